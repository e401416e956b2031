import type { Section } from '../../draft/model.ts';
import { isNotice } from '../../draft/sections.ts';
import { remove } from '../../text/edit.ts';
import { span } from '../../text/span.ts';
import { defineRule, unsafeFix } from '../define.ts';

/** Sections that say so when they have nothing to say. */
const WITH_NOTICE: ReadonlySet<string> = new Set(['cfp-projects', 'cfp-events', 'approved-rfcs', 'new-rfcs']);

export default defineRule({
  id: 'notice-beside-items',
  group: 'sections',
  severity: 'warning',
  audience: 'editor',
  since: '0.1.0',
  docs: {
    what: 'A section says that there is nothing this week, and lists something all the same.',
    why: 'The line stayed when the first item was added; readers are told two things.',
    notes:
      'Found in the calls for participation and in the lists of RFCs. In the final comment period, where the line names the groups that have nothing, it is right beside the others.',
    examples: [
      {
        in: 'cfp-projects',
        bad: '*No Calls for participation were submitted this week.*\n\n* [desk - add a rule 🦀](https://example.com/1)',
        good: '* [desk - add a rule 🦀](https://example.com/1)',
        unsafe: true,
      },
      {
        in: 'new-rfcs',
        bad: '* *No New or Updated RFCs were created this week.*\n* [new] [標題](https://example.com/1)',
        good: '* [new] [標題](https://example.com/1)',
        unsafe: true,
      },
    ],
    silent: [
      { in: 'approved-rfcs', text: '* *No RFCs were approved this week.*' },
      { in: 'cfp-projects', text: '* [No more panics - this week](https://example.com/1)' },
    ],
  },
  check(draft, { report }) {
    for (const section of draft.sections) {
      if (!section.id || !WITH_NOTICE.has(section.id) || !hasItems(section)) continue;
      for (let number = section.ownLines[0]; number < section.ownLines[1]; number++) {
        const line = draft.lines.line(number);
        if (draft.isVerbatim(number) || !isNotice(line.text)) continue;
        // With a blank line on both sides, one of the two goes along.
        const blank = (other: number): boolean => !draft.lines.line(other).text.trim();
        const end = blank(number - 1) && blank(number + 1) ? draft.lines.line(number + 1).next : line.next;
        report({
          span: span(line.start + (line.text.length - line.text.trimStart().length), line.end),
          message: 'This says that there is nothing, and the section lists something. Delete the line.',
          fixes: [unsafeFix('Delete the line', remove(span(line.start, end)))],
        });
      }
    }

    function hasItems(section: Section): boolean {
      return draft.items.some(
        ({ line, links, role }) =>
          section.ownLines[0] <= line && line < section.ownLines[1] && links.length > 0 && role !== 'notice',
      );
    }
  },
});
