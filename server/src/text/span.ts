/** A half-open range of UTF-16 offsets into the original text, byte order mark and carriage returns included. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Makes a span; an end before its start is pulled up to the start, so that malformed input cannot give a negative length. */
export function span(start: number, end: number): Span {
  return { start, end: Math.max(start, end) };
}

/** The text of a span. */
export function sliceOf(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}

/** Whether `inner` lies within `outer`, edges included. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Whether two spans share at least one character; empty spans count when they lie within, or at an edge of, the other. */
export function touches(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** The span without the white space at its two ends; empty (at its own start) when nothing else is in it. */
export function trimSpan(text: string, { start, end }: Span): Span {
  let from = start;
  let to = end;
  while (from < to && isSpace(text.charCodeAt(from))) from++;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  return { start: from, end: to };
}

/** Space, tab, line feed, carriage return, and the no-break space that pasted titles carry. */
export function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d || code === 0xa0;
}
