/**
 * The short way to an outline: blocks and texts in the form that nine in ten have are read without remark and without the
 * site's inline parser. Whatever is not certain to read the same is left to them; property tests hold both ways together.
 */
import { decodeEntities } from '../github/entities.ts';
import { parseCanonical } from '../markdown/canonical.ts';
import { type Inline, normaliseLabel } from '../markdown/nodes.ts';
import {
  addHtml,
  type BlockKind,
  type Look,
  type OutlineBlock,
  PLAIN,
  plainAddress,
  type Word,
  WordBuilder,
} from './outline.ts';

/** How many texts are kept: those of a few dozen drafts. */
const MOST = 20_000;
/** Longer ones are rare, and left to the long way. */
const LONGEST = 2000;

/** What makes a link, or something struck out, of plain words on GitHub. */
const LITERALS = /:\/\/|www\.|[\w.+-]@[\w-]|~|\[\^/i;

/** A definition shows nothing where it stands. */
const DEFINITION = /^\[[^[\]\\\s]+\]: ?https?:\/\/[^\s<>()\\&]+$/;
/** What makes a table of the line above. */
const TABLE_RULE = /^[\s|:-]+$/;
/** More lines than that are seldom all in the usual form. */
const MOST_LINES = 12;

interface KnownBlocks {
  readonly blocks: readonly OutlineBlock[] | undefined;
  /** What stands in brackets, as labels. */
  readonly labels: readonly string[];
}

const knownBlocks = new Map<string, KnownBlocks>();
const NO_LABELS: ReadonlyMap<string, string> = new Map();

/**
 * The short way on GitHub's side, for headings, text, quotes and items with more under them in the form that most lines have;
 * undefined for anything else. Pieces that were seen before cost nothing.
 */
export function canonicalBlocks(
  text: string,
  labels: ReadonlyMap<string, string>,
): readonly OutlineBlock[] | undefined {
  if (text.length > LONGEST) return undefined;
  let found = knownBlocks.get(text);
  if (!found) {
    const blocks = readBlocks(text, NO_LABELS);
    // What refers to definitions is in the usual form once they are known.
    found = { blocks, labels: blocks || text.includes('][') ? labelsIn(text) : [] };
    if (knownBlocks.size >= MOST) knownBlocks.clear();
    knownBlocks.set(text, found);
  }
  return namesOne(found.labels, labels) ? readBlocks(text, labels) : found.blocks;
}

function readBlocks(text: string, labels: ReadonlyMap<string, string>): readonly OutlineBlock[] | undefined {
  const lines = text.split('\n');
  const [head = ''] = lines;
  if (text === '' || lines.every((line) => DEFINITION.test(line))) return [];
  if (lines.length > MOST_LINES) return undefined;
  if (head.startsWith('> ')) return canonicalQuote(lines, labels);
  const match = /^(?:(#{1,6}) |([*+-]) )(\S.*)$/.exec(head);
  if (!match) return canonicalText(lines, labels, '');
  const [, hashes, marker = '', content = ''] = match;
  if (hashes === undefined) return canonicalItems(lines, marker, content, labels);
  // A `#` may close a heading.
  const words = lines.length === 1 && !/#$/.test(content) ? canonicalWords(content, labels) : undefined;
  return words && [{ kind: `h${hashes.length}` as BlockKind, path: '', mark: '', line: 0, lastLine: 0, words }];
}

/** Lines that are one paragraph. */
function canonicalText(
  lines: readonly string[],
  labels: ReadonlyMap<string, string>,
  path: string,
): readonly OutlineBlock[] | undefined {
  const words = new WordBuilder();
  for (const line of lines) {
    if (TABLE_RULE.test(line)) return undefined;
    const small = /^<small>(.*)<\/small>$/.exec(line)?.[1];
    if (small !== undefined) addHtml(words, '<small>', PLAIN, decodeEntities);
    if (!addCanonicalLine(words, small ?? line, labels)) return undefined;
    if (small !== undefined) addHtml(words, '</small>', PLAIN, decodeEntities);
    words.text('\n', PLAIN);
  }
  return [{ kind: 'paragraph', path, mark: '', line: 0, lastLine: lines.length - 1, words: words.build() }];
}

/** Lines with `> ` in front that are one paragraph. */
function canonicalQuote(
  lines: readonly string[],
  labels: ReadonlyMap<string, string>,
): readonly OutlineBlock[] | undefined {
  if (!lines.every((line) => line.startsWith('> '))) return undefined;
  const inside = canonicalText(
    lines.map((line) => line.slice(2)),
    labels,
    '>',
  );
  return inside && [{ kind: 'quote', path: '', mark: '', line: 0, lastLine: lines.length - 1, words: [] }, ...inside];
}

/** An item, and under it items of one indentation. */
function canonicalItems(
  [, ...nested]: readonly string[],
  marker: string,
  content: string,
  labels: ReadonlyMap<string, string>,
): readonly OutlineBlock[] | undefined {
  const words = canonicalWords(content, labels);
  if (!words) return undefined;
  const items: OutlineBlock[] = [{ kind: 'item', path: '*', mark: '', line: 0, lastLine: 0, words }];
  const start = /^ {2,5}[*+-] /.exec(nested[0] ?? '')?.[0] ?? `    ${marker} `;
  for (const [index, line] of nested.entries()) {
    const under = line.startsWith(start) ? canonicalWords(line.slice(start.length), labels) : undefined;
    if (!under) return undefined;
    items.push({ kind: 'item', path: '**', mark: '', line: index + 1, lastLine: index + 1, words: under });
  }
  return items;
}

function canonicalWords(content: string, labels: ReadonlyMap<string, string>): readonly Word[] | undefined {
  if (/^\[[ xX]\]/.test(content)) return undefined;
  const shared = knownText(content);
  if (shared.words && !shared.literal && !namesOne(shared.labels, labels)) return shared.words;
  const words = new WordBuilder();
  return addCanonicalLine(words, content, labels) ? words.build() : undefined;
}

function addCanonicalLine(words: WordBuilder, line: string, labels: ReadonlyMap<string, string>): boolean {
  const nodes = parseCanonical(line, labels);
  return nodes !== undefined && addCanonical(words, nodes, PLAIN, (text) => !LITERALS.test(text));
}

/** @param accept whether words are no more than words */
function addCanonical(
  words: WordBuilder,
  nodes: readonly Inline[],
  look: Look,
  accept: (text: string) => boolean,
): boolean {
  return nodes.every((node) => {
    switch (node.type) {
      case 'text':
        words.text(node.value, look);
        return accept(node.value);
      case 'code':
        words.code(node.value, look);
        return true;
      case 'strong':
        return addCanonical(words, node.children, { ...look, bold: true }, accept);
      case 'emphasis':
        return addCanonical(words, node.children, { ...look, italic: true }, accept);
      case 'link':
        return addCanonical(words, node.children, { ...look, link: plainAddress(node.url) }, accept);
      default:
        return false;
    }
  });
}

interface KnownText {
  readonly words: readonly Word[] | undefined;
  /** GitHub could make something of plain words in it. */
  readonly literal: boolean;
  readonly labels: readonly string[];
}

const known = new Map<string, KnownText>();

/** What the site reads otherwise than GitHub, or nearly: attribute lists, marks of what was set aside, footnotes. */
const ODD_ON_SITE = /[{\u0002]|\[\^/;
/** Addresses that the site may cut, and code whose spaces it drops. */
const ODD_PLACES = /\]\([^)\s]*["'[\]]|(?:^|[^`])` |\\|[^`] `(?!`)/;

/**
 * The short way on the site's side: what it prints of a text in the usual form; undefined for any other text. Texts that were
 * seen before cost nothing.
 */
export function canonicalSiteWords(text: string, labels: ReadonlyMap<string, unknown>): readonly Word[] | undefined {
  const found = knownText(text);
  return namesOne(found.labels, labels) ? undefined : found.words;
}

/** Is one of the labels defined? */
function namesOne(labels: readonly string[], defined: ReadonlyMap<string, unknown>): boolean {
  return defined.size > 0 && labels.some((label) => defined.has(label));
}

function knownText(text: string): KnownText {
  let found = known.get(text);
  if (!found) {
    found = readSiteText(text);
    if (known.size >= MOST) known.clear();
    if (text.length <= LONGEST) known.set(text, found);
  }
  return found;
}

const UNUSUAL: KnownText = { words: undefined, literal: false, labels: [] };

function readSiteText(text: string): KnownText {
  if (text.length > LONGEST || ODD_ON_SITE.test(text) || ODD_PLACES.test(text)) return UNUSUAL;
  const words = new WordBuilder();
  let literal = false;
  const accept = (plain: string): boolean => {
    literal ||= LITERALS.test(plain);
    return true;
  };
  const read = (line: string): boolean => {
    const nodes = parseCanonical(line);
    words.text('\n', PLAIN);
    return nodes !== undefined && addCanonical(words, nodes, PLAIN, accept);
  };
  if (!text.split('\n').every(read)) return UNUSUAL;
  return { words: words.build(), literal, labels: labelsIn(text) };
}

/** What stands in brackets, as labels. */
function labelsIn(text: string): readonly string[] {
  if (!text.includes('[')) return [];
  return [...text.matchAll(/\[([^[\]]+)\]/g)].map((match) => normaliseLabel(match[1] as string));
}
