import { type Disposable, type InputBox, type QuickPickItem, window } from 'vscode';
import { type Asked, type Partly, problemOf, type Question, questionsFor, withOrganiser } from './event-form.ts';
import type { KnownOrganiser } from './protocol.ts';
import { type Frame, inSteps, type Outcome, type Step, show } from './steps.ts';

/**
 * Asks the questions one after the other, with a way back; `undefined` when somebody gives up.
 *
 * @param known Answers that are there to be accepted, or changed.
 * @param organisers Those to pick from, the likeliest first; without any, all is typed.
 */
export async function askEvent(
  known: Partly = {},
  organisers: readonly KnownOrganiser[] = [],
): Promise<Partly | undefined> {
  const first = organisers.length > 0 ? [pickOrganiser(organisers)] : [];
  const asked = await inSteps<Asked>('Insert Event', { answers: known }, (state) => [
    ...first,
    ...questionsFor(state).map(stepOf),
  ]);
  return asked?.answers;
}

const stepOf =
  (question: Question): Step<Asked> =>
  async (asked, frame) => {
    const { answers } = asked;
    const outcome = question.choices ? await choose(question, answers, frame) : await type(question, answers, frame);
    if (typeof outcome === 'string') return outcome;
    return { answer: { ...asked, answers: { ...answers, [question.key]: outcome.answer } } };
  };

/** Who it is says where it is, most often; somebody new is asked for by name. */
const pickOrganiser =
  (organisers: readonly KnownOrganiser[]): Step<Asked> =>
  (asked, frame) => {
    const pick = window.createQuickPick<QuickPickItem & { readonly known?: KnownOrganiser }>();
    pick.placeholder = 'Who organises it?';
    pick.matchOnDescription = true;
    pick.items = [
      ...organisers.map((known) => ({ label: known.organiser, description: known.place, known })),
      { label: '$(edit) Somebody else…', alwaysShow: true },
    ];
    pick.activeItems = pick.items.filter(({ known }) => known && known === asked.picked);
    return show(pick, frame, (answer) => [
      pick.onDidAccept(() => {
        const [item] = pick.activeItems;
        if (item) answer(withOrganiser(asked, item.known));
      }),
    ]);
  };

function type(question: Question, answers: Partly, frame: Frame): Promise<Outcome<string>> {
  const box = window.createInputBox();
  box.prompt = question.prompt;
  box.placeholder = question.placeholder;
  box.value = answers[question.key] ?? '';
  return show(box, frame, (answer) => accepted(box, (value) => problemOf(question, value, answers), answer));
}

/** Ends a question with what was typed, unless something is wrong with it. */
function accepted(
  box: InputBox,
  problem: (value: string) => string | undefined,
  answer: (value: string) => void,
): Disposable[] {
  return [
    box.onDidChangeValue((value) => {
      // An answer that is not finished is not wrong yet: complain only about what was complained about before.
      if (box.validationMessage) box.validationMessage = problem(value);
    }),
    box.onDidAccept(() => {
      box.validationMessage = problem(box.value);
      if (!box.validationMessage) answer(box.value.trim());
    }),
  ];
}

function choose(question: Question, answers: Partly, frame: Frame): Promise<Outcome<string>> {
  const pick = window.createQuickPick<{ value: string; label: string; description: string }>();
  pick.placeholder = question.prompt;
  pick.items = question.choices ?? [];
  pick.activeItems = pick.items.filter(({ value }) => value === answers[question.key]);
  return show(pick, frame, (answer) => [
    pick.onDidAccept(() => {
      const [item] = pick.activeItems;
      if (item) answer(item.value);
    }),
  ]);
}
