import { type Disposable, type InputBox, window } from 'vscode';
import { openQuestions, type Partly, problemOf, type Question } from './event-form.ts';
import { type Frame, inSteps, type Outcome, type Step, show } from './steps.ts';

/**
 * Asks the questions one after the other, with a way back; `undefined` when somebody gives up.
 *
 * @param known Answers that are there to be accepted, or changed.
 */
export function askEvent(known: Partly = {}): Promise<Partly | undefined> {
  return inSteps<Partly>('Insert Event', known, (answers) => openQuestions(answers).map(stepOf));
}

const stepOf =
  (question: Question): Step<Partly> =>
  async (answers, frame) => {
    const outcome = question.choices ? await choose(question, answers, frame) : await type(question, answers, frame);
    return typeof outcome === 'string' ? outcome : { answer: { ...answers, [question.key]: outcome.answer } };
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
