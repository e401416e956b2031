import type { TextEdit } from '../../text/edit.ts';
import { defineRule, type Report, safeFix } from '../define.ts';
import { FORMATTER_TRACES } from '../formatting.ts';

/** Nobody makes that many such changes by hand; of one kind alone it takes more to be sure. */
const FEWEST = 10;
const FEWEST_OF_ONE_KIND = 20;

export default defineRule({
  id: 'formatter-damage',
  group: 'document',
  severity: 'warning',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'A formatter rewrote the draft: `-` for `*`, two spaces for four, `_` for `*`, wrapped lines.',
    why: 'The site nests by four spaces, so that all titles of events stand beside their rows; and every line differs from everyone else’s, so that each open pull request conflicts. It happened to seven drafts, and three were published so.',
    notes:
      'One repair takes all of it back; so does “TWiR: Repair Formatter Damage”, however little there is of it. “TWiR: Keep Formatters Off Drafts” tells Prettier to leave drafts alone.',
    examples: [
      {
        in: 'events-virtual',
        bad: Array.from(
          { length: 6 },
          (_, i) =>
            `- 2025-06-1${i} | Virtual | [Group 🦀](https://example.com/g)\n  - [**Talk ${i}**](https://example.com/${i})`,
        ).join('\n'),
        good: Array.from(
          { length: 6 },
          (_, i) =>
            `* 2025-06-1${i} | Virtual | [Group 🦀](https://example.com/g)\n    * [**Talk ${i}**](https://example.com/${i})`,
        ).join('\n'),
      },
    ],
    silent: [
      {
        text: Array.from({ length: 12 }, (_, i) => `- [Title ${i}](https://example.com/${i})`).join('\n'),
        note: 'One kind only: one person’s habit.',
      },
    ],
  },
  check(draft, context) {
    const repairs: (readonly TextEdit[])[] = [];
    const kinds: string[] = [];
    let most = 0;
    let count = 0;
    let first: Report | undefined;
    for (const [rule, what] of FORMATTER_TRACES) {
      const reports: Report[] = [];
      rule.check(draft, { ...context, report: (report) => void reports.push(report) });
      const mended = reports.filter(({ fixes }) => fixes?.[0]?.safe);
      if (!mended.length) continue;
      kinds.push(`${what} (${mended.length})`);
      most = Math.max(most, mended.length);
      count += mended.length;
      for (const report of mended) {
        if (report.fixes?.[0]) repairs.push(report.fixes[0].edits);
        if (!first || report.span.start < first.span.start) first = report;
      }
    }
    const damaged = kinds.length > 1 ? count >= FEWEST && count > most : most >= FEWEST_OF_ONE_KIND;
    if (!first || !damaged) return;
    const edits = compatible(repairs);
    context.report({
      span: first.span,
      message: `A formatter seems to have rewritten this draft: ${kinds.join(', ')}. Take all of it back at once, and switch the formatter off for drafts.`,
      fixes: [{ ...safeFix(`Take back the formatter’s ${count} changes`, ...edits), preferred: true }],
    });
  },
});

/**
 * The edits of all repairs that do not get in each other's way: two rules may have a word to say of one place, and the
 * later one then has it in its own finding.
 */
function compatible(repairs: readonly (readonly TextEdit[])[]): TextEdit[] {
  const edits: TextEdit[] = [];
  let done = -1;
  const inOrder = repairs
    .map((own) => [...own].sort((a, b) => a.start - b.start))
    .sort((a, b) => (a[0]?.start ?? 0) - (b[0]?.start ?? 0) || (a[0]?.end ?? 0) - (b[0]?.end ?? 0));
  for (const own of inOrder) {
    const start = own[0]?.start ?? 0;
    if (start < done) continue;
    edits.push(...own);
    done = Math.max(done, own[own.length - 1]?.end ?? 0);
  }
  return edits;
}
