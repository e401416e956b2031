/** The line above the views: what differs, the way to it, and the switch for GitHub's view. */
export class Bar {
  readonly element = document.createElement('header');
  readonly #count = document.createElement('span');
  readonly #message = document.createElement('span');
  readonly #previous: HTMLButtonElement;
  readonly #next: HTMLButtonElement;
  readonly #github: HTMLButtonElement;

  constructor(act: { readonly step: (by: 1 | -1) => void; readonly github: () => void }) {
    this.#previous = button('↑', 'Previous place that differs', () => act.step(-1));
    this.#next = button('↓', 'Next place that differs', () => act.step(1));
    this.#github = button('GitHub’s View', 'Show beside it what GitHub makes of the draft', act.github);
    this.#github.id = 'github';
    this.#message.setAttribute('role', 'status');
    this.#message.id = 'message';
    this.#count.id = 'count';
    this.element.append(this.#count, this.#previous, this.#next, this.#message, this.#github);
    this.count(0);
  }

  /** How many places differ. */
  count(places: number): void {
    this.#count.textContent =
      places === 0 ? 'GitHub shows the same' : `GitHub shows ${places} ${places === 1 ? 'place' : 'places'} otherwise`;
    this.#previous.hidden = this.#next.hidden = places === 0;
  }

  say(text: string): void {
    this.#message.textContent = text;
  }

  press(github: boolean): void {
    this.#github.setAttribute('aria-pressed', String(github));
  }
}

function button(text: string, title: string, act: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.textContent = text;
  element.title = title;
  element.addEventListener('click', act);
  return element;
}
