/** `twir check --since`: findings on lines that are new, by git's own word. */
import { mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JsonFinding } from '../../server/src/cli/report/json.ts';
import { exampleDraft } from '../support/exampleDraft.ts';
import { type Repository, repository } from './repository.ts';
import { type Run, type RunOptions, twir } from './run.ts';

const FILE = '2025-06-04-this-week-in-rust.md';
const NAME = `draft/${FILE}`;
const OLD = '- [Old](https://example.org/old)';
const NEW = '- [New](https://example.org/new)';
const GOOD = '* [Good](https://example.org/good)';
const draft = (...lines: string[]): string => exampleDraft(lines.join('\n')).text;
const BOTH = draft(OLD, NEW);

let repo: Repository;
beforeEach(() => {
  repo = repository();
  repo.write(NAME, draft(OLD));
  repo.commit('a draft with a defect of its own');
  repo.git('tag', 'base');
});
afterEach(() => repo.remove());

const check = (args: readonly string[], options?: RunOptions): Run =>
  twir(repo.root, ['check', '--format', 'json', ...args], options);

/** Files and lines that findings stand in. */
function places(run: Run): string[] {
  expect(run.err).toBe('');
  return (JSON.parse(run.out) as JsonFinding[]).map(({ file, line }) => `${file}:${line}`);
}
/** The place of a line in a text. */
const at = (text: string, line: string, name = NAME): string => `${name}:${text.split(/\r?\n/).indexOf(line) + 1}`;

function commitOnTopic(text = BOTH): void {
  repo.git('switch', '--quiet', '-c', 'topic');
  repo.write(NAME, text);
  repo.commit('a pull request');
}

interface Row {
  readonly make: () => void;
  readonly expected: readonly string[];
  readonly since?: string;
  readonly file?: string;
}

const MOVED = `content/${FILE}`;
const ODD = 'draft/[1] ü*{a},b/2025-06-04-this-week-in-rust.md';
const rows: Readonly<Record<string, Row>> = {
  nothing: { make: () => {}, expected: [] },
  'a commit of a branch': { make: () => commitOnTopic(), expected: [at(BOTH, NEW)] },
  'the name of a branch, of a commit, of a tag, of what was before': {
    make: () => commitOnTopic(),
    expected: [at(BOTH, NEW)],
    since: 'HEAD^',
  },
  'a line that is staged': {
    make: () => {
      repo.write(NAME, BOTH);
      repo.git('add', '--all');
    },
    expected: [at(BOTH, NEW)],
  },
  'a line that is not staged': { make: () => repo.write(NAME, BOTH), expected: [at(BOTH, NEW)] },
  'a commit, and on top of it what is not committed': {
    make: () => {
      commitOnTopic();
      repo.write(NAME, draft(GOOD, OLD, NEW));
    },
    expected: [at(draft(GOOD, OLD, NEW), NEW)],
  },
  'not what came to main since': {
    make: () => {
      commitOnTopic();
      repo.git('switch', '--quiet', 'main');
      repo.write(NAME, draft('- [Of somebody else](https://example.org/else)', OLD));
      repo.commit('meanwhile');
      repo.git('switch', '--quiet', 'topic');
    },
    expected: [at(BOTH, NEW)],
    since: 'main',
  },
  'not an old line that moved down': { make: () => commitOnTopic(draft(GOOD, OLD)), expected: [] },
  'not what is around a deleted line': {
    make: () => commitOnTopic(draft(OLD).replace('A quiet week.\n', '')),
    expected: [],
  },
  'all lines, where the line endings changed': {
    make: () => commitOnTopic(draft(OLD).replace(/\n/g, '\r\n')),
    expected: [at(draft(OLD), OLD)],
  },
  'the last line, without an ending': {
    make: () => commitOnTopic(`${draft(OLD)}\nSee REDDIT_LINK_HERE`),
    expected: [at(`${draft(OLD)}\nSee REDDIT_LINK_HERE`, 'See REDDIT_LINK_HERE')],
  },
  'a file that git does not know': {
    make: () =>
      repo.write('draft/2025-06-11-this-week-in-rust.md', exampleDraft(OLD, 'observations', '2025-06-11').text),
    expected: [at(exampleDraft(OLD, 'observations', '2025-06-11').text, OLD, 'draft/2025-06-11-this-week-in-rust.md')],
    file: 'draft/2025-06-11-this-week-in-rust.md',
  },
  'of a file that was renamed, what was changed': {
    make: () => {
      repo.git('rm', '--quiet', NAME);
      repo.write(MOVED, BOTH);
      repo.commit('published');
    },
    expected: [at(BOTH, NEW, MOVED)],
    file: MOVED,
  },
  'of a file that was renamed and not committed': {
    make: () => {
      repo.git('mv', NAME, '2025-06-04-this-week-in-rust.md');
      repo.write(FILE, BOTH);
    },
    expected: [at(BOTH, NEW, FILE)],
    file: FILE,
  },
  'a name with signs that git takes for a pattern': {
    make: () => {
      repo.write(ODD, draft(OLD));
      repo.commit('odd');
      repo.git('tag', '--force', 'base');
      repo.write(ODD, BOTH);
    },
    expected: [at(BOTH, NEW, ODD)],
    file: ODD,
  },
  'a file whose attributes call it binary': {
    make: () => {
      repo.write('.gitattributes', '*.md -diff\n');
      commitOnTopic();
    },
    expected: [at(BOTH, NEW)],
  },
  'a repository with ideas of its own on differences': {
    make: () => {
      for (const [key, value] of [
        ['diff.external', 'false'],
        ['diff.noprefix', 'true'],
        ['diff.context', '20'],
        ['diff.interHunkContext', '20'],
        ['color.ui', 'always'],
        ['core.fsmonitor', 'false'],
      ])
        repo.git('config', key as string, value as string);
      commitOnTopic();
    },
    expected: [at(BOTH, NEW)],
  },
};

describe('what is new', () => {
  it('without it, all is', () => expect(places(check([NAME]))).toEqual([at(draft(OLD), OLD)]));

  it.each(Object.entries(rows))('%s', (_, { make, expected, since = 'base', file = NAME }) => {
    make();
    expect(places(check([file, '--since', since]))).toEqual(expected);
  });

  it('is the same from another folder, and by a full path', () => {
    commitOnTopic();
    const run = twir(path.join(repo.root, 'draft'), ['check', '--format', 'json', '--since', 'base', FILE]);
    expect(places(run)).toEqual([at(BOTH, NEW, FILE)]);
    expect(places(check(['--since', 'base', path.join(repo.root, NAME)]))).toHaveLength(1);
  });

  it('is the same in a hook of git, which has said where it is', () => {
    commitOnTopic();
    const env = { GIT_DIR: '.git', GIT_INDEX_FILE: '.git/index', GIT_PREFIX: '' };
    expect(places(check([NAME, '--since', 'base'], { env }))).toEqual([at(BOTH, NEW)]);
  });

  it('is asked of the repository that a file lies in, by whichever way', () => {
    commitOnTopic();
    const elsewhere = mkdtempSync(path.join(tmpdir(), 'twir-link-'));
    try {
      symlinkSync(repo.root, path.join(elsewhere, 'there'), 'junction');
      const run = twir(elsewhere, ['check', '--format', 'json', '--since', 'base', `there/${NAME}`]);
      expect(places(run)).toEqual([at(BOTH, NEW, `there/${NAME}`)]);
    } finally {
      rmSync(elsewhere, { recursive: true, force: true });
    }
  });

  it('decides the exit code', () => {
    commitOnTopic(draft(OLD, GOOD));
    expect(check([NAME, '--max-severity', 'none']).code).toBe(1);
    expect(check([NAME, '--max-severity', 'none', '--since', 'base']).code).toBe(0);
  });

  it('runs nothing that the repository names', () => {
    const mark = path.join(repo.root, 'ran');
    for (const key of ['diff.external', 'core.fsmonitor', 'core.pager', 'diff.md.textconv'])
      repo.git('config', key, `touch "${mark}" #`);
    repo.write('.gitattributes', '*.md diff=md\n');
    commitOnTopic();
    rmSync(mark, { force: true });
    expect(places(check([NAME, '--since', 'base']))).toEqual([at(BOTH, NEW)]);
    expect(() => realpathSync(mark)).toThrow('ENOENT');
  });
});

describe('what cannot be done is said in a line', () => {
  const complaint = (args: readonly string[], options?: RunOptions, cwd = repo.root): string => {
    const { code, out, err } = twir(cwd, ['check', '--format', 'json', ...args], options);
    expect([code, out]).toEqual([2, '']);
    expect(err).not.toMatch(/\n\s+at /);
    return err;
  };

  it.each(['nowhere', 'origin/main', '--output=pwned', '-h', 'main..topic', 'HEAD:draft'])(
    'a revision that is none: %j',
    (revision) => {
      expect(complaint([NAME, `--since=${revision}`])).toBe(`twir: git knows no revision \`${revision}\` here\n`);
    },
  );

  it('a shallow clone', () => {
    commitOnTopic();
    const clone = mkdtempSync(path.join(tmpdir(), 'twir-shallow-'));
    try {
      repo.git('clone', '--quiet', '--depth=1', '--branch=topic', pathToFileURL(repo.root).href, clone);
      expect(complaint([NAME, '--since', 'HEAD^'], {}, clone)).toMatch(
        /no revision `HEAD\^` here: this clone is shallow\..*fetch --unshallow.*fetch-depth: 0/,
      );
    } finally {
      rmSync(clone, { recursive: true, force: true });
    }
  });

  it('histories that have nothing in common', () => {
    repo.git('switch', '--quiet', '--orphan', 'other');
    repo.write(NAME, BOTH);
    repo.commit('from nothing');
    expect(complaint([NAME, '--since', 'main'])).toMatch(/`main` and HEAD have no commit in common\n$/);
  });

  it('a file outside of any repository', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'twir-bare-'));
    try {
      writeFileSync(path.join(folder, FILE), BOTH);
      expect(complaint([FILE, '--since', 'HEAD'], { env: { GIT_CEILING_DIRECTORIES: tmpdir() } }, folder)).toMatch(
        /lies in no git repository/,
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('no git at all', () =>
    expect(complaint([NAME, '--since', 'base'], { env: { PATH: '/nowhere', Path: '/nowhere' } })).toMatch(
      /git is not installed/,
    ));

  it.each([
    ['standard input', ['-', '--since', 'HEAD'], /standard input/],
    ['--fix', [NAME, '--fix', '--since', 'HEAD'], /--fix/],
  ])('%s', (_, args, expected) => expect(complaint(args)).toMatch(expected));
});
