/** Every cell of the table in docs/editors.md has a test, and the table says what the tests prove. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MATRIX, type Proof, table } from './matrix.ts';

const read = (file: string): string => readFileSync(file, 'utf8');
const has = ([file, title]: Proof): boolean => existsSync(file) && read(file).includes(title);

it('the table is the one in the documentation', () => expect(read('docs/editors.md')).toContain(`\n\n${table()}\n\n`));

describe('in the workbench, on the web too unless the table says otherwise', () => {
  it.each(MATRIX)('$what', ({ workbench, desktopOnly }) => {
    const entry = read(`test/vscode/suite/${desktopOnly ? 'index.desktop' : 'all'}.ts`);
    const [file] = workbench;
    expect([has(workbench), entry.includes(`'./${file.split('/').at(-1)}'`)], workbench.join(': ')).toEqual([
      true,
      true,
    ]);
  });
});

describe('in Neovim and in Emacs', () => {
  it.each(MATRIX.flatMap(({ what, editors }) => (editors ? [[what, editors] as const] : [])))('%s', (_, name) => {
    expect(read('test/editors/editors.test.ts')).toMatch(new RegExp(`\\b${name}: (?:'|expect\\.|true)`));
    expect(read('test/editors/neovim.lua')).toContain(`report.${name} =`);
    expect(read('test/editors/emacs.el')).toContain(`(say :${name} `);
  });
});

describe('by the command', () => {
  it.each(MATRIX.flatMap(({ what, command }) => (command ? [[what, command] as const] : [])))('%s', (_, proof) =>
    expect(has(proof), proof.join(': ')).toBe(true),
  );
});
