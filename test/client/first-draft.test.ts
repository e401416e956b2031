import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HEAD_LINES, mayBeDraft } from '../../client/src/may-be-draft.ts';
import { recognise } from '../../server/src/draft/recognise.ts';

const asked = (uri: string, text: string): boolean =>
  mayBeDraft(
    decodeURIComponent(new URL(uri).pathname),
    text
      .split(/\r\n|\n|\r/)
      .slice(0, HEAD_LINES)
      .join('\n'),
  );

describe('whether the server is worth starting', () => {
  it.each([
    ['file:///x/draft/2025-06-04-this-week-in-rust.md', ''],
    ['file:///x/content/2025-06-04-This-Week-in-Rust-602.markdown', ''],
    ['file:///x/draft/DRAFT_TEMPLATE', ''],
    ['untitled:Untitled-1', 'Title: This Week in Rust 602\n'],
    ['file:///x/a.md', '\uFEFF\r\n  title:  this week in rust 602\r\n'],
    ['file:///x/a.md', `${'\n'.repeat(11)}Title: This Week in Rust`],
  ])('%s with %j', (uri, text) => {
    expect(recognise(uri, text)).toBeDefined();
    expect(asked(uri, text)).toBe(true);
  });

  it.each([
    ['file:///x/README.md', '# This Week in Rust\n\nHow to contribute to This Week in Rust.\n'],
    ['file:///x/notes.md', `${'\n'.repeat(HEAD_LINES)}Title: This Week in Rust`],
  ])('not for %s with %j', (uri, text) => {
    expect(recognise(uri, text)).toBeUndefined();
    expect(asked(uri, text)).toBe(false);
  });

  it('wherever the server would have something to say', () => {
    const piece = fc.constantFrom(
      'Title:',
      ' ',
      '\t',
      'This Week in Rust',
      '\n',
      '\r\n',
      '\uFEFF',
      '602',
      'draft',
      'x',
    );
    const name = fc.constantFrom('-', 'this-week-in-rust', 'This-Week-In-Rust', '602', '.md', '%20', 'a');
    let recognised = 0;
    fc.assert(
      fc.property(fc.array(name, { maxLength: 6 }), fc.array(piece, { maxLength: 40 }), (names, pieces) => {
        const [uri, text] = [`file:///draft/2025-06-04-${names.join('')}.md`, pieces.join('')];
        if (!recognise(uri, text)) return;
        recognised++;
        expect(asked(uri, text)).toBe(true);
      }),
      { numRuns: 2000 },
    );
    expect(recognised).toBeGreaterThan(100);
  });
});
