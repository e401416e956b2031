import type { Difference } from '../src/preview/messages.ts';
import { inOrder, lineAt, type Place, topOf, within } from '../src/preview/places.ts';
import { anchorPrefix, sanitise } from './sanitise.ts';

/** One view of the draft, which scrolls by itself. */
export class Pane {
  readonly element = document.createElement('main');
  readonly label: string;
  readonly #notes = new WeakMap<Element, readonly Difference[]>();
  #marked: readonly HTMLElement[] = [];
  #places: readonly Place[] | undefined;
  #lineCount = 0;
  /** The line that was at the top when somebody, or the editor, last moved the view. */
  #top = 0;
  /** Where a movement of ours has led, until somebody scrolls. */
  #movedTo: number | undefined;

  /** @param onScroll Is told the line at the top when somebody scrolls. */
  constructor(label: string, onScroll: (line: number) => void) {
    this.label = label;
    this.element.setAttribute('aria-label', label);
    this.element.addEventListener('scroll', () => {
      if (this.element.scrollTop === this.#movedTo) return;
      this.#movedTo = undefined;
      this.#top = this.line;
      onScroll(this.#top);
    });
    // In another width the lines are elsewhere; the one at the top stays there.
    new ResizeObserver(() => {
      this.#places = undefined;
      this.line = this.#top;
    }).observe(this.element);
    // What is folded out moves what is below it.
    this.element.addEventListener('toggle', () => (this.#places = undefined), true);
  }

  /** Shows a draft, its differences marked. What was at the top stays there. */
  show(html: string, differences: readonly Difference[], lineCount: number): void {
    const { scrollTop } = this.element;
    const shifted = lineCount !== this.#lineCount;
    this.element.replaceChildren(sanitise(html));
    this.#lineCount = lineCount;
    this.#places = undefined;
    this.#mark(differences);
    this.#moveTo(scrollTop);
    // Lines came or went, perhaps above: what stays at the top has another number then.
    if (shifted && scrollTop > 0) this.#top = this.line;
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
    this.#top = line;
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
    this.element.scrollTop = top;
    // What the view has made of it: it cannot scroll beyond its ends, nor by any fraction.
    this.#movedTo = this.element.scrollTop;
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
      const touched = within(lined, difference.startLine, difference.endLine).map(({ element }) => element);
      // A list that goes on behind what differs is not marked for one of its items.
      const behind = lined.filter(({ line }) => line > difference.endLine);
      const whole = touched.filter((one) => !behind.some(({ element }) => one.contains(element)));
      const about = whole.length > 0 ? whole : touched;
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
