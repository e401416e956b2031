/** Types with parameters in running text: `Vec<T>`, `From<&str>`. */
import { type Span, span } from '../text/span.ts';

/** No type in a title is longer; what is, is no type, and would take long to look at. */
const LONGEST_TYPE = 300;

/**
 * The whole type around an angle bracket: `HashMap<K, Vec<V>>` for either of its `<`.
 *
 * @param bounds Where the text around it ends: a link's text, or the line.
 * @returns `undefined` when nothing names a type there, or the brackets do not pair.
 */
export function genericAround(text: string, angle: number, bounds: Span): Span | undefined {
  const own = typeAt(text, angle, bounds);
  if (!own) return undefined;
  // `Vec<V>` within `HashMap<K, Vec<V>>`: the parameter before it keeps the two apart.
  const before = text.slice(Math.max(bounds.start, own.start - LONGEST_TYPE), own.start);
  const outer = /[A-Za-z_](::)?<[\w\s&,':()]*$/.exec(before);
  if (!outer) return own;
  const whole = genericAround(text, own.start - before.length + before.indexOf('<', outer.index), bounds);
  return whole && whole.end > own.end ? whole : own;
}

/** The type that one angle bracket opens. */
function typeAt(text: string, angle: number, bounds: Span): Span | undefined {
  let start = angle;
  const first = Math.max(bounds.start, angle - LONGEST_TYPE);
  while (start > first && /[\w:<&'\\]/.test(text[start - 1] as string)) start--;
  while (start < angle && /[:'\\]/.test(text[start] as string)) start++;
  if (!/^&?'?[A-Za-z_]\w*(?:::\w+)*(?:::)?\\?</.test(text.slice(start, angle + 1))) return undefined;
  let depth = 0;
  for (
    let i = text.startsWith('<', start) ? start : text.indexOf('<', start);
    i >= 0 && i < Math.min(bounds.end, angle + LONGEST_TYPE);
    i++
  ) {
    const char = text[i];
    if (char === '`' || char === '\n' || char === ']') return undefined;
    if (char === '<') depth++;
    else if (char === '>' && !/[-=]/.test(text[i - 1] as string) && --depth === 0) {
      const behind = /^(?:::\w+)*(?:\(\))?/.exec(text.slice(i + 1, Math.min(bounds.end, i + 200)));
      return span(start, i + 1 + (behind?.[0].length ?? 0));
    }
  }
  return undefined;
}
