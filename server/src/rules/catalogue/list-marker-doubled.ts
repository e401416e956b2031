import { replace } from '../../text/edit.ts';
import { defineRule, safeFix } from '../define.ts';
import { hasListForm, isDoubledMarker } from '../items.ts';

export default defineRule({
  id: 'list-marker-doubled',
  group: 'lists',
  severity: 'warning',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'An item has two list markers.',
    why: 'The second makes a list within the list, or is printed.',
    examples: [
      { bad: '* * [Title](https://example.com/a)', good: '* [Title](https://example.com/a)' },
      { bad: '+ * [Title](https://example.com/a)', good: '* [Title](https://example.com/a)' },
      { bad: '* - [題名 🦀](https://example.com/a)', good: '* [題名 🦀](https://example.com/a)' },
      {
        bad: '+* [Title](https://example.com/a)',
        good: '* [Title](https://example.com/a)',
        note: 'Pasted from a diff.',
      },
      {
        in: 'events-virtual',
        bad: '**2025-06-10 | Virtual | [Group](https://example.com/g)\n    * [**Talk**](https://example.com/t)',
        good: '* 2025-06-10 | Virtual | [Group](https://example.com/g)\n    * [**Talk**](https://example.com/t)',
      },
    ],
    silent: [
      { text: '* **[Bold](https://example.com/a)**' },
      { in: 'approved-rfcs', text: '* *No RFCs were approved this week.*' },
    ],
  },
  check(draft, { report }) {
    for (const item of draft.items) {
      const { marker, gap, content } = item;
      if (!marker || !isDoubledMarker(marker.text) || !hasListForm(item)) continue;
      // `**[Bold](…)**`: the marker opens what the content closes.
      if (marker.text === '**' && (content.text.split('**').length - 1) % 2 === 1) continue;
      report({
        span: marker,
        message: `Item with two markers, \`${marker.text}\`: one of them would be printed. Keep one \`*\`.`,
        fixes: [safeFix('Keep one `*`', replace(marker, gap.text ? '*' : '* '))],
      });
    }
  },
});
