import { describe, expect, it } from 'vitest';
import { readRepositoryFile, withIgnore, withRuleOff } from '../../server/src/config/repositoryFile.ts';
import { DECLARATIONS, DEFAULT_SETTINGS, decodeSettings } from '../../server/src/settings.ts';

const rules = new Set(['list-marker', 'published-before']);
const read = (text: string | undefined) => readRepositoryFile('file:///r/twir.json', text, rules);

describe('twir.json', () => {
  it.each([
    ['{ "rules": { "list-marker": "off" } }', { rules: { 'list-marker': 'off' } }],
    [
      '{ "audience": "editor", "archiveIssues": 10, "states": "strip", "titleWords": 5 }',
      { audience: 'editor', archiveIssues: 10, states: 'strip', titleWords: 5 },
    ],
    ['// with a comment\n{ "$schema": "x", "audience": "editor", }', { audience: 'editor' }],
    ['', {}],
    [undefined, {}],
  ])('%j sets what it names', (text, expected) => {
    const file = read(text);
    expect(file.problems).toEqual([]);
    expect(file.over(DEFAULT_SETTINGS)).toEqual({ ...DEFAULT_SETTINGS, ...expected });
  });

  it('wins over a user’s settings, rule by rule', () => {
    const { settings } = decodeSettings(
      { rules: { 'list-marker': 'error', 'published-before': 'hint' }, audience: 'editor' },
      rules,
    );
    const merged = read('{ "rules": { "list-marker": "off" } }').over(settings);
    expect(merged.rules).toEqual({ 'list-marker': 'off', 'published-before': 'hint' });
    expect(merged.audience).toBe('editor');
  });

  it('gives one object for one user’s settings, so that findings can be kept', () => {
    const file = read('{ "audience": "editor" }');
    expect(file.over(DEFAULT_SETTINGS)).toBe(file.over(DEFAULT_SETTINGS));
  });

  it.each([
    ['{ "rulez": {} }', '"rulez"', /no setting `rulez`/],
    ['{ "rules": { "no-such-rule": "off" } }', '"no-such-rule"', /no rule `no-such-rule`/],
    ['{ "rules": { "list-marker": "loud" } }', '"list-marker"', /"loud".*can be off/],
    ['{ "archiveIssues": -1 }', '"archiveIssues"', /whole number/],
    ['{ "ignore": [{ "rule": "list-marker" }] }', '{ "rule": "list-marker" }', /a `rule` and a `line`/],
    ['{ "audience": "all" }', '"audience"', /can be any/],
    ['{ "audience": "any" ', '', /no JSON/],
    ['[]', '[]', /an object/],
  ])('says what is wrong in %s', (text, place, message) => {
    const [problem] = read(text).problems;
    expect(problem?.message).toMatch(message);
    expect(text.slice(problem?.span.start, problem?.span.end)).toBe(place);
  });

  it.each([
    [undefined, '{\n  "ignore": [\n    {\n      "rule": "list-marker",\n      "line": "- x"\n    }\n  ]\n}\n'],
    ['{ "audience": "any" }', /"audience": "any",\s+"ignore": \[\s+\{/],
  ])('takes one more ignore into %j', (text, expected) => {
    const after = withIgnore(text, { rule: 'list-marker', line: '- x' });
    if (typeof expected === 'string') expect(after.trim()).toBe(expected.trim());
    else expect(after).toMatch(expected);
    expect(read(after).problems).toEqual([]);
    expect(read(withIgnore(after, { rule: 'list-marker', line: '- y' })).over(DEFAULT_SETTINGS).ignore.length).toBe(2);
  });

  it('knows where each ignore stands', () => {
    const text = '{ "ignore": [{ "rule": "list-marker", "line": "a" }, { "rule": "list-marker", "line": "b" }] }';
    const file = read(text);
    const [, second] = file.over(DEFAULT_SETTINGS).ignore;
    const { start, end } = file.placeOfIgnore(second as NonNullable<typeof second>);
    expect(text.slice(start, end)).toContain('"b"');
  });

  it('turns a rule off, and keeps comments', () => {
    const after = withRuleOff('{\n  // why\n  "rules": { "published-before": "hint" }\n}\n', 'list-marker');
    expect(after).toContain('// why');
    expect(read(after).over(DEFAULT_SETTINGS).rules).toEqual({ 'published-before': 'hint', 'list-marker': 'off' });
  });
});

describe('settings', () => {
  it('each has a description and a schema whose default it takes', () => {
    for (const { key, description, schema, default: byDefault } of DECLARATIONS) {
      expect(description, key).not.toBe('');
      expect(schema['default'], key).toEqual(byDefault);
    }
  });

  it('a user’s settings cannot ignore lines, and unknown keys of other tools are none of our business', () => {
    const { settings, problems } = decodeSettings(
      { ignore: [{ rule: 'list-marker', line: 'x' }], trace: 'off' },
      rules,
    );
    expect(settings).toEqual(DEFAULT_SETTINGS);
    expect(problems).toEqual([]);
  });
});
