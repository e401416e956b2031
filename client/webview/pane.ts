import type { Difference } from '../src/preview/messages.ts';
import { inOrder, lineAt, type Place, topOf, within } from '../src/preview/places.ts';
import { anchorPrefix, sanitise } from './sanitise.ts';

/** How long a movement of ours is taken for what it is, in milliseconds. */
const echo = 150;

/** One view of the draft, which scrolls by itself. */
export class Pane {
  readonly element = document.createElement('main');
  readonly #notes = new WeakMap<Element, readonly Difference[]>();
  #marked: readonly HTMLElement[] = [];
  #places: readonly Place[] | undefined;
  #lineCount = 0;
  #movedAt = 0;

  /** @param onScroll Is told the line at the top when somebody scrolls. */
  constructor(label: string, onScroll: (line: number) => void) {
    this.element.setAttribute('aria-label', label);
    this.element.addEventListener('scroll', () => {
      if (performance.now() - this.#movedAt > echo) onScroll(this.line);
    });
    // What is loaded or folded out moves what is below it.
    new ResizeObserver(() => {
      this.#places = undefined;
    }).observe(this.element);
    this.element.addEventListener('toggle', () => (this.#places = undefined), true);
  }

  /** Shows a draft, its differences marked. What was at the top stays there. */
  show(html: string, differences: readonly Difference[], lineCount: number): void {
    const { scrollTop } = this.element;
    this.element.replaceChildren(sanitise(html));
    this.#lineCount = lineCount;
    this.#places = undefined;
    this.#mark(differences);
    this.#moveTo(scrollTop);
  }

  /** The elements that GitHub shows otherwise. */
  get marked(): readonly HTMLElement[] {
    return this.#marked;
  }

  /** What is to be said of a marked element. */
  notesOf(element: Element): readonly Difference[] {
    return this.#notes.get(element) ?? [];
  }

  /** The line at the top. */
  get line(): number {
    return lineAt(this.#known(), this.element.scrollTop);
  }

  set line(line: number) {
    this.#moveTo(topOf(this.#known(), line));
  }

  /** Goes to an anchor of the draft. */
  goTo(anchor: string): void {
    this.element.querySelector(`#${CSS.escape(anchorPrefix + anchor)}`)?.scrollIntoView();
  }

  /** The line of the draft on which an element, or one around it, begins. */
  lineOf(element: Element): number | undefined {
    const line = element.closest('[data-line]')?.getAttribute('data-line');
    return line ? Number(line) : undefined;
  }

  #moveTo(top: number): void {
    this.#movedAt = performance.now();
    this.element.scrollTop = top;
  }

  #lined(): { readonly element: HTMLElement; readonly line: number }[] {
    const elements = this.element.querySelectorAll<HTMLElement>('[data-line]');
    return Array.from(elements, (element) => ({ element, line: Number(element.dataset['line']) }));
  }

  #known(): readonly Place[] {
    if (this.#places) return this.#places;
    const { scrollTop, scrollHeight } = this.element;
    const above = this.element.getBoundingClientRect().top - scrollTop;
    const places = this.#lined().map(({ element, line }) => ({
      line,
      top: element.getBoundingClientRect().top - above,
    }));
    this.#places = inOrder([...places, { line: this.#lineCount, top: scrollHeight }]);
    return this.#places;
  }

  #mark(differences: readonly Difference[]): void {
    const lined = this.#lined();
    const notes = new Map<HTMLElement, Difference[]>();
    for (const difference of differences) {
      const about = within(lined, difference.startLine, difference.endLine).map(({ element }) => element);
      // Of elements within each other the outer one is marked.
      for (const element of about.filter((one) => !about.some((other) => other !== one && other.contains(one)))) {
        notes.set(element, [...(notes.get(element) ?? []), difference]);
      }
    }
    for (const [element, list] of notes) {
      element.classList.add('differs');
      element.tabIndex = 0;
      this.#notes.set(element, list);
    }
    this.#marked = lined.map(({ element }) => element).filter((element) => notes.has(element));
  }
}
