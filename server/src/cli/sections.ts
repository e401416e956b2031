import path from 'node:path';
import process from 'node:process';
import { createTwoFilesPatch } from 'diff';
import { diskFiles } from '../hosts/files.ts';
import { fetchActivity } from '../hosts/github.ts';
import {
  composeSections,
  pasteSections,
  readPreviousIssue,
  reportWindow,
  type SectionsPaste,
} from '../projectSections/index.ts';
import { applyEdits } from '../text/edit.ts';
import { readArguments } from './arguments.ts';
import { cliService, counted, EXIT, type Io, readText, sourceOf, UsageError, writeText } from './common.ts';
import type { Values } from './declaration.ts';

/** `twir sections paste|update`. @returns The exit code: 1 when something is left for a person to look at. */
export async function sections(args: readonly string[], io: Io): Promise<number> {
  const [command, ...rest] = args;
  if (command !== 'paste' && command !== 'update')
    throw new UsageError('sections can be pasted and updated: `twir sections paste DRAFT FILE`');
  const { values, positionals } =
    command === 'update' ? readArguments('sections update', rest) : readArguments('sections paste', rest);
  const { api, 'token-env': tokenName }: Partial<Values<'sections update'>> = values;
  const [file, from, third] = positionals;
  if (file === undefined || (from === undefined) === (command === 'paste') || third !== undefined)
    throw new UsageError(
      command === 'paste' ? 'sections paste takes a DRAFT and a FILE' : 'sections update takes a DRAFT',
    );
  const full = path.resolve(io.cwd, file);
  const text = readText(full);
  if (text instanceof Error) {
    io.err(`twir: ${file}: ${text.message}\n`);
    return EXIT.usage;
  }
  const service = cliService(io);
  const source = sourceOf(full, text);
  const draft = service.draft(source);
  if (!service.kindOf(source) || !draft.date) {
    io.err(`twir: ${file}: this is no draft of This Week in Rust, or it has no date\n`);
    return EXIT.usage;
  }
  const previous = await readPreviousIssue(diskFiles, source.uri, draft);
  let result: SectionsPaste;
  let open = 0;
  if (from !== undefined) {
    const pasted = readText(path.resolve(io.cwd, from));
    if (pasted instanceof Error) {
      io.err(`twir: ${from}: ${pasted.message}\n`);
      return EXIT.usage;
    }
    result = pasteSections(draft, pasted, { previous });
    for (const { line, text: stray } of result.notUnderstood) io.err(`${from}:${line}: not put anywhere: ${stray}\n`);
    open += result.notUnderstood.length;
    if (!result.sections.length) {
      io.err(`twir: ${from}: there is none of the sections in it that a script writes\n`);
      return EXIT.usage;
    }
  } else {
    const window = reportWindow(draft.date);
    io.err(`${file}: what happened from ${window.from} to ${window.to}\n`);
    if (api !== undefined && !/^https?:\/\//i.test(api)) throw new UsageError(`--api is an address, not \`${api}\``);
    const activity = await fetchActivity(window, {
      token: tokenFrom(tokenName),
      baseUrl: api,
      onWait: (seconds) => io.err(`twir: GitHub asks to wait ${seconds} s\n`),
    });
    const composed = composeSections(activity, draft);
    for (const { section, part, why } of composed.failures)
      io.err(`twir: ${part}: ${why.replace(/\.?$/, '.')} The section "${section}" is left as it is.\n`);
    open += composed.failures.length;
    result = pasteSections(draft, composed.text, { previous, keepHeadings: true });
    if (!composed.sections.length) return EXIT.usage;
  }
  open += report(file, result, io);
  const after = applyEdits(text, result.edits);
  if (after !== text) {
    if (values['dry-run']) io.out(createTwoFilesPatch(file, file, text, after, 'as it is', 'with the sections'));
    else {
      const error = writeText(full, after);
      if (error) {
        io.err(`twir: ${file}: ${error.message}\n`);
        return EXIT.usage;
      }
    }
  }
  return open ? EXIT.findings : EXIT.clean;
}

/** The token from a variable of the environment: it never stands in a command line, which others can read. */
function tokenFrom(name: string | undefined): string | undefined {
  const variable = name ?? 'GITHUB_TOKEN';
  const token = process.env[variable]?.trim();
  if (name !== undefined && !token) throw new UsageError(`the variable ${variable} of the environment is empty`);
  return token || undefined;
}

/** @returns How many things there are for a person to look at. */
function report(file: string, { sections: pasted }: SectionsPaste, io: Io): number {
  let open = 0;
  for (const { title, change, items, removed } of pasted) {
    const again = items.filter(({ inLastIssue }) => inLastIssue);
    io.err(
      `${file}: ${title}: ${change === 'absent' ? 'no place for it in the draft' : change}, ${counted(items.length, 'item')}${removed.length ? `, ${removed.length} of before gone` : ''}\n`,
    );
    for (const { title: item, url } of again) io.err(`    in the last issue already: ${item} (${url})\n`);
    for (const { title: item, url } of removed) io.err(`    gone: ${item} (${url})\n`);
    open += again.length + (change === 'absent' ? 1 : 0);
  }
  return open;
}
