/** Sections put over those of a draft. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDraft } from '../../server/src/draft/parse.ts';
import { pasteSections, readPreviousIssue } from '../../server/src/projectSections/index.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import { mutationsOf, soup } from '../support/arbitrary.ts';

const FCP = 'https://github.com/rust-lang/rust/issues?q=label%3Afinal-comment-period';
const CARGO = 'https://github.com/rust-lang/cargo/issues?q=label%3Afinal-comment-period';

const DRAFT = `Title: This Week in Rust 602
Number: 602
Date: 2025-06-04
Category: This Week in Rust

## Crate of the Week

Something.

## Calls for Testing
An introduction of two lines, which says
what this is for.

<!-- If there are new CfT items this week, include:
  [Repo Name](Repo URL)
-->

[Let us know](https://example.org/issues) if you would like more.

### [RFCs](https://example.org/rfcs)

### [Rust](https://example.org/rust)

A last paragraph about labels.

## Call for Participation; projects and speakers

### CFP - Projects

*No Calls for participation were submitted this week.*

## Updates from the Rust Project

### [Approved RFCs](https://github.com/rust-lang/rfcs/commits/master)

These are the RFCs that were approved for implementation this week:

<!-- Use either
* [Item title](Item URL)
  - or
* *No RFCs were approved this week.*
-->

### Final Comment Period

Every week, the team announces it.

#### Tracking Issues & PRs
<!-- Either remove the group from the section
##### [Group](Group URL)
*No Items entered Final Comment Period this week for
  [Cargo](${CARGO}).*
-->

#### [New and Updated RFCs](https://github.com/rust-lang/rfcs/pulls)
<!-- Use either
* [Item title](Item URL)
-->

<!-- Sample commit message
Update
-->

## Upcoming Events

Rusty Events between 2025-06-04 - 2025-07-02 🦀
`;

/** As the script writes it: titles as they are, a rule and some lines for other eyes. */
const SCRIPT = `## Calls for Testing
An introduction of one line.

##### [Rust](https://example.org/rust)
* [Try Vec<T>](https://github.com/rust-lang/rust/issues/1)

*No calls for testing were issued this week by
[Cargo](https://example.org/cargo) or
[Rustup](https://example.org/rustup).*

[Let us know](https://example.org/issues) if you would like more.

---

### [Approved RFCs](https://github.com/rust-lang/rfcs/commits/master)

These are the RFCs that were approved for implementation this week:

* *No RFCs were approved this week.*

### Final Comment Period

Every week, the team announces it.

#### Tracking Issues & PRs

##### [Rust](${FCP})
* [[rustdoc] Stabilize *all* of \`Vec<T>\` and Vec<T>](https://github.com/rust-lang/rust/pull/2)
* [disposition: close] [half [open](https://github.com/rust-lang/rust/issues/3)

*No Items entered Final Comment Period this week for
[Cargo](${CARGO}).*
Let us know if you would like your PRs to be tracked.

### [New and Updated RFCs](https://github.com/rust-lang/rfcs/pulls)
* [An RFC](https://github.com/rust-lang/rfcs/pull/4)

<!-- Call for Testing Message (post in GH \`issue\` and remove \`call-for-testing\` label) -->
This RFC will appear in the **Call for Testing** section of the next issue (#) of This Week in Rust (TWiR).

<!-- Commit message -->
Update CFT, FCP, MCP and RFC sections for TWiR-xxx
`;

/** The draft with a text pasted, in one form of line endings. */
function paste(text: string, pasted: string, options = {}) {
  const draft = parseDraft(text);
  const result = pasteSections(draft, pasted, options);
  return { result, after: applyEdits(text, result.edits) };
}

/** A part of a text from one line to before another. */
const between = (text: string, from: string, to: string): string =>
  text.slice(text.indexOf(from), text.indexOf(to, text.indexOf(from) + 1)).trimEnd();

describe.each([
  ['LF', '\n'],
  ['CRLF', '\r\n'],
])('%s', (_, eol) => {
  const draft = DRAFT.replace(/\n/g, eol);
  const { result, after } = paste(draft, SCRIPT);
  const plain = after.replaceAll(eol, '\n');

  it('puts every section in its place, titles escaped, and nothing else', () => {
    expect(between(plain, '## Calls', '## Call for P')).toBe(
      between(SCRIPT, '## Calls', '\n---').replace('Vec<T>', 'Vec&lt;T>'),
    );
    expect(between(plain, '### [Approved', '### Final')).toBe(between(SCRIPT, '### [Approved', '### Final'));
    expect(plain).toContain(
      '* [[rustdoc] Stabilize \\*all\\* of `Vec<T>` and Vec&lt;T>](https://github.com/rust-lang/rust/pull/2)\n* [disposition: close] [half \\[open](https://github.com/rust-lang/rust/issues/3)\n\n*No Items',
    );
    expect(between(plain, '### [New', '## Upcoming')).toBe(
      '### [New and Updated RFCs](https://github.com/rust-lang/rfcs/pulls)\n* [An RFC](https://github.com/rust-lang/rfcs/pull/4)',
    );
    expect(plain).not.toMatch(/<!--|---|TWiR/);
    expect(plain.split('## Call for P')[0]?.split('## Calls')[0]).toBe(DRAFT.split('## Calls')[0]);
    expect(between(plain, '## Call for P', '### [App')).toBe(between(DRAFT, '## Call for P', '### [App'));
    expect(between(plain, '## Upcoming', 'never')).toBe(between(DRAFT, '## Upcoming', 'never'));
    if (eol === '\r\n') expect(after.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('lists what there is', () => {
    expect(result.sections.map(({ id, change, items }) => [id, change, items.length])).toEqual([
      ['testing', 'replaced', 1],
      ['approved-rfcs', 'replaced', 0],
      ['fcp', 'replaced', 2],
      ['new-rfcs', 'replaced', 1],
    ]);
    expect(result.sections[2]?.items[1]).toEqual({
      prefix: 'disposition: close',
      title: 'half \\[open',
      url: 'https://github.com/rust-lang/rust/issues/3',
      group: 'Rust',
      inLastIssue: false,
    });
    expect(result.notUnderstood).toEqual([]);
  });

  it('changes nothing the second time', () => expect(pasteSections(parseDraft(after), SCRIPT).edits).toEqual([]));
  it('takes text of either line ending', () => expect(paste(draft, SCRIPT.replace(/\n/g, '\r\n')).after).toBe(after));
});

describe('a section without its introduction', () => {
  it('keeps the draft’s own', () => {
    const pasted = '## Calls for Testing\n\n* *No calls for testing were issued this week.*\n';
    const { after } = paste(DRAFT, pasted);
    expect(between(after, '## Calls', '## Call for P')).toBe(
      '## Calls for Testing\nAn introduction of two lines, which says\nwhat this is for.\n\n* *No calls for testing were issued this week.*\n\n[Let us know](https://example.org/issues) if you would like more.\n\nA last paragraph about labels.',
    );
    expect(pasteSections(parseDraft(after), pasted).edits).toEqual([]);
  });

  it('and its heading, when asked to', () => {
    const pasted =
      '### [New and Updated RFCs](https://example.org/other)\n* [An RFC](https://github.com/rust-lang/rfcs/pull/4)\n';
    expect(paste(DRAFT, pasted, { keepHeadings: true }).after).toContain(
      '#### [New and Updated RFCs](https://github.com/rust-lang/rfcs/pulls)\n* [An RFC]',
    );
    expect(paste(DRAFT, pasted).after).toContain(
      '\n#### [New and Updated RFCs](https://example.org/other)\n* [An RFC]',
    );
  });

  it.each<[string, readonly string[], readonly string[]]>([
    ['higher', ['# Calls for Testing', '## [Rust](https://a.b)'], ['## Calls for Testing', '### [Rust](https://a.b)']],
    [
      'as it is',
      ['## Calls for Testing', '##### [Rust](https://a.b)'],
      ['## Calls for Testing', '##### [Rust](https://a.b)'],
    ],
    [
      'deeper',
      ['### Calls for Testing', '#### [Rust](https://a.b)'],
      ['## Calls for Testing', '### [Rust](https://a.b)'],
    ],
    [
      'deeper, with another link',
      ['#### [Calls for Testing](https://a.b)', '##### R'],
      ['## [Calls for Testing](https://a.b)', '### R'],
    ],
    ['higher, by a level', ['### New and Updated RFCs'], ['#### New and Updated RFCs']],
    ['deeper, by a level', ['#### Approved RFCs'], ['### Approved RFCs']],
  ])('keeps its level where the pasted one is %s', (_, [heading = '', ...below], expected) => {
    const pasted = [heading, ...below, '* [A](https://example.org/a)', ''].join('\n');
    const { after } = paste(DRAFT, pasted);
    const added = after.split('\n').filter((line) => !DRAFT.split('\n').includes(line));
    const headings = expected.filter((line) => !DRAFT.split('\n').includes(line));
    expect(added).toEqual([...headings, '* [A](https://example.org/a)']);
    expect(parseDraft(after).sections.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['cfp-projects', 'approved-rfcs', 'fcp', 'new-rfcs', 'events']),
    );
    expect(pasteSections(parseDraft(after), pasted).edits).toEqual([]);
  });

  it('stands no deeper than a heading can, and stays one section', () => {
    const heading = '### Calls for Testing';
    const pasted = `${heading}\n#### [Rust](https://a.b)\n* [A](https://example.org/a)\n`;
    const { after } = paste(`Date: 2025-06-04\n\n###### Calls for Testing\n\n## Jobs\n`, pasted);
    expect(after).toContain('##### Calls for Testing\n###### [Rust](https://a.b)\n');
    expect(pasteSections(parseDraft(after), pasted).edits).toEqual([]);
  });

  it('leaves what is not named', () => {
    const { result, after } = paste(
      DRAFT,
      '#### [New and Updated RFCs](https://github.com/rust-lang/rfcs/pulls)\n* [An RFC](https://github.com/rust-lang/rfcs/pull/4)\n',
    );
    expect(result.sections.map(({ id }) => id)).toEqual(['new-rfcs']);
    expect(after.split('#### [New')[0]).toBe(DRAFT.split('#### [New')[0]);
  });

  it('may be the tracking issues alone', () => {
    const { after, result } = paste(
      DRAFT,
      `#### Tracking Issues & PRs\n##### [Cargo](${CARGO})\n* [A](https://github.com/rust-lang/cargo/pull/1)\n`,
    );
    expect(result.sections).toMatchObject([{ id: 'fcp-tracking', change: 'replaced' }]);
    expect(between(after, '### Final', '#### [New')).toBe(
      `### Final Comment Period\n\nEvery week, the team announces it.\n\n#### Tracking Issues & PRs\n##### [Cargo](${CARGO})\n* [A](https://github.com/rust-lang/cargo/pull/1)`,
    );
  });
});

describe('groups without items', () => {
  const group = (name: string, url: string, ...items: string[]): string =>
    [`##### [${name}](${url})`, ...items, ''].join('\n');
  const ITEM = '* [A](https://github.com/rust-lang/rust/pull/1)';

  it.each([
    [
      'go into the notice',
      `${group('Rust', FCP, ITEM)}\n${group('Cargo', CARGO)}\n*No Items entered Final Comment Period this week for\n  [Rust RFCs](https://example.org/rfcs).*\n`,
      `##### [Rust](${FCP})\n${ITEM}\n\n*No Items entered Final Comment Period this week for\n  [Rust RFCs](https://example.org/rfcs) or\n  [Cargo](${CARGO}).*`,
    ],
    [
      'make one',
      `${group('Rust', FCP, ITEM)}\n${group('Cargo', CARGO)}\n${group('Language Team', 'https://example.org/lang')}`,
      `##### [Rust](${FCP})\n${ITEM}\n\n*No Items entered Final Comment Period this week for\n  [Cargo](${CARGO}) or\n  [Language Team](https://example.org/lang).*`,
    ],
    [
      'keep what stands behind the name',
      `##### [Compiler Team](https://example.org/c) [(MCPs only)](https://example.org/mcp)\n\n${group('Rust', FCP, ITEM)}`,
      `##### [Rust](${FCP})\n${ITEM}\n\n*No Items entered Final Comment Period this week for\n  [Compiler Team](https://example.org/c) [(MCPs only)](https://example.org/mcp).*`,
    ],
    [
      'stay, where the notice names them already',
      `${group('Cargo', CARGO)}\n*No Items entered Final Comment Period this week for\n  [Cargo](${CARGO}).*`,
      `##### [Cargo](${CARGO})\n\n*No Items entered Final Comment Period this week for\n  [Cargo](${CARGO}).*`,
    ],
    [
      'stay, with a notice of their own',
      `${group('Cargo', CARGO, '* *No Cargo Tracking Issues or PRs entered Final Comment Period this week.*')}`,
      `##### [Cargo](${CARGO})\n* *No Cargo Tracking Issues or PRs entered Final Comment Period this week.*`,
    ],
  ])('%s', (_, body, expected) => {
    const pasted = `### Final Comment Period\n\nEvery week, the team announces it.\n\n#### Tracking Issues & PRs\n\n${body}`;
    const { after } = paste(DRAFT, pasted);
    expect(between(after, '#### Tracking', '#### [New').replace('#### Tracking Issues & PRs\n\n', '')).toBe(expected);
    expect(pasteSections(parseDraft(after), pasted).edits).toEqual([]);
  });
});

describe('last week', () => {
  const EARLIER = parseDraft(
    `### Final Comment Period\n\n#### Tracking Issues & PRs\n##### [Rust](${FCP})\n* [Another title](http://www.github.com/rust-lang/rust/pull/2/)\n\n#### [New and Updated RFCs](https://github.com/rust-lang/rfcs/pulls)\n* [Three](https://github.com/rust-lang/rust/issues/3)\n`,
  );

  it('items of the same section are marked', () => {
    const { sections } = paste(DRAFT, SCRIPT, { previous: EARLIER }).result;
    expect(
      sections.flatMap(({ items }) => items.filter(({ inLastIssue }) => inLastIssue).map(({ url }) => url)),
    ).toEqual(['https://github.com/rust-lang/rust/pull/2']);
  });

  it('what goes is told', () => {
    const { after } = paste(DRAFT, SCRIPT);
    const { result } = paste(
      after,
      '#### [New and Updated RFCs](https://github.com/rust-lang/rfcs/pulls)\n* *No New or Updated RFCs were created this week.*\n',
    );
    expect(result.sections[0]?.removed).toMatchObject([{ url: 'https://github.com/rust-lang/rfcs/pull/4' }]);
    const worded = after.replace('* [An RFC](', '* RFC update: [updated] [An RFC, Vec&lt;T>](');
    expect(worded).not.toBe(after);
    const none =
      '#### [New and Updated RFCs](https://github.com/rust-lang/rfcs/pulls)\n* *No New or Updated RFCs were created this week.*\n';
    expect(paste(worded, none).result.sections[0]?.removed).toMatchObject([
      { prefix: 'updated', title: 'An RFC, Vec&lt;T>', url: 'https://github.com/rust-lang/rfcs/pull/4' },
    ]);
  });

  it.each([
    ['text alone', '* Something to try', 'Something to try', ''],
    ['a link within', '    * [Part](https://example.org/part)', 'Part', 'https://example.org/part'],
    [
      'two links',
      '* [A](https://example.org/a) and [B](https://example.org/b)',
      '[A](https://example.org/a) and [B](https://example.org/b)',
      '',
    ],
    ['a comment behind', '* [A](https://example.org/a) <!-- url=x -->', 'A', 'https://example.org/a'],
    ['a comment', '<!-- * [A](https://example.org/a) -->', undefined, ''],
    ['several lines of one', '<!--\n* [A](https://example.org/a)\n-->', undefined, ''],
    ['a notice', '* *No New or Updated RFCs were created this week.*', undefined, ''],
    ['nothing yet', '* [Item title](Item URL)\n* []()', undefined, ''],
    ['what comes again', '* [An RFC, once](https://github.com/rust-lang/rfcs/pull/4/)', undefined, ''],
    ['the same words', '* Words, again', undefined, ''],
  ])('an item that goes is told: %s', (_, line, title, url) => {
    const heading = '#### [New and Updated RFCs](https://github.com/rust-lang/rfcs/pulls)';
    const draft = `Date: 2025-06-04\n\n${heading}\n* [An RFC](https://github.com/rust-lang/rfcs/pull/4)\n${line}\n`;
    const pasted = `${heading}\n* [An RFC](https://github.com/rust-lang/rfcs/pull/4)\n* Words, again\n`;
    const { removed } = paste(draft, pasted).result.sections[0] ?? {};
    expect(removed?.map((item) => [item.title, item.url])).toEqual(title === undefined ? [] : [[title, url]]);
  });

  it('is the newest issue before the draft’s', async () => {
    const files = {
      readFolder: async () => [
        '2025-05-21-this-week-in-rust.md',
        '2025-05-28-this-week-in-rust.md',
        '2025-06-04-this-week-in-rust.md',
        'README.md',
      ],
      readFile: async (uri: string) => `Date: ${/\d{4}-\d{2}-\d{2}/.exec(uri)?.[0]}\n`,
    };
    expect(
      (await readPreviousIssue(files, 'file:///a/draft/2025-06-04-this-week-in-rust.md', parseDraft(DRAFT)))?.date,
    ).toBe('2025-05-28');
    expect(await readPreviousIssue(files, 'file:///a/b.md', parseDraft(DRAFT))).toBeUndefined();
  });
});

describe('what does not fit', () => {
  it('a section that the draft lacks stands before the one that is published behind it', () => {
    const { after, result } = paste(
      'Date: 2025-06-04\n\n## Upcoming Events\n\ntext\n',
      '### [New and Updated RFCs](https://github.com/rust-lang/rfcs/pulls)\n* [A](https://github.com/rust-lang/rfcs/pull/4)\n',
    );
    expect(result.sections[0]?.change).toBe('added');
    expect(after).toBe(
      'Date: 2025-06-04\n\n### [New and Updated RFCs](https://github.com/rust-lang/rfcs/pulls)\n* [A](https://github.com/rust-lang/rfcs/pull/4)\n\n## Upcoming Events\n\ntext\n',
    );
  });

  it('a section for which there is no place is told', () => {
    const { after, result } = paste('Date: 2025-06-04\n', SCRIPT);
    expect([after, result.sections.map(({ change }) => change)]).toEqual([
      'Date: 2025-06-04\n',
      ['absent', 'absent', 'absent', 'absent'],
    ]);
  });

  it('other text is told, line by line', () => {
    const { result } = paste(DRAFT, `Hello\n\n${SCRIPT}\n## Jobs\n`);
    expect(result.notUnderstood).toEqual([
      { line: 1, text: 'Hello' },
      { line: SCRIPT.split('\n').length + 3, text: '## Jobs' },
    ]);
    expect(paste(DRAFT, 'no section at all').result).toMatchObject({
      edits: [],
      sections: [],
      notUnderstood: [{ line: 1 }],
    });
  });

  it('a heading of a wrong level does not take other sections with it', () => {
    const wrong = DRAFT.replace('## Calls for Testing', '# Calls for Testing');
    expect(paste(wrong, SCRIPT).after).toContain('## Call for Participation; projects and speakers');
  });

  it('a comment that is no instruction stays', () => {
    const { after } = paste(DRAFT.replace('<!-- Sample', '<!-- url=u submerge-pr=1 sha=s -->\n\n<!-- Sample'), SCRIPT);
    expect(after).toContain('<!-- url=u submerge-pr=1 sha=s -->');
    expect(pasteSections(parseDraft(after), SCRIPT).edits).toEqual([]);
  });

  it('any text: no failure; a draft in disorder, or a script’s text, and nothing new the second time', () => {
    const unchanged = (text: string, pasted: string): void => {
      const { after, result } = paste(text, pasted);
      const again = pasteSections(parseDraft(after), pasted);
      if (result.sections.every(({ change }) => change !== 'added')) expect(again.edits).toEqual([]);
    };
    fc.assert(
      fc.property(fc.oneof(mutationsOf(DRAFT), soup), (text) => unchanged(text, SCRIPT)),
      { numRuns: 100 },
    );
    fc.assert(
      fc.property(fc.oneof(mutationsOf(SCRIPT), soup), (pasted) => unchanged(DRAFT, pasted)),
      { numRuns: 100 },
    );
    fc.assert(
      fc.property(mutationsOf(DRAFT), mutationsOf(SCRIPT), (text, pasted) => void paste(text, pasted)),
      { numRuns: 50 },
    );
  });
});
