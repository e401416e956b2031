/**
 * Edits that make the site and GitHub agree. Each is tried on the text about the difference and kept only if the two then show
 * the same; it loses nothing if that is what one of them showed before.
 */
import type { Draft } from '../draft/model.ts';
import { applyEdits, insert, remove, replace, type TextEdit } from '../text/edit.ts';
import { type Line, type Lines, lineTexts, splitLines } from '../text/lines.ts';
import { compareOutlines, type Difference } from './compare.ts';
import { type Outlines, outlinesOf } from './index.ts';
import { EDGE, lookKey, type OutlineBlock, runsOn, type Word } from './outline.ts';

/** What makes site and GitHub show the same. */
export interface Mend {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** What readers see afterwards is what the site, or GitHub, showed before. */
  readonly faithful: boolean;
}

interface Candidate {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** It takes something away, as a person would; it need not be faithful. */
  readonly guess?: boolean;
}

/** How far a list or a quote reaches that a line may be part of. */
const REACH = 40;
/** More than these are offered by nobody, and cost time. */
const MOST = 3;

/** Nobody mends so many lines by one edit. */
const LONGEST = 200;

/** What would mend a difference, the best first. */
export function mendsOf(draft: Draft, difference: Difference): readonly Mend[] {
  const { lines } = draft;
  if (difference.lastLine - difference.line > LONGEST) return [];
  let first = difference.line;
  while (first > 0 && first > difference.line - REACH && !isHeading(lines, first)) first--;
  let last = difference.lastLine;
  while (last + 1 < lines.all.length && last < difference.lastLine + REACH && !isHeading(lines, last + 1)) last++;
  const window = createWindow(draft, first, last);
  const before = window.outlines([]);
  const mends: Mend[] = [];
  for (const { title, edits, guess } of candidatesFor(lines, difference, before, first)) {
    const after = window.outlines(edits);
    const grown = window.grownBy(edits);
    const [from, to] = [difference.line - first, difference.lastLine - first + grown];
    const wrong = compareOutlines(after.site, after.github);
    // What begins above is a difference of its own.
    if (wrong.some(({ line }) => from <= line && line <= to)) continue;
    const faithful = shown(after.github) === shown(before.github) || shown(after.site) === shown(before.site);
    if (!faithful && !guess) continue;
    mends.push({ title, edits, faithful: faithful && !guess && keeps(before.site, after.site) });
    if (mends.length === MOST) break;
  }
  // Where a person would take something away, to escape it is no answer to be given unasked.
  return mends[0]?.faithful ? mends : mends.map((mend) => ({ ...mend, faithful: false }));
}

const isHeading = (lines: Lines, number: number): boolean => /^ {0,3}#{1,6}\s/.test(lines.line(number).text);

interface Window {
  /** The outlines after some edits, lines counted from the window's first. */
  outlines(edits: readonly TextEdit[]): Outlines;
  /** How many lines edits add. */
  grownBy(edits: readonly TextEdit[]): number;
}

/** What keeps the window's first line from being read as metadata. */
const HEAD = '.\n\n';

/** Some lines as a text of their own, with the definitions that stand elsewhere. */
function createWindow({ lines, definitions, text }: Draft, first: number, last: number): Window {
  const [from, to] = [lines.line(first).start, lines.line(last).end];
  const own = text.slice(from, to);
  const lower = own.toLowerCase();
  const elsewhere = definitions.filter(
    ({ line, label }) => (line < first || line > last) && lower.includes(`[${label.text.toLowerCase()}]`),
  );
  const tail = elsewhere.map(({ start, end }) => `\n\n${text.slice(start, end)}`).join('');
  const headLines = 2;
  const at = (blocks: readonly OutlineBlock[]): readonly OutlineBlock[] =>
    blocks.slice(1).map((block) => ({ ...block, line: block.line - headLines, lastLine: block.lastLine - headLines }));
  return {
    outlines(edits) {
      const moved = edits.map(({ start, end, newText }) => ({ start: start - from, end: end - from, newText }));
      const { site, github } = outlinesOf(splitLines(HEAD + applyEdits(own, moved) + tail));
      return { site: at(site), github: at(github) };
    },
    grownBy: (edits) =>
      edits.reduce((sum, { start, end, newText }) => sum + breaksIn(newText) - breaksIn(text.slice(start, end)), 0),
  };
}

const breaksIn = (text: string): number => lineTexts(text).length - 1;

/** What is shown, wherever it stands. */
function shown(outline: readonly OutlineBlock[]): string {
  return outline
    .map(({ kind, path, mark, words }) =>
      [
        kind,
        path,
        mark,
        ...spread(words).map(({ text, look, glued }) => `${glued ? '' : ' '}${text}\u0001${lookKey(look)}`),
      ].join('\u0002'),
    )
    .join('\n');
}

/** Whether all links are left, and no letter is gone. */
function keeps(before: readonly OutlineBlock[], after: readonly OutlineBlock[]): boolean {
  const links = (outline: readonly OutlineBlock[]): readonly string[] =>
    outline.flatMap(({ words }) => words.flatMap(({ look }) => look.link ?? []));
  const letters = (outline: readonly OutlineBlock[]): number =>
    outline.reduce(
      (sum, { words }) => sum + words.reduce((all, { text }) => all + text.replace(/[^\p{L}\p{N}]/gu, '').length, 0),
      0,
    );
  const left = new Set(links(after));
  return letters(after) >= letters(before) && links(before).every((link) => left.has(link));
}

/** The words with a space at the end of code as one outside. */
function spread(words: readonly Word[]): readonly Word[] {
  if (words.every(({ text }) => !text.includes(EDGE))) return words;
  return words.map((word, index) => ({
    ...word,
    text: word.text.replaceAll(EDGE, ''),
    glued: word.glued && !word.text.startsWith(EDGE) && words[index - 1]?.text.endsWith(EDGE) !== true,
  }));
}

function candidatesFor(
  lines: Lines,
  { at, line: firstLine, lastLine, kind }: Difference,
  before: Outlines,
  offset: number,
): readonly Candidate[] {
  const line = lines.line(at);
  const first = lines.line(firstLine);
  // An item is about to be written: to escape its marker would print it for good.
  if (/^\s*[*+-]\s*$/.test(line.text)) return [];
  const candidates: Candidate[] = [];
  if (kind === 'blocks' || kind === 'depth') candidates.push(...blockCandidates(lines, line, before, offset));
  if (kind !== 'depth') {
    const touched = [...new Set([line, first])];
    for (const one of touched) candidates.push(...inlineCandidates(one));
    if (lastLine > firstLine && lastLine - firstLine < 6)
      for (let number = firstLine + 1; number <= lastLine; number++)
        if (number !== at) candidates.push(...inlineCandidates(lines.line(number)));
  }
  return candidates.filter(({ edits }) => edits.length > 0);
}

const QUOTE = /^ {0,3}>/;

function blockCandidates(lines: Lines, line: Line, before: Outlines, offset: number): readonly Candidate[] {
  const candidates: Candidate[] = [];
  const above = lines.line(line.number - 1);
  const blankAbove = line.number > 0 && !above.text.trim();
  const sign = QUOTE.exec(line.text)?.[0];
  if (sign !== undefined && blankAbove && QUOTE.test(lines.line(line.number - 2).text)) {
    candidates.push(
      { title: 'Make it one quote', edits: [replace(above, '>')] },
      { title: 'Keep the quotes apart', edits: [insert(line.start, '<!-- -->\n\n')] },
    );
  }
  if (line.number > 0 && !blankAbove)
    candidates.push({
      title: 'Insert a blank line',
      edits: [insert(line.start, sign === undefined ? '\n' : `${sign}\n`)],
    });
  const indent = /^[ \t]*/.exec(line.text)?.[0] ?? '';
  const block = before.github.find((one) => one.line === line.number - offset);
  if (block) {
    const depth = block.path.replace(/>/g, '').length - (block.kind === 'item' ? 1 : 0);
    const wanted = ' '.repeat(4 * Math.max(0, depth));
    if (wanted !== indent && sign === undefined)
      candidates.push({
        title: wanted ? `Indent by ${wanted.length} spaces` : 'Remove the indentation',
        edits: [replace({ start: line.start, end: line.start + indent.length }, wanted)],
      });
  }
  if (indent)
    candidates.push({
      title: 'Remove the indentation',
      edits: [remove({ start: line.start, end: line.start + indent.length })],
    });
  return candidates;
}

/** What escapes a sign that one of the two takes for markup. */
const ESCAPES: readonly (readonly [title: string, sign: RegExp])[] = [
  ['Escape the asterisks', /(?<![*\\])\*(?!\*)/g],
  ['Escape the underscores', /(?<!\\)_/g],
  ['Escape the braces', /(?<!\\)\{/g],
  ['Escape the sign', /(?<=^\s*(?:[*+-]\s+)?)(?:[#+-]|\d+(?=\.))/g],
];

function inlineCandidates(line: Line): readonly Candidate[] {
  const { text, start } = line;
  if (text.length > 2000) return [];
  const marker = /^\s*(?:>\s?)*(?:[*+-]|\d+[.)])\s+/.exec(text)?.[0].length ?? 0;
  const outside = outsideCode(text);
  const candidates: Candidate[] = [];
  candidates.push(...codeEdges(line));
  const heading = /^#{2,6}(?=[^\s#])/.exec(text)?.[0];
  if (heading !== undefined)
    candidates.push({ title: 'Put a space behind the signs', edits: [insert(start + heading.length, ' ')] });
  const stray = /(?<=\S\*)\w(?=\s*$)/.exec(text);
  if (stray)
    candidates.push({
      title: `Remove the \`${stray[0]}\``,
      edits: [remove({ start: start + stray.index, end: start + stray.index + 1 })],
      guess: true,
    });
  for (const [title, sign] of ESCAPES) {
    const at = [...text.matchAll(sign)].map(({ index }) => index).filter((index) => index >= marker && outside(index));
    candidates.push({ title, edits: at.slice(0, 8).map((index) => insert(start + index, '\\')) });
  }
  const address = /(?<![\w.+@<:/-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+(?![\w@>])/g;
  candidates.push({
    title: 'Make the address a link',
    edits: [...text.matchAll(address)].flatMap(({ index, 0: found }) =>
      outside(index) ? [insert(start + index, '<'), insert(start + index + found.length, '>')] : [],
    ),
  });
  candidates.push({
    title: 'Escape the angle brackets',
    edits: [...text.matchAll(/<(?=[a-zA-Z/!?])/g)]
      .filter(({ index }) => outside(index))
      .map(({ index }) => replace({ start: start + index, end: start + index + 1 }, '&lt;')),
  });
  // `***x**`, and code that ends before its bracket: slips that a person sees at once.
  for (const { index } of text.matchAll(/(?<!\*)\*\*\*(?!\*)/g))
    candidates.push({
      title: 'Remove the surplus asterisk',
      edits: [remove({ start: start + index, end: start + index + 1 })],
      guess: true,
    });
  for (const { index } of text.matchAll(/`\]\]\(/g))
    candidates.push({
      title: 'Put the bracket into the code',
      edits: [replace({ start: start + index, end: start + index + 2 }, ']`')],
      guess: true,
    });
  return candidates;
}

/** A space at the end of code belongs outside, or nowhere: the site drops it. */
function codeEdges({ text, start }: Line): readonly Candidate[] {
  const edits: TextEdit[] = [];
  let moved = false;
  const take = (index: number, length: number, outside: number, needed: boolean): void => {
    edits.push(remove({ start: start + index, end: start + index + length }));
    if (!needed) return;
    edits.push(insert(start + outside, ' '));
    moved = true;
  };
  for (const { index, length } of codeSpans(text)) {
    const inner = text.slice(index + 1, index + length - 1);
    if (!inner.trim()) continue;
    const lead = inner.length - inner.trimStart().length;
    const trail = inner.length - inner.trimEnd().length;
    if (lead === 1 && trail === 1) continue;
    const close = index + length - 1;
    if (lead) take(index + 1, lead, index, /[^\s([{"'‘“]/.test(text[index - 1] ?? ''));
    if (trail) take(close - trail, trail, close + 1, runsOn(text[close + 1] ?? ''));
  }
  return [{ title: moved ? 'Move the space out of the code' : 'Remove the space in the code', edits }];
}

function codeSpans(text: string): readonly { readonly index: number; readonly length: number }[] {
  return [...text.matchAll(/(?<![`\\])`(?!`)[^`]+`(?!`)/g)].map(({ index, 0: { length } }) => ({ index, length }));
}

/** Whether a place is neither in code nor in an address. */
function outsideCode(text: string): (index: number) => boolean {
  const spans = [
    ...codeSpans(text),
    ...[...text.matchAll(/\]\([^()\s]*\)/g)].map(({ index, 0: { length } }) => ({ index, length })),
  ];
  return (at) => spans.every(({ index, length }) => at < index || at >= index + length);
}
