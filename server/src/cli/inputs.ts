/** The texts that a command line names: files, folders, patterns, standard input. */
import { type Dirent, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import picomatch from 'picomatch';
import type { RepositoryFile } from '../config/repositoryFile.ts';
import type { Service, Source } from '../service.ts';
import { SETTINGS_FILE, type Settings } from '../settings.ts';
import { draftsFrom, type Io, readStdin, readText, STDIN, shownPath, sourceOf, UsageError } from './common.ts';

/** A text that is to be looked at. */
export interface Input {
  /** As it is named in messages: {@link shownPath}. */
  readonly name: string;
  /** The full path; for standard input, of the file that it stands for. */
  readonly full: string;
  readonly isStdin: boolean;
  /** Found in a folder: what is not ours is not worth a word. */
  readonly isFound: boolean;
}

const ENDINGS = /\.(?:md|markdown)$/i;

/**
 * What a command line names, in its order, each file once.
 *
 * @param stdinName What standard input is called.
 * @throws UsageError when a pattern or a folder has no file, or standard input is named twice.
 */
export function inputsOf(names: readonly string[], stdinName: string | undefined, io: Io): readonly Input[] {
  if (stdinName !== undefined && !names.includes(STDIN))
    throw new UsageError('--stdin-filename names what is read from standard input: give `-` for a file, too');
  if (names.filter((name) => name === STDIN).length > 1) throw new UsageError('standard input can be read only once');
  const inputs = (names.length ? names : draftsFrom(io.cwd)).flatMap((name) => expand(name, stdinName, io));
  const seen = new Set<string>();
  return inputs.filter(({ isStdin, full }) => {
    const key = `${isStdin}${full}`;
    return !seen.has(key) && seen.add(key);
  });
}

function expand(name: string, stdinName: string | undefined, io: Io): readonly Input[] {
  const input = (one: string, more: Partial<Input> = {}): Input => ({
    name: shownPath(one, io),
    full: path.resolve(io.cwd, one),
    isStdin: false,
    isFound: false,
    ...more,
  });
  if (name === STDIN) return [input(stdinName ?? 'stdin.md', { isStdin: true })];
  const there = kindOf(path.resolve(io.cwd, name));
  if (there === 'file' || (!there && !isPattern(name))) return [input(name)];
  const { found, closed } = there ? withEnding(filesIn(path.resolve(io.cwd, name))) : matching(name, io.cwd);
  if (!found.length && !closed.length)
    throw new UsageError(`${name}: ${there ? 'there is no .md file in this folder' : 'no file is called so'}`);
  return [...found, ...closed].map((one) =>
    input(there ? path.join(name, one) : path.normalize(one), { isFound: there !== undefined }),
  );
}

const isPattern = (name: string): boolean => /[*?[{]/.test(name);

function kindOf(file: string): 'folder' | 'file' | undefined {
  try {
    const there = statSync(file, { throwIfNoEntry: false });
    return there && (there.isDirectory() ? 'folder' : 'file');
  } catch {
    // In a folder that may not be looked into, or with a name that no file can have: reading it says so.
    return undefined;
  }
}

/** What a folder holds, by paths from it. */
interface Found {
  readonly found: readonly string[];
  /** Folders that may not be looked into: who reads them hears why. */
  readonly closed: readonly string[];
}

const withEnding = ({ found, closed }: Found): Found => ({ found: found.filter((one) => ENDINGS.test(one)), closed });

/** Files by a pattern, sorted, from the folder that its first part with a sign in it stands in. */
function matching(pattern: string, cwd: string): Found {
  const posix = path.sep === '\\' ? pattern.replace(/\\/g, '/') : pattern;
  const { base, glob } = picomatch.scan(posix);
  const matches = picomatch(glob);
  const { found, closed } = filesIn(path.resolve(cwd, base));
  return {
    found: found.filter((one) => matches(one.split(path.sep).join('/'))).map((one) => path.join(base, one)),
    closed: closed.map((one) => path.join(base, one)),
  };
}

/** What lies in a folder, sorted; `undefined` for one that may not be looked into. */
function entriesOf(folder: string): readonly Dirent[] | undefined {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return undefined;
  }
}

/** All files below a folder, sorted. Links are not followed, nor anything looked into that is hidden or was installed. */
function filesIn(folder: string): Found {
  const found: string[] = [];
  const closed: string[] = [];
  const walk = (below: string): void => {
    const entries = entriesOf(path.join(folder, below));
    if (!entries) closed.push(below);
    for (const entry of entries ?? []) {
      const one = path.join(below, entry.name);
      if (entry.isFile()) found.push(one);
      else if (entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules') walk(one);
    }
  };
  if (kindOf(folder) === 'folder') walk('');
  return { found, closed };
}

/** What could not be looked at. */
export interface Unread {
  readonly input: Input;
  readonly message: string;
}

/**
 * Reads every text in turn, with what its findings depend on.
 *
 * @param remark Told what is left alone, and what is wrong with settings.
 * @param leave Called for what is neither a draft nor an issue.
 * @returns What could not be read.
 */
export async function eachSource(
  inputs: readonly Input[],
  settings: Settings,
  service: Service,
  remark: (message: string) => void,
  visit: (input: Input, source: Source) => void | Promise<void>,
  leave: (input: Input, source: Source) => void = () => {},
): Promise<readonly Unread[]> {
  const unread: Unread[] = [];
  const told = new Set<string>();
  const tellOfSettings = ({ uri, problems }: RepositoryFile): void => {
    if (told.has(uri)) return;
    told.add(uri);
    for (const { message } of problems) remark(`${SETTINGS_FILE}: ${message}`);
  };
  for (const input of inputs) {
    const text = input.isStdin ? await readStdin() : readText(input.full);
    if (text instanceof Error) {
      unread.push({ input, message: text.message });
      continue;
    }
    const source = sourceOf(input.full, text);
    if (service.kindOf(source)) {
      await service.prepare(source, settings);
      tellOfSettings(service.repositoryFile(source));
      await visit(input, source);
    } else {
      leave(input, source);
      if (!input.isFound)
        remark(`${input.name}: this is neither a draft nor an issue of This Week in Rust; left alone`);
    }
    service.close(source.uri);
  }
  return unread;
}
