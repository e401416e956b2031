/** Pieces of Markdown that we write ourselves, for GitHub to show. */

/** A fenced block: its fence is longer than any that stands in the text. */
export function fenced(language: string, text: string): string {
  const fence = ticksAround(text, 3);
  return `${fence}${language}\n${text.replace(/\n$/, '')}\n${fence}`;
}

/** A text as code within a line. Code that begins or ends with a tick is kept off the delimiters by a space. */
export function inlineCode(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  const ticks = ticksAround(line, 1);
  const pad = /^`|`$|^ .* $/.test(line) ? ' ' : '';
  return line.trim() === '' ? '' : `${ticks}${pad}${line}${pad}${ticks}`;
}

/** More ticks than the text has in a row anywhere. */
function ticksAround(text: string, least: number): string {
  let longest = least - 1;
  for (const [ticks] of text.matchAll(/`+/g)) longest = Math.max(longest, ticks.length);
  return '`'.repeat(longest + 1);
}

/**
 * A text as GitHub shows it letter by letter: no markup, no HTML, no mention of a person, an issue or an address that would
 * notify somebody.
 */
export function literal(text: string): string {
  return (
    text
      .replace(/\s+/g, ' ')
      .replace(/[\\`*_[\]<>#|~&$]/g, (sign) => (sign === '<' ? '&lt;' : sign === '&' ? '&amp;' : `\\${sign}`))
      // An empty comment is not seen, and parts what would be a mention or a link.
      .replace(/@|\\#|\bGH-|www(?=\.)|:(?=\/\/)/gi, '$&<!-- -->')
  );
}

/** A message of ours: what stands in backticks is code, all else is {@link literal}. */
export function messageMarkup(message: string): string {
  return message
    .split('`')
    .map((part, index, parts) =>
      index % 2 === 0 ? literal(part) : index === parts.length - 1 ? literal(`\`${part}`) : inlineCode(part),
    )
    .join('');
}
