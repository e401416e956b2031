/** The whole draft: metadata, window, headings and sections, comments, placeholders, conflicts, definitions. */
import { describe, expect, it } from 'vitest';
import { KNOWN_SECTIONS, recogniseSection, type SectionId } from '../../server/src/draft/headings.ts';
import { contentOf, dateOfFileName, parseDraft } from '../../server/src/draft/parse.ts';
import { recognise } from '../../server/src/draft/recognise.ts';
import { draftWith, slice } from '../support/draft.ts';
import { exampleDraft } from '../support/exampleDraft.ts';

describe('metadata', () => {
  const read = (text: string): string[] =>
    parseDraft(text).metadata.lines.map(({ key, value }) => `${key.text}=${value.text}`);
  it.each([
    [
      'LF',
      'Title: This Week in Rust 602\nNumber: 602\nDate: 2025-06-04\nCategory: This Week in Rust\n\ntext',
      ['Title=This Week in Rust 602', 'Number=602', 'Date=2025-06-04', 'Category=This Week in Rust'],
    ],
    ['CRLF', 'Title: A\r\nNumber: 1\r\n\r\nx: y', ['Title=A', 'Number=1']],
    ['a byte order mark', '\uFEFFTitle: A\nDate: 2025-06-04\n', ['Title=A', 'Date=2025-06-04']],
    ['odd white space', ' Title : A  \n\tDate:2025-06-04\n', ['Title=A', 'Date=2025-06-04']],
    ['an empty value', 'Title:\nDate:  \n', ['Title=', 'Date=']],
    ['a blank first line', '\nTitle: A\n', ['Title=A']],
    ['a heading first', '# A\nTitle: A\n', []],
    ['text first', 'Hello\nTitle: A\n', []],
    ['an address first', 'https://example.org\n', ['https=//example.org']],
    ['none', '', []],
  ])('%s', (_, text, expected) => expect(read(text)).toEqual(expected));

  it('gives a line by its key in any case, at its place', () => {
    const draft = parseDraft('\uFEFFTITLE: A\r\nDate:  2025-06-04 \r\n');
    expect(draft.metadata.get('title')?.value.text).toBe('A');
    const date = draft.metadata.get('date');
    expect(date && slice(draft, date.value)).toBe('2025-06-04');
    expect(slice(draft, draft.metadata.span)).toBe('TITLE: A\r\nDate:  2025-06-04 ');
  });

  it.each([
    ['from the metadata', 'Date: 2025-06-04\n', '2024-01-24-this-week-in-rust.md', '2025-06-04'],
    ['from the file name', 'Date: soon\n', '2024-01-24-this-week-in-rust.md', '2024-01-24'],
    ['from neither', 'Date: 2025-02-30\n', 'draft.md', undefined],
  ])('the date %s', (_, text, fileName, expected) => expect(parseDraft(text, { fileName }).date).toBe(expected));

  it.each([
    ['602', 602],
    ['', undefined],
    ['six', undefined],
    ['9999999', undefined],
  ])('the number %j is %s', (value, expected) => expect(parseDraft(`Number: ${value}\n`).number).toBe(expected));

  it.each([
    ['2025-06-04-this-week-in-rust.md', '2025-06-04'],
    ['2025-02-30-this-week-in-rust.md', undefined],
    ['this-week-in-rust.md', undefined],
    [undefined, undefined],
  ])('the date of the file %s is %s', (name, expected) => expect(dateOfFileName(name)).toBe(expected));
});

describe('which documents are looked at', () => {
  const META = 'Title: This Week in Rust 602\n';
  it.each([
    ['file:///twir/draft/2025-06-04-this-week-in-rust.md', '', 'draft'],
    ['file:///twir/content/2025-06-04-this-week-in-rust.md', '', 'issue'],
    ['file:///c%3A/twir/draft/2025-06-04-this-week-in-rust.md', '', 'draft'],
    ['vscode-vfs://github/rust-lang/twir/draft/2025-06-04-this-week-in-rust.md?a#b', '', 'draft'],
    ['C:\\twir\\content\\2025-06-04-this-week-in-rust.md', '', 'issue'],
    ['file:///twir/draft/2025-06-04-this-week-in-rust-copy.markdown', '', 'draft'],
    ['untitled:Untitled-1', META, 'draft'],
    ['untitled:100%', `\uFEFF${META}`, 'draft'],
    ['file:///twir/content/notes.md', `\r\n${META}`, 'issue'],
    ['file:///twir/draft/DRAFT_TEMPLATE', META, 'template'],
    ['file:///C%23/draft/2025-06-04-this-week-in-rust.md', '', 'draft'],
    ['file:///what%3F/content/2025-06-04-this-week-in-rust.md', '', 'issue'],
    ['file:///twir/README.md', 'Title: Another newsletter\n', undefined],
    ['file:///twir/2025-99-04-this-week-in-rust.md', '', undefined],
    ['file:///twir/notes.md', `${'\n'.repeat(20)}${META}`, undefined],
    ['', '', undefined],
  ])('%s', (uri, text, expected) => expect(recognise(uri, text)).toBe(expected));
});

describe('the window', () => {
  const read = (line: string): (string | undefined)[] => {
    const { window } = parseDraft(`## Upcoming Events\n\n${line}\n\n### Virtual\n`);
    return window ? [window.from?.text, window.from?.date, window.to?.text, window.to?.date] : [];
  };
  const both = ['2025-06-04', '2025-06-04', '2025-07-02', '2025-07-02'];
  it.each([
    ['Rusty Events between 2025-06-04 - 2025-07-02 🦀', both],
    ['Rusty Events between 2025-06-04 - 2025-07-02', both],
    ['Rusty Events between 2025-06-04 – 2025-07-02 🦀  ', both],
    ['Rusty Events between 2025-06-04 - 2025-07-02🦀', both],
    ['rusty events between 2025-06-04 to 2025-07-02', both],
    ['Rust Events between 2025-06-04 and 2025-07-02', both],
    ['  Rusty Events between 2025-06-04-2025-07-02', ['2025-06-04', '2025-06-04', '2025-07-02', '2025-07-02']],
    ['Rusty Events between 2025-6-4 - 2025-07-32 🦀', ['2025-6-4', undefined, '2025-07-32', undefined]],
    ['Rusty Events between 2025-06-04', ['2025-06-04', '2025-06-04', undefined, undefined]],
    ['Rusty Events between $twir_issue_date - $twir_date 🦀', ['$twir_issue_date', undefined, '$twir_date', undefined]],
    ['If you are running a Rust event please add it', []],
    ['', []],
  ])('%s', (line, expected) => expect(read(line)).toEqual(expected));

  it('gives the places of its dates', () => {
    const draft = draftWith('', 'events-virtual');
    expect(draft.window?.from && slice(draft, draft.window.from)).toBe('2025-06-04');
    expect(draft.window?.to && slice(draft, draft.window.to)).toBe('2025-07-02');
    expect(draft.window && slice(draft, draft.window.span)).toBe('Rusty Events between 2025-06-04 - 2025-07-02 🦀');
  });
  it('is looked for under the events alone', () =>
    expect(parseDraft('## Jobs\n\nRusty Events between 2025-06-04 - 2025-07-02\n').window).toBeUndefined());
});

describe('headings', () => {
  const heading = (line: string): unknown => {
    const found = parseDraft(`text\n\n${line}\n`).sections[0]?.heading;
    return found && [found.level, found.title, found.siteHeading, found.indent.end - found.indent.start];
  };
  it.each([
    ['## Jobs', [2, 'Jobs', true, 0]],
    ['##Jobs', [2, 'Jobs', true, 0]],
    ['## Jobs ##', [2, 'Jobs', true, 0]],
    ['## \tJobs  ', [2, 'Jobs', true, 0]],
    [' ## Jobs', [2, 'Jobs', false, 1]],
    ['   #### Rust-Analyzer', [4, 'Rust-Analyzer', false, 3]],
    ['### [Approved RFCs](https://example.org/a)', [3, 'Approved RFCs', true, 0]],
    ['##### [Rust][rust]', [5, 'Rust', true, 0]],
    ['## **Bold** `code` _title_', [2, 'Bold code title', true, 0]],
    ['###### Deep', [6, 'Deep', true, 0]],
    ['####### Seven', undefined],
    ['#1234', undefined],
    ['#122010, which undoes', undefined],
    ['##', undefined],
    ['    ## Code', undefined],
    ['#[derive(Debug)]', undefined],
    ['#![no_std]', undefined],
    ['text # no', undefined],
  ])('%j', (line, expected) => expect(heading(line)).toEqual(expected));

  it.each([
    ['a comment', '<!--\n## Jobs\n-->'],
    ['a fence', '```\n## Jobs\n```'],
  ])('none in %s', (_, text) => expect(parseDraft(`a\n\n${text}\n`).sections).toEqual([]));
});

describe('sections', () => {
  const idsOf = (outline: string): (SectionId | undefined)[] => parseDraft(outline).sections.map(({ id }) => id);

  it('knows every section of today where it is published', () => {
    const outline = KNOWN_SECTIONS.filter(({ former }) => !former)
      .map(({ level, title, url }) => `${'#'.repeat(level)} ${url ? `[${title}](${url})` : title}\n`)
      .join('\n');
    expect(idsOf(outline)).toEqual(KNOWN_SECTIONS.filter(({ former }) => !former).map(({ id }) => id));
  });

  it('knows the headings of issue 531', () => {
    const outline: readonly (readonly [string, SectionId])[] = [
      ['## Updates from Rust Community', 'community'],
      ['### Official', 'official'],
      ['### Project/Tooling Updates', 'tooling'],
      ['### Observations/Thoughts', 'observations'],
      ['### Rust Walkthroughs', 'walkthroughs'],
      ['### Miscellaneous', 'miscellaneous'],
      ['## Crate of the Week', 'crate'],
      ['## Call for Participation; projects and speakers', 'participation'],
      ['### CFP - Projects', 'cfp-projects'],
      ['### CFP - Speakers', 'cfp-events'],
      ['## Updates from the Rust Project', 'project'],
      ['### Rust Compiler Performance Triage', 'performance'],
      ['### [Approved RFCs](https://github.com/rust-lang/rfcs/commits/master)', 'approved-rfcs'],
      ['### Final Comment Period', 'fcp'],
      ['#### [RFCs](https://github.com/rust-lang/rfcs/labels/final-comment-period)', 'fcp-rfcs'],
      ['#### [Tracking Issues & PRs](https://github.com/rust-lang/rust/issues)', 'fcp-tracking'],
      ['### [Language Reference](https://github.com/rust-lang/reference/issues)', 'language-reference'],
      ['### [Unsafe Code Guidelines](https://github.com/rust-lang/unsafe-code-guidelines/issues)', 'unsafe-guidelines'],
      ['### [New and Updated RFCs](https://github.com/rust-lang/rfcs/pulls)', 'new-rfcs'],
      ['### [Call for Testing](https://github.com/rust-lang/rfcs/issues)', 'call-for-testing'],
      ['## Upcoming Events', 'events'],
      ['### Virtual', 'events-virtual'],
      ['### Asia', 'events-asia'],
      ['## Jobs', 'jobs'],
      ['# Quote of the Week', 'quote'],
    ];
    expect(idsOf(outline.map(([line]) => `${line}\n`).join('\n'))).toEqual(outline.map(([, id]) => id));
  });

  it.each([
    ['RFCs', ['testing'], 'testing-group'],
    ['RFCs', ['fcp', 'project'], 'fcp-rfcs'],
    ['Rust', ['fcp-tracking', 'fcp', 'project'], 'fcp-group'],
    ['Rust', ['testing'], 'testing-group'],
    ['Cargo', ['project'], 'project-team'],
    ['Cargo', ['fcp-tracking', 'fcp', 'project'], 'fcp-group'],
    ['Call for Testing', [], 'testing'],
    ['tracking issues &amp; prs', ['fcp'], 'fcp-tracking'],
    ['OBSERVATIONS / THOUGHTS', ['community'], 'observations'],
    ['A heading of its own', [], undefined],
    ['', [], undefined],
  ] as const)('%j under %j is %s', (title, ancestors, id) => expect(recogniseSection(title, ancestors)?.id).toBe(id));

  it('are a tree in the order of the text, which covers every line below its first heading', () => {
    const draft = draftWith('* [a](https://example.org/a)');
    for (const section of draft.sections) {
      expect(section.endLine).toBeGreaterThan(section.heading.line);
      expect(section.ownLines[0]).toBe(section.heading.line + 1);
      for (const child of section.children) {
        expect(child.parent).toBe(section);
        expect(child.heading.level).toBeGreaterThan(section.heading.level);
        expect([child.span.start >= section.span.start, child.span.end <= section.span.end]).toEqual([true, true]);
      }
    }
    const first = draft.sections[0]?.heading.line ?? 0;
    for (let line = 0; line < draft.lines.all.length; line++) {
      const holder = draft.sectionAt(line);
      if (line < first) expect(holder).toBeUndefined();
      else
        expect([holder?.heading.line ?? Number.NaN, holder?.endLine ?? Number.NaN]).toSatisfy(
          ([from, end]: number[]) => (from as number) <= line && line < (end as number),
        );
    }
  });

  it('a heading of its own holds what the section above it holds', () => {
    const draft = parseDraft('## Updates from Rust Community\n### New kind\n* [a](https://example.org/a)\n');
    expect([draft.sectionAt(2)?.id, contentOf(draft.sectionAt(2)), draft.items[0]?.role]).toEqual([
      undefined,
      'entries',
      'entry',
    ]);
  });
});

describe('comments', () => {
  const read = (text: string): unknown[] => {
    const draft = parseDraft(text);
    return draft.comments.map((comment) => [slice(draft, comment), comment.closed, comment.mergeMarker]);
  };
  it.each([
    ['one', 'a <!-- b --> c', [['<!-- b -->', true, false]]],
    [
      'two in a line',
      '<!--a--> <!--b-->',
      [
        ['<!--a-->', true, false],
        ['<!--b-->', true, false],
      ],
    ],
    [
      'over lines',
      '<!-- a\n\n* [x](https://example.org)\n-->',
      [['<!-- a\n\n* [x](https://example.org)\n-->', true, false]],
    ],
    [
      'unclosed',
      '<!-- a\nb <!-- c',
      [
        ['<!-- a', false, false],
        ['<!-- c', false, false],
      ],
    ],
    ['with dashes', '<!-- a -- b -->', [['<!-- a -- b -->', true, false]]],
    ['empty', '<!---->', [['<!---->', true, false]]],
    ['in a code span', 'a `<!-- b` c -->', []],
    ['behind a code span', '`a` <!-- b -->', [['<!-- b -->', true, false]]],
    ['behind a lone backtick', '` <!-- b -->', [['<!-- b -->', true, false]]],
    ['in a fence', '```\n<!-- b -->\n```', []],
    [
      'of the merge tool',
      '* [a](u) <!-- url=u submerge-pr=7 sha=1 author=a title=b -->',
      [['<!-- url=u submerge-pr=7 sha=1 author=a title=b -->', true, true]],
    ],
    ['of its older form', '<!-- url=u pr=7 -->', [['<!-- url=u pr=7 -->', true, true]]],
    ['about a pull request', '<!-- see pr=7 -->', [['<!-- see pr=7 -->', true, false]]],
  ])('%s', (_, text, expected) => expect(read(text)).toEqual(expected));

  it('lines wholly within comments hold no entries', () => {
    const draft = draftWith(
      '<!--\n* [a](https://example.org/a)\n--> <!-- b -->\n* [c](https://example.org/c) <!-- d -->',
    );
    expect(
      draft.entries.map((entry) => entry.content.text).filter((text) => text.includes('/a') || text.includes('/c)')),
    ).toEqual(['[c](https://example.org/c) <!-- d -->']);
  });
});

describe('placeholders', () => {
  const read = (text: string): string[] =>
    parseDraft(text).placeholders.map(({ kind, text: written }) => `${kind}: ${written}`);
  it.each([
    ['[Discuss on r/rust](REDDIT_LINK_HERE)', ['reddit: REDDIT_LINK_HERE']],
    ['[thread](INSERT_LINK_HERE)', ['hiring: INSERT_LINK_HERE']],
    ['<!-- COTW goes here -->', ['crate: <!-- COTW goes here -->']],
    ['<!--QOTW goes here-->', ['quote: <!--QOTW goes here-->']],
    ['<!-- Rust updates go here -->', ['updates: <!-- Rust updates go here -->']],
    ['<!-- Perf results go here -->', ['performance: <!-- Perf results go here -->']],
    ['Title: This Week in Rust $twir_issue_number', ['variable: $twir_issue_number']],
    ['<!-- use REDDIT_LINK_HERE --> REDDIT_LINK_HERE <!-- REDDIT_LINK_HERE -->', ['reddit: REDDIT_LINK_HERE']],
    ['* 2025-06-10 | Virtual | [Group](Group URL)', ['group: [Group](Group URL)']],
    ['<!-- COTW went there -->', []],
    ['a $twir', []],
  ])('%s', (text, expected) => expect(read(text)).toEqual(expected));

  it.each([
    ['fresh', '', ''],
    ['open', '* [a](https://example.org/a)', '<!-- COTW goes here -->'],
    ['complete', '* [a](https://example.org/a)', ''],
  ] as const)('the stage is %s', (stage, entry, crate) => {
    const text = `${exampleDraft(entry).text}\n${crate}\n`.replace(/\* \[Announcing.*\n/, '');
    expect(parseDraft(text).stage).toBe(stage);
  });
});

describe('merge conflicts', () => {
  const O = '<<<<<<< HEAD';
  const B = '||||||| 1234567';
  const M = '=======';
  const T = '>>>>>>> main';
  const read = (...lines: string[]): unknown[] =>
    parseDraft(lines.join('\n')).conflicts.map(({ complete, line, lastLine, ours, base, theirs }) =>
      complete ? [line, lastLine, ours, base, theirs] : [line],
    );
  it.each([
    ['two sides', ['a', O, 'b', M, 'c', T, 'd'], [[1, 5, [2, 3], undefined, [4, 5]]]],
    ['with the ancestor', [O, 'a', B, 'b', M, 'c', T], [[0, 6, [1, 2], [3, 4], [5, 6]]]],
    ['empty sides', [O, M, T], [[0, 2, [1, 1], undefined, [2, 2]]]],
    [
      'two conflicts',
      [O, M, T, O, M, T],
      [
        [0, 2, [1, 1], undefined, [2, 2]],
        [3, 5, [4, 4], undefined, [5, 5]],
      ],
    ],
    ['without names', ['<<<<<<<', 'a', M, '>>>>>>>'], [[0, 3, [1, 2], undefined, [3, 3]]]],
    ['an underlined heading within', [O, 'Heading', M, 'a', T], [[0, 4, [1, 2], undefined, [3, 4]]]],
    ['two middles: the first parts', [O, 'a', M, 'b', M, 'c', T], [[0, 6, [1, 2], undefined, [3, 6]]]],
    ['a beginning alone', [O, 'a'], [[0]]],
    ['an end alone', ['a', T], [[1]]],
    ['no middle', [O, 'a', T], [[0], [2]]],
    ['a beginning twice', [O, O, 'a', M, T], [[0], [1, 4, [2, 3], undefined, [4, 4]]]],
    ['a middle alone', ['Heading', M], []],
    ['too many signs', ['<<<<<<<< HEAD', M, '>>>>>>>> main'], []],
    ['indented', [` ${O}`, ` ${M}`, ` ${T}`], []],
  ])('%s', (_, lines, expected) => {
    expect(read(...lines)).toEqual(expected);
    expect(parseDraft(lines.join('\r\n')).conflicts).toHaveLength(expected.length);
  });

  it('the items of both sides are items, the markers are not', () => {
    const draft = draftWith([O, '* [a](https://example.org/a)', M, '[b](https://example.org/b)', T].join('\n'));
    expect(
      draft.entries.filter(({ section }) => section?.id === 'observations').map(({ content }) => content.text),
    ).toEqual(['[a](https://example.org/a)', '[b](https://example.org/b)']);
  });
});

describe('definitions', () => {
  const read = (text: string): string[] =>
    parseDraft(text).definitions.map(({ label, url }) => `${label.text} → ${url.text}`);
  it.each([
    ['[guidelines]: https://example.org/g', ['guidelines → https://example.org/g']],
    ['[guidelines]:https://example.org/g', ['guidelines → https://example.org/g']],
    ['   [a b]: <https://example.org/g> "Title"', ['a b → https://example.org/g']],
    ['[a]: u', ['a → u']],
    ['    [a]: u', []],
    ['* [a]: u', []],
    ['[^1]: a note', []],
    ['<!--\n[a]: u\n-->', []],
    ['```\n[a]: u\n```', []],
    ['[a]:', []],
    ['[a]: two words', []],
  ])('%j', (text, expected) => expect(read(text)).toEqual(expected));

  it('references in other blocks lead there', () => {
    const draft = parseDraft(
      'text [here][Guide  Lines] and [guide lines]\n\n* [x][guide lines]\n\n[guide lines]: https://example.org/g\n',
    );
    expect(draft.proseLinks.map(({ url, form }) => [url, form])).toEqual([
      ['https://example.org/g', 'reference'],
      ['https://example.org/g', 'reference'],
    ]);
    expect(draft.items[0]?.links[0]?.url).toBe('https://example.org/g');
  });
});
