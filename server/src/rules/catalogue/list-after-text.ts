import { conflictIn, conflictMarker } from '../../draft/conflicts.ts';
import { insert, remove } from '../../text/edit.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'list-after-text',
  group: 'site',
  severity: 'error',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'A list begins right below a line of text.',
    why: 'GitHub shows a list; the site does not: it runs all items together in the paragraph above, asterisks and all.',
    notes:
      'A comment that ends in a space counts as text, too. Twelve issues from 2023 to 2026 still show such a list.',
    examples: [
      {
        in: 'approved-rfcs',
        bad: 'These were approved:\n* [One](https://example.com/a)\n* [Two](https://example.com/b)',
        good: 'These were approved:\n\n* [One](https://example.com/a)\n* [Two](https://example.com/b)',
      },
      {
        in: 'performance',
        bad: '**Summary** 🦀:\n- one\n- two',
        good: '**Summary** 🦀:\n\n- one\n- two',
      },
      {
        in: 'cfp-projects',
        bad: '<!-- here --> \n* [desk - an issue](https://example.com/a)',
        good: '<!-- here -->\n* [desk - an issue](https://example.com/a)',
      },
    ],
    silent: [
      { in: 'cfp-projects', text: '<!-- here -->\n* [desk - an issue](https://example.com/a)' },
      {
        in: 'performance',
        text: 'It rose from 2\n- 3 to 4, and a line\n+ goes on.',
        note: 'No list: signs within a sentence.',
      },
      { text: '* [One](https://example.com/a)\n* [Two](https://example.com/b)' },
      { in: 'performance', text: 'The talk was in\n2026. It was good.' },
      {
        text: '<<<<<<< HEAD\n* [One](https://example.com/a)\n=======\n* [Two](https://example.com/b)\n>>>>>>> main\n* [Three](https://example.com/c)',
        note: 'Between markers of a conflict.',
      },
    ],
  },
  check(draft, { report }) {
    const covered = new Set<number>();
    for (const item of draft.items) for (let line = item.line; line <= item.lastLine; line++) covered.add(line);
    for (const item of draft.items) {
      const { line, marker, gap } = item;
      const layout = draft.layout[line];
      if (!layout || layout.startsItem || (layout.kind !== 'text' && layout.kind !== 'quote')) continue;
      const start = draft.lines.line(line).start;
      const above = draft.lines.line(line - 1);
      const padding = /-->([ \t]+)$/.exec(above.text)?.[1];
      // Text behind a comment begins a block of its own, and yet no list.
      if (layout.startsBlock && padding === undefined) continue;
      // What is wrong with the line above (a marker that is missing) swallows this one, too: mended there, it is mended here.
      // A marker of a merge conflict above it is no text that is to stay.
      if (conflictMarker(above.text) && conflictIn(draft, line - 1)) continue;
      if (!marker || !/^(?:[-*+]|1\.)$/.test(marker.text) || !gap.text || !item.content.text || covered.has(line - 1))
        continue;
      if (
        item.role === 'other' &&
        !/^[[*`]|https?:/.test(item.content.text) &&
        isSentence(draft.lines.line(line - 1).text, item.content.text)
      )
        continue;
      report({
        span: { start, end: draft.lines.line(line).end },
        message: padding
          ? 'The comment above ends in a space, and so the site swallows this list. Remove the space.'
          : 'The site needs a blank line before a list: it prints this one as part of the text above. Put a blank line here.',
        fixes: [
          padding
            ? safeFix(
                'Remove the space behind the comment',
                remove({ start: above.end - padding.length, end: above.end }),
              )
            : safeFix('Insert a blank line', insert(start, '\n')),
        ],
      });
    }
  },
});

/** Whether a sentence goes on over the end of a line: what looks like a marker is a dash or a plus of it. */
function isSentence(above: string, text: string): boolean {
  return !/[.:!?;)*`_]\s*$/.test(above) && /^[\p{Ll}\p{N}]/u.test(text);
}
