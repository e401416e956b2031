import { replace } from '../../text/edit.ts';
import { defineRule, safeFix } from '../define.ts';
import { hasListForm, isDoubledMarker, isMarkerAlone } from '../items.ts';

export default defineRule({
  id: 'list-marker-space',
  group: 'lists',
  severity: 'information',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'Between a list marker and its item stands no space, or more than one.',
    why: 'Without a space there is no item: the site prints the asterisk, or makes what follows emphasis up to the next one. More than one space is only untidy.',
    examples: [
      { bad: '*[Title](https://example.com/a)', good: '* [Title](https://example.com/a)' },
      { bad: '*  [Title 🦀](https://example.com/a)', good: '* [Title 🦀](https://example.com/a)' },
      { bad: '*\t[題名](https://example.com/a)', good: '* [題名](https://example.com/a)' },
      {
        in: 'events-virtual',
        bad: '*2025-06-10 | Virtual | [Group](https://example.com/g)\n    *[**Talk**](https://example.com/t)',
        good: '* 2025-06-10 | Virtual | [Group](https://example.com/g)\n    * [**Talk**](https://example.com/t)',
      },
    ],
    silent: [
      { text: '*[Emphasis](https://example.com/a)*' },
      { in: 'performance', text: 'A list:\n\n-   one' },
      { in: 'crate', text: '*[desk](https://example.com/a) is* a crate.' },
    ],
  },
  check(draft, { report }) {
    for (const item of draft.items) {
      const { marker, gap, content } = item;
      if (!marker || !content.text || gap.text === ' ' || isDoubledMarker(marker.text) || !hasListForm(item)) continue;
      if (isMarkerAlone(item)) continue;
      if (!gap.text && marker.text === '*' && closesEmphasis(content.text)) continue;
      const missing = !gap.text || gap.text.startsWith('\u00a0');
      report({
        span: missing ? marker : gap,
        message: missing
          ? `No space behind \`${marker.text}\`: the site sees no list item here. Put one space there.`
          : 'More than one space, or a tab, behind the list marker; one space is enough.',
        severity: missing ? 'error' : 'information',
        fixes: [safeFix(missing ? 'Insert a space' : 'Leave one space', replace(gap, ' '))],
      });
    }
  },
});

/** Whether an asterisk of the text, not one of a pair, closes emphasis that began before it. */
function closesEmphasis(text: string): boolean {
  const single = text.replace(/\*\*/g, '').replace(/\\\*/g, '');
  return (single.split('*').length - 1) % 2 === 1 && /\S\*(?![\p{L}\p{N}])/u.test(single);
}
