import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { bundles } from '../support/dist.ts';

export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The user that runs it. */
  readonly uid?: number | undefined;
}

/** Runs the bundled command in a folder. What the machine says of colours and of a runner is not heard. */
export function twir(cwd: string, args: readonly string[], { input, env, uid }: RunOptions = {}): Run {
  const { NO_COLOR: _, FORCE_COLOR: __, GITHUB_WORKSPACE: ___, ...rest } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [bundles().cli, ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1e8,
    input: input ?? '',
    ...(uid === undefined ? {} : { uid }),
    env: { ...rest, ...env },
  });
  return { code: status, out: stdout, err: stderr };
}
