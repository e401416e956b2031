import path from 'node:path';
import { readArguments } from './arguments.ts';
import { cliService, EXIT, type Io, readText, sourceOf, UsageError } from './common.ts';

/** `twir render`: a text as HTML. @returns The exit code. */
export function render(args: readonly string[], io: Io): number {
  const { values, positionals } = readArguments('render', args);
  const [file, second] = positionals;
  if (file === undefined || second !== undefined) throw new UsageError('render takes one FILE');
  const full = path.resolve(io.cwd, file);
  const text = readText(full);
  if (text instanceof Error) {
    io.err(`twir: ${file}: ${text.message}\n`);
    return EXIT.usage;
  }
  const html = cliService(io).render(sourceOf(full, text), values.as);
  if (html === '' && text.trim() !== '')
    io.err(`twir: ${file}: nothing of it is shown, or it is too long for a draft\n`);
  else io.out(`${html}\n`);
  return EXIT.clean;
}
