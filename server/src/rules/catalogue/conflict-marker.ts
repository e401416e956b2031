import { conflictsWithin } from '../../draft/conflicts.ts';
import { mergeConflict, sideOf } from '../../draft/mergeConflict.ts';
import type { Conflict, Draft } from '../../draft/model.ts';
import { replace } from '../../text/edit.ts';
import { defineRule, type Fix, unsafeFix } from '../define.ts';

export default defineRule({
  id: 'conflict-marker',
  group: 'document',
  severity: 'error',
  audience: 'any',
  since: '0.1.0',
  neverMeant: true,
  docs: {
    what: 'Markers of a merge conflict stand in the text.',
    why: 'They would be printed, both versions between them. Nearly always two people added to the same list, and both additions are wanted.',
    notes:
      'Keeping both sides takes each entry and each event once, however the two sides spell its address, and writes list markers and prefixes as the newsletter does. Where two versions of a sentence stand against each other, one of them has to go: look at what it keeps.',
    examples: [
      {
        bad: '<<<<<<< HEAD\n* [Ours](https://example.com/ours)\n=======\n* [Theirs](https://example.com/theirs)\n>>>>>>> main',
        good: '* [Ours](https://example.com/ours)\n* [Theirs](https://example.com/theirs)',
      },
      {
        bad: '<<<<<<< HEAD\n- [Ours 🦀](https://example.com/ours)\n* [Both](https://www.example.com/both/)\n=======\n* [Both](https://example.com/both)\n\n* [訳](https://example.com/theirs)\n>>>>>>> main',
        good: '* [Ours 🦀](https://example.com/ours)\n* [Both](https://example.com/both)\n* [訳](https://example.com/theirs)',
        note: 'An entry that stands on both sides is taken once.',
      },
      {
        in: 'events-virtual',
        bad: '<<<<<<< HEAD\n* 2025-06-10 | Virtual | [Rust One](https://example.com/one)\n    * [**One**](https://example.com/one/1)\n=======\n* 2025-06-10 | Virtual | [Rust One](https://example.com/one/)\n    * [**One**](https://example.com/one/1)\n* 2025-06-11 | Virtual | [Rust Two](https://example.com/two)\n    * [**Two**](https://example.com/two/1)\n>>>>>>> main',
        good: '* 2025-06-10 | Virtual | [Rust One](https://example.com/one/)\n    * [**One**](https://example.com/one/1)\n* 2025-06-11 | Virtual | [Rust Two](https://example.com/two)\n    * [**Two**](https://example.com/two/1)',
        note: 'A row and its title are one thing.',
      },
      {
        bad: '<<<<<<< HEAD\n* [A longer title 🦀](https://example.com/a)\n=======\n* [Another title](https://example.com/a)\n>>>>>>> main',
        good: '* [Another title](https://example.com/a)',
        unsafe: true,
        note: 'One page under two titles: one of them has to go, so that fix-all leaves it to you.',
      },
      { bad: '>>>>>>> main', note: 'A marker without its partners: only a person knows what happened.' },
    ],
    silent: [{ in: 'performance', text: 'A title\n=======\n\nText.' }],
  },
  check(draft, { report }) {
    for (const conflict of draft.conflicts) {
      if (!conflict.complete) {
        const marker = draft.lines.line(conflict.line).text.slice(0, 7);
        report({
          span: conflict.span,
          message: `A merge conflict left \`${marker}\` here, without the markers that belong to it. Delete the line once the text around it is right.`,
        });
        continue;
      }
      const inner = conflictsWithin(draft.conflicts, conflict).find(({ complete }) => complete);
      if (inner) {
        report({
          span: conflict.span,
          message: `Another conflict stands within this one, in line ${inner.line + 1}. Mend that one first.`,
          fixes: fixesOf(draft, inner),
        });
        continue;
      }
      report({
        span: conflict.span,
        message:
          'Two versions of these lines stand against each other since a merge; all of it would be printed. Keep both, or one.',
        fixes: fixesOf(draft, conflict),
      });
    }
  },
});

function fixesOf(draft: Draft, conflict: Conflict): readonly Fix[] {
  const { lines } = draft;
  const merged = mergeConflict(draft, conflict, {
    before: lines.all[conflict.line - 1]?.text,
    after: lines.all[conflict.lastLine + 1]?.text,
  });
  const whole = { start: conflict.span.start, end: lines.line(conflict.lastLine).next };
  const write = (kept: readonly string[]) => replace(whole, kept.map((line) => `${line}\n`).join(''));
  return [
    {
      title: 'Keep both sides',
      edits: [write(merged.lines)],
      safe: merged.dropped + merged.retitled === 0,
      preferred: true,
    },
    unsafeFix('Keep our side', write(sideOf(draft, conflict.ours))),
    unsafeFix('Keep their side', write(sideOf(draft, conflict.theirs))),
  ];
}
