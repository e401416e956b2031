import { execFileSync, spawn } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Installation } from './install.ts';
import { settings } from './settings.ts';

/** A running server of VS Code, on this machine's loopback, with data of its own. */
export interface CodeServer {
  /** `127.0.0.1:port`. */
  readonly host: string;
  /** The last lines of its logs, the extension host's and the output channels' among them. */
  tail(): string;
  stop(): Promise<void>;
}

/**
 * Starts the server; `vsix` files are installed by its own command line, as a user would.
 *
 * @param machine Settings that only a machine can have.
 */
export async function startServer(
  { vscode, node }: Installation,
  vsix: readonly string[] = [],
  machine: Readonly<Record<string, unknown>> = {},
): Promise<CodeServer> {
  const home = mkdtempSync(join(tmpdir(), 'twir-code-'));
  const data = join(home, 'data');
  const log = join(home, 'server.log');
  mkdirSync(join(data, 'User'), { recursive: true });
  writeFileSync(join(data, 'User/settings.json'), JSON.stringify(settings));
  mkdirSync(join(data, 'Machine'), { recursive: true });
  writeFileSync(join(data, 'Machine/settings.json'), JSON.stringify(machine));
  // '{}' is no gallery at all: nothing may be fetched from outside.
  const env = { ...process.env, VSCODE_AGENT_FOLDER: data, EXTENSIONS_GALLERY: '{}' };
  const main = join(vscode, 'out/server-main.js');
  const folders = ['--server-data-dir', data, '--user-data-dir', data, '--extensions-dir', join(home, 'extensions')];
  const shared = [main, ...folders, '--accept-server-license-terms'];
  for (const file of vsix) {
    execFileSync(node, [...shared, '--install-extension', resolve(file)], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  }
  const port = await freePort();
  const host = `127.0.0.1:${port}`;
  // The smoke-test driver is what makes the workbench obey `extensionTestsPath` and report the result to the page.
  const flags = ['--without-connection-token', '--enable-smoke-test-driver', '--disable-telemetry'];
  const child = spawn(
    node,
    [...shared, ...flags, '--disable-workspace-trust', '--host', '127.0.0.1', '--port', String(port)],
    // A process group of its own, so that its extension host ends with it.
    { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true },
  );
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => appendFileSync(log, data));
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  const signal = (name: NodeJS.Signals): void => {
    try {
      if (child.pid) process.kill(-child.pid, name);
    } catch {
      // The group has ended already.
    }
  };
  const server: CodeServer = {
    host,
    tail: () => tailOf(log, join(data, 'logs')),
    async stop() {
      signal('SIGTERM');
      await Promise.race([gone, sleep(3000, undefined, { ref: false })]);
      signal('SIGKILL');
      rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
  for (const end = Date.now() + 30_000; ; await sleep(100)) {
    if (await answers(host)) return server;
    if (child.exitCode !== null || Date.now() > end) {
      const said = server.tail();
      await server.stop();
      throw new Error(`VS Code's server did not come up\n${said}`);
    }
  }
}

async function answers(host: string): Promise<boolean> {
  try {
    return (await fetch(`http://${host}/version`)).ok;
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === 'object' ? done(address.port) : fail(new Error('no port'))));
    });
  });
}

function tailOf(log: string, logs: string): string {
  const telling = /exthost\d*[/\\](remoteexthost\.log|output_logging.*\.log|twir-desk\.[^/\\]*[/\\].*\.log)$/;
  let names: string[] = [];
  try {
    names = readdirSync(logs, { recursive: true, encoding: 'utf8' }).filter((name) => telling.test(name));
  } catch {
    // Died before it wrote any.
  }
  return [log, ...names.map((name) => join(logs, name))].map(lastLines).join('\n');
}

function lastLines(file: string): string {
  try {
    return `--- ${file}\n${readFileSync(file, 'utf8').split('\n').slice(-15).join('\n')}`;
  } catch {
    return `--- ${file}: absent`;
  }
}
