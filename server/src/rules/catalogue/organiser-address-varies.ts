import { siteOf, splitAddress } from '../../links/address.ts';
import { canonicalKey } from '../../links/canonical.ts';
import { RENAMED_HOSTS } from '../../links/hosts.ts';
import { readMeetup } from '../../links/meetup.ts';
import type { InlineLink } from '../../markdown/nodes.ts';
import { replace } from '../../text/edit.ts';
import { defineRule, safeFix } from '../define.ts';
import { judgedRows, rowSpan } from '../events/rows.ts';

export default defineRule({
  id: 'organiser-address-varies',
  group: 'events',
  severity: 'information',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'One organiser stands in the draft with two spellings of its address.',
    why: 'Organisers are known from issue to issue by their address; two spellings make two of one.',
    examples: [
      {
        in: 'events-europe',
        bad: `* 2025-06-12 | Berlin, DE | [Sample](https://example.org/rust)\n    * [**Talks**](https://example.org/1)\n* 2025-06-13 | Berlin, DE | [Sample](https://example.org/rust/)\n    * [**Talks**](https://example.org/2)\n* 2025-06-14 | Berlin, DE | [Sample](https://example.org/rust)\n    * [**Talks**](https://example.org/3)`,
        good: `* 2025-06-12 | Berlin, DE | [Sample](https://example.org/rust)\n    * [**Talks**](https://example.org/1)\n* 2025-06-13 | Berlin, DE | [Sample](https://example.org/rust)\n    * [**Talks**](https://example.org/2)\n* 2025-06-14 | Berlin, DE | [Sample](https://example.org/rust)\n    * [**Talks**](https://example.org/3)`,
      },
      {
        in: 'events-europe',
        bad: `* 2025-06-12 | Berlin, DE | [Sample](https://www.meetup.com/Rust-Sample)\n    * [**Talks**](https://example.org/1)\n* 2025-06-13 | Berlin, DE | [Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://example.org/2)`,
        good: `* 2025-06-12 | Berlin, DE | [Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://example.org/1)\n* 2025-06-13 | Berlin, DE | [Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://example.org/2)`,
      },
    ],
    silent: [
      {
        in: 'events-europe',
        text: `* 2025-06-12 | Berlin, DE | [Sample](https://example.org/rust)\n    * [**Talks**](https://example.org/1)\n* 2025-06-13 | Berlin, DE | [Sample](https://example.org/ruby)\n    * [**Talks**](https://example.org/2)`,
      },
      {
        in: 'events-europe',
        text: `* 2025-06-12 | Berlin, DE | [Sample](https://www.meetup.com/rust-sample/events/)\n    * [**Talks**](https://example.org/1)\n* 2025-06-13 | Berlin, DE | [Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://example.org/2)`,
      },
    ],
  },
  check(draft, { report }) {
    const groups = new Map<
      string,
      { link: InlineLink; written: string; row: ReturnType<typeof judgedRows>[number] }[]
    >();
    for (const row of judgedRows(draft)) {
      for (const link of row.organisers) {
        if (link.form !== 'inline') continue;
        const written = draft.text.slice(link.urlSpan.start, link.urlSpan.end);
        // What Meetup appends to a group's address is a matter of its own: the name of the group is compared.
        const meetup = readMeetup(splitAddress(written));
        if (meetup && (meetup.event || meetup.locale || meetup.rest)) continue;
        const key = meetup ? canonicalKey(written).toLowerCase() : canonicalKey(written);
        const group = groups.get(key);
        if (group) group.push({ link, written, row });
        else groups.set(key, [{ link, written, row }]);
      }
    }
    for (const group of groups.values()) {
      const counts = new Map<string, number>();
      for (const { written } of group) counts.set(written, (counts.get(written) ?? 0) + 1);
      if (counts.size < 2) continue;
      // A host that has another name now is not the one to take; then the commonest spelling counts, and of two as common
      // the one with fewer capitals, then the shorter.
      const renamed = (text: string): number => (RENAMED_HOSTS[siteOf(splitAddress(text))] === undefined ? 0 : 1);
      const capitals = (text: string): number => text.replace(/[^A-Z]/g, '').length;
      const [usual] = [...counts]
        .sort(([a, m], [b, n]) => renamed(a) - renamed(b) || n - m || capitals(a) - capitals(b) || a.length - b.length)
        .map(([text]) => text);
      const model = group.find(({ written }) => written === usual);
      for (const { link, written } of group) {
        if (!usual || !model || written === usual) continue;
        report({
          span: link.urlSpan,
          message: `Line ${model.row.item.line + 1} has this organiser as \`${usual}\`. Write one address for both.`,
          fixes: [safeFix('Take the other spelling', replace(link.urlSpan, usual))],
          related: [{ span: rowSpan(model.row), message: 'The other spelling' }],
        });
      }
    }
  },
});
