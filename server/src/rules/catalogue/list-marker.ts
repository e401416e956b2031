import { replace } from '../../text/edit.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'list-marker',
  group: 'lists',
  severity: 'information',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'A list item begins with `-`, `+` or `•` in place of `*`.',
    why: 'The newsletter writes `*` throughout. GitHub makes two lists where the marker changes; `•` is no marker at all, and the site runs such lines together.',
    examples: [
      { bad: '- [Title](https://example.com/a)', good: '* [Title](https://example.com/a)' },
      { bad: '+ [Title](https://example.com/a)', good: '* [Title](https://example.com/a)' },
    ],
  },
  check(draft, { report }) {
    for (const { marker, role } of draft.items) {
      if (!marker || role === 'other' || !/^[-+•·‣◦–—]$/u.test(marker.text)) continue;
      report({
        span: marker,
        message: `Item begins with \`${marker.text}\`; the newsletter writes \`*\`. Change the marker.`,
        fixes: [safeFix(`Change \`${marker.text}\` to \`*\``, replace(marker, '*'))],
      });
    }
  },
});
