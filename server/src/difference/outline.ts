/**
 * What a reader sees of a draft, in a form that two renderings can be compared in: blocks with the line they begin in, and
 * their text as words with their looks. What no reader sees is left out: how white space is spelt and where it belongs,
 * entities, comments, in which order bold and italic are nested, whether items are tight or loose, titles and ids.
 */

/** The kind of a block: a heading by its level, the rest by what it looks like. */
export type BlockKind =
  | 'h1'
  | 'h2'
  | 'h3'
  | 'h4'
  | 'h5'
  | 'h6'
  | 'paragraph'
  | 'item'
  | 'quote'
  | 'code'
  | 'rule'
  | 'table'
  | 'row'
  | 'term'
  | 'details'
  | 'footnote';

/** A block as readers see it, with what makes it differ from another. */
export interface OutlineBlock {
  readonly kind: BlockKind;
  /** The quotes (`>`) and list levels (`*`, or `1` for a numbered list) that it stands in, an item's own level included. */
  readonly path: string;
  /** The number of a numbered item, when a list begins with it; a box to tick. */
  readonly mark: string;
  /** Zero-based. */
  readonly line: number;
  readonly lastLine: number;
  readonly words: readonly Word[];
}

/** A piece of text without white space, and how it looks. */
export interface Word {
  readonly text: string;
  readonly look: Look;
  /** No white space stands before it. */
  readonly glued: boolean;
}

/** Nodes of one look are one object where they can be: compare with {@link lookKey}. */
export interface Look {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly code: boolean;
  readonly struck: boolean;
  /** Where a link leads. */
  readonly link: string | undefined;
  /** Stands for itself and has no text: a tag, an image, a line break, the sign of a footnote. */
  readonly sign: string | undefined;
}

/** The look of running text. */
export const PLAIN: Look = Object.freeze({
  bold: false,
  italic: false,
  code: false,
  struck: false,
  link: undefined,
  sign: undefined,
});

/** The same for words that look alike. */
export function lookKey({ bold, italic, code, struck, link, sign }: Look): string {
  const marks = (bold ? 'b' : '') + (italic ? 'i' : '') + (code ? 'c' : '') + (struck ? 's' : '');
  return link === undefined && sign === undefined ? marks : `${marks}\u0000${link ?? ''}\u0000${sign ?? ''}`;
}

/** The sign of a hard line break. */
export const LINE_BREAK = 'br';

/** Stands for a space at the end of code. */
export const EDGE = '\u2420';

/** Whether what follows without white space is a word of its own, and no sign that closes what stands before. */
export function runsOn(text: string): boolean {
  return /^[^\s.,;:!?)\]}"'’”…]/.test(text);
}

const ODD = /[\u0000-\u0008\u000e-\u001f\ud800-\udfff\ufffd]+/gu;
const WHITE = /[\s\u00a0\u200b]+/;

/** Collects words: neighbours of one look without white space between them become one. */
export class WordBuilder {
  private readonly list: { text: string; look: Look; glued: boolean }[] = [];
  private glued = true;

  /** Appends text of one look; white space in it and around it has none. */
  text(text: string, look: Look): void {
    if (text === '') return;
    // What no text should hold is shown as the same box, if at all.
    const parts = text.replace(ODD, '\ufffd').split(WHITE);
    parts.forEach((part, index) => {
      if (index > 0) this.glued = false;
      if (part === '') return;
      const last = this.list[this.list.length - 1];
      if (this.glued && last && last.look.sign === undefined && lookKey(last.look) === lookKey(look)) last.text += part;
      else this.list.push({ text: part, look, glued: this.glued && this.list.length > 0 });
      this.glued = true;
    });
  }

  /** Appends a span of code: its first and its last space are part of it. */
  code(value: string, look: Look): void {
    const inner = value.trim();
    const lead = /^\s/.test(value) ? EDGE : '';
    const trail = inner && /\s$/.test(value) ? EDGE : '';
    this.text(lead + inner + trail, { ...look, code: true });
  }

  sign(sign: string, look: Look): void {
    this.list.push({ text: '', look: { ...look, sign }, glued: this.glued });
    this.glued = sign !== LINE_BREAK;
  }

  /** The words; breaks at the end are none. */
  build(): readonly Word[] {
    while (this.list[this.list.length - 1]?.look.sign === LINE_BREAK) this.list.pop();
    // Whether white space stands before a break makes no difference.
    return this.list.map((word) => (word.look.sign === LINE_BREAK ? { ...word, glued: true } : word));
  }
}

const MARKUP = /<!--[\s\S]*?(?:-->|$)|<[/!?]?[a-zA-Z][^<>]*>|[^<]+|</g;

/** Adds raw HTML: its tags are signs, its comments nothing. */
export function addHtml(words: WordBuilder, html: string, look: Look, decode: (text: string) => string): void {
  for (const [piece] of html.matchAll(MARKUP)) {
    if (piece.startsWith('<!--')) continue;
    if (piece.length > 1 && piece.startsWith('<')) words.sign(tagSign(piece), look);
    else words.text(decode(piece), look);
  }
}

/** A tag in one form: `<br />` is `<br>`. */
function tagSign(tag: string): string {
  const plain = tag
    .replace(/\s*\/?>$/, '>')
    .replace(/\s+/g, ' ')
    // What the site set aside within it: raw text that leaked into a tag.
    .replace(/\u0002[^\u0003]*\u0003?/g, '');
  return /^<br>$/i.test(plain) ? LINE_BREAK : plain;
}

/** An address as a browser would ask for it. */
export function plainAddress(url: string): string {
  return url.trim().replace(/[^\x21-\x7e]+/g, (odd) => {
    try {
      return encodeURIComponent(odd);
    } catch {
      return odd;
    }
  });
}
