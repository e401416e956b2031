/** Other editors, as they are installed: real ones, without a screen, by their own clients for language servers. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { bundles } from '../support/dist.ts';
import { exampleDraft } from '../support/exampleDraft.ts';

const HERE = path.resolve('test/editors');
const DASH = '- [Dash 🦀 日本](https://example.org/dash)';
const TRACKED = '* [🦀🦀 é 日本](https://example.org/t?x=1&utm_source=y)';

const SEEN = '* [🦀 The Lighthouse](https://example.org/seen)';
const EARLIER = `## Updates from Rust Community\n\n### Observations/Thoughts\n${SEEN}\n`;

interface Editor {
  readonly name: string;
  /** Whether it is here, with all that it takes. */
  readonly probe: readonly [command: string, ...args: string[]];
  readonly debian: string;
  run(file: string): readonly [command: string, ...args: string[]];
}

/** What the scripts say. */
interface Report {
  readonly editor: string;
  readonly version: string;
  readonly server?: string;
  /** The text that a finding underlines. */
  readonly found?: string;
  readonly foundAfter?: string;
  readonly completions?: readonly string[];
  readonly action?: string;
  /** Whether a rule that `twir.json` turns off is silent. */
  readonly off?: boolean;
  /** What the earlier issues know. */
  readonly hover?: string;
  /** Whether "fix all" has mended all that can be mended. */
  readonly mended?: boolean;
  /** The mended line. */
  readonly line?: string;
  readonly error?: string;
}

const EDITORS: readonly Editor[] = [
  {
    name: 'Neovim',
    probe: ['nvim', '--version'],
    debian: 'neovim',
    run: (file) => ['nvim', '--headless', '-u', 'NONE', '-c', `luafile ${path.join(HERE, 'neovim.lua')}`, file],
  },
  {
    name: 'Emacs',
    probe: ['emacs', '--batch', '--eval', "(progn (require 'package) (package-initialize) (require 'eglot))"],
    debian: 'emacs-nox elpa-eglot',
    run: (file) => ['emacs', '--batch', '-l', path.join(HERE, 'emacs.el'), file],
  },
];

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'twir-editors-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const spawn = ([command, ...args]: readonly [string, ...string[]], env = {}) =>
  spawnSync(command, args, {
    encoding: 'utf8',
    timeout: 50_000,
    cwd: folder || tmpdir(),
    // Nothing of whoever runs the test: no settings, and an encoding in which a crab is one character.
    env: { ...process.env, HOME: folder, XDG_CONFIG_HOME: folder, LC_ALL: 'C.UTF-8', ...env },
  });

for (const editor of EDITORS) {
  const title = `${editor.name} finds, completes and mends over \`twir lsp --stdio\``;
  const { status, error } = spawn(editor.probe);
  if (error || status !== 0) {
    const reason = `${title} (not installed: apt-get install ${editor.debian})`;
    if (process.env['TWIR_NO_SKIP'] === '1')
      it(reason, () => {
        throw new Error(`${reason}; TWIR_NO_SKIP=1 allows no skipping`);
      });
    else it.skip(reason, () => {});
    continue;
  }
  it(title, () => {
    const file = path.join(folder, 'draft/2025-06-04-this-week-in-rust.md');
    mkdirSync(path.dirname(file), { recursive: true });
    mkdirSync(path.join(folder, 'content'));
    writeFileSync(path.join(folder, 'content/2025-05-28-this-week-in-rust.md'), EARLIER);
    writeFileSync(path.join(folder, 'twir.json'), '{ "rules": { "trailing-space": "off" } }');
    writeFileSync(file, exampleDraft(`${TRACKED}\n${DASH}\n* [Spaces](https://example.org/s)  \n${SEEN}`).text);
    const server = JSON.stringify([process.execPath, bundles().cli, 'lsp', '--stdio']);
    const { stdout, stderr } = spawn(editor.run(file), { TWIR_SERVER: server });
    const said = /REPORT (\{.*\})/.exec(stdout)?.[1];
    if (said === undefined) throw new Error(`no report:\n${stdout}\n${stderr}`);
    const report = JSON.parse(said) as Report;
    console.log(`${report.editor} ${report.version}`);
    expect(report.error).toBeUndefined();
    expect(report).toMatchObject({
      server: 'twir',
      found: 'utm_source=y',
      completions: expect.arrayContaining(['Audio', 'Video']),
      action: expect.stringContaining('*'),
      line: '* [Dash é日 日本](https://example.org/dash)',
      foundAfter: 'utm_source=y',
      off: true,
      hover: expect.stringContaining('2025-05-28'),
      mended: true,
    });
  });
}
