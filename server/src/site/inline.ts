/**
 * Inline structure: code, escapes, links, images, addresses, HTML, emphasis.
 *
 * The site looks for one kind after the other through the whole text of a block (code first, emphasis last), sets each find
 * aside and leaves a mark. The inside of a find is looked through for the kinds that come later, not for its own kind: there is
 * no link in a link. After a find it begins again from the start of the text, because what failed before may work now. That is
 * done here, too, but on a budget: with thousands of openers that lead nowhere it goes on behind the find instead.
 *
 * Two oddities follow from the marks and are kept. Raw HTML that spans earlier finds gets them printed into it, where a find
 * inside a find leaves its mark behind in the output. And an escaped character inside raw HTML gets its backslash back.
 */
import { EmphasisReader } from './emphasis.ts';
import { type Budget, type Destination, finishTitle, readDestination } from './links.ts';
import type { FootnoteBlock, Reference } from './model.ts';
import {
  countLeading,
  isSpace,
  offsetAfter,
  offsetOf,
  type Replacement,
  replaceInSource,
  type SourceText,
  SourceTextBuilder,
  sliceSource,
  syntheticSource,
  trim,
} from './source.ts';
import { escapeMark, inlineMark, rawMark, restoreEscapes, type StashEntry } from './stash.ts';
import { type Element, makeElement, serialise, textOf } from './tree.ts';

/** What inline parsing needs to know of the document. */
export interface InlineContext {
  readonly references: ReadonlyMap<string, Reference>;
  readonly footnotes: ReadonlyMap<string, FootnoteBlock>;
}

/** A find: an element, or text that is final from here on. */
type Find = Element | SourceText;

/** What a pattern makes of a candidate. */
type Reading =
  /** Nothing; look on from `next`. With `final`, also after later finds. */
  | { readonly kind: 'none'; readonly next: number; readonly final?: boolean }
  | { readonly kind: 'find'; readonly from: number; readonly to: number; readonly find: Find };

/** One kind of inline structure. */
interface Pattern {
  /** The first place at or behind `from` worth reading, or -1. */
  candidate(text: string, from: number): number;
  read(pass: Pass, at: number): Reading;
}

function isElement(find: Find): find is Element {
  return 'tag' in find;
}

const ESCAPABLE = new Set('\\`*_{}[]()>#+-.!|');

/** Is a backslash before this character dropped by the site? */
export function isEscapable(char: string): boolean {
  return ESCAPABLE.has(char);
}

/** One pattern's way through one text; what it computes about the text is thrown away when the text changes. */
class Pass {
  readonly parser: InlineParser;
  readonly source: SourceText;
  readonly text: string;
  readonly budget: Budget;
  /** Where the last find ended: a mark stands there. */
  floor = 0;
  private closing: Int32Array | undefined;
  private tickRuns: Map<number, number[]> | undefined;
  private emphasis: EmphasisReader | undefined;
  private readonly absentFrom = new Map<string, number>();

  constructor(parser: InlineParser, source: SourceText, budget: Budget) {
    this.parser = parser;
    this.source = source;
    this.text = source.text;
    this.budget = budget;
  }

  /** The unit before `at`, a mark's where a find has just been made. */
  before(at: number): string {
    return at > 0 && at === this.floor ? '\x03' : (this.text[at - 1] ?? '');
  }

  /** Like `indexOf`, but looks only once where there is nothing. */
  indexOf(needle: string, from: number): number {
    if (from >= (this.absentFrom.get(needle) ?? Number.POSITIVE_INFINITY)) return -1;
    const at = this.text.indexOf(needle, from);
    if (at < 0) this.absentFrom.set(needle, from);
    return at;
  }

  /** Index of the bracket that closes the one at `at`, or -1. */
  closingBracket(at: number): number {
    if (!this.closing) {
      const closing = new Int32Array(this.text.length).fill(-1);
      const open: number[] = [];
      for (let i = 0; i < this.text.length; i++) {
        const code = this.text.charCodeAt(i);
        if (code === 0x5b) {
          open.push(i);
        } else if (code === 0x5d) {
          const opener = open.pop();
          if (opener !== undefined) closing[opener] = i;
        }
      }
      this.closing = closing;
    }
    return this.closing[at] ?? -1;
  }

  /** First run of exactly `size` backticks at or behind `from`. */
  tickRun(size: number, from: number): number {
    if (!this.tickRuns) {
      this.tickRuns = new Map();
      for (let at = this.text.indexOf('`'); at >= 0; ) {
        const length = countLeading(this.text, '`', at);
        const known = this.tickRuns.get(length);
        if (known) known.push(at);
        else this.tickRuns.set(length, [at]);
        at = this.text.indexOf('`', at + length);
      }
    }
    const runs = this.tickRuns.get(size);
    if (!runs) return -1;
    let low = 0;
    let high = runs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((runs[middle] ?? 0) < from) low = middle + 1;
      else high = middle;
    }
    return runs[low] ?? -1;
  }

  readEmphasis(delimiter: '*' | '_', at: number): { element: Element; end: number } | undefined {
    this.emphasis ??= new EmphasisReader(this.source, delimiter);
    return this.emphasis.read(at, at === this.floor && at > 0 ? '\x03' : undefined);
  }

  element(tag: string, origin: Element['origin'], from: number, to: number): Element {
    return makeElement(tag, origin, offsetOf(this.source, from), offsetAfter(this.source, to));
  }

  slice(from: number, to: number): SourceText {
    return sliceSource(this.source, from, to);
  }

  /** Final text that stands for `[from, to)`. */
  final(text: string, from: number, to: number): SourceText {
    return syntheticSource(text, offsetOf(this.source, from), offsetAfter(this.source, to));
  }
}

const codeSpan: Pattern = {
  candidate: (text, from) => {
    const tick = text.indexOf('`', from);
    if (tick <= from) return tick;
    // Backslashes before backticks are the pattern's business, too.
    let at = tick;
    while (at > from && text[at - 1] === '\\') at--;
    return at;
  },
  read: (pass, at) => {
    const { text } = pass;
    if (text[at] === '\\') {
      const count = countLeading(text, '\\', at);
      if (count % 2 === 0 && pass.before(at) !== '\\') {
        const find = pass.final(escapeMark('\\').repeat(count / 2), at, at + count);
        return { kind: 'find', from: at, to: at + count, find };
      }
      // The first backtick is escaped and opens nothing.
      return { kind: 'none', next: at + count + 1 };
    }
    if (pass.before(at) === '\\') return { kind: 'none', next: at + 1 };
    const run = countLeading(text, '`', at);
    for (let size = run; size > 0; size--) {
      const close = pass.tickRun(size, at + run);
      if (close < 0) continue;
      const element = pass.element('code', 'code', at, close + size);
      let [from, to] = [at + size, close];
      while (from < to && isSpace(text.charCodeAt(from))) from++;
      while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
      element.text = pass.slice(from, to);
      element.atomic = true;
      return { kind: 'find', from: at, to: close + size, find: element };
    }
    return { kind: 'none', next: at + run };
  },
};

const escaped: Pattern = {
  candidate: (text, from) => text.indexOf('\\', from),
  read: (pass, at) => {
    const char = pass.text[at + 1];
    if (char === undefined) return { kind: 'none', next: at + 1 };
    if (!isEscapable(char)) return { kind: 'none', next: at + 2, final: true };
    return { kind: 'find', from: at, to: at + 2, find: pass.final(escapeMark(char), at, at + 2) };
  },
};

const footnoteReference: Pattern = {
  candidate: (text, from) => text.indexOf('[^', from),
  read: (pass, at) => {
    const close = pass.indexOf(']', at + 2);
    if (close < 0) return { kind: 'none', next: at + 2 };
    const label = pass.text.slice(at + 2, close);
    const number = pass.parser.footnoteNumber(label);
    if (number === 0) return { kind: 'none', next: close + 1 };
    const sup = pass.element('sup', 'footnote', at, close + 1);
    sup.attributes.set('id', pass.parser.footnoteReferenceId(label));
    const link = pass.element('a', 'footnote', at, close + 1);
    link.attributes.set('class', 'footnote-ref');
    link.attributes.set('href', `#fn:${label}`);
    link.text = pass.final(String(number), at, close + 1);
    sup.children.push(link);
    return { kind: 'find', from: at, to: close + 1, find: sup };
  },
};

/** The bracketed text of a link or image, with what its closing bracket is followed by. */
interface Bracketed {
  readonly from: number;
  readonly to: number;
}

/** @param image whether to look for `![` instead of `[` */
function bracketPattern(
  image: boolean,
  read: (pass: Pass, at: number, text: Bracketed) => Reading | undefined,
): Pattern {
  const opener = image ? '![' : '[';
  return {
    candidate: (text, from) => text.indexOf(opener, from),
    read: (pass, at) => {
      const from = at + opener.length;
      const none: Reading = { kind: 'none', next: from };
      if (!image && pass.before(at) === '!') return none;
      const to = pass.closingBracket(from - 1);
      return to < 0 ? none : (read(pass, at, { from, to }) ?? none);
    },
  };
}

function makeLink(pass: Pass, at: number, text: Bracketed, destination: Destination): Reading {
  const element = pass.element('a', 'link', at, destination.end);
  const { url, title } = resolveDestination(pass, destination);
  element.attributes.set('href', url);
  if (title !== undefined) element.attributes.set('title', title);
  element.text = pass.slice(text.from, text.to);
  return { kind: 'find', from: at, to: destination.end, find: element };
}

function resolveDestination(pass: Pass, destination: Destination): { url: string; title: string | undefined } {
  const title = destination.title === undefined ? undefined : finishTitle(pass.parser.resolve(destination.title));
  return { url: trim(pass.parser.resolve(destination.url)), title };
}

const link = bracketPattern(false, (pass, at, text) => {
  const destination = readDestination(pass.text, text.to + 1, pass.budget);
  return destination && makeLink(pass, at, text, destination);
});

const image = bracketPattern(true, (pass, at, text) => {
  const destination = readDestination(pass.text, text.to + 1, pass.budget);
  if (!destination) return undefined;
  const element = pass.element('img', 'image', at, destination.end);
  const resolved = resolveDestination(pass, destination);
  element.attributes.set('src', resolved.url);
  if (resolved.title !== undefined) element.attributes.set('title', resolved.title);
  element.attributes.set('alt', pass.parser.resolve(pass.text.slice(text.from, text.to)));
  return { kind: 'find', from: at, to: destination.end, find: element };
});

/** Makes what a label leads to, or skips the brackets if that is nowhere. */
function makeReference(pass: Pass, at: number, text: Bracketed, label: string, end: number, image: boolean): Reading {
  const reference = pass.parser.context.references.get(label.replace(/\s+/g, ' '));
  if (!reference) return { kind: 'none', next: end, final: true };
  const element = pass.element(image ? 'img' : 'a', image ? 'imageReference' : 'reference', at, end);
  if (image) {
    element.attributes.set('alt', pass.parser.resolve(pass.text.slice(text.from, text.to)));
    element.attributes.set('src', reference.url);
  } else {
    element.attributes.set('href', reference.url);
    element.text = pass.slice(text.from, text.to);
  }
  if (reference.title !== undefined && reference.title !== '') element.attributes.set('title', reference.title);
  return { kind: 'find', from: at, to: end, find: element };
}

/** `[text][label]`, `[text] [label]`, `[label][]`. */
function fullReference(image: boolean): Pattern {
  return bracketPattern(image, (pass, at, text) => {
    let open = text.to + 1;
    if (open < pass.text.length && isSpace(pass.text.charCodeAt(open))) open++;
    if (pass.text[open] !== '[') return undefined;
    const close = pass.indexOf(']', open + 1);
    if (close < 0) return undefined;
    const label = pass.text.slice(open + 1, close) || pass.text.slice(text.from, text.to);
    return makeReference(pass, at, text, label.toLowerCase(), close + 1, image);
  });
}

/** `[label]`. */
function shortReference(image: boolean): Pattern {
  return bracketPattern(image, (pass, at, text) =>
    makeReference(pass, at, text, pass.text.slice(text.from, text.to).toLowerCase(), text.to + 1, image),
  );
}

const AUTOLINK = /<((?:ftp|http)s?:\/\/[^<>]*)>/iy;
const MAIL = /<([^<> !]+@[^@<> ]+)>/y;
const TAG = /<\/?[a-zA-Z][^<>@ ]*(?: [^<>]*)?>/y;
const ENTITY = /&(?:#[0-9]+|#x[0-9a-fA-F]+|[0-9a-zA-Z]+);/y;

const autolink: Pattern = {
  candidate: (text, from) => text.indexOf('<', from),
  read: (pass, at) => {
    AUTOLINK.lastIndex = at;
    const match = AUTOLINK.exec(pass.text);
    if (!match) return { kind: 'none', next: at + 1 };
    const end = AUTOLINK.lastIndex;
    const element = pass.element('a', 'autolink', at, end);
    element.attributes.set('href', pass.parser.resolve(match[1] ?? ''));
    element.text = pass.slice(at + 1, end - 1);
    element.atomic = true;
    return { kind: 'find', from: at, to: end, find: element };
  },
};

/** Stands for `&` where the next step must not escape it. */
export const AMPERSAND_MARK = '\x02amp\x03';

function hideAddress(address: string): string {
  let hidden = '';
  for (const char of address) hidden += `${AMPERSAND_MARK}#${char.codePointAt(0) ?? 0};`;
  return hidden;
}

const mail: Pattern = {
  candidate: (text, from) => text.indexOf('<', from),
  read: (pass, at) => {
    MAIL.lastIndex = at;
    const match = MAIL.exec(pass.text);
    if (!match) return { kind: 'none', next: at + 1 };
    const end = MAIL.lastIndex;
    const address = pass.parser.resolve(match[1] ?? '').replace(/^mailto:/, '');
    const element = pass.element('a', 'mail', at, end);
    element.attributes.set('href', hideAddress(`mailto:${address}`));
    element.text = pass.final(hideAddress(address), at + 1, end - 1);
    element.atomic = true;
    return { kind: 'find', from: at, to: end, find: element };
  },
};

const lineBreak: Pattern = {
  candidate: (text, from) => text.indexOf('  \n', from),
  read: (pass, at) => ({ kind: 'find', from: at, to: at + 3, find: pass.element('br', 'break', at, at + 3) }),
};

function makeRaw(pass: Pass, from: number, to: number): Reading {
  const html = restoreEscapes(pass.parser.resolveRaw(pass.text.slice(from, to)));
  const find = pass.final(
    pass.parser.stashRaw(html, offsetOf(pass.source, from), offsetAfter(pass.source, to)),
    from,
    to,
  );
  return { kind: 'find', from, to, find };
}

const rawTag: Pattern = {
  candidate: (text, from) => text.indexOf('<', from),
  read: (pass, at) => {
    if (pass.text.startsWith('<!--', at)) {
      const end = pass.indexOf('-->', at + 4);
      const nested = pass.indexOf('<!--', at + 4);
      if (end >= 0 && (nested < 0 || end < nested)) return makeRaw(pass, at, end + 3);
      return { kind: 'none', next: at + 1 };
    }
    TAG.lastIndex = at;
    return TAG.test(pass.text) ? makeRaw(pass, at, TAG.lastIndex) : { kind: 'none', next: at + 1 };
  },
};

const entity: Pattern = {
  candidate: (text, from) => text.indexOf('&', from),
  read: (pass, at) => {
    ENTITY.lastIndex = at;
    return ENTITY.test(pass.text) ? makeRaw(pass, at, ENTITY.lastIndex) : { kind: 'none', next: at + 1 };
  },
};

/** The next asterisk or underscore; two searches would each go to the end of the text where one of them is missing. */
function nextDelimiter(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x2a || code === 0x5f) return i;
  }
  return -1;
}

/** One to three asterisks or underscores with white space on both sides are text. */
const loneDelimiter: Pattern = {
  candidate: nextDelimiter,
  read: (pass, at) => {
    const { text } = pass;
    const run = countLeading(text, text[at] ?? '*', at);
    const before = pass.before(at);
    const alone =
      run <= 3 &&
      (at === 0 || isSpace(before.charCodeAt(0))) &&
      (at + run === text.length || isSpace(text.charCodeAt(at + run)));
    if (!alone) return { kind: 'none', next: at + run };
    return { kind: 'find', from: at, to: at + run, find: pass.slice(at, at + run) };
  },
};

function emphasis(delimiter: '*' | '_'): Pattern {
  return {
    candidate: (text, from) => text.indexOf(delimiter, from),
    read: (pass, at) => {
      const found = pass.readEmphasis(delimiter, at);
      if (!found) return { kind: 'none', next: at + 1 };
      return { kind: 'find', from: at, to: found.end, find: found.element };
    },
  };
}

/** In the site's order. */
const PATTERNS: readonly Pattern[] = [
  codeSpan,
  escaped,
  footnoteReference,
  fullReference(false),
  link,
  image,
  fullReference(true),
  shortReference(false),
  shortReference(true),
  autolink,
  mail,
  lineBreak,
  rawTag,
  entity,
  loneDelimiter,
  emphasis('*'),
  emphasis('_'),
];

/** Text without any of these has no inline structure. */
const INTERESTING = /[`\\[<&*_]| {2}\n/;

const INLINE_MARK = /\x02klzzwxh:(\d+)\x03/g;

/** Characters that may be looked at again because of a find: so many for each character of the text, and some. */
const RESTARTS_PER_CHARACTER = 16;
const RESTARTS_AT_LEAST = 200_000;

/** Parses the inline structure of a document's texts, one after the other. */
export class InlineParser {
  readonly context: InlineContext;
  private readonly finds: Find[] = [];
  private readonly raw: StashEntry[];
  private readonly footnoteNumbers = new Map<string, number>();
  private readonly footnoteUses = new Map<string, number>();

  /** @param raw the document's stash; inline HTML is added to it */
  constructor(context: InlineContext, raw: StashEntry[]) {
    this.context = context;
    this.raw = raw;
    for (const label of context.footnotes.keys()) this.footnoteNumbers.set(label, this.footnoteNumbers.size + 1);
  }

  /**
   * Looks through the texts of all elements in `parent`, in the site's order, and puts what it finds in their place. The text
   * of `parent` itself is left alone.
   */
  run(parent: Element): void {
    const stack = [parent];
    for (let current = stack.pop(); current; current = stack.pop()) {
      for (let i = 0; i < current.children.length; i++) {
        const child = current.children[i];
        if (!child) continue;
        const found: Element[] = [];
        if (child.text && child.text.text !== '' && !child.atomic) {
          const placed = this.place(this.find(child.text));
          child.text = placed.text;
          found.push(...placed.elements);
        }
        if (child.tail && child.tail.text !== '') {
          const placed = this.place(this.find(child.tail));
          child.tail = placed.text;
          current.children.splice(i + 1, 0, ...placed.elements);
        }
        // An element that holds others already is gone through again, finds and all: there may be a link in a link in there.
        stack.push(...found);
        if (child.children.length > 0) stack.push(child);
        if (found.length > 0) child.children.unshift(...found);
      }
    }
  }

  footnoteNumber(label: string): number {
    return this.footnoteNumbers.get(label) ?? 0;
  }

  /** Each reference to a footnote has an id of its own. */
  footnoteReferenceId(label: string): string {
    const uses = (this.footnoteUses.get(label) ?? 0) + 1;
    this.footnoteUses.set(label, uses);
    return uses === 1 ? `fnref:${label}` : `fnref${uses}:${label}`;
  }

  /** How often a footnote was referred to. */
  footnoteUseCount(label: string): number {
    return this.footnoteUses.get(label) ?? 0;
  }

  /** Sets inline HTML aside and returns its mark. */
  stashRaw(html: string, start: number, end: number): string {
    this.raw.push({ kind: 'inline', html, start, end });
    return rawMark(this.raw.length - 1);
  }

  /** `text` with marks replaced by the text of what was found. */
  resolve(text: string): string {
    if (!text.includes('\x02')) return text;
    return text.replace(INLINE_MARK, (mark, index: string) => {
      const find = this.finds[Number(index)];
      if (!find) return mark;
      return isElement(find) ? textOf(find) : find.text;
    });
  }

  /** `text` with marks replaced by what was found, printed; final text gets a backslash, whatever it was. */
  resolveRaw(text: string): string {
    if (!text.includes('\x02')) return text;
    return text.replace(INLINE_MARK, (mark, index: string) => {
      const find = this.finds[Number(index)];
      if (!find) return mark;
      return isElement(find) ? serialise(find) : `\\${find.text}`;
    });
  }

  /** Replaces everything found in the text, from pattern `first` on, by marks. */
  private find(source: SourceText, first = 0): SourceText {
    if (!INTERESTING.test(source.text)) return source;
    let text = source;
    const budget: Budget = { left: source.text.length * RESTARTS_PER_CHARACTER + RESTARTS_AT_LEAST };
    for (let index = first; index < PATTERNS.length; index++) {
      const pattern = PATTERNS[index];
      if (pattern) text = this.apply(text, pattern, index, budget);
    }
    return text;
  }

  private apply(source: SourceText, pattern: Pattern, index: number, budget: Budget): SourceText {
    let at = pattern.candidate(source.text, 0);
    if (at < 0) return source;
    let pass = new Pass(this, source, budget);
    let edits: Replacement[] = [];
    let failed = false;
    while (at >= 0) {
      const reading = pattern.read(pass, at);
      if (reading.kind === 'none') {
        failed ||= reading.final !== true;
        at = pattern.candidate(pass.text, reading.next);
        continue;
      }
      edits.push({ from: reading.from, to: reading.to, text: this.keep(reading.find, index) });
      if (failed && budget.left > 0) {
        // What failed before may succeed in the text as it is now.
        budget.left -= pass.text.length;
        pass = new Pass(this, replaceInSource(pass.source, edits), budget);
        edits = [];
        failed = false;
        at = pattern.candidate(pass.text, 0);
      } else {
        pass.floor = reading.to;
        at = pattern.candidate(pass.text, reading.to);
      }
    }
    return replaceInSource(pass.source, edits);
  }

  /** Looks through the inside of a find and keeps it; returns its mark. */
  private keep(find: Find, index: number): string {
    if (isElement(find) && !find.atomic) {
      if (find.text) find.text = this.find(find.text, index + 1);
      for (const child of find.children) {
        if (child.text && !child.atomic) child.text = this.find(child.text, index + 1);
        if (child.tail) child.tail = this.find(child.tail, index);
      }
    }
    this.finds.push(find);
    return inlineMark(this.finds.length - 1);
  }

  /** Takes a text with marks apart: the text before the first element, and the elements with their tails. */
  private place(source: SourceText): { text: SourceText | undefined; elements: Element[] } {
    if (!source.text.includes('\x02klzzwxh:')) return { text: source, elements: [] };
    const elements: Element[] = [];
    let leading: SourceText | undefined;
    let builder = new SourceTextBuilder(source.start);
    const flush = (): void => {
      const text = builder.build();
      const last = elements[elements.length - 1];
      if (text.text !== '') {
        if (last) last.tail = text;
        else leading = text;
      }
    };
    const put = (text: SourceText): void => {
      let from = 0;
      for (const match of text.text.matchAll(INLINE_MARK)) {
        builder.addSlice(text, from, match.index);
        from = match.index + match[0].length;
        const find = this.finds[Number(match[1])];
        if (!find) {
          builder.addSlice(text, match.index, from);
        } else if (isElement(find)) {
          flush();
          this.placeInside(find);
          elements.push(find);
          builder = new SourceTextBuilder(find.end);
        } else {
          builder.addSlice(find, 0, find.text.length);
        }
      }
      builder.addSlice(text, from, text.text.length);
    };
    put(source);
    flush();
    return { text: leading, elements };
  }

  /** Resolves the marks in an element's own texts. */
  private placeInside(element: Element): void {
    for (const owner of [element, ...element.children]) {
      if (owner !== element && owner.tail && owner.tail.text.includes('\x02')) {
        const placed = this.place(owner.tail);
        owner.tail = placed.text;
        element.children.splice(element.children.indexOf(owner) + 1, 0, ...placed.elements);
      }
      if (owner.text?.text.includes('\x02')) {
        const placed = this.place(owner.text);
        owner.text = placed.text;
        owner.children.unshift(...placed.elements);
      }
    }
  }
}
