/** What the site makes of each line of a text: which lines begin items, and which are swallowed by what stands above. */
import type { Lines } from '../text/lines.ts';

export type LineKind =
  | 'blank'
  | 'metadata'
  | 'heading'
  | 'item'
  | 'text'
  | 'quote'
  | 'code'
  | 'html'
  | 'comment'
  | 'table'
  | 'definition'
  | 'rule';

export interface LineLayout {
  readonly kind: LineKind;
  /** Nesting depth in lists: 1 for a top item and its continuation lines, 0 outside lists. */
  readonly depth: number;
  /** Whether the line begins a list item in the site's eyes. */
  readonly startsItem: boolean;
  /** Whether the line begins a block of its own: it is not a continuation of the line above. */
  readonly startsBlock: boolean;
}

const ITEM = /^( {0,3})([*+-]|\d+\.)[ \t]+\S/;
const NESTED = /^([ \t]{4,}|\t+)([*+-]|\d+\.)[ \t]+\S/;

/**
 * Lays out a text line by line, by Python-Markdown's rules as far as drafts depend on them: blocks end at blank lines, a
 * heading stands in the first column, a list begins only at the start of a block, an item nests by four columns.
 */
export function layoutLines(lines: Lines): readonly LineLayout[] {
  const result: LineLayout[] = [];
  const put = (kind: LineKind, depth = 0, startsItem = false, startsBlock = true): void => {
    result.push({ kind, depth, startsItem, startsBlock });
  };
  let index = 0;
  const text = (n: number): string => {
    const raw = lines.all[n]?.text ?? '';
    return n === 0 && raw.charCodeAt(0) === 0xfeff ? raw.slice(1) : raw;
  };

  while (index < lines.all.length && /^[A-Za-z0-9_-]+:/.test(text(index))) {
    put('metadata', 0, false, index === 0);
    index++;
  }

  const lastClose = lines.all.findLastIndex((line) => line.text.includes('-->'));
  const closingLines = fenceLines(lines);
  let inList = false;
  let inBlock: LineKind | undefined;
  let depth = 0;
  for (; index < lines.all.length; index++) {
    const line = text(index);
    if (!line.trim()) {
      put('blank', 0, false, false);
      inBlock = undefined;
      continue;
    }
    if (!inBlock && index <= lastClose && /^ {0,3}<!--/.test(line)) {
      let last = index;
      while (last < lines.all.length && !text(last).includes('-->', last === index ? 4 : 0)) last++;
      if (last < lines.all.length) {
        for (let i = index; i <= last; i++) put('comment', 0, false, i === index);
        index = last;
        inBlock = /-->\s+$/.test(text(last)) ? 'text' : undefined;
        inList = false;
        continue;
      }
    }
    const fence = /^(`{3,}|~{3,})[^`]*$/.exec(line);
    if (fence) {
      const close = fence[1] as string;
      const last = closingLines.after(close, index) ?? lines.all.length;
      if (last < lines.all.length) {
        for (let i = index; i <= last; i++) put('code', 0, false, i === index);
        index = last;
        inBlock = undefined;
        inList = false;
        continue;
      }
    }
    if (/^#{1,6}/.test(line)) {
      put('heading');
      inBlock = undefined;
      inList = false;
      continue;
    }
    if (!inBlock && /^ {0,3}\[[^\]]+\]:\s*\S/.test(line)) {
      put('definition');
      continue;
    }
    const item = ITEM.exec(line);
    const nested = NESTED.exec(line);
    if (inBlock === undefined || inBlock === 'item') {
      if (item) {
        depth = 1;
        inList = true;
        inBlock = 'item';
        put('item', 1, true);
        continue;
      }
      if (nested && inList) {
        const columns = (nested[1] as string).replace(/\t/g, '    ').length;
        depth = Math.min(depth + 1, Math.floor(columns / 4) + 1);
        // Eight columns without an item at four are text of the item above.
        if (Math.floor(columns / 4) + 1 > depth) {
          put('text', depth, false, false);
          continue;
        }
        inBlock = 'item';
        put('item', depth, true);
        continue;
      }
      if (inBlock === undefined && /^( {4,}|\t)/.test(line)) {
        if (inList) {
          put('text', depth);
          inBlock = 'item';
        } else put('code');
        continue;
      }
      if (inBlock === 'item') {
        put('text', depth, false, false);
        continue;
      }
    }
    if (inBlock === undefined) {
      inList = false;
      if (/^ {0,3}>/.test(line)) inBlock = 'quote';
      else if (/^ {0,3}([*_-])([ \t]*\1){2,}[ \t]*$/.test(line)) {
        put('rule');
        continue;
      } else if (/^<\/?[a-z]/i.test(line)) inBlock = 'html';
      else if (line.includes('|') && /^[ \t]*\|?[ \t:|-]+$/.test(text(index + 1)) && text(index + 1).includes('-|'))
        inBlock = 'table';
      else inBlock = 'text';
      put(inBlock, 0, false, true);
      continue;
    }
    put(inBlock, 0, false, false);
  }
  return result;
}

/** Finds the line that closes a fence: the next one that consists of its signs. Asked for places in the order of the text. */
function fenceLines(lines: Lines): { after(fence: string, line: number): number | undefined } {
  const byFence = new Map<string, { readonly numbers: number[]; next: number }>();
  for (const { number, text } of lines.all) {
    if (!/^(?:`{3}|~{3})/.test(text)) continue;
    const fence = text.trimEnd();
    const known = byFence.get(fence);
    if (known) known.numbers.push(number);
    else byFence.set(fence, { numbers: [number], next: 0 });
  }
  return {
    after(fence, line) {
      const known = byFence.get(fence);
      if (!known) return undefined;
      while ((known.numbers[known.next] ?? Number.POSITIVE_INFINITY) <= line) known.next++;
      return known.numbers[known.next];
    },
  };
}
