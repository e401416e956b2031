import { replace } from '../../text/edit.ts';
import { findMojibake } from '../../text/mojibake.ts';
import { defineRule } from '../define.ts';

/** So many places are named beside the first one. */
const MOST_RELATED = 50;

export default defineRule({
  id: 'mojibake',
  group: 'document',
  severity: 'warning',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'Characters were decoded once too often: `Ã¼` stands for `ü`, `â€“` for a dash, `ðŸ¦€` for 🦀.',
    why: 'Readers see the garbage. It happens to a whole file at once, when a tool takes UTF-8 for Windows-1252.',
    notes:
      'The repair writes the characters back as bytes and reads those as UTF-8, so that nothing is guessed. One finding stands for the whole text.',
    examples: [
      {
        bad: '* [NÃ¼rnberg â€“ ðŸ¦€](https://example.com/a)',
        good: '* [Nürnberg – 🦀](https://example.com/a)',
        unsafe: true,
      },
      {
        in: 'document',
        bad: 'narzÄ™dzi dziaÅ‚ajÄ…cych â€œQuÃ© Ã©sâ€\u009D\n',
        good: 'narzędzi działających “Qué és”\n',
      },
      { in: 'document', bad: 'æ—¥æœ¬èªž â€”\n', good: '日本語 —\n' },
      { in: 'document', bad: 'NÃƒÂ¼rnberg\n', good: 'Nürnberg\n', note: 'Decoded twice too often.' },
    ],
    silent: [
      { text: '* [Café “CAFÉ” – señor, Ærøskøbing, 日本 🦀](https://example.com/a)' },
      { in: 'document', text: 'À la “CAFÉ”…\n' },
    ],
  },
  check(draft, { report }) {
    const { pieces, whole } = findMojibake(draft.text);
    const first = pieces[0];
    if (!first) return;
    const shown = `\`${draft.text.slice(first.start, first.end)}\` for \`${first.repaired}\``;
    report({
      span: first,
      message:
        pieces.length === 1
          ? `This was decoded once too often: ${shown}. Repair it.`
          : `The text was decoded once too often, in ${pieces.length} places: ${shown}. Repair all of them at once.`,
      fixes: [
        {
          title: pieces.length === 1 ? `Repair it: \`${first.repaired}\`` : `Repair all ${pieces.length} places`,
          edits: pieces.map((piece) => replace(piece, piece.repaired)),
          safe: whole,
          preferred: true,
        },
      ],
      related: pieces.slice(1, MOST_RELATED).map((piece) => ({ span: piece, message: `Was \`${piece.repaired}\`.` })),
    });
  },
});
