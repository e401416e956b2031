/** The bundles that tests of the protocol and of the command drive. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './shared.ts';

const CLI = path.join(ROOT, 'dist/cli.js');
const SERVER = path.join(ROOT, 'dist/server.js');
const BROWSER_SERVER = path.join(ROOT, 'dist/browser/server.js');
const LOCK = path.join(ROOT, 'node_modules/.twir-build-lock');
/** A build takes seconds; a lock that is older was left by a run that was ended. */
const LOCK_AGE = 60_000;

const newest = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((latest, entry) => Math.max(latest, statSync(path.join(entry.parentPath, entry.name)).mtimeMs), 0);

const isFresh = (): boolean =>
  [CLI, SERVER, BROWSER_SERVER].every(
    (file) => existsSync(file) && statSync(file).mtimeMs >= newest(path.join(ROOT, 'server/src')),
  );

/** The bundles' paths, built once when the sources are newer; test files run at the same time wait for one another. */
export function bundles(): { readonly cli: string; readonly server: string } {
  for (let waited = 0; waited < LOCK_AGE && !isFresh(); waited += 100) {
    try {
      mkdirSync(LOCK);
    } catch {
      if (Date.now() - (statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs ?? 0) > LOCK_AGE)
        rmSync(LOCK, { recursive: true, force: true });
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
      continue;
    }
    try {
      execFileSync(process.execPath, [path.join(ROOT, 'scripts/build.mjs')], {
        cwd: ROOT,
        stdio: ['ignore', 'ignore', 'inherit'],
      });
    } finally {
      rmSync(LOCK, { recursive: true, force: true });
    }
    break;
  }
  return { cli: CLI, server: SERVER };
}

/** The bundle of the server for a web worker. */
export function browserServer(): string {
  bundles();
  return BROWSER_SERVER;
}
