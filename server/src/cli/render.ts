import path from 'node:path';
import { readArguments } from './arguments.ts';
import { cliService, EXIT, type Io, shownPath, sourceOf, UsageError } from './common.ts';
import { pipedName, readNamedOrPiped } from './reading.ts';

/** `twir render`: a text as HTML. @returns The exit code. */
export async function render(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments('render', args);
  const [file, second] = positionals.map((one) => shownPath(one, io));
  if (file === undefined || second !== undefined) throw new UsageError('render takes one FILE');
  const text = await readNamedOrPiped(file, io);
  if (text === undefined) return EXIT.usage;
  const source = sourceOf(path.resolve(io.cwd, file), text);
  const html = cliService(io).render(source, values.as);
  if (html === '' && source.text.trim() !== '')
    io.err(`twir: ${pipedName(file)}: nothing of it is shown, or it is too long for a draft\n`);
  else io.out(`${html}\n`);
  return EXIT.clean;
}
