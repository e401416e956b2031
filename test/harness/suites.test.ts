/** The desktop and the web run one suite; what only one of them has, has a reason. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const FOLDER = 'test/vscode/suite';
/** What only the desktop has: pages come from a server of the test's own, which a worker in a browser cannot start. */
const DESKTOP_ONLY = ['links.ts', 'pages.ts'];
/** No tests: the entries, and what they share. */
const HELPERS = ['all.ts', 'desk.ts', 'index.desktop.ts', 'index.web.ts', 'tally.ts'];

const importsOf = (file: string): string[] =>
  [...readFileSync(`${FOLDER}/${file}`, 'utf8').matchAll(/import\(?\s*'\.\/([\w-]+\.ts)'/g)]
    .map(([, name = '']) => name)
    .filter((name) => name !== 'all.ts');

describe('the suite in the workbench', () => {
  it('on the web is what both share', () => expect(importsOf('index.web.ts')).toEqual([]));

  it('on the desktop has besides what needs a server', () =>
    expect(importsOf('index.desktop.ts').sort()).toEqual(DESKTOP_ONLY));

  it('leaves no file out', () => {
    const files = readdirSync(FOLDER).filter((name) => name.endsWith('.ts') && !HELPERS.includes(name));
    const run = [...importsOf('all.ts'), ...DESKTOP_ONLY];
    expect(files.filter((name) => !run.includes(name) && !isImported(name, files))).toEqual([]);
  });
});

/** Whether another file of the suite takes something from a file, which is then no suite by itself. */
function isImported(name: string, files: readonly string[]): boolean {
  return files.some((file) => readFileSync(`${FOLDER}/${file}`, 'utf8').includes(`from './${name}'`));
}
