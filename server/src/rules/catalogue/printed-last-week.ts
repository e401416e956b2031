import type { SectionId } from '../../draft/headings.ts';
import { remove } from '../../text/edit.ts';
import { span } from '../../text/span.ts';
import { defineRule, unsafeFix } from '../define.ts';

/** The lists of the Rust project that a script writes anew every week; parts of one list have its name in common. */
const LISTS: Readonly<Partial<Record<SectionId, string>>> = {
  testing: 'testing',
  'testing-group': 'testing',
  'call-for-testing': 'testing',
  'approved-rfcs': 'approved',
  fcp: 'fcp',
  'fcp-rfcs': 'fcp',
  'fcp-tracking': 'fcp',
  'fcp-group': 'fcp',
  'new-rfcs': 'new',
};

export default defineRule({
  id: 'printed-last-week',
  group: 'entries',
  severity: 'information',
  audience: 'editor',
  since: '0.1.0',
  needsArchive: true,
  docs: {
    what: 'An RFC, a pull request or a call for testing stood in the same list of the last issue.',
    why: 'The lists are written from one week’s labels, with a day in both weeks; editors check them against the last issue by eye.',
    notes:
      'Only the same list counts: an RFC that was new last week and is in its final comment period now stands in both rightly. Leave it where something changed, such as the disposition.',
    examples: [
      {
        in: 'approved-rfcs',
        earlier: '* [A lantern for traits 🦀](https://github.com/rust-lang/rfcs/pull/9001)',
        bad: '* [A lantern for traits 🦀](https://github.com/rust-lang/rfcs/pull/9001)\n* [訳: Sails](https://github.com/rust-lang/rfcs/pull/9002)',
        good: '* [訳: Sails](https://github.com/rust-lang/rfcs/pull/9002)',
        unsafe: true,
      },
    ],
    silent: [
      {
        in: 'approved-rfcs',
        text: '* [A lantern for traits](https://github.com/rust-lang/rfcs/pull/9001)',
        note: 'no earlier issue had it',
      },
    ],
  },
  check(draft, { report, archive }) {
    const [last] = archive?.issues ?? [];
    if (!archive || !last) return;
    for (const item of draft.items) {
      const [link] = item.links;
      const list = item.section?.id && LISTS[item.section.id];
      if (!link?.url || !list) continue;
      const seen = archive.link(link.url);
      if (seen?.issue !== last || !seen.sectionId || LISTS[seen.sectionId] !== list) continue;
      report({
        span: span(item.content.start, item.content.end),
        message: `This stood in the last issue, of ${last}, in the same list. Delete it, unless there is something new.`,
        related: [
          { span: link, message: `printed there as "${seen.title}"`, elsewhere: { uri: seen.uri, line: seen.line } },
        ],
        fixes: [unsafeFix('Delete this item', remove(span(item.span.start, draft.lines.line(item.lastLine).next)))],
      });
    }
  },
});
