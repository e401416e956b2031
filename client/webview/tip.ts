import type { Difference } from '../src/preview/messages.ts';

/** Explains a marked element while the pointer is over it, or it has the focus. */
export class Tip {
  readonly element = document.createElement('aside');
  #about: Element | undefined;

  constructor() {
    this.element.id = 'tip';
    this.element.setAttribute('role', 'tooltip');
    this.element.hidden = true;
  }

  show(about: HTMLElement, notes: readonly Difference[]): void {
    if (about === this.#about) return;
    this.hide();
    this.#about = about;
    about.setAttribute('aria-describedby', this.element.id);
    this.element.replaceChildren(...notes.map(paragraphOf));
    this.element.hidden = false;
    const { left, top, bottom } = about.getBoundingClientRect();
    const { width, height } = this.element.getBoundingClientRect();
    const below = bottom + 4;
    const room = below + height < innerHeight;
    this.element.style.top = `${Math.max(4, room ? below : Math.min(top, innerHeight) - height - 4)}px`;
    this.element.style.left = `${Math.max(4, Math.min(left, innerWidth - width - 4))}px`;
  }

  hide(): void {
    this.#about?.removeAttribute('aria-describedby');
    this.#about = undefined;
    this.element.hidden = true;
  }
}

function paragraphOf({ message, rule }: Difference): HTMLElement {
  const paragraph = document.createElement('p');
  const code = document.createElement('code');
  code.textContent = rule;
  paragraph.append(`${message} `, code);
  return paragraph;
}
