/** The site's Markdown against what the site prints: cases, whole issues, and generated drafts. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderSite } from '../../server/src/site/index.ts';
import { htmlDocuments, siteDocuments } from './documents.ts';
import { CHANGES, changesSince, knownChanges, REMAINING } from './known.ts';
import { firstDifference, normaliseHtml } from './normalise.ts';
import { askOracle, maySkip, missing, shared } from './oracle.ts';

/** Runs a test, or skips it with what is missing in its name; fails instead where nothing may be skipped. */
function compare(name: string, reason: string | undefined, test: () => void): void {
  const title = reason === undefined ? name : `${name} (skipped: ${reason})`;
  it.skipIf(maySkip(reason))(title, { timeout: 600_000 }, () => {
    if (reason !== undefined) throw new Error(reason);
    test();
  });
}

function read(path: string): string {
  return readFileSync(join(shared, path), 'utf8');
}

/** Names and texts of the Markdown files in a folder of the shared material. */
function issues(folder: string): { name: string; text: string }[] {
  const path = join(shared, folder);
  if (!existsSync(path)) return [];
  const names = readdirSync(path).filter((name) => name.endsWith('.md'));
  return names.sort().map((name) => ({ name, text: read(`${folder}/${name}`) }));
}

/** The difference between two renderings, or undefined. */
function difference(ours: string, theirs: string): string | undefined {
  const [a, b] = [normaliseHtml(ours), normaliseHtml(theirs)];
  return a === b ? undefined : firstDifference(a, b);
}

const withoutOracle = missing('oracle');

describe('the site', () => {
  compare('prints the small cases so', missing('shared:site/cases.json'), () => {
    const cases = JSON.parse(read('site/cases.json')) as { name: string; markdown: string; site: string }[];
    const different = cases.flatMap(({ name, markdown, site }) => {
      const found = difference(renderSite(markdown), site);
      return found === undefined ? [] : [`${name}\n${found}`];
    });
    expect(different).toEqual([]);
    expect(cases.length).toBeGreaterThanOrEqual(84);
  });

  compare(
    'printed the issues so, as first published',
    missing('shared:site/rendered', 'shared:site/first-published'),
    () => {
      const drafts = issues('site/first-published');
      const different = drafts.flatMap(({ name, text }) => {
        const found = difference(renderSite(text), read(`site/rendered/${name.replace(/\.md$/, '.html')}`));
        return found === undefined ? [] : [`${name}\n${found}`];
      });
      expect(different).toEqual([]);
      expect(drafts.length).toBeGreaterThanOrEqual(157);
    },
  );

  compare('prints every issue of the archive so', missing('shared:twir/content') ?? withoutOracle, () => {
    const old = changesSince(askOracle([''])?.version ?? '').some(({ since }) => since.join('.') === '3.4.2');
    const drafts = issues('twir/content').map(({ name, text }) => ({
      name,
      // Before 3.4.2 bold text could end in a space; all else is the same in all issues.
      text: old ? text.replace(/ +\*\*(?=\])/g, '**') : text,
    }));
    const oracle = askOracle(drafts.map((draft) => draft.text));
    const different = drafts.flatMap(({ name, text }, index) => {
      const theirs = oracle?.renderings[index]?.html;
      const found = difference(renderSite(text), theirs ?? '');
      return found === undefined ? [] : [`${name}\n${found}`];
    });
    expect(different).toEqual([]);
    expect(drafts.length).toBeGreaterThanOrEqual(573);
  });

  const numRuns = Number(process.env['TWIR_SITE_DOCS'] ?? 1000);
  for (const [name, documents] of [
    ['prints generated drafts so', siteDocuments],
    ['prints raw HTML with Markdown in it so', htmlDocuments],
  ] as const) {
    compare(name, withoutOracle, () => {
      const seed = Number(process.env['TWIR_SITE_SEED'] ?? 20_241_120);
      const { version, comparable, equal, different, kinds } = measure(fc.sample(documents, { numRuns, seed }));
      console.log(
        `${name}: ${equal} of ${comparable} equal Python-Markdown ${version}; the others, and those left out:`,
        kinds,
      );
      const same = changesSince(version).length === 0;
      // How raw HTML with Markdown in it is read has changed in more ways than the change log names.
      if (same || documents === siteDocuments) expect(different).toEqual([]);
      expect(equal / comparable).toBeGreaterThanOrEqual(0.995);
      expect(comparable / numRuns).toBeGreaterThan(same ? 0.99 : 0.8);
    });
  }
});

interface Measure {
  readonly version: string;
  /** Documents that the oracle renders, but for those in which a change since its version can show and something does. */
  readonly comparable: number;
  readonly equal: number;
  /** Documents that differ in no way that has a name. */
  readonly different: readonly string[];
  readonly kinds: ReadonlyMap<string, number>;
}

/** Compares renderings of drafts; what an older oracle cannot judge is left out. */
function measure(drafts: readonly string[]): Measure {
  const oracle = askOracle(drafts);
  const version = oracle?.version ?? '';
  const different: string[] = [];
  const kinds = new Map<string, number>();
  let [comparable, equal] = [0, 0];
  drafts.forEach((draft, index) => {
    const theirs = oracle?.renderings[index];
    if (theirs?.html === undefined) {
      count(kinds, `the oracle fails: ${theirs?.error?.slice(0, 40)}`);
      return;
    }
    const found = difference(renderSite(draft), theirs.html);
    const changes = found === undefined ? [] : knownChanges(version, draft);
    if (changes.length > 0) {
      for (const name of changes) count(kinds, `left out: ${name}`);
      return;
    }
    comparable++;
    if (found === undefined) {
      equal++;
      return;
    }
    const remaining = REMAINING.filter(({ pattern }) => pattern.test(draft));
    for (const { name } of remaining) count(kinds, name);
    if (remaining.length === 0) different.push(`${JSON.stringify(draft)}\n${found}`);
  });
  return { version, comparable, equal, different, kinds };
}

describe('changes in Python-Markdown up to 3.7', () => {
  const rows = CHANGES.flatMap(({ log, name, since, pattern, rows: own }) =>
    own.map(([markdown, html]) => ({ log, name, since, pattern, markdown, html })),
  );

  it.each(rows)('$log: $markdown', ({ markdown, html, pattern }) => {
    expect(difference(renderSite(markdown), html)).toBeUndefined();
    expect(pattern.test(markdown)).toBe(true);
  });

  compare('show in the oracle as its version says', withoutOracle, () => {
    const oracle = askOracle(rows.map(({ markdown }) => markdown));
    const later = new Set(changesSince(oracle?.version ?? '').map(({ name }) => name));
    const wrong = rows.filter(({ name, html }, index) => {
      const same = difference(oracle?.renderings[index]?.html ?? '', html) === undefined;
      return same === later.has(name);
    });
    expect(wrong).toEqual([]);
  });
});

function count(kinds: Map<string, number>, name: string): void {
  kinds.set(name, (kinds.get(name) ?? 0) + 1);
}
