import type { Draft, Section } from '../../draft/model.ts';
import { type Span, span } from '../../text/span.ts';
import { defineRule } from '../define.ts';

export default defineRule({
  id: 'crate-form',
  group: 'sections',
  severity: 'information',
  audience: 'editor',
  since: '0.1.0',
  docs: {
    what: 'The crate of the week does not lead to the crate, or nobody is thanked with a link.',
    why: 'Readers want to go to the crate and to the suggestion; both lines have a link in every issue.',
    notes:
      'The form: `This week’s crate is [name](address), what it is.`, and below `Thanks to [who](address) for the suggestion!`. Weeks without a suggestion thank nobody, and say so.',
    examples: [
      {
        in: 'crate',
        bad: "This week's crate is desk, a tool for drafts 🦀.\n\nThanks to [Ada](https://example.org/1) for the suggestion!",
      },
      {
        in: 'crate',
        bad: "This week's crate is [desk](https://example.org/desk), a tool.\n\nThanks to Ada for the self-suggestion!",
      },
    ],
    silent: [
      {
        in: 'crate',
        text: "This week's crate is [desk](https://example.org/desk), a tool.\n\nThanks to [Ada](https://example.org/1) for the suggestion!",
      },
      { in: 'crate', text: 'There was no suggestion this week, so here is a [list](https://example.org/1).' },
      { in: 'crate', text: '<!-- COTW goes here -->', note: 'A placeholder has a rule of its own.' },
    ],
  },
  check(draft, { report }) {
    for (const section of draft.sections.filter(({ id }) => id === 'crate')) {
      const crate = unlinked(draft, section, /^This week['’]s crate is\b/i);
      if (crate) {
        report({ span: crate, message: "This week's crate has no link. Write its name as `[name](address)`." });
      }
      const thanks = unlinked(draft, section, /^Thanks to\b/i);
      if (thanks) {
        report({
          span: thanks,
          message: 'Whoever is thanked has no link. Link the name to the suggestion in the forum’s thread.',
        });
      }
    }
  },
});

/** The line of a section that begins so and has no link in it. */
function unlinked(draft: Draft, { ownLines }: Section, beginning: RegExp): Span | undefined {
  for (let number = ownLines[0]; number < ownLines[1]; number++) {
    const line = draft.lines.line(number);
    if (!beginning.test(line.text) || draft.isVerbatim(number)) continue;
    const hasLink = draft.proseLinks.some((link) => link.start >= line.start && link.start < line.end);
    // A sentence may go on in the next line, and have its link there.
    if (!hasLink && !draft.lines.line(number + 1).text.trim()) return span(line.start, line.end);
  }
  return undefined;
}
