/** The browser's bundle of the server in a worker of a real Chromium, spoken to from here. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  type DataCallback,
  type Disposable,
  type Message,
} from 'vscode-languageserver-protocol/node';
import { browserServer } from '../support/dist.ts';
import { openPage } from '../vscode/host/chromium.ts';
import type { Channel } from './client.ts';

class Inbox extends AbstractMessageReader {
  readonly #early: Message[] = [];
  #callback: DataCallback | undefined;

  receive(message: Message): void {
    if (this.#callback) this.#callback(message);
    else this.#early.push(message);
  }

  listen(callback: DataCallback): Disposable {
    this.#callback = callback;
    for (const message of this.#early.splice(0)) callback(message);
    return { dispose: () => {} };
  }
}

class Outbox extends AbstractMessageWriter {
  readonly #post: (message: string) => Promise<void>;

  constructor(post: (message: string) => Promise<void>) {
    super();
    this.#post = post;
  }

  write(message: Message): Promise<void> {
    return this.#post(JSON.stringify(message));
  }

  end(): void {}
}

/** What the page has for us; these are its types, not Node's. */
interface WorkerPage {
  readonly Worker: new (url: string) => PageWorker;
  worker: PageWorker;
  twirReceive(message: string): void;
}
interface PageWorker {
  onmessage: (event: { readonly data: unknown }) => void;
  postMessage(message: unknown): void;
}

/** A part of the server's script, as the client reads it for the worker. */
export function readPart(name: string): string {
  return readFileSync(path.join(path.dirname(browserServer()), `${name}.js`), 'utf8');
}

/** Starts the worker. @returns The channel, and what ends the browser. */
export async function startWebWorker(): Promise<{ readonly channel: Channel; end(): Promise<void> }> {
  const { browser, page } = await openPage();
  const inbox = new Inbox();
  await page.exposeFunction('twirReceive', (message: string) => inbox.receive(JSON.parse(message) as Message));
  await page.evaluate(
    (source) => {
      const here = globalThis as unknown as WorkerPage;
      here.worker = new here.Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
      here.worker.onmessage = ({ data }) => here.twirReceive(JSON.stringify(data));
    },
    readFileSync(browserServer(), 'utf8'),
  );
  const post = (message: string): Promise<void> =>
    page.evaluate((text) => (globalThis as unknown as WorkerPage).worker.postMessage(JSON.parse(text)), message);
  const channel: Channel = {
    reader: inbox,
    writer: new Outbox(post),
    exited: Promise.resolve(0),
    isRunning: () => browser.isConnected(),
  };
  return { channel, end: () => browser.close() };
}
