import { FORMS, type Form } from '../../draft/forms.ts';
import type { Comment, Draft, Placeholder, PlaceholderKind, Section } from '../../draft/model.ts';
import { contentOf } from '../../draft/parse.ts';
import { insert, replace, type TextEdit } from '../../text/edit.ts';
import { defineRule, type Fix, type Severity, unsafeFix } from '../define.ts';

/** What belongs in the place of each placeholder. */
const WANTED: Readonly<Record<PlaceholderKind, string>> = {
  reddit: 'the address of the issue’s thread on r/rust, once it is posted',
  hiring: 'the address of the latest “Who’s Hiring” thread on r/rust',
  crate: 'the crate of the week, and who suggested it',
  quote: 'the quote of the week, whose it is, and who suggested it',
  updates: 'what the Rust project merged this week',
  performance: 'the week’s performance triage',
  list: 'what there is this week, or the line that there is nothing',
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
  list: 'information',
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
      {
        in: 'approved-rfcs',
        bad: 'Approved this week 🦀:\n\n<!-- Approved RFCs go here, use this format: * [Topic](URL) -->',
        good: 'Approved this week 🦀:\n\n<!-- Approved RFCs go here, use this format: * [Topic](URL) -->\n\n* *No RFCs were approved this week.*',
        unsafe: true,
        note: 'That there is none is for you to say: nothing says so by itself.',
      },
      {
        in: 'cfp-projects',
        bad: '<!-- CFPs go here, use this format: * [project name - title of issue](URL to issue) -->\n<!-- or if none - *No Calls for participation were submitted this week.* -->',
        good: '<!-- CFPs go here, use this format: * [project name - title of issue](URL to issue) -->\n*No Calls for participation were submitted this week.*',
        unsafe: true,
      },
      { in: 'crate', bad: '<!-- COTW goes here -->\n\n[Vote 🦀](https://example.com/a)' },
      {
        in: 'quote',
        bad: '> A quote.\n\n– [Ada](https://example.com/1)\n\n<small>[Discuss on r/rust](REDDIT_LINK_HERE)</small>',
      },
      { in: 'events-virtual', bad: '$twir_events_list' },
      { in: 'fcp-tracking', bad: '##### [Group](Group URL)\n\n* [Item title](Item URL)' },
    ],
    silent: [
      {
        in: 'cfp-projects',
        text: '<!-- CFPs go here, use this format: * [project name - title of issue](URL to issue) -->\n*No Calls for participation were submitted this week.*',
      },
      {
        in: 'cfp-events',
        text: '<!-- CFPs go here, use this format: * [**event name**](URL to CFP)| closing date -->\n* [**RustConf**](https://example.com/a) | 2025-07-01 | Berlin, DE | 2025-09-01',
      },
      { in: 'performance', text: '<!-- Perf results go here -->\n\nA quiet week.' },
      { in: 'performance', text: '<!-- [Item title](Item URL) and REDDIT_LINK_HERE -->\n\nA quiet week.' },
    ],
  },
  check(draft, { report }) {
    for (const placeholder of draft.placeholders) {
      if (isFilled(draft, placeholder)) continue;
      const { kind } = placeholder;
      const whole = placeholder.text.replace(/^<!--\s*|\s*-->$/g, '');
      // The form that follows is for whoever fills it in.
      const shown = kind === 'list' ? whole.slice(0, whole.indexOf(',')) : whole;
      report({
        span: placeholder,
        message: `\`${shown}\` is still to be filled in: here belongs ${WANTED[kind]}.`,
        severity: LOUDNESS[kind],
        ...(kind === 'list' ? { fixes: sayNone(draft, placeholder) } : {}),
      });
    }
  },
});

/** Whether what a comment announces stands beside it: editors often leave the comment. */
function isFilled(draft: Draft, { kind, line }: Placeholder): boolean {
  if (kind === 'list') return isListed(draft, line);
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

/** Whether the section of a line has a list, or says that there is nothing for one. */
function isListed(draft: Draft, line: number): boolean {
  const section = draft.sectionAt(line);
  if (!section || draft.items.some((item) => item.section === section)) return true;
  const [first, after] = section.ownLines;
  return draft.lines.all
    .slice(first, after)
    .some(({ number, text }) => !draft.isVerbatim(number) && /^\s*[*_]+No\b/i.test(text));
}

/** A comment of the template with the line for a week without: `or if none - *No Calls …*`. */
const OR_NONE = /^\s*or if none\b[\s:–-]*([^\s\n:–-][^\n]*)$/i;

/** What says in the place of a list that there is nothing for it this week. A person alone knows whether that is so. */
function sayNone(draft: Draft, { line }: Placeholder): readonly Fix[] {
  const section = draft.sectionAt(line);
  if (!section) return [];
  const edit = uncommentedNotice(draft, section, line) ?? noticeBelow(draft, section, line);
  return edit ? [{ ...unsafeFix('Say that there is none this week', edit), preferred: false }] : [];
}

/** The template's own words, taken out of their comment. */
function uncommentedNotice(draft: Draft, { ownLines: [, after] }: Section, from: number): TextEdit | undefined {
  for (const comment of draft.comments) {
    if (comment.line <= from || comment.line >= after) continue;
    const notice = OR_NONE.exec(comment.text)?.[1]?.trimEnd();
    if (notice && draft.lines.line(comment.line).text.startsWith('<!--')) return replace(comment, notice);
  }
  return undefined;
}

/** The line that is published otherwise, below the comments. */
function noticeBelow(draft: Draft, section: Section, from: number): TextEdit | undefined {
  const content = contentOf(section);
  const form = FORMS.find(
    ({ id, ...rest }: Form) =>
      id.endsWith('-none') &&
      content !== undefined &&
      rest.content.includes(content) &&
      (!rest.sections || (section.id !== undefined && rest.sections.includes(section.id))),
  );
  if (!form) return undefined;
  const commentOn = (line: number): Comment | undefined => draft.comments.find((comment) => comment.line === line);
  let last = from;
  for (let below = commentOn(from); below; below = commentOn(last + 1)) last = below.lastLine;
  // Right below text, the site takes a list for more of that.
  const gap = form.template.startsWith('* ') ? '\n\n' : '\n';
  return insert(draft.lines.line(last).end, `${gap}${form.template}`);
}
