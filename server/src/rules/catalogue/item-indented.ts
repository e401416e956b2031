import type { Draft } from '../../draft/model.ts';
import { contentOf } from '../../draft/parse.ts';
import { remove, replace } from '../../text/edit.ts';
import type { Span } from '../../text/span.ts';
import { defineRule, type Fix, safeFix, unsafeFix } from '../define.ts';
import { columnsOf, isProjectItem, isTopItem } from '../items.ts';

export default defineRule({
  id: 'item-indented',
  group: 'lists',
  severity: 'information',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'An entry or an event row begins with white space.',
    why: 'Up to three spaces do nothing on the site, while GitHub may nest the item; four make code of it where no item stands above.',
    notes: 'An item that four spaces nest under another one is left alone.',
    examples: [
      { bad: ' * [Title](https://example.com/a)', good: '* [Title](https://example.com/a)' },
      {
        bad: '* [One](https://example.com/a)\n  * [Two 🦀](https://example.com/b)',
        good: '* [One](https://example.com/a)\n* [Two 🦀](https://example.com/b)',
      },
      {
        in: 'events-virtual',
        bad: ' * 2025-06-10 | Virtual | [Group](https://example.com/g)\n    * [**Talk**](https://example.com/t)',
        good: '* 2025-06-10 | Virtual | [Group](https://example.com/g)\n    * [**Talk**](https://example.com/t)',
      },
      {
        in: 'project',
        bad: '* [merge it](https://example.com/a)\n * [mend it 🦀](https://example.com/b)',
        good: '* [merge it](https://example.com/a)\n* [mend it 🦀](https://example.com/b)',
      },
      {
        in: 'events-virtual',
        bad: '* 2025-06-10 | Virtual | [Group](https://example.com/g)\n    * [**Talk**](https://example.com/t)\n    * 2025-06-11 | Virtual | [Other 🦀](https://example.com/o)\n    * [**Talk**](https://example.com/u)',
        good: '* 2025-06-10 | Virtual | [Group](https://example.com/g)\n    * [**Talk**](https://example.com/t)\n* 2025-06-11 | Virtual | [Other 🦀](https://example.com/o)\n    * [**Talk**](https://example.com/u)',
      },
      {
        bad: '    * [Title](https://example.com/a)\n    * [標題 🦀](https://example.com/b)',
        good: '* [Title](https://example.com/a)\n* [標題 🦀](https://example.com/b)',
        note: 'The first of its list: the site makes code of it.',
      },
    ],
    silent: [
      {
        text: '* [Series](https://example.com/a)\n    * [Part 1](https://example.com/b)',
        note: 'Nested, and meant so.',
      },
    ],
  },
  check(draft, { report }) {
    for (const indent of indentedCode(draft)) {
      report({
        span: indent,
        severity: 'error',
        message:
          'Four spaces, or a tab, with no item above: the site prints this entry as code. Begin it in the first column.',
        fixes: [safeFix('Remove the indentation', remove(indent))],
      });
    }
    let above: number | undefined;
    for (const item of draft.items) {
      const columns = columnsOf(item.indent.text.replace(/\u00a0/g, ' '));
      const nested = above !== undefined && above === item.line - 1;
      above = item.lastLine;
      // A step that belongs to the change above it is another rule's: there it is meant to be nested.
      const listed = isTopItem(item) || (isProjectItem(item) && !(nested && columns > 1));
      // A row of its own never belongs under another event's title.
      if (!item.indent.text || !listed || (columns >= 4 && item.depth > 1 && item.role !== 'event')) continue;
      const fixes: Fix[] = [safeFix('Remove the indentation', remove(item.indent))];
      if (nested && item.role === 'entry' && columns > 1 && item.indent.text !== '    ') {
        fixes.push(unsafeFix('Nest it under the item above', replace(item.indent, '    ')));
      }
      report({
        span: item.indent,
        // GitHub nests it, readers see it beside the item above.
        ...(nested && columns > 1 && columns < 6 ? { severity: 'warning' } : {}),
        message: `${item.role === 'event' ? 'Event row' : 'Entry'} with white space before it: GitHub and the site read that differently. Begin it in the first column.`,
        fixes,
      });
    }
  },
});

/** The white space before entries and rows that are code by it, where a list is to stand. */
function indentedCode(draft: Draft): readonly Span[] {
  const found: Span[] = [];
  let fenced = false;
  for (const { number, start, text } of draft.lines.all) {
    if (draft.layout[number]?.kind !== 'code') {
      fenced = false;
      continue;
    }
    fenced ||= /^ {0,3}(?:`{3}|~{3})/.test(text);
    const item = fenced ? null : /^((?: {4}|\t)[ \t]*)[*+-] (?=\[|\d{4}-\d{2}-\d{2} \|)/.exec(text);
    if (!item) continue;
    const content = contentOf(draft.sectionAt(number));
    const listed = content === 'events' ? /^\s*[*+-] \d/.test(text) : content !== undefined && content !== 'prose';
    if (listed) found.push({ start, end: start + (item[1] as string).length });
  }
  return found;
}
