import type { SectionId } from '../../draft/headings.ts';
import { remove } from '../../text/edit.ts';
import { span } from '../../text/span.ts';
import { defineRule, unsafeFix } from '../define.ts';

/** Lists in which a thing stands once: it is approved once, and new once. A comment period or a test goes on for weeks. */
const ONCE: readonly SectionId[] = ['approved-rfcs', 'new-rfcs'];

export default defineRule({
  id: 'printed-last-week',
  group: 'entries',
  severity: 'information',
  audience: 'editor',
  since: '0.1.0',
  needsArchive: true,
  docs: {
    what: 'An RFC that was approved, or is new, stood in the same list of the last issue.',
    why: 'The lists are written from one week’s labels, with a day in both weeks; editors check them against the last issue by eye.',
    notes:
      'Only the same list counts: an RFC that was new last week and is approved now stands in both rightly. Final comment periods and calls for testing may go on for weeks; what they repeat is listed by the commands that paste or update these sections.',
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
      {
        in: 'fcp-tracking',
        earlier: '* [Stabilise lanterns](https://github.com/rust-lang/rust/pull/9001)',
        text: '* [Stabilise lanterns](https://github.com/rust-lang/rust/pull/9001)',
        note: 'a comment period goes on for ten days',
      },
    ],
  },
  check(draft, { report, archive }) {
    const [last] = archive?.issues ?? [];
    if (!archive || !last) return;
    for (const item of draft.items) {
      const [link] = item.links;
      const list = item.section?.id;
      if (!link?.url || !list || !ONCE.includes(list)) continue;
      const seen = archive.link(link.url);
      if (seen?.issue !== last || seen.sectionId !== list) continue;
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
