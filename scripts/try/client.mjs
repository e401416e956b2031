// A small client of a language server, over its standard input and output.
import { spawn } from 'node:child_process';
import process from 'node:process';
import { Problem } from '../setup.mjs';

/** How long an answer may take, in milliseconds. */
const PATIENCE = 30_000;

/**
 * @typedef {{ line: number, character: number }} Position
 * @typedef {{ start: Position, end: Position }} Range
 * @typedef {{ range: Range, severity: 1 | 2 | 3 | 4, code: string, message: string }} Diagnostic
 * @typedef {{ range: Range, newText: string }} TextEdit
 */

export class Client {
  #server;
  #id = 0;
  /** @type {Map<number, { resolve(result: any): void, reject(error: Error): void }>} */
  #waiting = new Map();
  #received = Buffer.alloc(0);

  /** Starts a server. @param {string} script @param {string[]} args */
  constructor(script, args) {
    this.#server = spawn(process.execPath, [script, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#server.stdout.on('data', (chunk) => this.#read(chunk));
    // A server that has ended takes no more; that it ended is told below.
    this.#server.stdin.on('error', () => {});
    this.#server.on('error', (error) => this.#fail(`the server did not start: ${error.message}`));
    this.#server.on('exit', (code) => this.#fail(`the server ended with ${code}`));
  }

  /** Asks, and waits for the answer. @param {string} method @param {unknown} params @returns {Promise<any>} */
  request(method, params) {
    const id = ++this.#id;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Problem(`the server gave no answer to ${method}`)), PATIENCE);
      const settled = (/** @type {() => void} */ then) => {
        clearTimeout(timer);
        this.#waiting.delete(id);
        then();
      };
      this.#waiting.set(id, {
        resolve: (result) => settled(() => resolve(result)),
        reject: (error) => settled(() => reject(error)),
      });
      this.#write({ id, method, params });
    });
  }

  /** Tells. @param {string} method @param {unknown} params */
  notify(method, params) {
    this.#write({ method, params });
  }

  /** Ends the server, politely. */
  async stop() {
    await this.request('shutdown', null);
    this.#server.removeAllListeners('exit');
    this.notify('exit', null);
  }

  /** Ends the server, whatever it does. */
  kill() {
    this.#server.removeAllListeners('exit');
    this.#server.kill();
  }

  /** @param {object} message */
  #write(message) {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.#server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  /** Takes the messages out of what has come so far. @param {Buffer} chunk */
  #read(chunk) {
    this.#received = Buffer.concat([this.#received, chunk]);
    for (;;) {
      const head = this.#received.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.#received.toString('latin1', 0, head))?.[1]);
      const end = head + 4 + length;
      if (this.#received.length < end) return;
      const body = this.#received.toString('utf8', head + 4, end);
      this.#received = this.#received.subarray(end);
      this.#take(JSON.parse(body));
    }
  }

  /** @param {{ id?: number, method?: string, result?: unknown, error?: { message: string } }} message */
  #take({ id, method, result, error }) {
    if (id === undefined) return;
    // The server asks what only an editor has: there is none here.
    if (method !== undefined) return this.#write({ id, result: null });
    const waiting = this.#waiting.get(id);
    if (error) waiting?.reject(new Problem(`the server answered: ${error.message}`));
    else waiting?.resolve(result);
  }

  /** @param {string} why */
  #fail(why) {
    for (const { reject } of [...this.#waiting.values()]) reject(new Problem(why));
  }
}

/** A text with edits made in it. @param {string} text @param {TextEdit[]} edits */
export function applyEdits(text, edits) {
  const starts = [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map((match) => match.index + match[0].length)];
  const offset = (/** @type {Position} */ { line, character }) => (starts[line] ?? text.length) + character;
  return [...edits]
    .sort((a, b) => offset(b.range.start) - offset(a.range.start))
    .reduce(
      (now, { range, newText }) => now.slice(0, offset(range.start)) + newText + now.slice(offset(range.end)),
      text,
    );
}
