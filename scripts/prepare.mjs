// After `npm install` in a fresh clone: builds what is not there yet. Whoever installs the package from its repository
// (pre-commit does, `npm install git+https://…` does) gets a clone, and npm runs nothing else in it.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';

/** @type {readonly (readonly [made: string, file: string, ...args: string[]])[]} */
const steps = [
  // `npm install --global git+https://…` leaves out what is needed to build: the clone takes itself for installed globally.
  [
    'node_modules/esbuild',
    'npm',
    'ci',
    '--no-global',
    '--location=project',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
  ],
  ['dist/cli.js', process.execPath, 'scripts/build.mjs'],
  ['dist/types', process.execPath, 'scripts/types.mjs'],
];
for (const [made, file, ...args] of steps) {
  if (existsSync(made)) continue;
  const { status } = spawnSync(file, args, { stdio: 'inherit', shell: file === 'npm' && process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
}
