/** Where the pages of the rules are published. */
const RULE_PAGES = 'https://github.com/twir-desk/twir-desk/blob/main/docs/rules';

/** The page of a rule. */
export function pageOf(rule: string): string {
  return `${RULE_PAGES}/${rule}.md`;
}
