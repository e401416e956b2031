/**
 * Raw HTML in the text, found before the site looks for blocks.
 *
 * A block-level tag, a comment, a declaration or a processing instruction is raw HTML when it begins its line (after at most
 * three spaces); everything up to its closing tag is then printed as it is. Anywhere else tags stay in the text and are looked
 * at again inside their paragraph. The site reads HTML with a tolerant tokenizer in two passes: up to the first thing that
 * does not end (`<!-- oops`, `<a href="`), and from there on with the rule that what does not end is text.
 */
import { closesItself, emptyTag, type MarkdownElement, MarkdownElements, printInText } from './markdownhtml.ts';
import { isBlank, offsetAfter, offsetOf, type SourceText, SourceTextBuilder, syntheticSource } from './source.ts';
import { rawMark, type StashEntry } from './stash.ts';

const BLOCK_TAGS = new Set(
  (
    'address article aside blockquote body canvas colgroup dd details div dl dt fieldset figcaption figure footer form ' +
    'group h1 h2 h3 h4 h5 h6 header hgroup hr html iframe legend li main map math menu nav noscript object ol option ' +
    'output p pre progress script section style summary table tbody td textarea tfoot th thead tr ul video'
  ).split(' '),
);

/** Does the site treat this tag as one that makes a block? */
export function isBlockTag(tag: string): boolean {
  return BLOCK_TAGS.has(tag.toLowerCase());
}

/** Is this raw output a block, so that a paragraph with nothing else in it is not printed as one? */
export function isBlockHtml(html: string): boolean {
  const tag = /^<\/?([^ >]+?)\/?(?:[ >]|$)/.exec(html)?.[1];
  if (tag === undefined) return false;
  return '!?@%'.includes(tag[0] ?? ' ') || isBlockTag(tag);
}

// Name, attributes with or without values; stops at a backtick, so that a `<` in a code span is no tag.
const START_TAG =
  /<[a-zA-Z][^`\t\n\r\f />\x00]*(?:[\s/]*(?:(?<=['"\s/])[^`\s/>][^\s/=>]*(?:\s*=+\s*(?:'[^']*'|"[^"]*"|(?!['"])[^`>\s]*)(?:\s*,)*)?(?:\s|\/(?!>))*)*)?\s*/y;
const END_TAG = /<\/\s*([a-zA-Z][-.a-zA-Z0-9:_]*)\s*>/y;
const LOOSE_END_TAG = /<\/([a-zA-Z][^\t\n\r\f />\x00]*)(?:\s|\/(?!>))*/y;
const COMMENT_END = /--\s*>/g;
const CHARACTER_REFERENCE = /&#(?:[0-9]+|[xX][0-9a-fA-F]+)(?=[^0-9a-fA-F])/y;
const ENTITY_REFERENCE = /&[a-zA-Z][-.a-zA-Z0-9]*;/y;
/** Two line ends, with nothing but spaces before each: the raw block ends its paragraph. */
const BLANK_LINE = /(?: *\n){2}/y;

/** Where the tokenizer stands in its own idea of the text. */
interface Position {
  /** 0-based line and column of the current token. */
  line: number;
  column: number;
}

/**
 * Sets raw HTML blocks aside.
 *
 * @param stash receives an entry for each
 */
export function stashRawHtml(source: SourceText, stash: StashEntry[]): SourceText {
  if (!/[<&]/.test(source.text)) return source;
  const scanner = new RawHtmlScanner(source, stash);
  return scanner.run();
}

class RawHtmlScanner {
  private readonly source: SourceText;
  private readonly text: string;
  private readonly stash: StashEntry[];
  private readonly out: SourceTextBuilder;
  private lastOut = '';
  /** The elements with Markdown in them that are open: while there are any, everything goes there. */
  private readonly markdown: MarkdownElements;

  /** Inside a raw block: the tags that are open, the text so far and where it began. */
  private inRaw = false;
  private readonly openTags: string[] = [];
  private raw: string[] = [];
  private rawStart = -1;
  private rawEnd = -1;
  /** Behind a raw block, on its last line: what follows there belongs to it if it is HTML. */
  private inTail = false;
  /** The element whose content is no HTML: script or style. */
  private opaque: string | undefined;

  private readonly position: Position = { line: 0, column: 0 };
  // In its second pass the tokenizer has forgotten the text before it but not the line numbers, so what it takes for "the
  // rest of this line" lies elsewhere. `base` is what it has forgotten, `lineStarts` what it believes of the lines.
  private base = 0;
  private readonly lineStarts: number[] = [0];

  /** The first `>` behind a place, as it was last searched. */
  private closeFrom = 0;
  private closeAt = -1;
  private noCommentEndFrom = Number.POSITIVE_INFINITY;
  /** What is known not to come any more: it is not searched again. */
  private readonly missing = new Set<string>();
  /** How many of each open tag there are. */
  private readonly openCounts = new Map<string, number>();

  constructor(source: SourceText, stash: StashEntry[]) {
    this.source = source;
    this.text = source.text;
    this.stash = stash;
    this.out = new SourceTextBuilder(source.start);
    this.markdown = new MarkdownElements(source, (html, from, to) => {
      const index = this.addToStash(html, from, to);
      return syntheticSource(rawMark(index), offsetOf(source, from), offsetAfter(source, to));
    });
  }

  run(): SourceText {
    const stopped = this.scan(0, false);
    this.base = stopped;
    const rest = this.scan(stopped, true);
    if (rest < this.text.length) this.data(rest, this.text.length);
    // What is open ends here. An element of the same name within the outermost one ends instead of it, and all is lost.
    if (this.markdown.outermost !== undefined) this.endMarkdown(this.markdown.outermost, this.text.length, 0);
    if (this.raw.length > 0) this.flushRaw();
    return this.out.build();
  }

  /**
   * Reads tokens from `from` on.
   *
   * @param final whether what does not end is text; otherwise it stops there
   * @returns where it stopped
   */
  private scan(from: number, final: boolean): number {
    const text = this.text;
    let at = from;
    while (at < text.length) {
      const next = this.nextInteresting(at);
      if (next > at) {
        this.data(at, next);
        at = next;
        this.moveTo(at);
      }
      if (at >= text.length) break;
      if (text[at] === '<') {
        let end = this.markup(at);
        if (end === undefined) break;
        if (end < 0) {
          if (!final) return at;
          end = this.nextClose(at + 1) + 1;
          if (end === 0) end = this.find('<', at + 1);
          if (end < 0) end = at + 1;
          this.data(at, end);
        }
        at = end;
      } else {
        const end = this.reference(at);
        if (end < 0) {
          // `&#` that begins no reference stops the first pass, too.
          const last = text.indexOf(';', at) >= 0 ? at + 2 : at;
          if (last > at) this.data(at, last);
          this.moveTo(last);
          if (!final) return last;
          if (last === at) return at;
          at = last;
          continue;
        }
        at = end;
      }
      this.moveTo(at);
    }
    return at;
  }

  private nextInteresting(from: number): number {
    const text = this.text;
    if (this.opaque !== undefined) {
      const close = text.indexOf('</', from);
      return close < 0 ? text.length : close;
    }
    for (let i = from; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === 0x3c || code === 0x26) return i;
    }
    return text.length;
  }

  /** Reads what begins with `<` at `at`. Returns its end, -1 when it does not end, undefined at the text's last character. */
  private markup(at: number): number | undefined {
    const text = this.text;
    const second = text[at + 1] ?? '';
    if (/[a-zA-Z]/.test(second)) return this.startTag(at);
    if (second === '/') return this.endTag(at);
    if (text.startsWith('<!--', at)) return this.comment(at);
    if (second === '?') return this.instruction(at);
    if (second === '!') return this.declaration(at);
    if (second === '') return undefined;
    this.data(at, at + 1);
    return at + 1;
  }

  private startTag(at: number): number {
    const text = this.text;
    if (this.nextClose(at + 1) < 0) return -1;
    START_TAG.lastIndex = at;
    const name = (/^<([a-zA-Z][^\t\n\r\f />\x00]*)/.exec(text.slice(at, at + 64))?.[1] ?? '').toLowerCase();
    START_TAG.exec(text);
    const stop = START_TAG.lastIndex;
    const next = text[stop];
    let end: number;
    if (next === '>') end = stop + 1;
    else if (next === undefined) return -1;
    else if (next === '/') {
      if (text.startsWith('/>', stop)) end = stop + 2;
      else if (stop + 1 >= text.length) return -1;
      else return this.junk(at, Math.max(stop, at + 1));
    } else if (/[a-zA-Z=]/.test(next)) return -1;
    else return this.junk(at, Math.max(stop, at + 1));
    const tag = text.slice(at, end);
    if (closesItself(tag)) this.empty(at, end, isBlockTag(name), name === 'hr' ? emptyTag(name, tag) : tag, true);
    else if (name === 'hr') this.empty(at, end, true, emptyTag(name, tag));
    else this.open(name, at, end);
    return end;
  }

  private junk(from: number, to: number): number {
    this.data(from, to);
    return to;
  }

  private open(name: string, at: number, end: number): void {
    if (isBlockTag(name) && this.openMarkdown(name, at, end)) return;
    if (this.markdown.isOpen) {
      this.markdown.markup(this.text.slice(at, end), at, end);
      return;
    }
    if (isBlockTag(name) && this.beginsBlock()) {
      this.inRaw = true;
      this.push('\n', at, at);
    }
    if (this.inRaw) {
      this.openTags.push(name);
      this.openCounts.set(name, (this.openCounts.get(name) ?? 0) + 1);
      this.addRaw(at, end);
      if (name === 'script' || name === 'style') this.opaque = name;
    } else {
      this.data(at, end);
    }
  }

  private beginsBlock(): boolean {
    return this.inTail || (!this.inRaw && this.atLineStart());
  }

  /** Opens an element that holds Markdown, or one in such an element. */
  private openMarkdown(name: string, at: number, end: number): boolean {
    if (!this.beginsBlock()) return false;
    const tag = this.text.slice(at, end);
    const mode = this.markdown.modeOf(name, tag);
    if (mode === undefined) return false;
    if (this.markdown.isIn('p')) this.endMarkdown('p', at, 0);
    if (!this.markdown.isOpen) {
      if (mode === 'off') return false;
      this.separate(at);
    }
    this.markdown.begin(name, mode, tag, at);
    if (mode === 'off' && (name === 'script' || name === 'style')) this.opaque = name;
    return true;
  }

  /** Ends an element with Markdown. Returns whether it was open. */
  private endMarkdown(name: string, end: number, length: number): boolean {
    const ended = this.markdown.end(name, end);
    if (!ended) return false;
    if (!ended.whole) return true;
    if (!this.blankLineFollows(length)) this.inTail = true;
    const { from, to } = ended.whole;
    const index = this.addToStash(printInText(ended.whole), from, to, ended.whole);
    this.push(rawMark(index), from, to);
    this.push('\n\n', end, end);
    return true;
  }

  private endTag(at: number): number {
    const text = this.text;
    const close = text.indexOf('>', at + 1);
    if (close < 0) return -1;
    END_TAG.lastIndex = at;
    const match = END_TAG.exec(text);
    if (!match) {
      if (this.opaque !== undefined) return this.junk(at, close + 1);
      LOOSE_END_TAG.lastIndex = at;
      const loose = LOOSE_END_TAG.exec(text);
      if (!loose) {
        if (text.startsWith('</>', at)) return at + 3;
        return this.bogus(at);
      }
      const end = text.indexOf('>', LOOSE_END_TAG.lastIndex) + 1;
      this.closeTag((loose[1] ?? '').toLowerCase(), at, close + 1, end);
      return end;
    }
    const name = (match[1] ?? '').toLowerCase();
    if (this.opaque !== undefined && this.opaque !== name) return this.junk(at, END_TAG.lastIndex);
    const end = END_TAG.lastIndex;
    this.closeTag(name, at, end, end);
    this.opaque = undefined;
    return end;
  }

  private closeTag(name: string, at: number, textEnd: number, end: number): void {
    const html = this.believedEndTag(name, at, textEnd);
    if (this.markdown.isOpen) {
      const tag = html ?? this.text.slice(at, textEnd);
      if (!this.endMarkdown(name, end, tag.length)) this.markdown.markup(tag, at, textEnd);
      return;
    }
    if (!this.inRaw) {
      if (html === undefined) this.pushSlice(at, textEnd);
      else this.push(html, at, end);
      return;
    }
    this.addRaw(at, textEnd, html);
    while ((this.openCounts.get(name) ?? 0) > 0) {
      const last = this.openTags.pop() ?? name;
      this.openCounts.set(last, (this.openCounts.get(last) ?? 1) - 1);
      if (last === name) break;
    }
    if (this.openTags.length > 0) return;
    if (this.blankLineFollows(html?.length ?? textEnd - at)) this.raw.push('\n');
    else this.inTail = true;
    this.inRaw = false;
    this.rawEnd = end;
    this.flushRaw();
    this.push('\n\n', end, end);
  }

  /** The end tag as the tokenizer reads it again: in its second pass from a place further on. Undefined if that is the same. */
  private believedEndTag(name: string, at: number, textEnd: number): string | undefined {
    const from = this.lineStart() + this.position.column;
    if (from === at) return undefined;
    const close = this.nextClose(from);
    const html = close < 0 ? `</${name}>` : this.text.slice(from, close + 1);
    return html === this.text.slice(at, textEnd) ? undefined : html;
  }

  /** Index of the first `>` at or behind `from`, or -1. */
  private nextClose(from: number): number {
    if (from < this.closeFrom || from > this.closeAt) {
      const close = this.text.indexOf('>', from);
      this.closeFrom = from;
      this.closeAt = close < 0 ? Number.POSITIVE_INFINITY : close;
    }
    return this.closeAt < this.text.length ? this.closeAt : -1;
  }

  private comment(at: number): number {
    if (at >= this.noCommentEndFrom) return -1;
    COMMENT_END.lastIndex = at + 4;
    if (!COMMENT_END.test(this.text)) {
      this.noCommentEndFrom = at;
      return -1;
    }
    const end = COMMENT_END.lastIndex;
    this.empty(at, end, true);
    return end;
  }

  private instruction(at: number): number {
    if (!this.markdown.isOpen && !this.atLineStart() && !this.inTail) return this.junk(at, at + 2);
    const close = this.find('?>', at + 2);
    if (close < 0) return -1;
    this.empty(at, close + 2, true);
    return close + 2;
  }

  private declaration(at: number): number {
    if (!this.markdown.isOpen && !this.atLineStart() && !this.inTail) return this.junk(at, at + 2);
    const text = this.text;
    if (text.startsWith('<![CDATA[', at)) {
      const close = this.find(']]>', at + 9);
      if (close < 0) return -1;
      this.empty(at, close + 3, true);
      return close + 3;
    }
    if (/^<!doctype/i.test(text.slice(at, at + 9))) {
      const close = text.indexOf('>', at + 9);
      if (close < 0) return -1;
      this.empty(at, close + 1, true);
      return close + 1;
    }
    return this.bogus(at);
  }

  private find(needle: string, from: number): number {
    if (this.missing.has(needle)) return -1;
    const at = this.text.indexOf(needle, from);
    if (at < 0) this.missing.add(needle);
    return at;
  }

  /** `<!x>` and the like: text. */
  private bogus(at: number): number {
    const close = this.text.indexOf('>', at + 2);
    if (close < 0) return -1;
    this.empty(at, close + 1, false);
    return close + 1;
  }

  /** Reads what begins with `&`. Returns its end, or -1 when it stops the pass. */
  private reference(at: number): number {
    const text = this.text;
    if (text.startsWith('&#', at)) {
      CHARACTER_REFERENCE.lastIndex = at;
      if (!CHARACTER_REFERENCE.test(text)) return -1;
      const end = CHARACTER_REFERENCE.lastIndex;
      if (text[end] === ';') {
        this.empty(at, end + 1, false);
        return end + 1;
      }
      // What lacks its semicolon gets one.
      if (this.markdown.isOpen) {
        this.markdown.inline(`${text.slice(at, end)};`, at, end);
        return end;
      }
      this.empty(at, end, false);
      if (this.inRaw || this.inTail) this.raw.push(';');
      else this.push(';', end, end);
      return end;
    }
    ENTITY_REFERENCE.lastIndex = at;
    if (ENTITY_REFERENCE.test(text)) {
      const end = ENTITY_REFERENCE.lastIndex;
      this.empty(at, end, false);
      return end;
    }
    this.data(at, at + 1);
    return at + 1;
  }

  /**
   * Something without content: a comment, `<hr>`, `<x/>`, an entity.
   *
   * @param alone what is printed where it does not stand in the midst of a text
   * @param always whether that is printed there, too
   */
  private empty(at: number, end: number, isBlock: boolean, alone = this.text.slice(at, end), always = false): void {
    if (this.markdown.isOpen) {
      if (isBlock && this.atLineStart()) this.markdown.block(alone, at, end);
      else this.markdown.inline(always ? alone : this.text.slice(at, end), at, end);
    } else if (this.inRaw || this.inTail) {
      this.addRaw(at, end, alone);
    } else if (isBlock && this.atLineStart()) {
      let html = alone;
      if (this.blankLineFollows(end - at)) html += '\n';
      else this.inTail = true;
      this.separate(at);
      this.store(html, at, end);
      this.push('\n\n', end, end);
    } else if (always && alone !== this.text.slice(at, end)) {
      this.push(alone, at, end);
    } else {
      this.pushSlice(at, end);
    }
  }

  /** Puts a blank line between a line of text and what begins at `at`. */
  private separate(at: number): void {
    if (this.lastOut.endsWith('\n') && !this.lastOut.endsWith('\n\n')) this.push('\n', at, at);
  }

  private data(from: number, to: number): void {
    if (this.inTail && this.text.slice(from, to).includes('\n')) this.inTail = false;
    if (this.markdown.isOpen) this.markdown.text(from, to);
    else if (this.inRaw) this.addRaw(from, to);
    else this.pushSlice(from, to);
  }

  private addRaw(from: number, to: number, html = this.text.slice(from, to)): void {
    if (this.raw.length === 0) this.rawStart = from;
    this.raw.push(html);
    this.rawEnd = to;
  }

  private flushRaw(): void {
    this.store(this.raw.join(''), this.rawStart, this.rawEnd);
    this.raw = [];
  }

  private store(html: string, from: number, to: number): void {
    this.push(rawMark(this.addToStash(html, from, to)), from, to);
  }

  /** Sets raw output aside and returns its place. */
  private addToStash(html: string, from: number, to: number, element?: MarkdownElement): number {
    const start = offsetOf(this.source, from);
    const end = offsetAfter(this.source, to);
    if (element) this.stash.push({ kind: 'element', html, start, end, element });
    else this.stash.push({ kind: html.startsWith('<!--') ? 'comment' : 'html', html, start, end });
    return this.stash.length - 1;
  }

  private push(text: string, from: number, to: number): void {
    this.lastOut = text;
    this.out.add(text, offsetOf(this.source, from), offsetAfter(this.source, to));
  }

  private pushSlice(from: number, to: number): void {
    this.lastOut = this.text.slice(Math.max(from, to - 2), to);
    this.out.addSlice(this.source, from, to);
  }

  private lastNewline = -1;
  private nextNewline: number | undefined;

  /** Keeps line and column of the current token. */
  private moveTo(at: number): void {
    this.nextNewline ??= this.newlineFrom(0);
    while (this.nextNewline < at) {
      this.position.line++;
      this.lastNewline = this.nextNewline;
      this.nextNewline = this.newlineFrom(this.nextNewline + 1);
    }
    this.position.column = at - this.lastNewline - 1;
  }

  private newlineFrom(from: number): number {
    const at = this.text.indexOf('\n', from);
    return at < 0 ? Number.POSITIVE_INFINITY : at;
  }

  /** Where the tokenizer believes the current line to begin. */
  private lineStart(): number {
    for (let line = this.lineStarts.length; line <= this.position.line; line++) {
      const from = this.base + (this.lineStarts[line - 1] ?? 0);
      const end = this.text.indexOf('\n', from);
      this.lineStarts.push((end < 0 ? this.text.length : end) + 1 - this.base);
    }
    return this.base + (this.lineStarts[this.position.line] ?? 0);
  }

  private atLineStart(): boolean {
    const column = this.position.column;
    if (column === 0) return true;
    if (column > 3) return false;
    const start = this.lineStart();
    return isBlank(this.text.slice(start, start + column));
  }

  private blankLineFollows(length: number): boolean {
    BLANK_LINE.lastIndex = this.lineStart() + this.position.column + length;
    return BLANK_LINE.test(this.text);
  }
}
