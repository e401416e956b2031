/** The command `twir`: the same engine as the editors', over files. */
import { check } from './check.ts';
import { EXIT, type Io, nodeIo, UsageError } from './common.ts';
import { fix } from './fix.ts';
import { lsp } from './lsp.ts';

const USAGE = `twir: the editor's desk for This Week in Rust

  twir check [FILES…] [--format text|json] [--fail-on LEVEL] [--audience WHO]
      Checks drafts. Without FILES: the drafts in draft/, from the working folder upwards.
  twir fix [FILES…] [--dry-run] [--unsafe]
      Mends what can be mended without losing anything that a reader sees; --unsafe also applies the
      fixes that delete or guess. --dry-run prints the difference and writes nothing.
  twir lsp --stdio
      Starts the language server.

  --format text|json   how findings are printed (default: text)
  --fail-on LEVEL      error, warning (default), information, hint or never: from which severity on the exit code is 1
  --audience WHO       any (default), editor or contributor: whose findings to show
  --config FILE        settings as JSON: { "rules": { "rule-id": "off" } }

Exit code: 0 clean, 1 findings at or above the level (fix: something is left), 2 wrong usage, or a file that cannot be read.
`;

/** Runs the command. @returns The exit code; `undefined` for a server, which ends by itself. */
export async function main(argv: readonly string[], io: Io): Promise<number | undefined> {
  const [command, ...rest] = argv;
  try {
    switch (command) {
      case 'check':
        return await check(rest, io);
      case 'fix':
        return await fix(rest, io);
      case 'lsp':
        return lsp(rest);
      case 'help':
      case '--help':
      case '-h':
        io.out(USAGE);
        return EXIT.clean;
      default:
        throw new UsageError(command === undefined ? 'a command is needed' : `there is no command \`${command}\``);
    }
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    io.err(`twir: ${error.message}\n\n${USAGE}`);
    return EXIT.usage;
  }
}

void main(process.argv.slice(2), nodeIo()).then((code) => {
  if (code !== undefined) process.exitCode = code;
});
