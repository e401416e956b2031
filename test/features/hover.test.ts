import { describe, expect, it } from 'vitest';
import type { Archive } from '../../server/src/archive/index.ts';
import type { SectionId } from '../../server/src/draft/headings.ts';
import { KNOWN_SECTIONS } from '../../server/src/draft/headings.ts';
import { parseDraft } from '../../server/src/draft/parse.ts';
import { type HoverContext, hoverAt, type SetBy } from '../../server/src/features/hover/index.ts';
import { paragraph, sentence, toMarkdown, toPlainText } from '../../server/src/features/rich.ts';
import { SECTION_WORDS } from '../../server/src/features/sectionWords.ts';
import { checkDraft } from '../../server/src/rules/engine.ts';
import { pageOf } from '../../server/src/rules/pages.ts';
import { RULES } from '../../server/src/rules/registry.generated.ts';
import { earlierIssue } from '../support/earlierIssue.ts';
import { exampleDraft } from '../support/exampleDraft.ts';

interface Looked {
  readonly in?: SectionId | 'document';
  readonly archive?: Archive;
  readonly setBy?: SetBy;
  readonly eol?: string;
}

const ruleSetBy =
  (setBy: SetBy): HoverContext['rule'] =>
  (id) => {
    const rule = RULES.find((one) => one.id === id);
    return rule && { rule, setBy, page: pageOf(id) };
  };

/** What is said at the `¦` of a text, in Markdown and in plain text, and what it speaks of. */
function hover(marked: string, { in: place, archive, setBy = 'rule', eol = '\n' }: Looked = {}) {
  const whole = exampleDraft(marked, place).text.replace(/\n/g, eol);
  const offset = whole.indexOf('¦');
  const draft = parseDraft(whole.replace('¦', ''));
  const found = hoverAt(
    {
      draft,
      archive,
      findings: checkDraft(draft, RULES, { archive }),
      rule: ruleSetBy(setBy),
    },
    offset,
  );
  return {
    markdown: found?.parts.map(toMarkdown) ?? [],
    plain: found?.parts.map(toPlainText) ?? [],
    of: found && draft.text.slice(found.span.start, found.span.end),
  };
}

const ROW = (date: string, location = 'Berlin, DE', organiser = '[Rust Sample](https://www.meetup.com/rust-sample)') =>
  `* ${date} | ${location} | ${organiser}\n    * [**Talks**](https://www.meetup.com/rust-sample/events/2/)`;

describe('a date', () => {
  it.each([
    [
      '2025-06-¦12',
      '2025-06-12',
      ['**Thursday** 2025-06-12, 8 days after the issue', 'In the window of the issue, 2025-06-04 to 2025-07-02.'],
    ],
    [
      '2025-06-04¦',
      '2025-06-04',
      ['**Wednesday** 2025-06-04, on the day of the issue', 'In the window of the issue, 2025-06-04 to 2025-07-02.'],
    ],
    [
      '2025-06-0¦3',
      '2025-06-03',
      ['**Tuesday** 2025-06-03, 1 day before the issue', 'Past: over before the issue appears.'],
    ],
    [
      '2025-0¦7-03',
      '2025-07-03',
      ['**Thursday** 2025-07-03, 29 days after the issue', 'Beyond the window of the issue, 2025-06-04 to 2025-07-02.'],
    ],
    [
      '2025-06-04 - 2025-06¦-05',
      '2025-06-04 - 2025-06-05',
      ['**Wednesday** 2025-06-04 to **Thursday** 2025-06-05, 2 days; it begins on the day of the issue'],
    ],
    [
      '2025-06-02 - 2025-06¦-05',
      '2025-06-02 - 2025-06-05',
      [
        '**Monday** 2025-06-02 to **Thursday** 2025-06-05, 4 days; it begins 2 days before the issue',
        'Has begun before the issue appears',
      ],
    ],
  ])('%s', (date, of, said) => {
    const found = hover(ROW(date), { in: 'events-europe' });
    expect(found.of).toBe(of);
    for (const words of said) expect(found.markdown[0]).toContain(words);
  });

  it.each([
    ['2025-0¦2-30', 'a day that is none'],
    ['so¦on', 'no day'],
  ])('nothing is said of %s, %s', (date) => {
    expect(hover(ROW(date), { in: 'events-europe' }).markdown.join()).not.toMatch(/day\*\*/);
  });

  it('of a call for papers, and of the metadata', () => {
    const call = '* [**Conf**](https://example.org/c) | 2025-06-¦10 | Berlin, DE | 2025-09-01 - 2025-09-02';
    expect(hover(call, { in: 'cfp-events' }).markdown[0]).toBe(
      'Closes on **Tuesday** 2025-06-10, 6 days after the issue',
    );
    const event = call.replace('¦', '').replace('2025-09-01', '2025-¦09-01');
    expect(hover(event, { in: 'cfp-events' }).markdown[0]).toMatch(
      /^\*\*Monday\*\* 2025-09-01 to \*\*Tuesday\*\* 2025-09-02, 2 days/,
    );
    const whole = exampleDraft('* [A](https://example.org/a)').text;
    expect(hover(whole.replace('Date: 2025', 'Date: 20¦25'), { in: 'document' }).markdown[0]).toBe(
      '**Wednesday**: the day of issue 602',
    );
    expect(hover(whole.replace('between 2025', 'between 20¦25'), { in: 'document' }).markdown[0]).toBe(
      '**Wednesday** 2025-06-04, on the day of the issue',
    );
  });
});

describe('a place', () => {
  const SEEN = earlierIssue(
    [ROW('2025-06-10', 'Köln, DE'), ROW('2025-06-11', 'Köln, DE'), ROW('2025-06-12', 'Berlin, DE')].join('\n'),
    'events-europe',
  );

  it.each<[string, SectionId, readonly string[]]>([
    ['Ber¦lin, DE', 'events-europe', ['**Berlin, Germany**', 'Belongs under Europe.']],
    ['Austin, T¦X, US', 'events-north-america', ['**Austin, Texas, United States**', 'Belongs under North America.']],
    ['Austin, T¦X, US', 'events-europe', ['Belongs under North America. It stands elsewhere.']],
    ['Austin, T¦X', 'events-north-america', ['`TX` is Texas; the country is missing: `US`.']],
    ['London, G¦B', 'events-europe', ['**London, United Kingdom**, which the newsletter writes `UK`']],
    ['Berlin, Grmany¦', 'events-europe', ['No country is known as `Grmany`. Did you mean `DE`, Germany?']],
    ['Berlin, Ra¦ndomia', 'events-europe', ['No country is known as `Randomia`.']],
    ['Virtual (Ber¦lin, DE)', 'events-virtual', ['Held online.', '**Berlin, Germany**', 'Belongs under Virtual.']],
    [
      'Hybrid (Ber¦lin, DE)',
      'events-europe',
      ['Held online and in town.', 'Belongs under Europe, and once more under Virtual.'],
    ],
    ['Berlin, Xy¦, US', 'events-north-america', ['No state of United States is known as `Xy`.']],
  ])('%s under %s', (location, place, said) => {
    const found = hover(ROW('2025-06-12', location), { in: place });
    expect(found.of).toBe(location.replace('¦', ''));
    for (const words of said) expect(found.markdown[0]).toContain(words);
  });

  it.each([
    ['Kol¦n, DE', 'Earlier issues also wrote `Köln` (2 rows).'],
    ['Koe¦ln, DE', 'Earlier issues also wrote `Köln` (2 rows).'],
    ['Berl¦im, DE', 'Earlier issues have no such town. Did you mean `Berlin`?'],
    ['Nirgend¦wo, DE', 'No earlier issue at hand has this town.'],
  ])('%s beside the earlier issues', (location, said) => {
    expect(hover(ROW('2025-06-12', location), { in: 'events-europe', archive: SEEN }).markdown[0]).toContain(said);
  });

  it('a town as it always was needs no word', () => {
    const found = hover(ROW('2025-06-12', 'Ber¦lin, DE'), { in: 'events-europe', archive: SEEN });
    expect(found.markdown[0]).toBe('**Berlin, Germany**\n\nBelongs under Europe.');
  });
});

describe('an organiser', () => {
  const rows = ['2025-05-06', '2025-05-13', '2025-05-20'].map(
    (date, index) =>
      `* ${date} | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample/)\n    * [**Evening ${index}**](https://www.meetup.com/rust-sample/events/${index}/)`,
  );
  const archive = earlierIssue(rows.join('\n'), 'events-europe');

  it.each([
    ['by name', '[Rust Sam¦ple](https://example.org/moved)'],
    ['by address', '[Another ¦Name](https://www.meetup.com/rust-sample/events/)'],
  ])('known %s', (_, organiser) => {
    const [said] = hover(ROW('2025-06-12', 'Berlin, DE', organiser), { in: 'events-europe', archive }).markdown;
    expect(said).toContain(
      '**Rust Sample**, in 3 rows of 1 earlier issue, last in [issue 601](https://this-week-in-rust.org/blog/2025/05/28/this-week-in-rust-601/) of 2025-05-28.',
    );
    expect(said).toContain('Usually `Berlin, DE`; every Tuesday.');
    expect(said).toContain(
      '- 2025-05-20 [Evening 2](https://www.meetup.com/rust-sample/events/2/), first in [issue 601]',
    );
    expect(said?.indexOf('Evening 2')).toBeLessThan(said?.indexOf('Evening 0') ?? -1);
  });

  it('in plain text has its addresses', () => {
    const [said] = hover(ROW('2025-06-12', 'Berlin, DE', '[Rust ¦Sample](https://example.org/)'), {
      in: 'events-europe',
      archive,
    }).plain;
    expect(said).toContain('• 2025-05-20 Evening 2 (https://www.meetup.com/rust-sample/events/2/)');
    expect(said).not.toMatch(/[*\\]/);
  });
});

describe('a link', () => {
  const archive = earlierIssue('* [Old *title* <b>](https://example.org/a)');

  it('that was printed before', () => {
    const found = hover('* [A¦](https://www.example.org/a/?utm_source=x)', { archive });
    expect(found.of).toBe('[A](https://www.example.org/a/?utm_source=x)');
    expect(found.markdown[0]).toBe(
      [
        'Seen before, in',
        '- [issue 601](https://this-week-in-rust.org/blog/2025/05/28/this-week-in-rust-601/) of 2025-05-28, under Observations/Thoughts: [Old \\*title\\* \\<b\\>](https://example.org/a)',
        'Its fixes make it `https://www.example.org/a/`.',
      ].join('\n\n'),
    );
  });

  it('that was printed under the title that it has', () => {
    const again = '* [Old \\*title\\*](https://example.org/a)';
    const found = hover(again.replace('](', '¦]('), { archive: earlierIssue(again) });
    expect(found.markdown[0]).toMatch(/, under Observations\/Thoughts$/);
  });

  it('that stands elsewhere in the draft', () => {
    const found = hover('* [A¦](https://example.org/a)\n* [B](https://example.org/b)\n* [C](http://example.org/a/)');
    expect(found.markdown[0]).toMatch(/^In this draft also in line \d+\.$/);
  });

  it('all the fixes of an address are made', () => {
    const found = hover('* [video] [A](https://youtu.be/AbCd¦?si=x)');
    expect(found.markdown[0]).toBe('Its fixes make it `https://www.youtube.com/watch?v=AbCd`.');
  });

  it('of which nothing is known has nothing said of it', () => {
    expect(hover('* [A¦](https://example.org/new)', { archive }).markdown).toEqual([]);
  });
});

describe('a heading', () => {
  it.each<[string, string, readonly string[]]>([
    ['### Observations/Thoughts', 'Observations/Thoughts', [SECTION_WORDS.observations, '**2 entries**']],
    ['## Upcoming Events', 'Upcoming Events', ['Meetings of the next four weeks', '**1 event**']],
    ['## Updates from Rust Community', 'Updates from Rust Community', ['**3 entries**']],
  ])('%s', (line, title, said) => {
    const whole = exampleDraft('* [A](https://example.org/a)\n* [B](https://example.org/b)').text;
    const found = hover(whole.replace(line, line.replace(title, `${title.slice(0, 3)}¦${title.slice(3)}`)), {
      in: 'document',
    });
    expect(found.of).toBe(line);
    for (const words of said) expect(found.markdown[0]).toContain(words);
  });

  it('of no known section says only how much is there', () => {
    expect(hover('### Cra¦bs\n\n* [A](https://example.org/a)').markdown[0]).toBe('**1 entry**');
  });

  it('every known section has its words', () => {
    for (const { id } of KNOWN_SECTIONS) expect([id, SECTION_WORDS[id]?.length > 20]).toEqual([id, true]);
  });
});

describe('a prefix', () => {
  it.each([
    ['[vi¦deo]', 'The link leads to a video.'],
    ['[E¦S]', 'The page is in Spanish.'],
    ['[U¦K]', 'The page is in Ukrainian.'],
    ['[Pod¦cast]', 'The link leads to something to listen to.\n\nThe newsletter writes `\\[audio\\]`.'],
  ])('%s', (prefix, said) => {
    const found = hover(`* ${prefix} [A](https://example.org/a)`);
    expect(found.of).toBe(prefix.replace('¦', ''));
    expect(found.markdown[0]).toBe(said.replaceAll('\\', ''));
  });

  it('of no known meaning has nothing said of it', () => {
    expect(hover('* [cr¦ab] [A](https://example.org/a)').markdown.join()).not.toMatch(/leads to|The page is/);
  });
});

describe('a placeholder', () => {
  it.each([
    ['[discuss](REDDIT_LINK¦_HERE)', 'REDDIT_LINK_HERE', 'exists only once the issue is out'],
    ['<!-- COTW ¦goes here -->', '<!-- COTW goes here -->', 'The crate of the week comes here'],
  ])('%s', (text, of, said) => {
    const found = hover(text);
    expect(found.of).toBe(of);
    expect(found.markdown.join('\n')).toContain(said);
  });
});

describe('a finding', () => {
  const TRACKED = '* [A](https://example.org/a?utm_so¦urce=x)';

  it.each<[SetBy, string]>([
    ['rule', ''],
    ['user', '\n\nSeverity `information`, set for `tracking-parameter` by your own setting `twir.rules`.'],
    ['repository', '\n\nSeverity `information`, set for `tracking-parameter` by `twir.json` of this repository.'],
  ])(
    'says why its rule is there, where more stands, and who has set it, if it is not as loud as by the %s',
    (setBy, said) => {
      const { docs } = RULES.find(({ id }) => id === 'tracking-parameter') ?? {};
      const why = docs && toMarkdown([paragraph(...sentence(docs.why))]);
      const page = `[tracking-parameter](${pageOf('tracking-parameter')})`;
      expect(hover(TRACKED, { setBy }).markdown.at(-1)).toBe(`${why} ${page}${said}`);
    },
  );

  it.each(RULES.flatMap(({ id, docs }) => docs.examples.slice(0, 1).map((example) => [id, example] as const)))(
    'says nothing again that its message says: %s',
    (id, example) => {
      const { what } = RULES.find((rule) => rule.id === id)?.docs ?? {};
      const draft = parseDraft(exampleDraft(example.bad, example.in, example.date).text);
      const findings = checkDraft(draft, RULES);
      const [finding] = findings.filter(({ rule }) => rule === id);
      if (!finding || !what) return;
      const context = { draft, archive: undefined, findings: [finding], rule: ruleSetBy('rule') };
      const said = hoverAt(context, finding.span.start)?.parts.map(toPlainText).join('\n') ?? '';
      expect(said).not.toContain(finding.message);
      expect(said).not.toContain(toPlainText([paragraph(...sentence(what))]));
      expect(said).not.toContain('by default');
    },
  );

  it('that is ignored is explained where the comment names its rule', () => {
    const found = hover(
      '* [A](https://example.org/a?utm_source=x) <!-- twir-ignore: list-marker, tracking-par¦ameter -->',
    );
    expect(found.of).toBe('tracking-parameter');
    expect(found.markdown[0]).toMatch(/^\[tracking-parameter\]\(https.*\n\nIgnored here\.$/s);
    expect(hover('* [A](https://example.org/a) <!-- twir-ignore: no-such-ru¦le -->').markdown.join()).not.toContain(
      'Ignored here',
    );
  });

  it('that is quieter than its rule says why', () => {
    const whole = exampleDraft(ROW('2025-05-¦12'), 'events-europe').text.replace(/\* \[Announcing.*\n/, '');
    const part = hover(whole, { in: 'document' }).markdown.find((text) => text.includes('event-past')) ?? '';
    expect(part).toMatch(/`information` while the draft is not complete, `warning` from then on\.$/);
  });

  it('comes after what stands there', () => {
    const found = hover(ROW('2025-05-¦12'), { in: 'events-europe' });
    expect(found.markdown[0]).toMatch(/^\*\*Monday\*\*/);
    expect(found.markdown[1]).toMatch(/\[event-past\]\([^)]*\)$/);
  });
});

describe('any text', () => {
  it.each(['\n', '\r\n'])('lines that end in %j', (eol) => {
    const found = hover(`* [🦀🦀](https://example.org/x)\n* [video] [日本 A](https://youtu.be/AbCd¦?si=x)`, { eol });
    expect(found.of).toBe('[日本 A](https://youtu.be/AbCd?si=x)');
  });

  it('what is quoted of a draft or an issue is no markup', () => {
    const rich = [{ paragraph: ['# *a* [b](c) <img> & `d` $(e)\n- f', { code: '`x``' }, { strong: ' ' }] }];
    expect(toMarkdown(rich)).toBe('\\# \\*a\\* \\[b\\](c) \\<img\\> \\& \\`d\\` \\$(e) - f``` `x`` ```');
    expect(
      toMarkdown([{ list: [[{ link: 'a](b', url: 'https://x/(y) "z"' }], [{ link: 'j', url: 'javascript:x' }]] }]),
    ).toBe('- [a\\](b](https://x/%28y%29%20%22z%22)\n- j');
    const page = 'https://example.org/';
    expect(
      toMarkdown([{ paragraph: ['Wow!', { link: ' ', url: page }, { strong: '!' }, { link: 'b!', url: page }] }]),
    ).toBe(`Wow\\![link](${page})**\\!**[b\\!](${page})`);
  });

  it('a run of backticks of any length, and any number of runs, stand in code', () => {
    const many = '`a'.repeat(200_000);
    expect(toMarkdown([{ paragraph: [{ code: many }] }])).toBe(`\`\` ${many} \`\``);
  });
});
