import { replace } from '../../text/edit.ts';
import { span } from '../../text/span.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'quote-dash',
  group: 'sections',
  severity: 'information',
  audience: 'editor',
  since: '0.1.0',
  docs: {
    what: 'The line that names the author of the quote begins with `-` or `—` in place of `–`.',
    why: 'A hyphen and a space make it an item of a list; the newsletter writes `– `.',
    examples: [
      {
        in: 'quote',
        bad: '> A quote.\n\n- [Ada](https://example.com/1)',
        good: '> A quote.\n\n– [Ada](https://example.com/1)',
      },
      {
        in: 'quote',
        bad: '> 引用 🦀\n\n— [Ada](https://example.com/1)',
        good: '> 引用 🦀\n\n– [Ada](https://example.com/1)',
      },
    ],
    silent: [{ in: 'quote', text: '> A quote.\n> - with an item\n\n– [Ada](https://example.com/1)' }],
  },
  check(draft, { report }) {
    for (const section of draft.sections) {
      if (section.id !== 'quote') continue;
      let quoted = false;
      for (let number = section.ownLines[0]; number < section.ownLines[1]; number++) {
        const line = draft.lines.line(number);
        if (/^ {0,3}>/.test(line.text)) quoted = true;
        else if (line.text.trim() && quoted && !draft.isVerbatim(number)) {
          // The first line behind the quote names its author.
          quoted = false;
          const dash = /^(?:-{1,3}|[—―*+]|&[mn]dash;)[ \t]*(?=\S)/.exec(line.text);
          if (!dash || /^[*_]{1,2}\S/.test(line.text)) continue;
          const at = span(line.start, line.start + dash[0].length);
          report({
            span: at,
            message: 'The author of the quote stands behind `– `. Change the dash.',
            fixes: [safeFix('Write `– `', replace(at, '– '))],
          });
        }
      }
    }
  },
});
