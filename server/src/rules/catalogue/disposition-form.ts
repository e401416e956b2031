import { replace } from '../../text/edit.ts';
import { span } from '../../text/span.ts';
import { defineRule, safeFix } from '../define.ts';

/** What can be proposed, and the words for "nobody said". */
const DISPOSITIONS: readonly string[] = ['merge', 'close', 'postpone', 'unspecified', 'not specified'];
const SECTIONS: readonly (string | undefined)[] = [
  'fcp',
  'fcp-rfcs',
  'fcp-tracking',
  'fcp-group',
  'language-reference',
  'unsafe-guidelines',
];

export default defineRule({
  id: 'disposition-form',
  group: 'entries',
  severity: 'information',
  audience: 'editor',
  since: '0.1.0',
  docs: {
    what: 'The disposition before a row of the final comment period is not written as the template has it.',
    why: 'Readers look for `merge` and `close` in one place, in one form.',
    notes:
      'The forms: `[disposition: merge]`, `[disposition: close]`, `[disposition: postpone]`, `[disposition: unspecified]`.',
    examples: [
      {
        in: 'fcp-tracking',
        bad: '* [Disposition:merge] [Stabilise the 🦀](https://github.com/rust-lang/rust/pull/1)',
        good: '* [disposition: merge] [Stabilise the 🦀](https://github.com/rust-lang/rust/pull/1)',
      },
      {
        in: 'fcp-tracking',
        bad: '* [disposition :  Close] [Let it be](https://github.com/rust-lang/rust/pull/1)',
        good: '* [disposition: close] [Let it be](https://github.com/rust-lang/rust/pull/1)',
      },
      { in: 'fcp-tracking', bad: '* [disposition: merg] [Let it be](https://github.com/rust-lang/rust/pull/1)' },
    ],
    silent: [
      { in: 'fcp-tracking', text: '* [disposition: postpone] [Later](https://github.com/rust-lang/rust/pull/1)' },
      { in: 'fcp-tracking', text: '* [disposition: not specified] [Later](https://github.com/rust-lang/rust/pull/1)' },
      { text: '* [Disposition: a novel](https://example.org/a)' },
    ],
  },
  check(draft, { report }) {
    for (const { section, content, links } of draft.items) {
      if (!SECTIONS.includes(section?.id)) continue;
      const head = draft.text.slice(content.start, Math.min(links[0]?.start ?? content.end, content.start + 60));
      const match = /^(\\?\[)(\s*disposition\s*:\s*([^[\]\n]{1,30}?)\s*)\]/i.exec(head);
      if (!match) continue;
      const [, bracket = '', written = '', word = ''] = match;
      const start = content.start + bracket.length;
      const at = span(start, start + written.length);
      const plain = word.replace(/\\|&lt;|&gt;|[<>]/g, '').toLowerCase();
      const known = DISPOSITIONS.includes(plain);
      const wanted = `disposition: ${plain}`;
      // `\<not specified\>` is another rule's, which repairs what the site shows.
      if (/[\\<>&]/.test(word) || (known && written === wanted)) continue;
      report({
        span: at,
        message: known
          ? `Dispositions are written \`[${wanted}]\`.`
          : `\`${word}\` is no disposition; there are ${DISPOSITIONS.slice(0, 4)
              .map((each) => `\`${each}\``)
              .join(', ')}.`,
        fixes: known ? [safeFix(`Write \`${wanted}\``, replace(at, wanted))] : [],
      });
    }
  },
});
