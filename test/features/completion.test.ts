import { describe, expect, it } from 'vitest';
import { FORMS, fillForm, form, formSnippet } from '../../server/src/draft/forms.ts';
import { KNOWN_SECTIONS, type SectionId } from '../../server/src/draft/headings.ts';
import { parseDraft } from '../../server/src/draft/parse.ts';
import { missingSections } from '../../server/src/features/completion/index.ts';
import { exampleDraft } from '../support/exampleDraft.ts';
import { completing as at } from './completing.ts';
import { expandSnippet } from './snippet.ts';

const labels = (text: string): readonly string[] => at(text).labels;
const inSection = (line: string, section: SectionId): string => exampleDraft(line, section).text;

describe('headings', () => {
  const OUTLINE = '## Updates from Rust Community\n\n### Official\n\n¦\n\n### Research\n\n## Crate of the Week\n';
  it('those that are missing between the one above and the one below', () => {
    expect(labels(OUTLINE.replace('¦', '#¦'))).toEqual([
      '### Foundation',
      '### Newsletters',
      '### Project/Tooling Updates',
      '### Observations/Thoughts',
      '### Rust Walkthroughs',
    ]);
  });
  it.each(['#', '##', '### ', '### Wal', '#   '])('%j becomes the heading at its own level', (typed) => {
    expect(at(OUTLINE.replace('¦', `${typed}¦`)).insert('### Rust Walkthroughs')).toBe(
      OUTLINE.replace('¦', '### Rust Walkthroughs'),
    );
  });
  const WHOLE = [
    '## Updates from Rust Community',
    '### Official',
    '### Observations/Thoughts',
    '### Rust Walkthroughs',
    '### Miscellaneous',
    '## Crate of the Week',
    '## Calls for Testing',
    '## Call for Participation; projects and speakers',
    '### CFP - Projects',
    '### CFP - Events',
    '## Updates from the Rust Project',
    '### Rust Compiler Performance Triage',
    '### [Approved RFCs](https://github.com/rust-lang/rfcs/commits/master)',
    '### Final Comment Period',
    '#### Tracking Issues & PRs',
    '#### [New and Updated RFCs](https://github.com/rust-lang/rfcs/pulls)',
    '## Upcoming Events',
    '### Asia',
    '## Jobs',
    '# Quote of the Week',
  ];
  const OF_COMMUNITY = ['### Foundation', '### Newsletters', '### Project/Tooling Updates', '### Research'];
  it.each<[above: string, without: string, expected: readonly string[]]>([
    ['### Miscellaneous', '', OF_COMMUNITY],
    ['### Miscellaneous', '## Jobs', [...OF_COMMUNITY, '## Jobs']],
    ['### Miscellaneous', '## Crate of the Week', ['## Crate of the Week']],
    ['### Rust Walkthroughs', '', ['### Research']],
    ['## Crate of the Week', '## Calls for Testing', ['## Calls for Testing', '### RFCs', '### Rust', '### Rustup']],
    ['## Calls for Testing', '', ['### RFCs', '### Rust', '### Rustup']],
    ['### CFP - Events', '', []],
    ['### Asia', '', ['### Europe', '### North America', '### Oceania', '### South America']],
    ['#### [New and Updated RFCs](https://github.com/rust-lang/rfcs/pulls)', '', []],
    ['# Quote of the Week', '## Jobs', ['## Jobs']],
  ])('under %s, of an issue without %j', (above, without, expected) => {
    const text = WHOLE.filter((heading) => heading !== without).flatMap((heading) => [
      heading,
      ...(heading === above ? ['#¦'] : []),
    ]);
    expect(labels(text.join('\n\n'))).toEqual(expected);
  });
  it('the link of a heading comes with it', () => {
    const text = '## Updates from the Rust Project\n\n###¦\n\n### Final Comment Period\n';
    expect(at(text).insert('### Approved RFCs')).toContain(
      '\n### [Approved RFCs](https://github.com/rust-lang/rfcs/commits/master)\n',
    );
  });
  it('all that are missing when none belongs here', () => {
    const text = '## Jobs\n\n#¦\n\n## Updates from Rust Community\n';
    expect(labels(text)).toContain('## Crate of the Week');
  });
  it('none that stands there already, but the one being typed over', () => {
    expect(labels('## Jobs\n\n#¦')).not.toContain('## Jobs');
    expect(labels('## Jobs¦')).toContain('## Jobs');
  });
  it('none twice, none of those that are no more', () => {
    const found = labels('#¦');
    expect(new Set(found).size).toBe(found.length);
    const today = KNOWN_SECTIONS.filter(({ former }) => !former).map(
      ({ level, title }) => `${'#'.repeat(level)} ${title}`,
    );
    expect([...found].sort()).toEqual([...new Set(today)].sort());
  });
  it('a full draft misses nothing that it must have', () => {
    const draft = parseDraft(exampleDraft('* [a](https://example.org/a)').text);
    expect(missingSections(draft, draft.lines.all.length).filter(({ section }) => !section.optional)).toEqual([]);
  });
});

describe('metadata', () => {
  const BLOCK = 'Title: This Week in Rust 633\nNumber: 633\nDate: 2026-01-07\nCategory: This Week in Rust\n';
  const FILE = '2026-01-07-this-week-in-rust.md';
  it.each([
    ['¦', BLOCK],
    ['Tit¦', BLOCK],
    ['\uFEFF¦\n', `\uFEFF${BLOCK.trimEnd()}\n`.replace(/\n$/, '\n')],
    ['¦\nHello!\n', `${BLOCK}\nHello!\n`],
    ['¦\r\n\r\nHello!\r\n', `${BLOCK.trimEnd()}\n\nHello!\n`.replace(/\n/g, '\r\n')],
  ])('of the day in the file’s name, in %j', (text, expected) => {
    expect(at(text, {}, FILE).insert('Metadata')).toBe(expected);
    expect(at(text, {}, FILE).labels[0]).toBe('Metadata');
  });
  it.each([
    ['¦', 'notes.md'],
    ['\n¦', FILE],
    ['Hello you¦', FILE],
    ['¦ Hello', FILE],
    ['Title: ¦', FILE],
    ['¦\nNumber: 633\n', FILE],
  ])('none in %j of %s', (text, file) => {
    expect(at(text, {}, file).labels).not.toContain('Metadata');
  });
});

describe('forms', () => {
  it.each([
    ['observations', ['Entry', 'Video', 'Audio', 'Series', 'Entry in another language']],
    ['cfp-projects', ['Call for participation: project']],
    ['cfp-events', ['Call for participation: event']],
    [
      'events-virtual',
      [
        'Event',
        'Event in the US',
        'Event of several days',
        'Virtual event',
        'Virtual event without a place',
        'Hybrid event',
      ],
    ],
    ['project', ['Merged in the last week', 'Merged pull request']],
    ['performance', ['Performance triage']],
    ['approved-rfcs', ['RFC']],
    ['new-rfcs', ['RFC', 'Updated RFC']],
    ['fcp-tracking', ['In its final comment period', 'In its final comment period, to be closed or postponed']],
    ['crate', ['Crate of the week', 'Crate of the week, suggested by its author', 'Thanks for the crate']],
    ['quote', ['Quote of the week', 'Thanks for the quote']],
    ['jobs', ['Who’s hiring']],
  ] as const)('of %s', (section, expected) => {
    for (const typed of ['', 'e', '* ', '* e', '*']) {
      expect([
        typed,
        at(inSection(`${typed}¦`, section))
          .found.filter(({ kind }) => kind === 'form')
          .map(({ label }) => label),
      ]).toEqual([typed, expected]);
    }
  });
  it.each([
    ['crate', 'Thi', "Thi|s week's crate is"],
    ['crate', 'this week', "this week|'s crate is"],
    ['crate', "This week's crate i", "This week's crate i|s"],
    ['crate', 'cra', '|crate This week'],
    ['crate', '', '|crate This week'],
    ['jobs', 'Please s', 'Please s|ee the latest'],
    ['quote', 'Thanks t', 'Thanks t|o quotethanks'],
    ['cfp-projects', '*No', '*No| Calls for participation'],
  ] as const)('in %s, %j is what a form begins with', (section, typed, filter) => {
    const filters = at(inSection(`${typed}¦`, section)).found.map((item) => item.filter);
    expect(filters.some((one) => one.startsWith(filter.replace('|', '')))).toBe(true);
  });
  it.each(['The crate', 'This is', 'week'])('%j begins no form of a crate', (typed) => {
    const { found } = at(inSection(`${typed}¦`, 'crate'));
    expect(found.filter(({ filter }) => filter.toLowerCase().startsWith(typed.toLowerCase()))).toEqual([]);
  });
  it.each([
    ['cfp-projects', '*No Calls for participation were submitted this week.*'],
    ['cfp-events', '*No Calls for papers or presentations were submitted this week.*'],
    ['approved-rfcs', '* *No RFCs were approved this week.*'],
    ['new-rfcs', '* *No New or Updated RFCs were created this week.*'],
  ] as const)('the notice of an empty section: %s', (section, notice) => {
    const notices = (text: string): readonly string[] =>
      at(inSection(text, section))
        .found.filter(({ kind }) => kind === 'notice')
        .map(({ text: inserted }) => inserted);
    for (const typed of ['', '*', '* ', 'No', '*No', '* *No'])
      expect([typed, notices(`${typed}¦`)]).toEqual([typed, [notice]]);
    expect(notices('* [Something](https://example.org/1)\n¦')).toEqual([]);
  });
  it('the groups that bring nothing to the final comment period, those with a heading left out', () => {
    const text =
      '## Updates from the Rust Project\n\n### Final Comment Period\n\n#### Tracking Issues & PRs\n\n##### [Cargo](https://example.org/cargo)\n* [One](https://example.org/1)\n\n¦\n';
    const inserted = at(text).insert('Nothing entered its final comment period');
    expect(inserted).toContain('\n*No Items entered Final Comment Period this week for\n  [Rust](https://github.com/');
    expect(inserted).toMatch(/ or\n {2}\[Unsafe Code Guidelines\]\([^)]+\)\.\*\n$/);
    expect(inserted).not.toContain('[Cargo](https://github.com');
    expect(labels(inserted.replace(/\n$/, '\n\n¦'))).not.toContain('Nothing entered its final comment period');
  });
  it('what was merged in the week before the issue', () => {
    const text = 'Date: 2025-06-04\n\n## Updates from the Rust Project\n\n¦\n';
    expect(at(text).insert('Merged in the last week')).toContain('merged%3A2025-05-27..2025-06-03');
  });
  it('text comes with the blank line that a list needs below it', () => {
    const text = '## Call for Participation\n\n### CFP - Projects\n\n¦\n* see below\n';
    expect(at(text).insert('No calls for participation')).toContain('this week.*\n\n* see below');
  });
  it('a list comes with the blank line that it needs under text', () => {
    const text = '## Updates from the Rust Project\n\n### [Approved RFCs](https://example.org)\n\nThese are they:\n¦\n';
    expect(at(text).insert('No RFCs were approved')).toContain('they:\n\n* *No RFCs were approved');
    expect(at(text.replace('they:\n', 'they:\n\n* [a](https://example.org/a)\n')).insert('RFC')).toContain(
      '/a)\n* [Title of the RFC]',
    );
  });
  it('the window line where there is none, with its days', () => {
    const text = 'Date: 2025-06-04\n\n## Upcoming Events\n\n¦\n';
    expect(at(text).insert('Window line')).toBe(text.replace('¦', 'Rusty Events between 2025-06-04 - 2025-07-02 🦀'));
    expect(labels('## Upcoming Events\n\nRusty Events between 2025-06-04 - 2025-07-02 🦀\n\n¦')).not.toContain(
      'Window line',
    );
  });
  it.each(['', '* ', '*', 'ev', '* ev'])('over %j an event becomes its two lines', (typed) => {
    expect(at(inSection(`${typed}¦`, 'events-europe')).insert('Event')).toBe(
      inSection(
        '* YYYY-MM-DD | City, CC | [Organiser](https://www.meetup.com/NAME)\n    * [**Title of the event**](https://)',
        'events-europe',
      ),
    );
  });
  it.each([
    ['a word behind an entry', '* [a](https://example.org/a) wor¦'],
    ['within a link', '* [a wo¦rd](https://example.org/a)'],
    ['a comment', '<!--\n¦\n-->'],
  ])('none at %s', (_, text) =>
    expect(at(inSection(text, 'observations')).found.filter(({ kind }) => kind === 'form')).toEqual([]),
  );
  it('none in the metadata, or before the first section', () => {
    expect(labels('Title: ¦This')).toEqual([]);
    expect(at('Title: x\n\nHello ¦').found).toEqual([]);
  });
});

describe('prefixes', () => {
  it.each([
    ['* [¦', '* [video] ['],
    ['* [vi¦', '* [video] ['],
    ['* [vi¦]', '* [video] ['],
    ['* [¦]', '* [video] ['],
    ['* [ES] [¦', '* [ES] [video] ['],
    ['- [vi¦] [Title](https://example.org/a)', '- [video] [ [Title](https://example.org/a)'],
  ])('%s', (typed, expected) =>
    expect(at(inSection(typed, 'observations')).insert('[video]')).toBe(inSection(expected, 'observations')),
  );
  it('not among events', () => expect(labels(inSection('* [¦', 'events-europe'))).not.toContain('[video]'));
});

describe('organisers', () => {
  const ROW =
    '* 2025-06-11 | Berlin, DE | [Rust Berlin 🦀](https://www.meetup.com/rust-berlin)\n    * [**T**](https://example.org/t)\n';
  it.each(['', '[', '[Rust', '[Rust Be'])('%j in the third cell becomes one of this draft’s', (typed) => {
    const text = inSection(`${ROW}* 2025-06-12 | Berlin, DE | ${typed}¦`, 'events-europe');
    expect(at(text).insert('Rust Berlin 🦀')).toBe(
      text.replace(
        `${typed}¦`,
        '[Rust Berlin 🦀](https://www.meetup.com/rust-berlin)\n    * [**Title of the event**](https://)',
      ),
    );
    if (!typed.includes('Be')) expect(labels(text)).toContain('Rust Example Group');
  });
  it('without a title line above one that has lost its row', () => {
    const title = '    * [**Another**](https://example.org/another)';
    const text = inSection(`${ROW}* 2025-06-12 | Berlin, DE | ¦\n${title}`, 'events-europe');
    expect(at(text).insert('Rust Berlin 🦀')).toBe(
      text.replace('¦', '[Rust Berlin 🦀](https://www.meetup.com/rust-berlin)'),
    );
  });
  it.each(['* 2025-06-12 | Ber¦', '* 2025-06-12 ¦', '* 2025-06-12 | Berlin, DE | [Rust](https://exam¦'])(
    'none at %s',
    (row) =>
      expect(at(inSection(ROW + row, 'events-europe')).found.filter(({ kind }) => kind === 'organiser')).toEqual([]),
  );
});

describe('snippets', () => {
  it.each(FORMS.map((known) => [known.id] as const))(
    '%s expands to its form, with a stop a hole, in the order of the text',
    (id) => {
      const { text, stops } = expandSnippet(formSnippet(form(id)));
      // A stop with choices shows the first of them.
      const first = Object.fromEntries(
        form(id).fields.flatMap(({ name, choices }) => (choices?.[0] ? [[name, choices[0]]] : [])),
      );
      expect(text).toBe(fillForm(form(id), first));
      const holes = [...form(id).template.matchAll(/\{(\w+)\}/g)].length;
      expect(stops).toEqual([...Array.from({ length: holes }, (_, i) => i + 1), 0]);
    },
  );
  it('values with signs of the syntax stand for themselves', () => {
    const known = { title: `a $1 \${2:x} \\ } |`, url: 'https://example.org/$a}' };
    expect(expandSnippet(formSnippet(form('entry'), known)).text).toBe(`* [${known.title}](${known.url})`);
  });
  it.each(
    FORMS.filter(({ content }) => content.some((held) => held === 'entries' || held === 'events')).map(
      (known) => [known.id] as const,
    ),
  )('%s is a form that the rules of lists know', (id) => {
    if (id === 'window') return;
    for (const line of fillForm(form(id)).split('\n')) expect(line).toMatch(/^( {4})?\* /);
  });
});
