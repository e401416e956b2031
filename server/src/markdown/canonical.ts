/**
 * The short way through the door of {@link ./inline.ts}: lines in the form that nine in ten lines of a draft have are read
 * here, without remark-parse, in a hundredth of its time. Whatever is not certain to read the same is left to remark; a
 * property test holds the two against each other.
 */
import { type Inline, type InlineLink, normaliseLabel } from './nodes.ts';

/** Plain words: nothing in them can begin or end an inline construct of CommonMark. */
const WORDS =
  /[^[\]\\`*_<&!\n\r\t\0\ud800-\udfff]|(?<=[A-Za-z0-9])_(?=[A-Za-z0-9])|[\ud800-\udbff][\udc00-\udfff]|!(?!\[)|&(?![#\w]+;)/y;
/** What can stand behind the asterisks that end emphasis, and does not take part in it. */
const BEHIND_EMPHASIS = /[ .,;:)|]|$/y;
/** An address without anything that ends, escapes or nests; control characters end one, too. */
const ADDRESS = /[^()\s<>\\&\u0000-\u001f\u007f\ud800-\udfff`]|&(?![#\w]+;)/y;
/** The label behind a link's text, in letters that upper and lower case agree on. */
const LABEL = /\[([A-Za-z0-9][\w .-]*)\](?![[(:])/y;
/** An address that a definition may have, and that reads there as it is written. */
const DEFINED_ADDRESS = /^[^()\s<>\\&\u0000-\u001f\u007f\ud800-\udfff`]+$/;
const CODE = /`([^`\n\r\0]*[^`\s\0][^`\n\r\0]*)`(?!`)/y;
/** What makes something else than a paragraph of a line, to CommonMark. */
const BLOCK_START = /^(?:[\s#>+\-=~_|]|\*(?!\*?[A-Za-z0-9@])|\d{1,9}[.)](?:\s|$))/;

interface KnownLine {
  readonly nodes: readonly Inline[] | undefined;
  /** Bracketed words, as labels: a definition of one of them makes a link of it. */
  readonly labels: readonly string[];
  /** Whether some of its links have their addresses from definitions. */
  readonly refers: boolean;
}

/** How many lines are kept: those of a few dozen drafts. */
const MOST = 20_000;
/** Longer ones are rare, and not worth their place. */
const LONGEST = 1000;

/** Lines that were read before: what the site shows, what GitHub shows and the rules all ask for the same ones. */
const known = new Map<string, KnownLine>();

/**
 * Reads a line of plain words, words between asterisks, code spans, bracketed words and links.
 *
 * @param labels Labels of definitions elsewhere, with their addresses: a bracketed word that is one of them is a link, and
 *   not read here.
 * @returns The nodes, or `undefined` for a text that is for remark to read.
 */
export function parseCanonical(text: string, labels?: ReadonlyMap<string, string>): readonly Inline[] | undefined {
  let line = known.get(text);
  if (!line) {
    const found: string[] = [];
    const nodes = readLine(text, found);
    line = { nodes, labels: found, refers: nodes?.some(isReference) ?? false };
    if (known.size >= MOST) known.clear();
    if (text.length <= LONGEST) known.set(text, line);
  }
  if (labels && line.labels.some((label) => labels.has(label))) return undefined;
  return line.refers && line.nodes ? resolved(line.nodes, text, labels) : line.nodes;
}

const isReference = (node: Inline): node is InlineLink => node.type === 'link' && node.form === 'reference';

/** Nodes with the addresses of their references; `undefined` where one is not defined, or not in a usual form. */
function resolved(
  nodes: readonly Inline[],
  text: string,
  labels: ReadonlyMap<string, string> | undefined,
): readonly Inline[] | undefined {
  const out: Inline[] = [];
  for (const node of nodes) {
    if (!isReference(node)) {
      out.push(node);
      continue;
    }
    const url = labels?.get(normaliseLabel(text.slice(node.urlSpan.start, node.urlSpan.end)));
    if (url === undefined || !DEFINED_ADDRESS.test(url)) return undefined;
    out.push({ ...node, url });
  }
  return out;
}

/** @param labels receives those of bracketed words */
function readLine(text: string, labels: string[]): readonly Inline[] | undefined {
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
    const node = text[at] === '*' ? emphasisAt(text, at) : linkAt(text, at, labels);
    if (node) {
      flush();
      nodes.push(node);
      at = wordsFrom = node.end;
      continue;
    }
    const behind = bracketedWords(text, at, labels);
    if (behind === undefined) return undefined;
    at = behind;
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

/** `[video] `: brackets that are words, unless some definition makes a link of them: `labels` receives theirs. @returns Where they end. */
function bracketedWords(text: string, at: number, labels: string[]): number | undefined {
  if (text[at] !== '[') return undefined;
  const close = run(WORDS, text, at + 1);
  if (close === at + 1 || text[close] !== ']' || /[[(:]/.test(text[close + 1] ?? '')) return undefined;
  labels.push(normaliseLabel(text.slice(at + 1, close)));
  return close + 1;
}

/** Words in one or two asterisks that stand alone. */
function emphasisAt(text: string, start: number): Inline | undefined {
  const sign = text.startsWith('**', start) ? '**' : '*';
  const from = start + sign.length;
  if (start > 0 && text[start - 1] !== ' ') return undefined;
  const to = run(WORDS, text, from);
  if (!/[A-Za-z0-9@]/.test(text[from] ?? '') || !text.startsWith(sign, to) || /\s/.test(text[to - 1] as string))
    return undefined;
  const end = to + sign.length;
  BEHIND_EMPHASIS.lastIndex = end;
  if (!BEHIND_EMPHASIS.test(text)) return undefined;
  const children = [textNode(text, from, to)];
  return { type: sign === '*' ? 'emphasis' : 'strong', start, end, children };
}

function linkAt(text: string, start: number, labels: string[]): InlineLink | undefined {
  if (text[start] !== '[') return undefined;
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
      const behind = bracketedWords(text, at, labels);
      if (behind !== undefined) {
        at = behind;
        continue;
      }
      if (at > wordsFrom) children.push(textNode(text, wordsFrom, at));
      if (text[at] !== '`') break;
      const code = codeAt(text, at);
      if (!code) return undefined;
      children.push(code);
      at = wordsFrom = code.end;
    }
  }
  if (at === start + 1 || text[at] !== ']') return undefined;
  const textSpan = { start: start + 1, end: at };
  LABEL.lastIndex = at + 1;
  const label = LABEL.exec(text)?.[1];
  if (label !== undefined) {
    const urlSpan = { start: at + 2, end: at + 2 + label.length };
    // The address comes in when it is known which definitions there are.
    return { type: 'link', form: 'reference', start, end: urlSpan.end + 1, url: '', urlSpan, textSpan, children };
  }
  if (text[at + 1] !== '(') return undefined;
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
    textSpan,
    children,
  };
}
