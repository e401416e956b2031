import type { Rule } from '../../server/src/rules/define.ts';
import { capitalised, table } from './markdown.ts';
import type { Output, Project } from './output.ts';
import { RULE_PAGES } from './rule-page.ts';
import { anchor, byGroup, GROUP_SUBJECTS, GROUP_TITLES } from './words.ts';

const BEGIN = '<!-- rules:begin -->';
const END = '<!-- rules:end -->';

/** README.md with its table of groups of rules, which leads to the rules; all around the table is written by people. */
export function generateReadme(project: Project, rules: readonly Rule[]): Output {
  const path = 'README.md';
  const text = project.read(path) ?? '';
  const begin = text.indexOf(BEGIN);
  const end = text.indexOf(END);
  if (begin < 0 || end < begin) throw new Error(`${path} needs a line ${BEGIN} and below it a line ${END}`);
  const rows = byGroup(rules).map((entry) => {
    const title = GROUP_TITLES[entry.group];
    return [
      `[${title}](${RULE_PAGES}/README.md#${anchor(title)})`,
      String(entry.rules.length),
      `${capitalised(GROUP_SUBJECTS[entry.group])}.`,
    ];
  });
  return {
    path,
    text: `${text.slice(0, begin)}${BEGIN}\n\n${table(['Group', 'Rules', 'What they look at'], rows)}\n\n${text.slice(end)}`,
  };
}
