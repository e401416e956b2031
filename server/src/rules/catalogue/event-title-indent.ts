import { replace } from '../../text/edit.ts';
import { defineRule, safeFix } from '../define.ts';
import { columnsOf } from '../items.ts';

/** Nobody writes so many flat titles by hand. */
const MANY = 20;

export default defineRule({
  id: 'event-title-indent',
  group: 'events',
  severity: 'warning',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'The title of an event is not indented by four spaces.',
    why: 'The site nests by four: with fewer, the title becomes a row of its own; with eight, GitHub runs it into the row above.',
    examples: [
      {
        in: 'events-virtual',
        bad: '* 2025-06-10 | Virtual | [Group](https://example.com/g)\n  * [**Talk**](https://example.com/t)',
        good: '* 2025-06-10 | Virtual | [Group](https://example.com/g)\n    * [**Talk**](https://example.com/t)',
      },
      {
        in: 'events-asia',
        bad: '* 2025-06-10 | Tokyo, JP | [Rust 東京](https://example.com/g)\n* [**講演 🦀**](https://example.com/t)',
        good: '* 2025-06-10 | Tokyo, JP | [Rust 東京](https://example.com/g)\n    * [**講演 🦀**](https://example.com/t)',
      },
      {
        in: 'events-virtual',
        bad: '* 2025-06-10 | Virtual | [Group](https://example.com/g)\n\t* [**Talk**](https://example.com/t)',
        good: '* 2025-06-10 | Virtual | [Group](https://example.com/g)\n    * [**Talk**](https://example.com/t)',
      },
    ],
    silent: [
      {
        in: 'events-virtual',
        text: '* 2025-06-10 | Virtual | [Group](https://example.com/g)\n    * [**Day**](https://example.com/t)\n        * [**Talk**](https://example.com/u)',
        note: 'A line under a title.',
      },
    ],
  },
  check(draft, { report }) {
    // Where all titles are flat a formatter was at work: one loud finding, its own, is enough: here only the first is loud.
    const everywhere = draft.events.filter(({ titles }) => titles.some(({ depth }) => depth === 1)).length >= MANY;
    let first = true;
    for (const { titles } of draft.events) {
      let above = 0;
      for (const title of titles) {
        const columns = columnsOf(title.indent.text.replace(/\u00a0/g, ' '));
        const deeper = title.depth > 2 && above >= 4;
        above = columns;
        if (title.indent.text === '    ' || deeper) continue;
        const flat = columns < 4 || title.depth < 2;
        // From six on it is text of the row to GitHub.
        const swallowed = !flat && columns > 5 && title.indent.text.trim() === '';
        report({
          span: title.indent.text ? title.indent : (title.marker ?? title.content),
          message: `Title of an event indented by ${title.indent.text.includes('\t') ? 'a tab' : columns}, not by four spaces${flat ? ': the site does not nest it under its row' : swallowed ? ': GitHub runs it into the row above' : ''}. Indent it by four.`,
          severity: (flat && (!everywhere || first)) || swallowed ? 'warning' : 'information',
          fixes: [safeFix('Indent by four spaces', replace(title.indent, '    '))],
        });
        first = false;
      }
    }
  },
});
