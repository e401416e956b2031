import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { repairFormatting } from '../../server/src/chores/repairFormatting.ts';
import { parseDraft } from '../../server/src/draft/parse.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import { exampleDraft } from '../support/exampleDraft.ts';

const repair = (text: string) => repairFormatting(parseDraft(text));

/** Lines of a draft, those that a formatter made of them, and what it is called. */
const ROWS: readonly (readonly [what: string, own: string, formatted: string])[] = [
  ['list markers', '* [One](https://example.com/1)', '- [One](https://example.com/1)'],
  ['spaces behind markers', '* [One](https://example.com/1)', '*   [One](https://example.com/1)'],
  [
    'underscores for emphasis',
    '*No Calls for participation were submitted this week.*',
    '_No Calls for participation were submitted this week._',
  ],
  [
    'wrapped lines',
    '* [A title that goes on for so long that it is wrapped somewhere](https://example.com/long-enough)',
    '* [A title that goes on for so long\n  that it is wrapped somewhere](https://example.com/long-enough)',
  ],
];

describe('repairing what a formatter did', () => {
  for (const eol of ['\n', '\r\n']) {
    test.each(ROWS)(`takes back %s (${JSON.stringify(eol)})`, (what, own, formatted) => {
      const section = what === 'underscores for emphasis' ? 'cfp-projects' : 'observations';
      const written = (lines: string): string => exampleDraft(lines, section).text.replace(/\n/g, eol);
      const text = written(formatted);
      const { edits, text: after, repaired } = repair(text);
      expect(after).toBe(written(own));
      expect(applyEdits(text, edits)).toBe(after);
      expect([...repaired.keys()]).toContain(what);
      expect(repair(after).edits).toEqual([]);
    });
  }

  test('takes back all at once, however little', () => {
    const own =
      '* 2025-06-10 | Virtual | [Group 🦀](https://example.com/g)\n    * [**Talk**](https://example.com/talk)';
    const formatted =
      '- 2025-06-10 | Virtual | [Group 🦀](https://example.com/g)\n  - [**Talk**](https://example.com/talk)';
    const { text, repaired } = repair(exampleDraft(formatted, 'events-virtual').text);
    expect(text).toBe(exampleDraft(own, 'events-virtual').text);
    expect(Object.fromEntries(repaired)).toEqual({ 'list markers': 2, 'indentation of titles': 1 });
  });

  test('has no part in what is switched off', () => {
    const text = exampleDraft('- [One](https://example.com/1)', 'observations').text;
    const off = repairFormatting(parseDraft(text), { rules: { 'list-marker': 'off' } });
    expect(off.edits).toEqual([]);
  });

  test('rewords nothing of a formatted draft, and twice is once', () => {
    const title = fc.stringMatching(/^[A-Za-z][A-Za-z0-9 ]{0,60}[a-z]$/);
    const entries = fc.array(fc.tuple(fc.constantFrom('- ', '* ', '+ ', '*   '), title), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(entries, (rows) => {
        const lines = rows.map(([marker, words], i) => `${marker}[${words}](https://example.com/${i})`).join('\n');
        const { text } = repair(exampleDraft(lines, 'observations').text);
        for (const [i, [, words]] of rows.entries()) expect(text).toContain(`* [${words}](https://example.com/${i})`);
        expect(repair(text).edits).toEqual([]);
      }),
    );
  });
});
