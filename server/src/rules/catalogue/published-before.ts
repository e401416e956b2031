import { splitAddress } from '../../links/address.ts';
import { isFrontPage } from '../../links/canonical.ts';
import { remove } from '../../text/edit.ts';
import { span } from '../../text/span.ts';
import { defineRule, unsafeFix } from '../define.ts';

export default defineRule({
  id: 'published-before',
  group: 'entries',
  severity: 'warning',
  audience: 'any',
  since: '0.1.0',
  needsArchive: true,
  docs: {
    what: 'An entry’s page stood in an earlier issue.',
    why: 'Readers have had it; editors take such entries out by hand.',
    notes:
      'Addresses are compared without what does not change the page (`http:`, `www.`, a final slash, tracking), and with their fragment, which names the episode on some sites. How many earlier issues are looked at is a setting. A front page is not compared: a project may well announce two things there.',
    examples: [
      {
        earlier: '* [An announcement](https://example.org/blog/announcement)',
        bad: '* [An announcement](http://www.example.org/blog/announcement/?utm_source=twir)\n* [Another one](https://example.org/blog/another)',
        good: '* [Another one](https://example.org/blog/another)',
        unsafe: true,
      },
    ],
    silent: [{ text: '* [An announcement](https://example.org/blog/announcement)', note: 'no earlier issue had it' }],
  },
  check(draft, { report, archive }) {
    if (!archive) return;
    for (const item of draft.entries) {
      const link = item.links[0];
      if (!link?.url || isFrontPage(splitAddress(link.url))) continue;
      const seen = archive.entry(link.url);
      if (!seen) continue;
      report({
        span: span(item.content.start, item.content.end),
        message: `This page stood in the issue of ${seen.issue}, under ${seen.section}. Delete the entry, or link to what is new.`,
        related: [
          { span: link, message: `printed there as "${seen.title}"`, elsewhere: { uri: seen.uri, line: seen.line } },
        ],
        tags: ['unnecessary'],
        fixes: [unsafeFix('Delete this entry', remove(span(item.span.start, draft.lines.line(item.lastLine).next)))],
      });
    }
  },
});
