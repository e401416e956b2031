import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { FORMS, fillForm } from '../../server/src/draft/forms.ts';
import { parseDraft } from '../../server/src/draft/parse.ts';
import { exampleDraft } from '../support/exampleDraft.ts';
import { type ScopedText, tokeniser } from './support.ts';

const bare = await tokeniser({ contributed: false });
const desk = await tokeniser({ contributed: true });

/** All pieces of a text that a grammar of ours names so. */
function named(text: string, scope: RegExp): string[] {
  return desk(text)
    .flat()
    .filter(({ scopes }) => scopes.some((name) => scope.test(name)))
    .map((piece) => piece.text);
}

/** Pieces as Markdown's own grammar names them, put together where only our names part them. */
function withoutOurs(lines: readonly (readonly ScopedText[])[]): unknown {
  return lines.map((pieces) => {
    const joined: { text: string; scopes: string }[] = [];
    for (const { text, scopes } of pieces) {
      const own = scopes.filter((scope) => !scope.endsWith('.twir')).join(' ');
      const last = joined[joined.length - 1];
      if (last?.scopes === own) last.text += text;
      else joined.push({ text, scopes: own });
    }
    return joined;
  });
}

it('leaves Markdown that is no draft as it is', () => {
  const text = readFileSync('test/grammar/ordinary/notes.md', 'utf8');
  expect(desk(text)).toEqual(bare(text));
});

it('adds names to a draft and takes none away', () => {
  // Without prefixes: what Markdown would call a reference to nowhere has a name of its own here.
  const { text } = exampleDraft('* [A *fine* `title`](https://example.org/a) <!-- a comment -->');
  // The metadata alone is Markdown no more: its paragraphs are not paragraphs.
  const body = text.slice(text.indexOf('\n\n') + 2);
  expect(withoutOurs(desk(body))).toEqual(withoutOurs(bare(body)));
  expect(named(body, /\.twir$/)).not.toEqual([]);
});

it.each(FORMS.filter(({ template }) => /\{(date|from)\}/.test(template)).map((form) => [form.id, form] as const))(
  'knows the dates of the form %s',
  (_, form) => {
    const dates = {
      date: '2025-06-10',
      endDate: '2025-06-11',
      closing: '2025-06-12',
      from: '2025-06-04',
      to: '2025-07-02',
    };
    const wanted = [...form.template.matchAll(/\{(\w+)\}/g)]
      .map(([, name]) => dates[name as keyof typeof dates] as string | undefined)
      .filter((date) => date !== undefined);
    expect(named(fillForm(form, { ...dates, url: 'https://example.org' }), /^constant\.numeric\.date/)).toEqual(wanted);
  },
);

it.each(['video', 'audio', 'series', 'foreign-entry'])('knows the prefix of the form %s', (id) => {
  const form = FORMS.find((known) => known.id === id);
  if (!form) throw new Error(`no form ${id}`);
  const text = fillForm(form, { url: 'https://example.org' });
  expect(named(text, /^keyword\.other\.prefix/)).toEqual([/\[\w+\]/.exec(text)?.[0]]);
});

it('knows the placeholders that the engine knows', () => {
  const text = [
    'See [the thread](INSERT_LINK_HERE).',
    '',
    '<small>[Discuss](REDDIT_LINK_HERE)</small>',
    '',
    'By $twir_editor_name.',
    '',
    '* 2025-06-10 | Virtual | [Group](Group URL)',
    '    * [Item title](Item URL)',
  ].join('\n');
  const found = parseDraft(text, { fileName: undefined }).placeholders.map((placeholder) => placeholder.text);
  expect(found).toHaveLength(5);
  const shown = named(text, /placeholder/);
  expect(shown).toHaveLength(found.length);
  for (const [index, piece] of shown.entries()) expect(found[index]).toContain(piece);
});
