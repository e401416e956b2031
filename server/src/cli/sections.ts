import process from 'node:process';
import type { Draft } from '../draft/model.ts';
import { diskFiles } from '../hosts/files.ts';
import { fetchActivity } from '../hosts/github.ts';
import {
  composeSections,
  type PastedSection,
  pasteSections,
  readPreviousIssue,
  reportWindow,
  type SectionItem,
  type SectionsPaste,
} from '../projectSections/index.ts';
import { counted } from '../text/counted.ts';
import { applyEdits } from '../text/edit.ts';
import { readArguments } from './arguments.ts';
import { cliService, complain, EXIT, type Io, shownPath, UsageError } from './common.ts';
import type { Values } from './declaration.ts';
import { type DatedDraft, datedDraft, pipedName, readNamedOrPiped, readSource } from './reading.ts';
import { writeChanged } from './writing.ts';

/** `twir sections paste|update`. @returns The exit code: 1 when something is left for a person to look at. */
export async function sections(args: readonly string[], io: Io): Promise<number> {
  const [command, ...rest] = args;
  if (command !== 'paste' && command !== 'update')
    throw new UsageError('sections can be pasted and updated: `twir sections paste DRAFT FILE`');
  const { values, positionals } =
    command === 'update' ? readArguments('sections update', rest) : readArguments('sections paste', rest);
  const { api, 'token-env': tokenName }: Partial<Values<'sections update'>> = values;
  const [file, from, third] = positionals.map((one) => shownPath(one, io));
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
      ? await pastedFrom(from, draft, previous, io)
      : await updatedFromGithub(file, dated, previous, { api, tokenName }, io);
  if (!outcome) return EXIT.usage;
  const { paste, problems } = outcome;
  const dryRun = values['dry-run'];
  const gone = paste.sections.reduce((sum, { removed }) => sum + removed.length, 0);
  if (gone && !dryRun && !values.yes) {
    report(file, paste, false, io);
    throw new UsageError(
      `${counted(gone, 'item')} of the draft would go: say --yes, or --dry-run to see what would be left`,
    );
  }
  const after = applyEdits(source.text, paste.edits);
  const code = writeChanged(file, source.text, after, { dryRun, label: 'with the sections' }, io);
  if (code !== EXIT.clean) return code;
  const open = problems + report(file, paste, !dryRun, io);
  return open || (dryRun && gone) ? EXIT.findings : EXIT.clean;
}

/** What becomes of the sections. */
interface Outcome {
  readonly paste: SectionsPaste;
  /** How much of it could not be used or got; that is said. */
  readonly problems: number;
}

type Previous = Awaited<ReturnType<typeof readPreviousIssue>>;

/** The sections of a file; `undefined` where it has none, which is then said. */
async function pastedFrom(from: string, draft: Draft, previous: Previous, io: Io): Promise<Outcome | undefined> {
  const text = await readNamedOrPiped(from, io);
  if (text === undefined) return undefined;
  const paste = pasteSections(draft, text, { previous });
  for (const { line, text: stray } of paste.notUnderstood)
    io.err(`${pipedName(from)}:${line}: not put anywhere: ${stray}\n`);
  if (paste.sections.length) return { paste, problems: paste.notUnderstood.length };
  complain(pipedName(from), { message: 'there is none of the sections in it that a script writes' }, io);
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

/** How what becomes of a section is told: before it, and after it. */
const CHANGES: Readonly<Record<PastedSection['change'], readonly [planned: string, done: string]>> = {
  replaced: ['would be replaced', 'replaced'],
  added: ['would be added', 'added'],
  unchanged: ['unchanged', 'unchanged'],
  absent: ['no place for it in the draft', 'no place for it in the draft'],
};

/** @returns How many things there are for a person to look at. */
function report(file: string, { sections: pasted }: SectionsPaste, isWritten: boolean, io: Io): number {
  const at = isWritten ? 1 : 0;
  let open = 0;
  for (const { title, change, items, removed } of pasted) {
    const again = items.filter(({ inLastIssue }) => inLastIssue);
    const lost = removed.length ? `, ${removed.length} of before ${isWritten ? 'gone' : 'would go'}` : '';
    io.err(`${file}: ${title}: ${CHANGES[change][at]}, ${counted(items.length, 'item')}${lost}\n`);
    for (const item of again) io.err(`    in the last issue already: ${labelOf(item)}\n`);
    for (const item of removed) io.err(`    ${isWritten ? 'gone' : 'would go'}: ${labelOf(item)}\n`);
    open += again.length + (change === 'absent' ? 1 : 0);
  }
  return open;
}

const labelOf = ({ title, url }: SectionItem): string => (url ? `${title} (${url})` : title);
