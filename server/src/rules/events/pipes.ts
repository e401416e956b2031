/** Pipes that a row lacks between its cells, and the spaces around those that it has. */
import type { CfpRow, Draft, EventRow, Token } from '../../draft/model.ts';
import { replace, type TextEdit } from '../../text/edit.ts';
import { isSpace, type Span, span, trimSpan } from '../../text/span.ts';
import type { Report } from '../define.ts';

/** A place in a row where a pipe belongs. */
export interface MissingPipe {
  /** The place where it should stand. */
  readonly span: Span;
  /** What it should part: for the message. */
  readonly between: readonly [string, string];
  readonly edits: readonly TextEdit[];
}

/** A day or two, something that is no pipe, then a word. */
const DATE_THEN_WORD = /^\d{4}-\d{2}-\d{2}(?: ?[-–—*&] ?\d{4}-\d{2}-\d{2})?(\s*[,;:¦│｜–—/-]?\s*)(?=[\p{L}[(])/u;

/** The pipes that a row lacks; none for a row that has at least three cells. */
export function missingPipes({ text }: Draft, row: EventRow): readonly MissingPipe[] {
  if (row.form !== 'row' || row.cells.length > 2) return [];
  const found: MissingPipe[] = [];
  const [first, second] = row.cells;
  const link = row.item.links[0];
  const glued = first ? DATE_THEN_WORD.exec(first.text) : null;
  if (first && glued) {
    const end = first.start + glued[0].length;
    const gap = span(end - (glued[1] as string).length, end);
    // `[Tehran, IR]` after the date: the brackets go with it.
    const bracket = text[end] === '[' && link?.start !== end && text[first.end - 1] === ']';
    found.push({
      span: gap.start === gap.end ? span(gap.start, gap.end + 1) : gap,
      between: ['date', link?.start === end ? 'organiser' : 'location'],
      edits: [
        { ...gap, end: gap.end + (bracket ? 1 : 0), newText: ' | ' },
        ...(bracket ? [{ start: first.end - 1, end: first.end, newText: '' }] : []),
      ],
    });
  }
  // The organiser's link right behind the location, in the same cell.
  const cell = second ?? (glued && first ? span(first.start + glued[0].length, first.end) : undefined);
  if (cell && link && link.start > cell.start && link.start < cell.end) {
    const before = trimSpan(text, span(cell.start, link.start));
    const comma = /[,;:¦│｜–—/-]$/u.test(text.slice(before.start, before.end));
    const place = trimSpan(text, span(before.start, before.end - (comma ? 1 : 0)));
    if (place.end > place.start) {
      found.push({
        span: place.end === link.start ? span(link.start, link.start + 1) : span(place.end, link.start),
        between: ['location', 'organiser'],
        edits: [{ start: place.end, end: link.start, newText: ' | ' }],
      });
    }
  }
  return found;
}

/** Two pipes with nothing between them before a row's location, which then is no longer where it is looked for. */
export function doubledPipe({ form, cells, pipes }: EventRow): Span | undefined {
  const [first, second] = pipes;
  if (form !== 'row' || cells.length < 4 || first === undefined || second === undefined) return undefined;
  // `| | [Organiser](…) | [Mirror](…)` has no location, and not a pipe too many.
  return cells[1]?.text === '' && /^[^[]/.test(cells[2]?.text ?? '') ? span(first, second) : undefined;
}

/**
 * What is to be said of the spaces around the pipes of a row, of an event or of a call; nothing when they are right.
 *
 * @param whose The row, as a message names it.
 */
export function pipeSpacing({ text }: Draft, row: EventRow | CfpRow, whose: string): Report | undefined {
  const edits = spacePipes(text, row);
  const first = edits[0];
  const last = edits[edits.length - 1];
  if (!first || !last) return undefined;
  return {
    span: span(Math.max(row.item.content.start, first.start - 1), last.end + 1),
    message: `The cells of ${whose} are parted by \` | \`: a pipe with one space on each side.`,
    fixes: [{ title: 'Put one space on each side of `|`', edits, safe: true }],
  };
}

/** What makes each pipe stand between two single spaces. */
function spacePipes(
  text: string,
  { cells, pipes }: { readonly cells: readonly Token[]; readonly pipes: readonly number[] },
): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  pipes.forEach((pipe, index) => {
    const before = cells[index];
    const after = cells[index + 1];
    const next = pipe + 1;
    if (before?.text && text.slice(before.end, pipe) !== ' ') edits.push(replace(span(before.end, pipe), ' '));
    if (after?.text && text.slice(next, after.start) !== ' ') edits.push(replace(span(next, after.start), ' '));
    // An empty cell between two pipes: one space, for the pipes on its two sides.
    const other = pipes[index + 1];
    if (after && !after.text && other !== undefined && !isOneSpace(text.slice(next, other)))
      edits.push(replace(span(next, other), ' '));
  });
  return edits;
}

const isOneSpace = (gap: string): boolean => gap.length === 1 && isSpace(gap.charCodeAt(0));
