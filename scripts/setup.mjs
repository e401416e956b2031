// What a fresh clone lacks: installed packages and a build. Node's own modules alone, for nothing else is there yet.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/** What the build is made of. */
const SOURCES = [
  'server/src',
  'client/src',
  'client/webview',
  'scripts/build.mjs',
  'scripts/worker.mjs',
  'package.json',
  'package-lock.json',
];

/** A reason to stop, in words for people. */
export class Problem extends Error {}

/**
 * Installs and builds, as far as that is needed.
 *
 * @param {string} root The project's folder.
 */
export function setUp(root) {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Problem(`this needs Node 20.19 or newer, and here is ${process.versions.node}`);
  }
  // npm writes this file last: without it an installation has not come to its end.
  if (!existsSync(path.join(root, 'node_modules/.package-lock.json')))
    timed('installing packages', () => install(root));
  if (isStale(root)) timed('building', () => run(root, process.execPath, ['scripts/build.mjs']));
}

/** @param {string} root */
function install(root) {
  const quiet = ['--no-audit', '--no-fund'];
  if (run(root, 'npm', ['ci', ...quiet], 'ignore')) return true;
  // A registry may not have, nor the lock file name, the native packages of every platform; `npm ci` insists on all of
  // them. The versions are those of the lock file all the same, and it stays as it is.
  console.log('`npm ci` does not take the lock file here; `npm install` does');
  return run(root, 'npm', ['install', '--no-save', ...quiet]);
}

/** Whether something that the build is made of is newer than it. @param {string} root */
function isStale(root) {
  const built = ['dist/cli.js', 'dist/client.js', 'dist/preview.js', 'dist/server.js'].map((name) =>
    path.join(root, name),
  );
  if (!built.every((file) => existsSync(file))) return true;
  const oldest = Math.min(...built.map((file) => statSync(file).mtimeMs));
  return SOURCES.some((name) => newest(path.join(root, name)) > oldest);
}

/** When a file, or the last of the files in a folder, was changed. @param {string} file @returns {number} */
function newest(file) {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat?.isDirectory()) return stat?.mtimeMs ?? 0;
  return Math.max(0, ...readdirSync(file).map((name) => newest(path.join(file, name))));
}

/** Does a step and says how long it took. @param {string} what @param {() => boolean} step Whether it succeeded. */
function timed(what, step) {
  console.log(`${what} …`);
  const started = performance.now();
  if (!step()) throw new Problem(`${what} failed`);
  console.log(`${what} took ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
}

/**
 * @param {string} root
 * @param {string} command
 * @param {string[]} args
 * @param {'inherit' | 'ignore'} output
 */
function run(root, command, args, output = 'inherit') {
  // npm is a script on Windows, which only a shell starts.
  const shell = process.platform === 'win32' && command === 'npm';
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', output, output], shell });
  if (error) console.error(`${command}: ${error.message}`);
  return status === 0;
}
