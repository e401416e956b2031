import type { Rule } from '../../server/src/rules/define.ts';
import { table } from './markdown.ts';
import type { Output, Project } from './output.ts';
import { RULE_COLUMNS, ruleRows } from './rule-index.ts';
import { RULE_PAGES } from './rule-page.ts';
import { byGroup } from './words.ts';

const BEGIN = '<!-- rules:begin -->';
const END = '<!-- rules:end -->';

/** README.md with its table of rules; all around the table is written by people. */
export function generateReadme(project: Project, rules: readonly Rule[]): Output {
  const path = 'README.md';
  const text = project.read(path) ?? '';
  const begin = text.indexOf(BEGIN);
  const end = text.indexOf(END);
  if (begin < 0 || end < begin) throw new Error(`${path} needs a line ${BEGIN} and below it a line ${END}`);
  const rows = byGroup(rules).flatMap((entry) => ruleRows(entry.rules, `${RULE_PAGES}/`));
  return {
    path,
    text: `${text.slice(0, begin)}${BEGIN}\n\n${table(RULE_COLUMNS, rows)}\n\n${text.slice(end)}`,
  };
}
