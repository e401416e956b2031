/**
 * What was set aside, and the marks that stand for it.
 *
 * The site takes raw HTML and fenced code out of the text before it looks at the blocks, and finished inline elements out of
 * a paragraph while it looks for the next kind, leaving a mark in their place. The marks are text like any other to whatever
 * runs next, which has consequences a reader can see, so they are written here as the site writes them.
 */
import type { MarkdownElement } from './markdownhtml.ts';
import type { SourceText } from './source.ts';

/** A raw piece of output: block HTML, a comment, a fence, or inline HTML. */
export interface StashEntry {
  readonly kind: 'html' | 'comment' | 'fence' | 'inline' | 'element';
  /** What is printed. For a fence: its code, without the fences. */
  readonly html: string;
  /** UTF-16 offsets into the original text. */
  readonly start: number;
  readonly end: number;
  /** For a fence, its code and its language. */
  readonly code?: SourceText;
  readonly language?: string;
  /** For an element that holds Markdown, what it holds. */
  readonly element?: MarkdownElement;
}

/** Mark of entry `index` of the document's stash of raw output. */
export function rawMark(index: number): string {
  return `\x02wzxhzdk:${index}\x03`;
}

/** Mark of entry `index` of the inline elements found so far. */
export function inlineMark(index: number): string {
  return `\x02klzzwxh:${String(index).padStart(4, '0')}\x03`;
}

/** Mark of an escaped character: its code between the two control characters. */
export function escapeMark(char: string): string {
  return `\x02${char.codePointAt(0) ?? 0}\x03`;
}

const RAW_MARK_LINE = /^\x02wzxhzdk:(\d+)\x03$/;

/** Index of the raw entry whose mark `text` begins with. */
export function leadingRawMark(text: string): number | undefined {
  const match = text.startsWith('\x02') ? /^\x02wzxhzdk:(\d+)\x03/.exec(text) : null;
  return match ? Number(match[1]) : undefined;
}

/** Index of the raw entry that `text` is the mark of, if it is nothing else. */
export function rawMarkIndex(text: string): number | undefined {
  const match = RAW_MARK_LINE.exec(text);
  return match ? Number(match[1]) : undefined;
}

const ESCAPE_MARKS = /\x02(\d+)\x03/g;

/** `text` with the marks of escaped characters turned back into the characters. */
export function restoreEscapes(text: string): string {
  if (!text.includes('\x02')) return text;
  return text.replace(ESCAPE_MARKS, (mark, code: string) =>
    Number(code) <= 0x10ffff ? String.fromCodePoint(Number(code)) : mark,
  );
}
