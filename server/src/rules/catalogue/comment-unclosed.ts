import type { Comment, Draft } from '../../draft/model.ts';
import { replace } from '../../text/edit.ts';
import { type Span, span } from '../../text/span.ts';
import { defineRule, type Fix, unsafeFix } from '../define.ts';

export default defineRule({
  id: 'comment-unclosed',
  group: 'site',
  severity: 'error',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'A comment is not closed.',
    why: 'GitHub hides all that follows, and so does the site up to the end of the next comment. Where there is none, it prints the comment.',
    notes: 'A comment within a comment is taken as the sign that the first was meant to end.',
    examples: [
      {
        bad: '<!-- later 🦀\n\n* [Title](https://example.com/a)',
        good: '<!-- later 🦀 -->\n\n* [Title](https://example.com/a)',
        unsafe: true,
      },
      {
        in: 'document',
        bad: '## Calls for Testing\n<!-- Remove this section if empty>\n\n## Jobs\n<!-- later 🦀 -->\n\n# Quote of the Week\n',
        good: '## Calls for Testing\n<!-- Remove this section if empty -->\n\n## Jobs\n<!-- later 🦀 -->\n\n# Quote of the Week\n',
        unsafe: true,
        note: 'The heading below it is hidden as well.',
      },
    ],
    silent: [
      { in: 'performance', text: '<!-- a <!-- within its line -->\n\nText.' },
      { text: '<!-- closed\nlater -->\n* [Title](https://example.com/a)' },
      { in: 'performance', text: 'Write `<!--` to begin.' },
    ],
  },
  check(draft, { report }) {
    for (const comment of draft.comments) {
      if (!comment.closed)
        report({
          span: firstLineOf(draft, comment.start),
          message:
            'This comment is never closed: the site prints it, GitHub hides all that follows. Close it with `-->`.',
          fixes: [closeAtLineEnd(draft, comment.start)],
        });
      else
        for (const start of swallowedFrom(draft, comment))
          report({
            span: firstLineOf(draft, start),
            message: `This comment is not closed: all down to the next \`-->\`, in line ${comment.lastLine + 1}, is hidden. Close it with \`-->\`.`,
            fixes: [closeAtLineEnd(draft, start)],
          });
    }
  },
});

/** Where within a comment one begins that another line's swallows: all but the last, which the `-->` closes. */
function swallowedFrom(draft: Draft, { start, text }: Comment): readonly number[] {
  const opened = [start, ...[...text.matchAll(/<!--/g)].map(({ index }) => start + '<!--'.length + index)];
  return opened.filter((at, i) => {
    const next = opened[i + 1];
    return next !== undefined && draft.lines.at(next).number !== draft.lines.at(at).number;
  });
}

function firstLineOf(draft: Draft, start: number): Span {
  const line = draft.lines.at(start);
  return span(start, Math.max(line.start + line.text.trimEnd().length, start + '<!--'.length));
}

/** `<!-- later`, `<!-- later>`, `<!-- later ->`: what stands for the end gives way to it. */
function closeAtLineEnd(draft: Draft, start: number): Fix {
  const { end } = firstLineOf(draft, start);
  const half = /[ \t]*-{0,2}>$/.exec(draft.text.slice(start + '<!--'.length, end))?.[0].length ?? 0;
  const fix = unsafeFix('Close the comment at the end of the line', replace(span(end - half, end), ' -->'));
  return { ...fix, preferred: true };
}
