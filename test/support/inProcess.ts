/** Runs a subcommand within the test's own process, over files in a folder. */
import path from 'node:path';
import type { Io } from '../../server/src/cli/common.ts';
import { putFile } from './put.ts';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Writes files below a folder that is made for it, and runs a command there. What it prints is kept. */
export async function runInProcess(
  root: string,
  files: Readonly<Record<string, string>>,
  command: (io: Io) => Promise<number>,
): Promise<Ran> {
  for (const [name, content] of Object.entries(files)) putFile(root, name, content);
  let out = '';
  let err = '';
  const code = await command({
    cwd: path.resolve(root),
    colour: false,
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { code, out, err };
}
