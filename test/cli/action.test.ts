/** The GitHub Action and the hooks of pre-commit, run step by step as their hosts do, over a pull request of our making. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { bundles } from '../support/dist.ts';
import { exampleDraft } from '../support/exampleDraft.ts';
import { ROOT } from '../support/shared.ts';
import { type Repository, repository } from './repository.ts';

interface Step {
  readonly name: string;
  readonly id?: string;
  readonly shell: string;
  readonly run: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly 'working-directory'?: string;
}
interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}
const action = parse(readFileSync(path.join(ROOT, 'action.yml'), 'utf8')) as Action;

const NAME = 'draft/2025-06-04-this-week-in-rust.md';
const OLD = '* [Old](http://example.org/old) and more';
/** Two findings: one that fails (a conflict's marker), one that does not. */
const ADDED = ['- [A: new, 100%](https://example.org/new)', '>>>>>>> main'];
const folder = mkdtempSync(path.join(tmpdir(), 'twir-action-'));
let origin: Repository;
/** What actions/checkout makes of a pull request, with `fetch-depth: 2`: the merge, and what it was made of. */
let checkout = '';

beforeAll(() => {
  bundles();
  origin = repository();
  origin.write(NAME, exampleDraft(OLD).text);
  origin.commit('a draft');
  origin.git('switch', '--quiet', '-c', 'topic');
  origin.write(NAME, exampleDraft([OLD, ...ADDED].join('\n')).text);
  origin.commit('a pull request');
  origin.git('switch', '--quiet', 'main');
  origin.write('README.md', 'Other things go on.\n');
  origin.commit('meanwhile');
  origin.git('merge', '--quiet', '--no-ff', '-m', 'the merge', 'topic');
  checkout = path.join(folder, 'checkout');
  origin.git('clone', '--quiet', '--depth=2', pathToFileURL(origin.root).href, checkout);
});
afterAll(() => {
  origin.remove();
  rmSync(folder, { recursive: true, force: true });
});

interface Ran {
  readonly code: number | null;
  readonly log: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
}

/** Runs the action's steps: the expressions filled in, in bash as GitHub calls it, ending with the first that fails. */
function run(inputs: Readonly<Record<string, string>> = {}, actionPath = ROOT, env: NodeJS.ProcessEnv = {}): Ran {
  for (const name of Object.keys(inputs)) expect(Object.keys(action.inputs)).toContain(name);
  const fill = (text: string): string =>
    text.replace(/\$\{\{\s*([\w.-]+)\s*\}\}/g, (_, name: string) => {
      if (name === 'github.action_path') return actionPath;
      const input = /^inputs\.(.+)$/.exec(name)?.[1];
      if (input === undefined || !action.inputs[input]) throw new Error(`nobody fills in ${name}`);
      return inputs[input] ?? action.inputs[input].default;
    });
  const [summary, output, script] = ['summary', 'output', 'script'].map((name) => path.join(folder, name)) as [
    string,
    string,
    string,
  ];
  for (const file of [summary, output]) writeFileSync(file, '');
  let log = '';
  let code: number | null = 0;
  for (const step of action.runs.steps) {
    // What somebody hands in is not to become part of a script.
    expect(step.run).not.toContain('${{');
    writeFileSync(script, step.run);
    const own = Object.fromEntries(Object.entries(step.env ?? {}).map(([key, value]) => [key, fill(value)]));
    const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], {
      cwd: step['working-directory'] ? fill(step['working-directory']) : checkout,
      encoding: 'utf8',
      env: {
        ...process.env,
        GITHUB_WORKSPACE: checkout,
        GITHUB_ACTIONS: 'true',
        GITHUB_STEP_SUMMARY: summary,
        GITHUB_OUTPUT: output,
        ...env,
        ...own,
      },
    });
    log += stdout + stderr;
    code = status;
    if (code !== 0) break;
  }
  const outputs = readFileSync(output, 'utf8').split('\n').filter(Boolean);
  return {
    code,
    log,
    summary: readFileSync(summary, 'utf8'),
    outputs: Object.fromEntries(outputs.map((line) => line.split('=') as [string, string])),
  };
}
const annotations = ({ log }: Ran): string[] => log.split('\n').filter((line) => line.startsWith('::'));
const lineOf = (line: string): number =>
  exampleDraft([OLD, ...ADDED].join('\n'))
    .text.split('\n')
    .indexOf(line) + 1;

describe('the action', () => {
  it('is a composite one, and says what its parts are for', () => {
    expect(action.runs.using).toBe('composite');
    for (const { description } of Object.values(action.inputs)) expect(description).toMatch(/^[A-Z].*\.\s*$/s);
    for (const { shell } of action.runs.steps) expect(shell).toBe('bash');
    const ids = action.runs.steps.map(({ id }) => id);
    for (const { value } of Object.values(action.outputs))
      expect(ids).toContain(/steps\.(\w+)\.outputs\./.exec(value)?.[1]);
  });

  it('annotates the lines that the pull request adds, and no other', () => {
    const made = run({ since: 'HEAD^1' });
    const lines = annotations(made);
    expect(lines.length).toBeGreaterThanOrEqual(2);
    for (const line of lines) {
      expect(line).toMatch(new RegExp(`^::(error|warning|notice) file=${NAME},line=(\\d+),`));
      expect(ADDED.map(lineOf)).toContain(Number(/,line=(\d+)/.exec(line)?.[1]));
    }
    expect(lines.join('\n')).toContain('title=conflict-marker');
    expect([made.code, made.outputs]).toEqual([1, { 'exit-code': '1' }]);
  });

  it('without `since` it looks at all lines', () => {
    const at = (made: Ran): number[] => annotations(made).map((line) => Number(/,line=(\d+)/.exec(line)?.[1]));
    expect(at(run())).toContain(lineOf(OLD));
    expect(at(run({ since: 'HEAD^1' }))).not.toContain(lineOf(OLD));
  });

  it('writes a summary with the line to copy', () => {
    const { summary } = run({ since: 'HEAD^1' });
    expect(summary).toMatch(/^### This Week in Rust: \d+ places to look at\n/);
    expect(summary).toContain(`**Line ${lineOf(ADDED[0] as string)}** of \`${NAME}\``);
    expect(summary).toContain('* [A: new, 100%](https://example.org/new)\n');
    expect(run({ since: 'HEAD^1', 'comment-summary': 'false' }).summary).toBe('');
  });

  it('passes where nothing is louder than it may be', () => {
    expect(run({ since: 'HEAD^1', 'max-severity': 'error' })).toMatchObject({ code: 0, outputs: { 'exit-code': '0' } });
    const clean = run({ since: 'HEAD' });
    expect([clean.code, annotations(clean)]).toEqual([0, []]);
    expect(clean.summary).toMatch(/Thank you!\n$/);
  });

  it('writes SARIF', () => {
    run({ since: 'HEAD^1', sarif: 'twir.sarif' });
    const log = JSON.parse(readFileSync(path.join(checkout, 'twir.sarif'), 'utf8')) as {
      runs: { results: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }[] }[];
    };
    const uris = log.runs[0]?.results.map(({ locations }) => locations[0]?.physicalLocation.artifactLocation.uri);
    expect(new Set(uris)).toEqual(new Set([NAME]));
    rmSync(path.join(checkout, 'twir.sarif'));
  });

  it.each([
    ['several lines', 'README.md\n\ndraft/*.md\n', 1],
    ['a pattern that names nothing', 'drafts/*.md', 2],
    ['what looks like an option', '--help', 2],
    ['what a shell would run', '$(touch pwned); `touch pwned`', 2],
  ])('takes files: %s', (_, files, code) => {
    expect(run({ files }).code).toBe(code);
    expect(existsSync(path.join(checkout, 'pwned'))).toBe(false);
  });

  it('says so when the history is not there', () => {
    const made = run({ since: 'origin/nowhere' });
    expect([made.code, made.outputs, made.summary]).toEqual([2, { 'exit-code': '2' }, '']);
    expect(made.log).toMatch(/no revision `origin\/nowhere`.*fetch-depth: 0/);
  });

  it('builds the command where a branch, not a release, is asked for', () => {
    const branch = path.join(folder, 'branch');
    mkdirSync(path.join(branch, 'bin'), { recursive: true });
    for (const name of ['client', 'server', 'scripts', 'package.json', 'tsconfig.base.json', 'tsconfig.json'])
      symlinkSync(path.join(ROOT, name), path.join(branch, name));
    // In place of npm, which would fetch: what it would have put there.
    writeFileSync(
      path.join(branch, 'bin/npm'),
      `#!/bin/sh\nln -s ${JSON.stringify(path.join(ROOT, 'node_modules'))} node_modules\n`,
    );
    chmodSync(path.join(branch, 'bin/npm'), 0o755);
    const env = { PATH: [path.join(branch, 'bin'), process.env['PATH']].join(path.delimiter) };
    const made = run({ since: 'HEAD^1' }, branch, env);
    expect(made.code).toBe(1);
    expect(made.log).toContain('title=conflict-marker');
    expect(existsSync(path.join(branch, 'dist/cli.js'))).toBe(true);
  });
});

describe('docs/ci.md', () => {
  const page = readFileSync(path.join(ROOT, 'docs/ci.md'), 'utf8');
  const [workflow, hooks] = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(
    ([, text = '']) => parse(text) as unknown,
  );

  it('names the inputs that there are, with their defaults', () => {
    const rows = [...page.matchAll(/^\| `([\w-]+)` \| (\S+) \|/gm)].map(([, name, value]) => [name, value]);
    expect(rows).toEqual(
      Object.entries(action.inputs).map(([name, input]) => [name, input.default ? `\`${input.default}\`` : 'none']),
    );
  });

  it('has a workflow that is right', () => {
    const { jobs } = workflow as { jobs: { twir: { steps: { with: Record<string, string | number> }[] } } };
    const [first, second] = jobs.twir.steps;
    expect(first?.with).toEqual({ 'fetch-depth': 2 });
    for (const name of Object.keys(second?.with ?? {})) expect(Object.keys(action.inputs)).toContain(name);
  });

  it('names the hooks that there are', () => {
    const { repos } = hooks as { repos: { hooks: { id: string }[] }[] };
    expect(repos[0]?.hooks.map(({ id }) => id).sort()).toEqual(['twir-check', 'twir-fix']);
  });
});

interface Hook {
  readonly id: string;
  readonly name: string;
  readonly entry: string;
  readonly language: string;
  readonly files: string;
}

describe('the hooks of pre-commit', () => {
  const hooks = parse(readFileSync(path.join(ROOT, '.pre-commit-hooks.yaml'), 'utf8')) as Hook[];
  const hook = (id: string): Hook => hooks.find((one) => one.id === id) as Hook;

  /** Runs a hook as pre-commit does: the names of the files that were changed, and that it is for, behind its entry. */
  function commit(id: string, repo: Repository): { readonly code: number | null; readonly out: string } {
    const bin = path.join(folder, 'bin');
    mkdirSync(bin, { recursive: true });
    writeFileSync(path.join(bin, 'twir'), `#!/bin/sh\nexec "${process.execPath}" "${bundles().cli}" "$@"\n`);
    chmodSync(path.join(bin, 'twir'), 0o755);
    const staged = repo.git('diff', '--staged', '--name-only', '-z').split('\0').filter(Boolean);
    const files = staged.filter((name) => new RegExp(hook(id).files).test(name));
    if (!files.length) return { code: 0, out: '(no files to check)' };
    const [program = '', ...args] = hook(id).entry.split(' ');
    const { status, stdout, stderr } = spawnSync(program, [...args, ...files], {
      cwd: repo.root,
      encoding: 'utf8',
      env: { ...process.env, PATH: [bin, process.env['PATH']].join(path.delimiter) },
    });
    return { code: status, out: stdout + stderr };
  }

  it('are installed from this package', () => {
    const { bin } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
      bin: Record<string, string>;
    };
    expect(hooks.map(({ id }) => id)).toEqual(['twir-check', 'twir-fix']);
    for (const { entry, language } of hooks) {
      expect(language).toBe('node');
      expect(Object.keys(bin)).toContain(entry.split(' ')[0]);
    }
  });

  it('twir-check stops a commit that would be wrong in print, and looks at drafts alone', () => {
    const repo = repository();
    try {
      repo.write('README.md', '- other Markdown\n>>>>>>> main\n');
      repo.git('add', '--all');
      expect(commit('twir-check', repo)).toEqual({ code: 0, out: '(no files to check)' });
      repo.write(NAME, exampleDraft(ADDED[0] as string).text);
      repo.git('add', '--all');
      expect(commit('twir-check', repo)).toMatchObject({ code: 0, out: expect.stringContaining('list-marker') });
      repo.write(NAME, exampleDraft(ADDED.join('\n')).text);
      repo.git('add', '--all');
      expect(commit('twir-check', repo)).toMatchObject({ code: 1, out: expect.stringContaining('conflict-marker') });
    } finally {
      repo.remove();
    }
  });

  it('twir-fix mends the files, which pre-commit then shows', () => {
    const repo = repository();
    try {
      repo.write(NAME, exampleDraft(ADDED.join('\n')).text);
      repo.git('add', '--all');
      expect(commit('twir-fix', repo)).toMatchObject({ code: 0, out: expect.stringContaining('1 list-marker') });
      expect(repo.git('diff', '--unified=0')).toContain('+* [A: new, 100%]');
    } finally {
      repo.remove();
    }
  });
});
