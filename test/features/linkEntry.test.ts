/** Inserting a link: what is proposed, how it is written, where it goes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Archive, createArchive } from '../../server/src/archive/index.ts';
import { scanIssue } from '../../server/src/archive/scan.ts';
import type { IsoDate } from '../../server/src/draft/date.ts';
import type { SectionId } from '../../server/src/draft/headings.ts';
import { parseDraft } from '../../server/src/draft/parse.ts';
import { languageOfTitle } from '../../server/src/draft/titleLanguage.ts';
import {
  insertLink,
  type LinkToInsert,
  linkInsertion,
  proposeLink,
} from '../../server/src/features/linkEntry/index.ts';
import {
  LINK_SECTIONS,
  learnSections,
  sectionModelOf,
  submittedLinks,
} from '../../server/src/features/linkEntry/sectionModel.ts';
import { linkText, titleFromAddress } from '../../server/src/features/linkEntry/text.ts';
import { cleanAddress } from '../../server/src/links/clean.ts';
import { renderSite } from '../../server/src/site/index.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import { anyText, FULL_DRAFT, mutationsOf, soup } from '../support/arbitrary.ts';
import { exampleDraft } from '../support/exampleDraft.ts';
import { describeShared, sharedTexts } from '../support/shared.ts';
import { expandSnippet } from './snippet.ts';

describe('the code action', () => {
  /** The text after the insertion at `¦`, or over the selection `«…»`. */
  const link = (marked: string, section: Parameters<typeof exampleDraft>[1] = 'observations'): string | undefined => {
    const { text, offset } = exampleDraft(marked, section);
    const [start, end] = text.includes('¦')
      ? [text.indexOf('¦'), text.indexOf('¦')]
      : [text.indexOf('«'), text.indexOf('»') - 1];
    const plain = text.replace(/[¦«»]/g, '');
    const found = linkInsertion(parseDraft(plain), undefined, { start, end });
    if (!found) return undefined;
    expect(expandSnippet(found.snippet).text).toBe(found.plain);
    const after = plain.slice(0, found.replace.start) + found.plain + plain.slice(found.replace.end);
    return after.slice(offset, after.length - (plain.length - offset - marked.replace(/[¦«»]/g, '').length));
  };
  it.each([
    ['an empty entry', '* ¦', '* [Title](https://)'],
    ['an entry without its space', '*¦', '* [Title](https://)'],
    ['an entry with a prefix', '* [video] ¦', '* [video] [Title](https://)'],
    ['a link that is begun', '* [video] [¦', '* [video] [Title](https://)'],
    ['a link that is begun, the bracket closed by the editor', '* [¦]', '* [Title](https://)'],
    ['an address behind a bracket', '* [https://example.org/page¦', '* [Page](https://example.org/page)'],
    ['a bare address', '* https://example.org/a-fine_page¦', '* [A fine page](https://example.org/a-fine_page)'],
    [
      'a cursor within it',
      '* https://exam¦ple.org/a-fine-page.html#x',
      '* [A fine page](https://example.org/a-fine-page.html#x)',
    ],
    ['without the full stop behind', 'See https://example.org/page¦.', 'See [Page](https://example.org/page).'],
    ['without the parenthesis around', '(https://example.org/page¦)', '([Page](https://example.org/page))'],
    [
      'of two addresses the one at the cursor',
      'https://a.example/one and https://b.example/two¦',
      'https://a.example/one and [Two](https://b.example/two)',
    ],
    ['a selection', 'Read «this 🦀» now', 'Read [this 🦀](https://) now'],
    [
      'an address that is all of an entry',
      '* https://youtu.be/AbCd?si=x¦',
      '* [video] [Title](https://www.youtube.com/watch?v=AbCd)',
    ],
    ['an address that is all of a line', 'https://example.org/page¦', '* [Page](https://example.org/page)'],
    [
      'a prefix that is there',
      '* [video] https://youtu.be/AbCd¦',
      '* [video] [Title](https://www.youtube.com/watch?v=AbCd)',
    ],
    ['tracking', 'See https://example.org/page?utm_source=x¦ now', 'See [Page](https://example.org/page) now'],
    ['a selected address', '* «https://example.org/page»', '* [Page](https://example.org/page)'],
    ['a selection with signs of snippets', '«a $1 }»', '[a $1 }](https://)'],
    ['a selection with the spaces around it', 'Read« this »now', 'Read [this](https://) now'],
    ['a selection with its entry’s marker', '«* Something»', '* [Something](https://)'],
    ['a selection that begins within a marker’s space', '*« Something»', '* [Something](https://)'],
    [
      'a selection of a nested entry, up to its line’s end',
      '* A\n«    - Something\n»',
      '* A\n    * [Something](https://)\n',
    ],
    ['a selection of a marker alone', '«* »', '* [Title](https://)'],
    ['a selection of nothing but spaces', '* « »', '* [Title](https://)'],
  ])('%s', (_, marked, expected) => expect(link(marked)).toBe(expected));
  it.each([
    ['a link', '* [Title](https://example.org/a¦)'],
    ['a selection in a link', '* [«Title»](https://example.org/a)'],
    ['a link’s own text', '* [https://example.org/a¦](https://example.org/a)'],
    ['angle brackets', '* <https://example.org/a¦>'],
    ['a comment', '<!--\n* https://example.org/a¦\n-->'],
    ['code', '```\nhttps://example.org/a¦\n```'],
    ['a code span', '* `https://example.org/a¦`'],
    ['a comment behind text', '* a <!-- https://example.org/a¦ -->'],
    ['a definition', '[a]: https://example.org/a¦'],
    ['a selection over lines', '«a\nb»'],
    ['running text', 'Some ¦text'],
    ['an empty line', '¦'],
  ])('not at %s', (_, marked) => expect(link(marked)).toBeUndefined());
  it('not in an empty item of the events', () => expect(link('* ¦', 'events-europe')).toBeUndefined());

  it.each([
    ['https://example.org/blog/2025/06/04/my-first-post/', 'My first post'],
    ['https://example.org/My_Page.html?x=y#z', 'My Page'],
    ['https://example.org/%F0%9F%A6%80-crab', 'Crab'],
    ['https://example.org', ''],
    ['https://example.org/1234', ''],
    ['https://example.org/announcing-rust-1.75', 'Announcing rust 1.75'],
    ['https://example.org/notes.mp3', 'Notes'],
    ['https://git.example.org/someone/lantern/releases/tag/v0.2.0', 'Lantern v0.2.0'],
    ['https://git.example.org/someone/lantern/releases/tag/lantern-0.2.0/', 'Lantern 0.2.0'],
    ['https://example.org/releases/tag/', 'Tag'],
    ['https://www.youtube.com/watch?v=AbCd', ''],
  ])('a title of %s: %s', (address, title) => expect(titleFromAddress(address)).toBe(title));
});

describe('an address as it is printed', () => {
  it.each([
    ['https://example.org/a?utm_source=x&b=c#d', 'https://example.org/a?b=c#d'],
    ['https://youtu.be/AbCd?si=x', 'https://www.youtube.com/watch?v=AbCd'],
    ['https://youtu.be/AbCd?t=10', 'https://www.youtube.com/watch?v=AbCd&t=10'],
    ['https://m.youtube.com/watch?v=AbCd&feature=share', 'https://www.youtube.com/watch?v=AbCd'],
    ['https://lu.ma/rust?tk=x', 'https://luma.com/rust'],
    ['https://www.google.com/url?q=https://example.org/a%3Futm_source%3Dx%26b%3Dc&sa=D', 'https://example.org/a?b=c'],
    ['https://www.google.com/url?q=https://youtu.be/AbCd', 'https://www.youtube.com/watch?v=AbCd'],
    ['https://www.meetup.com/de-DE/rust-example/', 'https://www.meetup.com/rust-example/'],
    ['  https://example.org/a  ', 'https://example.org/a'],
    ['https://example.org/a_(b)', 'https://example.org/a_(b)'],
    ['https://example.org/a_(b', 'https://example.org/a_%28b'],
    ["https://example.org/it's", "https://example.org/it's"],
    ["https://example.org/it's_(b)", 'https://example.org/it%27s_(b)'],
    ['https://example.org/a b<c>', 'https://example.org/a%20b%3Cc%3E'],
    // What today's checks get wrong stays as it is.
    ['https://example.com', 'https://example.com'],
    ['https://example.com/?q=a%20b', 'https://example.com/?q=a%20b'],
    ['https://example.com/?tab', 'https://example.com/?tab'],
    [
      'https://web.archive.org/web/2024/https://example.com/?utm=1',
      'https://web.archive.org/web/2024/https://example.com/?utm=1',
    ],
    ['http://example.com/a', 'http://example.com/a'],
    ['', ''],
  ])('%s', (text, expected) => {
    expect(cleanAddress(text)).toBe(expected);
    expect(cleanAddress(expected)).toBe(expected);
  });
  it('cleaning twice changes nothing, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), anyText), (text) => {
        const once = cleanAddress(text);
        expect(cleanAddress(once)).toBe(once);
      }),
    );
  });
});

describe('the text of an entry', () => {
  const url = 'https://example.org/a';
  it.each([
    ['Plain', [], `[Plain](${url})`],
    ['  two \n lines ', [], `[two lines](${url})`],
    ['LocalKey<Cell>', [], `[LocalKey&lt;Cell>](${url})`],
    ['`LocalKey<Cell>` in code', [], `[\`LocalKey<Cell>\` in code](${url})`],
    ['[RFC] a pair', [], `[[RFC] a pair](${url})`],
    ['half [open', [], `[half \\[open](${url})`],
    ['half open]', [], `[half open\\]](${url})`],
    ['one ` tick', [], `[one &#96; tick](${url})`],
    ['a * b * c', [], `[a * b * c](${url})`],
    ['*this* and _that_', [], `[\\*this\\* and \\_that\\_](${url})`],
    ['a | b', [], `[a | b](${url})`],
    ['already \\[ escaped', [], `[already \\[ escaped](${url})`],
    ['', ['ES', 'video'], `[ES] [video] [Title](${url})`],
  ])('%j with %j', (title, prefixes, expected) => expect(linkText({ url, title, prefixes })).toBe(expected));

  it('is one link on the site, with that address and that title', () => {
    const words = fc.array(
      fc.constantFrom(
        'Rust',
        'a',
        '<T>',
        'Vec<u8>',
        '[',
        ']',
        '(',
        ')',
        '*',
        '**',
        '_',
        '`',
        '``',
        '\\',
        '|',
        '&',
        '&lt;',
        '#',
        '!',
        '{x}',
        "'",
        '"',
        ':',
        '](',
        '🦀',
        '日本',
      ),
      { minLength: 1, maxLength: 6 },
    );
    const path = fc.array(
      fc.constantFrom(
        'a',
        'B',
        '(',
        ')',
        "'",
        '"',
        '[',
        ']',
        '*',
        '_',
        '?x=',
        '&y',
        '#z',
        '%20',
        '!',
        ' ',
        '`',
        '~',
        '.',
        ',',
      ),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(words, fc.boolean(), path, (title, spaced, parts) => {
        const address = `https://example.org/${parts.join('')}`;
        const line = `* ${linkText({ url: address, title: title.join(spaced ? ' ' : ''), prefixes: [] })}`;
        const html = renderSite(`${line}\n`);
        expect(html.match(/<a /g), `${line}\n${html}`).toHaveLength(1);
        expect(html, line).toMatch(/^<ul>\s*<li><a href="[^"]*">.*<\/a><\/li>\s*<\/ul>\s*$/s);
        const href = (/href="([^"]*)"/.exec(html)?.[1] ?? '').replace(/&amp;/g, '&').replace(/&quot;/g, '"');
        expect(href, line).toBe(cleanAddress(address));
      }),
      { numRuns: 500 },
    );
  });
});

const day = (text: string): IsoDate => text as IsoDate;
const heading: Partial<Record<SectionId, string>> = {
  official: 'Official',
  tooling: 'Project/Tooling Updates',
  observations: 'Observations/Thoughts',
  walkthroughs: 'Rust Walkthroughs',
};
/** An issue with entries in its sections. */
const issue = (date: string, sections: Partial<Record<SectionId, readonly string[]>>) =>
  scanIssue(
    `file:///r/content/${date}-this-week-in-rust.md`,
    day(date),
    `## Updates from Rust Community\n\n${Object.entries(sections)
      .map(([id, lines]) => `### ${heading[id as SectionId]}\n${lines.join('\n')}\n`)
      .join('\n')}`,
  );
const numbered = (count: number, line: (n: number) => string): readonly string[] =>
  Array.from({ length: count }, (_, n) => line(n));
const ARCHIVE: Archive = createArchive([
  issue('2025-05-21', {
    official: numbered(6, (n) => `* [Announcing Rust 1.${n}](https://blog.example.org/rust-1-${n})`),
    tooling: numbered(8, (n) => `* [Desk v0.${n} released](https://tools.example.net/desk-0-${n})`),
    observations: numbered(8, (n) => `* [Why I like traits ${n}](https://essays.example.com/likes/${n})`),
  }),
  issue('2025-05-28', {
    observations: [
      '* [A page](https://example.org/once)',
      ...numbered(4, (n) => `* [audio] [Talk ${n}](https://pod.example.com/${n})`),
    ],
    walkthroughs: numbered(8, (n) => `* [How to write a parser, part ${n}](https://learn.example.com/parser/${n})`),
  }),
]);

describe('what is proposed', () => {
  const proposal = (url: string, title = '', marked = '* ¦') => {
    const { text } = exampleDraft(marked, 'observations');
    const at = text.indexOf('¦');
    return proposeLink(parseDraft(text.replace('¦', '')), ARCHIVE, { url, title, at: { start: at, end: at } });
  };
  it.each([
    ['https://blog.example.org/rust-1-90', 'Announcing Rust 1.90', 'official'],
    ['https://new.example.com/', 'Desk v0.9 released', 'tooling'],
    ['https://essays.example.com/other', '', 'observations'],
    ['https://elsewhere.example.net/x', 'How to write a parser', 'walkthroughs'],
  ])('%s “%s” goes to %s', (url, title, section) => {
    const { sections } = proposal(url, title);
    expect(sections[0]?.id).toBe(section);
    expect(sections.map(({ id }) => id).sort()).toEqual([...LINK_SECTIONS].sort());
    expect(sections.reduce((sum, { share = 0 }) => sum + share, 0)).toBeCloseTo(1);
    expect(sections.filter(({ current }) => current).map(({ id }) => id)).toEqual(['observations']);
    expect(
      sections
        .filter(({ exists }) => exists)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['cfp-projects', 'observations', 'official']);
  });
  it('without earlier issues, the sections in their order', () => {
    const { sections } = proposeLink(parseDraft(exampleDraft('').text), undefined, { url: 'https://example.org/a' });
    expect(sections.map(({ id, share }) => [id, share])).toEqual(LINK_SECTIONS.map((id) => [id, undefined]));
  });
  it.each<[string, string, readonly string[]]>([
    ['https://youtu.be/AbCd', '', ['video']],
    ['https://rustacean-station.org/episode/a/', '', ['audio']],
    ['https://pod.example.com/5', 'Talk 5', ['audio']],
    ['https://example.org/a', 'Talk (video)', ['video']],
    ['https://example.org/a', 'A video codec in Rust', []],
    ['https://example.org/a', '用 Rust 写一个工具', ['ZH']],
    ['https://youtu.be/AbCd', 'Пишем на Rust', ['RU', 'video']],
    ['https://example.org/a', 'Sicheres Programmieren mit Rust und der Cloud', ['DE']],
    ['https://example.org/a', 'Cómo escribir un juego en Rust', ['ES']],
    ['https://example.org/es/a', '', ['ES']],
    ['https://fr.example.org/a', '', ['FR']],
    ['https://example.org/is/a', '', []],
    ['https://example.org/en/a', '', []],
    ['https://example.org/a', 'Everywhere I go I miss enums', []],
  ])('%s “%s” has the prefixes %j', (url, title, expected) => {
    expect(proposal(url, title).prefixes.map(({ word }) => word)).toEqual(expected);
  });
  it('the page knows its language best', () => {
    const ask = (language: string, title: string) =>
      proposeLink(parseDraft(''), undefined, { url: 'https://example.org/a', title, language }).prefixes.map(
        ({ word }) => word,
      );
    expect(ask('pt-BR', 'Rust')).toEqual(['PT']);
    expect(ask('en', '用 Rust 写一个工具')).toEqual([]);
    expect(ask('xx', 'Пишем на Rust')).toEqual(['RU']);
  });
  it('a prefix that stands there stays', () => {
    const { prefixes, entry } = proposal('https://youtu.be/AbCd', 'A', '* [series] ¦');
    expect(prefixes.map(({ word }) => word)).toEqual(['series', 'video']);
    expect(entry).toBe('[series] [video] [A](https://www.youtube.com/watch?v=AbCd)');
  });
  it.each([
    ['https://example.org/once?utm_source=x', ['Already in issue 601 (2025-05-28), under Observations/Thoughts.']],
    ['http://www.example.org/once/', ['Already in issue 601 (2025-05-28), under Observations/Thoughts.']],
    ['https://blog.example.org/rust-1-99', ['Already in this draft, line 12, under Official.']],
    ['https://example.org/never', []],
    ['https://example.org', []],
  ])('%s was seen: %j', (url, messages) => {
    expect(proposal(url).seen.map(({ message }) => message)).toEqual(messages);
  });
  it('the line that gives way is no second one', () => {
    const { text } = exampleDraft('* https://example.org/new');
    const at = text.indexOf('new');
    const here = { start: at, end: at };
    const found = proposeLink(parseDraft(text), ARCHIVE, { at: here });
    expect([found.url, found.place, found.seen]).toEqual([
      'https://example.org/new',
      { kind: 'address', isEntry: true },
      [],
    ]);
    expect(found.entry).toBe('[New](https://example.org/new)');
  });

  it.each<[string, SectionId | 'document', boolean | undefined, string]>([
    ['* ¦', 'observations', true, '[video] [Title](URL)'],
    ['*¦', 'observations', true, ' [video] [Title](URL)'],
    ['¦', 'observations', true, '* [video] [Title](URL)'],
    ['Some text\n¦', 'observations', true, '\n* [video] [Title](URL)'],
    ['* [a](https://example.org/a)\n    * ¦', 'observations', true, '[video] [Title](URL)'],
    ['* [video] ¦', 'observations', true, '[Title](URL)'],
    ['* ¦', 'cfp-projects', true, '[Title](URL)'],
    ['* ¦', 'events-europe', false, '[Title](URL)'],
    ['Some ¦text', 'observations', false, '[Title](URL)'],
    ['* A title ¦', 'observations', false, '[Title](URL)'],
    ['* [¦', 'observations', undefined, ''],
    ['* [Title](¦)', 'observations', undefined, ''],
    ['* [Title](¦', 'observations', undefined, ''],
    ['* [Title](https://x.org/¦)', 'observations', undefined, ''],
    ['`a ¦b`', 'observations', undefined, ''],
    ['```\n¦\n```', 'observations', undefined, ''],
    ['<!--\n* ¦\n-->', 'observations', undefined, ''],
    ['<!-- ¦ -->', 'observations', undefined, ''],
    ['[label]: ¦', 'observations', undefined, ''],
    ['<a href="¦">', 'observations', undefined, ''],
    ['Title: ¦\nDate: 2025-06-04\n', 'document', undefined, ''],
    ['<<<<<<< a\n* ¦\n=======\n>>>>>>> b', 'observations', false, '[Title](URL)'],
  ])('pasted at %j in %s: as an entry %s', (marked, section, asEntry, expected) => {
    const { text } = exampleDraft(marked, section);
    const at = text.indexOf('¦');
    const url = 'https://www.youtube.com/watch?v=AbCd';
    const { paste } = proposeLink(parseDraft(text.replace('¦', '')), undefined, { url, at: { start: at, end: at } });
    expect(paste?.asEntry).toBe(asEntry);
    if (paste) expect(expandSnippet(paste.snippet)).toEqual({ text: expected.replace('URL', url), stops: [1, 0] });
  });
});

describe('where an entry goes', () => {
  const A = '* [A](https://example.org/a)';
  const V = '* [video] [V](https://www.youtube.com/watch?v=V)';
  const N = '* [N](https://example.org/n)';
  const DRAFT = (list: string): string =>
    `Title: This Week in Rust 602\nDate: 2025-06-04\n\n${list}\n\n## Crate of the Week\n`;
  const insert = (text: string, link: Partial<LinkToInsert>): string => {
    const result = insertLink(parseDraft(text), undefined, { url: 'https://example.org/n', title: 'N', ...link });
    return 'refused' in result ? result.refused : applyEdits(text, result.edits);
  };
  const rows: readonly [string, SectionId, string, string][] = [
    [
      'behind the last one',
      'official',
      `### Official\n${A}\n\n### Research\n${A}`,
      `### Official\n${A}\n${N}\n\n### Research\n${A}`,
    ],
    [
      'before those with prefixes',
      'official',
      `### Official\n${A}\n${V}\n${V}`,
      `### Official\n${A}\n${N}\n${V}\n${V}`,
    ],
    ['before a medium that stands alone', 'official', `### Official\n${V}`, `### Official\n${N}\n${V}`],
    ['behind one below a medium', 'official', `### Official\n${V}\n${A}`, `### Official\n${V}\n${A}\n${N}`],
    ['behind what is nested', 'official', `### Official\n${A}\n    ${A}`, `### Official\n${A}\n    ${A}\n${N}`],
    [
      'behind a comment of the merge tool',
      'official',
      `### Official\n${A} <!-- url=u submerge-pr=1 sha=s -->`,
      `### Official\n${A} <!-- url=u submerge-pr=1 sha=s -->\n${N}`,
    ],
    ['in an empty section', 'official', '### Official\n\n### Research', `### Official\n${N}\n\n### Research`],
    ['in one without a blank line', 'official', '### Official\n### Research', `### Official\n${N}\n\n### Research`],
    [
      'in one with a comment',
      'official',
      '### Official\n\n<!-- Say more. -->\n\n### Research',
      `### Official\n\n<!-- Say more. -->\n\n${N}\n\n### Research`,
    ],
    [
      'under a heading that the site takes for text',
      'official',
      ' ### Official\n\n### Research',
      ` ### Official\n\n${N}\n\n### Research`,
    ],
    [
      'in a section that is missing',
      'tooling',
      `### Official\n${A}\n\n### Research\n${A}`,
      `### Official\n${A}\n\n### Project/Tooling Updates\n${N}\n\n### Research\n${A}`,
    ],
    [
      'in one that is missing at the end',
      'miscellaneous',
      `### Official\n${A}`,
      `### Official\n${A}\n\n### Miscellaneous\n${N}`,
    ],
    [
      'in a community with a comment alone',
      'official',
      '<!-- Dear contributors -->',
      `<!-- Dear contributors -->\n\n### Official\n${N}`,
    ],
  ];
  it.each(rows)('%s', (_, section, list, expected) => {
    for (const eol of ['\n', '\r\n']) {
      for (const bom of ['', '\uFEFF']) {
        const whole = (lines: string): string =>
          bom + DRAFT(`## Updates from Rust Community\n\n${lines}`).replace(/\n/g, eol);
        const after = insert(whole(list), { section });
        expect(after).toBe(whole(expected));
        expect(parseDraft(after).entries.find(({ content }) => content.text.startsWith('[N]'))?.section?.id).toBe(
          section,
        );
      }
    }
  });
  it('behind the notice of the calls for participation, which has its rule', () => {
    const text = exampleDraft('* [x](https://example.org/x)').text;
    expect(insert(text, { section: 'cfp-projects' })).toBe(
      text.replace('*No Calls for participation were submitted this week.*', (notice) => `${notice}\n\n${N}`),
    );
  });
  it('at the text’s very end', () =>
    expect(insert('## Updates from Rust Community\n### Official', { section: 'official' })).toBe(
      `## Updates from Rust Community\n### Official\n${N}`,
    ));
  it('prefixes are those asked for, else those proposed', () => {
    const text = DRAFT('## Updates from Rust Community\n\n### Official');
    const url = 'https://youtu.be/AbCd';
    expect(insert(text, { section: 'official', url })).toContain('* [video] [N](https://www.youtube.com/watch?v=AbCd)');
    expect(insert(text, { section: 'official', url, prefixes: ['ES'] })).toContain('* [ES] [N](https://www');
    expect(insert(text, { section: 'official', url, prefixes: [] })).toContain('* [N](https://www');
  });
  it.each([
    [
      'a conflict in the section',
      '### Official\n<<<<<<< a\n* a\n=======\n* b\n>>>>>>> b\n\n### Research',
      'official',
      'There is a merge conflict in line 7. Resolve it first.',
    ],
    [
      'a marker without its partners',
      '### Official\n* a\n>>>>>>> b\n\n### Research',
      'official',
      'There is a merge conflict in line 8. Resolve it first.',
    ],
    ['a section that takes no links', '### Official', 'events-europe', 'No links go under that section.'],
  ] as const)('not into %s', (_, list, section, expected) => {
    expect(insert(DRAFT(`## Updates from Rust Community\n\n${list}`), { section })).toBe(expected);
  });
  it.each([
    ['none', ''],
    ['white space', ' \n'],
    ['one that no page has', `https://example.org/?${'a&'.repeat(200_000)}`],
  ])('an address is needed: %s', (_, url) => {
    for (const where of [{ section: 'observations' }, { at: { start: 0, end: 0 } }] as const)
      expect(insert(exampleDraft('').text, { ...where, url })).toBe('A link needs the address of a page.');
  });
  it('a conflict elsewhere does not matter', () => {
    const list = `### Official\n${A}\n\n### Research\n<<<<<<< a\n* a\n=======\n* b\n>>>>>>> b`;
    expect(insert(DRAFT(`## Updates from Rust Community\n\n${list}`), { section: 'official' })).toContain(
      `${A}\n${N}\n\n### Research`,
    );
  });
  it('a draft without community has no place', () => {
    expect(insert(DRAFT(''), { section: 'official' })).toBe('This draft has no section “Updates from Rust Community”.');
    expect(insert(DRAFT(''), {})).toBe('Nobody said under which section the link goes.');
  });
  it('inserted again, it is said', () => {
    const text = exampleDraft(A).text;
    const after = insert(text, { section: 'observations' });
    const line = after.slice(0, after.indexOf(N)).split('\n').length;
    expect(proposeLink(parseDraft(after), undefined, { url: 'https://example.org/n/' }).seen[0]?.message).toBe(
      `Already in this draft, line ${line}, under Observations/Thoughts.`,
    );
  });

  /** `¦` is the cursor, `«…»` the selection. */
  const atCursor = (marked: string, link: Partial<LinkToInsert> = {}): string => {
    const { text, offset } = exampleDraft(marked);
    const [start, end] = text.includes('¦')
      ? [text.indexOf('¦'), text.indexOf('¦')]
      : [text.indexOf('«'), text.indexOf('»') - 1];
    const plain = text.replace(/[¦«»]/g, '');
    const after = insert(plain, { at: { start, end }, ...link });
    const behind = plain.length - offset - marked.replace(/[¦«»]/g, '').length;
    return after.endsWith('.') ? after : after.slice(offset, after.length - behind);
  };
  it.each([
    ['* ¦', N],
    ['¦', N],
    ['- ¦', N],
    [`${A}\n    * ¦`, `${A}\n    ${N}`],
    ['* [audio] ¦', '* [audio] [N](https://example.org/n)'],
    ['* https://exam¦ple.org/old', N],
    ['See https://example.org/old¦.', 'See [N](https://example.org/n).'],
    ['* «Something»', N],
    ['Read «this» now', 'Read [N](https://example.org/n) now'],
    ['Some ¦text', 'Some [N](https://example.org/n)text'],
    ['Read« this »now', 'Read [N](https://example.org/n) now'],
    ['Some text\n¦', `Some text\n\n${N}`],
    ['> A quote\n¦', `> A quote\n\n${N}`],
    ['Some text\n* ¦', `Some text\n${N}`],
    ['* [¦', N],
    ['* [¦]', N],
    ['https://example.org/one\nhttps://example.org/two¦', `https://example.org/one\n\n${N}`],
    [`${A}\n¦`, `${A}\n${N}`],
    ['«* Something»', N],
    ['«- Something\n»', `${N}\n`],
    ['«a\nb»', 'A link stands in one line. Select text of one line only.'],
    ['* [a](https://example.org/¦)', 'No link can stand within a link, code or a comment.'],
    ['<!--\n¦\n-->', 'A link is printed nowhere in a comment, in code or above the text.'],
  ])('at %j', (marked, expected) => expect(atCursor(marked)).toBe(expected));
  it('an empty entry of the section gives way; an empty line, and one of another section, does not', () => {
    expect(atCursor(`${A}\n* ¦`, { section: 'observations' })).toBe(`${A}\n${N}`);
    expect(atCursor(`* ¦\n${A}`, { section: 'observations' })).toBe(`${N}\n${A}`);
    expect(atCursor(`¦\n\n${A}`, { section: 'observations' })).toBe(`\n\n${A}\n${N}`);
    expect(atCursor(`${A}\n* ¦`, { section: 'official' })).toContain(`${A}\n* `);
  });

  it('every other line stays, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(mutationsOf(FULL_DRAFT), soup, anyText),
        fc.constantFrom(...LINK_SECTIONS),
        anyText,
        (text, section, title) => {
          const result = insertLink(parseDraft(text), ARCHIVE, { url: 'https://youtu.be/AbCd', title, section });
          if ('refused' in result) return;
          expect(result.edits.length).toBe(1);
          const lines = (whole: string): string[] => whole.split(/\r\n|\n|\r/).filter((line) => line.trim());
          const after = lines(applyEdits(text, result.edits));
          const before = lines(text);
          const added = after.length - before.length;
          const at = after.findIndex((line, index) => line !== before[index]);
          expect(added === 1 || added === 2).toBe(true);
          expect([...after.slice(0, at), ...after.slice(at + added)]).toEqual(before);
        },
      ),
    );
  });
  it('any cursor in any text gets an answer', () => {
    fc.assert(
      fc.property(
        fc.oneof(mutationsOf(FULL_DRAFT), soup, anyText),
        fc.nat(),
        fc.nat(8),
        anyText,
        (text, place, length, url) => {
          const draft = parseDraft(text);
          const start = place % (text.length + 1);
          const at = { start, end: Math.min(text.length, start + length) };
          proposeLink(draft, ARCHIVE, { at, url });
          linkInsertion(draft, ARCHIVE, at);
          const result = insertLink(draft, ARCHIVE, { at, url, title: url });
          if ('edits' in result) applyEdits(text, result.edits);
        },
      ),
    );
  });
});

describe('languages by their script, and by their small words', () => {
  it.each([
    ['Programmieren mit Rust für den Kernel', 'DE'],
    ['Le langage et les outils', 'FR'],
    ['Uma introdução para quem não conhece', 'PT'],
    ['Вступ до Rust для початківців', 'UK'],
    ['Пишемо на Rust: як це працює', 'UK'],
    ['Пишем на Rust и живём', 'RU'],
    ['Уводзіны ў Rust', 'RU'],
    ['東京でのRust勉強会', 'JA'],
    ['Shrug ツ', undefined],
    ['用 Rust 写一个工具', 'ZH'],
    ['The art of the deal in El Paso con una', undefined],
    ['Rust', undefined],
    ['W16/W17', undefined],
    ['', undefined],
  ])('%s: %s', (title, code) => expect(languageOfTitle(title)?.code).toBe(code));
});

it('too few links teach nothing', () => {
  expect(
    learnSections(submittedLinks(issue('2025-05-21', { official: ['* [A](https://example.org/a)'] }).links)),
  ).toBeUndefined();
  expect(sectionModelOf(createArchive([]))).toBeUndefined();
});

describeShared('sections learned from the issues before, asked in 2025', ['twir/content'], () => {
  const records = sharedTexts('twir/content', (name) => name >= '2023-10' && name < '2026').map(({ name, text }) =>
    scanIssue(name, day(name.slice(0, 10)), text),
  );
  it('are right for seven of ten links, and among the first two for nine of ten', () => {
    let links = 0;
    let first = 0;
    let second = 0;
    records.forEach(({ date, links: printed }, at) => {
      // Every fourth issue: all of them take `npm run bench:sections`.
      if (date < '2025' || at % 4) return;
      const model = sectionModelOf(createArchive(records.slice(at - 60, at)));
      for (const link of submittedLinks(printed)) {
        const [best, next] = model?.ask(link) ?? [];
        links++;
        if (best?.section === link.sectionId) first++;
        if (best?.section === link.sectionId || next?.section === link.sectionId) second++;
      }
    });
    expect(links).toBeGreaterThan(250);
    expect(first / links).toBeGreaterThan(0.68);
    expect(second / links).toBeGreaterThan(0.86);
  });
});
