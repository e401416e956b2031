import { describe, expect, it } from 'vitest';
import { FORMS, fillForm, form, formSnippet } from '../../server/src/draft/forms.ts';
import { KNOWN_SECTIONS, type SectionId } from '../../server/src/draft/headings.ts';
import { parseDraft } from '../../server/src/draft/parse.ts';
import { type Completion, complete, missingSections } from '../../server/src/features/completion.ts';
import { exampleDraft } from '../support/exampleDraft.ts';
import { expandSnippet } from './snippet.ts';

/** Completions at the `¦` of a text. */
function at(text: string): { found: readonly Completion[]; insert(label: string): string } {
  const offset = text.indexOf('¦');
  const draft = parseDraft(text.replace('¦', ''));
  const found = complete(draft, offset);
  for (const { replace, filter, label } of found) {
    const line = draft.lines.at(offset);
    // What clients demand: one line, the cursor within or at its end, a filter that starts with what is there.
    expect([
      label,
      replace.start >= line.start,
      replace.start <= offset,
      replace.end >= offset,
      replace.end <= line.end,
    ]).toEqual([label, true, true, true, true]);
    // The word that is being typed is for the client to match.
    expect([
      label,
      filter.startsWith(
        draft.text
          .slice(replace.start, offset)
          .replace(/[\w-]*$/, '')
          .trimEnd(),
      ),
    ]).toEqual([label, true]);
  }
  return {
    found,
    insert(label) {
      const completion = found.find((candidate) => candidate.label === label);
      if (!completion) throw new Error(`no ${label} among ${found.map((candidate) => candidate.label).join(', ')}`);
      const written = completion.snippet ? expandSnippet(completion.insert).text : completion.insert;
      return draft.text.slice(0, completion.replace.start) + written + draft.text.slice(completion.replace.end);
    },
  };
}
const labels = (text: string): string[] => at(text).found.map(({ label }) => label);
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
    expect(missingSections(draft, draft.lines.all.length).filter(({ known }) => !known.optional)).toEqual([]);
  });
});

describe('forms', () => {
  it.each([
    ['observations', ['Entry', 'Video', 'Audio', 'Series', 'Entry in another language']],
    ['cfp-projects', ['Call for participation: project', 'No calls for participation']],
    ['cfp-events', ['Call for participation: event', 'No calls for papers']],
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
    ['approved-rfcs', ['No RFCs were approved']],
    ['new-rfcs', ['No new RFCs']],
    ['crate', ['Crate of the week']],
    ['quote', ['Quote of the week']],
    ['jobs', []],
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
      text.replace(`${typed}¦`, '[Rust Berlin 🦀](https://www.meetup.com/rust-berlin)'),
    );
    expect(labels(text)).toContain('Rust Example Group');
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
