/**
 * How long an editor waits: `npm run bench [FILE]`. Medians, on the largest issue of the newsletter that is at hand, beside
 * one parse of the same text by remark in the same run, so that figures of different machines can be compared.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { createService, type Source } from '../server/src/service.ts';
import { DEFAULT_SETTINGS } from '../server/src/settings.ts';
import { renderSite } from '../server/src/site/index.ts';

const ROUNDS = 100;
const WARM_UP = 40;
const COLD_ROUNDS = 8;

interface Row {
  readonly what: string;
  readonly times: readonly number[];
}

const median = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] as number;
const percentile = (times: readonly number[], share: number): number =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] as number;

/** @param run may say itself how long it took, when not all of it counts */
function measure(rounds: number, warmUp: number, run: (round: number) => unknown): number[] {
  const times: number[] = [];
  for (let round = 0; round < warmUp + rounds; round++) {
    const start = performance.now();
    const own = run(round);
    const whole = performance.now() - start;
    if (round >= warmUp) times.push(typeof own === 'number' ? own : whole);
  }
  return times;
}

/** The file that was named, or the largest of the newsletter's issues. */
function material(): { name: string; text: string } {
  const [named] = process.argv.slice(2);
  if (named) return { name: path.basename(named), text: readFileSync(named, 'utf8') };
  const folder = path.join(process.env['TWIR_SHARED'] ?? '../shared', 'twir/content');
  if (!existsSync(folder)) {
    console.error(`There are no issues in ${folder}: name a FILE, or set TWIR_SHARED.`);
    process.exit(2);
  }
  const [largest] = readdirSync(folder).sort(
    (a, b) => statSync(path.join(folder, b)).size - statSync(path.join(folder, a)).size,
  );
  return { name: largest as string, text: readFileSync(path.join(folder, largest as string), 'utf8') };
}

const { name, text } = material();
const uri = `file:///bench/${name}`;
const log = (message: string): void => console.error(message);
/** A letter typed in the middle of the longest entries, at another place each time. */
const places = [...text.matchAll(/^\* \[[^\]\n]{10,}/gm)].map((match) => match.index + 8);
if (!places.length) throw new Error(`${name} has no entries`);
const typed = (round: number): string => {
  const at = places[(round * 37) % places.length] as number;
  return `${text.slice(0, at)}x${text.slice(at)}`;
};

const rows: Row[] = [];
const processor = unified().use(remarkParse).freeze();
const remark = measure(15, 5, (round) => processor.parse(typed(round)));
rows.push({ what: 'remark-parse of the whole text', times: remark });

// Asked for: at most a fifth of remark-parse, which makes no HTML.
rows.push({ what: 'the site’s HTML of the whole text', times: measure(30, 10, (round) => renderSite(typed(round))) });

const warm = createService({ log });
let version = 0;
const source = (now: string): Source => ({ uri, version: ++version, text: now });
warm.findings(source(text), DEFAULT_SETTINGS);
rows.push({
  what: 'a key to fresh findings, in process',
  times: measure(ROUNDS, WARM_UP, (round) => warm.findings(source(typed(round)), DEFAULT_SETTINGS)),
});
rows.push({
  what: '  of that the draft',
  times: measure(ROUNDS, WARM_UP, (round) => warm.draft(source(typed(round)))),
});
rows.push({
  what: '  of that the differences between the site and GitHub',
  times: measure(ROUNDS, WARM_UP, (round) => {
    const now = source(typed(round));
    warm.draft(now);
    const start = performance.now();
    warm.differences(now);
    return performance.now() - start;
  }),
});
const line = `${text}\n### Official\n\n* `;
const opened = source(line);
warm.findings(opened, DEFAULT_SETTINGS);
rows.push({
  what: 'completion',
  times: measure(ROUNDS, WARM_UP, () => warm.complete(opened, DEFAULT_SETTINGS, line.length)),
});
rows.push({ what: 'fix all', times: measure(20, 3, (round) => warm.fixAll(source(typed(round)), DEFAULT_SETTINGS)) });
rows.push({
  what: 'cold: a new service, first findings',
  times: measure(COLD_ROUNDS, 2, () => createService({ log }).findings({ uri, version: 1, text }, DEFAULT_SETTINGS)),
});

/** Messages of the protocol to a process and back, without a client library in between. */
class Wire {
  readonly #process: ChildProcess;
  readonly #waiting = new Map<number, (result: unknown) => void>();
  #buffer = Buffer.alloc(0);
  #id = 0;

  constructor(command: readonly string[]) {
    this.#process = spawn(process.execPath, [...command], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#process.stdout?.on('data', (chunk: Buffer) => this.#read(chunk));
  }

  #read(chunk: Buffer): void {
    this.#buffer = Buffer.concat([this.#buffer, chunk]);
    for (;;) {
      const end = this.#buffer.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.#buffer.toString('latin1', 0, end))?.[1]);
      if (this.#buffer.length < end + 4 + length) return;
      const message = JSON.parse(this.#buffer.toString('utf8', end + 4, end + 4 + length)) as {
        id?: number;
        method?: string;
        result?: unknown;
      };
      this.#buffer = this.#buffer.subarray(end + 4 + length);
      if (message.id === undefined) continue;
      if (message.method) this.#send({ id: message.id, result: null });
      else this.#waiting.get(message.id)?.(message.result);
    }
  }

  #send(message: object): void {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    this.#process.stdin?.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.#process.stdin?.write(body);
  }

  notify(method: string, params: unknown): void {
    this.#send({ method, params });
  }

  request(method: string, params: unknown): Promise<unknown> {
    const id = ++this.#id;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#send({ id, method, params });
    });
  }

  end(): void {
    this.#process.kill();
  }
}

if (existsSync('dist/cli.js')) {
  const opening: number[] = [];
  const keys: number[] = [];
  const previews: number[] = [];
  const textDocument = { uri };
  let edits = 1;
  /** Types a letter, waits for an answer, and takes the letter back. */
  const type = async (wire: Wire, round: number, ask: () => Promise<unknown>): Promise<number> => {
    const at = places[(round * 37) % places.length] as number;
    const before = text.slice(0, at).split('\n');
    const position = { line: before.length - 1, character: (before[before.length - 1] as string).length };
    const change = (end: number, inserted: string): void =>
      wire.notify('textDocument/didChange', {
        textDocument: { uri, version: ++edits },
        contentChanges: [{ range: { start: position, end: { ...position, character: end } }, text: inserted }],
      });
    const start = performance.now();
    change(position.character, 'x');
    await ask();
    const time = performance.now() - start;
    change(position.character + 1, '');
    return time;
  };
  for (let process = 0; process < 5; process++) {
    const wire = new Wire(['dist/cli.js', 'lsp', '--stdio']);
    await wire.request('initialize', {
      processId: null,
      rootUri: null,
      capabilities: { textDocument: { diagnostic: {} } },
    });
    wire.notify('initialized', {});
    const start = performance.now();
    wire.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'markdown', version: 1, text } });
    await wire.request('textDocument/diagnostic', { textDocument });
    opening.push(performance.now() - start);
    for (let round = 0; process === 0 && round < WARM_UP + ROUNDS; round++) {
      const key = await type(wire, round, () => wire.request('textDocument/diagnostic', { textDocument }));
      // With a preview open an editor asks for both.
      const preview = await type(wire, round, () => {
        void wire.request('textDocument/diagnostic', { textDocument });
        return wire.request('twir/render', { uri, as: 'site' });
      });
      if (round < WARM_UP) continue;
      keys.push(key);
      previews.push(preview);
    }
    wire.end();
  }
  rows.push({ what: 'a key to fresh diagnostics, over stdio', times: keys });
  rows.push({ what: 'a key to the preview’s new HTML, with diagnostics, over stdio', times: previews });
  rows.push({ what: 'cold: a new process opens the text', times: opening });
} else console.error('dist/cli.js is not built: nothing is measured over stdio');

const base = median(remark);
console.log(
  `${name}: ${text.length} characters, ${text.split('\n').length} lines; ${warm.findings(source(text), DEFAULT_SETTINGS).length} findings\n`,
);
console.log(`${'median'.padStart(10)} ${'p95'.padStart(10)}   × remark`);
for (const { what, times } of rows) {
  console.log(
    `${`${median(times).toFixed(2)} ms`.padStart(10)} ${`${percentile(times, 0.95).toFixed(2)} ms`.padStart(10)} ${(median(times) / base).toFixed(3).padStart(10)}   ${what}`,
  );
}
