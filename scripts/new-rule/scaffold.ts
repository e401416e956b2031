/**
 * The file of a rule that has yet to be written. It compiles, and its example fails until `check` finds what it shows.
 *
 * @param since The version that will bring the rule.
 */
export function scaffold(id: string, since: string): string {
  return `import { defineRule } from '../define.ts';

export default defineRule({
  // Names the problem, so that it reads "allow ${id}". It never changes once released.
  id: '${id}',
  // Where it is documented: one of RULE_GROUPS.
  group: 'entries',
  // error: the site or the mail breaks, or CI fails; warning: wrong in print; information: the editors' convention;
  // hint: taste, or disputed.
  severity: 'warning',
  // Whom it concerns: any, editor or contributor.
  audience: 'any',
  since: '${since}',
  docs: {
    what: 'TODO: what is found, in one sentence.',
    why: 'TODO: what readers, the site or the editors suffer from it.',
    examples: [
      // Test and documentation in one. \`bad\` must be found; \`good\` is what the safe fixes make of it. Leave \`good\` out
      // when there is no fix, and say \`unsafe: true\` when the fix deletes or guesses. \`in\` names another section.
      { bad: '* [TODO](https://example.org/bad)', good: '* [TODO](https://example.org/good)' },
    ],
    // What comes close and is right: the false alarms that the rule must not raise.
    silent: [{ text: '* [A title](https://example.org/a)' }],
  },
  check(draft, { report }) {
    // The draft has entries, events, cfpRows, sections, comments and more: see draft/model.ts.
    for (const entry of draft.entries) {
      const wrong = false; // TODO
      if (!wrong) continue;
      report({
        span: entry.content,
        message: 'TODO: what is wrong, why it matters, how to mend it.',
        // fixes: [safeFix('Change this to that', replace(entry.content, 'that'))],
      });
    }
  },
});
`;
}
