import { addressesOf, inPlace, partOf } from '../../draft/addresses.ts';
import { remove, replace, type TextEdit } from '../../text/edit.ts';
import { span } from '../../text/span.ts';
import { defineRule, safeFix } from '../define.ts';

/** What was meant to be `https://` or `http://`, and is not; a scheme set twice counts, too. */
const MISSPELT =
  /^(?:(?:h{1,2}t{1,3}p{1,2}[^\x00-\x7f]?s{0,2}|ttps?|tps|htp?s|hhtps?|htpps?|hptts?|hhttps?|thtps?)\s*(?::\/{1,3}|\/\/|:;?\/\/|;\/\/|::\/\/|:\\\\|[.,]\/\/|:(?=[a-z0-9-]+\.[a-z]))|https?:\/{0,2}(?=https?:\/\/))/i;
const RIGHT = /^https?:\/\/(?!\/|https?:\/\/)/i;

export default defineRule({
  id: 'misspelt-scheme',
  group: 'addresses',
  severity: 'error',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'The beginning of an address is misspelt: `hhttps://`, `htps://`, `https//`, `https:/`, `https://https://`; or the whole address stands twice, or between quotation marks.',
    why: 'No browser knows what to do with it; the link leads nowhere.',
    examples: [
      { bad: '* [Title](hhttps://example.com/a)', good: '* [Title](https://example.com/a)' },
      { bad: '* [標題 🦀](https//example.com/a)', good: '* [標題 🦀](https://example.com/a)' },
      { bad: '* [Title](http®s://example.com/a)', good: '* [Title](https://example.com/a)' },
      { bad: '* [Title](ttps://example.com/a)', good: '* [Title](https://example.com/a)' },
      { bad: '* [Title](https://https://example.com/a)', good: '* [Title](https://example.com/a)' },
      { bad: '* [Title](https:/example.com/a)', good: '* [Title](https://example.com/a)' },
      { bad: '* [Title](https://example.com/ahttps://example.com/a)', good: '* [Title](https://example.com/a)' },
      { bad: '* [標題 🦀](“https://example.com/a”)', good: '* [標題 🦀](https://example.com/a)' },
      { bad: '* [Title](https:example.com/a)', good: '* [Title](https://example.com/a)' },
      { bad: '* [Title](https://www,example.com/a)', good: '* [Title](https://www.example.com/a)' },
      { bad: '* [Title](https://wwww.example.com/a)', good: '* [Title](https://www.example.com/a)' },
    ],
    silent: [
      { text: '* [Title](HTTPS://example.com/a)' },
      { text: '* [Title](mailto:a@example.com)' },
      { text: '* [Title](https://web.archive.org/web/2024/https://example.com/a)' },
    ],
  },
  check(draft, { report }) {
    for (const placed of addressesOf(draft)) {
      const { text } = placed.address;
      const surplus = surplusOf(text);
      if (surplus) {
        report({
          span: placed.token,
          message: surplus.message,
          fixes: [safeFix(surplus.title, ...inPlace(placed, surplus.edits))],
        });
        continue;
      }
      const match = RIGHT.test(text) ? null : MISSPELT.exec(text);
      if (!match) continue;
      const twice = /^https?:\/{0,2}$/i.test(match[0]) && /^https?:\/\//i.test(text.slice(match[0].length));
      const at = partOf(placed, { start: 0, end: match[0].length });
      const wanted = twice ? '' : 'https://';
      report({
        span: at,
        message: `\`${match[0]}\` is no beginning of an address that browsers know. ${twice ? 'Write it once' : 'Write `https://`'}.`,
        fixes: [
          safeFix(twice ? `Remove \`${match[0]}\`` : `Change \`${match[0]}\` to \`https://\``, replace(at, wanted)),
        ],
      });
    }
  },
});

interface Surplus {
  readonly message: string;
  readonly title: string;
  /** What mends it, as it counts in the address. */
  readonly edits: readonly TextEdit[];
}

/** What else is wrong with an address: its second half that says the same, quotation marks around it, a comma or a fourth `w`. */
function surplusOf(text: string): Surplus | undefined {
  const half = text.length / 2;
  if (/^https?:\/\//i.test(text) && text.length % 2 === 0 && text.slice(0, half) === text.slice(half))
    return {
      message: 'The address stands twice, one right behind the other. Write it once.',
      title: 'Write the address once',
      edits: [remove(span(half, text.length))],
    };
  const quotes = /^["'“”‘’`]+(?=https?:\/\/)/i.exec(text)?.[0].length;
  if (quotes) {
    let end = text.length;
    while (end > quotes && '"\'“”‘’`'.includes(text[end - 1] as string)) end--;
    return {
      message: 'Quotation marks around an address make it one of the newsletter’s own site. Remove them.',
      title: 'Remove the quotation marks',
      edits: [remove(span(0, quotes)), ...(end < text.length ? [remove(span(end, text.length))] : [])],
    };
  }
  const www = /^(https?:\/\/www)w+(?=\.)/i.exec(text);
  const comma = /^https?:\/\/[\w.-]+(,)[\w-]/i.exec(text);
  if (comma) {
    const at = comma[0].length - 2;
    return {
      message: 'No host has a comma in its name. Write a dot.',
      title: 'Change the comma to a dot',
      edits: [replace(span(at, at + 1), '.')],
    };
  }
  return www
    ? {
        message: 'The address begins with more than three `w`. Write `www.`.',
        title: 'Write `www.`',
        edits: [remove(span((www[1] as string).length, www[0].length))],
      }
    : undefined;
}
