/** Folding, links, counts, hints, lenses, search: what helps who reads a draft. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createArchive } from '../../server/src/archive/index.ts';
import { scanIssue } from '../../server/src/archive/scan.ts';
import { type IsoDate, issuePage, parseIsoDate } from '../../server/src/draft/date.ts';
import type { Draft } from '../../server/src/draft/model.ts';
import { parseDraft } from '../../server/src/draft/parse.ts';
import { documentLinks } from '../../server/src/features/documentLinks.ts';
import { type Fold, foldsOf } from '../../server/src/features/folding.ts';
import { hoverAt } from '../../server/src/features/hover/index.ts';
import { inlayHints } from '../../server/src/features/inlayHints.ts';
import { lensesOf } from '../../server/src/features/lenses.ts';
import { toMarkdown, toPlainText } from '../../server/src/features/rich.ts';
import { createSearch, searchEntries, searchEntry } from '../../server/src/features/search.ts';
import { selectionsAt } from '../../server/src/features/selections.ts';
import { outline } from '../../server/src/features/symbols.ts';
import { definitionOf, referencesOf } from '../../server/src/features/whereabouts.ts';
import { createInlineParser } from '../../server/src/markdown/inline.ts';
import { checkDraft } from '../../server/src/rules/engine.ts';
import { pageOf } from '../../server/src/rules/pages.ts';
import { RULES } from '../../server/src/rules/registry.generated.ts';
import { anyText, FULL_DRAFT, mutationsOf, soup } from '../support/arbitrary.ts';
import { draftWith, slice } from '../support/draft.ts';
import { earlierIssue } from '../support/earlierIssue.ts';
import { exampleDraft } from '../support/exampleDraft.ts';
import { describeShared, EVERYTHING, sample, sharedTexts } from '../support/shared.ts';

const HEAD = 'Title: This Week in Rust 602\nNumber: 602\nDate: 2025-06-04\nCategory: This Week in Rust\n\n';
const row = (date: string, organiser = 'Rust Sample') =>
  `* ${date} | Berlin, DE | [${organiser}](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`;

describe('folding', () => {
  /** Folds as `kind: first … last` lines. */
  const folds = (text: string, limit?: number): readonly string[] => {
    const { lines, ...draft } = parseDraft(text);
    return foldsOf({ lines, ...draft }, limit).map(
      ({ kind, startLine, endLine }) => `${kind}: ${lines.line(startLine).text} … ${lines.line(endLine).text}`,
    );
  };

  it('sections by level, without the blank lines behind them', () => {
    expect(folds(`${HEAD}## One\n\n### Two\na\n\n### Three\nb\n\n\n## Four\n`)).toEqual([
      'section: ## One … b',
      'section: ### Two … a',
      'section: ### Three … b',
    ]);
  });

  it('events, within their region', () => {
    expect(folds(`${HEAD}## Upcoming Events\n\n### Europe\n${row('2025-06-10')}\n${row('2025-06-11')}\n`)).toEqual([
      'section: ## Upcoming Events …     * [**Talks**](https://www.meetup.com/rust-sample/events/2/)',
      'section: ### Europe …     * [**Talks**](https://www.meetup.com/rust-sample/events/2/)',
      ...['2025-06-10', '2025-06-11'].map(
        (date) =>
          `event: ${row(date).split('\n')[0]} …     * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`,
      ),
    ]);
  });

  it.each([
    ['<!-- a\nb\n-->', ['comment: <!-- a … -->']],
    ['text <!-- a\nb\nc --> text', ['comment: text <!-- a … b']],
    ['<!-- a -->', []],
    ['<!-- a\nb -->text', []],
  ])('comments: %j', (text, expected) => {
    expect(folds(`${HEAD}${text}\n`)).toEqual(expected);
  });

  it('the sides of conflicts, however headings stand in them', () => {
    const text = `${HEAD}## One\na\n<<<<<<< ours\nb\n## Two\nc\n||||||| base\nd\n=======\ne\n### Three\nf\n>>>>>>> theirs\ng\n`;
    expect(folds(text)).toEqual([
      'section: ## One … a',
      'conflict: <<<<<<< ours … c',
      'section: ## Two … c',
      'conflict: ||||||| base … d',
      'conflict: ======= … f',
      'section: ### Three … f',
    ]);
  });

  it('no more than the client takes, the outermost first', () => {
    const text = `${HEAD}## One\n### Two\na\n#### Three\nb\n## Four\nc\n`;
    expect(folds(text, 2)).toEqual(['section: ## One … b', 'section: ## Four … c']);
    expect(folds(text, 3)).toHaveLength(3);
    expect(folds(text, 0)).toEqual([]);
  });

  it('lines that end otherwise fold alike', () => {
    const text = `\uFEFF${HEAD}## One\n\n### Two 🦀\na\n`;
    const of = (source: string) => foldsOf(parseDraft(source));
    expect(of(text)).toHaveLength(2);
    expect(of(text.replace(/\n/g, '\r\n'))).toEqual(of(text));
  });
});

describe('links', () => {
  /** Links as `written → address`. */
  const links = (text: string, published?: readonly IsoDate[]): readonly string[] => {
    const whole = exampleDraft(text);
    const draft = parseDraft(whole.text);
    return documentLinks(draft, published)
      .filter(({ span }) => span.start >= whole.offset && span.end <= whole.offset + text.length)
      .map(({ span, url, bare }) => `${slice(draft, span)} → ${url}${bare ? ' (bare)' : ''}`);
  };

  it.each([
    ['* [A](https://example.org/a)', ['https://example.org/a → https://example.org/a']],
    ['* [https://example.org/a](https://example.org/a "t")', ['https://example.org/a → https://example.org/a']],
    [
      '* [See https://example.org/x now, TWiR 601](https://example.org/a)',
      ['https://example.org/a → https://example.org/a'],
    ],
    [
      '* [A](https://example.org/x_(y)) and [B](https://example.org/z)',
      ['https://example.org/x_(y) → https://example.org/x_(y)', 'https://example.org/z → https://example.org/z'],
    ],
    [
      '[A][r] and [r]\n\n[r]: https://example.org/r',
      ['r → https://example.org/r', 'r → https://example.org/r', 'https://example.org/r → https://example.org/r'],
    ],
    ['<https://example.org/a>', ['https://example.org/a → https://example.org/a']],
    [
      'See https://example.org/a_(b). (Or https://example.org/c)',
      [
        'https://example.org/a_(b) → https://example.org/a_(b) (bare)',
        'https://example.org/c → https://example.org/c (bare)',
      ],
    ],
    ['<!-- https://example.org/a -->', ['https://example.org/a → https://example.org/a (bare)']],
    ['![i](https://example.org/i.png)', ['https://example.org/i.png → https://example.org/i.png']],
    ['* [A](#fragment) [B](javascript:alert) [C](/path)', []],
    [
      'See This Week in Rust 600, TWiR issue 601 and TWiR 999.',
      [
        'This Week in Rust 600 → https://this-week-in-rust.org/blog/2025/05/21/this-week-in-rust-600/',
        'TWiR issue 601 → https://this-week-in-rust.org/blog/2025/05/28/this-week-in-rust-601/',
      ],
    ],
  ])('%s', (text, expected) => {
    expect(links(text)).toEqual(expected);
  });

  it('what opens is what readers get, where the site cuts an address', () => {
    const [found, ...others] = links("* [A](https://example.org/I'm-(here).html)");
    const [written = '', url] = found?.split(' → ') ?? [];
    expect([others.length, written]).toEqual([0, url]);
    expect(written.length).toBeLessThan("https://example.org/I'm-(here).html".length);
    expect("https://example.org/I'm-(here).html".startsWith(written)).toBe(true);
  });

  it('an issue that is not there is no link', () => {
    expect(links('TWiR 601 and TWiR 600', ['2025-05-28' as IsoDate])).toHaveLength(1);
    expect(links('TWiR 200 and TWiR 9999')).toEqual([]);
  });

  it('an issue that came out on another day of the week is found by its number', () => {
    expect(links('TWiR 200', ['2017-09-19' as IsoDate])).toEqual([
      'TWiR 200 → https://this-week-in-rust.org/blog/2017/09/19/this-week-in-rust-200/',
    ]);
  });
});

describe('the outline', () => {
  it('says how much stands in each section', () => {
    const draft = parseDraft(
      exampleDraft(`${row('2025-06-01')}\n${row('2025-06-10')}\n${row('2025-06-11')}`, 'events-europe').text,
    );
    const details = new Map(
      outline(draft)
        .flatMap((node) => [node, ...node.children])
        .filter(({ kind }) => kind === 'section')
        .map(({ name, detail }) => [name, detail] as const),
    );
    expect(details.get('Upcoming Events')).toBe('4 events, 1 past');
    expect(details.get('Europe')).toBe('3 events, 1 past');
    expect(details.get('Updates from Rust Community')).toBe('1 entry');
    expect(details.get('Crate of the Week')).toBe('');
  });
});

describe('inlay hints', () => {
  const text = exampleDraft(
    `${row('2025-06-04')}\n${row('2025-06-03')}\n${row('2025-06-10 - 2025-06-12')}\n${row('2025-06-31')}`,
    'events-europe',
  ).text;
  const draft = parseDraft(text);
  const all = { start: 0, end: text.length };
  const inEurope = { start: text.indexOf('* 2025-06-04'), end: text.length };
  const hints = (range: { start: number; end: number }, weekdays: boolean, days: boolean) =>
    inlayHints(draft, range, { weekdays, days }).map(
      ({ offset, label }) => `${text.slice(offset - 10, offset)} ${label}`,
    );

  it('are those that are wanted', () => {
    expect(hints(all, false, false)).toEqual([]);
    expect(hints(inEurope, true, false)).toEqual([
      '2025-06-04 Wed',
      '2025-06-03 Tue',
      '2025-06-10 Tue',
      '2025-06-12 Thu',
    ]);
    expect(hints(inEurope, false, true)).toEqual(['2025-06-04 today', '2025-06-03 1 day ago', '2025-06-10 in 6 days']);
    expect(hints(inEurope, true, true)[2]).toBe('2025-06-10 Tue, in 6 days');
  });

  it('are those of the range', () => {
    const line = draft.lines.at(text.indexOf('* 2025-06-03'));
    expect(hints(line, true, false)).toEqual(['2025-06-03 Tue']);
  });
});

describe('code lenses', () => {
  it('count, and offer to prune where there is something to', () => {
    const draft = parseDraft(exampleDraft(`${row('2025-06-01')}\n${row('2025-06-10')}`, 'events-europe').text);
    const lenses = lensesOf(draft).map(({ line, title, chore }) => [
      draft.lines.line(line).text,
      title,
      ...(chore ? [chore] : []),
    ]);
    expect(lenses).toContainEqual(['## Upcoming Events', '3 events']);
    expect(lenses).toContainEqual(['## Upcoming Events', '1 past event', 'pruneEvents']);
    expect(lenses).toContainEqual(['### Europe', '2 events']);
    expect(lenses).toContainEqual(['### Official', '1 entry']);
    expect(lenses.some(([heading]) => heading === '## Crate of the Week')).toBe(false);
    expect(lensesOf(draftWith(row('2025-06-10'), 'events-europe')).some(({ chore }) => chore)).toBe(false);
  });
});

describe('going to where something stood before', () => {
  const archive = earlierIssue('* [Old](https://example.org/a)\n* [Twice](http://example.org/a/)');
  const targets = (text: string, ask: typeof definitionOf = definitionOf, known = archive) => {
    const whole = exampleDraft(text).text;
    const draft = parseDraft(whole.replace('¦', ''));
    return ask(draft, known, whole.indexOf('¦'))?.targets.map(({ uri, line, span }) =>
      uri === undefined ? (span ? slice(draft, span) : 'no place') : `${uri.slice(-31)}:${line}`,
    );
  };

  it.each([
    ['* [A¦](https://example.org/a)', ['2025-05-28-this-week-in-rust.md:2']],
    [
      '* [First](https://example.org/a)\n* [A¦](https://www.example.org/a)',
      ['[First](https://example.org/a)', '2025-05-28-this-week-in-rust.md:2'],
    ],
    ['* [B](https://example.org/b)\n* [C¦](https://example.org/b/)', ['[B](https://example.org/b)']],
    ['* [B¦](https://example.org/b)\n* [C](https://example.org/b/)', undefined],
    ['[x¦][r]\n\n[r]: https://example.org/r', ['https://example.org/r']],
    ['* no link¦', undefined],
  ])('%j', (text, expected) => {
    expect(targets(text)).toEqual(expected);
  });

  it('all places of a link, of an organiser, of a label', () => {
    expect(targets('* [First](https://example.org/a)\n* [A¦](https://www.example.org/a)', referencesOf)).toEqual([
      'https://example.org/a',
      'https://www.example.org/a',
      '2025-05-28-this-week-in-rust.md:2',
      '2025-05-28-this-week-in-rust.md:3',
    ]);
    for (const text of [
      '[x][r] and [r]\n\n[r¦]: https://example.org/r',
      '[x¦][r] and [r]\n\n[r]: https://example.org/r',
    ])
      expect(targets(text, referencesOf)).toEqual(['https://example.org/r', 'r', 'r']);
    const rows = earlierIssue(`${row('2025-05-10')}\n${row('2025-05-11')}`, 'events-europe');
    const whole = exampleDraft(`${row('2025-06-10')}\n${row('2025-06-11')}`, 'events-europe').text;
    const found = referencesOf(parseDraft(whole), rows, whole.indexOf('Rust Sample'));
    expect(found?.targets.map(({ uri }) => (uri ? 'earlier' : 'here'))).toEqual(['here', 'here', 'earlier', 'earlier']);
  });
});

describe('organisers that have no letter in their names, or no address', () => {
  const places = (marked: string): readonly string[] | undefined => {
    const whole = exampleDraft(marked, 'events-europe').text;
    const draft = parseDraft(whole.replace('¦', ''));
    const archive = earlierIssue(event('🎉', 'https://example.org/party'), 'events-europe');
    return referencesOf(draft, archive, whole.indexOf('¦'))?.targets.map(({ line, span }) =>
      span ? slice(draft, span) : `earlier, line ${line}`,
    );
  };
  const event = (name: string, url: string) =>
    `* 2025-06-10 | Berlin, DE | [${name}](${url})\n    * [**T**](https://example.org/t)`;

  it.each([
    [
      `${event('🦀¦', 'https://example.org/crab')}\n${event('🎺', 'https://example.org/horn')}`,
      ['https://example.org/crab'],
    ],
    [
      `${event('🦀¦', 'https://example.org/crab')}\n${event('!', 'https://example.org/crab/')}`,
      ['https://example.org/crab', 'https://example.org/crab/'],
    ],
    [`${event('One¦', '')}\n${event('Two', '')}`, ['']],
    [event('🎊¦', 'https://example.org/party'), ['https://example.org/party', 'earlier, line 2']],
  ])('are not taken for one another: %j', (text, expected) => {
    expect(places(text)).toEqual(expected);
  });
});

describe('search', () => {
  const names = ['Rust Berlin', 'Async in Rust', 'Announcing Rust 1.88', 'Berlin is great', 'A tale of two crates'];
  const search = (query: string, most?: number): readonly string[] => {
    const found = createSearch(query, most);
    found.take(names.map((name) => searchEntry('link', name, '', 'file:///x', 0)));
    return found.best().map(({ name }) => name);
  };

  it.each([
    ['berlin', ['Berlin is great', 'Rust Berlin']],
    ['rust 1.88', ['Announcing Rust 1.88']],
    ['berlin rust', ['Rust Berlin']],
    ['rstbrln', ['Rust Berlin']],
    ['zzz', []],
    ['', names],
  ])('%j', (query, expected) => {
    expect([...search(query)].sort()).toEqual([...expected].sort());
    if (expected.length && expected !== names) expect(search(query)[0]).toBe(expected[0]);
  });

  it('gives no more than asked for, of many the best', () => {
    expect(search('r', 2)).toHaveLength(2);
    const found = createSearch('needle', 3);
    const hay = Array.from({ length: 500 }, (_, n) => searchEntry('link', `a needle ${n}`, '', 'file:///x', n));
    found.take(hay);
    found.take([searchEntry('link', 'needle', '', 'file:///x', 0)]);
    expect(found.best().map(({ name }) => name)).toEqual(['needle', 'a needle 0', 'a needle 1']);
  });

  it('names a thing once that two archives hold', () => {
    const found = createSearch('rust');
    for (let times = 0; times < 2; times++) found.take([searchEntry('link', 'Rust', '', 'file:///x', 1)]);
    expect(found.best()).toHaveLength(1);
  });

  it('finds what issues hold, each page once, as it was printed last', () => {
    const issue = (date: string, text: string) =>
      scanIssue(`file:///content/${date}-this-week-in-rust.md`, parseIsoDate(date) as IsoDate, text);
    const archive = createArchive([
      issue('2025-05-21', '### Official\n* [Older name](https://example.org/a)\n'),
      issue(
        '2025-05-28',
        `### Official\n* [Newer name](https://example.org/a)\n\n## Upcoming Events\n### Europe\n${row('2025-06-10')}\n`,
      ),
    ]);
    expect(searchEntries(archive).map(({ kind, name, line }) => [kind, name, line])).toEqual([
      ['organiser', 'Rust Sample', 5],
      ['link', 'Newer name', 1],
      ['link', 'Talks', 5],
    ]);
  });
});

describe('growing selections', () => {
  it.each([
    ['* [video] [One tw¦o](https://example.org/a) behind', ['two', 'One two', '[One two](https://example.org/a)']],
    ['* [A](https://exa¦mple.org/a)', ['example', 'https://example.org/a', '[A](https://example.org/a)']],
  ])('%s', (text, first) => {
    const whole = exampleDraft(text).text;
    const draft = parseDraft(whole.replace('¦', ''));
    const texts = selectionsAt(draft, whole.indexOf('¦')).map((span) => slice(draft, span));
    expect(texts.slice(0, first.length)).toEqual(first);
    expect(texts.at(-1)).toBe(draft.text);
    expect(texts.some((step) => step.startsWith('### Observations/Thoughts'))).toBe(true);
  });
});

/** Everything at once: nothing throws, all lies within the text, folds and selections nest. */
function holds(draft: Draft, offsets: Iterable<number>): void {
  const { text, lines } = draft;
  const inside = ({ start, end }: { start: number; end: number }): boolean =>
    start >= 0 && start <= end && end <= text.length;
  const archive = earlierIssue('* [A](https://example.org/a)\n* [B](https://example.org/b)');
  const findings = checkDraft(draft, RULES, { archive });
  const context = {
    draft,
    archive,
    findings,
    rule: (id: string) => {
      const rule = RULES.find((one) => one.id === id);
      return rule && { rule, setBy: 'rule' as const, page: pageOf(id) };
    },
  };
  expect(folding(foldsOf(draft), lines.all.length)).toBe(true);
  const links = documentLinks(draft);
  expect(links.every(({ span }) => inside(span) && span.start < span.end)).toBe(true);
  expect(links.every(({ span }, index) => index === 0 || (links[index - 1]?.span.end ?? 0) <= span.start)).toBe(true);
  const whole = { start: 0, end: text.length };
  for (const { offset } of inlayHints(draft, whole, { weekdays: true, days: true }))
    expect(offset <= text.length).toBe(true);
  for (const { line } of lensesOf(draft)) expect(line < lines.all.length).toBe(true);
  for (const offset of offsets) {
    const hover = hoverAt(context, offset);
    if (hover && !(inside(hover.span) && hover.span.start <= offset && offset <= hover.span.end))
      throw new Error(`a hover at ${offset} speaks of ${hover.span.start} to ${hover.span.end}`);
    for (const part of hover?.parts ?? [])
      if (!(toMarkdown(part) && toPlainText(part))) throw new Error('says nothing');
    for (const found of [definitionOf(draft, archive, offset), referencesOf(draft, archive, offset)]) {
      const spans = found ? [found.origin, ...found.targets.flatMap(({ span }) => span ?? [])] : [];
      if (!spans.every(inside)) throw new Error(`a place out of the text from ${offset}`);
    }
    const steps = selectionsAt(draft, offset);
    const grows = steps.every(
      (step, at) =>
        inside(step) &&
        (at === 0 || ((steps[at - 1]?.start ?? 0) >= step.start && (steps[at - 1]?.end ?? 0) <= step.end)),
    );
    if (!grows) throw new Error(`selections at ${offset} do not grow`);
  }
}

/** Whether folds are in order, have two lines at least, and nest. */
function folding(folds: readonly Fold[], lineCount: number): boolean {
  const open: Fold[] = [];
  let last = -1;
  for (const fold of folds) {
    while (open.length && (open.at(-1)?.endLine ?? 0) < fold.startLine) open.pop();
    const outer = open.at(-1);
    if (fold.startLine <= last || fold.endLine <= fold.startLine || fold.endLine >= lineCount) return false;
    if (outer && outer.endLine < fold.endLine) return false;
    last = fold.startLine;
    open.push(fold);
  }
  return true;
}

function* every(text: string, step: number): Generator<number> {
  for (let offset = 0; offset <= text.length; offset += step) yield offset;
}

describe('whatever the text', () => {
  const parser = createInlineParser();
  it.each([
    ['any text', anyText],
    ['soup', soup],
    ['a draft in bits', mutationsOf(FULL_DRAFT)],
  ] as const)('%s', (_, texts) => {
    fc.assert(
      fc.property(texts, fc.boolean(), (text, crlf) => {
        const source = crlf ? text.replace(/\n/g, '\r\n') : text;
        const draft = parseDraft(source, { parser });
        // Every place of a short text, a number of places of a long one.
        holds(draft, every(source, Math.max(1, Math.floor(source.length / 60))));
      }),
      { numRuns: 60 },
    );
  });

  it('at each place of a draft in which all sorts of lines stand', () => {
    for (const text of [FULL_DRAFT, `\uFEFF${FULL_DRAFT.replace(/\n/g, '\r\n')}`])
      holds(parseDraft(text, { parser }), every(text, 1));
  });
});

describeShared('real issues', ['twir/content'], () => {
  it('have the numbers that their pages are named by', () => {
    const wrong = sharedTexts('twir/content').flatMap(({ name, text }) => {
      const page = issuePage(name.slice(0, 10) as IsoDate);
      const number = /^Number: (\d+)/m.exec(text)?.[1];
      return page && number && !page.endsWith(`/this-week-in-rust-${number}/`) ? [name] : [];
    });
    expect(wrong).toEqual([]);
  });

  const parser = createInlineParser();
  const issues = sharedTexts('twir/content', (name) => name >= '2024');
  it.each(sample(issues, EVERYTHING ? issues.length : 4).map(({ name, text }) => [name, text] as const))(
    '%s',
    (name, text) => {
      holds(parseDraft(text, { fileName: name, parser }), every(text, 7));
    },
    60_000,
  );
});
