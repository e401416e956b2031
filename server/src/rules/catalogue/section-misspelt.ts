import { titleKey } from '../../draft/headings.ts';
import type { Section } from '../../draft/model.ts';
import { replace } from '../../text/edit.ts';
import { defineRule, safeFix, unsafeFix } from '../define.ts';
import { knownOf, meantSection } from '../sections.ts';

export default defineRule({
  id: 'section-misspelt',
  group: 'sections',
  severity: 'warning',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'The heading of a section is misspelt.',
    why: 'Readers and tools find sections by their names; next week’s draft takes the mistake over.',
    examples: [
      {
        in: 'document',
        bad: '## Updates from Rust Community\n\n### Miscellanous\n',
        good: '## Updates from Rust Community\n\n### Miscellaneous\n',
        unsafe: true,
      },
      {
        in: 'document',
        bad: '## Upcoming Events\n\n### North Amercia\n',
        good: '## Upcoming Events\n\n### North America\n',
        unsafe: true,
      },
      {
        in: 'document',
        bad: '## Updates from Rust Community\n\n### observations / thoughts\n',
        good: '## Updates from Rust Community\n\n### Observations/Thoughts\n',
        note: 'The same letters in another dress.',
      },
    ],
    silent: [
      { in: 'performance', text: '#### Virtue 🦀\n\nText.' },
      { in: 'document', text: '## Upcoming Events\n\n### Asia:\n', note: 'The colon is another rule’s.' },
      { in: 'document', text: '## Updates from Rust Community\n\n### RustConf 2025\n' },
    ],
  },
  check(draft, { report }) {
    for (const section of draft.sections) {
      const meant = meantSection(section);
      const { heading } = section;
      if (meant && section.parent?.id !== 'performance') {
        report({
          span: heading.content,
          message: `\`${heading.title}\` is no section of the newsletter; \`${meant.title}\` is. Change it if that was meant.`,
          fixes: [
            {
              ...unsafeFix(`Change it to \`${meant.title}\``, replace(titleSpan(section), meant.title)),
              preferred: true,
            },
          ],
        });
        continue;
      }
      const known = knownOf(section);
      const written = heading.title.replace(/\s*[:：,.]+$/, '');
      if (!known || written === known.title || titleKey(written) !== titleKey(known.title)) continue;
      const at = titleSpan(section);
      if (draft.text.slice(at.start, at.end).trim() !== written) continue;
      report({
        span: heading.content,
        message: `The section is written \`${known.title}\`. Change \`${written}\` to that.`,
        severity: 'information',
        fixes: [safeFix(`Change it to \`${known.title}\``, replace(at, known.title))],
      });
    }
  },
});

/** Where the words of a heading stand: within the brackets when it is a link, before a colon. */
function titleSpan({ heading: { content } }: Section): { start: number; end: number } {
  const link = /^\[([^[\]]+)\]\(/.exec(content.text);
  if (link) return { start: content.start + 1, end: content.start + 1 + (link[1] as string).length };
  const colon = /\s*[:：,.]+$/.exec(content.text)?.[0].length ?? 0;
  return { start: content.start, end: content.end - colon };
}
