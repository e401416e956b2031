import { type LinkedEntry, linkedEntries } from '../../draft/prefixForms.ts';
import { canonicalKey } from '../../links/canonical.ts';
import { defineRule } from '../define.ts';

export default defineRule({
  id: 'same-title',
  group: 'entries',
  severity: 'information',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'Two entries have the same title, and lead to different addresses.',
    why: 'Often it is one text, on the author’s own site and on another that carries it, too.',
    notes:
      'Titles of fewer than three words are not compared: many a post is called “Introduction”. The two sides of a merge conflict are left alone.',
    examples: [
      { bad: '* [How we made it fast](https://example.com/a)\n* [How We Made It Fast!](https://example.org/b)' },
      { bad: '* [video] [一 二 三 🦀](https://example.com/a)\n* [audio] [一 二 三](https://example.org/b)' },
    ],
    silent: [
      { text: '* [Release notes](https://example.com/a)\n* [Release notes](https://example.org/b)' },
      {
        text: '* [How we made it fast](https://example.com/a)\n* [How we made it fast](https://www.example.com/a/)',
        note: 'another rule’s concern',
      },
      {
        text: '<<<<<<< ours\n* [How we made it fast](https://example.com/a)\n=======\n* [How we made it fast](https://example.com/b)\n>>>>>>> theirs',
      },
    ],
  },
  check(draft, { report }) {
    const urlOf = ({ link }: LinkedEntry): string => draft.text.slice(link.urlSpan.start, link.urlSpan.end);
    const byTitle = new Map<string, LinkedEntry>();
    for (const entry of linkedEntries(draft)) {
      if (draft.conflicts.some(({ line, lastLine }) => line <= entry.item.line && entry.item.line <= lastLine))
        continue;
      const words = draft.text
        .slice(entry.link.textSpan.start, entry.link.textSpan.end)
        .toLowerCase()
        .split(/[^\p{L}\p{N}+#]+/u)
        .filter(Boolean);
      if (words.length < 3) continue;
      const key = words.join(' ');
      const earlier = byTitle.get(key);
      if (!earlier) byTitle.set(key, entry);
      else if (canonicalKey(urlOf(earlier)) !== canonicalKey(urlOf(entry))) {
        report({
          span: entry.link.textSpan,
          message: `The entry in line ${earlier.item.line + 1} has the same title. If both lead to the same text, keep one.`,
          related: [{ span: earlier.link.textSpan, message: 'The same title' }],
        });
      }
    }
  },
});
