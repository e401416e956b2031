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
execFileSync(process.execPath, ['scripts/package.mjs', file], { stdio: ['ignore', 'ignore', 'inherit'] });
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
  'extension/dist/browser/elsewhere.js',
  'extension/dist/browser/github.js',
  'extension/dist/browser/server.js',
  'extension/dist/cli.js',
  'extension/dist/client.js',
  'extension/dist/node/api.mjs',
  'extension/dist/node/chunk-*.mjs',
  'extension/dist/node/cli.mjs',
  'extension/dist/node/elsewhere-*.mjs',
  'extension/dist/node/github-*.mjs',
  'extension/dist/node/server.mjs',
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

/** The pictures of the walkthrough, as the manifest names them. */
const pictures = [
  ...new Set(
    [...text('extension/package.json').matchAll(/"(images\/walkthrough\/[^"]+)"/g)].map(
      ([, name]) => `extension/${name}`,
    ),
  ),
];

describe('the packed extension', () => {
  test('holds the files that it should, and no other', () => {
    const names = entries.map(({ name }) => name.replace(/-[A-Z0-9]{8}\.mjs$/, '-*.mjs'));
    expect([...new Set(names)].sort()).toEqual([...allowed, ...pictures].sort());
  });

  test('is small', () => {
    const ofPictures = entries
      .filter(({ name }) => pictures.includes(name))
      .reduce((sum, entry) => sum + entry.bytes().length, 0);
    console.log(
      `twir-desk.vsix: ${(size / 1024).toFixed(0)} kB, of it ${(ofPictures / 1024).toFixed(0)} kB for pictures`,
    );
    // Pictures are packed as they are: no packing makes them smaller.
    expect(size - ofPictures).toBeLessThan(1_300_000);
  });

  // What a desktop or a page loads to show a draft; the rest is loaded when it is wanted, or never.
  test.each([
    ['the client of the desktop', ['dist/client.js'], 600],
    ['the client of the web', ['dist/browser/client.js'], 600],
    ['the server of the desktop', startOf('dist/node/server.mjs'), 1200],
    ['the server of the web', ['dist/browser/server.js'], 1200],
  ])('%s is small', (what, files, most) => {
    const bytes = files.reduce((sum, name) => sum + text(`extension/${name}`).length, 0);
    console.log(`${what}: ${(bytes / 1024).toFixed(0)} kB`);
    expect(bytes).toBeGreaterThan(100_000);
    expect(bytes / 1024).toBeLessThan(most);
  });

  test('loads rare parts apart', () => {
    const isCalendar = (name: string): boolean => text(`extension/${name}`).includes('vtimezone');
    expect(startOf('dist/node/server.mjs').filter(isCalendar)).toEqual([]);
    expect(isCalendar('dist/browser/server.js')).toBe(false);
    expect(isCalendar('dist/browser/elsewhere.js')).toBe(true);
  });

  test('names no file that it does not hold', () => {
    const manifest = JSON.parse(text('extension/package.json')) as Manifest;
    const { snippets = [], grammars = [] } = manifest.contributes;
    const paths = [
      // VS Code adds the ending; without it in the manifest, npm does not pack them (.npmignore).
      `${manifest.main}.js`,
      `${manifest.browser}.js`,
      manifest.icon,
      ...[...snippets, ...grammars].map(({ path }) => path),
    ];
    const names = entries.map(({ name }) => name);
    expect(paths.filter((path) => !names.includes(join('extension', path)))).toEqual([]);
  });

  test.each(['readme.md', 'changelog.md'])('%s can be read where nothing else of the repository is', (name) => {
    const links = [...text(`extension/${name}`).matchAll(/\]\(([^)\s]+)\)/g)].map(([, address = '']) => address);
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter((address) => !/^(https:|#)/.test(address))).toEqual([]);
  });

  test.each(entries.map(({ name }) => name).filter((name) => /\.m?js$/.test(name)))(
    '%s mentions neither a source map nor the folder it was built in',
    (name) => {
      expect(text(name)).not.toContain('sourceMappingURL=');
      expect(text(name)).not.toContain(process.cwd());
    },
  );
});

/** A module of the bundles with all that it imports at once, not what it imports later. */
function startOf(entry: string): string[] {
  const seen = new Set<string>();
  const visit = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    const imports = text(`extension/${name}`).matchAll(/(?:from|import)\s*"(\.\/[^"]+\.mjs)"/g);
    for (const [, path = ''] of imports) visit(join('dist/node', path));
  };
  visit(entry);
  return [...seen];
}

interface Manifest {
  readonly main: string;
  readonly browser: string;
  readonly icon: string;
  readonly contributes: {
    readonly snippets?: readonly { readonly path: string }[];
    readonly grammars?: readonly { readonly path: string }[];
  };
}
