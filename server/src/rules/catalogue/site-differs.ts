import { differencesOf } from '../../difference/index.ts';
import { mendsOf } from '../../difference/mend.ts';
import { trimSpan } from '../../text/span.ts';
import { causesOf } from '../causes.ts';
import { defineRule } from '../define.ts';

/** A text that differs in more places is not a draft; what mends them is not looked for. */
const MOST_MENDED = 20;

export default defineRule({
  id: 'site-differs',
  group: 'site',
  severity: 'warning',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'The site shows a text otherwise than GitHub does, and no other rule says why.',
    why: 'Everybody looks at GitHub’s preview, and the site is what readers get. The message says what each of them shows.',
    notes:
      'Both readings are computed. What no reader sees is left out: tight and loose lists, entities, comments, ids. A fix is offered only after it was tried: with it the site and GitHub show the same.',
    examples: [
      {
        in: 'performance',
        bad: '> One says 🦀.\n\n> Another answers.',
        good: '> One says 🦀.\n>\n> Another answers.',
        note: 'The site makes one quote of two.',
      },
      {
        in: 'performance',
        bad: 'It makes `range: `faster 速い.',
        good: 'It makes `range:` faster 速い.',
        note: 'The site drops the space at the end of code.',
      },
      { bad: '* [Use `cfg ` 速い](https://example.com/a)', good: '* [Use `cfg` 速い](https://example.com/a)' },
      {
        in: 'performance',
        bad: '* one\n\n1. two',
        note: 'The site goes on with the list: the number is lost.',
      },
      { in: 'performance', bad: 'Mail to ada@example.com 🦀.', good: 'Mail to <ada@example.com> 🦀.' },
      {
        bad: '* [Make *const (), *mut () okay](https://example.com/a)',
        good: '* [Make \\*const (), \\*mut () okay](https://example.com/a)',
      },
      {
        in: 'performance',
        bad: '> What he said:\n> * one 🦀\n> * two',
        good: '> What he said:\n>\n> * one 🦀\n> * two',
      },
      {
        in: 'performance',
        bad: 'See [here][a].\n\n[a]: https://example.com/one\n[a]: https://example.com/two',
        note: 'GitHub goes by the first of two definitions, the site by the last.',
      },
    ],
    silent: [
      { in: 'performance', text: '* one\n\n* two\n\n    * three\n\nText.\n\n1. four\n2. five' },
      { in: 'performance', text: 'Text &amp; more&nbsp;text, `code`, ***both***<br/>and <b>bold</b>. <!-- x -->' },
      { in: 'performance', text: 'One\n***\n\n| a | b |\n|---|---|\n| 1 | `2` |' },
      { in: 'performance', text: 'Text.\n* one\n* two', note: 'Another rule says why.' },
      {
        in: 'crate',
        text: 'See [here][a], ![this](https://example.com/i.png) and <https://example.com/>.\n\n[a]: https://example.com/b',
      },
    ],
  },
  check(draft, { report }) {
    const differences = differencesOf(draft);
    if (!differences.length) return;
    const causeOf = causesOf(draft);
    const inConflict = new Set<number>();
    for (const { line, lastLine } of draft.conflicts) for (let i = line; i <= lastLine; i++) inConflict.add(i);
    let mended = 0;
    for (const difference of differences) {
      const { line, lastLine, at, kind, message } = difference;
      if (causeOf(line, lastLine) !== undefined || inConflict.has(line) || inConflict.has(lastLine)) continue;
      const own = draft.lines.line(at);
      const fixes = mended++ < MOST_MENDED ? mendsOf(draft, difference) : [];
      report({
        span: trimSpan(draft.text, own),
        message: `${message}${fixes[0] ? ` ${fixes[0].title}, and both agree.` : ''}`,
        severity: kind === 'edge' ? 'hint' : 'warning',
        fixes: fixes.map(({ title, edits, faithful }, index) => ({
          title,
          edits,
          safe: faithful,
          preferred: index === 0,
        })),
      });
    }
  },
});
