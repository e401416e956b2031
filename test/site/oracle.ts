/** What the tests compare with: the shared material, and the site's renderer where it is installed. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

/** The shared material lies beside the project; `TWIR_SHARED` says where else. */
export const shared = process.env['TWIR_SHARED'] ?? join(here, '../../../shared');

const python = process.env['TWIR_PYTHON'] ?? '/usr/bin/python3';

/** A folder with another Python-Markdown than the installed one: the site's own version, where it is at hand. */
const packages = process.env['TWIR_PYTHON_MARKDOWN'];

export interface Rendering {
  readonly html?: string;
  readonly error?: string;
}

export interface Oracle {
  readonly version: string;
  readonly renderings: readonly Rendering[];
}

/** Renders all documents with one process; undefined where the renderer is not installed. */
export function askOracle(documents: readonly string[]): Oracle | undefined {
  const { status, stdout } = spawnSync(python, [join(here, 'oracle.py')], {
    input: `${documents.map((document) => JSON.stringify(document)).join('\n')}\n`,
    encoding: 'utf8',
    env: { ...process.env, PYTHONIOENCODING: 'utf-8', ...(packages === undefined ? {} : { PYTHONPATH: packages }) },
    maxBuffer: 2 ** 30,
  });
  if (status !== 0) return undefined;
  const [first, ...rest] = stdout.trimEnd().split('\n');
  const { version } = JSON.parse(first ?? '{}') as { version: string };
  return { version, renderings: rest.map((line) => JSON.parse(line) as Rendering) };
}

/** What is missing for a test, as the reason to skip it; undefined if nothing is. */
export function missing(...needs: ('oracle' | `shared:${string}`)[]): string | undefined {
  for (const need of needs) {
    if (need === 'oracle') {
      if (askOracle([''])?.renderings.length !== 1) return 'Python-Markdown is not installed (python3-markdown)';
    } else if (!existsSync(join(shared, need.slice('shared:'.length)))) {
      return `../shared/${need.slice('shared:'.length)} is not there`;
    }
  }
  return undefined;
}

/** Where nothing may be skipped (`TWIR_NO_SKIP=1`), a test for which something is missing fails. */
export function maySkip(reason: string | undefined): boolean {
  if (reason !== undefined && process.env['TWIR_NO_SKIP'] === '1') return false;
  return reason !== undefined;
}
