/** Abbreviations: every word that was defined by `*[word]: title` becomes an element that shows the title, in code spans, too. */
import { offsetAfter, offsetOf, type SourceText, sliceSource } from './source.ts';
import { type Element, makeElement } from './tree.ts';

const WORD = /[\p{L}\p{N}_]/u;

function isWordAt(text: string, at: number): boolean {
  return at >= 0 && at < text.length && WORD.test(text[at] ?? '');
}

function isBoundary(text: string, at: number): boolean {
  return isWordAt(text, at - 1) !== isWordAt(text, at);
}

/** Longer abbreviations first; found by their first character. */
class Abbreviations {
  private readonly titles: ReadonlyMap<string, string>;
  private readonly lengths = new Map<string, number[]>();

  constructor(titles: ReadonlyMap<string, string>) {
    this.titles = titles;
    for (const label of [...titles.keys()].sort((a, b) => b.length - a.length)) {
      const first = label[0];
      if (first === undefined) continue;
      const known = this.lengths.get(first);
      if (!known) this.lengths.set(first, [label.length]);
      else if (known[known.length - 1] !== label.length) known.push(label.length);
    }
  }

  /** Takes a text apart: what stands before the first abbreviation, and elements with their tails. */
  split(source: SourceText): { text: SourceText; elements: Element[] } | undefined {
    const { text } = source;
    const elements: Element[] = [];
    let leading: SourceText | undefined;
    let from = 0;
    const put = (to: number): void => {
      const part = sliceSource(source, from, to);
      const last = elements[elements.length - 1];
      if (last) last.tail = part;
      else leading = part;
    };
    for (let at = 0; at < text.length; at++) {
      const lengths = this.lengths.get(text[at] ?? '');
      if (!lengths || !isBoundary(text, at)) continue;
      for (const length of lengths) {
        const label = text.slice(at, at + length);
        const title = this.titles.get(label);
        if (title === undefined || !isBoundary(text, at + length)) continue;
        put(at);
        const end = at + length;
        const element = makeElement('abbr', 'abbreviation', offsetOf(source, at), offsetAfter(source, end));
        element.attributes.set('title', title);
        element.text = sliceSource(source, at, end);
        element.atomic = true;
        elements.push(element);
        from = end;
        at = end - 1;
        break;
      }
    }
    if (elements.length === 0) return undefined;
    put(text.length);
    return { text: leading ?? sliceSource(source, 0, 0), elements };
  }
}

/** Marks the abbreviations in `root` and what is in it. */
export function applyAbbreviations(root: Element, titles: ReadonlyMap<string, string>): void {
  const defined = new Map([...titles].filter(([label, title]) => title !== '' && label !== ''));
  if (defined.size === 0) return;
  const abbreviations = new Abbreviations(defined);
  const stack = [root];
  for (let element = stack.pop(); element; element = stack.pop()) {
    const children = element.children;
    stack.push(...children);
    element.children = [];
    const own = element.text && abbreviations.split(element.text);
    if (own) {
      element.text = own.text;
      element.children.push(...own.elements);
    }
    for (const child of children) {
      element.children.push(child);
      const tail = child.tail && abbreviations.split(child.tail);
      if (!tail) continue;
      child.tail = tail.text;
      element.children.push(...tail.elements);
    }
  }
}
