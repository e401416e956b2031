import { counted } from '../text/counted.ts';
import { readArguments } from './arguments.ts';
import { cliService, EXIT, type Io, shownPath, UsageError } from './common.ts';
import { isDraft, readSource } from './reading.ts';
import { writeChanged } from './writing.ts';

/** `twir resolve FILE`: the conflicts of a draft, both sides kept. @returns The exit code: 1 when some are left. */
export async function resolve(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments('resolve', args);
  const [file, second] = positionals.map((one) => shownPath(one, io));
  if (file === undefined || second !== undefined) throw new UsageError('resolve takes one FILE');
  const service = cliService(io);
  const source = readSource(file, io);
  if (!source || !isDraft(file, source, service, io)) return EXIT.usage;
  const { text: after, resolved, left } = service.chores.resolveConflicts(source);
  for (const { line, reason } of left) io.err(`${file}:${line + 1}: left as it is: ${reason}\n`);
  const dryRun = values['dry-run'];
  const code = writeChanged(file, source.text, after, { dryRun, label: 'resolved' }, io);
  if (code !== EXIT.clean) return code;
  if (resolved) io.err(`${file}: ${counted(resolved, 'conflict')} ${dryRun ? 'would be resolved' : 'resolved'}\n`);
  else if (!left.length) io.err(`${file}: no conflict to resolve\n`);
  return left.length ? EXIT.findings : EXIT.clean;
}
