import { dayOf, webAddresses } from '../../linkCheck/index.ts';
import { defineRule } from '../define.ts';

export default defineRule({
  id: 'link-broken',
  group: 'addresses',
  severity: 'warning',
  audience: 'any',
  since: '0.1.0',
  needsLinks: true,
  docs: {
    what: 'A link leads nowhere: its page or its host was not there when somebody checked the links.',
    why: 'Readers meet an error page.',
    notes:
      'Said only after *Check Links* (in an editor, or `twir links`): nothing is looked up unasked. Broken is what is surely so for every reader: the status 404 or 410, or a host that does not exist. Sites that refuse programs, ask to wait or to sign in, are slow, or have a problem with their certificate are left to a person. The finding goes when the address is changed, or when another check finds the page.',
    examples: [
      {
        looked: {
          'https://example.org/gone': { outcome: 'broken', reason: 'the page is not there (404)', status: 404 },
        },
        bad: '* [A title](https://example.org/gone#part)\n* [Another one](https://example.org/there)',
      },
      {
        in: 'events-europe',
        looked: { 'https://gone.example.org/e/1': { outcome: 'broken', reason: 'there is no such host' } },
        bad: '* 2025-06-10 | Berlin, DE | [Rust Example](https://example.org/group)\n    * [**Talks 🦀**](https://gone.example.org/e/1)',
      },
    ],
    silent: [{ text: '* [A title](https://example.org/gone)', note: 'nobody has looked' }],
  },
  check(draft, { report, links }) {
    if (!links) return;
    for (const { placed, url } of webAddresses(draft)) {
      const result = links.of(url);
      if (result?.outcome !== 'broken') continue;
      report({
        span: placed.token,
        message: `On ${dayOf(result.checkedAt)} this link was broken: ${result.reason}. Correct the address, or take the link out.`,
      });
    }
  },
});
