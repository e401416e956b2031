import { contentOf } from '../../draft/parse.ts';
import { brokenLinks } from '../broken-links.ts';
import { defineRule } from '../define.ts';

/** Brackets to the end and nothing else: `[Title`, `[Title]`, `[Title](`, `[video] [Title](https://`. */
const BEGUN = /^(?:\[[^[\]]{1,20}\][ \t]+){0,3}\[[^[\]]*(?:\]?|\]\((?:https?:?\/{0,2}|www\.?)?)$/i;

export default defineRule({
  id: 'link-unfinished',
  group: 'links',
  severity: 'error',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'A link was begun and not finished: `[Title`, `[Title](`, `[Title](https://`.',
    why: 'The brackets are printed, and there is nothing to follow.',
    notes: 'Where an address is there, other rules know what is missing, and mend it.',
    examples: [
      { bad: '* [One](https://example.com/a)\n* [half typed 🦀](https://' },
      { bad: '* [video] [half typed](' },
      { bad: '* [標題' },
      {
        in: 'events-virtual',
        bad: '* 2025-06-10 | Virtual | [Group](https://example.com/g)\n    * [**Talk**](',
      },
    ],
    silent: [
      { text: '* [Title][label]\n\n[label]: https://example.com/a' },
      { in: 'performance', text: '* [measured]' },
    ],
  },
  check(draft, { report }) {
    for (const { role, links, content, section } of draft.items) {
      if (links.length || (role !== 'eventTitle' && contentOf(section) !== 'entries')) continue;
      const { start, end, text } = content;
      if (!BEGUN.test(text) || brokenLinks(draft).some(({ span }) => span.start < end && start < span.end)) continue;
      report({
        span: { start, end },
        message: 'This link is not finished, and its brackets are printed. Give it its address.',
      });
    }
  },
});
