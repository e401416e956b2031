/**
 * Emphasis and strong emphasis.
 *
 * The site knows no flanking rules for asterisks: `*` opens, the next `*` closes, whatever stands beside them (asterisks with
 * white space on both sides were taken out before). Underscores count only outside words. Runs of three are tried as emphasis
 * in strong emphasis and the other way round first. Inside an emphasis only the simpler forms are looked for.
 */
import { offsetAfter, offsetOf, type SourceText, sliceSource } from './source.ts';
import { type Element, makeElement } from './tree.ts';

/** A form found: ranges of its one or two inner texts, and its end. */
interface Found {
  readonly inner: readonly [from: number, to: number];
  readonly more?: readonly [from: number, to: number];
  readonly end: number;
}

/** How the inner texts nest: one element; outer with inner first and text behind; outer with text first and inner behind. */
type Shape = 'single' | 'innerFirst' | 'innerLast';

interface Form {
  readonly shape: Shape;
  readonly tags: readonly [outer: string, inner: string];
  find(text: EmphasisText, at: number, charBefore: string): Found | undefined;
}

/** Is this character part of a word? */
function isWord(char: string): boolean {
  if (char === '') return false;
  const code = char.charCodeAt(0);
  if (code < 0x80) {
    return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || code === 95 || (code >= 97 && code <= 122);
  }
  return /[\p{L}\p{N}_]/u.test(char);
}

/** The character before `at`, a pair of surrogates as one. */
function characterBefore(text: string, at: number): string {
  const code = text.charCodeAt(at - 1);
  return code >= 0xdc00 && code <= 0xdfff ? text.slice(at - 2, at) : (text[at - 1] ?? '');
}

function characterAt(text: string, at: number): string {
  const code = text.codePointAt(at);
  return code === undefined ? '' : String.fromCodePoint(code);
}

/** A text and where delimiters can close in it, so that no search goes over the same characters again and again. */
class EmphasisText {
  readonly text: string;
  private readonly lastSeen = new Map<string, number>();
  private underscores: Record<'single' | 'em' | 'strong' | 'triple', number[]> | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /** Like `indexOf`, without a search where there is nothing to find. */
  indexOf(delimiter: string, from: number): number {
    let last = this.lastSeen.get(delimiter);
    if (last === undefined) {
      last = this.text.lastIndexOf(delimiter);
      this.lastSeen.set(delimiter, last);
    }
    return from > last ? -1 : this.text.indexOf(delimiter, from);
  }

  /** First place at or behind `from` where underscores of that kind can stand. */
  underscore(kind: 'single' | 'em' | 'strong' | 'triple', from: number): number {
    this.underscores ??= this.findUnderscores();
    const places = this.underscores[kind];
    let low = 0;
    let high = places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((places[middle] ?? 0) < from) low = middle + 1;
      else high = middle;
    }
    return places[low] ?? -1;
  }

  private findUnderscores(): Record<'single' | 'em' | 'strong' | 'triple', number[]> {
    const text = this.text;
    const found = { single: [] as number[], em: [] as number[], strong: [] as number[], triple: [] as number[] };
    for (let at = text.indexOf('_'); at >= 0; at = text.indexOf('_', at + 1)) {
      const before = text[at - 1] ?? '';
      if (text[at + 1] !== '_' && !isWord(characterBefore(text, at))) found.single.push(at);
      if (before !== '_' && !isWord(characterAt(text, at + 1))) found.em.push(at);
      if (before !== '_' && text[at + 1] === '_' && !isWord(characterAt(text, at + 2))) found.strong.push(at);
      if (text.startsWith('__', at + 1) && !isWord(characterAt(text, at + 3))) found.triple.push(at);
    }
    return found;
  }
}

/** `***a* b**` */
function emInStrong(delimiter: string) {
  return (text: EmphasisText, at: number): Found | undefined => {
    if (!text.text.startsWith(delimiter.repeat(3), at)) return undefined;
    const middle = text.indexOf(delimiter, at + 4);
    const end = middle < 0 ? -1 : text.indexOf(delimiter.repeat(2), middle + 1);
    return end < 0 ? undefined : { inner: [at + 3, middle], more: [middle + 1, end], end: end + 2 };
  };
}

/** `***a** b*` */
function strongInEm(delimiter: string) {
  return (text: EmphasisText, at: number): Found | undefined => {
    if (!text.text.startsWith(delimiter.repeat(3), at)) return undefined;
    const middle = text.indexOf(delimiter.repeat(2), at + 4);
    const end = middle < 0 ? -1 : text.indexOf(delimiter, middle + 2);
    return end < 0 ? undefined : { inner: [at + 3, middle], more: [middle + 2, end], end: end + 1 };
  };
}

const ASTERISK_FORMS: readonly Form[] = [
  { shape: 'innerFirst', tags: ['strong', 'em'], find: emInStrong('*') },
  { shape: 'innerFirst', tags: ['em', 'strong'], find: strongInEm('*') },
  {
    // `**a *b***`
    shape: 'innerLast',
    tags: ['strong', 'em'],
    find: (text, at) => {
      if (text.text[at + 1] !== '*' || text.text[at + 2] === '*' || text.indexOf('***', at + 5) < 0) return undefined;
      const middle = text.indexOf('*', at + 3);
      if (middle < 0 || text.text[middle + 1] === '*') return undefined;
      const end = text.indexOf('***', middle + 2);
      return end < 0 ? undefined : { inner: [at + 2, middle], more: [middle + 1, end], end: end + 3 };
    },
  },
  {
    shape: 'single',
    tags: ['strong', ''],
    find: (text, at) => {
      if (text.text[at + 1] !== '*') return undefined;
      const end = text.indexOf('**', at + 3);
      return end < 0 ? undefined : { inner: [at + 2, end], end: end + 2 };
    },
  },
  {
    shape: 'single',
    tags: ['em', ''],
    find: (text, at) => {
      const end = text.indexOf('*', at + 1);
      return end < at + 2 ? undefined : { inner: [at + 1, end], end: end + 1 };
    },
  },
];

const UNDERSCORE_FORMS: readonly Form[] = [
  { shape: 'innerFirst', tags: ['strong', 'em'], find: emInStrong('_') },
  { shape: 'innerFirst', tags: ['em', 'strong'], find: strongInEm('_') },
  {
    // `__a _b___`
    shape: 'innerLast',
    tags: ['strong', 'em'],
    find: (text, at, charBefore) => {
      if (isWord(charBefore) || text.text[at + 1] !== '_' || text.text[at + 2] === '_') return undefined;
      const middle = text.underscore('single', at + 3);
      const end = middle < 0 ? -1 : text.underscore('triple', middle + 2);
      return end < 0 ? undefined : { inner: [at + 2, middle], more: [middle + 1, end], end: end + 3 };
    },
  },
  {
    shape: 'single',
    tags: ['strong', ''],
    find: (text, at, charBefore) => {
      if (isWord(charBefore) || text.text[at + 1] !== '_' || text.text[at + 2] === '_') return undefined;
      const end = text.underscore('strong', at + 3);
      return end < 0 ? undefined : { inner: [at + 2, end], end: end + 2 };
    },
  },
  {
    shape: 'single',
    tags: ['em', ''],
    find: (text, at, charBefore) => {
      if (isWord(charBefore) || text.text[at + 1] === '_') return undefined;
      const end = text.underscore('em', at + 2);
      return end < 0 ? undefined : { inner: [at + 1, end], end: end + 1 };
    },
  },
];

/** Looks for the forms of one delimiter in a text. */
export class EmphasisReader {
  private readonly source: SourceText;
  private readonly text: EmphasisText;
  private readonly delimiter: '*' | '_';
  private readonly forms: readonly Form[];

  constructor(source: SourceText, delimiter: '*' | '_') {
    this.source = source;
    this.text = new EmphasisText(source.text);
    this.delimiter = delimiter;
    this.forms = delimiter === '*' ? ASTERISK_FORMS : UNDERSCORE_FORMS;
  }

  /**
   * The element that begins at `at`.
   *
   * @param wordBefore the character before, where that is not the one in the text
   */
  read(at: number, before?: string): { element: Element; end: number } | undefined {
    return this.readFrom(0, at, before ?? characterBefore(this.source.text, at));
  }

  private readFrom(first: number, at: number, before: string): { element: Element; end: number } | undefined {
    for (let index = first; index < this.forms.length; index++) {
      const form = this.forms[index];
      const found = form?.find(this.text, at, before);
      if (form && found) return { element: this.build(form, index, found, at), end: found.end };
    }
    return undefined;
  }

  private build(form: Form, index: number, found: Found, at: number): Element {
    const outer = makeElement(form.tags[0], 'emphasis', offsetOf(this.source, at), offsetAfter(this.source, found.end));
    if (form.shape === 'single' || !found.more) {
      this.fill(outer, undefined, found.inner, index);
      return outer;
    }
    // The inner element's own offsets: its delimiters are those that the outer one leaves.
    const innerLast = form.shape === 'innerLast';
    const size = form.tags[1] === 'em' ? 1 : 2;
    const from = innerLast ? found.more[0] - 1 : found.inner[0] - size;
    const to = innerLast ? found.more[1] + 1 : found.inner[1] + size;
    const inner = makeElement(form.tags[1], 'emphasis', offsetOf(this.source, from), offsetAfter(this.source, to));
    if (innerLast) {
      this.fill(outer, undefined, found.inner, index);
      outer.children.push(inner);
      this.fill(inner, undefined, found.more, index);
    } else {
      this.fill(inner, undefined, found.inner, index);
      outer.children.push(inner);
      this.fill(outer, inner, found.more, index);
    }
    return outer;
  }

  /** Puts a range of the text into `parent`, behind `last`, looking for forms that come after form `index`. */
  private fill(parent: Element, last: Element | undefined, range: readonly [number, number], index: number): void {
    const source = sliceSource(this.source, range[0], range[1]);
    const put = (to: Element | undefined, text: SourceText): void => {
      if (text.text === '') return;
      if (to) to.tail = text;
      else parent.text = text;
    };
    if (index + 1 >= this.forms.length || !source.text.includes(this.delimiter)) {
      put(last, source);
      return;
    }
    const reader = new EmphasisReader(source, this.delimiter);
    let behind = last;
    let from = 0;
    for (let at = source.text.indexOf(this.delimiter); at >= 0; at = source.text.indexOf(this.delimiter, at)) {
      const found = reader.readFrom(index + 1, at, characterBefore(source.text, at));
      if (!found) {
        at++;
        continue;
      }
      put(behind, sliceSource(source, from, at));
      parent.children.push(found.element);
      behind = found.element;
      from = found.end;
      at = found.end;
    }
    put(behind, sliceSource(source, from, source.text.length));
  }
}
