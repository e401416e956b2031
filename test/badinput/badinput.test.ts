/** What no draft should be, and may be all the same: nothing crashes, nothing hangs, and the answers stay sane. */
import { describe, expect, it } from 'vitest';
import { toMarkdown, toPlainText } from '../../server/src/features/rich.ts';
import { createService, LONGEST_DRAFT } from '../../server/src/service.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../server/src/settings.ts';
import { exampleDraft } from '../support/exampleDraft.ts';
import { EVERYTHING } from '../support/shared.ts';

const TIME = 20_000;
const uri = 'file:///draft/2025-06-04-this-week-in-rust.md';
const MEGABYTE = 1_000_000;
/** Up to where a text is looked at. The default run goes a part of the way, which what is quadratic shows as well. */
const LIMIT = EVERYTHING ? LONGEST_DRAFT : 150_000;
const K50 = 50_000;
const fill = (piece: string, length: number): string => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
const lines = (count: number, line: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => line(n)).join('\n');
const entries = (text: string): string => exampleDraft(text).text;
const events = (text: string): string => exampleDraft(text, 'events-virtual').text;

/** One who wants all that is shown beside the text. */
const READER: Settings = { ...DEFAULT_SETTINGS, inlayWeekdays: true, inlayDays: true, codeLenses: true };

/** Everything a person at the keyboard asks of one text. */
function ask(text: string): { findings: number; mended: string } {
  const mistakes: string[] = [];
  const service = createService({ log: (message) => mistakes.push(message) });
  const source = { uri, version: 1, text };
  service.kindOf(source);
  const findings = service.findings(source, DEFAULT_SETTINGS);
  for (const { span, message, fixes } of findings) {
    if (span.start < 0 || span.end > text.length || span.start > span.end)
      throw new Error(`${message} at ${span.start}–${span.end}`);
    for (const { edits } of fixes)
      for (const edit of edits) if (edit.start < 0 || edit.end > text.length) throw new Error(message);
  }
  const { lines: at } = service.draft(source);
  for (const offset of [0, Math.floor(text.length / 2), text.length]) {
    service.complete(source, DEFAULT_SETTINGS, offset);
    service.linkInsertion(source, DEFAULT_SETTINGS, { start: offset, end: Math.min(text.length, offset + 3) });
    service.linkProposal(source, DEFAULT_SETTINGS, { at: { start: offset, end: offset }, url: text, title: text });
    at.offsetAt(at.positionAt(offset));
    for (const part of service.reading.hover(source, READER, offset)?.parts ?? [])
      if (!toMarkdown(part) || !toPlainText(part)) throw new Error(`an empty hover at ${offset}`);
    service.reading.definition(source, READER, offset);
    service.reading.references(source, READER, offset);
    service.reading.selections(source, offset);
  }
  service.reading.links(source, READER);
  service.reading.folds(source);
  service.reading.inlayHints(source, READER, { start: 0, end: text.length });
  service.reading.lenses(source, READER);
  service.symbols(source);
  service.insertEvent(source, {
    date: '2025-06-10',
    kind: 'hybrid',
    city: 'Berlin',
    country: 'DE',
    organiser: 'O',
    organiserUrl: 'https://example.org/o',
    title: 'T',
    url: 'https://example.org/t',
  });
  const { text: mended } = service.fixAll(source, DEFAULT_SETTINGS);
  expect(mistakes).toEqual([]);
  return { findings: findings.length, mended };
}

const LONG_LINES: Record<string, string> = {
  '[': '[',
  ']': ']',
  '[a]': '[a]',
  '[a](': '[a](',
  '![': '![',
  '*': '*',
  '* ': '* ',
  '**a': '**a ',
  _a: '_a',
  backticks: '`',
  'backticks of all lengths': Array.from({ length: 1400 }, (_, n) => `${'`'.repeat(n)} `).join(''),
  '<': '<',
  '<a': '<a ',
  '<!--': '<!--',
  '<!-- -->': '<!-- -->',
  '-->': '-->',
  spaces: ' ',
  'no-break spaces': '\u00a0',
  tabs: '\t',
  '|': '|',
  ' | ': ' | ',
  dates: '2025-06-10 ',
  'date ranges': '2025-06-10 - ',
  digits: '1',
  emoji: '🦀',
  a: 'a',
  'a ': 'a ',
  '#': '#',
  ' # ': ' # ',
  '>': '>',
  '> ': '> ',
  '\\': '\\',
  '/': '/',
  '&': '&amp',
  'https://': 'https://',
  'https://a.b/ ': 'https://a.b/ ',
  'utm parameters': 'utm_source=x&',
  'city, ': 'Berlin, ',
  'virtual ': 'virtual + ',
  'commas and pluses': ' + ,',
  combining: '\u0301',
  '---': '-',
  '===': '=',
  ':': ':',
  '{': '{',
  REDDIT_LINK_HERE: 'REDDIT_LINK_HERE',
  'comments and placeholders': '<!-- a -->REDDIT_LINK_HERE',
  links: '[a](https://a.b/c) ',
  'a lone surrogate': '\ud83e',
  NUL: '\u0000',
};

describe('one line that is very long', () => {
  describe.each(Object.entries(LONG_LINES))('%s', (_, piece) => {
    const line = fill(piece, LIMIT - 3_000);
    it(
      'by itself, and a megabyte of it',
      () => {
        ask(line);
        expect(ask(fill(piece, MEGABYTE)).findings).toBe(1);
      },
      TIME,
    );
    it('as an entry', () => void ask(entries(`* ${line}`)), TIME);
    it(
      'as an event',
      () => void ask(events(`* 2025-06-10 | ${line.slice(0, LIMIT / 2)}\n    * [**${line.slice(0, LIMIT / 3)}`)),
      TIME,
    );
    it(
      'as the text and the address of links, and as a place',
      () => {
        const part = fill(piece, LIMIT / 10);
        const link = `[b${part}a](https://example.org/${part}x)`;
        ask(entries(`* ${link}\n* ${link}`));
        ask(
          events(
            `* 2025-06-10 | Berlin, ${part}x, US | [O](https://example.org/o)\n    * [**T**](https://example.org/t)`,
          ),
        );
        ask(events(`* 2025-06-10 | Berlin, DE | ${link}\n    * ${link}`));
      },
      TIME,
    );
    it(
      'as prose, heading, window and metadata',
      () => {
        const part = fill(piece, LIMIT / 5);
        ask(
          `Title: This Week in Rust 602\nDate: ${part}\n\n${part}\n\n## ${part}\n\n## Upcoming Events\n\nRusty Events between ${part} x\n`,
        );
      },
      TIME,
    );
  });
});

const MANY: Record<string, string> = {
  items: entries(lines(K50, (n) => `* [Title ${n}](https://example.org/${n})`)),
  'items to mend': entries(lines(K50, (n) => `- [Title ${n}](https://example.org/${n}?utm_source=x)`)),
  'items with comments': entries(
    lines(K50 / 2, (n) => `* [T](https://example.org/${n}) <!-- url=u submerge-pr=${n} sha=s -->`),
  ),
  'items that never end': entries(`* [open\n${lines(K50, () => 'and so on')}`),
  'the same item': entries(lines(K50, () => '* [Title](https://example.org/a)')),
  'bare links': entries(lines(K50, (n) => `[T](https://example.org/${n})\n`)),
  'nested items': entries(lines(2_000, (n) => `${' '.repeat(n % 400)}* [T](https://example.org/${n})`)),
  events: events(
    lines(
      K50 / 4,
      (n) => `* 2025-06-10 | Virtual | [O](https://example.org/o)\n    * [**T ${n}**](https://example.org/${n})`,
    ),
  ),
  'titles under one event': events(
    `* 2025-06-10 | Virtual | [O](https://example.org/o)\n${lines(K50 / 2, (n) => `    * [**T ${n}**](https://example.org/${n})`)}`,
  ),
  'CFP rows': exampleDraft(
    lines(K50 / 2, (n) => `* [**N ${n}**](https://example.org/${n}) | 2025-07-01 | Berlin, Germany | 2025-09-01`),
    'cfp-events',
  ).text,
  'conflict markers': entries(lines(5_000, (n) => ['<<<<<<< HEAD', '=======', '>>>>>>> main'][n % 3] as string)),
  'conflict beginnings': entries(lines(5_000, () => '<<<<<<< HEAD')),
  'conflict ends': entries(lines(5_000, () => '>>>>>>> main')),
  'one conflict with long sides': entries(
    `<<<<<<< HEAD\n${lines(3_000, (n) => `* [A ${n}](https://example.org/a${n})`)}\n=======\n${lines(3_000, (n) => `* [B ${n}](https://example.org/b${n})`)}\n>>>>>>> main`,
  ),
  headings: `Title: This Week in Rust 602\n\n${lines(K50 / 2, (n) => `${'#'.repeat((n % 6) + 1)} Heading ${n}`)}`,
  'the same heading': `Title: This Week in Rust 602\n\n${lines(K50 / 2, () => '## Upcoming Events')}`,
  metadata: lines(K50, (n) => `Key${n}: value`),
  definitions: `${entries('')}${lines(K50 / 2, (n) => `[l${n}]: https://example.org/${n}`)}`,
  'one label, many references': `${entries(fill('[l] ', 19_000))}\n[l]: https://example.org/l\n`,
  'unclosed comments': entries(lines(K50, () => '<!-- oops')),
  'unclosed fences': entries(lines(K50, (n) => `\`\`\`rust${n}`)),
  'fences of all lengths': entries(lines(1_500, (n) => '`'.repeat(n + 3))),
  placeholders: entries(lines(K50, () => 'REDDIT_LINK_HERE <!-- a -->')),
  'blank lines': entries('\n'.repeat(MEGABYTE)),
  'carriage returns': entries('\r'.repeat(MEGABYTE / 2)),
  'lines of a letter': entries(lines(MEGABYTE / 2, () => 'a')),
  'lines of a quote': entries(lines(K50 * 2, () => '> a')),
};

describe('very many lines', () => {
  it.each(Object.entries(MANY))(
    '%s',
    (_, text) => {
      ask(text.slice(0, LIMIT));
      ask(text);
    },
    TIME,
  );
});

const SMALL: Record<string, string> = {
  'an empty file': '',
  'a line ending': '\n',
  'a byte order mark': '\uFEFF',
  'a byte order mark and metadata': '\uFEFFTitle: This Week in Rust 602\r\n',
  NUL: entries('* [a\u0000b](https://example.org/\u0000)\n\u0000'),
  'lone surrogates': entries('* [a\ud83eb](https://example.org/\udd80)\n\udd80'),
  'control characters': entries('* [\u0002klzzwxh:0000\u0003](https://example.org/a)\u001b[31m'),
  'right-to-left marks': entries('* [\u202eabc\u202c שלום](https://example.org/a)'),
  'an unclosed comment': entries('<!-- oops\n* [a](https://example.org/a)'),
  'an unclosed fence': entries('```\n* [a](https://example.org/a)'),
  'an unclosed link': entries('* [a](https://example.org/a'),
  CRLF: FULL('\r\n'),
  CR: FULL('\r'),
  'deep quotes': entries(fill('>', 19_000)),
  'deep lists': entries(fill('- ', 19_000)),
  'deep emphasis': entries(`* ${fill('*a **b ', 19_000)}`),
  'deep brackets': entries(`* ${fill('[', 9_000)}${fill(']', 9_000)}`),
  'deep images': entries(`* ${fill('![', 9_000)}a${fill('](u)', 9_000)}`),
};
function FULL(eol: string): string {
  return `\uFEFF${entries('* [a](https://example.org/a?utm_source=x)\n- [b](http://example.org/b)')}`.replace(
    /\n/g,
    eol,
  );
}

describe('odd texts', () => {
  it.each(Object.entries(SMALL))('%s', (_, text) => void ask(text), TIME);
  it('keeps CRLF and the byte order mark', () => {
    const { mended } = ask(FULL('\r\n'));
    expect(mended.startsWith('\uFEFFTitle')).toBe(true);
    expect(mended.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/);
    expect(mended).toMatch(/\r\n\* \[b\]\(https?:\/\/example\.org\/b\)\r\n/);
  });
});

describe('a text that is far too long', () => {
  const text = entries(fill('* [Title](http://example.org/a?utm_source=x)\n', 10 * MEGABYTE));
  it(
    'is left alone, with one finding that says so',
    () => {
      const started = performance.now();
      const { findings, mended } = ask(text);
      expect({ findings, same: mended === text }).toEqual({ findings: 1, same: true });
      expect(performance.now() - started).toBeLessThan(2_000);
    },
    TIME,
  );
  it('begins at a length that no issue has', () => expect(LONGEST_DRAFT).toBeGreaterThan(200_000));
});
