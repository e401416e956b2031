import { readFileSync } from 'node:fs';
import { createRegistry } from 'vscode-tmgrammar-test/dist/common/index.js';

/** A piece of a line with what the grammars call it. */
export interface ScopedText {
  readonly text: string;
  readonly scopes: readonly string[];
}

const MARKDOWN = ['markdown', 'html-derivative', 'html'].map((name) => ({
  path: `node_modules/tm-grammars/grammars/${name}.json`,
  scopeName: '',
}));

/** The grammars that the manifest contributes. */
export function contributedGrammars(): { path: string; scopeName: string; injectTo: string[] }[] {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
    contributes: { grammars: { path: string; scopeName: string; injectTo: string[] }[] };
  };
  return manifest.contributes.grammars;
}

/** Markdown's grammar, with or without the contributed ones. */
export function registry({ contributed }: { readonly contributed: boolean }): ReturnType<typeof createRegistry> {
  return createRegistry([...MARKDOWN, ...(contributed ? contributedGrammars() : [])]);
}

/** A function that reads Markdown line by line. */
export async function tokeniser(options: { readonly contributed: boolean }): Promise<(text: string) => ScopedText[][]> {
  const grammar = await registry(options).loadGrammar('text.html.markdown');
  if (!grammar) throw new Error('there is no grammar of Markdown');
  return (text) => {
    let stack: Parameters<typeof grammar.tokenizeLine>[1] = null;
    return text.split('\n').map((line) => {
      const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
      stack = ruleStack;
      return tokens.map(({ startIndex, endIndex, scopes }) => ({ text: line.slice(startIndex, endIndex), scopes }));
    });
  };
}
