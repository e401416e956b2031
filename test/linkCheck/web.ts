/** A web on this machine: one server, with as many names as a test wants, which behaves as badly as it is told. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answers one request. `times` counts those for the same path of the same host, this one included. */
export type Handler = (request: IncomingMessage, response: ServerResponse, times: number) => void;

export interface LocalWeb {
  readonly port: number;
  /** The server under a name, as the setting `fetchPrivateFrom` has it. */
  server(name: string): string;
  url(name: string, path: string): string;
  /** What was asked, in order: `GET a.test/1`. */
  readonly asked: readonly string[];
  /** The most requests that were open at once: for one name, and in all. */
  readonly most: { readonly perHost: number; readonly all: number };
  close(): Promise<void>;
}

export const answer =
  (status: number, headers: Readonly<Record<string, string>> = {}, body = ''): Handler =>
  (_, response) =>
    void response.writeHead(status, headers).end(body);

/** @param handlers By path; what has none is there, and takes a moment. */
export async function localWeb(handlers: Readonly<Record<string, Handler>>, takes = 5): Promise<LocalWeb> {
  const asked: string[] = [];
  const open = new Map<string, number>();
  let all = 0;
  const most = { perHost: 0, all: 0 };
  const server = createServer((request, response) => {
    const name = (request.headers.host ?? '').replace(/:\d+$/, '');
    const what = `${request.method} ${name}${request.url}`;
    asked.push(what);
    open.set(name, (open.get(name) ?? 0) + 1);
    most.perHost = Math.max(most.perHost, open.get(name) ?? 0);
    most.all = Math.max(most.all, ++all);
    response.once('close', () => {
      open.set(name, (open.get(name) ?? 0) - 1);
      all--;
    });
    const times = asked.filter((one) => one.replace(/^\S+ /, '') === what.replace(/^\S+ /, '')).length;
    const handler =
      handlers[request.url ?? ''] ?? answer(200, { 'content-type': 'text/html' }, '<title>A page</title>');
    setTimeout(() => handler(request, response, times), takes);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    server: (name) => `${name}:${port}`,
    url: (name, path) => `http://${name}:${port}${path}`,
    asked,
    most,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
