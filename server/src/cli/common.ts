import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { RepositoryFile } from '../config/repositoryFile.ts';
import { diskFiles } from '../hosts/files.ts';
import { SEVERITIES, type Severity } from '../rules/define.ts';
import { createService, type Service, type Source } from '../service.ts';
import { decodeSettings, SETTINGS_FILE, type Settings } from '../settings.ts';

export const EXIT = { clean: 0, findings: 1, usage: 2 } as const;

/** A mistake in how the command was called; its message goes before the usage. */
export class UsageError extends Error {}

/** The command's world, so that tests can stand in for it. */
export interface Io {
  readonly cwd: string;
  /** Whether to colour. */
  readonly colour: boolean;
  out(text: string): void;
  err(text: string): void;
}

export function nodeIo(): Io {
  // Whoever reads us may stop (`twir check | head`): then there is nobody to say anything to.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
  return {
    cwd: process.cwd(),
    colour: process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined,
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
  };
}

/** Options that `check` and `fix` share, read. */
export interface Options {
  readonly files: readonly string[];
  readonly format: 'text' | 'json';
  readonly failOn: Severity | 'never';
  readonly dryRun: boolean;
  readonly unsafe: boolean;
  readonly settings: Settings;
}

const FORMATS = ['text', 'json'] as const;

/** Reads arguments. @throws UsageError for what is not understood. */
export function readOptions(args: readonly string[], io: Io, service: Service): Options {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  const { values, positionals } = parsed;
  const format = FORMATS.find((known) => known === values.format);
  if (!format) throw new UsageError(`--format is ${FORMATS.join(' or ')}, not \`${values.format}\``);
  const failOn = [...SEVERITIES, 'never' as const].find((known) => known === values['fail-on']);
  if (!failOn) throw new UsageError(`--fail-on is ${SEVERITIES.join(', ')} or never, not \`${values['fail-on']}\``);
  return {
    files: positionals.length ? positionals : draftsFrom(io.cwd),
    format,
    failOn,
    dryRun: values['dry-run'] === true,
    unsafe: values.unsafe === true,
    settings: readSettings(values.config, values.audience, io, service),
  };
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      format: { type: 'string', default: 'text' },
      'fail-on': { type: 'string', default: 'warning' },
      audience: { type: 'string' },
      config: { type: 'string' },
      'dry-run': { type: 'boolean' },
      unsafe: { type: 'boolean' },
    },
  });
}

function readSettings(config: string | undefined, audience: string | undefined, io: Io, service: Service): Settings {
  let raw: Record<string, unknown> = {};
  if (config !== undefined) {
    const text = readText(path.resolve(io.cwd, config));
    if (text instanceof Error) throw new UsageError(`--config ${config}: ${text.message}`);
    try {
      raw = JSON.parse(text) as Record<string, unknown>;
    } catch (error) {
      throw new UsageError(`--config ${config} is no JSON: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  const merged = audience === undefined ? raw : { ...raw, audience };
  const { settings, problems } = decodeSettings(merged, new Set(service.rules.map(({ id }) => id)));
  if (problems.length)
    throw new UsageError(problems.map(({ path: at, message }) => `${at.join('.')}: ${message}`).join(' '));
  return settings;
}

/** Reads the arguments of a command with options of its own. @throws UsageError for what is not understood. */
export function readArgs(
  args: readonly string[],
  options: NonNullable<ParseArgsConfig['options']>,
): {
  readonly values: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;
  readonly positionals: readonly string[];
} {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** A repository of the newsletter. */
export interface Repository {
  readonly folder: string;
  /** Full paths of its drafts and issues. */
  readonly texts: readonly string[];
}

/** The repository that a folder lies in: it has `draft/` and `content/`. @throws UsageError where there is none. */
export function findRepository(folder: string): Repository {
  const isFolder = (at: string): boolean => statSync(at, { throwIfNoEntry: false })?.isDirectory() === true;
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    const folders = ['draft', 'content'].map((name) => path.join(at, name));
    if (folders.every(isFolder)) {
      const texts = folders.flatMap((one) =>
        readdirSync(one)
          .filter((name) => name.endsWith('.md'))
          .map((name) => path.join(one, name)),
      );
      return { folder: at, texts };
    }
    if (at === path.dirname(at))
      throw new UsageError(
        `there is no repository of the newsletter here: no draft/ and content/ from ${folder} upwards`,
      );
  }
}

/** The drafts of the newest repository from a folder upwards. */
export function draftsFrom(folder: string): readonly string[] {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    const drafts = path.join(at, 'draft');
    if (statSync(drafts, { throwIfNoEntry: false })?.isDirectory()) {
      const found = readdirSync(drafts)
        .filter((name) => name.endsWith('.md'))
        .sort()
        .map((name) => path.join(drafts, name));
      if (found.length) return found;
    }
    if (at === path.dirname(at))
      throw new UsageError('no FILES were given, and there is no draft/ with a draft in it here');
  }
}

/** Reads a file as UTF-8. @returns The text, its byte order mark included, or an error with a message for people. */
export function readText(file: string): string | Error {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(file));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') return new Error('there is no such file');
    if (code === 'EISDIR') return new Error('this is a folder, not a file');
    if (code === 'EACCES') return new Error('this file may not be read');
    if (error instanceof TypeError) return new Error('this file is not UTF-8 text');
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** Writes a file. @returns An error with a message for people, if it failed. */
export function writeText(file: string, text: string, { mustBeNew = false } = {}): Error | undefined {
  try {
    writeFileSync(file, text, { flag: mustBeNew ? 'wx' : 'w' });
    return undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return new Error('this file is there already');
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** A service that logs to standard error. */
export function cliService(io: Io): Service {
  return createService({ log: (message) => io.err(`twir: ${message}\n`), files: diskFiles });
}

/** A file as a source. */
export function sourceOf(file: string, text: string): Source {
  return { uri: pathToFileURL(file).href, version: 1, text };
}

/** Whether a severity reaches a level. */
export function reaches(severity: Severity, level: Severity | 'never'): boolean {
  return level !== 'never' && SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(level);
}

/**
 * Reads every file in turn, with what its findings depend on; what cannot be read is said, and counts.
 *
 * @returns How many could not be read.
 */
export async function eachSource(
  { files, settings }: Options,
  io: Io,
  service: Service,
  visit: (file: string, source: Source) => void,
): Promise<number> {
  let failed = 0;
  const told = new Set<string>();
  const tellOfSettings = ({ uri, problems }: RepositoryFile): void => {
    if (told.has(uri)) return;
    told.add(uri);
    for (const { message } of problems) io.err(`twir: ${SETTINGS_FILE}: ${message}\n`);
  };
  for (const file of files) {
    const full = path.resolve(io.cwd, file);
    const text = readText(full);
    if (text instanceof Error) {
      io.err(`twir: ${file}: ${text.message}\n`);
      failed++;
      continue;
    }
    const source = sourceOf(full, text);
    if (service.kindOf(source)) {
      await service.prepare(source, settings);
      tellOfSettings(service.repositoryFile(source));
      visit(file, source);
    } else io.err(`twir: ${file}: this is neither a draft nor an issue of This Week in Rust; left alone\n`);
    service.close(source.uri);
  }
  return failed;
}

/** `1 event`, `2 events`. */
export const counted = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;
