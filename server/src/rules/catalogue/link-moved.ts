import { askedAddress, dayOf, webAddresses } from '../../linkCheck/index.ts';
import { replace } from '../../text/edit.ts';
import { defineRule, unsafeFix } from '../define.ts';

export default defineRule({
  id: 'link-moved',
  group: 'addresses',
  severity: 'information',
  audience: 'any',
  since: '0.1.0',
  needsLinks: true,
  docs: {
    what: 'A page has moved for good: its site led to another address when somebody checked the links.',
    why: 'The old address may stop working, and two spellings of an address hide doubles.',
    notes:
      'Said only after *Check Links* (in an editor, or `twir links`). Only redirects that the site itself calls permanent count (301, 308), and not those to a sign-in, to a front page or to another language, nor those that only add `www.` or a final slash.',
    examples: [
      {
        looked: { 'https://old.example.org/a': { movedTo: 'https://new.example.org/posts/a' } },
        bad: '* [A title](https://old.example.org/a#part)',
        good: '* [A title](https://new.example.org/posts/a#part)',
        unsafe: true,
      },
      {
        looked: { 'http://example.org/a': { movedTo: 'https://example.org/a' } },
        bad: '* [標題 🦀](http://example.org/a)',
        good: '* [標題 🦀](https://example.org/a)',
        unsafe: true,
      },
    ],
    silent: [{ text: '* [A title](https://old.example.org/a)', note: 'nobody has looked' }],
  },
  check(draft, { report, links }) {
    if (!links) return;
    for (const { placed, url } of webAddresses(draft)) {
      const result = links.of(url);
      if (result?.movedTo === undefined || result.outcome !== 'ok') continue;
      const target = result.movedTo + url.slice(askedAddress(url).length);
      report({
        span: placed.token,
        message: `On ${dayOf(result.checkedAt)} the site said that this page is now at \`${target}\`. Link to it there.`,
        fixes: [
          { ...unsafeFix(`Change the address to \`${target}\``, replace(placed.token, target)), preferred: true },
        ],
      });
    }
  },
});
