import { addressesOf, inPlace, partOf } from '../../draft/addresses.ts';
import { isWeb, removeParameters } from '../../links/address.ts';
import { isTracking } from '../../links/tracking.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'tracking-parameter',
  group: 'addresses',
  severity: 'information',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'An address carries parameters that only track readers, such as `utm_source`, or `si` on YouTube.',
    why: 'They tell a third party where its readers come from, and make two addresses of one page look different, so that doubles go unseen.',
    notes:
      'Known by name on any site (`utm_…`, `fbclid`) and by site where a name means something else elsewhere. What a page needs stays: `v` and `list` on YouTube, `sk` on Medium, which opens the article to everyone, `SubscriberLink` on LWN.',
    examples: [
      {
        bad: '* [Title](https://example.com/a?utm_source=x&utm_medium=y)',
        good: '* [Title](https://example.com/a)',
      },
      {
        bad: '* [Title](https://example.com/a?mtm_campaign=x&id=3&_gl=1*a*b)',
        good: '* [Title](https://example.com/a?id=3)',
      },
      {
        bad: '* [Title](https://www.eventbrite.ie/e/a-1?aff=oddtdtcreator)',
        good: '* [Title](https://www.eventbrite.ie/e/a-1)',
      },
      {
        bad: '* [Title 🦀](https://example.com/a#:~:text=Rust%20is)',
        good: '* [Title 🦀](https://example.com/a)',
      },
      {
        bad: '* [video] [Title 🦀](https://www.youtube.com/watch?v=AbCd&si=xyz&list=PL1)',
        good: '* [video] [Title 🦀](https://www.youtube.com/watch?v=AbCd&list=PL1)',
      },
      {
        bad: '* [日本語 and more](https://example.com/a%20b?tab&utm_source=x&q=a%20b#part)',
        good: '* [日本語 and more](https://example.com/a%20b?tab&q=a%20b#part)',
      },
      {
        in: 'events-europe',
        bad: '* 2025-06-10 | Paris, FR | [Rust Example](https://www.eventbrite.com/o/rust-1)\n    * [**Title**](https://www.eventbrite.com/e/title-2?aff=abc)',
        good: '* 2025-06-10 | Paris, FR | [Rust Example](https://www.eventbrite.com/o/rust-1)\n    * [**Title**](https://www.eventbrite.com/e/title-2)',
      },
      {
        bad: '* [Title](https://medium.com/@user/a-1?source=friends_link&sk=2)',
        good: '* [Title](https://medium.com/@user/a-1?sk=2)',
      },
    ],
    silent: [
      { text: '* [Title](https://example.com/a?source=x&tab=1&si=2)', note: 'tracking elsewhere, not here' },
      { text: '* [Title](https://example.com/a#utm_source=x)' },
      { text: '* [Title](https://lwn.net/SubscriberLink/1/2/?page=3)' },
    ],
  },
  check(draft, { report }) {
    for (const placed of addressesOf(draft)) {
      const { address } = placed;
      if (!isWeb(address)) continue;
      if (address.fragment.startsWith(':~:')) {
        report({
          span: partOf(placed, address.fragmentSpan),
          message: `\`#:~:\` marks words of the page in some browsers: it comes from a search, or from copying a link to them. Remove it.`,
          tags: ['unnecessary'],
          fixes: [safeFix('Remove the mark', ...inPlace(placed, [{ ...address.fragmentSpan, newText: '' }]))],
        });
      }
      const tracking = address.parameters.filter((parameter) => isTracking(address, parameter));
      const first = tracking[0];
      const last = tracking[tracking.length - 1];
      if (!first || !last) continue;
      const names = [...new Set(tracking.map(({ name }) => `\`${name}\``))].join(', ');
      report({
        span: partOf(placed, { start: first.start, end: last.end }),
        message: `${names} only ${tracking.length > 1 ? 'track' : 'tracks'} readers; the page is the same without. Remove ${tracking.length > 1 ? 'them' : 'it'}.`,
        tags: ['unnecessary'],
        fixes: [
          safeFix(
            `Remove ${names}`,
            ...inPlace(
              placed,
              removeParameters(address, (parameter) => isTracking(address, parameter)),
            ),
          ),
        ],
      });
    }
  },
});
