import { describe, expect, it } from 'vitest';
import type { FileHost } from '../../server/src/archive/fileHost.ts';
import { createArchive } from '../../server/src/archive/index.ts';
import { scanIssue } from '../../server/src/archive/scan.ts';
import { contentFolderOf, createArchiveStore } from '../../server/src/archive/store.ts';
import { type IsoDate, parseIsoDate } from '../../server/src/draft/date.ts';
import { parseDraft } from '../../server/src/draft/parse.ts';
import { canonicalKey } from '../../server/src/links/canonical.ts';
import { closingOf } from '../../server/src/rules/cfp.ts';
import { describeShared, sample, sharedTexts } from '../support/shared.ts';

const day = (text: string): IsoDate => parseIsoDate(text) as IsoDate;
const issue = (date: string, text: string) =>
  scanIssue(`file:///r/content/${date}-this-week-in-rust.md`, day(date), text);

const ISSUE = `Title: This Week in Rust 601

## Updates from Rust Community

<!-- * [In a comment](https://example.org/hidden) -->

### Observations/Thoughts
* [A (nested [title])](https://example.org/a_(b))
* [video] [Talk](https://youtu.be/abc) <!-- url=x submerge-pr=1 --> 

## Upcoming Events

### Europe
* 2025-06-10 - 2025-06-11 | Berlin, DE | [Rust Example](https://www.meetup.com/rust-example/events/)
    * [**Hack & Learn**](https://www.meetup.com/rust-example/events/1/)

## Jobs
[Thread](https://example.org/jobs)
`;

describe('a scanned issue', () => {
  const record = issue('2025-05-28', ISSUE);

  it('has its links with their places, and none from comments', () => {
    expect(record.links.map(({ url, title, line, section }) => [url, title, line, section])).toEqual([
      ['https://example.org/a_(b)', 'A (nested [title])', 7, 'Observations/Thoughts'],
      ['https://youtu.be/abc', 'Talk', 8, 'Observations/Thoughts'],
      ['https://www.meetup.com/rust-example/events/', 'Rust Example', 13, 'Europe'],
      ['https://www.meetup.com/rust-example/events/1/', 'Hack & Learn', 14, 'Europe'],
      ['https://example.org/jobs', 'Thread', 17, 'Jobs'],
    ]);
  });

  it('knows the section and the prefixes of each', () => {
    expect(record.links.map(({ sectionId, prefixes }) => [sectionId, prefixes])).toEqual([
      ['observations', []],
      ['observations', ['video']],
      ['events-europe', []],
      ['events-europe', []],
      ['jobs', []],
    ]);
    const { links } = issue(
      '2025-05-28',
      '### Research\n[ES] [series] [A](https://example.org/a) and [B](https://example.org/b)\n#### Papers\n* text [x] [C](https://example.org/c)\n',
    );
    expect(links.map(({ title, sectionId, prefixes }) => [title, sectionId, prefixes])).toEqual([
      ['A', 'research', ['ES', 'series']],
      ['B', 'research', []],
      ['C', 'research', []],
    ]);
  });

  it('has its events', () => {
    expect(record.events).toEqual([
      {
        line: 13,
        date: '2025-06-10',
        lastDay: '2025-06-11',
        location: 'Berlin, DE',
        organiser: 'Rust Example',
        organiserUrl: 'https://www.meetup.com/rust-example/events/',
        title: 'Hack & Learn',
        url: 'https://www.meetup.com/rust-example/events/1/',
        region: 'events-europe',
      },
    ]);
  });
});

describe('calls for papers of a scanned issue', () => {
  const callsOf = (rows: string) => issue('2025-05-28', `### CFP - Events\n\n${rows}\n`).calls;
  it('have their cells, read and as printed', () =>
    expect(
      callsOf(
        '* [**A | B**](https://a.example/cfp)|Closes on 2025-06-30 | Bern, Switzerland | 2025-09-12 to 2025-09-13',
      ),
    ).toEqual([
      {
        line: 2,
        key: 'a.example/cfp',
        url: 'https://a.example/cfp',
        name: 'A | B',
        closing: '2025-06-30',
        closes: 'Closes on 2025-06-30',
        location: 'Bern, Switzerland',
        date: '2025-09-12',
        row: '[**A | B**](https://a.example/cfp)|Closes on 2025-06-30 | Bern, Switzerland | 2025-09-12 to 2025-09-13',
      },
    ]));
  it.each([
    ['- [A](https://a.example) | 2025-06-30 | Bern | 2025-09-12 <!-- url=x -->', '2025-06-30', 'Bern', '2025-09-12'],
    [
      '* [A](https://a.example) | [Page](https://p.example) | Until 2025-06-30 | Bern | 2025-09-12',
      '2025-06-30',
      'Bern',
      '2025-09-12',
    ],
    ['[A](https://a.example)| 2025-06-30 | Bern | 2025-09-12', '2025-06-30', 'Bern', '2025-09-12'],
    ['* [A](https://a.example) | 2025-06-31 | 2025-09-12', undefined, '', '2025-09-12'],
    ['* [A](https://a.example) | Rolling | Bern | autumn', undefined, 'Bern', undefined],
    ['* [A](https://a.example) | soon', undefined, '', undefined],
  ])('%s', (row, closing, location, date) => {
    const [call, ...others] = callsOf(row);
    expect([call?.closing, call?.location, call?.date, others.length]).toEqual([closing, location, date, 0]);
  });
  it.each([
    'Send [A](https://a.example) | 2025-06-30 | Bern | x',
    '* [A](https://a.example)',
    '* A | 2025-06-30 | Bern',
  ])('%s is none', (row) => expect(callsOf(row)).toEqual([]));
});

describe('an archive', () => {
  const older = issue(
    '2025-05-21',
    ISSUE.replace('Berlin, DE', 'Virtual (Berlin, DE)').replace('2025-06-10', '2025-05-27'),
  );
  const archive = createArchive([older, issue('2025-05-28', ISSUE)]);

  it.each([
    ['https://www.youtube.com/watch?v=abc', 'Talk'],
    ['http://youtu.be/abc?si=xyz', 'Talk'],
    ['https://example.org/a_(b)/', 'A (nested [title])'],
    ['https://example.org/jobs', undefined],
    ['https://example.org/hidden', undefined],
    ['https://example.org/a_(b)#part', undefined],
  ])('knows among its entries %s as %s', (url, title) => {
    expect(archive.entry(url)?.title).toBe(title);
    if (title) expect(archive.entry(url)?.issue).toBe('2025-05-28');
  });

  it('finds links of every section', () => expect(archive.link('https://example.org/jobs')?.line).toBe(17));

  it.each([
    'Rust Example',
    'rust example',
    'https://www.meetup.com/rust-example',
    'https://meetup.com/rust-example/events',
  ])('knows an organiser by %s', (name) => {
    const known = archive.organiser(name);
    expect(known?.locations).toEqual(['Berlin, DE', 'Virtual (Berlin, DE)']);
    expect([known?.rows, known?.last.issue]).toEqual([2, '2025-05-28']);
  });
});

describe('the store', () => {
  const files = new Map<string, string>([
    ['file:///r/content/2025-05-14-this-week-in-rust.md', ISSUE],
    ['file:///r/content/2025-05-21-this-week-in-rust.md', ISSUE],
    ['file:///r/content/2025-05-28-this-week-in-rust.md', ISSUE],
    ['file:///r/content/2025-06-04-this-week-in-rust.md', ISSUE],
    ['file:///r/content/pages.txt', 'no issue'],
  ]);
  const counting = (): FileHost & { reads: string[] } => {
    const reads: string[] = [];
    return {
      reads,
      readFile: async (uri) => {
        reads.push(uri);
        return files.get(uri);
      },
      readFolder: async (uri) =>
        [...files.keys()].filter((name) => name.startsWith(`${uri}/`)).map((name) => name.slice(uri.length + 1)),
    };
  };
  const draft = 'file:///r/draft/2025-06-04-this-week-in-rust.md';

  it('reads the newest issues before the draft, once', async () => {
    const host = counting();
    const store = createArchiveStore(host);
    expect(store.peek(draft, day('2025-06-04'), 2)).toBeUndefined();
    const archive = await store.load(draft, day('2025-06-04'), 2);
    expect(archive.issues).toEqual(['2025-05-28', '2025-05-21']);
    expect(store.peek(draft, day('2025-06-04'), 2)).toBe(archive);
    await store.load(draft, day('2025-06-04'), 2);
    expect(host.reads.length).toBe(2);
  });

  it('never shows a published issue itself or what came after it', async () => {
    const archive = await createArchiveStore(counting()).load(
      'file:///r/content/2025-05-21-this-week-in-rust.md',
      day('2025-05-21'),
      60,
    );
    expect(archive.issues).toEqual(['2025-05-14']);
  });

  it('reads a changed file again', async () => {
    const host = counting();
    const store = createArchiveStore(host);
    await store.load(draft, day('2025-06-04'), 60);
    const before = host.reads.length;
    expect(store.invalidate('file:///r/content/2025-05-28-this-week-in-rust.md')).toBe(true);
    expect(store.invalidate('file:///elsewhere/2025-05-28-this-week-in-rust.md')).toBe(false);
    expect(store.peek(draft, day('2025-06-04'), 60)).toBeUndefined();
    await store.load(draft, day('2025-06-04'), 60);
    expect(host.reads.length).toBe(before + 1);
  });

  it.each([
    ['file:///r/draft/x.md', 'file:///r/content'],
    ['vscode-vfs://github/o/r/draft/x.md', 'vscode-vfs://github/o/r/content'],
    ['file:///r/content/x.md', 'file:///r/content'],
    ['file:///r/draft/later/x.md', 'file:///r/content'],
    ['file:///outer/content/inner/draft/x.md', 'file:///outer/content/inner/content'],
    ['file:///r/x.md', undefined],
    ['untitled:x', undefined],
  ])('finds the folder of %s', (uri, folder) => expect(contentFolderOf(uri)).toBe(folder));

  it('is empty where nothing is', async () => {
    const nothing: FileHost = { readFile: async () => undefined, readFolder: async () => undefined };
    expect((await createArchiveStore(nothing).load(draft, day('2025-06-04'), 60)).issues).toEqual([]);
  });
});

describeShared('the scan, against full parses of issues', ['twir/content'], () => {
  const texts = sample(
    sharedTexts('twir/content', (name) => name >= '2022-05'),
    60,
  );
  it.each(texts.map(({ name, text }) => [name, text] as const))(
    '%s: the same entries, calls and events',
    (name, text) => {
      const draft = parseDraft(text, { fileName: name });
      const record = scanIssue(name, draft.date as IsoDate, text);
      const parsed = draft.entries.flatMap((item) => item.links.map(({ url }) => canonicalKey(url)));
      const scanned = new Set(record.links.filter(({ content }) => content === 'entries').map(({ key }) => key));
      const missed = parsed.filter((key) => key && !scanned.has(key));
      // What the scan cannot see: addresses with two levels of parentheses, links over two lines.
      expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(1);
      // Of each entry's first link: under which section, with which prefixes.
      const told = new Set(record.links.map(({ key, sectionId, prefixes }) => `${key} ${sectionId} ${prefixes}`));
      const untold = draft.entries.flatMap(({ links: [link], line, lastLine, section, prefixes, content }) => {
        const key = link && canonicalKey(link.url);
        // Another form of prefix, or a link that the scan cannot see, is above's concern.
        if (!key || !scanned.has(key) || line !== lastLine || /^\\?\[[^\]]*\\\]/.test(content.text)) return [];
        let known = section;
        while (known && !known.id) known = known.parent;
        const expected = `${key} ${known?.id} ${prefixes.map(({ word }) => word.text)}`;
        return told.has(expected) ? [] : [expected];
      });
      expect(untold.length, untold.join('\n')).toBeLessThanOrEqual(1);
      const calls = draft.cfpRows.flatMap((row) => {
        const [link] = row.item.links;
        return link ? [`${row.item.line} ${link.url} ${closingOf(draft, row)?.date} ${row.item.content.text}`] : [];
      });
      expect(record.calls.map(({ line, url, closing, row }) => `${line} ${url} ${closing} ${row}`)).toEqual(calls);
      const events = draft.events.filter(
        (row) => row.date?.first.date && row.organisers.length && row.titles[0]?.links.length,
      );
      const seen = new Set(record.events.map(({ date, organiserUrl, url }) => `${date} ${organiserUrl} ${url}`));
      const lost = events.filter(
        (row) => !seen.has(`${row.date?.first.date} ${row.organisers[0]?.url} ${row.titles[0]?.links[0]?.url}`),
      );
      expect(lost.length, lost.map((row) => row.item.content.text).join('\n')).toBeLessThanOrEqual(
        Math.ceil(events.length * 0.03),
      );
    },
  );
});
