import path from 'node:path';
import { createTwoFilesPatch } from 'diff';
import { cliService, EXIT, eachSource, type Io, reaches, readOptions, sourceOf, writeText } from './common.ts';

/** `twir fix`. @returns The exit code: 1 when findings at or above the level are left. */
export async function fix(args: readonly string[], io: Io): Promise<number> {
  const service = cliService(io);
  const options = readOptions(args, io, service);
  let left = 0;
  let unwritten = 0;
  const failed = await eachSource(options, io, service, (file, source) => {
    const { text, fixed } = service.fixAll(source, options.settings, { unsafe: options.unsafe });
    const count = [...fixed.values()].reduce((sum, n) => sum + n, 0);
    const full = path.resolve(io.cwd, file);
    if (text !== source.text) {
      if (options.dryRun) io.out(createTwoFilesPatch(file, file, source.text, text, 'as it is', 'mended'));
      else {
        const error = writeText(full, text);
        if (error) {
          io.err(`twir: ${file}: ${error.message}\n`);
          unwritten++;
          return;
        }
      }
    }
    const rest = service.findings({ ...sourceOf(full, text), version: 2 }, options.settings);
    left += rest.filter(({ severity }) => reaches(severity, options.failOn)).length;
    const rules = [...fixed].map(([rule, n]) => `${n} ${rule}`).join(', ');
    io.err(
      `${file}: ${count ? `${count} ${options.dryRun ? 'would be mended' : 'mended'} (${rules})` : 'nothing to mend'}; ${rest.length} left\n`,
    );
  });
  return failed || unwritten ? EXIT.usage : left ? EXIT.findings : EXIT.clean;
}
