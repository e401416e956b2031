import { addressesOf, inPlace, partOf } from '../../draft/addresses.ts';
import { isWeb, removeParameters } from '../../links/address.ts';
import { isReferral } from '../../links/tracking.ts';
import { defineRule, unsafeFix } from '../define.ts';

export default defineRule({
  id: 'referral-parameter',
  group: 'addresses',
  severity: 'hint',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'An address carries a parameter that seems to name who referred the reader: `ref=…`, `source=twir`.',
    why: 'Most such parameters only count visitors. Some pages need them, so this is no more than a question.',
    notes:
      'Open the page without the parameter: when it shows the same, remove it. `ref` with the name of a branch or a commit is left alone.',
    examples: [
      { bad: '* [Title](https://example.com/a?ref=rust-blog)', good: '* [Title](https://example.com/a)', unsafe: true },
      {
        bad: '* [Title 🦀](https://example.com/a?tab&source=twir)',
        good: '* [Title 🦀](https://example.com/a?tab)',
        unsafe: true,
      },
    ],
    silent: [
      { text: '* [Title](https://example.com/a?ref=main)' },
      { text: '* [Title](https://example.com/a?source=lib.rs)' },
      { text: '* [Title](https://example.com/a?ref=0123abcd)' },
    ],
  },
  check(draft, { report }) {
    for (const placed of addressesOf(draft)) {
      const { address } = placed;
      if (!isWeb(address)) continue;
      for (const parameter of address.parameters) {
        if (!isReferral(address, parameter)) continue;
        const written = address.text.slice(parameter.start, parameter.end);
        report({
          span: partOf(placed, parameter),
          message: `\`${written}\` seems to name who referred the reader. If the page is the same without it, remove it.`,
          fixes: [
            unsafeFix(
              `Remove \`${written}\``,
              ...inPlace(
                placed,
                removeParameters(address, (other) => other === parameter),
              ),
            ),
          ],
        });
      }
    }
  },
});
