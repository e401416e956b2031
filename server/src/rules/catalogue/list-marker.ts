import { replace } from '../../text/edit.ts';
import { defineRule, safeFix, unsafeFix } from '../define.ts';
import { hasListForm } from '../items.ts';

export default defineRule({
  id: 'list-marker',
  group: 'lists',
  severity: 'information',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'A list item begins with `-`, `+`, `•` or a number in place of `*`.',
    why: 'The newsletter writes `*` throughout. GitHub makes two lists where the marker changes; `•` and `1)` are no markers at all, and the site runs such lines together.',
    notes: 'Lists in running text, such as those of a performance triage, keep the markers they came with.',
    examples: [
      { bad: '- [Title](https://example.com/a)', good: '* [Title](https://example.com/a)' },
      { bad: '+ [Title 🦀](https://example.com/a)', good: '* [Title 🦀](https://example.com/a)' },
      { bad: '• [題名](https://example.com/a)', good: '* [題名](https://example.com/a)' },
      { bad: '● [Title](https://example.com/a)', good: '* [Title](https://example.com/a)' },
      { bad: '− [Title](https://example.com/a)', good: '* [Title](https://example.com/a)' },
      {
        bad: '\\* [Title 🦀](https://example.com/a)',
        good: '* [Title 🦀](https://example.com/a)',
        note: 'Escaped by a formatter.',
      },
      {
        in: 'events-virtual',
        bad: '- 2025-06-10 | Virtual | [Group](https://example.com/g)\n    - [**Talk**](https://example.com/t)',
        good: '* 2025-06-10 | Virtual | [Group](https://example.com/g)\n    * [**Talk**](https://example.com/t)',
      },
      {
        bad: '1. [First](https://example.com/a)\n2. [Second](https://example.com/b)',
        good: '* [First](https://example.com/a)\n* [Second](https://example.com/b)',
        unsafe: true,
        note: 'A number is something a reader sees: it goes only when asked.',
      },
    ],
    silent: [
      { in: 'performance', text: 'Regressions:\n\n- One benchmark\n- Another', note: 'A list of the report’s own.' },
      { text: '* [A - B](https://example.com/a)' },
    ],
  },
  check(draft, { report }) {
    for (const item of draft.items) {
      const { marker } = item;
      if (!marker || !item.content.text || !hasListForm(item)) continue;
      const title = `Change \`${marker.text}\` to \`*\``;
      if (/^(?:[-+•·∙‣⁃◦●○▪▫■□►▸➤‐–—−＊]|\\[*+-])$/u.test(marker.text)) {
        report({
          span: marker,
          message: `Item begins with \`${marker.text}\`; the newsletter writes \`*\`. Change the marker.`,
          fixes: [safeFix(title, replace(marker, '*'))],
        });
      } else if (/^\d/.test(marker.text) && item.role !== 'other' && item.role !== 'notice') {
        report({
          span: marker,
          message: `Item begins with a number, \`${marker.text}\`; the newsletter’s lists are not numbered. Change it to \`*\`.`,
          fixes: [{ ...unsafeFix(title, replace(marker, '*')), preferred: true }],
        });
      }
    }
  },
});
