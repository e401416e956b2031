/** A preview asks the service; the protocol only carries it. */
import { describe, expect, it } from 'vitest';
import { createService, LONGEST_DRAFT } from '../../server/src/service.ts';
import { exampleDraft } from '../support/exampleDraft.ts';

const service = createService({
  log: (message) => {
    throw new Error(message);
  },
});
let version = 0;
const source = (text: string): { uri: string; version: number; text: string } => ({
  uri: 'file:///draft/2025-06-04-this-week-in-rust.md',
  version: ++version,
  text,
});

describe('what a preview needs', () => {
  const { text, offset } = exampleDraft('Text:\n* one 🦀\n\n> One.\n\n> Two.', 'performance');
  const line = text.slice(0, offset).split('\n').length - 1;

  it.each(['\n', '\r\n'])('differences with the rules that say why (%j)', (eol) => {
    expect(service.differences(source(text.replace(/\n/g, eol)))).toEqual([
      {
        startLine: line,
        endLine: line + 1,
        message: 'GitHub shows a list item here; the site runs it into the paragraph above.',
        rule: 'list-after-text',
      },
      {
        startLine: line + 5,
        endLine: line + 5,
        message: 'The site makes one quote of this and the one above; GitHub shows two.',
        rule: 'site-differs',
      },
    ]);
  });

  it.each([
    ['site', `<p data-line="${line}">Text:\n* one 🦀</p>`],
    ['github', `<li data-line="${line + 1}">one 🦀</li>`],
  ] as const)('the HTML of the %s', (as, part) => {
    expect(service.render(source(text), as, { lines: true })).toContain(part);
    expect(service.render(source(text), as)).not.toContain('data-line');
  });

  it('leaves a text alone that is too long', () => {
    const long = source('* a\n'.repeat(LONGEST_DRAFT / 4 + 1));
    expect(service.differences(long)).toEqual([]);
    expect(service.render(long, 'github')).toBe('');
  });
});
