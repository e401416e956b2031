import { linkedEntries } from '../../draft/prefixForms.ts';
import { type Address, segmentsOf, siteOf, splitAddress } from '../../links/address.ts';
import { remove } from '../../text/edit.ts';
import { span } from '../../text/span.ts';
import { defineRule, unsafeFix } from '../define.ts';

/** A title's last part behind a mark that pages put before the name of their site. */
const LAST_PART = /[ \t]+(?:\||[-–—·•»:]{1,2})[ \t]+((?:(?![ \t](?:\||[-–—·•»:]{1,2})[ \t])[^|\n])+)$/;
/** Words that say nothing about which site it is. */
const FILLERS: ReadonlySet<string> = new Set([
  'the',
  'a',
  'an',
  'of',
  'on',
  'by',
  'and',
  'official',
  'dev',
  'com',
  'org',
  'io',
  'net',
]);

export default defineRule({
  id: 'site-name-in-title',
  group: 'entries',
  severity: 'information',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'A title ends in the name of its site: `Title | Rust Blog`, `Title - YouTube`.',
    why: 'Browsers show it behind the page’s title, and copying takes it along; the heading of the page does not have it.',
    notes:
      'Found when the last part repeats the address’s host, or ends in “Blog” behind a `|`; cut short, as in `| Ru...`, it is found, too.',
    examples: [
      {
        bad: '* [How it works | Example Blog](https://blog.example.com/a)',
        good: '* [How it works](https://blog.example.com/a)',
        unsafe: true,
      },
      {
        bad: '* [標題 🦀 — example.com](https://www.example.com/a)',
        good: '* [標題 🦀](https://www.example.com/a)',
        unsafe: true,
      },
      {
        bad: '* [video] [A talk - YouTube](https://www.youtube.com/watch?v=AbCd)',
        good: '* [video] [A talk](https://www.youtube.com/watch?v=AbCd)',
        unsafe: true,
      },
      {
        bad: '* [How it works in depth | Exam...](https://example.com/a)',
        good: '* [How it works in depth](https://example.com/a)',
        unsafe: true,
      },
    ],
    silent: [
      { text: '* [Announcing Example 1.0 - faster than ever](https://example.com/a)' },
      { text: '* [Example - a tool](https://example.com/a)' },
      { text: '* [Some project | Rust](https://example.com/rust/a)', note: 'too short a name to be sure' },
    ],
  },
  check(draft, { report }) {
    for (const { link } of linkedEntries(draft)) {
      const title = draft.text.slice(link.textSpan.start, link.textSpan.end);
      const last = title.length < 1000 ? LAST_PART.exec(title) : null;
      if (!last || last.index === 0) continue;
      const name = last[1] as string;
      const written = draft.text.slice(link.urlSpan.start, link.urlSpan.end);
      if (!isSiteName(name, splitAddress(written), last[0].includes('|'))) continue;
      const at = span(link.textSpan.start + last.index, link.textSpan.end);
      report({
        span: at,
        message: `\`${name.trim()}\` is the site's name, not part of the title. Remove it.`,
        fixes: [unsafeFix(`Remove \`${last[0].trim()}\``, remove(at))],
      });
    }
  },
});

function isSiteName(part: string, address: Address, bar: boolean): boolean {
  const cut = /(?:\.{3}|…)\s*$/.test(part);
  const name = part.replace(/(?:\.{3}|…)\s*$/, '').trim();
  const site = siteOf(address);
  if (name.toLowerCase() === site || name.toLowerCase() === `www.${site}`) return true;
  if (bar && !cut && /\bBlog$/i.test(name) && wordsOf(name).length <= 6) return true;
  const letters = lettersOf(name);
  // The host's own name is what is left without its last part: `example` of `blog.example.com`.
  const labels = site.split('.');
  const hostLetters = lettersOf(labels.slice(0, -1).join(''));
  const whole = `${lettersOf(site)} ${segmentsOf(address).slice(0, 2).map(lettersOf).join(' ')}`;
  if (cut) return letters.length >= 2 && bar && labels.some((label) => lettersOf(label).startsWith(letters));
  if (letters.length < 4) return false;
  if (hostLetters === letters || labels.slice(0, -1).some((label) => label.length > 3 && lettersOf(label) === letters))
    return true;
  const words = wordsOf(name).filter((word) => !FILLERS.has(word));
  return words.length > 1 && words.length <= 5 && bar && words.every((word) => whole.includes(lettersOf(word)));
}

const wordsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
