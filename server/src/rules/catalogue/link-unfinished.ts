import { contentOf } from '../../draft/parse.ts';
import { remove } from '../../text/edit.ts';
import { brokenLinks } from '../brokenLinks/index.ts';
import { defineRule, unsafeFix } from '../define.ts';

/** Brackets to the end and nothing else: `[Title`, `[Title]`, `[Title](`, `[video] [Title](https://`. */
const BEGUN = /^(?:\[[^[\]]{1,20}\][ \t]+){0,3}\[[^[\]]*(?:\]?|\]\((?:https?:?\/{0,2}|www\.?)?)$/i;

export default defineRule({
  id: 'link-unfinished',
  group: 'links',
  severity: 'error',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'A link was begun and not finished: `[Title`, `[Title](`, `[Title](https://`, or an entry with nothing in it.',
    why: 'The brackets are printed, and there is nothing to follow. An entry with nothing in it fails the newsletter’s CI.',
    notes: 'Where an address is there, other rules know what is missing, and mend it.',
    examples: [
      { bad: '* [One](https://example.com/a)\n* [half typed 🦀](https://' },
      { bad: '* [video] [half typed](' },
      { bad: '* [標題' },
      {
        bad: '* [One 🦀](https://example.com/a)\n* \n* [Two](https://example.com/b)',
        good: '* [One 🦀](https://example.com/a)\n* [Two](https://example.com/b)',
        unsafe: true,
      },
      {
        in: 'cfp-projects',
        bad: '* [desk - an issue](https://example.com/a)\n*',
        good: '* [desk - an issue](https://example.com/a)',
        unsafe: true,
      },
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
    for (const { role, links, content, section, line, marker, depth } of draft.items) {
      const listed = contentOf(section);
      const { start, end, text } = content;
      // Under the row of an event a title is missing, which is another rule's to say.
      const ofRow = listed === 'events' && depth > 1;
      if (!text && marker && !ofRow && listed !== undefined && listed !== 'prose') {
        const { start: from, next } = draft.lines.line(line);
        report({
          span: marker,
          message:
            'Nothing stands behind this list marker, and the site prints it. Write the entry, or delete the line.',
          fixes: [{ ...unsafeFix('Delete the empty entry', remove({ start: from, end: next })), preferred: true }],
        });
        continue;
      }
      if (links.length || (role !== 'eventTitle' && listed !== 'entries')) continue;
      if (!BEGUN.test(text) || brokenLinks(draft).some(({ span }) => span.start < end && start < span.end)) continue;
      report({
        span: { start, end },
        message: 'This link is not finished, and its brackets are printed. Give it its address.',
      });
    }
  },
});
