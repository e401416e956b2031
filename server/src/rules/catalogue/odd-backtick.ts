import type { Draft } from '../../draft/model.ts';
import { insert, replace, type TextEdit } from '../../text/edit.ts';
import { type Span, span } from '../../text/span.ts';
import { defineRule, type Fix, unsafeFix } from '../define.ts';
import { nodesOf } from '../inline-nodes.ts';

export default defineRule({
  id: 'odd-backtick',
  group: 'entries',
  severity: 'warning',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'A backtick has no partner: code was opened and not closed, or the other way round.',
    why: 'It is printed, and what should be code is text; at worst all code behind it becomes text, and all text code.',
    notes: 'The fixes guess at the word that was meant.',
    examples: [
      {
        bad: '* [Use  Box::pin` in place of `Pin::new` 🦀](https://example.com/a)',
        good: '* [Use `Box::pin` in place of `Pin::new` 🦀](https://example.com/a)',
        unsafe: true,
      },
      {
        bad: '* [Add the `unit-hash  lint](https://example.com/a)',
        good: '* [Add the `unit-hash` lint](https://example.com/a)',
        unsafe: true,
      },
      {
        bad: '* [標題 `a and `b`](https://example.com/a)',
        good: '* [標題 `a` and `b`](https://example.com/a)',
        unsafe: true,
      },
    ],
    silent: [
      { text: '* [``a ` b`` and `c`](https://example.com/a)' },
      { text: '* [An escaped \\` backtick](https://example.com/a)' },
    ],
  },
  check(draft, { report }) {
    const reported = new Set<number>();
    for (const node of nodesOf(draft)) {
      if (node.type !== 'text') continue;
      const source = draft.text.slice(node.start, node.end);
      const at = source.search(/(?<!\\)`/);
      if (at < 0) continue;
      const line = draft.lines.at(node.start + at);
      if (reported.has(line.number) || draft.isVerbatim(line.number)) continue;
      reported.add(line.number);
      report({
        span: span(node.start + at, node.start + at + 1),
        message: 'This backtick has no partner in its line and is printed. Add the missing one, or remove it.',
        fixes: guesses(draft, line),
      });
    }
  },
});

/** Where the missing backtick may go: before the word that one closes, or behind the word that one opens. */
function guesses(draft: Draft, line: Span): readonly Fix[] {
  const text = draft.text.slice(line.start, line.end);
  const ticks = [...text.matchAll(/(?<![`\\])`(?!`)/g)].map(({ index }) => index);
  // Longer rows of ticks, or a crowd of them: no guess would be better than a person's.
  if (ticks.length % 2 === 0 || ticks.length > 15 || text.includes('``')) return [];
  const opens = (at: number): boolean => /[\s([{"'<]/.test(text[at - 1] ?? ' ') && /\S/.test(text[at + 1] ?? ' ');
  const closes = (at: number): boolean => /\S/.test(text[at - 1] ?? ' ') && !opens(at);
  let open: number | undefined;
  for (const tick of ticks) {
    if (open === undefined && !opens(tick) && closes(tick)) return [put(line, text, wordStart(text, tick), 'before')];
    if (open !== undefined && opens(tick)) return [put(line, text, wordEnd(text, open + 1), 'behind')];
    open = open === undefined ? tick : undefined;
  }
  return open === undefined ? [] : [put(line, text, wordEnd(text, open + 1), 'behind')];
}

function put(line: Span, text: string, at: number, where: 'before' | 'behind'): Fix {
  // Of two spaces one is where the backtick was.
  const edit: TextEdit =
    where === 'before' && text.slice(at - 2, at) === '  '
      ? replace(span(line.start + at - 1, line.start + at), '`')
      : where === 'behind' && text.slice(at, at + 2) === '  '
        ? replace(span(line.start + at, line.start + at + 1), '`')
        : insert(line.start + at, '`');
  return unsafeFix(`Insert the backtick ${where} the word`, edit);
}

function wordStart(text: string, from: number): number {
  let at = from;
  while (at > 0 && /[^\s[("'`]/.test(text[at - 1] as string)) at--;
  return at;
}

function wordEnd(text: string, from: number): number {
  // Two spaces in a row stand where a backtick was lost.
  const gap = /\S( {2})\S/.exec(text.slice(from));
  if (gap) return from + gap.index + 1;
  let at = from;
  while (at < text.length && !/[\s\])"'`,;]/.test(text[at] as string)) at++;
  return at;
}
