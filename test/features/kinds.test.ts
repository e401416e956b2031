/** A rule for issues, drafts or the template speaks of those alone, told by where the file lies. */
import { expect, test } from 'vitest';
import { createService } from '../../server/src/service.ts';
import { DEFAULT_SETTINGS } from '../../server/src/settings.ts';
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
