import type { Draft, Item } from '../../draft/model.ts';
import { replace, type TextEdit } from '../../text/edit.ts';
import { defineRule, safeFix } from '../define.ts';
import { isMarkerAlone, isProjectItem } from '../items.ts';

/** Sentences of the template that stand on one line each; other sentences of it are wrapped. */
const WHOLE_LINES =
  /^(?:\[Rust\]\(https:\/\/www\.rust-lang\.org\/?\) is|[*_]This Week in Rust[*_] is openly|[*_]This Week in Rust is edited|Want TWIR in|If you are a Rust project owner|If you are an event organizer|If you find any errors)/;

export default defineRule({
  id: 'line-wrapped',
  group: 'lists',
  severity: 'information',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'An entry, a row or a sentence of the template goes on in the next line.',
    why: 'Editors and their tools work line by line: a link over two lines is found by no search, sorted wrongly and merged wrongly.',
    notes:
      'Mostly a formatter’s work, or a title that was copied with its line break. Lists of several changes in one item of the project’s updates are wrapped on purpose.',
    examples: [
      {
        bad: '* [A title that\ngoes on 🦀](https://example.com/a)',
        good: '* [A title that goes on 🦀](https://example.com/a)',
      },
      { bad: '* [\nTitle\n](https://example.com/a)', good: '* [Title](https://example.com/a)' },
      {
        in: 'events-virtual',
        bad: '* 2025-06-10 |\n  Virtual (Berlin,\n  DE) | [Group](https://example.com/g)\n    * [**Talk\n      **](https://example.com/t)',
        good: '* 2025-06-10 | Virtual (Berlin, DE) | [Group](https://example.com/g)\n    * [**Talk**](https://example.com/t)',
      },
      {
        in: 'events-europe',
        bad: '* 2025-06-10 | Basel, CH |\n[Group 🦀](https://example.com/g)\n    * [**Talk**](https://example.com/t)',
        good: '* 2025-06-10 | Basel, CH | [Group 🦀](https://example.com/g)\n    * [**Talk**](https://example.com/t)',
      },
      {
        in: 'crate',
        bad: 'Want TWIR in your\ninbox? [Subscribe here](https://example.com/a).',
        good: 'Want TWIR in your inbox? [Subscribe here](https://example.com/a).',
      },
    ],
    silent: [
      { in: 'performance', text: 'A report\nof two lines.' },
      { in: 'project', text: '* [one](https://example.com/a),\n  [two](https://example.com/b)' },
      {
        text: '* [Title](https://example.com/a)  \n  A line of its own.',
        note: 'Two spaces break the line: that was meant.',
      },
    ],
  },
  check(draft, { report }) {
    for (const item of draft.items) {
      if (
        item.lastLine === item.line ||
        (item.role === 'other' && !isProjectItem(item)) ||
        item.role === 'notice' ||
        isMarkerAlone(item)
      )
        continue;
      const edits = joins(draft, item);
      const first = edits?.[0];
      if (!edits || !first) continue;
      report({
        span: { start: item.content.start, end: item.content.end },
        message: `This ${item.role === 'event' ? 'row' : item.role === 'eventTitle' ? 'title' : 'entry'} goes on in the next line; the newsletter keeps each on one. Join the lines.`,
        fixes: [safeFix('Join the lines', ...edits)],
      });
    }
    let done = -1;
    for (const line of draft.lines.all) {
      if (line.number <= done || !WHOLE_LINES.test(line.text) || draft.isVerbatim(line.number)) continue;
      const edits: TextEdit[] = [];
      let last = line.number;
      while (!/[.!?:][*_]?\s*$/.test(draft.lines.line(last).text) && goesOn(draft, last)) {
        edits.push(joint(draft, last));
        last++;
      }
      if (!edits.length) continue;
      done = last;
      report({
        span: { start: line.start, end: draft.lines.line(last).end },
        message:
          'The template has this sentence on one line. Join the lines, so that next week’s draft differs in nothing but its news.',
        fixes: [safeFix('Join the lines', ...edits)],
      });
    }
  },
});

function goesOn(draft: Draft, number: number): boolean {
  const next = draft.layout[number + 1];
  return next !== undefined && next.kind === draft.layout[number]?.kind && !next.startsBlock && next.kind === 'text';
}

/** What joins an item's lines; `undefined` when one of its lines must stand alone. */
function joins(draft: Draft, item: Item): TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  for (let number = item.line; number < item.lastLine; number++) {
    const line = draft.lines.line(number);
    const next = draft.lines.line(number + 1);
    if (/ {2,}$|\\$/.test(line.text) && !insideLink(item, line.end)) return undefined;
    if (/^\s*(?:[>|#]|```|~~~|<|[*+-]\s)/.test(next.text) || line.text.includes('<!--')) return undefined;
    edits.push(joint(draft, number));
  }
  return edits;
}

function insideLink(item: Item, offset: number): boolean {
  return item.links.some(({ start, end }) => start < offset && offset < end);
}

/** Replaces the end of a line, and the white space around it, by what belongs there. */
function joint(draft: Draft, number: number): TextEdit {
  const line = draft.lines.line(number);
  const next = draft.lines.line(number + 1);
  const left = line.text.trimEnd();
  const right = next.text.trimStart();
  const start = line.start + left.length;
  const end = next.end - right.length;
  const tight =
    /[[(]\**$/.test(left) ||
    /^(?:\*\*)?[\])]/.test(right) ||
    (/\p{Script=Han}$/u.test(left) && /^\p{Script=Han}/u.test(right));
  return replace({ start, end }, tight ? '' : ' ');
}
