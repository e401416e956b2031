/**
 * The issues as they were first published, measured from outside: the structure of the site's HTML against that of GitHub's
 * (micromark with its GitHub extension), by a script that knows nothing of this project; before and after the fixes.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { afterAll, expect, it } from 'vitest';
import { parseDraft } from '../../server/src/draft/parse.ts';
import { createInlineParser } from '../../server/src/markdown/inline.ts';
import { CAUSE_IDS } from '../../server/src/rules/causes.ts';
import type { Finding } from '../../server/src/rules/define.ts';
import { automaticFix, checkDraft, fixAll, preferredFix } from '../../server/src/rules/engine.ts';
import { RULES } from '../../server/src/rules/registry.generated.ts';
import { askOracle, maySkip, missing, shared } from '../site/oracle.ts';
import { EVERYTHING, sample, sharedTexts } from '../support/shared.ts';

const parser = createInlineParser();
const isOfSite = ({ rule }: Finding): boolean => rule === 'site-differs' || CAUSE_IDS.has(rule);
const check = (text: string, fileName: string): readonly Finding[] =>
  checkDraft(parseDraft(text, { fileName, parser }), RULES);

const script = path.join(shared, 'site/structure.py');
const python = process.env['TWIR_PYTHON'] ?? '/usr/bin/python3';
const folder = mkdtempSync(path.join(tmpdir(), 'twir-structure-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Draft {
  readonly name: string;
  readonly text: string;
}

/** What GitHub shows of a draft without its metadata. */
function github(text: string): string {
  const body = text.slice(text.search(/\r?\n[ \t]*\r?\n/));
  return micromark(body, {
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
    allowDangerousHtml: true,
    // An address that no browser follows is an address all the same.
    allowDangerousProtocol: true,
  });
}

/** The names of the drafts whose structure differs. */
function different(drafts: readonly Draft[]): readonly string[] {
  const [site, other] = ['site', 'other'].map((name) => path.join(folder, name)) as [string, string];
  for (const place of [site, other]) {
    rmSync(place, { recursive: true, force: true });
    mkdirSync(place);
  }
  const oracle = askOracle(drafts.map(({ text }) => text));
  drafts.forEach(({ name, text }, index) => {
    writeFileSync(path.join(site, name), oracle?.renderings[index]?.html ?? '');
    writeFileSync(path.join(other, name), github(text));
  });
  const report = path.join(folder, 'report.json');
  const { status, stderr } = spawnSync(python, [script, site, other, report], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return (JSON.parse(readFileSync(report, 'utf8')) as [string][]).map(([name]) => name);
}

const absent =
  missing('shared:site/structure.py', 'shared:site/first-published', 'oracle') ??
  (existsSync('/usr/lib/python3/dist-packages/bs4') ? undefined : 'python3-bs4 is not installed');

it.skipIf(maySkip(absent))(
  `issues whose structure differs are found, and mended${absent === undefined ? '' : ` (skipped: ${absent})`}`,
  { timeout: 600_000 },
  () => {
    if (absent !== undefined) throw new Error(absent);
    const all = sharedTexts('site/first-published');
    const drafts = EVERYTHING ? all : sample(all, 40);
    const before = new Set(different(drafts));
    const silent = drafts.filter(({ name, text }) => before.has(name) && !check(text, name).some(isOfSite));
    const fixed = drafts.map(({ name, text }) => ({
      name,
      text: before.has(name)
        ? fixAll(
            text,
            (now) => check(now, name),
            (finding) => (isOfSite(finding) ? preferredFix(finding) : undefined) ?? automaticFix(finding),
          ).text
        : text,
    }));
    const after = new Set(different(fixed));
    const left = [...before].filter((name) => after.has(name));
    console.log(
      `${before.size} of ${drafts.length} differ; without a finding`,
      silent.map(({ name }) => name),
      'left',
      left,
    );
    // Bold in italics for italics in bold is a difference to the script, but to no reader.
    const few = Math.max(1, Math.floor(before.size * 0.05));
    expect(before.size).toBeGreaterThan(drafts.length / 5);
    expect(silent.length).toBeLessThanOrEqual(few);
    expect(left.length).toBeLessThanOrEqual(few);
  },
);
