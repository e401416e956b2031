import { addressesOf, partOf } from '../../draft/addresses.ts';
import { insert } from '../../text/edit.ts';
import { defineRule, safeFix, unsafeFix } from '../define.ts';

/** A host with a dot, then the end or what may follow a host. */
const HOST = /^(?:[a-z0-9](?:[a-z0-9-]{0,62})\.)+[a-z]{2,24}(?=[:/?#]|$)/i;
/** Endings of files that are no one's domain here. */
const FILE = /\.(?:md|html?|rs|toml|png|jpe?g|gif|svg|pdf|txt|json|ya?ml|lock)$/i;

export default defineRule({
  id: 'missing-scheme',
  group: 'addresses',
  severity: 'error',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'An address begins without `https://`: `www.example.com/a`.',
    why: 'Browsers take it for a page of the newsletter’s own site, and readers get “not found”.',
    examples: [
      { bad: '* [Title](www.example.com/a)', good: '* [Title](https://www.example.com/a)' },
      { bad: '* [標題 🦀](example.com/a/b#c)', good: '* [標題 🦀](https://example.com/a/b#c)' },
      { bad: '* [Title](//example.com/a)', good: '* [Title](https://example.com/a)' },
      {
        in: 'crate',
        bad: 'The crate is [desk](crates.io/crates/desk).',
        good: 'The crate is [desk](https://crates.io/crates/desk).',
      },
    ],
    silent: [
      { text: '* [Title](mailto:a@example.com)' },
      { text: '* [Title](#part)' },
      { text: '* [Title](README.md)' },
    ],
  },
  check(draft, { report }) {
    for (const placed of addressesOf(draft)) {
      const { address, token } = placed;
      const { text } = address;
      const twoSlashes = /^\/\/[^/]/.test(text);
      const host = HOST.exec(text)?.[0];
      const www = /^www\./i.test(text);
      if ((address.scheme && !host) || (!twoSlashes && !host) || (!www && host === text && FILE.test(text))) continue;
      const make = www || twoSlashes || text !== host ? safeFix : unsafeFix;
      const scheme = twoSlashes ? 'https:' : 'https://';
      report({
        span: partOf(placed, { start: 0, end: host?.length ?? text.length }),
        message: `This address lacks \`${scheme}\`: readers would look for it on the newsletter's own site. Add it.`,
        fixes: [make(`Insert \`${scheme}\``, insert(token.start, scheme))],
      });
    }
  },
});
