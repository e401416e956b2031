import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'unused-ignore',
  group: 'document',
  severity: 'information',
  audience: 'any',
  since: '0.1.0',
  last: true,
  docs: {
    what: 'A `twir-ignore` comment has nothing to ignore.',
    why: 'It would hide the next real mistake in its place, and it is printed in the source of the page.',
    notes:
      'A comment ignores findings of the rules that it names on its own line or, when it stands alone, on the line below. The site hides it.',
    examples: [
      {
        bad: '* [A title](https://example.org/a) <!-- twir-ignore: list-marker -->',
        good: '* [A title](https://example.org/a)',
      },
      {
        bad: '<!-- twir-ignore: list-marker -->\n* [A title](https://example.org/a)',
        good: '* [A title](https://example.org/a)',
      },
      {
        bad: '- [A title](https://example.org/a) <!-- twir-ignore: list-marker, no-such-rule -->',
        note: 'a rule that there is not',
      },
    ],
    silent: [{ text: 'No comment, no ignore.' }],
  },
  check(_draft, { report, unusedIgnores }) {
    for (const { rule, span, removal, known } of unusedIgnores()) {
      report({
        span,
        message: known
          ? `\`${rule}\` finds nothing here, so this ignores nothing. Delete it.`
          : `There is no rule \`${rule}\`, so this ignores nothing. Delete it, or mend the name.`,
        tags: ['unnecessary'],
        fixes: [safeFix('Delete the ignore', removal)],
      });
    }
  },
});
