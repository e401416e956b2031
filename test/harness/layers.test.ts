/** The parts of the server stand on one another in one order, and no file needs another that needs it. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, test } from 'vitest';

const ROOT = 'server/src';

/** From the ground up: what stands in a row imports from the rows above it in this list, and from its own folder. */
const LAYERS: readonly (readonly string[])[] = [
  ['text', 'site'],
  ['markdown', 'links', 'places', 'github'],
  ['draft'],
  ['archive', 'difference', 'pages'],
  ['linkCheck', 'projectSections'],
  ['rules'],
  ['settings.ts'],
  ['config', 'chores'],
  ['features', 'importing'],
  ['service.ts'],
  ['rare'],
  ['lsp'],
  ['hosts'],
  ['cli'],
];

/** The import of a module of ours, be it of types alone or of what is loaded later. */
const IMPORT = /(?:\bfrom|\bimport\(|^import)\s*'(\.[^']+)'/gm;

const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .map((file) => file.split(path.sep).join('/'))
  .filter((file) => file.endsWith('.ts'));

const importsOf = new Map(
  files.map((file) => {
    const text = readFileSync(`${ROOT}/${file}`, 'utf8');
    const imported = [...text.matchAll(IMPORT)].map(([, to = '']) => path.posix.join(path.posix.dirname(file), to));
    return [file, imported] as const;
  }),
);

const partOf = (file: string): string => file.split('/')[0] ?? file;
const layerOf = (part: string): number => LAYERS.findIndex((layer) => layer.includes(part));

describe('the layers of the server', () => {
  it('name every folder, and each once', () =>
    expect(LAYERS.flat().sort()).toEqual([...new Set(files.map(partOf))].sort()));

  test.each(LAYERS.flat())('%s imports from lower ones alone', (part) => {
    const upward = [...importsOf].flatMap(([file, imported]) =>
      partOf(file) === part
        ? imported.filter((to) => partOf(to) !== part && layerOf(partOf(to)) >= layerOf(part)).map((to) => [file, to])
        : [],
    );
    expect(upward).toEqual([]);
  });

  it('hold no circle of files', () => {
    const done = new Set<string>();
    const circles: string[][] = [];
    const visit = (file: string, way: readonly string[]): void => {
      const at = way.indexOf(file);
      if (at >= 0) circles.push([...way.slice(at), file]);
      if (at >= 0 || done.has(file)) return;
      for (const to of importsOf.get(file) ?? []) visit(to, [...way, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
    expect(circles).toEqual([]);
  });

  it('are read from imports that lead to files', () =>
    expect([...importsOf.values()].flat().filter((to) => !importsOf.has(to))).toEqual([]));
});
