/** A rule for issues, drafts or the template speaks of those alone, told by where the file lies. */
import { expect, test } from 'vitest';
import { createService } from '../../server/src/service.ts';
import { DEFAULT_SETTINGS } from '../../server/src/settings.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import { exampleDraft } from '../support/exampleDraft.ts';

const { text } = exampleDraft('* [A title](https://example.org/a)');

const ROWS: readonly (readonly [file: string, rule: string, found: boolean])[] = [
  ['content/2025-06-04-this-week-in-rust.md', 'published-issue', true],
  ['draft/2025-06-04-this-week-in-rust.md', 'published-issue', false],
  ['draft/DRAFT_TEMPLATE', 'entry-in-template', true],
  ['draft/2025-06-04-this-week-in-rust.md', 'entry-in-template', false],
];

test.each(ROWS)('%s: %s is said: %s', (file, rule, found) => {
  const service = createService({ log: () => undefined });
  const settings = { ...DEFAULT_SETTINGS, audience: 'contributor' } as const;
  const findings = service.findings({ uri: `file:///r/${file}`, version: 1, text }, settings);
  expect(findings.some((finding) => finding.rule === rule)).toBe(found);
});

test.each<[text: string, found: readonly string[], mended: string]>([
  [
    '',
    ['metadata-missing'],
    'Title: This Week in Rust 633\nNumber: 633\nDate: 2026-01-07\nCategory: This Week in Rust\n',
  ],
  ['# Notes\n', [], '# Notes\n'],
])('a draft of which only the name is right, and %j in it', (written, found, mended) => {
  const service = createService({ log: () => undefined });
  const source = { uri: 'file:///r/draft/2026-01-07-this-week-in-rust.md', version: 1, text: written };
  const findings = service.findings(source, DEFAULT_SETTINGS);
  expect(findings.map(({ rule }) => rule).filter((rule) => rule.startsWith('metadata'))).toEqual(found);
  expect(findings.every(({ severity }) => severity === 'information' || severity === 'hint')).toBe(true);
  expect(service.fixAll(source, DEFAULT_SETTINGS).edits).toEqual([]);
  expect(applyEdits(written, findings[0]?.rule === 'metadata-missing' ? (findings[0].fixes[0]?.edits ?? []) : [])).toBe(
    mended,
  );
  expect(service.kindOf({ ...source, uri: 'file:///r/draft/notes.md' })).toBeUndefined();
});
