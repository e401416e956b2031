import type { Output } from './output.ts';

/** The list of all rules, in the order of their ids. */
export function generateRegistry(files: readonly string[]): Output {
  const names = files.map((file) => file.replace(/\.ts$/, ''));
  const variable = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const text = [
    '// Written by `npm run generate`. Do not edit.',
    "import type { Rule } from './define.ts';",
    ...names.map((name) => `import ${variable(name)} from './catalogue/${name}.ts';`),
    '',
    '/** Every rule, in the order of ids. */',
    'export const RULES: readonly Rule[] = [',
    ...names.map((name) => `  ${variable(name)},`),
    '];',
    '',
  ].join('\n');
  return { path: 'server/src/rules/registry.generated.ts', text };
}
