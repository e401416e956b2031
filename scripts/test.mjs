// Runs the checks and every layer of tests: `npm test`, or some of them by name: `node scripts/test.mjs unit lsp`.
// Goes on after a failing layer, ends with a table and, as the last line, the sum over all layers.
// TWIR_NO_SKIP=1 makes a skipped test a failure: for machines that have all that the layers want.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';
import process from 'node:process';

/** @typedef {{ passed: number, failed: number, skipped: number, why?: string }} Counts */

/**
 * One line of the table. A `check` counts as one test; `vitest` takes the arguments of `vitest run`; a `run` writes its
 * counts to test-results/NAME.json itself.
 *
 * A layer with `again` drives a workbench by its keyboard, where a slow machine can lose a key: it has a second try, and says so.
 *
 * @typedef {{ name: string, check?: string[], vitest?: string[], run?: string[], again?: boolean }} Layer
 */

const apart = ['lsp', 'cli', 'site', 'grammar', 'package', 'editors'];
const script = (/** @type {string[]} */ ...args) => ['node', 'scripts/run.mjs', ...args];
const workbench = (/** @type {string} */ file, /** @type {string[]} */ ...args) =>
  script(`test/vscode/${file}`, '--trim', ...args);

/** @type {Layer[]} */
const layers = [
  { name: 'build', check: ['node', 'scripts/build.mjs'] },
  { name: 'types', check: ['tsc', '-b'] },
  { name: 'lint', check: ['biome', 'ci'] },
  { name: 'generated', check: script('scripts/generate.ts', '--check') },
  { name: 'unit', vitest: ['--exclude', `test/{${apart.join(',')}}/**`] },
  // What packs also builds: one after the other.
  ...apart.map((name) => ({
    name,
    vitest: [`test/${name}/`, ...(name === 'package' ? ['--no-file-parallelism'] : [])],
  })),
  { name: 'vscode', run: workbench('run-desktop.ts') },
  { name: 'vscode-oldest', run: workbench('run-desktop.ts', '--oldest') },
  { name: 'vscode-red', run: workbench('run-desktop.ts', '--prove-red') },
  { name: 'web', run: workbench('run-web.ts') },
  { name: 'web-red', run: workbench('run-web.ts', '--prove-red') },
  { name: 'ui', run: workbench('run-ui.ts'), again: true },
];

const minutes = 15;

/** Runs a command with the project's tools in reach, its output shown. @param {string[]} command @returns {Promise<number>} */
function execute([file = '', ...args]) {
  const windows = process.platform === 'win32';
  const plain = process.stdout.isTTY ? {} : { NO_COLOR: '1' };
  const PATH = [resolve('node_modules/.bin'), process.env['PATH']].join(delimiter);
  const options = { stdio: 'inherit', shell: windows, detached: !windows, env: { ...process.env, ...plain, PATH } };
  return new Promise((done) => {
    const child = spawn(file, args, /** @type {import('node:child_process').SpawnOptions} */ (options));
    // What hangs is ended with all that it has started.
    const timer = setTimeout(() => {
      console.error(`${file} ${args.join(' ')}: ended after ${minutes} minutes`);
      if (child.pid) process.kill(windows ? child.pid : -child.pid, 'SIGKILL');
    }, minutes * 60_000);
    const end = (/** @type {number} */ code) => {
      clearTimeout(timer);
      done(code);
    };
    child.once('error', (error) => {
      console.error(String(error));
      end(127);
    });
    child.once('exit', (code) => end(code ?? 1));
  });
}

/** @param {string} file @returns {unknown} */
const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

/** Runs a layer. Whatever does not report is a failure: silence is no success. @param {Layer} layer @returns {Promise<Counts>} */
async function runLayer({ name, check, vitest, run }) {
  const file = `test-results/${name}.json`;
  rmSync(file, { force: true });
  if (check) {
    const failed = (await execute(check)) === 0 ? 0 : 1;
    const counts = { passed: 1 - failed, failed, skipped: 0 };
    writeFileSync(file, JSON.stringify({ layer: name, ...counts }));
    return counts;
  }
  if (vitest) {
    const report = `test-results/${name}.vitest.json`;
    rmSync(report, { force: true });
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const code = await execute(['vitest', 'run', ...reporters, ...vitest]);
    const counts = countsOf(/** @type {VitestReport | undefined} */ (read(report)), code);
    writeFileSync(file, JSON.stringify({ layer: name, ...counts }));
    return counts;
  }
  const code = await execute(run ?? []);
  const counts = /** @type {Counts | undefined} */ (read(file)) ?? { passed: 0, failed: 0, skipped: 0 };
  return code !== 0 && counts.failed + counts.skipped === 0
    ? { ...counts, failed: 1, why: `exit code ${code}` }
    : counts;
}

/**
 * @typedef {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
 *   testResults: { status: string, assertionResults: unknown[] }[] }} VitestReport
 */

/** A file that could not even be loaded has no failing test in it, and counts as one. @param {VitestReport | undefined} report @param {number} code @returns {Counts} */
function countsOf(report, code) {
  if (!report) return { passed: 0, failed: 1, skipped: 0, why: `no report (exit code ${code})` };
  const unloaded = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  const counts = {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
  if (counts.passed + counts.failed + counts.skipped === 0) return { ...counts, failed: 1, why: 'no tests' };
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1, why: `exit code ${code}` } : counts;
}

const named = process.argv.slice(2);
const unknown = named.filter((name) => !layers.some((layer) => layer.name === name));
if (unknown.length > 0) {
  console.error(`no such layer: ${unknown.join(' ')}; there are: ${layers.map(({ name }) => name).join(' ')}`);
  process.exit(2);
}
if (!existsSync('node_modules') && (await execute(['npm', 'ci'])) !== 0) process.exit(1);
mkdirSync('test-results', { recursive: true });
// A layer by itself still tests the sources of now, not the bundles of an hour ago.
if (named.length > 0 && (await execute(['node', 'scripts/build.mjs'])) !== 0) process.exit(1);

/** @type {{ name: string, counts: Counts, seconds: number }[]} */
const results = [];
for (const layer of layers.filter(({ name }) => named.length === 0 || named.includes(name))) {
  console.log(`\n── ${layer.name} ${'─'.repeat(60 - layer.name.length)}`);
  const start = Date.now();
  let counts = await runLayer(layer);
  if (layer.again && counts.failed > 0) {
    console.log(`${layer.name}: ${counts.failed} failed; once more`);
    const second = await runLayer(layer);
    counts = second.failed > 0 ? second : { ...second, why: 'at the second try' };
  }
  results.push({ name: layer.name, counts, seconds: (Date.now() - start) / 1000 });
}

const sum = (/** @type {'passed' | 'failed' | 'skipped'} */ key) =>
  results.reduce((total, { counts }) => total + counts[key], 0);
const row = (/** @type {(string | number)[]} */ ...cells) =>
  cells.map((cell, i) => (i === 0 ? String(cell).padEnd(14) : i < 5 ? String(cell).padStart(8) : `  ${cell}`)).join('');
console.log(`\n${row('layer', 'passed', 'failed', 'skipped', 'seconds')}`);
for (const { name, counts, seconds } of results) {
  console.log(row(name, counts.passed, counts.failed, counts.skipped, seconds.toFixed(1), counts.why ?? ''));
}
const [passed, failed, skipped] = [sum('passed'), sum('failed'), sum('skipped')];
const forbidden = skipped > 0 && process.env['TWIR_NO_SKIP'] === '1';
if (forbidden) console.log('Tests were skipped, which TWIR_NO_SKIP=1 forbids.');
const summary = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
writeFileSync('test-results/summary.txt', `${summary}\n`);
console.log(summary);
process.exit(failed > 0 || forbidden ? 1 : 0);
