/** What the pages say of the project is there: files, headings, scripts, commands. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMAND_LIST } from '../../server/src/cli/declaration.ts';

const PAGES = [
  ...readdirSync('.').filter((name) => name.endsWith('.md')),
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => path.posix.join('docs', name.split(path.sep).join('/'))),
];
/** The pages that people write: the others are derived, and too many to list. */
const WRITTEN = PAGES.filter((page) => !page.startsWith('docs/rules/'));

const read = (file: string): string => readFileSync(file, 'utf8');
const withoutCode = (text: string): string => text.replace(/^(`{3,}).*\n[\s\S]*?^\1/gm, '').replace(/`[^`\n]*`/g, '');

/** The anchors of a page's headings, as GitHub makes them. */
function anchorsOf(page: string): ReadonlySet<string> {
  const headings = read(page)
    .replace(/^(`{3,}).*\n[\s\S]*?^\1/gm, '')
    .matchAll(/^#{1,6} (.+)$/gm);
  return new Set(
    Array.from(headings, ([, title = '']) =>
      title
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

/** What is wrong with a link to another place of the project. */
function problemOf(page: string, address: string): string | undefined {
  const [file = '', anchor] = address.split('#');
  const target = file === '' ? page : path.posix.join(path.posix.dirname(page), file);
  if (!existsSync(target)) return `${page}: ${address} is not there`;
  if (anchor === undefined || statSync(target).isDirectory() || anchorsOf(target).has(anchor)) return undefined;
  return `${page}: ${address} names no heading`;
}

describe('links', () => {
  const links = PAGES.flatMap((page) =>
    [...withoutCode(read(page)).matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, address = '']) => [page, address] as const)
      .filter(([, address]) => !/^[a-z]+:/i.test(address)),
  );

  it('of the pages lead to files and headings that there are', () => {
    expect(links.length).toBeGreaterThan(500);
    expect(links.flatMap(([page, address]) => problemOf(page, address) ?? [])).toEqual([]);
  });

  it('that lead nowhere are noticed', () => {
    expect(problemOf('docs/ci.md', 'command.md#twir-check')).toBeUndefined();
    expect(problemOf('docs/ci.md', 'command.md#twir-chock')).toContain('names no heading');
    expect(problemOf('docs/ci.md', 'commands.md')).toContain('is not there');
  });
});

/** The words that follow the command's name: options and what is in capitals are none. */
function commandsIn(text: string): readonly string[] {
  const called = /(?:`|^|\s)(?:twir|node dist\/cli\.js) ([a-z]+(?: [a-z]+)?)/gm;
  return Array.from(text.matchAll(called), ([, words = '']) => words);
}

describe('names', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Readonly<Record<string, string>> };

  it.each(WRITTEN)('of scripts in %s', (page) => {
    const named = [...read(page).matchAll(/\bnpm run (?:-s )?([\w:-]*\w)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });

  it.each(WRITTEN)('of commands in %s', (page) => {
    const isCommand = (words: string): boolean =>
      COMMAND_LIST.some(({ name }) => `${words} `.startsWith(`${name} `) || name.startsWith(`${words} `));
    expect(commandsIn(read(page)).filter((words) => !isCommand(words))).toEqual([]);
  });

  it('are looked for where they stand', () => {
    expect(commandsIn('`twir check`, and\n    node dist/cli.js events tidy FILE\n')).toEqual(['check', 'events tidy']);
    expect(commandsIn(read('README.md')).length).toBeGreaterThan(10);
  });

  it('of folders in the code map', () => {
    const map = /## Code map\n([\s\S]*?)\n## /.exec(read('ARCHITECTURE.md'))?.[1] ?? '';
    const places = [...map.matchAll(/^\| (`[^|]+`) \|/gm)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`([^`]+)`/g)].map(([, place = '']) => place),
    );
    expect(places.length).toBeGreaterThan(20);
    const isThere = (place: string): boolean => existsSync(place) || existsSync(path.join('server/src', place));
    expect(places.filter((place) => !isThere(place))).toEqual([]);
  });
});
