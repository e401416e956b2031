/** The text of an entry. */
import { escapeSnippet } from '../../draft/forms.ts';
import { isLanguage, prefixFor } from '../../draft/prefixForms.ts';
import { escapeTitle } from '../../draft/titles.ts';
import { splitAddress } from '../../links/address.ts';
import { cleanAddress } from '../../links/clean.ts';
import { youtubeVideo } from '../../links/media.ts';

/** What an entry is made of. */
export interface LinkEntry {
  readonly url: string;
  /** As a person writes it: what is escaped already stays so. */
  readonly title: string;
  /** As the newsletter writes them, without brackets. */
  readonly prefixes: readonly string[];
}

/** A longer one, in UTF-16 units, is no address of a page. */
export const LONGEST_ADDRESS = 10_000;

/** What stands for a title that nobody knows. */
const NO_TITLE = 'Title';

/** `[video] [Title](https://…)`: the address clean, the title such that the site prints it. */
export function linkText(entry: LinkEntry): string {
  return `${prefixText(entry.prefixes)}[${titleText(entry.title)}](${cleanAddress(entry.url)})`;
}

/** The same as a snippet, with the title as its tab stop. */
export function linkSnippet(entry: LinkEntry): string {
  const address = escapeSnippet(cleanAddress(entry.url));
  return `${escapeSnippet(prefixText(entry.prefixes))}[\${1:${escapeSnippet(titleText(entry.title))}}](${address})$0`;
}

/** Prefixes that stand there, and those that are proposed and do not: languages come first. */
export function joinPrefixes(written: readonly string[], proposed: readonly string[]): readonly string[] {
  const known = new Set(written.map((word) => prefixFor(word) ?? word));
  const missing = proposed.filter((word) => !known.has(word));
  return [...missing.filter(isLanguage), ...written, ...missing.filter((word) => !isLanguage(word))];
}

/** `[ES] [video] `, or nothing. */
export function prefixText(words: readonly string[]): string {
  return words.map((word) => `[${word.replace(/[[\]\r\n]/g, '')}] `).join('');
}

/** What is longer is no title: the rest is left out. */
const LONGEST_TITLE = 1_000;

function titleText(title: string): string {
  const line = title.trim().slice(0, LONGEST_TITLE).replace(/\s+/g, ' ');
  // Half of a surrogate pair is no character.
  return escapeTitle(line.replace(/[\ud800-\udbff]$/, ''), { from: 'markdown' }) || NO_TITLE;
}

/** A first guess at a page's title: the last part of its address that has words in it; empty when it has none. */
export function titleFromAddress(address: string): string {
  // What names a video is no word.
  if (youtubeVideo(splitAddress(address))) return '';
  const path = address.replace(/^https?:\/\/[^/]*/i, '').replace(/[?#].*$/, '');
  const [, project = '', release = ''] = /\/([^/]+)\/releases\/tag\/([^/]+)\/?$/.exec(path) ?? [];
  if (release)
    return wordsOf(release.toLowerCase().startsWith(project.toLowerCase()) ? release : `${project} ${release}`);
  const part = path
    .split('/')
    .reverse()
    .find((piece) => /[a-z]{3}/i.test(piece));
  return wordsOf((part ?? '').replace(/\.[a-z]\w{1,4}$/i, ''));
}

function wordsOf(part: string): string {
  const words = part
    .replace(/%[0-9a-f]{2}/gi, ' ')
    .split(/[-_+\s]+/)
    .filter(Boolean)
    .join(' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
