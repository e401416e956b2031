/**
 * The short way through the door of {@link ./inline.ts}: lines in the form that nine in ten lines of a draft have are read
 * here, without remark-parse, in a hundredth of its time. Whatever is not certain to read the same is left to remark; a
 * property test holds the two against each other.
 */
import { type Inline, type InlineLink, normaliseLabel } from './nodes.ts';

/** Plain words: nothing in them can begin or end an inline construct of CommonMark. */
const WORDS = /[^[\]\\`*_<&!\n\r\t\0\ud800-\udfff]|[\ud800-\udbff][\udc00-\udfff]|!(?!\[)|&(?![#\w]+;)/y;
/** An address without anything that ends, escapes or nests; control characters end one, too. */
const ADDRESS = /[^()\s<>\\&\u0000-\u001f\u007f\ud800-\udfff`]|&(?![#\w]+;)/y;
const CODE = /`([^`\n\r\0]*[^`\s\0][^`\n\r\0]*)`(?!`)/y;
/** What makes something else than a paragraph of a line, to CommonMark. */
const BLOCK_START = /^(?:[\s#>+\-=~*_|]|\d{1,9}[.)](?:\s|$))/;

/**
 * Reads a line of plain words, code spans, bracketed words and links.
 *
 * @param labels Labels of definitions elsewhere: a bracketed word that is one of them is a link, and not read here.
 * @returns The nodes, or `undefined` for a text that is for remark to read.
 */
export function parseCanonical(text: string, labels?: ReadonlyMap<string, string>): readonly Inline[] | undefined {
  if (!text || BLOCK_START.test(text) || /\s$/.test(text)) return undefined;
  const nodes: Inline[] = [];
  let at = 0;
  let wordsFrom = 0;
  const flush = (): void => {
    if (at > wordsFrom) nodes.push(textNode(text, wordsFrom, at));
  };
  while (at < text.length) {
    const words = run(WORDS, text, at);
    if (words > at) {
      at = words;
      continue;
    }
    if (text[at] === '`') {
      const code = codeAt(text, at);
      if (!code) return undefined;
      flush();
      nodes.push(code);
      at = wordsFrom = code.end;
      continue;
    }
    if (text[at] !== '[') return undefined;
    const link = linkAt(text, at);
    if (link) {
      flush();
      nodes.push(link);
      at = wordsFrom = link.end;
      continue;
    }
    // `[video] `: brackets that are words, unless some definition makes a link of them.
    const close = run(WORDS, text, at + 1);
    if (close === at + 1 || text[close] !== ']' || /[[(:]/.test(text[close + 1] ?? '')) return undefined;
    if (labels?.has(normaliseLabel(text.slice(at + 1, close)))) return undefined;
    at = close + 1;
  }
  flush();
  return nodes;
}

/** Repeats a sticky pattern of one character from `at` on. @returns Where it ends. */
function run(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  let end = at;
  while (pattern.test(text)) end = pattern.lastIndex;
  return end;
}

function textNode(text: string, start: number, end: number): Inline {
  return { type: 'text', start, end, value: text.slice(start, end) };
}

function codeAt(text: string, at: number): Inline | undefined {
  CODE.lastIndex = at;
  const match = CODE.exec(text);
  if (!match || text[at - 1] === '`') return undefined;
  const value = match[1] as string;
  // One space at both ends is no part of the code.
  const stripped = value.startsWith(' ') && value.endsWith(' ') ? value.slice(1, -1) : value;
  return { type: 'code', start: at, end: at + match[0].length, value: stripped };
}

function linkAt(text: string, start: number): InlineLink | undefined {
  let children: Inline[] | undefined;
  let at = start + 1;
  if (text.startsWith('**', at)) {
    const end = run(WORDS, text, at + 2);
    const inner = text.slice(at + 2, end);
    if (!inner || inner.trim() !== inner || !text.startsWith('**]', end)) return undefined;
    children = [{ type: 'strong', start: at, end: end + 2, children: [textNode(text, at + 2, end)] }];
    at = end + 2;
  } else {
    children = [];
    let wordsFrom = at;
    for (;;) {
      at = run(WORDS, text, at);
      if (at > wordsFrom) children.push(textNode(text, wordsFrom, at));
      if (text[at] !== '`') break;
      const code = codeAt(text, at);
      if (!code) return undefined;
      children.push(code);
      at = wordsFrom = code.end;
    }
  }
  if (at === start + 1 || text[at] !== ']' || text[at + 1] !== '(') return undefined;
  const urlStart = at + 2;
  const urlEnd = run(ADDRESS, text, urlStart);
  if (urlEnd === urlStart || text[urlEnd] !== ')') return undefined;
  return {
    type: 'link',
    form: 'inline',
    start,
    end: urlEnd + 1,
    url: text.slice(urlStart, urlEnd),
    urlSpan: { start: urlStart, end: urlEnd },
    textSpan: { start: start + 1, end: at },
    children,
  };
}
