import process from 'node:process';
import type { Draft } from '../draft/model.ts';
import { diskFiles } from '../hosts/files.ts';
import { fetchActivity } from '../hosts/github.ts';
import {
  composeSections,
  pasteSections,
  readPreviousIssue,
  reportWindow,
  type SectionsPaste,
} from '../projectSections/index.ts';
import { counted } from '../text/counted.ts';
import { applyEdits } from '../text/edit.ts';
import { readArguments } from './arguments.ts';
import { cliService, complain, EXIT, type Io, UsageError } from './common.ts';
import type { Values } from './declaration.ts';
import { type DatedDraft, datedDraft, readNamed, readSource } from './reading.ts';
import { writeChanged } from './writing.ts';

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
  const service = cliService(io);
  const source = readSource(file, io);
  const dated = source && datedDraft(file, source, service, io);
  if (!dated) return EXIT.usage;
  const { draft } = dated;
  const previous = await readPreviousIssue(diskFiles, source.uri, draft);
  const outcome =
    from !== undefined
      ? pastedFrom(from, draft, previous, io)
      : await updatedFromGithub(file, dated, previous, { api, tokenName }, io);
  if (!outcome) return EXIT.usage;
  const { paste, problems } = outcome;
  const open = problems + report(file, paste, io);
  const gone = paste.sections.reduce((sum, { removed }) => sum + removed.length, 0);
  if (gone && !values['dry-run'] && !values.yes)
    throw new UsageError(
      `${counted(gone, 'item')} of the draft would go: say --yes, or --dry-run to see what would be left`,
    );
  const after = applyEdits(source.text, paste.edits);
  const code = writeChanged(file, source.text, after, { dryRun: values['dry-run'], label: 'with the sections' }, io);
  if (code !== EXIT.clean) return code;
  return open ? EXIT.findings : EXIT.clean;
}

/** What becomes of the sections. */
interface Outcome {
  readonly paste: SectionsPaste;
  /** How much of it could not be used or got; that is said. */
  readonly problems: number;
}

type Previous = Awaited<ReturnType<typeof readPreviousIssue>>;

/** The sections of a file; `undefined` where it has none, which is then said. */
function pastedFrom(from: string, draft: Draft, previous: Previous, io: Io): Outcome | undefined {
  const text = readNamed(from, io);
  if (text === undefined) return undefined;
  const paste = pasteSections(draft, text, { previous });
  for (const { line, text: stray } of paste.notUnderstood) io.err(`${from}:${line}: not put anywhere: ${stray}\n`);
  if (paste.sections.length) return { paste, problems: paste.notUnderstood.length };
  complain(from, { message: 'there is none of the sections in it that a script writes' }, io);
  return undefined;
}

/** The sections as GitHub tells them; `undefined` where none is known as a whole, of which the parts that are missing are said. */
async function updatedFromGithub(
  file: string,
  { draft, date }: DatedDraft,
  previous: Previous,
  { api, tokenName }: { readonly api: string | undefined; readonly tokenName: string | undefined },
  io: Io,
): Promise<Outcome | undefined> {
  const window = reportWindow(date);
  io.err(`${file}: what happened from ${window.from} to ${window.to}\n`);
  if (api !== undefined && !/^https?:\/\//i.test(api)) throw new UsageError(`--api is an address, not \`${api}\``);
  const activity = await fetchActivity(window, {
    token: tokenFrom(tokenName),
    baseUrl: api,
    onWait: (seconds) => io.err(`twir: GitHub asks to wait ${seconds} s\n`),
  });
  const { text, sections: composed, failures } = composeSections(activity, draft);
  for (const { section, part, why } of failures)
    io.err(`twir: ${part}: ${why.replace(/\.?$/, '.')} The section "${section}" is left as it is.\n`);
  if (!composed.length) return undefined;
  return { paste: pasteSections(draft, text, { previous, keepHeadings: true }), problems: failures.length };
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
