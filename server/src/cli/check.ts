import path from 'node:path';
import { createTwoFilesPatch } from 'diff';
import type { Service, Source } from '../service.ts';
import type { Settings } from '../settings.ts';
import { readArguments } from './arguments.ts';
import { cliService, complain, EXIT, type Io, sourceOf, UsageError, writeText } from './common.ts';
import type { ReportFormat, Values } from './declaration.ts';
import { eachSource, type Input, inputsOf } from './inputs.ts';
import { failOnOf, reaches, settingsOf } from './judging.ts';
import { githubReport } from './report/github.ts';
import { jsonReport } from './report/json.ts';
import { markdownReport } from './report/markdown.ts';
import { insideOf, rootOf } from './report/paths.ts';
import type { CheckedFile, Report, Reporter } from './report/report.ts';
import { sarifReport } from './report/sarif.ts';
import { textReport } from './report/text.ts';
import { newnessSince } from './since.ts';
import { VERSION } from './version.ts';

const REPORTERS: Readonly<Record<ReportFormat, Reporter>> = {
  text: textReport,
  json: jsonReport,
  github: githubReport,
  sarif: sarifReport,
  markdown: markdownReport,
};

/** `twir check`. @returns The exit code. */
export async function check(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments('check', args);
  refuseContradictions(values, positionals);
  const service = cliService(io);
  const failOn = failOnOf(values);
  const settings = settingsOf(values, io, service);
  const inputs = inputsOf(positionals, values['stdin-filename'], io);
  const onlyNew = newnessSince(values.since);
  const root = rootOf(io.cwd, process.env['GITHUB_WORKSPACE']);
  const remark = (message: string): void => (values.quiet ? undefined : io.err(`twir: ${message}\n`));
  const files: CheckedFile[] = [];
  const failed: { readonly name: string; readonly message: string }[] = [];
  let failing = false;
  const unread = await eachSource(inputs, settings, service, remark, async (input, given) => {
    const source = values.fix ? mended(input, given, { values, settings, service, io }) : given;
    if (source instanceof Error) {
      failed.push({ name: input.name, message: source.message });
      return;
    }
    const found = await onlyNew(input.full, source.text, service.findings(source, settings));
    failing ||= found.some(({ severity }) => reaches(severity, failOn));
    const inside = insideOf(root, input.full);
    files.push({
      name: input.name,
      path: inside ?? input.full,
      isInside: inside !== undefined,
      lines: service.draft(source).lines,
      mended: (within, { unsafe }) => service.fixAll(source, settings, { within, unsafe }).text,
      findings: values.quiet ? found.filter(({ severity }) => reaches(severity, failOn)) : found,
    });
  });
  failed.push(...unread.map(({ input: { name }, message }) => ({ name, message })));
  for (const { name, message } of failed) complain(name, { message }, io);
  const report: Report = {
    files,
    failed,
    rules: service.rules,
    version: VERSION,
    isOfNewLines: values.since !== undefined,
    colour: coloursIn(values, io),
    columns: values.output === undefined ? io.columns : undefined,
    quiet: values.quiet,
  };
  const code = put(REPORTERS[values.format](report), values.output, io);
  return code || (failed.length ? EXIT.usage : failing ? EXIT.findings : EXIT.clean);
}

function refuseContradictions(values: Values<'check'>, names: readonly string[]): void {
  const isStdin = names.includes('-');
  if (values['dry-run'] && !values.fix)
    throw new UsageError('--dry-run goes with --fix: without it nothing is written');
  if (values.since !== undefined && values.fix)
    throw new UsageError('--fix mends files as a whole, and --since looks at new lines alone: say one of them');
  if (values.since !== undefined && isStdin)
    throw new UsageError('--since compares files on disk with git; it cannot be used with standard input');
  if (values.fix && isStdin && !values['dry-run'])
    throw new UsageError('what comes from standard input cannot be written back: use `twir fix -`, or --dry-run');
}

interface Mending {
  readonly values: Values<'check'>;
  readonly settings: Settings;
  readonly service: Service;
  readonly io: Io;
}

/** The text as it is once it is mended, written to its file; what was changed is printed. */
function mended({ name, full }: Input, source: Source, { values, settings, service, io }: Mending): Source | Error {
  const { text } = service.fixAll(source, settings);
  if (text === source.text) return source;
  const failed = values['dry-run'] ? undefined : writeText(full, text);
  if (failed) return failed;
  const difference = createTwoFilesPatch(name, name, source.text, text, 'as it was', 'mended');
  if (values.format === 'text' && values.output === undefined) io.out(difference);
  else io.err(difference);
  return { ...sourceOf(full, text), version: source.version + 1 };
}

function coloursIn({ color, output }: Values<'check'>, io: Io): boolean {
  return color === 'always' || (color === 'auto' && output === undefined && io.colour);
}

/** @returns The exit code, where it could not be printed. */
function put(text: string, file: string | undefined, io: Io): number {
  if (file === undefined) {
    io.out(text);
    return EXIT.clean;
  }
  const error = writeText(path.resolve(io.cwd, file), text);
  return error ? complain(file, error, io) : EXIT.clean;
}
