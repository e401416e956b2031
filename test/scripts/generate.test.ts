import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Output, type Project, staleOutputs } from '../../scripts/generate/output.ts';
import { outputs } from '../../scripts/generate/outputs.ts';
import { generate } from '../../scripts/generate/run.ts';
import { scaffold } from '../../scripts/new-rule/scaffold.ts';
import type { Rule } from '../../server/src/rules/define.ts';
import { RULES } from '../../server/src/rules/registry.generated.ts';

const README = '# Desk\n\nBefore.\n\n<!-- rules:begin -->\n<!-- rules:end -->\n\nAfter.\n';
const MANIFEST = '{\n  "name": "desk",\n  "contributes": {\n    "commands": []\n  },\n  "scripts": {}\n}\n';

/** A project that is a map from paths to texts. */
function projectOf(files: ReadonlyMap<string, string>): Project {
  return {
    read: (name) => files.get(name),
    list: (folder) =>
      [...files.keys()].filter((name) => path.posix.dirname(name) === folder).map((name) => path.posix.basename(name)),
  };
}

/** What a project's files are once outputs are written. */
function written(files: ReadonlyMap<string, string>, made: readonly Output[]): Map<string, string> {
  const next = new Map(files);
  for (const { path: name, text } of made) {
    if (text === undefined) next.delete(name);
    else next.set(name, text);
  }
  return next;
}

const paths = (made: readonly Output[]): string[] => made.map((output) => output.path).sort();

describe('what is generated', () => {
  const rules = RULES.slice(0, 3);
  const empty = new Map([
    ['README.md', README],
    ['package.json', MANIFEST],
  ]);
  const full = written(empty, outputs(projectOf(empty), rules));

  it('is up to date once it is written', () => {
    expect(staleOutputs(projectOf(full), outputs(projectOf(full), rules))).toEqual([]);
  });

  it('is stale where somebody changed it, and there alone', () => {
    const [rule] = rules as [Rule];
    const page = `docs/rules/${rule.id}.md`;
    const changed = new Map(full).set(page, 'mine').set('snippets/twir.code-snippets', '{}');
    expect(paths(staleOutputs(projectOf(changed), outputs(projectOf(changed), rules)))).toEqual([
      page,
      'snippets/twir.code-snippets',
    ]);
  });

  it('is stale when a rule goes, and its page goes with it', () => {
    const [gone, ...left] = rules as [Rule, ...Rule[]];
    const stale = staleOutputs(projectOf(full), outputs(projectOf(full), left));
    expect(paths(stale)).toEqual(
      [
        'README.md',
        `docs/rules/${gone.id}.md`,
        'docs/rules/README.md',
        'package.json',
        'schemas/twir.schema.json',
      ].sort(),
    );
    expect(written(full, stale).has(`docs/rules/${gone.id}.md`)).toBe(false);
  });

  it('leaves what people wrote', () => {
    expect(full.get('README.md')).toMatch(
      /^# Desk\n\nBefore\.\n\n<!-- rules:begin -->\n\n\| Group [\s\S]*\|\n\n<!-- rules:end -->\n\nAfter\.\n$/,
    );
    const manifest = JSON.parse(full.get('package.json') ?? '') as Record<string, Record<string, unknown>>;
    expect(Object.keys(manifest)).toEqual(['name', 'contributes', 'scripts']);
    expect(Object.keys(manifest['contributes'] ?? {})[0]).toBe('commands');
  });

  it('counts the rules of each group in the README, and names each in the list that it leads to', () => {
    const readme = full.get('README.md') ?? '';
    const counts = [...readme.matchAll(/^\| \[[^\]]+\]\(docs\/rules\/README\.md#[\w-]+\) \| (\d+) \|/gm)];
    expect(counts.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(rules.length);
    for (const { id } of rules) expect(full.get('docs/rules/README.md')).toContain(`[${id}](${id}.md)`);
  });

  it('names every rule in the settings, and no other', () => {
    const manifest = JSON.parse(full.get('package.json') ?? '') as {
      contributes: {
        configuration: { properties: Record<string, { properties?: object; additionalProperties?: unknown }> };
      };
    };
    const setting = manifest.contributes.configuration.properties['twir.rules'];
    expect(Object.keys(setting?.properties ?? {})).toEqual(rules.map(({ id }) => id));
    expect(setting?.additionalProperties).toBe(false);
  });

  it('needs the marks in the README', () => {
    const bare = new Map(full).set('README.md', '# Desk\n');
    expect(() => outputs(projectOf(bare), rules)).toThrow('rules:begin');
  });
});

describe('npm run generate, in a copy of the project', () => {
  let root = '';
  beforeAll(() => {
    root = mkdtempSync(path.join(tmpdir(), 'twir-generate-'));
    for (const name of [
      'server/src',
      'scripts',
      'test/support',
      'docs',
      'schemas',
      'snippets',
      'syntaxes',
      'README.md',
      'package.json',
      'tsconfig.base.json',
    ]) {
      cpSync(name, path.join(root, name), { recursive: true });
    }
    symlinkSync(path.resolve('node_modules'), path.join(root, 'node_modules'), 'junction');
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('mends what is stale, and says what that was', async () => {
    const file = path.join(root, 'server/src/rules/catalogue/a-trial.ts');
    const page = path.join(root, 'docs/rules/a-trial.md');
    writeFileSync(file, scaffold('a-trial', '0.1.0'));
    expect(await generate(root)).toContain('docs/rules/a-trial.md');
    expect(readFileSync(page, 'utf8')).toContain('# a-trial');

    rmSync(file);
    const stale = [
      'server/src/rules/registry.generated.ts',
      'docs/rules/README.md',
      'docs/rules/a-trial.md',
      'schemas/twir.schema.json',
      'README.md',
      'package.json',
    ];
    expect(await generate(root, { check: true })).toEqual(stale);
    expect(existsSync(page)).toBe(true);
    expect(await generate(root)).toEqual(stale);
    expect(existsSync(page)).toBe(false);
    expect(await generate(root, { check: true })).toEqual([]);
  });
});
