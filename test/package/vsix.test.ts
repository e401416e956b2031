/** What is in the packed extension, and nothing else: a stray file would go to every user. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, describe, expect, test } from 'vitest';
import { entriesOf } from './zip.ts';

const folder = mkdtempSync(join(tmpdir(), 'twir-package-'));
const file = join(folder, 'twir-desk.vsix');
execFileSync(process.execPath, ['scripts/package.mjs', file], { stdio: 'ignore' });
const size = readFileSync(file).length;
const entries = entriesOf(readFileSync(file));
const text = (name: string): string =>
  entries
    .find((entry) => entry.name === name)
    ?.bytes()
    .toString('utf8') ?? '';

afterAll(() => rmSync(folder, { recursive: true, force: true }));

// vsce writes the first two, and renames the documents as it likes.
const allowed = [
  '[Content_Types].xml',
  'extension.vsixmanifest',
  'extension/LICENSE.txt',
  'extension/changelog.md',
  'extension/dist/browser/client.js',
  'extension/dist/browser/server.js',
  'extension/dist/cli.js',
  'extension/dist/client.js',
  'extension/dist/preview.css',
  'extension/dist/preview.js',
  'extension/dist/server.js',
  'extension/images/icon.png',
  'extension/package.json',
  'extension/readme.md',
  'extension/schemas/twir.schema.json',
  'extension/snippets/twir.code-snippets',
  'extension/syntaxes/twir.document.injection.tmLanguage.json',
  'extension/syntaxes/twir.injection.tmLanguage.json',
];

describe('the packed extension', () => {
  test('holds the files that it should, and no other', () => {
    expect(entries.map(({ name }) => name).sort()).toEqual([...allowed].sort());
  });

  test('is small', () => {
    expect(size).toBeLessThan(1_500_000);
  });

  test('names no file that it does not hold', () => {
    const manifest = JSON.parse(text('extension/package.json')) as Manifest;
    const { snippets = [], grammars = [] } = manifest.contributes;
    const paths = [
      manifest.main,
      manifest.browser,
      manifest.icon,
      ...[...snippets, ...grammars].map(({ path }) => path),
    ];
    const names = entries.map(({ name }) => name);
    expect(paths.filter((path) => !names.includes(join('extension', path)))).toEqual([]);
  });

  test.each(allowed.filter((name) => name.endsWith('.js')))(
    '%s mentions neither a source map nor the folder it was built in',
    (name) => {
      expect(text(name)).not.toContain('sourceMappingURL=');
      expect(text(name)).not.toContain(process.cwd());
    },
  );
});

interface Manifest {
  readonly main: string;
  readonly browser: string;
  readonly icon: string;
  readonly contributes: {
    readonly snippets?: readonly { readonly path: string }[];
    readonly grammars?: readonly { readonly path: string }[];
  };
}
