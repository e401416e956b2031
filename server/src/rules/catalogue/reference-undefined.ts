import { normaliseLabel } from '../../markdown/nodes.ts';
import { defineRule } from '../define.ts';

export default defineRule({
  id: 'reference-undefined',
  group: 'links',
  severity: 'error',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'A link names a reference that is defined nowhere.',
    why: 'It is no link then: the brackets are printed.',
    examples: [
      { in: 'crate', bad: 'Please [vote][submit_crat] 🦀!\n\n[submit_crate]: https://example.com/a' },
      { in: 'performance', bad: 'See [the log][log].' },
    ],
    silent: [
      { in: 'crate', text: 'Please [vote][Submit_Crate]!\n\n[submit_crate]: https://example.com/a' },
      { text: '* [ZH][EN] [Title](https://example.com/a)' },
      { text: '* [[std][BTree] Fix this](https://example.com/a)' },
      { text: '* [video][Title](https://example.com/a)' },
      { in: 'performance', text: '`a[0][1]` and a[b][c] are code.' },
      { in: 'performance', text: '[full details][1] \\[a\\]\\[b\\]\n\n[1]: https://example.com/a' },
    ],
  },
  check(draft, { report }) {
    const known = new Set(draft.definitions.map(({ label }) => normaliseLabel(label.text)));
    const links = [...draft.proseLinks, ...draft.items.flatMap((item) => item.links)];
    for (const line of draft.lines.all) {
      if (!line.text.includes('][') || line.text.length > 5000 || draft.isVerbatim(line.number)) continue;
      for (const match of line.text.matchAll(/(?<![\w\])\\!])\[([^[\]\n]{2,200})\]\[([^[\]\n]{1,80})\](?![([:])/g)) {
        const [whole, words = '', label = ''] = match;
        if (known.has(normaliseLabel(label)) || isPrefix(words) || isPrefix(label)) continue;
        const start = line.start + match.index;
        // Brackets within the title of a link are its own.
        if (links.some((link) => link.start <= start && start < link.end)) continue;
        // Within code, an address or a comment nothing is a link.
        if (line.text.slice(0, match.index).split('`').length % 2 === 0) continue;
        if (draft.comments.some((comment) => comment.start <= start && start < comment.end)) continue;
        report({
          span: { start, end: start + whole.length },
          message: `\`[${label}]\` is defined nowhere, so this is no link and its brackets are printed. Define it, \`[${label}]: https://…\`, or write \`[${words.slice(0, 30)}](https://…)\`.`,
        });
      }
    }
  },
});

/** Words in brackets that stand before a link of the newsletter, and are none. */
function isPrefix(word: string): boolean {
  return /^(?:[A-Z]{2}|video|audio|series|updated|release|pdf)$/i.test(word.trim());
}
