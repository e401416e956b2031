import { addressesOf } from '../../draft/addresses.ts';
import { replace } from '../../text/edit.ts';
import { defineRule, safeFix } from '../define.ts';

const ESCAPED: Readonly<Record<string, string>> = { "'": '%27', '"': '%22' };

export default defineRule({
  id: 'cut-address',
  group: 'site',
  severity: 'error',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'An address has an apostrophe or a quotation mark, and a parenthesis behind it.',
    why: 'The site takes what follows the mark for the link’s title, loses count of the parentheses, and cuts the address short: the link leads nowhere. GitHub shows it whole.',
    notes: '`%27` is the same address, and survives.',
    examples: [
      {
        bad: "* [Why](https://example.com/Why-I'm-(Here).html)",
        good: '* [Why](https://example.com/Why-I%27m-(Here).html)',
      },
      { bad: "* [標題 🦀](https://example.com/a'b(c)'d)", good: '* [標題 🦀](https://example.com/a%27b(c)%27d)' },
    ],
    silent: [
      { text: "* [Title](https://example.com/Why-I'm-here.html)" },
      { text: "* [Title](https://example.com/Why-(I'm)-here.html)" },
      { text: '* [Title](https://example.com/Why-(here).html)' },
    ],
  },
  check(draft, { report }) {
    for (const { token, link } of addressesOf(draft)) {
      if (link?.form !== 'inline') continue;
      const first = token.text.search(/['"]/);
      if (first < 0 || token.text.indexOf('(', first) < 0 || draft.text[token.start - 1] === '<') continue;
      const marks = [...token.text.matchAll(/['"]/g)].map(({ index, 0: mark }) =>
        replace({ start: token.start + index, end: token.start + index + 1 }, ESCAPED[mark] as string),
      );
      report({
        span: token,
        message:
          'The site cuts this address at its quotation mark and parenthesis. Write the mark as `%27` (or `%22`).',
        fixes: [safeFix('Escape the quotation mark', ...marks)],
      });
    }
  },
});
