import { addressesOf } from '../../draft/addresses.ts';
import { defineRule } from '../define.ts';
import { linksOf } from '../inline-nodes.ts';

/** Whatever has a scheme, a host or a place within the page. */
const SOMEWHERE = /^(?:[a-z][a-z0-9+.-]*:|#|\/|[^\s/]*\.[a-z]{2,}|[^\s/]*\/\/)/i;

/** A scheme with nothing behind it, as snippets leave it to be filled in. */
const SCHEME_ALONE = /^https?:\/*$/i;

/** What leads to a machine of one's own. */
const LOCAL =
  /^(?:file:|https?:\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0|192\.168\.\d{1,3}\.\d{1,3}|\[::1\])(?=[:/]|$))/i;

export default defineRule({
  id: 'address-of-no-page',
  group: 'addresses',
  severity: 'error',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'A link has no address, a word in its place, or one of the writer’s own machine: `[Title]()`, `[Title](title)`, `[Title](http://localhost/)`.',
    why: 'It leads to the newsletter’s own site, where there is no such page.',
    notes: 'The template’s `REDDIT_LINK_HERE` and `INSERT_LINK_HERE` are another rule’s concern.',
    examples: [
      { bad: '* [Title]()' },
      { bad: '* [office2doc 🦀](office2doc)' },
      { bad: '* [Title](https://)' },
      { bad: '* [Title 🦀](http://localhost:1313/a)' },
      { bad: '* [Title](file:///home/a.html)' },
      { in: 'crate', bad: 'The crate is [desk](url).' },
    ],
    silent: [
      { text: '* [Title](#part)' },
      { in: 'jobs', text: 'See the [thread](INSERT_LINK_HERE)' },
      { text: '* [Title](mailto:a@example.com)' },
    ],
  },
  check(draft, { report }) {
    for (const { link } of linksOf(draft)) {
      if (link.form !== 'inline' || link.url.trim() || link.urlSpan.end > link.urlSpan.start) continue;
      report({ span: { start: link.start, end: link.end }, message: 'This link has no address. Fill it in.' });
    }
    for (const { token, link } of addressesOf(draft)) {
      if (LOCAL.test(token.text)) {
        report({
          span: token,
          message: `\`${LOCAL.exec(token.text)?.[0]}\` is the machine of whoever wrote this. Write the page’s public address.`,
        });
        continue;
      }
      if (link?.form !== 'inline' || (SOMEWHERE.test(token.text) && !SCHEME_ALONE.test(token.text))) continue;
      if (draft.placeholders.some(({ start, end }) => start < token.end && token.start < end)) continue;
      report({
        span: token,
        message: SCHEME_ALONE.test(token.text)
          ? 'Nothing stands behind `https://`. Fill in the address of the page.'
          : `\`${token.text}\` is not the address of a page. Write one that begins with \`https://\`.`,
      });
    }
  },
});
