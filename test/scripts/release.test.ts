/** The release script, on a small repository of its own. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Repository, repository } from '../cli/repository.ts';
import { ROOT } from '../support/shared.ts';

const CHANGELOG = '# Changelog\n\n## [Unreleased]\n\n### Added\n\n- A thing.\n\n## [0.1.0]\n\n- The first.\n';
const MANIFEST = '{\n  "name": "x",\n  "version": "0.1.0",\n  "dependencies": { "y": "0.1.0" }\n}\n';
const LOCK = '{\n  "version": "0.1.0",\n  "packages": { "": { "version": "0.1.0" }, "y": { "version": "0.1.0" } }\n}\n';

let repo: Repository;
const file = (name: string): string => path.join(repo.root, name);
const read = (name: string): string => readFileSync(file(name), 'utf8');
const release = (...args: string[]) =>
  spawnSync(process.execPath, [path.join(ROOT, 'scripts/release.mjs'), ...args], { cwd: repo.root, encoding: 'utf8' });

beforeEach(() => {
  repo = repository();
  repo.write('package.json', MANIFEST);
  repo.write('package-lock.json', LOCK);
  repo.write('CHANGELOG.md', CHANGELOG);
  // Packing takes a build; what it makes is tested with the package.
  repo.write(
    'scripts/package.mjs',
    `import { writeFileSync } from 'node:fs';\nwriteFileSync(process.argv[2], 'packed');\n`,
  );
  repo.commit('x');
});
afterEach(() => repo.remove());

describe('a release', () => {
  it('changes the version, closes the changelog, packs, and says what is left to do', () => {
    const { status, stdout } = release('0.2.0');
    expect(status).toBe(0);
    expect(read('package.json')).toBe(MANIFEST.replace('"version": "0.1.0"', '"version": "0.2.0"'));
    const lock = JSON.parse(read('package-lock.json')) as {
      version: string;
      packages: Record<string, { version: string }>;
    };
    expect([lock.version, lock.packages['']?.version, lock.packages['y']?.version]).toEqual([
      '0.2.0',
      '0.2.0',
      '0.1.0',
    ]);
    expect(read('CHANGELOG.md')).toMatch(
      /^# Changelog\n\n## \[Unreleased\]\n\n## \[0\.2\.0\] - \d{4}-\d\d-\d\d\n\n### Added\n\n- A thing\.\n\n## \[0\.1\.0\]\n\n- The first\.\n$/,
    );
    expect(read('twir-desk-0.2.0.vsix')).toBe('packed');
    expect(stdout).toContain('git tag -a v0.2.0 -m');
    expect(stdout).toContain('npx @vscode/vsce publish --packagePath twir-desk-0.2.0.vsix');
    expect(stdout).toContain('npx ovsx publish twir-desk-0.2.0.vsix');
    expect(stdout).toContain('- A thing.');
    expect(stdout).not.toContain('- The first.');
    // Nothing that cannot be undone was done.
    expect(repo.git('log', '--oneline').trim().split('\n').length).toBe(1);
  });

  it('tried out changes nothing and says the same', () => {
    const { status, stdout } = release('0.2.0', '--dry-run');
    expect([status, repo.git('status', '--porcelain')]).toEqual([0, '']);
    expect(existsSync(file('twir-desk-0.2.0.vsix'))).toBe(false);
    expect(stdout).toContain('nothing was changed');
    expect(stdout).toContain('npx ovsx publish twir-desk-0.2.0.vsix');
  });

  it.each<[why: string, args: string[], says: RegExp]>([
    ['no version', [], /usage/],
    ['two versions', ['0.2.0', '0.3.0'], /usage/],
    ['the same version', ['0.1.0'], /does not come after 0\.1\.0/],
    ['an earlier version', ['0.0.9'], /does not come after 0\.1\.0/],
    ['no version of three numbers', ['0.2.0-beta.1'], /three numbers/],
  ])('is refused with %s', (_, args, says) => {
    const { status, stderr } = release(...args);
    expect(status).toBe(1);
    expect(stderr).toMatch(says);
    expect(repo.git('status', '--porcelain')).toBe('');
  });

  it.each<[why: string, prepare: () => void, says: RegExp]>([
    ['changes that are not committed', () => repo.write('new.txt', ''), /not committed:\n.*new\.txt/],
    [
      'nothing to say',
      () => {
        repo.write('CHANGELOG.md', CHANGELOG.replace('### Added\n\n- A thing.\n\n', ''));
        repo.commit('y');
      },
      /nothing under/,
    ],
  ])('is refused with %s', (_, prepare, says) => {
    prepare();
    const { status, stderr } = release('0.2.0');
    expect(status).toBe(1);
    expect(stderr).toMatch(says);
    expect(read('package.json')).toBe(MANIFEST);
  });
});
