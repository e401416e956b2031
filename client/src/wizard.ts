import {
  type Disposable,
  type InputBox,
  type QuickInputButton,
  QuickInputButtons,
  type QuickPick,
  window,
} from 'vscode';
import { openQuestions, type Partly, problemOf, type Question } from './event-form.ts';

/** Asks the questions one after the other, with a way back; `undefined` when somebody gives up. */
export async function askEvent(): Promise<Partly | undefined> {
  let answers: Partly = {};
  for (let step = 0; ; ) {
    const open = openQuestions(answers);
    const question = open[step];
    if (!question) return answers;
    const outcome = await askOne(question, answers, `Insert Event (${step + 1}/${open.length})`, step > 0);
    if (outcome === 'cancelled') return undefined;
    if (outcome === 'back') {
      step--;
    } else {
      answers = { ...answers, [question.key]: outcome.answer };
      step++;
    }
  }
}

type Outcome = 'back' | 'cancelled' | { readonly answer: string };

function askOne(question: Question, answers: Partly, title: string, canGoBack: boolean): Promise<Outcome> {
  return new Promise((resolve) => {
    const input = question.choices ? choose(question, resolve) : type(question, answers, resolve);
    input.title = title;
    input.ignoreFocusOut = true;
    input.buttons = canGoBack ? [QuickInputButtons.Back] : [];
    const subscriptions: Disposable[] = [
      input.onDidTriggerButton((button: QuickInputButton) => {
        if (button === QuickInputButtons.Back) resolve('back');
        input.hide();
      }),
      // Comes after an answer too, which is then the one that counts.
      input.onDidHide(() => {
        resolve('cancelled');
        for (const subscription of subscriptions) subscription.dispose();
        input.dispose();
      }),
    ];
    input.show();
  });
}

function type(question: Question, answers: Partly, done: (outcome: Outcome) => void): InputBox {
  const box = window.createInputBox();
  box.prompt = question.prompt;
  box.placeholder = question.placeholder;
  box.value = answers[question.key] ?? '';
  box.onDidChangeValue((value) => {
    // An answer that is not finished is not wrong yet: complain only about what was complained about before.
    if (box.validationMessage) box.validationMessage = problemOf(question, value, answers);
  });
  box.onDidAccept(() => {
    box.validationMessage = problemOf(question, box.value, answers);
    if (box.validationMessage) return;
    done({ answer: box.value.trim() });
    box.hide();
  });
  return box;
}

function choose(question: Question, done: (outcome: Outcome) => void): QuickPick<{ value: string; label: string }> {
  const pick = window.createQuickPick<{ value: string; label: string; description: string }>();
  pick.placeholder = question.prompt;
  pick.items = question.choices ?? [];
  pick.onDidAccept(() => {
    const [item] = pick.activeItems;
    if (item) done({ answer: item.value });
    pick.hide();
  });
  return pick;
}
