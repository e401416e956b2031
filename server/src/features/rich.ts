/** What is said to a reader, before it becomes Markdown or plain text, as the client can show it. */

import { inlineCode } from '../text/markup.ts';

/** A piece of a sentence. */
export type Piece =
  | string
  | { readonly strong: string }
  | { readonly code: string }
  | { readonly link: string; readonly url: string };

/** A paragraph, or a list. */
export type Block = { readonly paragraph: readonly Piece[] } | { readonly list: readonly (readonly Piece[])[] };

/** What is said, paragraph by paragraph. */
export type Rich = readonly Block[];

/** A paragraph. */
export function paragraph(...pieces: readonly Piece[]): Block {
  return { paragraph: pieces };
}

/** A sentence in which names stand in backticks, as the messages of rules have them. */
export function sentence(text: string): readonly Piece[] {
  const parts = text.split('`');
  // An odd backtick is one that is spoken of.
  if (parts.length % 2 === 0) return [text];
  return parts.map((part, index): Piece => (index % 2 ? { code: part } : part)).filter((piece) => piece !== '');
}

/** As Markdown: nothing of the draft that is quoted in it can become markup. */
export function toMarkdown(rich: Rich): string {
  return rich
    .map((block) =>
      'list' in block
        ? block.list.map((pieces) => `- ${markdownLine(pieces)}`).join('\n')
        : markdownLine(block.paragraph),
    )
    .join('\n\n');
}

/** As plain text. */
export function toPlainText(rich: Rich): string {
  return rich
    .map((block) =>
      'list' in block ? block.list.map((pieces) => `• ${plainLine(pieces)}`).join('\n') : plainLine(block.paragraph),
    )
    .join('\n\n');
}

const markdownLine = (pieces: readonly Piece[]): string =>
  // What would begin a heading, a quote or a list at a line's start.
  pieces
    .map(markdownPiece)
    .join('')
    .replace(/^([#+=-]|\d{1,9}(?=[.)]))/, (sign) => (/\d/.test(sign) ? `${sign}\\` : `\\${sign}`));

const plainLine = (pieces: readonly Piece[]): string => pieces.map(plainPiece).join('');

function markdownPiece(piece: Piece): string {
  if (typeof piece === 'string') return escapeMarkdown(piece);
  if ('code' in piece) return inlineCode(oneLine(piece.code));
  if ('strong' in piece) {
    const text = escapeMarkdown(piece.strong.trim());
    return text && `**${text}**`;
  }
  const text = escapeMarkdown(piece.link.trim()) || 'link';
  return isWebAddress(piece.url) ? `[${text}](${escapeAddress(piece.url)})` : text;
}

function plainPiece(piece: Piece): string {
  if (typeof piece === 'string') return oneLine(piece);
  if ('code' in piece) return oneLine(piece.code);
  if ('strong' in piece) return oneLine(piece.strong);
  return piece.link === piece.url ? oneLine(piece.url) : `${oneLine(piece.link)} (${oneLine(piece.url)})`;
}

/** A text without what a hover could trip over: line endings, control characters. */
const oneLine = (text: string): string => text.replace(/[\s\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ');

/** An exclamation mark at the end would make an image of a link behind it. */
function escapeMarkdown(text: string): string {
  return oneLine(text).replace(/[\\`*_[\]<>&~|$]|!$/g, '\\$&');
}

/** Only such addresses become links: a draft may hold any. */
function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url);
}

const escapeAddress = (url: string): string =>
  url.replace(/[\s\u0000-\u0020\u007f<>()\\"`]/g, (sign) =>
    sign.charCodeAt(0) < 128 ? `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}` : '%20',
  );
