import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import type { Edition } from './editions.ts';
import { XDG_CACHE_HOME } from './env.ts';
import { spdlog } from './spdlog.ts';

/** Where an installed workbench has its parts. */
export interface Installation {
  /** The folder of VS Code's server: `out/`, `extensions/`, `node_modules/`. */
  readonly vscode: string;
  /** The Node that runs it. */
  readonly node: string;
}

/**
 * Installs a workbench from the npm registry, unless an earlier run did.
 *
 * @param trim - Leaves out what no test needs, for half the disk space.
 */
export function ensureInstalled(edition: Edition, trim: boolean): Installation {
  const home = join(cacheFolder(), `vscode-${workbenchOf(edition)}`);
  if (!existsSync(home)) {
    // Made beside its place and renamed at the end: a run that was stopped half-way leaves nothing that looks finished.
    const unfinished = `${home}.${process.pid}`;
    console.log(`installing the workbench of VS Code ${workbenchOf(edition)} into ${home} …`);
    try {
      install(edition, unfinished, trim);
      renameSync(unfinished, home);
    } finally {
      rmSync(unfinished, { recursive: true, force: true });
    }
  }
  return { vscode: join(home, 'lib/vscode'), node: join(home, 'node/bin/node') };
}

/** The version of the workbench in an edition's npm package: code-server 4.x.y carries VS Code 1.x.y. */
function workbenchOf({ codeServer }: Edition): string {
  return codeServer.replace(/^4/, '1');
}

/** The folder for downloads, outside the checkout so that a fresh checkout finds it again. */
export function cacheFolder(): string {
  return resolve(XDG_CACHE_HOME || join(homedir(), '.cache'), 'twir-desk');
}

function install({ codeServer, node }: Edition, into: string, trim: boolean): void {
  mkdirSync(join(into, 'node/bin'), { recursive: true });
  if (node) unpack(`node-${process.platform}-${process.arch}@${node}`, join(into, 'node'), ['package/bin']);
  else symlinkSync(process.execPath, join(into, 'node/bin/node'));
  unpack(`code-server@${codeServer}`, into, ['package/lib']);
  const vscode = join(into, 'lib/vscode');
  // Install scripts would compile native modules that running tests does not need.
  // Old peer dependencies disagree with each other, which is nothing to the tests either.
  const quiet = ['--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  run('npm', ['install', '--omit=dev', '--ignore-scripts', '--legacy-peer-deps', ...quiet], vscode);
  standIn(join(vscode, 'node_modules'));
  if (trim) for (const part of superfluous(vscode)) rmSync(part, { recursive: true, force: true });
}

function unpack(spec: string, into: string, parts: readonly string[]): void {
  const [{ filename }] = JSON.parse(run('npm', ['pack', '--json', spec], into)) as [{ filename: string }];
  // Older versions of npm name a scoped package's file otherwise than they report it; none of ours is scoped.
  run('tar', ['xzf', filename, '--strip-components=1', ...parts], into);
  rmSync(join(into, filename));
}

function run(command: string, args: readonly string[], cwd: string): string {
  return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}

// Two native modules have no prebuilt binary. Log files matter after a failure, so logging gets a stand-in in plain
// JavaScript; the watchdog, which ends an orphaned extension host, is left out.
function standIn(modules: string): void {
  const place = join(modules, '@vscode/spdlog');
  if (existsSync(place)) {
    const { main = 'index.js' } = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8')) as { main?: string };
    writeFileSync(join(place, main), spdlog);
  }
  const watchdog = join(modules, '@vscode/native-watchdog');
  if (existsSync(watchdog)) writeFileSync(join(watchdog, 'index.js'), 'exports.start = () => true;\n');
}

function superfluous(vscode: string): string[] {
  const names = [
    ...['@github', '@microsoft/mxc-sdk', '@vscode/sqlite3', 'cpu-features', 'ssh2', 'kerberos'].map(
      (name) => `node_modules/${name}`,
    ),
    ...['copilot', 'mermaid-markdown-features', 'microsoft-authentication'].map((name) => `extensions/${name}`),
    ...foreign(vscode, 'node_modules/@vscode/ripgrep-universal/bin'),
    ...foreign(vscode, 'node_modules/node-pty/prebuilds'),
  ];
  return names.map((name) => join(vscode, name));
}

/** Binaries of other platforms than this one. */
function foreign(vscode: string, folder: string): string[] {
  const path = join(vscode, folder);
  if (!existsSync(path)) return [];
  const own = `${process.platform}-${process.arch}`;
  return readdirSync(path).flatMap((name) => (name === own ? [] : [`${folder}/${name}`]));
}
