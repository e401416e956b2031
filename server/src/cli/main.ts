/** The command `twir`: the same engine as the editors', over files. */
import { check } from './check.ts';
import { EXIT, type Io, nodeIo, UsageError } from './common.ts';
import { events } from './events.ts';
import { fix } from './fix.ts';
import { importCommand } from './importEvents.ts';
import { lsp } from './lsp.ts';
import { merge } from './merge.ts';
import { newCommand } from './new.ts';
import { publish } from './publish.ts';
import { render } from './render.ts';
import { sections } from './sections.ts';

/** The project's version, put in when it is bundled. */
declare const TWIR_VERSION: string | undefined;
const VERSION = typeof TWIR_VERSION === 'undefined' ? 'of the sources' : TWIR_VERSION;

const USAGE = `twir: the editor's desk for This Week in Rust

  twir check [FILES…] [--format text|json] [--fail-on LEVEL] [--audience WHO]
      Checks drafts. Without FILES: the drafts in draft/, from the working folder upwards.
  twir fix [FILES…] [--dry-run] [--unsafe]
      Mends what can be mended without losing anything that a reader sees; --unsafe also applies the
      fixes that delete or guess. --dry-run prints the difference and writes nothing.
  twir new [--date YYYY-MM-DD] [--dry-run]
      Makes the next draft from draft/DRAFT_TEMPLATE, with the events that are still to come.
  twir events tidy FILE [--dry-run]
      Sorts the events and puts them under their regions; removes nothing.
  twir events prune FILE [--dry-run] [--yes]
      Lists past and doubled events and those beyond the window; with --yes, deletes them.
  twir events import DRAFT SOURCE [--dry-run] [--all] [--fetch] [--time-zone ZONE]
      Adds the events of a calendar (.ics), of the Meetup script's JSON, or of pasted text, but not those that
      stand there. --all also adds those of which something was guessed. An address is fetched with --fetch alone.
  twir sections paste DRAFT FILE [--dry-run]
      Puts what the editors' script wrote (calls for testing, RFCs, final comment period) over those sections.
  twir sections update DRAFT [--token-env NAME] [--api URL] [--dry-run]
      The same from GitHub itself; the token is taken from the environment (GITHUB_TOKEN).
  twir merge BASE OURS THEIRS [-L OURS -L BASE -L THEIRS] [--path PATH]
      Merges drafts for git, entry by entry (docs/merge-driver.md). Writes to OURS.
  twir publish --check [FILE]
      The last look before publishing. Without FILE: the newest draft in draft/.
  twir render FILE [--as site|github]
      Prints the HTML that the site makes of a draft (default), or that GitHub shows.
  twir lsp --stdio
      Starts the language server.

  --format text|json   how findings are printed (default: text)
  --fail-on LEVEL      error, warning (default), information, hint or never: from which severity on the exit code is 1
  --audience WHO       any (default), editor or contributor: whose findings to show
  --config FILE        settings as JSON: { "rules": { "rule-id": "off" } }

Exit code: 0 clean, 1 findings at or above the level (fix, events tidy, merge: something is left; events import,
sections: something is to be looked at; publish: something is open;
events prune --dry-run: something would go), 2 wrong usage, or a file that cannot be read or is there already.
`;

/** Runs the command. @returns The exit code; `undefined` for a server, which ends by itself. */
export async function main(argv: readonly string[], io: Io): Promise<number | undefined> {
  const [command, ...rest] = argv;
  if (rest.includes('--help') || rest.includes('-h')) {
    io.out(USAGE);
    return EXIT.clean;
  }
  try {
    switch (command) {
      case '--version':
      case 'version':
        io.out(`twir ${VERSION}\n`);
        return EXIT.clean;
      case 'check':
        return await check(rest, io);
      case 'fix':
        return await fix(rest, io);
      case 'new':
        return await newCommand(rest, io);
      case 'events':
        return await (rest[0] === 'import' ? importCommand(rest.slice(1), io) : events(rest, io));
      case 'sections':
        return await sections(rest, io);
      case 'merge':
        return await merge(rest, io);
      case 'publish':
        return await publish(rest, io);
      case 'render':
        return render(rest, io);
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
