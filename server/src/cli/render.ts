import { readArguments } from './arguments.ts';
import { cliService, EXIT, type Io, UsageError } from './common.ts';
import { readSource } from './reading.ts';

/** `twir render`: a text as HTML. @returns The exit code. */
export function render(args: readonly string[], io: Io): number {
  const { values, positionals } = readArguments('render', args);
  const [file, second] = positionals;
  if (file === undefined || second !== undefined) throw new UsageError('render takes one FILE');
  const source = readSource(file, io);
  if (!source) return EXIT.usage;
  const html = cliService(io).render(source, values.as);
  if (html === '' && source.text.trim() !== '')
    io.err(`twir: ${file}: nothing of it is shown, or it is too long for a draft\n`);
  else io.out(`${html}\n`);
  return EXIT.clean;
}
