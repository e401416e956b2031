/** A web server of this machine, for tests of what asks the web: each path behaves, or misbehaves, as a test says. */
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface PageServer {
  readonly port: number;
  /** `127.0.0.1:PORT`. */
  readonly host: string;
  /** `http://127.0.0.1:PORT`, without a final slash. */
  readonly url: string;
  /** What was asked, in order. */
  readonly asked: readonly IncomingMessage[];
  close(): Promise<void>;
}

/** What a path answers: a page's text, or whatever a listener does. */
export type Routes = Readonly<Record<string, string | Uint8Array | RequestListener>>;

/** Starts a server; what has no route is not found. */
export async function servePages(routes: Routes): Promise<PageServer> {
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    asked.push(request);
    const route = routes[(request.url ?? '').replace(/[?#].*$/, '')];
    if (typeof route === 'function') route(request, response);
    else if (route === undefined) response.writeHead(404, { 'content-type': 'text/html' }).end('<title>None</title>');
    else response.writeHead(200, { 'content-type': 'text/html' }).end(route);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const host = `127.0.0.1:${port}`;
  return {
    port,
    host,
    url: `http://${host}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** An answer that sends on. */
export function redirect(location: string, status = 302): RequestListener {
  // As servers send it: the bytes of UTF-8, whatever headers are said to be in.
  const bytes = Buffer.from(location).toString('latin1');
  return (_, response) => void response.writeHead(status, { location: bytes }).end('on the way');
}

/** An answer that never ends. */
export const endless: RequestListener = (_, response) => {
  const more = (): void => {
    while (response.write('x'.repeat(10_000)) && !response.destroyed);
  };
  response.on('drain', more);
  more();
};
