/** Titles of issues and events as the text of a link: what the site, the mail or GitHub would read as Markdown is escaped. */
import { isEscapable } from '../site/index.ts';

export interface TitleOptions {
  /**
   * What the title is written in: `plain` as GitHub's API has it, where a backslash is a backslash; `markdown` for one that
   * may be escaped already: what is, stays as it is.
   */
  readonly from: 'plain' | 'markdown';
  /** Whether the title stands in bold: a single asterisk would end that. */
  readonly bold?: boolean;
}

interface Piece {
  readonly text: string;
  readonly code: boolean;
}

/**
 * Escapes a title for the text of a link. Code spans stay code. Doing it twice changes nothing.
 *
 * On the site: `<T>` is a tag and vanishes, an asterisk or an underscore may begin emphasis, brackets that do not pair end
 * the link, a backslash at the end escapes the link's own bracket, `{…}` behind code is eaten. A `#` at the start does no harm
 * there: it is not the first sign of the line.
 */
export function escapeTitle(title: string, { from, bold = false }: TitleOptions): string {
  const line = title.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').trim();
  const pieces = cut(from === 'plain' ? plainText(line) : line);
  const marks = marksOf(pieces, bold);
  const brackets = bracketsOf(pieces);
  let out = '';
  pieces.forEach(({ text, code }, index) => {
    if (code) {
      out += text;
      return;
    }
    for (let at = 0; at < text.length; at++) {
      const char = text[at] as string;
      const next = text[at + 1];
      const place = placeOf(index, at);
      if (char === '\\' && (next === '<' || next === '>')) {
        // GitHub takes this backslash away, the site prints it.
        out += next === '<' && /[A-Za-z/!?]/.test(text[at + 2] ?? '') ? '&lt;' : next;
        at++;
      } else if (char === '\\' && next !== undefined && isEscapable(next) && next !== '>') {
        out += char + next;
        at++;
      } else if (char === '\\' && next === undefined && index === pieces.length - 1) out += '\\\\';
      else if (char === '`') out += '&#96;';
      else if (char === '<' && next !== undefined && /[A-Za-z/!?]/.test(next)) out += '&lt;';
      else if (brackets.has(place) && char === ']' && next === ':') {
        // `[…\]: …` would define a reference on the site, whatever stands before the bracket.
        out += '\\]&#58;';
        at++;
      } else if (marks.has(place) || brackets.has(place)) out += `\\${char}`;
      else if (char === '{' && at === 0 && pieces[index - 1]?.code) out += '\\{';
      else out += char;
    }
  });
  return out;
}

const placeOf = (piece: number, at: number): string => `${piece} ${at}`;

/** A plain text as Markdown, as far as backslashes and `&lt;` go: outside code both would be read. */
function plainText(line: string): string {
  return cut(line, false)
    .map(({ text, code }) => (code ? text : text.replace(/\\/g, '\\\\').replace(/&(?=#|[A-Za-z]\w*;)/g, '&amp;')))
    .join('');
}

/** Cuts a title into code spans and what stands between them. */
function cut(line: string, escapes = true): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  const runs = escapes ? /\\[^`]|\\?(`+)/g : /(`+)/g;
  for (let run = runs.exec(line); run; run = runs.exec(line)) {
    const ticks = run[1];
    if (ticks === undefined || run[0].startsWith('\\')) continue;
    const close = closingRun(line, run.index + ticks.length, ticks.length);
    if (close === undefined) continue;
    if (run.index > from) pieces.push({ text: line.slice(from, run.index), code: false });
    pieces.push({ text: line.slice(run.index, close), code: true });
    from = close;
    runs.lastIndex = close;
  }
  if (from < line.length) pieces.push({ text: line.slice(from), code: false });
  return pieces;
}

/** The offset behind the run of so many backticks that closes a code span. */
function closingRun(line: string, from: number, length: number): number | undefined {
  for (const run of line.slice(from).matchAll(/`+/g))
    if (run[0].length === length && run.index > 0) return from + run.index + length;
  return undefined;
}

/** The asterisks and underscores that would begin or end emphasis. */
function marksOf(pieces: readonly Piece[], bold: boolean): ReadonlySet<string> {
  const starRuns: (readonly string[])[] = [];
  const lines: { readonly places: readonly string[]; readonly opens: boolean; readonly closes: boolean }[] = [];
  pieces.forEach(({ text, code }, index) => {
    if (code) return;
    const before = (at: number): string => text[at - 1] ?? (index > 0 ? '`' : ' ');
    const after = (at: number): string => text[at] ?? (index < pieces.length - 1 ? '`' : ' ');
    for (const run of text.matchAll(/\\.|\*+|_+/g)) {
      if (run[0].startsWith('\\')) continue;
      const left = before(run.index);
      const right = after(run.index + run[0].length);
      const places = [...run[0]].map((_, offset) => placeOf(index, run.index + offset));
      // Between spaces it is a sign like any other; but the site sees emphasis in `a* b *c`, too.
      if (/\s/.test(left) && /\s/.test(right) && run[0].length <= 3 && !bold) continue;
      if (run[0].startsWith('*')) starRuns.push(places);
      else {
        // Within a word an underscore is a letter.
        const opens = !/[\p{L}\p{N}]/u.test(left);
        const closes = !/[\p{L}\p{N}]/u.test(right);
        if (opens || closes) lines.push({ places, opens, closes });
      }
    }
  });
  const stars = starRuns.flat();
  const first = lines.findIndex(({ opens }) => opens);
  const isEmphasis =
    lines.some(({ places }) => places.length > 3) ||
    (first >= 0 && lines.some(({ closes }, index) => closes && index > first));
  return new Set([
    ...(stars.length > 1 || bold ? stars : []),
    ...(isEmphasis ? lines.flatMap(({ places }) => places) : []),
  ]);
}

/** The brackets that do not pair, and the pairs that would be links of their own. */
function bracketsOf(pieces: readonly Piece[]): ReadonlySet<string> {
  const found = new Set<string>();
  const open: string[] = [];
  pieces.forEach(({ text, code }, index) => {
    if (code) return;
    for (let at = 0; at < text.length; at++) {
      const char = text[at];
      if (char === '\\') at++;
      else if (char === '[') open.push(placeOf(index, at));
      else if (char === ']') {
        const partner = open.pop();
        const place = placeOf(index, at);
        if (partner === undefined) found.add(place);
        else if (text[at + 1] === '(') {
          found.add(partner);
          found.add(place);
        }
      }
    }
  });
  for (const place of open) found.add(place);
  return found;
}
