import { isLanguage, linkedEntries, MEDIA_WORDS, prefixFor } from '../../draft/prefixForms.ts';
import { splitAddress } from '../../links/address.ts';
import { type Medium, mediumOf } from '../../links/media.ts';
import { insert, remove } from '../../text/edit.ts';
import { type Span, span } from '../../text/span.ts';
import { defineRule, unsafeFix } from '../define.ts';

/** A bracketed word at the start of a title, a word with a colon there, a bracketed one at its end, and right behind the link. */
const AT_START = /^\s*(\\?\[|\()([^[\]()\n]{1,24}?)(\\?\]|\))[ \t]*[:–—-]?[ \t]*/;
const LEADING_WORD = /^\s*(video|audio|podcast)[ \t]*:[ \t]*(?=\S)/i;
const AT_END = /[ \t]*(?:[-–—|:][ \t]*)?(\\?\[|\()(?:in )?([^[\]()\n]{1,24}?)(\\?\]|\))\s*$/;
const BEHIND = /^[ \t]*(\\?\[|\()(?:in )?([^[\]()\n]{1,24}?)(\\?\]|\))(?![[(:])[ \t]*/;

export default defineRule({
  id: 'prefix-position',
  group: 'entries',
  severity: 'information',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'A prefix such as `[video]` stands within the title or behind the link, not before it.',
    why: 'Readers look for it on the left of the link, where it is not underlined.',
    notes:
      'A language in parentheses at the end, `(German)`, is moved, too. The fix rewrites the title, so fix-all leaves it to you.',
    examples: [
      {
        bad: '* [[video] Title](https://example.com/a)',
        good: '* [video] [Title](https://example.com/a)',
        unsafe: true,
      },
      {
        bad: '* [\\[series\\] Title 🦀](https://example.com/a)',
        good: '* [series] [Title 🦀](https://example.com/a)',
        unsafe: true,
      },
      {
        bad: '* [Title (Video)](https://example.com/a)',
        good: '* [video] [Title](https://example.com/a)',
        unsafe: true,
      },
      { bad: '* [Titel (German)](https://example.com/a)', good: '* [DE] [Titel](https://example.com/a)', unsafe: true },
      {
        bad: '* [audio] [Title](https://example.com/a) [ES]',
        good: '* [ES] [audio] [Title](https://example.com/a)',
        unsafe: true,
      },
      {
        bad: '* [(Video) Title 🦀](https://www.youtube.com/watch?v=AbCd)',
        good: '* [video] [Title 🦀](https://www.youtube.com/watch?v=AbCd)',
        unsafe: true,
        note: 'Where the address is that of a video, nothing else can be meant.',
      },
      {
        bad: '* [Podcast: 標題](https://rustacean-station.org/episode/a/)',
        good: '* [audio] [標題](https://rustacean-station.org/episode/a/)',
        unsafe: true,
      },
      {
        bad: '* [video] [Title (video)](https://example.com/a)',
        good: '* [video] [Title](https://example.com/a)',
        unsafe: true,
      },
    ],
    silent: [
      { text: '* [(video) cards in Rust](https://example.com/a)' },
      { text: '* [Video: the killer of radio stars](https://example.com/a)' },
      { text: '* [Title [part 1]](https://example.com/a)' },
      { text: '* [Learn the ways (in Rust)](https://example.com/a)' },
      { text: '* [[ru] is a macro [id]](https://example.com/a)' },
    ],
  },
  check(draft, { report }) {
    for (const { item, link, words } of linkedEntries(draft)) {
      const { start, end } = link.textSpan;
      const title = draft.text.slice(start, end);
      const medium = mediumOf(splitAddress(draft.text.slice(link.urlSpan.start, link.urlSpan.end)));
      const trailing = item.trailing;
      const found: { at: Span; word: string }[] = [];
      const first = AT_START.exec(title);
      if (first && isMeant(first, 'start', medium))
        found.push({ at: span(start, start + first[0].length), word: first[2] as string });
      const leading = LEADING_WORD.exec(title);
      if (leading && medium && prefixFor(leading[1] as string) === medium)
        found.push({ at: span(start, start + leading[0].length), word: leading[1] as string });
      const last = AT_END.exec(title.slice(-60));
      if (last && last[0].length < title.length && isMeant(last, 'end', medium)) {
        found.push({ at: span(end - last[0].length, end), word: last[2] as string });
      }
      const behind = trailing ? BEHIND.exec(trailing.text) : null;
      if (trailing && behind && isMeant(behind, 'end', medium)) {
        found.push({ at: span(link.end, trailing.start + behind[0].trimEnd().length), word: behind[2] as string });
      }
      for (const { at, word } of found) {
        const prefix = prefixFor(word) as string;
        const there = words.includes(prefix);
        const at2 = isLanguage(word) ? item.content.start : link.start;
        report({
          span: at,
          message: `\`[${prefix}]\` belongs on the left of the link, not ${at.start >= link.end ? 'behind it' : 'into its title'}.`,
          fixes: [
            {
              ...unsafeFix(
                there
                  ? `Remove \`${draft.text.slice(at.start, at.end).trim()}\``
                  : `Move \`[${prefix}]\` before the link`,
                ...(there ? [] : [insert(at2, `[${prefix}] `)]),
                remove(at),
              ),
              preferred: true,
            },
          ],
        });
      }
    }
  },
});

/** Whether a bracketed word is a prefix at this place: parentheses are part of many a title. */
function isMeant(
  [, open = '', word = '', close = '']: RegExpExecArray,
  place: 'start' | 'end',
  medium: Medium | undefined,
): boolean {
  const round = open === '(';
  if (round !== (close === ')')) return false;
  const key = word.trim().toLowerCase();
  if (MEDIA_WORDS.includes(key) || key === 'podcast')
    return !round || (place === 'end' && key !== 'series') || prefixFor(key) === medium;
  // Two letters in square brackets may be anything; in round ones, a language is spelt out.
  if (!isLanguage(word)) return false;
  return round ? place === 'end' && key.length > 3 : /^[A-Z]{2}$/.test(word.trim()) || key.length > 3;
}
