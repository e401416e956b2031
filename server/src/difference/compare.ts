/** Where two outlines of a text differ, and in words what readers see there. */
import { EDGE, LINE_BREAK, lookKey, type OutlineBlock, runsOn, type Word } from './outline.ts';

/** What kind of thing differs, the gravest first. */
export type DifferenceKind = 'blocks' | 'depth' | 'link' | 'text' | 'look' | 'space' | 'edge';

/** A stretch of lines that the site shows otherwise than GitHub. */
export interface Difference {
  /** Zero-based. */
  readonly line: number;
  readonly lastLine: number;
  /** The line that {@link message} speaks of. */
  readonly at: number;
  readonly kind: DifferenceKind;
  /** What readers see: a sentence or two, for people. */
  readonly message: string;
}

/** The blocks that begin in each line. */
function byLine(outline: readonly OutlineBlock[]): ReadonlyMap<number, readonly OutlineBlock[]> {
  const lines = new Map<number, OutlineBlock[]>();
  for (const block of outline) {
    const list = lines.get(block.line);
    if (list) list.push(block);
    else lines.set(block.line, [block]);
  }
  return lines;
}

/**
 * Compares two outlines of one text line by line.
 *
 * @returns Stretches of lines in order; lines that follow each other are one stretch.
 */
export function compareOutlines(site: readonly OutlineBlock[], github: readonly OutlineBlock[]): readonly Difference[] {
  const ours = byLine(site);
  const theirs = byLine(github);
  const numbers = [...new Set([...ours.keys(), ...theirs.keys()])].sort((a, b) => a - b);
  const found: Difference[] = [];
  const covers = { site: new Cover(site), github: new Cover(github) };
  for (const line of numbers) {
    const a = ours.get(line) ?? [];
    const b = theirs.get(line) ?? [];
    const difference = differenceAt(line, a, b, covers);
    if (!difference) continue;
    const last = found[found.length - 1];
    if (last && goesOn(last, difference)) found[found.length - 1] = joined(last, difference);
    else found.push(difference);
  }
  return found;
}

/** Whether a difference is part of the one above: within its lines, or the next block that is taken apart or run together. */
function goesOn(above: Difference, { line, kind }: Difference): boolean {
  return line <= above.lastLine || (line === above.lastLine + 1 && above.kind === 'blocks' && kind === 'blocks');
}

const GRAVITY: readonly DifferenceKind[] = ['blocks', 'depth', 'link', 'text', 'look', 'space', 'edge'];

/** One difference of two: what the graver one says. */
function joined(above: Difference, below: Difference): Difference {
  const said = GRAVITY.indexOf(below.kind) < GRAVITY.indexOf(above.kind) ? below : above;
  return { ...said, line: above.line, lastLine: Math.max(above.lastLine, below.lastLine) };
}

/** Finds the innermost block that holds a line without beginning in it. */
class Cover {
  private readonly holders: (OutlineBlock | undefined)[] = [];

  constructor(blocks: readonly OutlineBlock[]) {
    // Later blocks lie within earlier ones, or behind them: each line is written once by each level that holds it.
    for (const block of blocks)
      if (block.kind !== 'quote') for (let i = block.line + 1; i <= block.lastLine; i++) this.holders[i] = block;
  }

  at(line: number): OutlineBlock | undefined {
    return this.holders[line];
  }
}

interface Covers {
  readonly site: Cover;
  readonly github: Cover;
}

function differenceAt(
  line: number,
  site: readonly OutlineBlock[],
  github: readonly OutlineBlock[],
  covers: Covers,
): Difference | undefined {
  const count = Math.max(site.length, github.length);
  for (let i = 0; i < count; i++) {
    const ours = site[i];
    const theirs = github[i];
    const lastLine = Math.max(line, ours?.lastLine ?? 0, theirs?.lastLine ?? 0);
    if (!ours || !theirs) {
      const message = ours
        ? onlySite(line, ours, covers.github)
        : onlyGithub(line, theirs as OutlineBlock, covers.site);
      return { line, lastLine, at: line, kind: 'blocks', message };
    }
    const same = ours.kind === theirs.kind;
    if (!same || (ours.kind !== 'item' && ours.path !== theirs.path)) {
      const message =
        theirs.kind === 'quote' && ours.path.startsWith(`${theirs.path}>`)
          ? 'The site makes one quote of this and the one above; GitHub shows two.'
          : same
            ? `The site shows this ${placeOf(ours)}, GitHub ${placeOf(theirs)}.`
            : `The site shows this as ${nameOf(ours)}, GitHub as ${nameOf(theirs)}.`;
      return { line, lastLine, at: line, kind: 'blocks', message };
    }
    if (ours.path !== theirs.path || ours.mark !== theirs.mark) {
      return { line, lastLine, at: line, kind: 'depth', message: itemMessage(ours, theirs) };
    }
    const words = differenceOfWords(ours.words, theirs.words);
    if (words) return { line, lastLine, at: line, ...words };
  }
  return undefined;
}

const NAMES: Readonly<Record<OutlineBlock['kind'], string>> = {
  h1: 'a heading of level 1',
  h2: 'a heading of level 2',
  h3: 'a heading of level 3',
  h4: 'a heading of level 4',
  h5: 'a heading of level 5',
  h6: 'a heading of level 6',
  paragraph: 'a paragraph',
  item: 'a list item',
  quote: 'a quote',
  code: 'a block of code',
  rule: 'a line across',
  table: 'a table',
  row: 'a row of a table',
  term: 'the term of a definition',
  details: 'a definition',
  footnote: 'a footnote',
};

const nameOf = ({ kind }: OutlineBlock): string => NAMES[kind];
const depthOf = ({ path }: OutlineBlock): number => path.replace(/>/g, '').length;

function placeOf(block: OutlineBlock): string {
  const depth = depthOf(block);
  const quoted = block.path.includes('>');
  if (!depth && !quoted) return 'outside any list or quote';
  return [depth ? `within a list${depth > 1 ? ` of level ${depth}` : ''}` : '', quoted ? 'within a quote' : '']
    .filter(Boolean)
    .join(', ');
}

function itemMessage(ours: OutlineBlock, theirs: OutlineBlock): string {
  const [here, there] = [depthOf(ours), depthOf(theirs)];
  if (here !== there) return `The site shows this item on level ${here}, GitHub on level ${there}.`;
  if (ours.mark !== theirs.mark)
    return theirs.mark.includes('[')
      ? 'GitHub shows a box to tick, the site its brackets.'
      : `GitHub begins this list with ${theirs.mark || '1.'}; the site begins with 1.`;
  return `The site shows this item ${ours.path.endsWith('1') ? 'with a number' : 'with a dot'}, GitHub ${theirs.path.endsWith('1') ? 'with a number' : 'with a dot'}.`;
}

function onlyGithub(line: number, theirs: OutlineBlock, site: Cover): string {
  const holder = site.at(line);
  return holder
    ? `GitHub shows ${nameOf(theirs)} here; the site runs it into ${nameOf(holder).replace(/^a /, 'the ')} above.`
    : `GitHub shows ${nameOf(theirs)} here; the site shows nothing.`;
}

function onlySite(line: number, ours: OutlineBlock, github: Cover): string {
  const holder = github.at(line);
  return holder
    ? `The site shows ${nameOf(ours)} here; on GitHub it is part of ${nameOf(holder).replace(/^a /, 'the ')} above.`
    : `The site shows ${nameOf(ours)} here; GitHub shows nothing.`;
}

/** How much is shown of what differs. */
const EXCERPT = 40;

function differenceOfWords(
  ours: readonly Word[],
  theirs: readonly Word[],
): Pick<Difference, 'kind' | 'message'> | undefined {
  // Both sides have the words of a text in the usual form from one place.
  if (ours === theirs) return undefined;
  let i = 0;
  while (i < ours.length && i < theirs.length && sameWord(ours[i] as Word, theirs[i] as Word)) i++;
  if (i === ours.length && i === theirs.length) return undefined;
  const [here, there] = [ours[i], theirs[i]];
  const [site, github] = [excerpt(ours, i), excerpt(theirs, i)];
  if (here && there && here.text === there.text && here.look.sign === there.look.sign) {
    if (here.look.link !== there.look.link) {
      if (here.look.link === undefined)
        return { kind: 'link', message: `GitHub makes a link of \`${github}\`; the site prints it as text.` };
      if (there.look.link === undefined)
        return { kind: 'link', message: `The site makes a link of \`${site}\`; GitHub prints it as text.` };
      return {
        kind: 'link',
        message: `The link \`${site}\` leads to \`${shorten(here.look.link)}\` on the site, to \`${shorten(there.look.link)}\` on GitHub.`,
      };
    }
    if (lookKey(here.look) !== lookKey(there.look))
      return { kind: 'look', message: `The site prints \`${site}\` ${looks(here)}, GitHub ${looks(there)}.` };
    return { kind: 'space', message: `The site prints \`${around(ours, i)}\`, GitHub \`${around(theirs, i)}\`.` };
  }
  if (there?.look.code && there.text.includes(EDGE)) return edgeMessage(there, theirs[i + 1]);
  const tag = here?.look.sign;
  if (tag?.startsWith('<') && theirs.every(({ look }) => look.sign !== tag))
    return {
      kind: 'text',
      message: `The site takes \`${shorten(tag)}\` for a tag and prints nothing of it; GitHub prints it.`,
    };
  const [a, b] = [around(ours, i), around(theirs, i)];
  if (a === b) return lookMessage(ours, theirs, i);
  return { kind: 'text', message: `The site prints \`${a}\`, GitHub \`${b}\`.` };
}

/** Code that begins or ends with a space: it matters where the words run together without it. */
function edgeMessage(code: Word, next: Word | undefined): Pick<Difference, 'kind' | 'message'> {
  const before = code.glued && code.text.startsWith(EDGE);
  const behind = code.text.endsWith(EDGE) && next?.glued === true && runsOn(next.text);
  return code.text !== EDGE && (before || behind)
    ? {
        kind: 'space',
        message: `The site drops the space within the code \`${print([code])}\`, and the words run together.`,
      }
    : { kind: 'edge', message: `The site drops the space within the code \`${print([code])}\`.` };
}

/** The words are cut otherwise because their looks begin or end elsewhere. */
function lookMessage(ours: readonly Word[], theirs: readonly Word[], at: number): Pick<Difference, 'kind' | 'message'> {
  const [linked] = theirs.slice(at).filter(({ look }) => look.link !== undefined);
  if (linked && ours.slice(at).every(({ look }) => look.link !== linked.look.link))
    return {
      kind: 'link',
      message: `GitHub makes a link to \`${shorten(linked.look.link ?? '')}\`; the site makes none.`,
    };
  const [here, there] = [ours[at] as Word, theirs[at] as Word];
  const shown = (word: Word): string => `\`${print([word])}\` ${looks(word)}`;
  return { kind: 'look', message: `The site prints ${shown(here)}, GitHub ${shown(there)}.` };
}

const sameWord = (a: Word, b: Word): boolean =>
  a.text === b.text && a.glued === b.glued && (a.look === b.look || lookKey(a.look) === lookKey(b.look));

function looks({ look }: Word): string {
  const names = [look.bold && 'bold', look.italic && 'in italics', look.code && 'as code', look.struck && 'struck out'];
  return names.filter(Boolean).join(' and ') || 'plainly';
}

/** The words of one look from a place on. */
function excerpt(words: readonly Word[], from: number): string {
  const key = words[from] ? lookKey((words[from] as Word).look) : '';
  let to = from;
  while (to < words.length && lookKey((words[to] as Word).look) === key) to++;
  return print(words.slice(from, to));
}

/** The words about a place. */
const around = (words: readonly Word[], at: number): string => print(words.slice(Math.max(0, at - 1), at + 8));

function print(words: readonly Word[]): string {
  const text = words
    .map(({ text: word, look, glued }, index) => {
      const shown = look.sign === undefined ? word : look.sign === LINE_BREAK ? '⏎' : look.sign;
      return (glued || index === 0 ? '' : ' ') + shown;
    })
    .join('');
  return shorten(text.replaceAll(EDGE, ' ')).replace(/`/g, 'ˋ');
}

function shorten(text: string): string {
  const points = [...text];
  return points.length > EXCERPT ? `${points.slice(0, EXCERPT).join('')}…` : text;
}
