/** The texts that a command line names: files, folders, patterns, standard input. */
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import picomatch from 'picomatch';
import type { RepositoryFile } from '../config/repositoryFile.ts';
import type { Service, Source } from '../service.ts';
import { SETTINGS_FILE, type Settings } from '../settings.ts';
import { draftsFrom, type Io, messageOf, readText, sourceOf, UsageError, utf8 } from './common.ts';

/** A text that is to be looked at. */
export interface Input {
  /** As it was named, for messages. */
  readonly name: string;
  /** The full path; for standard input, of the file that it stands for. */
  readonly full: string;
  readonly isStdin: boolean;
  /** Found in a folder: what is not ours is not worth a word. */
  readonly isFound: boolean;
}

const STDIN = '-';
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
    name: one,
    full: path.resolve(io.cwd, one),
    isStdin: false,
    isFound: false,
    ...more,
  });
  if (name === STDIN) return [input(stdinName ?? 'stdin.md', { isStdin: true })];
  const there = statSync(path.resolve(io.cwd, name), { throwIfNoEntry: false });
  if (!there?.isDirectory() && (there || !isPattern(name))) return [input(name)];
  const found = there ? filesIn(path.resolve(io.cwd, name)).filter((one) => ENDINGS.test(one)) : matching(name, io.cwd);
  if (!found.length)
    throw new UsageError(`${name}: ${there ? 'there is no .md file in this folder' : 'no file is called so'}`);
  return found.map((one) =>
    input(there ? path.join(name, one) : path.normalize(one), { isFound: there !== undefined }),
  );
}

const isPattern = (name: string): boolean => /[*?[{]/.test(name);

/** Files by a pattern, sorted, from the folder that its first part with a sign in it stands in. */
function matching(pattern: string, cwd: string): readonly string[] {
  const posix = path.sep === '\\' ? pattern.replace(/\\/g, '/') : pattern;
  const { base, glob } = picomatch.scan(posix);
  const matches = picomatch(glob);
  return filesIn(path.resolve(cwd, base))
    .filter((one) => matches(one.split(path.sep).join('/')))
    .map((one) => path.join(base, one));
}

/** All files below a folder, sorted. Links are not followed, nor anything looked into that is hidden or was installed. */
function filesIn(folder: string, below = ''): readonly string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      if (entry.isFile()) return [path.join(below, entry.name)];
      const isHidden = entry.name.startsWith('.') || entry.name === 'node_modules';
      return entry.isDirectory() && !isHidden
        ? filesIn(path.join(folder, entry.name), path.join(below, entry.name))
        : [];
    });
}

/** Reads a text. @returns An error with a message for people, if that failed. */
async function readInput({ full, isStdin }: Input): Promise<string | Error> {
  if (!isStdin) return readText(full);
  try {
    const chunks: Uint8Array[] = [];
    for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
    return utf8(Buffer.concat(chunks));
  } catch (error) {
    return new Error(messageOf(error));
  }
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
 * @returns What could not be read.
 */
export async function eachSource(
  inputs: readonly Input[],
  settings: Settings,
  service: Service,
  remark: (message: string) => void,
  visit: (input: Input, source: Source) => void | Promise<void>,
): Promise<readonly Unread[]> {
  const unread: Unread[] = [];
  const told = new Set<string>();
  const tellOfSettings = ({ uri, problems }: RepositoryFile): void => {
    if (told.has(uri)) return;
    told.add(uri);
    for (const { message } of problems) remark(`${SETTINGS_FILE}: ${message}`);
  };
  for (const input of inputs) {
    const text = await readInput(input);
    if (text instanceof Error) {
      unread.push({ input, message: text.message });
      continue;
    }
    const source = sourceOf(input.full, text);
    if (service.kindOf(source)) {
      await service.prepare(source, settings);
      tellOfSettings(service.repositoryFile(source));
      await visit(input, source);
    } else if (!input.isFound)
      remark(`${input.name}: this is neither a draft nor an issue of This Week in Rust; left alone`);
    service.close(source.uri);
  }
  return unread;
}
