/**
 * Tables: a chunk whose second line is made of `|`, `-`, `:` and spaces and has as many columns as the first.
 *
 * The first line of the chunk must be the table's head: a table right behind a line of text is text.
 */
import { append, type Chunk, type Line, makeNode, type Node, type Reader } from './chunks.ts';
import { countLeading } from './source.ts';

/** A pipe at the end of a line, unless escaped. */
const END_PIPE = /(?<!\\)(?:\\\\)*\|$/;

/** The line without spaces at its ends. */
function strip(line: Line): Line {
  const from = countLeading(line.text, ' ');
  let to = line.text.length;
  while (to > from && line.text[to - 1] === ' ') to--;
  return { from: line.from + from, text: line.text.slice(from, to) };
}

/**
 * The cells of a row: cut at pipes that are neither escaped nor in a code span.
 *
 * @param bordered whether pipes at the ends are borders
 */
function cellsOf(row: Line, bordered: boolean): Line[] {
  let from = 0;
  let to = row.text.length;
  if (bordered) {
    if (row.text.startsWith('|')) from = 1;
    const end = END_PIPE.exec(row.text.slice(from));
    if (end) to = from + end.index;
  }
  const text = row.text.slice(from, to);
  const cells: Line[] = [];
  let start = 0;
  for (const pipe of pipesIn(text)) {
    cells.push({ from: row.from + from + start, text: text.slice(start, pipe) });
    start = pipe + 1;
  }
  cells.push({ from: row.from + from + start, text: text.slice(start) });
  return cells;
}

interface TickRun {
  readonly from: number;
  readonly to: number;
  /** How many backticks the run has, the escaped one included. */
  readonly size: number;
  /** 1 if a backslash stands before it: its first backtick opens nothing. */
  readonly escaped: 0 | 1;
}

function pipesIn(text: string): number[] {
  const pipes: number[] = [];
  const runs: TickRun[] = [];
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (char === '\\') {
      const next = text[i + 1];
      if (next === '\\' || next === '|') {
        i++;
      } else if (next === '`') {
        const size = countLeading(text, '`', i + 1);
        runs.push({ from: i, to: i + size, size, escaped: 1 });
        i += size;
      }
    } else if (char === '`') {
      const size = countLeading(text, '`', i);
      runs.push({ from: i, to: i + size - 1, size, escaped: 0 });
      i += size - 1;
    } else if (char === '|') {
      pipes.push(i);
    }
  }
  if (runs.length === 0 || pipes.length === 0) return pipes;
  const spans = codeSpans(runs);
  let next = 0;
  return pipes.filter((pipe) => {
    while ((spans[next]?.[1] ?? Number.POSITIVE_INFINITY) < pipe) next++;
    return !(pipe > (spans[next]?.[0] ?? Number.POSITIVE_INFINITY));
  });
}

/** Pairs runs of backticks of the same size. */
function codeSpans(runs: readonly TickRun[]): [from: number, to: number][] {
  const bySize = new Map<number, number[]>();
  runs.forEach((run, index) => {
    const known = bySize.get(run.size);
    if (known) known.push(index);
    else bySize.set(run.size, [index]);
  });
  const spans: [number, number][] = [];
  const used = new Map<number, number>();
  for (let i = 0; i < runs.length; i++) {
    const run = runs[i];
    if (!run) continue;
    const size = run.size - run.escaped;
    const candidates = bySize.get(size) ?? [];
    let next = used.get(size) ?? 0;
    while ((candidates[next] ?? Number.POSITIVE_INFINITY) <= i) next++;
    used.set(size, next);
    const index = candidates[next];
    const partner = index === undefined ? undefined : runs[index];
    if (size === 0 || index === undefined || !partner) continue;
    spans.push([run.from, partner.to]);
    i = index;
  }
  return spans;
}

interface Shape {
  readonly bordered: boolean;
  readonly align: ('left' | 'right' | 'center' | '')[];
}

/** What kind of table the chunk is, if it is one. */
function tableShape(chunk: Chunk): Shape | undefined {
  const [first, second] = [chunk.lines[chunk.from], chunk.lines[chunk.from + 1]];
  if (!first || !second || chunk.to - chunk.from < 2 || !/^ *[|:-][|: -]*$/.test(second.text)) return undefined;
  const head = strip(first);
  const bordered = head.text.startsWith('|') || END_PIPE.test(head.text);
  const columns = cellsOf(head, bordered).length;
  if (columns === 1) {
    if (!bordered) return undefined;
    for (let i = chunk.from + 1; i < chunk.to; i++) {
      const line = chunk.lines[i];
      const text = line ? strip(line).text : '';
      if (!text.startsWith('|') && !END_PIPE.test(text)) return undefined;
    }
  }
  const rule = cellsOf(strip(second), bordered);
  if (rule.length !== columns) return undefined;
  const align = rule.map((cell) => {
    const text = strip(cell).text;
    const left = text.startsWith(':');
    const right = text.endsWith(':');
    return left && right ? 'center' : left ? 'left' : right ? 'right' : '';
  });
  return { bordered, align };
}

export const readTable: Reader = (_parser, parent, stack) => {
  const chunk = stack[stack.length - 1];
  const shape = chunk && tableShape(chunk);
  if (!chunk || !shape) return false;
  stack.pop();
  const table = append(parent, makeNode('table', chunk.lines.slice(chunk.from, chunk.to)));
  table.align = shape.align;
  for (let i = chunk.from; i < chunk.to; i++) {
    const line = chunk.lines[i];
    if (line && i !== chunk.from + 1) append(table, makeRow(strip(line), shape));
  }
  return true;
};

function makeRow(line: Line, shape: Shape): Node {
  const row = makeNode('row', [line]);
  const cells = cellsOf(line, shape.bordered);
  for (let i = 0; i < shape.align.length; i++) {
    const cell = cells[i];
    append(row, makeNode('cell', [cell ? strip(cell) : { from: line.from + line.text.length, text: '' }]));
  }
  return row;
}
