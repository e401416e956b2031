import type { Rule } from '../../server/src/rules/define.ts';
import { RULES } from '../../server/src/rules/registry.generated.ts';
import { generateCommandPage } from './command-page.ts';
import { generateGrammars } from './grammar.ts';
import { generateManifest } from './manifest.ts';
import type { Output, Project } from './output.ts';
import { generateReadme } from './readme.ts';
import { generateRuleIndex } from './rule-index.ts';
import { generateRulePage, RULE_PAGES } from './rule-page.ts';
import { generateSchema } from './schema.ts';
import { generateSnippets } from './snippets.ts';

/** All generated files but the registry, which these are made with. */
export function outputs(project: Project, rules: readonly Rule[] = RULES): readonly Output[] {
  const pages = [...rules.map(generateRulePage), generateRuleIndex(rules)];
  return [
    ...pages,
    ...leftovers(project, pages),
    generateCommandPage(),
    generateSnippets(),
    generateSchema(rules),
    ...generateGrammars(),
    generateReadme(project, rules),
    generateManifest(project, rules),
  ];
}

/** Pages of rules that are no more. */
function leftovers(project: Project, pages: readonly Output[]): readonly Output[] {
  const wanted = new Set(pages.map(({ path }) => path));
  return project
    .list(RULE_PAGES)
    .map((name) => `${RULE_PAGES}/${name}`)
    .filter((path) => path.endsWith('.md') && !wanted.has(path))
    .map((path) => ({ path, text: undefined }));
}
