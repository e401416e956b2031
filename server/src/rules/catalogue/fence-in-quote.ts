import { remove, replace, type TextEdit } from '../../text/edit.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'fence-in-quote',
  group: 'site',
  severity: 'warning',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'A fenced block of code stands within a quote.',
    why: 'The site knows fences only in the first column: within a quote it prints the code as one line. Code indented by four works everywhere.',
    examples: [
      {
        in: 'quote',
        bad: '> As they say 🦀:\n>\n> ```rust\n> fn main() {\n>     go();\n> }\n> ```\n>\n> Indeed.',
        good: '> As they say 🦀:\n>\n>     fn main() {\n>         go();\n>     }\n>\n> Indeed.',
      },
      { in: 'quote', bad: '> Text\n> ```\n> code\n> ```', good: '> Text\n>\n>     code' },
    ],
    silent: [
      { in: 'performance', text: '```\n> code\n```' },
      { in: 'quote', text: '> Inline ```code``` is fine.' },
    ],
  },
  check(draft, { report }) {
    const lines = draft.lines.all;
    for (let number = 0; number < lines.length; number++) {
      const open = /^ {0,3}> {0,3}(`{3,}|~{3,})[^`]*$/.exec(lines[number]?.text ?? '');
      if (!open || draft.isVerbatim(number)) continue;
      const sign = open[1] as string;
      let last = number + 1;
      while (
        last < lines.length &&
        /^ {0,3}>/.test(lines[last]?.text ?? '') &&
        quoted(lines[last]?.text ?? '').trim() !== sign
      )
        last++;
      if (last >= lines.length || quoted(lines[last]?.text ?? '').trim() !== sign) continue;
      const first = draft.lines.line(number);
      const closing = draft.lines.line(last);
      const edits: TextEdit[] = [];
      const blankAbove = number === 0 || !quoted(lines[number - 1]?.text ?? '').trim();
      edits.push(
        blankAbove
          ? remove({ start: first.start, end: first.next })
          : replace({ start: first.start, end: first.end }, '>'),
      );
      for (let at = number + 1; at < last; at++) {
        const line = draft.lines.line(at);
        const prefix = /^ {0,3}> ?/.exec(line.text)?.[0] ?? '';
        if (line.text.slice(prefix.length).trim())
          edits.push(replace({ start: line.start, end: line.start + prefix.length }, '>     '));
      }
      const below = lines[last + 1]?.text ?? '';
      const goesOn = /^ {0,3}>/.test(below) && quoted(below).trim() !== '';
      // The line before the closing fence gives its ending: the text may end there.
      edits.push(
        goesOn
          ? replace({ start: closing.start, end: closing.end }, '>')
          : remove({ start: draft.lines.line(last - 1).end, end: closing.end }),
      );
      report({
        span: { start: first.start, end: closing.end },
        message:
          'The site prints a fence within a quote as one line of inline code. Indent the code by four spaces instead.',
        fixes: last > number + 1 ? [safeFix('Indent the code instead', ...edits)] : [],
      });
      number = last;
    }
  },
});

/** A quote's line without its sign. */
function quoted(text: string): string {
  return text.replace(/^ {0,3}> ?/, '');
}
