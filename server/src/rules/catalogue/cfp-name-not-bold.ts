import { insert } from '../../text/edit.ts';
import { trimSpan } from '../../text/span.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'cfp-name-not-bold',
  group: 'cfp',
  severity: 'information',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'The name in a row of calls for papers is not bold.',
    why: 'Names are bold throughout the list, so that readers find them among dates and places.',
    examples: [
      {
        in: 'cfp-events',
        bad: `* [Sample Conf 🦀](https://example.org/cfp) | 2025-06-30 | Berlin, Germany | 2025-09-12`,
        good: `* [**Sample Conf 🦀**](https://example.org/cfp) | 2025-06-30 | Berlin, Germany | 2025-09-12`,
      },
    ],
    silent: [
      {
        in: 'cfp-events',
        text: `* [**Sample Conf**](https://example.org/cfp) | CFP open until 2025-06-30 | Berlin, Germany | 2025-09-12 - 2025-09-14`,
      },
      {
        in: 'cfp-events',
        text: `* [**Sample** Conf](https://example.org/cfp) | 2025-06-30 | Berlin, Germany | 2025-09-12`,
      },
    ],
  },
  check(draft, { report }) {
    for (const { item } of draft.cfpRows) {
      const link = item.links[0];
      if (link?.form !== 'inline' || link.start !== item.content.start) continue;
      const name = trimSpan(draft.text, link.textSpan);
      if (name.start === name.end || /[*_]/.test(draft.text.slice(name.start, name.end))) continue;
      report({
        span: name,
        message: 'The name of the event is bold: `[**Name**](…)`.',
        fixes: [safeFix('Make the name bold', insert(name.start, '**'), insert(name.end, '**'))],
      });
    }
  },
});
