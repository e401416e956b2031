/**
 * The text of a link without the asterisks of bold print at its two ends. Takes time in proportion to the text, whatever it
 * is: a regular expression for the end of a run would look at each run once for every asterisk in it.
 */
export function withoutBold(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text[start] === '*') start++;
  while (end > start && text[end - 1] === '*') end--;
  return text.slice(start, end);
}
