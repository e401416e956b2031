import type { Rule } from '../../server/src/rules/define.ts';
import { behaviourOf, fixWord } from './behaviour.ts';
import { capitalised, generatedFrom, table } from './markdown.ts';
import type { Output } from './output.ts';
import { RULE_PAGES } from './rule-page.ts';
import { byGroup, GROUP_SUBJECTS, GROUP_TITLES } from './words.ts';

/** The list of all rules, by group. */
export function generateRuleIndex(rules: readonly Rule[]): Output {
  const text = [
    generatedFrom('the files in `server/src/rules/catalogue`'),
    '# Rules',
    'What severities, audiences and fixes are is told in [Findings](../findings.md).',
    ...byGroup(rules).flatMap((entry) => [
      `## ${GROUP_TITLES[entry.group]}`,
      `${capitalised(GROUP_SUBJECTS[entry.group])}.`,
      table(
        ['Rule', 'What it finds', 'Severity', 'Fix'],
        entry.rules.map((rule) => [
          `[${rule.id}](${rule.id}.md)`,
          rule.docs.what,
          rule.severity,
          fixWord(behaviourOf(rule)),
        ]),
      ),
    ]),
  ];
  return { path: `${RULE_PAGES}/README.md`, text: `${text.join('\n\n')}\n` };
}
