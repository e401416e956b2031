/** `twir sections`, over files in a folder of its own. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { UsageError } from '../../server/src/cli/common.ts';
import { sections } from '../../server/src/cli/sections.ts';
import { exampleDraft } from '../support/exampleDraft.ts';
import { runInProcess } from '../support/inProcess.ts';
import { type FakeGithub, fakeGithub } from './api.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'twir-sections-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let github: FakeGithub | undefined;
afterEach(async () => {
  vi.unstubAllEnvs();
  await github?.close();
  github = undefined;
});

const NAME = 'draft/2025-06-04-this-week-in-rust.md';
const TEXT = exampleDraft('* [A title](https://example.org/a)').text;
const LAST = exampleDraft('* [An RFC](https://github.com/rust-lang/rfcs/pull/4)', 'new-rfcs', '2025-05-28').text;
const PASTED =
  '### [New and Updated RFCs](https://github.com/rust-lang/rfcs/pulls)\n* [An RFC](https://github.com/rust-lang/rfcs/pull/4)\n* [Vec<T>](https://github.com/rust-lang/rfcs/pull/5)\n';

let count = 0;
async function run(
  files: Readonly<Record<string, string>>,
  ...args: string[]
): Promise<{ code: number; out: string; err: string; text: string }> {
  const root = path.join(folder, String(count++));
  const ran = await runInProcess(root, { [NAME]: TEXT, 'a.md': PASTED, ...files }, (io) => sections(args, io));
  return { ...ran, text: readFileSync(path.join(root, NAME), 'utf8') };
}

describe('twir sections paste', () => {
  it('puts them in place, tells of last week’s, and changes nothing the second time', async () => {
    const files = { 'content/2025-05-28-this-week-in-rust.md': LAST };
    const first = await run(files, 'paste', NAME, 'a.md');
    expect(first.code).toBe(1);
    expect(first.text).toContain('* [Vec&lt;T>](https://github.com/rust-lang/rfcs/pull/5)');
    expect(first.err).toMatch(
      /New and Updated RFCs: replaced, 2 items\n {4}in the last issue already: An RFC \(https:/,
    );
    const second = await run({ ...files, [NAME]: first.text }, 'paste', NAME, 'a.md');
    expect([second.text, second.err]).toEqual([first.text, expect.stringContaining('unchanged')]);
  });

  it('writes nothing in a dry run', async () => {
    const { code, out, text } = await run({}, 'paste', NAME, 'a.md', '--dry-run');
    expect([code, text]).toEqual([0, TEXT]);
    expect(out).toContain('+* [An RFC]');
  });

  it('lets no item of the draft go unasked, and says which would', async () => {
    const had = exampleDraft('* [Old](https://github.com/rust-lang/rfcs/pull/3)', 'new-rfcs').text;
    const files = { [NAME]: had };
    await expect(run(files, 'paste', NAME, 'a.md')).rejects.toThrow(/1 item .*--yes/);
    const dry = await run(files, 'paste', NAME, 'a.md', '--dry-run');
    expect([dry.code, dry.text]).toEqual([1, had]);
    expect(dry.err).toMatch(/would be replaced, 2 items, 1 of before would go\n {4}would go: Old \(https:/);
    const done = await run(files, 'paste', NAME, 'a.md', '--yes');
    expect(done.code).toBe(0);
    expect(done.err).toMatch(/: replaced, 2 items, 1 of before gone\n {4}gone: Old \(https:/);
    expect(done.text).not.toContain('pull/3');
    // What is there again is no loss.
    expect((await run({ [NAME]: done.text }, 'paste', NAME, 'a.md')).code).toBe(0);
  });

  it.each([
    [['paste', NAME], 'usage'],
    [['paste'], 'usage'],
    [['cut', NAME, 'a.md'], 'usage'],
    [['paste', NAME, 'a.md', '--api', 'x'], 'usage'],
    [['paste', NAME, 'none.md'], /none\.md: .*no such file/],
    [['paste', 'none.md', 'a.md'], /none\.md: .*no such file/],
    [['paste', 'a.md', 'a.md'], /no draft/],
    [['paste', NAME, NAME.replace('draft/', '../none/')], /no such file/],
  ])('refuses %j', async (args, complaint) => {
    const asked = run({}, ...args);
    if (complaint === 'usage') await expect(asked).rejects.toThrow(UsageError);
    else expect(await asked).toMatchObject({ code: 2, text: TEXT, err: expect.stringMatching(complaint) });
  });

  it('tells when there is none in the text', async () => {
    expect(await run({ 'a.md': 'hello\n' }, 'paste', NAME, 'a.md')).toMatchObject({
      code: 2,
      text: TEXT,
      err: expect.stringContaining('none of the sections'),
    });
  });
});

describe('twir sections update', () => {
  const RFC = { repository: 'rust-lang/rfcs', number: 5, title: 'Vec<T>', pull: true, created: '2025-06-01T00:00:00Z' };

  it('asks with the token of the environment, and writes what it learns', async () => {
    github = await fakeGithub([RFC]);
    vi.stubEnv('MY_TOKEN', 'abc');
    const { code, text, err } = await run({}, 'update', NAME, '--api', github.url, '--token-env', 'MY_TOKEN');
    expect([code, new Set(github.authorizations)]).toEqual([0, new Set(['token abc'])]);
    expect(text).toContain(
      '#### [New and Updated RFCs](https://github.com/rust-lang/rfcs/pulls)\n\n* [Vec&lt;T>](https://github.com/rust-lang/rfcs/pull/5)',
    );
    expect(err).toContain('from 2025-05-27 to 2025-06-03');
    expect((await run({ [NAME]: text }, 'update', NAME, '--api', github.url)).text).toBe(text);
  });

  it('leaves a section that it does not know as a whole, and says so', async () => {
    github = await fakeGithub([RFC], (at) =>
      at.search.includes('final-comment-period') ? { status: 500 } : undefined,
    );
    const { code, text, err } = await run({}, 'update', NAME, '--api', github.url);
    expect(code).toBe(1);
    expect(err).toMatch(/Cargo: GitHub has a problem of its own .*The section "fcp" is left as it is/);
    expect(text).toContain('Vec&lt;T>');
    expect(text).not.toContain('No Items entered');
  });

  it('writes nothing when nothing is known', async () => {
    github = await fakeGithub([], () => ({ status: 500 }));
    expect(await run({}, 'update', NAME, '--api', github.url)).toMatchObject({ code: 2, text: TEXT });
  });

  it('refuses a token that is not there, and an address that is none', async () => {
    await expect(run({}, 'update', NAME, '--token-env', 'NOT_THERE')).rejects.toThrow(/NOT_THERE/);
    await expect(run({}, 'update', NAME, '--api', 'example')).rejects.toThrow(UsageError);
  });
});
