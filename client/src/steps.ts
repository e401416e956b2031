import { type Disposable, type QuickInput, type QuickInputButton, QuickInputButtons } from 'vscode';

/** What somebody did with a question. */
export type Outcome<Answer> = 'back' | 'cancelled' | { readonly answer: Answer };

/** What a question shows of the way through all of them. */
export interface Frame {
  readonly title: string;
  readonly canGoBack: boolean;
}

/** An input that has buttons. */
type Asking = QuickInput & {
  buttons: readonly QuickInputButton[];
  readonly onDidTriggerButton: (listener: (button: QuickInputButton) => unknown) => Disposable;
};

/**
 * Shows a question, with a way back, until it is answered or given up.
 *
 * @param wire Sets the input up; what it calls with an answer ends the question.
 * @param buttons Buttons beside the one that goes back.
 */
export function show<Answer>(
  input: Asking,
  frame: Frame,
  wire: (answer: (value: Answer) => void) => readonly Disposable[],
  buttons: readonly QuickInputButton[] = [],
): Promise<Outcome<Answer>> {
  return new Promise((resolve) => {
    const end = (outcome: Outcome<Answer>): void => {
      resolve(outcome);
      input.hide();
    };
    input.title = frame.title;
    input.ignoreFocusOut = true;
    input.buttons = [...(frame.canGoBack ? [QuickInputButtons.Back] : []), ...buttons];
    const subscriptions: readonly Disposable[] = [
      ...wire((answer) => end({ answer })),
      input.onDidTriggerButton((button) => {
        if (button === QuickInputButtons.Back) end('back');
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

/** One step: asks, and gives what is known afterwards. */
export type Step<State> = (state: State, frame: Frame) => Promise<Outcome<State>>;

/**
 * Goes through steps, one after the other, with a way back; `undefined` when somebody gives up. A step that is gone back to
 * starts with what is known by then.
 *
 * @param stepsFor The steps that make sense with what is known.
 */
export async function inSteps<State>(
  name: string,
  start: State,
  stepsFor: (state: State) => readonly Step<State>[],
): Promise<State | undefined> {
  let state = start;
  for (let at = 0; ; ) {
    const steps = stepsFor(state);
    const step = steps[at];
    if (!step) return state;
    const outcome = await step(state, { title: `${name} (${at + 1}/${steps.length})`, canGoBack: at > 0 });
    if (outcome === 'cancelled') return undefined;
    if (outcome === 'back') at--;
    else {
      state = outcome.answer;
      at++;
    }
  }
}
