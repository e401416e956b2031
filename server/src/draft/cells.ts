import { type Span, span, trimSpan } from '../text/span.ts';
import { token } from './location.ts';
import type { Token } from './model.ts';

/** The cells of a row: the text between pipes that stand outside brackets, parentheses of links, and code. */
export interface Cells {
  readonly cells: readonly Token[];
  /** Offsets of the pipes. */
  readonly pipes: readonly number[];
}

/** Splits a row at its pipes. A row without one has a single cell. */
export function readCells(text: string, row: Span): Cells {
  const pipes: number[] = [];
  const strays = strayBrackets(text, row);
  let square = 0;
  let code = false;
  let inAddress = false;
  for (let i = row.start; i < row.end; i++) {
    const char = text[i];
    if (char === '\\') i++;
    else if (char === '`') code = !code && text.indexOf('`', i + 1) >= 0 && text.indexOf('`', i + 1) < row.end;
    else if (code) continue;
    else if (inAddress) {
      if (char === ')' || char === ' ') inAddress = false;
    } else if (char === '[') square += strays.has(i) ? 0 : 1;
    else if (char === ']') {
      square = Math.max(0, square - 1);
      if (text[i + 1] === '(' && square === 0) {
        inAddress = true;
        i++;
      }
    } else if (char === '|' && square === 0) pipes.push(i);
  }
  const cells: Token[] = [];
  let from = row.start;
  for (const pipe of [...pipes, row.end]) {
    cells.push(token(text, trimSpan(text, span(from, pipe))));
    from = pipe + 1;
  }
  return { cells, pipes };
}

/** Brackets that nothing closes: no pipe behind one is within a link. */
function strayBrackets(text: string, row: Span): ReadonlySet<number> {
  const open: number[] = [];
  for (let i = row.start; i < row.end; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '[') open.push(i);
    else if (text[i] === ']') open.pop();
  }
  return new Set(open);
}
