import type { Draft, Placeholder, PlaceholderKind } from '../../draft/model.ts';
import { defineRule, type Severity } from '../define.ts';

/** What belongs in the place of each placeholder. */
const WANTED: Readonly<Record<PlaceholderKind, string>> = {
  reddit: 'the address of the issue’s thread on r/rust, once it is posted',
  hiring: 'the address of the latest “Who’s Hiring” thread on r/rust',
  crate: 'the crate of the week, and who suggested it',
  quote: 'the quote of the week, whose it is, and who suggested it',
  updates: 'what the Rust project merged this week',
  performance: 'the week’s performance triage',
  variable: 'what the generator puts there; it was not run, or did not know the name',
  group: 'the title and the address of a real group or item',
};

/** A comment is not printed: that its text is missing is all there is to say. */
const LOUDNESS: Readonly<Record<PlaceholderKind, Severity>> = {
  reddit: 'warning',
  hiring: 'error',
  crate: 'warning',
  quote: 'warning',
  updates: 'information',
  performance: 'information',
  variable: 'error',
  group: 'error',
};

export default defineRule({
  id: 'placeholder-left',
  group: 'document',
  severity: 'warning',
  audience: 'editor',
  since: '0.1.0',
  normalWhenFresh: true,
  docs: {
    what: 'A placeholder of the template is still there.',
    why: 'Readers would find a link that leads nowhere, or nothing at all: a third of the issues were first published with one.',
    notes:
      'Until a draft has its crate and its quote, placeholders are what it should have: they are then only noted. A comment such as “Perf results go here” counts only while nothing stands in its place.',
    examples: [
      { in: 'jobs', bad: "Please see the latest [Who's Hiring thread on r/rust](INSERT_LINK_HERE)" },
      { in: 'quote', bad: '<!-- QOTW goes here -->' },
      { in: 'crate', bad: '<!-- COTW goes here -->\n\n[Vote 🦀](https://example.com/a)' },
      {
        in: 'quote',
        bad: '> A quote.\n\n– [Ada](https://example.com/1)\n\n<small>[Discuss on r/rust](REDDIT_LINK_HERE)</small>',
      },
      { in: 'events-virtual', bad: '$twir_events_list' },
      { in: 'fcp-tracking', bad: '##### [Group](Group URL)\n\n* [Item title](Item URL)' },
    ],
    silent: [
      { in: 'performance', text: '<!-- Perf results go here -->\n\nA quiet week.' },
      { in: 'performance', text: '<!-- [Item title](Item URL) and REDDIT_LINK_HERE -->\n\nA quiet week.' },
    ],
  },
  check(draft, { report }) {
    for (const placeholder of draft.placeholders) {
      if (isFilled(draft, placeholder)) continue;
      const { kind } = placeholder;
      const shown = placeholder.text.replace(/^<!--\s*|\s*-->$/g, '');
      report({
        span: placeholder,
        message: `\`${shown}\` is still to be filled in: here belongs ${WANTED[kind]}.`,
        severity: LOUDNESS[kind],
      });
    }
  },
});

/** Whether what a comment announces stands beside it: editors often leave the comment. */
function isFilled(draft: Draft, { kind, line }: Placeholder): boolean {
  if (kind !== 'updates' && kind !== 'performance') return false;
  const section = draft.sectionAt(line);
  if (!section) return false;
  const last = kind === 'updates' ? section.endLine : section.ownLines[1];
  for (let number = section.ownLines[0]; number < last; number++) {
    const { text } = draft.lines.line(number);
    const sub = draft.sectionAt(number);
    if (sub?.id === 'performance' && kind === 'updates') break;
    if (text.trim() && !draft.isVerbatim(number) && draft.layout[number]?.kind !== 'heading') return true;
  }
  return false;
}
