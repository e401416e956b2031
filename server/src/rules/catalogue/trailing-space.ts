import type { Draft } from '../../draft/model.ts';
import { remove } from '../../text/edit.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'trailing-space',
  group: 'document',
  severity: 'hint',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'White space ends a line.',
    why: 'No one sees it, and every later change to the line brings it up again; behind a comment it even swallows the list below.',
    notes: 'Two spaces within a paragraph break the line on the site: those are left alone.',
    examples: [
      { bad: '* [Title 🦀](https://example.com/a) ', good: '* [Title 🦀](https://example.com/a)' },
      {
        bad: '* [題名](https://example.com/a)\t\n* [Two](https://example.com/b)   ',
        good: '* [題名](https://example.com/a)\n* [Two](https://example.com/b)',
      },
      { in: 'performance', bad: 'A quiet week, \nall in all.  ', good: 'A quiet week,\nall in all.' },
    ],
    silent: [
      { in: 'quote', text: '> One  \n> two', note: 'A line break.' },
      { in: 'quote', text: '> One\n> \n> two', note: 'An empty line of a quote.' },
      { in: 'performance', text: '```\ncode \n```' },
      { text: '* [One](https://example.com/a)\n* ', note: 'An entry that is about to be written.' },
    ],
  },
  check(draft, { report }) {
    for (const line of draft.lines.all) {
      const last = line.text.charCodeAt(line.text.length - 1);
      if ((last !== 0x20 && last !== 0x09 && last !== 0xa0) || !/[^\s>]/.test(line.text)) continue;
      // An entry that is about to be written begins with `* `.
      if (/^\s*[*+-] $/.test(line.text)) continue;
      if (draft.isVerbatim(line.number) && draft.layout[line.number]?.kind === 'code') continue;
      const start = line.start + line.text.trimEnd().length;
      const space = { start, end: line.end };
      if (/^ {2,}$/.test(draft.text.slice(start, line.end)) && breaksLine(draft, line.number)) continue;
      report({
        span: space,
        message: 'White space at the end of the line: nobody sees it. Remove it.',
        fixes: [safeFix('Remove the white space', remove(space))],
        tags: ['unnecessary'],
      });
    }
  },
});

/** Whether the block goes on in the next line, so that two spaces break it there. */
function breaksLine(draft: Draft, number: number): boolean {
  const next = draft.layout[number + 1];
  const kind = draft.layout[number]?.kind;
  if (!next || next.kind === 'blank' || next.startsBlock || next.startsItem || kind === 'heading' || kind === 'comment')
    return false;
  return kind !== 'metadata' && kind !== 'definition';
}
