import type { Rule } from '../../server/src/rules/define.ts';
import { behaviourOf, fixWord } from './behaviour.ts';
import { generatedFrom, table } from './markdown.ts';
import type { Output } from './output.ts';
import { RULE_PAGES } from './rule-page.ts';
import { byGroup, GROUP_TITLES } from './words.ts';

/** Columns of {@link ruleRows}. */
export const RULE_COLUMNS: readonly string[] = ['Rule', 'What it finds', 'Severity', 'Fix'];

/** A table row for each rule. @param folder Where the pages are, seen from the page that holds the table. */
export function ruleRows(rules: readonly Rule[], folder: string): readonly (readonly string[])[] {
  return rules.map((rule) => [
    `[${rule.id}](${folder}${rule.id}.md)`,
    rule.docs.what,
    rule.severity,
    fixWord(behaviourOf(rule)),
  ]);
}

/** The list of all rules, by group. */
export function generateRuleIndex(rules: readonly Rule[]): Output {
  const text = [
    generatedFrom('the files in `server/src/rules/catalogue`'),
    '# Rules',
    'What severities, audiences and fixes are is told in [Findings](../findings.md).',
    ...byGroup(rules).flatMap((entry) => [
      `## ${GROUP_TITLES[entry.group]}`,
      table(RULE_COLUMNS, ruleRows(entry.rules, '')),
    ]),
  ];
  return { path: `${RULE_PAGES}/README.md`, text: `${text.join('\n\n')}\n` };
}
