/** A text to put in the place of a part of one line. */
export interface LineEdit {
  /** First character replaced, and the first one after. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What a line and its selection already say about the link to insert. */
export interface LinkPlace {
  readonly edit: Omit<LineEdit, 'text'>;
  /** What stands before the link: the marker of an entry where one is missing or bare. */
  readonly prefix: string;
  readonly url?: string;
  readonly title?: string;
}

/** An address that stands by itself, without the punctuation of the sentence around it. */
const bareUrl = /https?:\/\/[^\s<>"'`|]*[^\s<>"'`|.,;:!?)\]}]/gi;
const emptyEntry = /^(\s*)(?:[*+-][ \t]*)?$/;

/**
 * Finds the form that a link takes at a place: around a selected title, over a bare address, as an entry on an empty line,
 * else at the cursor.
 *
 * @param line - The text of the line.
 * @param start - The selection's first character; equal to `end` when nothing is selected.
 */
export function linkPlace(line: string, start: number, end: number): LinkPlace {
  const selected = line.slice(start, end);
  if (selected !== '')
    return { edit: { start, end }, prefix: '', ...(isUrl(selected) ? { url: selected } : { title: selected }) };
  const entry = emptyEntry.exec(line);
  if (entry) return { edit: { start: 0, end: line.length }, prefix: `${entry[1]}* ` };
  for (const match of line.matchAll(bareUrl)) {
    const to = match.index + match[0].length;
    const linked = line.slice(0, match.index).endsWith('](');
    if (!linked && match.index <= start && start <= to) {
      return { edit: { start: match.index, end: to }, prefix: '', url: match[0] };
    }
  }
  return { edit: { start, end }, prefix: '' };
}

/** The edit that puts a link at a place. */
export function linkEdit({ edit, prefix }: LinkPlace, url: string, title: string): LineEdit {
  return { ...edit, text: `${prefix}[${escapeTitle(title)}](${escapeUrl(url)})` };
}

/** Whether a text is one web address and nothing else. */
export function isUrl(text: string): boolean {
  return /^https?:\/\/[^\s/]+\S*$/i.test(text) && URL.canParse(text);
}

/**
 * A title as the newsletter's renderer prints it: a bracket without its partner would end the link, and `<T>` outside code
 * would vanish as an unknown tag (a backslash before it would be printed, hence the entity).
 */
export function escapeTitle(title: string): string {
  const text = title.trim().replace(/\s+/g, ' ');
  const escaped = balanced(text) ? text : text.replace(/(?<!\\)[[\]]/g, '\\$&');
  // Odd pieces stand between backticks: code prints as it is.
  return escaped
    .split('`')
    .map((piece, i) => (i % 2 ? piece : piece.replace(/<(?=[a-z/!?])/gi, '&lt;')))
    .join('`');
}

/** An address without the characters at which the renderer would cut it. */
export function escapeUrl(url: string): string {
  const codes: Readonly<Record<string, string>> = { ' ': '%20', '(': '%28', ')': '%29', "'": '%27' };
  return url.trim().replace(/[ ()']/g, (character) => codes[character] ?? character);
}

function balanced(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === '[') depth++;
    if (character === ']' && --depth < 0) return false;
  }
  return depth === 0;
}
