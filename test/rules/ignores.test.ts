import { describe, expect, it } from 'vitest';
import { parseDraft } from '../../server/src/draft/parse.ts';
import { checkDraft } from '../../server/src/rules/engine.ts';
import type { IgnoreEntry } from '../../server/src/rules/ignores.ts';
import { RULES } from '../../server/src/rules/registry.generated.ts';
import { EXAMPLE_DATE, exampleDraft } from '../support/exampleDraft.ts';

const ENTRY = '[A title](https://example.org/a)';

function check(text: string, ignore: readonly IgnoreEntry[] = []): { found: string[]; unused: readonly IgnoreEntry[] } {
  let unused: readonly IgnoreEntry[] = [];
  const draft = parseDraft(exampleDraft(text).text, { fileName: `${EXAMPLE_DATE}-this-week-in-rust.md` });
  const findings = checkDraft(draft, RULES, {
    ignore,
    onUnusedEntries: (entries) => {
      unused = entries;
    },
  });
  return { found: findings.map(({ rule }) => rule), unused };
}

describe('an ignore in a comment', () => {
  it.each([
    [`- ${ENTRY}`, ['list-marker']],
    [`- ${ENTRY} <!-- twir-ignore: list-marker -->`, []],
    [`- ${ENTRY} <!-- twir-ignore list-marker -->`, []],
    [`<!-- twir-ignore: list-marker -->\n- ${ENTRY}`, []],
    [`- ${ENTRY} <!-- twir-ignore: trailing-space, list-marker -->`, ['unused-ignore']],
    [`* ${ENTRY}\n- [B title](https://example.org/b) <!-- twir-ignore: list-marker -->`, []],
    [
      `- ${ENTRY}\n* [B title](https://example.org/b) <!-- twir-ignore: list-marker -->`,
      ['list-marker', 'unused-ignore'],
    ],
    [`* ${ENTRY} <!-- twir-ignore: no-such-rule -->`, ['unused-ignore']],
  ])('%j leaves %j', (text, expected) => expect(check(text).found).toEqual(expected));
});

describe('an ignore in twir.json', () => {
  const entry = { rule: 'list-marker', line: `- ${ENTRY}` };
  it.each([
    [entry, [], 0],
    [{ ...entry, issue: EXAMPLE_DATE }, [], 0],
    [{ ...entry, issue: '2025-05-28' }, ['list-marker'], 0],
    [{ ...entry, line: 'another line' }, ['list-marker'], 0],
    [{ ...entry, issue: EXAMPLE_DATE, line: 'another line' }, ['list-marker'], 1],
    [{ ...entry, rule: 'trailing-space' }, ['list-marker'], 0],
  ])('%j leaves %j', (ignore, expected, unused) => {
    const result = check(`- ${ENTRY}`, [ignore]);
    expect(result.found).toEqual(expected);
    expect(result.unused.length).toBe(unused);
  });
});
