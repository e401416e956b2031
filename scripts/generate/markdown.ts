/** Pieces of generated Markdown pages. */

export { fenced } from '../../server/src/text/markup.ts';

/** The line at the top of a generated page. */
export function generatedFrom(source: string): string {
  return `<!-- Written by \`npm run generate\` from ${source}. Do not edit. -->`;
}

/** A phrase with a capital. */
export function capitalised(phrase: string): string {
  return `${phrase.charAt(0).toUpperCase()}${phrase.slice(1)}`;
}

/** A table of one-line cells. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replace(/\r?\n/g, ' ').replace(/\|/g, '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** How a page shows characters that cannot be seen, in the order of their explanations. */
const UNSEEN: readonly { readonly pattern: RegExp; readonly sign: string; readonly name: string }[] = [
  { pattern: /(?<= *) (?= *$)/gm, sign: '·', name: 'a space at the end of a line' },
  { pattern: /\t/g, sign: '⇥', name: 'a tabulator' },
  { pattern: /\r/g, sign: '␍', name: 'a carriage return' },
  { pattern: /\u00a0/g, sign: '⍽', name: 'a no-break space' },
  { pattern: /\ufeff/g, sign: '⟨BOM⟩', name: 'a byte order mark' },
  { pattern: /[\u200b-\u200f\u2028-\u202e\u2060-\u2064]/g, sign: '⟨?⟩', name: 'a character without width' },
  { pattern: /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, sign: '⟨!⟩', name: 'a control character' },
];

/** A text in which everything can be seen. @returns The text, and a sentence that explains the signs in it, if any. */
export function visible(text: string): { readonly text: string; readonly legend: string | undefined } {
  let shown = text;
  const explained: string[] = [];
  for (const { pattern, sign, name } of UNSEEN) {
    const next = shown.replace(pattern, sign);
    if (next !== shown) explained.push(`\`${sign}\` stands for ${name}`);
    shown = next;
  }
  return { text: shown, legend: explained.length ? `(${explained.join('; ')}.)` : undefined };
}
