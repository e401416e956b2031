// Prepares a release: `npm run release -- X.Y.Z [--dry-run]`. Bumps the version, closes the changelog's open section, packs
// the extension, and says what is left to do: nothing is committed or published by this script.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import process from 'node:process';

/** A reason to stop, in words for people. */
class Problem extends Error {}

const OPEN = '## [Unreleased]';
const FILES = ['package.json', 'package-lock.json', 'CHANGELOG.md'];

/** @param {string[]} args */
function release(args) {
  const dry = args.includes('--dry-run');
  const [version, ...more] = args.filter((arg) => arg !== '--dry-run');
  if (version === undefined || more.length > 0) throw new Problem('usage: npm run release -- X.Y.Z [--dry-run]');
  checkTree();
  const texts = FILES.map((file) => readFileSync(file, 'utf8'));
  const [manifest = '', lock = '', changelog = ''] = texts;
  const current = String(JSON.parse(manifest).version);
  checkVersion(version, current);
  const day = new Date().toISOString().slice(0, 10);
  const changed = [
    bumped(manifest, current, version, 1),
    bumped(lock, current, version, 2),
    closed(changelog, version, day),
  ];
  const vsix = `twir-desk-${version}.vsix`;
  if (dry) console.log(`would write ${FILES.join(', ')} and pack ${vsix}; nothing was changed`);
  else {
    for (const [at, file] of FILES.entries()) writeFileSync(file, /** @type {string} */ (changed[at]));
    pack(vsix);
  }
  console.log(`\n${current} → ${version}\n\n${notesOf(changed[2] ?? '', version)}\n`);
  console.log(`When you have looked at the difference and tried ${vsix}:\n`);
  for (const step of steps(version, vsix)) console.log(`  ${step}`);
}

/** What people do by hand, for it cannot be undone. @param {string} version @param {string} vsix */
function steps(version, vsix) {
  return [
    // Git follows annotated tags only.
    `git commit -am "Release ${version}" && git tag -a v${version} -m "Release ${version}" && git push --follow-tags`,
    `npx @vscode/vsce publish --packagePath ${vsix}`,
    `npx ovsx publish ${vsix}`,
  ];
}

/** What is not committed would be in the package and not in the tag. */
function checkTree() {
  const { status, stdout } = spawnSync('git', ['status', '--porcelain'], { encoding: 'utf8' });
  if (status !== 0) throw new Problem('this is no git repository');
  if (stdout.trim()) throw new Problem(`there are changes that are not committed:\n${stdout.trimEnd()}`);
}

/** @param {string} version @param {string} current */
function checkVersion(version, current) {
  const numbers = (/** @type {string} */ text) =>
    /^\d+\.\d+\.\d+$/.test(text) ? text.split('.').map(Number) : undefined;
  const [wanted, old] = [numbers(version), numbers(current)];
  // The galleries take no suffixes: a version is three numbers.
  if (!wanted) throw new Problem(`\`${version}\` is no version of three numbers, such as 1.2.3`);
  const at = wanted.findIndex((number, place) => number !== old?.[place]);
  if (at < 0 || /** @type {number} */ (wanted[at]) < (old?.[at] ?? 0))
    throw new Problem(`${version} does not come after ${current}`);
}

/** A JSON text with its first few `"version"`s changed, and nothing else. @param {string} text @param {string} from @param {string} to @param {number} times */
function bumped(text, from, to, times) {
  let result = text;
  for (let at = -1, done = 0; done < times; done++) {
    at = result.indexOf(`"version": "${from}"`, at + 1);
    if (at < 0) throw new Problem(`the version ${from} is not where it should be`);
    result = `${result.slice(0, at)}"version": "${to}"${result.slice(at + `"version": "${from}"`.length)}`;
  }
  return result;
}

/** The changelog with its open section under the version, and an empty open one. @param {string} text @param {string} version @param {string} day */
function closed(text, version, day) {
  if (!text.includes(`${OPEN}\n`)) throw new Problem(`CHANGELOG.md has no \`${OPEN}\``);
  if (!notesOf(text, 'Unreleased')) throw new Problem(`CHANGELOG.md has nothing under \`${OPEN}\``);
  return text.replace(`${OPEN}\n`, `${OPEN}\n\n## [${version}] - ${day}\n`);
}

/** What the changelog says of a version. @param {string} text @param {string} version */
function notesOf(text, version) {
  const [, after = ''] = text.split(`## [${version}]`);
  return (after.split('\n## ')[0] ?? '').split('\n').slice(1).join('\n').trim();
}

/** @param {string} vsix */
function pack(vsix) {
  const { status } = spawnSync(process.execPath, ['scripts/package.mjs', vsix], { stdio: 'inherit' });
  if (status !== 0 || !existsSync(vsix)) throw new Problem('packing failed; the files are changed already');
  console.log(`${vsix}: ${(statSync(vsix).size / 1024).toFixed(0)} kB`);
}

try {
  release(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
