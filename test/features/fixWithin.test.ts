/** Mending a part of a text: nothing outside of it changes, and within it nothing is left. */
import { expect, it } from 'vitest';
import { automaticFix } from '../../server/src/rules/engine.ts';
import { createService, type Source } from '../../server/src/service.ts';
import { DEFAULT_SETTINGS } from '../../server/src/settings.ts';
import { splitLines } from '../../server/src/text/lines.ts';
import { FULL_DRAFT } from '../support/arbitrary.ts';
import { exampleDraft } from '../support/exampleDraft.ts';

const service = createService({ log: (message) => expect.fail(message) });
const source = (text: string): Source => ({ uri: 'file:///draft/2025-06-04-this-week-in-rust.md', version: 1, text });

it.each([
  ['LF', FULL_DRAFT],
  ['CRLF', FULL_DRAFT.replace(/\n/g, '\r\n')],
])('line by line, %s', (_, text) => {
  let mended = 0;
  for (const { start, end } of splitLines(text).all) {
    const after = service.fixAll(source(text), DEFAULT_SETTINGS, { within: { start, end } }).text;
    expect(after.startsWith(text.slice(0, start))).toBe(true);
    expect(after.endsWith(text.slice(end))).toBe(true);
    if (after === text) continue;
    mended++;
    const last = after.length - (text.length - end);
    const left = service
      .findings(source(after), DEFAULT_SETTINGS)
      .filter(({ span }) => span.start >= start && span.start <= last)
      .filter((finding) => automaticFix(finding)?.edits.every((edit) => edit.start >= start && edit.end <= last));
    expect(left).toEqual([]);
  }
  expect(mended).toBeGreaterThan(3);
});

it('the whole text is what is mended when nothing is said', () => {
  const { text } = service.fixAll(source(FULL_DRAFT), DEFAULT_SETTINGS);
  const within = { start: 0, end: FULL_DRAFT.length };
  expect(service.fixAll(source(FULL_DRAFT), DEFAULT_SETTINGS, { within }).text).toBe(text);
  expect(text).not.toBe(FULL_DRAFT);
});

it('nothing is said of the week that a person alone can know, not even where guessing is allowed', () => {
  const comment = '<!-- CFPs go here, use this format: * [project name - title of issue](URL to issue) -->';
  const { text } = exampleDraft(comment, 'cfp-projects');
  const [finding] = service.findings(source(text), DEFAULT_SETTINGS).filter(({ rule }) => rule === 'placeholder-left');
  expect(finding?.fixes.map(({ title }) => title)).toEqual(['Say that there is none this week']);
  expect(service.fixAll(source(text), DEFAULT_SETTINGS, { unsafe: true }).fixed.has('placeholder-left')).toBe(false);
});
