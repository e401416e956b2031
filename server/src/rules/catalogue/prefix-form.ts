import { isPrefix, linkedEntries, prefixFor } from '../../draft/prefixForms.ts';
import { remove, replace } from '../../text/edit.ts';
import { span } from '../../text/span.ts';
import { defineRule, safeFix, unsafeFix } from '../define.ts';

/** A bracketed word, in the brackets that people put it in. */
const WORD = /\s*(?:(\\?\[)([^[\]()\n]{1,24}?)(\\?\])|(\()([^[\]()\n]{1,24}?)(\)))(?!\()/y;

export default defineRule({
  id: 'prefix-form',
  group: 'entries',
  severity: 'information',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'A prefix is not written as the newsletter writes it: `[Video]`, `\\[video\\]`, `(audio)`, `[Spanish]`, or it stands there twice.',
    why: 'Readers look for `[video]`, `[audio]`, `[series]` and for the two letters of a language, `[ES]`.',
    notes: 'Languages have the two letters of ISO 639-1, in upper case; it is `[ZH]` for Chinese, `[JA]` for Japanese.',
    examples: [
      { bad: '* [Video] [Title](https://example.com/a)', good: '* [video] [Title](https://example.com/a)' },
      { bad: '* \\[video\\] [Title 🦀](https://example.com/a)', good: '* [video] [Title 🦀](https://example.com/a)' },
      { bad: '* (audio) [Title](https://example.com/a)', good: '* [audio] [Title](https://example.com/a)' },
      { bad: '* [`video`] [Title](https://example.com/a)', good: '* [video] [Title](https://example.com/a)' },
      { bad: '* [vidoe] [Title 🦀](https://example.com/a)', good: '* [video] [Title 🦀](https://example.com/a)' },
      { bad: '* [audio] [audio] [Title](https://example.com/a)', good: '* [audio] [Title](https://example.com/a)' },
      { bad: '* [Chinese] [标题](https://example.com/a)', good: '* [ZH] [标题](https://example.com/a)' },
      {
        bad: '* [es] [podcast] [Título](https://example.com/a)',
        good: '* [ES] [audio] [Título](https://example.com/a)',
      },
    ],
    silent: [{ text: '* [Video](https://example.com/a)' }, { text: '* [series] [ZH] [标题](https://example.com/a)' }],
  },
  check(draft, { report }) {
    for (const { item, link } of linkedEntries(draft)) {
      const area = draft.text.slice(item.content.start, link.start);
      WORD.lastIndex = 0;
      const seen = new Set<string>();
      for (let match = WORD.exec(area); match; match = WORD.exec(area)) {
        const word = (match[2] ?? match[5]) as string;
        const wanted = prefixFor(word);
        const written = match[0].trimStart();
        const end = item.content.start + WORD.lastIndex;
        const at = span(end - written.length, end);
        if (wanted && seen.has(wanted)) {
          report({
            span: at,
            message: `\`${written}\` stands there twice. Remove one.`,
            fixes: [safeFix(`Remove the second \`${written}\``, remove(span(end - match[0].length, end)))],
          });
          continue;
        }
        if (wanted) seen.add(wanted);
        if (!wanted || written === `[${wanted}]` || (isPrefix(word) && written === `[${word}]`)) continue;
        report({
          span: at,
          message: `The newsletter writes this prefix \`[${wanted}]\`.`,
          // `[video playlist]` says more than `[video]`: whether that may go, a person decides.
          fixes: [
            (saysMore(word) ? unsafeFix : safeFix)(
              `Change \`${written}\` to \`[${wanted}]\``,
              replace(at, `[${wanted}]`),
            ),
          ],
        });
      }
    }
  },
});

const saysMore = (word: string): boolean => /\b(?:playlist|series|podcast)\b/i.test(word) && /\s/.test(word.trim());
