/**
 * What the site takes from the text before it looks for blocks: first the metadata, then fenced code.
 *
 * Both work on lines, not on blocks. A fence counts only at the very beginning of a line: indented, in an item or behind `>`,
 * it is no fence, and its backticks make a code span.
 */
import type { MetadataBlock, MetadataEntry } from './model.ts';
import {
  countLeading,
  isBlank,
  offsetAfter,
  offsetOf,
  type Replacement,
  replaceInSource,
  type SourceText,
  SPACE,
  sliceSource,
  trim,
  trimmedRange,
} from './source.ts';
import { rawMark, type StashEntry } from './stash.ts';

const META_LINE = new RegExp(`^( {0,3})([A-Za-z0-9_-]+):[${SPACE}]*`);

/** The metadata and the text that follows it. */
export interface MetadataResult {
  readonly block: MetadataBlock | undefined;
  readonly rest: SourceText;
}

/**
 * Reads the metadata: lines `Key: value` from the first line on, with further values in lines indented by four spaces,
 * optionally between `---` and `---` or `...`. The blank line that ends it is dropped; any other line that ends it is kept.
 */
export function readMetadata(source: SourceText): MetadataResult {
  const text = source.text;
  const entries: (Omit<MetadataEntry, 'values'> & { values: SourceText[] })[] = [];
  let at = 0;
  let contentEnd = 0;
  if (text.startsWith('---')) {
    at = endOfLine(text, 0) + 1;
    contentEnd = at - 1;
  }
  const marked = at > 0;
  while (at < text.length) {
    const end = endOfLine(text, at);
    const line = text.slice(at, end);
    if (isBlank(line)) {
      at = end + 1;
      break;
    }
    if (line.startsWith('---') || line.startsWith('...')) {
      contentEnd = end;
      at = end + 1;
      break;
    }
    const found = META_LINE.exec(line);
    const previous = entries[entries.length - 1];
    if (found) {
      const keyFrom = at + (found[1]?.length ?? 0);
      const key = found[2] ?? '';
      entries.push({
        key: key.toLowerCase(),
        values: [metadataValue(source, at + found[0].length, end)],
        keyStart: offsetOf(source, keyFrom),
        keyEnd: offsetAfter(source, keyFrom + key.length),
      });
    } else if (line.startsWith('    ') && previous) {
      previous.values.push(metadataValue(source, at, end));
    } else {
      break;
    }
    contentEnd = end;
    at = end + 1;
  }
  const rest = sliceSource(source, Math.min(at, text.length), text.length);
  if (entries.length === 0 && !marked) return { block: undefined, rest };
  const start = offsetOf(source, countLeading(text, ' '));
  return { block: { kind: 'metadata', start, end: offsetAfter(source, contentEnd), entries }, rest };
}

function metadataValue(source: SourceText, from: number, to: number): SourceText {
  const [first, last] = trimmedRange(source.text.slice(from, to));
  return sliceSource(source, from + first, from + last);
}

/** Index of the `\n` that ends the line at `from`, or the text's end. */
function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

// What may follow the opening fence: `{…}` or a language with an optional dot and optional `hl_lines`.
const FENCE_OPEN = /^(`{3,}|~{3,}) *(?:\{(.*)\}|\.?([\p{L}\p{N}_#.+-]*) *(?:hl_lines=(?:"[^"]*"|'[^']*') *)?)$/su;
const FENCE_CLOSE = /^(`{3,}|~{3,}) *$/;

interface FenceLine {
  readonly from: number;
  readonly to: number;
  readonly open: RegExpExecArray | null;
  readonly close: string | undefined;
}

/**
 * Sets fenced code aside. An opening fence without a line that repeats it exactly is text.
 *
 * @param stash receives an entry for each fence
 */
export function stashFences(source: SourceText, stash: StashEntry[]): SourceText {
  const lines = fenceLines(source.text);
  const replacements: Replacement[] = [];
  // For each fence (its exact run of characters), the lines that can close it, and how far they are used up.
  const closing = new Map<string, { lines: number[]; next: number }>();
  lines.forEach((line, index) => {
    if (line.close === undefined) return;
    const known = closing.get(line.close);
    if (known) known.lines.push(index);
    else closing.set(line.close, { lines: [index], next: 0 });
  });
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    const fence = line?.open?.[1];
    if (!line || fence === undefined) continue;
    const closers = closing.get(fence);
    if (!closers) continue;
    while (closers.next < closers.lines.length && (closers.lines[closers.next] ?? 0) <= i) closers.next++;
    const closeIndex = closers.lines[closers.next];
    const close = closeIndex === undefined ? undefined : lines[closeIndex];
    if (closeIndex === undefined || !close) continue;
    const code = sliceSource(source, line.to + 1, Math.max(line.to + 1, close.from - 1));
    stash.push({
      kind: 'fence',
      html: code.text,
      start: offsetOf(source, line.from),
      end: offsetAfter(source, close.to),
      code,
      language: line.open?.[3] ?? languageOf(line.open?.[2] ?? ''),
    });
    replacements.push({ from: line.from, to: close.to, text: `\n${rawMark(stash.length - 1)}\n` });
    i = closeIndex;
  }
  return replaceInSource(source, replacements);
}

/** The lines that look like fences. */
function fenceLines(text: string): FenceLine[] {
  const lines: FenceLine[] = [];
  for (const char of ['```', '~~~']) {
    for (let from = text.indexOf(char); from >= 0; from = text.indexOf(char, endOfLine(text, from))) {
      if (from > 0 && text[from - 1] !== '\n') continue;
      const to = endOfLine(text, from);
      const line = text.slice(from, to);
      lines.push({ from, to, open: FENCE_OPEN.exec(line), close: FENCE_CLOSE.exec(line)?.[1] });
    }
  }
  return lines.sort((a, b) => a.from - b.from);
}

/** The language in `{.rust #id key=value}`: the first class. */
function languageOf(attributes: string): string {
  const first = trim(attributes)
    .split(' ')
    .find((word) => word.startsWith('.') || /^[\w-]+$/.test(word));
  return first ? first.replace(/^\./, '') : '';
}
