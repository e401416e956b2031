import { KNOWN_SECTIONS, type KnownSection, titleKey } from '../../draft/headings.ts';
import type { Draft } from '../../draft/model.ts';
import { replace } from '../../text/edit.ts';
import { span } from '../../text/span.ts';
import { defineRule, unsafeFix } from '../define.ts';
import { isGroup } from '../sections.ts';

/** A section's name and what may stand around it in place of its signs: a list marker, a backslash, asterisks, too much white space. */
const DRESSED =
  /^(\s*)(?:[*+-][ \t]+)?(\\?#{1,6}[ \t]*)?(?:\*{1,3}|_{1,3})?([\p{L}][^*_#|[\]<>]{2,60}?)(?:\*{1,3}|_{1,3})?[ \t]*:?[ \t]*$/u;

export default defineRule({
  id: 'heading-unmarked',
  group: 'sections',
  severity: 'warning',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'The name of a section stands in a line of its own, without the `#` signs that make a heading of it.',
    why: 'What follows is printed as part of the section above, and readers do not find it in the table of contents.',
    notes: 'Only where the draft has no such section elsewhere.',
    examples: [
      {
        in: 'document',
        bad: '## Upcoming Events\n\n**Europe**\n\nText 🦀.\n',
        good: '## Upcoming Events\n\n### Europe\n\nText 🦀.\n',
        unsafe: true,
      },
      {
        in: 'document',
        bad: '## Updates from Rust Community\n\nRust Walkthroughs\n\n* [標題](https://example.com/a)\n',
        good: '## Updates from Rust Community\n\n### Rust Walkthroughs\n\n* [標題](https://example.com/a)\n',
        unsafe: true,
      },
      {
        in: 'document',
        bad: '## Updates from Rust Community\n\n    ### Miscellaneous\n\n* [Title](https://example.com/a)\n',
        good: '## Updates from Rust Community\n\n### Miscellaneous\n\n* [Title](https://example.com/a)\n',
        unsafe: true,
        note: 'Four spaces make code of it.',
      },
      {
        in: 'document',
        bad: '## Updates from Rust Community\n\n* ### Newsletters\n\n* [Title](https://example.com/a)\n',
        good: '## Updates from Rust Community\n\n### Newsletters\n\n* [Title](https://example.com/a)\n',
        unsafe: true,
      },
    ],
    silent: [
      {
        in: 'document',
        text: '## Upcoming Events\n\n### Europe\n\n**Europe**\n\nText.\n',
        note: 'The section is there.',
      },
      { in: 'document', text: '## Upcoming Events\n\nEurope has many events.\n' },
      { in: 'document', text: '## Upcoming Events\n\nThis is about\nEurope\nalone.\n' },
      { in: 'document', text: '# Notes\n\nJobs\n', note: 'Not an issue.' },
    ],
  },
  check(draft, { report }) {
    if (!draft.sections.some(({ id }) => id)) return;
    const titles = new Set(draft.sections.map(({ heading }) => titleKey(heading.title)));
    for (const line of draft.lines.all) {
      if (line.text.length > 100) continue;
      const match = DRESSED.exec(line.text);
      if (!match || !standsAlone(draft, line.number)) continue;
      const [, indent = '', signs, title = ''] = match;
      if (draft.isVerbatim(line.number) && !(signs && isCode(draft, line.number))) continue;
      if (draft.sections.some(({ heading }) => heading.line === line.number)) continue;
      const known = sectionNamed(title);
      if (!known || titles.has(titleKey(title))) continue;
      const wanted = `${'#'.repeat(known.level)} ${known.title}`;
      report({
        span: span(line.start + indent.length, line.end),
        message: `\`${known.title}\` is a section, and this line no heading on the site. Write \`${wanted}\`.`,
        fixes: [
          { ...unsafeFix(`Change it to \`${wanted}\``, replace(span(line.start, line.end), wanted)), preferred: true },
        ],
      });
    }
  },
});

const isCode = (draft: Draft, line: number): boolean => draft.layout[line]?.kind === 'code';

/** Whether nothing stands right above a line, and only a list or nothing right below it. */
function standsAlone(draft: Draft, line: number): boolean {
  const above = line > 0 ? draft.lines.line(line - 1).text.trim() : '';
  const below = draft.lines.all[line + 1]?.text.trim() ?? '';
  return !above && (!below || /^[*+-] /.test(below));
}

/** The section of today, no group of a kind, that bears a name. */
function sectionNamed(title: string): KnownSection | undefined {
  const key = titleKey(title);
  return KNOWN_SECTIONS.find(
    (known) => !known.former && !known.url && !isGroup(known.id) && titleKey(known.title) === key,
  );
}
