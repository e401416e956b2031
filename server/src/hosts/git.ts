/** Which lines are new since a revision, by git's own word. Reads; runs nothing that a repository configures. */
import { execFile } from 'node:child_process';
import { realpathSync } from 'node:fs';
import path from 'node:path';

/** Lines as git counts them: zero-based, the last one included. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

/** A failure with a message for people. */
export class GitError extends Error {}

/** What a repository is compared with. */
interface Base {
  readonly top: string;
  readonly commit: string;
  /** Former names by today's, from the top. */
  readonly renamed: ReadonlyMap<string, string>;
}

/** No colours, no programs, no patterns in names; every change by itself. */
const DIFF = ['--no-color', '--no-ext-diff', '--no-textconv', '--no-relative', '--ignore-submodules', '-M'];
const MOST_BYTES = 256 * 1024 * 1024;

/**
 * Compares files on disk with the last commit that a revision and HEAD have in common: what a pull request adds, and what is
 * not committed yet.
 *
 * @returns Asks for a file: its new lines, or `all` of them where git does not know it. Throws {@link GitError}.
 */
export function linesNewSince(revision: string): (file: string) => Promise<readonly LineRange[] | 'all'> {
  const bases = new Map<string, Promise<Base>>();
  return async (file) => {
    // Git tells real paths, whichever way a folder was come by.
    const folder = realpathSync(path.dirname(file));
    const top = await topOf(folder);
    const known = bases.get(top) ?? baseOf(top, revision);
    bases.set(top, known);
    const { commit, renamed } = await known;
    const name = path
      .relative(top, path.join(folder, path.basename(file)))
      .split(path.sep)
      .join('/');
    if ((await git(top, ['ls-files', '-z', '--', name])) === '') return 'all';
    const names = [name, renamed.get(name) ?? name];
    return rangesIn(
      await git(top, ['diff', '--unified=0', '--inter-hunk-context=0', '--text', ...DIFF, commit, '--', ...names]),
    );
  };
}

async function topOf(folder: string): Promise<string> {
  try {
    return path.resolve((await git(folder, ['rev-parse', '--show-toplevel'])).replace(/\n$/, ''));
  } catch (error) {
    // Git names the folder that it distrusts, and what to do about it.
    if (!(error instanceof GitError) || !/not a git repository/i.test(error.message)) throw error;
    throw new GitError(`${folder} lies in no git repository: --since asks git what is new`);
  }
}

async function baseOf(top: string, revision: string): Promise<Base> {
  const wanted = await commitOf(top, revision);
  const head = await commitOf(top, 'HEAD');
  const commit = await git(top, ['merge-base', wanted, head]).catch(async () => {
    throw new GitError(`\`${revision}\` and HEAD have no commit in common${await shallowWord(top)}`);
  });
  const base = commit.trim();
  const fields = (await git(top, ['diff', '--name-status', '-z', '--diff-filter=R', ...DIFF, base, '--'])).split('\0');
  const renamed = new Map<string, string>();
  for (let i = 0; i + 2 < fields.length; i += 3) renamed.set(fields[i + 2] as string, fields[i + 1] as string);
  return { top, commit: base, renamed };
}

async function commitOf(top: string, revision: string): Promise<string> {
  // Older versions of git take what follows `--end-of-options` for one more option.
  const known = revision.startsWith('-')
    ? undefined
    : await git(top, ['rev-parse', '--verify', '--quiet', `${revision}^{commit}`]).catch((error: unknown) => {
        if (error instanceof GitError && error.cause !== undefined) return undefined;
        throw error;
      });
  if (known) return known.trim();
  throw new GitError(`git knows no revision \`${revision}\` here${await shallowWord(top)}`);
}

/** What to say when the commits that are needed may just not have been fetched. */
async function shallowWord(top: string): Promise<string> {
  const answer = await git(top, ['rev-parse', '--is-shallow-repository']).catch(() => '');
  return answer.trim() === 'true'
    ? ': this clone is shallow. Fetch more of the history: `git fetch --unshallow`, or `fetch-depth: 0` for actions/checkout'
    : '';
}

/** The new lines that a difference without context tells of. */
function rangesIn(difference: string): readonly LineRange[] {
  const ranges: LineRange[] = [];
  // Only headers begin so: every line of a text has its own sign in front.
  for (const match of difference.matchAll(/^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@/gm)) {
    const count = match[2] === undefined ? 1 : Number(match[2]);
    const first = Number(match[1]) - 1;
    if (count > 0) ranges.push({ first, last: first + count - 1 });
  }
  return ranges;
}

/** Variables by which git tells its hooks of a repository, from the top of it: we ask from the folder of a file. */
const OF_A_REPOSITORY = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_COMMON_DIR', 'GIT_PREFIX'];

function environment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !OF_A_REPOSITORY.includes(name));
  return { ...Object.fromEntries(own), GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' };
}

/** Runs git. @returns What it prints. @throws GitError with what it complains of; its `cause` is there when git itself ran. */
function git(cwd: string, args: readonly string[]): Promise<string> {
  // Not even the program that a repository may name for watching files.
  const all = ['-c', 'core.fsmonitor=false', '--literal-pathspecs', '--no-pager', ...args];
  return new Promise((done, fail) => {
    execFile('git', all, { cwd, env: environment(), maxBuffer: MOST_BYTES }, (error, out, complaint) => {
      if (!error) done(out);
      else if ((error as NodeJS.ErrnoException).code === 'ENOENT')
        fail(new GitError('git is not installed, or not on the path: --since asks it what is new'));
      else fail(new GitError(`git: ${complaint.trim() || error.message}`, { cause: error }));
    });
  });
}
