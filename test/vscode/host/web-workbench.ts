import { createReadStream, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join, relative, resolve, sep } from 'node:path';
import type { Installation } from './install.ts';
import { settings } from './settings.ts';

/** A workbench without a server behind it, as vscode.dev and github.dev have it. */
export interface WebWorkbench {
  readonly url: string;
  /** Paths that the workbench asked for in vain. */
  readonly missing: ReadonlySet<string>;
  stop(): void;
}

/** What to serve. All are paths of this machine. */
export interface WebParts {
  readonly extension: string;
  /** The bundled suite, somewhere below the extension. */
  readonly tests: string;
  /** The bundled extension that mounts the folder. */
  readonly mount: string;
  readonly folder: string;
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

// The package's workbench always connects to the server it came from. Both changes are undone while serving; each must
// match exactly once, or the package has changed and this page must be read again.
const patches: readonly { readonly from: RegExp; readonly to: string }[] = [
  { from: /remoteAuthority:location\.host/g, to: 'remoteAuthority:void 0' },
  {
    from: /get userRoamingDataHome\(\)\{return (\w+)\((\w+)\.file\(this\.userDataPath\)\.with\(\{scheme:(\w+)\.vscodeRemote\}\),"User"\)\}/g,
    to: 'get userRoamingDataHome(){return $2.file("/User").with({scheme:$3.vscodeUserData})}',
  },
];

/** Serves the workbench on this machine's loopback. */
export async function serveWebWorkbench({ vscode }: Installation, parts: WebParts): Promise<WebWorkbench> {
  const workbench = patched(join(vscode, 'out/vs/code/browser/workbench/workbench.js'));
  const folders: readonly (readonly [string, string])[] = [
    ['/static/build/', vscode],
    ['/static/extension/', resolve(parts.extension)],
    ['/static/mount/', resolve(parts.mount)],
  ];
  const missing = new Set<string>();
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    if (path === '/') return send(response, 'text/html; charset=utf-8', page(request, vscode, parts));
    // The key that encrypts secrets; nothing here is one.
    if (path === '/mint-key') return send(response, 'application/octet-stream', Buffer.alloc(32, 7));
    if (path === '/mount.json') return send(response, 'application/json', JSON.stringify(textsOf(parts.folder)));
    if (path.endsWith('/out/vs/code/browser/workbench/workbench.js'))
      return send(response, 'text/javascript', workbench);
    const file = fileOf(path, folders);
    if (file) {
      response.writeHead(200, headers(types[extname(file)] ?? 'application/octet-stream'));
      createReadStream(file).pipe(response);
    } else {
      missing.add(path);
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('the server has no port');
  return {
    url: `http://localhost:${address.port}/`,
    missing,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function patched(file: string): string {
  let text = readFileSync(file, 'utf8');
  for (const { from, to } of patches) {
    const found = text.match(from)?.length ?? 0;
    if (found !== 1) throw new Error(`${file}: ${found} matches of ${from} instead of one`);
    text = text.replace(from, to);
  }
  return text;
}

function send(response: ServerResponse, type: string, body: string | Buffer): void {
  response.writeHead(200, headers(type)).end(body);
}

// The extension host's worker runs in a frame of another origin.
function headers(type: string): Record<string, string> {
  return {
    'Content-Type': type,
    'Access-Control-Allow-Origin': '*',
    'Cross-Origin-Resource-Policy': 'cross-origin',
  };
}

function fileOf(path: string, folders: readonly (readonly [string, string])[]): string | undefined {
  const found = folders.find(([prefix]) => path.startsWith(prefix));
  if (!found) return undefined;
  const file = join(found[1], path.slice(found[0].length));
  const inside = file.startsWith(found[1] + sep);
  return inside && statSync(file, { throwIfNoEntry: false })?.isFile() ? file : undefined;
}

/** The files of a folder, by their path in it. */
function textsOf(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    paths.map((path) => [`/${relative(folder, path).split(sep).join('/')}`, readFileSync(path, 'utf8')]),
  );
}

/** The workbench's page: its template filled with what vscode.dev would fill in. */
function page({ headers: { host = '' } }: IncomingMessage, vscode: string, parts: WebParts): string {
  const at = (path: string): object => ({ scheme: 'http', authority: host, path });
  const tests = relative(resolve(parts.extension), resolve(parts.tests)).split(sep).join('/');
  const base = `http://${host}/static/build`;
  const configuration = {
    folderUri: { scheme: 'vscode-vfs', authority: 'github', path: '/' },
    additionalBuiltinExtensions: [at('/static/mount')],
    developmentOptions: {
      enableSmokeTestDriver: true,
      extensions: [at('/static/extension')],
      extensionTestsPath: at(`/static/extension/${tests}`),
    },
    productConfiguration: {
      enableTelemetry: false,
      webviewContentExternalBaseUrlTemplate: `${base}/out/vs/workbench/contrib/webview/browser/pre/`,
    },
    configurationDefaults: settings,
    enableWorkspaceTrust: false,
    userDataPath: '/',
    // What the package's own page tells its workbench besides, which then asks for them.
    isEnabledFileDownloads: true,
    isEnabledFileUploads: true,
    isEnabledCoderGettingStarted: false,
  };
  const values: Readonly<Record<string, string>> = {
    WORKBENCH_WEB_CONFIGURATION: attribute(JSON.stringify(configuration)),
    WORKBENCH_WEB_BASE_URL: base,
    WORKBENCH_NLS_URL: `${base}/out/nls.messages.js`,
    WORKBENCH_NLS_FALLBACK_URL: `${base}/out/nls.messages.js`,
    WORKBENCH_SCRIPT_NONCE: 'n',
    BASE: '/base',
    VS_BASE: '/vsbase',
  };
  const template = readFileSync(join(vscode, 'out/vs/code/browser/workbench/workbench.html'), 'utf8');
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}
