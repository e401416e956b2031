import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseGrammarTestCase, runGrammarTestCase } from 'vscode-tmgrammar-test/dist/unit/index.js';
import { registry } from './support.ts';

/** Markdown with what it is called below each line, in the form of vscode-tmgrammar-test. */
const folder = 'test/grammar';
const fixtures = readdirSync(folder).filter((name) => name.endsWith('.md'));
const grammars = registry({ contributed: true });

it.each(fixtures)('%s', async (name) => {
  const fixture = parseGrammarTestCase(readFileSync(`${folder}/${name}`, 'utf8'));
  expect(fixture.assertions.length).toBeGreaterThan(0);
  const failures = await runGrammarTestCase(grammars, fixture);
  // The line as a person counts it, and what it has in place of what it should have.
  expect(failures.map(({ line, ...rest }) => ({ at: `${name}:${line + 1}`, ...rest }))).toEqual([]);
});
