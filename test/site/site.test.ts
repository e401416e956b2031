/** The site's Markdown against what the site prints: cases, whole issues, and generated drafts. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderSite } from '../../server/src/site/index.ts';
import { siteDocuments } from './documents.ts';
import { knownChanges } from './known.ts';
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
    // Before 3.4.2 bold text could end in a space; all else is the same in all issues.
    const drafts = issues('twir/content').map(({ name, text }) => ({
      name,
      text: text.replace(/ +\*\*(?=\])/g, '**'),
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

  compare('prints generated drafts so', withoutOracle, () => {
    const numRuns = Number(process.env['TWIR_SITE_DOCS'] ?? 300);
    const seed = Number(process.env['TWIR_SITE_SEED'] ?? 20_241_120);
    const drafts = fc.sample(siteDocuments, { numRuns, seed });
    const oracle = askOracle(drafts);
    const unexplained: string[] = [];
    const kinds = new Map<string, number>();
    let equal = 0;
    drafts.forEach((draft, index) => {
      const theirs = oracle?.renderings[index];
      if (theirs?.html === undefined) {
        count(kinds, `the oracle fails: ${theirs?.error?.slice(0, 80)}`);
        return;
      }
      const found = difference(renderSite(draft), theirs.html);
      if (found === undefined) {
        equal++;
        return;
      }
      const known = knownChanges(oracle?.version ?? '', draft);
      for (const name of known) count(kinds, name);
      if (known.length === 0) unexplained.push(`${JSON.stringify(draft)}\n${found}`);
    });
    console.log(
      `${equal} of ${numRuns} generated drafts equal Python-Markdown ${oracle?.version}; others may show`,
      kinds,
    );
    expect(unexplained).toEqual([]);
    expect(equal / numRuns).toBeGreaterThan(0.8);
  });
});

function count(kinds: Map<string, number>, name: string): void {
  kinds.set(name, (kinds.get(name) ?? 0) + 1);
}
