/**
 * The forms of a line, each declared once. Snippets, completions, the commands that insert something, and what rules call
 * "the form" all come from here.
 */
import type { SectionContent, SectionId } from './headings.ts';

/** One hole of a form. */
export interface Field {
  readonly name: string;
  /** What stands in the hole until it is filled. */
  readonly example: string;
  /** Closed choices, where there are any. */
  readonly choices?: readonly string[];
}

/** A form of a line, or of several, with its holes. */
export interface Form {
  readonly id: string;
  /** What a person calls it. */
  readonly label: string;
  readonly description: string;
  /** What is typed to get it as a snippet. */
  readonly trigger: string;
  /** Text with `{name}` for each hole; `\n` between lines. */
  readonly template: string;
  readonly fields: readonly Field[];
  /** Where the form belongs. */
  readonly content: readonly SectionContent[];
  /** The sections of that content where alone it belongs; all of them when not said. */
  readonly sections?: readonly SectionId[];
}

const TITLE: Field = { name: 'title', example: 'Title of the linked page' };
const URL: Field = { name: 'url', example: 'https://' };
const DATE: Field = { name: 'date', example: 'YYYY-MM-DD' };
const CITY: Field = { name: 'city', example: 'City' };
const COUNTRY: Field = { name: 'country', example: 'CC' };
const ORGANISER: Field = { name: 'organiser', example: 'Organiser' };
const ORGANISER_URL: Field = { name: 'organiserUrl', example: 'https://www.meetup.com/NAME' };
const EVENT_TITLE: Field = { name: 'title', example: 'Title of the event' };
/** The line under a row: indented by four, or the site makes it a row of its own. */
const EVENT_TITLE_LINE = '\n    * [**{title}**]({url})';
const PULL_REQUEST: Field = { name: 'url', example: 'https://github.com/rust-lang/' };
/** Who suggested the crate or the quote of the week. */
const THANKS = 'Thanks to [{nominator}]({nominationUrl}) for the suggestion!';
const CRATE_LINE = "This week's crate is [{crate}]({url}), {description}.";
const CRATE_FIELDS: readonly Field[] = [
  { name: 'crate', example: 'crate' },
  { name: 'url', example: 'https://docs.rs/crate' },
  { name: 'description', example: 'a crate for …' },
];
const NOMINATOR: Field = { name: 'nominator', example: 'name' };
const CRATE_THREAD: Field = {
  name: 'nominationUrl',
  example: 'https://users.rust-lang.org/t/crate-of-the-week/2704/',
};
const QUOTE_THREAD: Field = {
  name: 'nominationUrl',
  example: 'https://users.rust-lang.org/t/twir-quote-of-the-week/328/',
};
/** Sections whose rows are about to be decided. */
const FCP_SECTIONS = [
  'fcp',
  'fcp-tracking',
  'fcp-group',
  'fcp-rfcs',
  'language-reference',
  'unsafe-guidelines',
] as const;

/** In the order in which completions show them. */
export const FORMS = [
  {
    id: 'entry',
    label: 'Entry',
    trigger: 'entry',
    content: ['entries'],
    description: 'A link to a page, with the page’s title',
    template: '* [{title}]({url})',
    fields: [TITLE, URL],
  },
  {
    id: 'video',
    label: 'Video',
    trigger: 'video',
    content: ['entries'],
    description: 'A link to a recording',
    template: '* [video] [{title}]({url})',
    fields: [{ ...TITLE, example: 'Title of the linked video' }, URL],
  },
  {
    id: 'audio',
    label: 'Audio',
    trigger: 'audio',
    content: ['entries'],
    description: 'A link to an episode of a podcast',
    template: '* [audio] [{title}]({url})',
    fields: [{ ...TITLE, example: 'Title of the linked episode' }, URL],
  },
  {
    id: 'series',
    label: 'Series',
    trigger: 'series',
    content: ['entries'],
    description: 'A link to a part of a series',
    template: '* [series] [{title}]({url})',
    fields: [TITLE, URL],
  },
  {
    id: 'foreign-entry',
    label: 'Entry in another language',
    trigger: 'language',
    content: ['entries'],
    description: 'A link to a page that is not in English, with its two-letter language code',
    template: '* [{language}] [{title}]({url})',
    fields: [
      {
        name: 'language',
        example: 'ZH',
        choices: ['AR', 'DE', 'ES', 'FA', 'FR', 'IT', 'JA', 'KO', 'PL', 'PT', 'RU', 'TR', 'UK', 'ZH'],
      },
      TITLE,
      URL,
    ],
  },
  {
    id: 'event',
    label: 'Event',
    trigger: 'event',
    content: ['events'],
    description: 'An event at one place',
    template: `* {date} | {city}, {country} | [{organiser}]({organiserUrl})${EVENT_TITLE_LINE}`,
    fields: [DATE, CITY, COUNTRY, ORGANISER, ORGANISER_URL, EVENT_TITLE, URL],
  },
  {
    id: 'event-us',
    label: 'Event in the US',
    trigger: 'eventus',
    content: ['events'],
    description: 'An event in the United States: with its state',
    template: `* {date} | {city}, {state}, US | [{organiser}]({organiserUrl})${EVENT_TITLE_LINE}`,
    fields: [DATE, CITY, { name: 'state', example: 'ST' }, ORGANISER, ORGANISER_URL, EVENT_TITLE, URL],
  },
  {
    id: 'event-range',
    label: 'Event of several days',
    trigger: 'eventrange',
    content: ['events'],
    description: 'An event with its first and its last day',
    template: `* {date} - {endDate} | {city}, {country} | [{organiser}]({organiserUrl})${EVENT_TITLE_LINE}`,
    fields: [
      DATE,
      { name: 'endDate', example: 'YYYY-MM-DD' },
      CITY,
      COUNTRY,
      ORGANISER,
      ORGANISER_URL,
      EVENT_TITLE,
      URL,
    ],
  },
  {
    id: 'event-virtual',
    label: 'Virtual event',
    trigger: 'eventvirtual',
    content: ['events'],
    description: 'An event that takes place online, with the town of its organiser',
    template: `* {date} | Virtual ({city}, {country}) | [{organiser}]({organiserUrl})${EVENT_TITLE_LINE}`,
    fields: [DATE, CITY, COUNTRY, ORGANISER, ORGANISER_URL, EVENT_TITLE, URL],
  },
  {
    id: 'event-online',
    label: 'Virtual event without a place',
    trigger: 'eventonline',
    content: ['events'],
    description: 'An event that takes place online and nowhere else',
    template: `* {date} | Virtual | [{organiser}]({organiserUrl})${EVENT_TITLE_LINE}`,
    fields: [DATE, ORGANISER, ORGANISER_URL, EVENT_TITLE, URL],
  },
  {
    id: 'event-hybrid',
    label: 'Hybrid event',
    trigger: 'eventhybrid',
    content: ['events'],
    description: 'An event both online and at a place; it stands under Virtual and under its continent',
    template: `* {date} | Hybrid ({city}, {country}) | [{organiser}]({organiserUrl})${EVENT_TITLE_LINE}`,
    fields: [DATE, CITY, COUNTRY, ORGANISER, ORGANISER_URL, EVENT_TITLE, URL],
  },
  {
    id: 'cfp-project',
    label: 'Call for participation: project',
    trigger: 'cfpproject',
    content: ['cfp-projects'],
    description: 'A task of a project that looks for contributors',
    template: '* [{project} - {title}]({url})',
    fields: [{ name: 'project', example: 'Project' }, { name: 'title', example: 'Title of the issue' }, URL],
  },
  {
    id: 'cfp-none',
    label: 'No calls for participation',
    trigger: 'cfpnone',
    content: ['cfp-projects'],
    description: 'The line for a week without a call',
    template: '*No Calls for participation were submitted this week.*',
    fields: [],
  },
  {
    id: 'cfp-event',
    label: 'Call for participation: event',
    trigger: 'cfpevent',
    content: ['cfp-events'],
    description: 'An event that looks for speakers: name, closing day, place, day of the event',
    template: '* [**{name}**]({url}) | {closing} | {city}, {state}, {country} | {date}',
    fields: [
      { name: 'name', example: 'Name of the event' },
      URL,
      { name: 'closing', example: 'YYYY-MM-DD' },
      CITY,
      { name: 'state', example: 'State' },
      { name: 'country', example: 'Country' },
      DATE,
    ],
  },
  {
    id: 'cfp-event-none',
    label: 'No calls for papers',
    trigger: 'cfpeventnone',
    content: ['cfp-events'],
    description: 'The line for a week without a call',
    template: '*No Calls for papers or presentations were submitted this week.*',
    fields: [],
  },
  {
    id: 'crate',
    label: 'Crate of the week',
    trigger: 'crate',
    content: ['prose'],
    sections: ['crate'],
    description: 'The crate, what it is, and who suggested it',
    template: `${CRATE_LINE}\n\n${THANKS}`,
    fields: [...CRATE_FIELDS, NOMINATOR, CRATE_THREAD],
  },
  {
    id: 'crate-self',
    label: 'Crate of the week, suggested by its author',
    trigger: 'crateself',
    content: ['prose'],
    sections: ['crate'],
    description: 'The crate, what it is, and its author who suggested it',
    template: `${CRATE_LINE}\n\nThanks to [{nominator}]({nominationUrl}) for the self-suggestion!`,
    fields: [...CRATE_FIELDS, NOMINATOR, CRATE_THREAD],
  },
  {
    id: 'crate-thanks',
    label: 'Thanks for the crate',
    trigger: 'cratethanks',
    content: ['prose'],
    sections: ['crate'],
    description: 'Who suggested the crate',
    template: THANKS,
    fields: [NOMINATOR, CRATE_THREAD],
  },
  {
    id: 'quote',
    label: 'Quote of the week',
    trigger: 'quote',
    content: ['prose'],
    sections: ['quote'],
    description: 'The quote, whose it is, and who suggested it',
    template: `> {quote}\n\n– [{author}]({url})\n\n${THANKS}`,
    fields: [
      { name: 'quote', example: 'Quote' },
      { name: 'author', example: 'author, where' },
      URL,
      NOMINATOR,
      QUOTE_THREAD,
    ],
  },
  {
    id: 'quote-thanks',
    label: 'Thanks for the quote',
    trigger: 'quotethanks',
    content: ['prose'],
    sections: ['quote'],
    description: 'Who suggested the quote',
    template: THANKS,
    fields: [NOMINATOR, QUOTE_THREAD],
  },
  {
    id: 'performance',
    label: 'Performance triage',
    trigger: 'performance',
    content: ['prose'],
    sections: ['performance'],
    description: 'The report on the compiler’s performance: words, range, table, link to the full report',
    template: [
      '{summary}',
      '',
      'Triage done by **@{author}**.',
      'Revision range: [{range}]({rangeUrl})',
      '',
      '**Summary**:',
      '',
      '| (instructions:u)                   | mean  | range          | count |',
      '|:----------------------------------:|:-----:|:--------------:|:-----:|',
      '| Regressions ❌ <br /> (primary)    | {a1}  | {a2}           | {a3}  |',
      '| Regressions ❌ <br /> (secondary)  | {b1}  | {b2}           | {b3}  |',
      '| Improvements ✅ <br /> (primary)   | {c1}  | {c2}           | {c3}  |',
      '| Improvements ✅ <br /> (secondary) | {d1}  | {d2}           | {d3}  |',
      '| All ❌✅ (primary)                 | {e1}  | {e2}           | {e3}  |',
      '',
      '{regressions} Regressions, {improvements} Improvements, {mixed} Mixed; {rollups} of them in rollups',
      '{comparisons} artifact comparisons made in total',
      '',
      '[Full report here]({url}).',
    ].join('\n'),
    fields: [
      { name: 'summary', example: 'What the week was like.' },
      { name: 'author', example: 'name' },
      { name: 'range', example: '0a1b2c3d..4e5f6a7b' },
      { name: 'rangeUrl', example: 'https://perf.rust-lang.org/' },
      ...['a', 'b', 'c', 'd', 'e'].flatMap((row) => [
        { name: `${row}1`, example: '-' },
        { name: `${row}2`, example: '-' },
        { name: `${row}3`, example: '0' },
      ]),
      { name: 'regressions', example: '0' },
      { name: 'improvements', example: '0' },
      { name: 'mixed', example: '0' },
      { name: 'rollups', example: '0' },
      { name: 'comparisons', example: '0' },
      { name: 'url', example: 'https://github.com/rust-lang/rustc-perf/blob/' },
    ],
  },
  {
    id: 'merged',
    label: 'Merged in the last week',
    trigger: 'merged',
    content: ['updates'],
    sections: ['project'],
    description: 'How many pull requests were merged from one Tuesday to the next, with a link to them',
    template:
      '{count} pull requests were [merged in the last week][merged]\n\n[merged]: https://github.com/search?q=is%3Apr+org%3Arust-lang+is%3Amerged+merged%3A{firstDay}..{lastDay}',
    fields: [
      { name: 'count', example: '000' },
      { name: 'firstDay', example: 'YYYY-MM-DD' },
      { name: 'lastDay', example: 'YYYY-MM-DD' },
    ],
  },
  {
    id: 'update',
    label: 'Merged pull request',
    trigger: 'update',
    content: ['updates'],
    description: 'A change that was merged, by its title',
    template: '* [{title}]({url})',
    fields: [{ name: 'title', example: 'Title of the pull request' }, PULL_REQUEST],
  },
  {
    id: 'window',
    label: 'Window line',
    trigger: 'window',
    content: ['events'],
    sections: ['events'],
    description: 'The days that the list of events covers: from the issue’s date to 28 days later',
    template: 'Rusty Events between {from} - {to} 🦀',
    fields: [
      { name: 'from', example: 'YYYY-MM-DD' },
      { name: 'to', example: 'YYYY-MM-DD' },
    ],
  },
  {
    id: 'rfc',
    label: 'RFC',
    trigger: 'rfc',
    content: ['rfcs'],
    sections: ['approved-rfcs', 'new-rfcs'],
    description: 'A request for comments, by its title',
    template: '* [{title}]({url})',
    fields: [
      { name: 'title', example: 'Title of the RFC' },
      { name: 'url', example: 'https://github.com/rust-lang/rfcs/pull/' },
    ],
  },
  {
    id: 'rfc-updated',
    label: 'Updated RFC',
    trigger: 'rfcupdated',
    content: ['rfcs'],
    sections: ['new-rfcs'],
    description: 'A request for comments that was changed in the week',
    template: '* [updated] [{title}]({url})',
    fields: [
      { name: 'title', example: 'Title of the RFC' },
      { name: 'url', example: 'https://github.com/rust-lang/rfcs/pull/' },
    ],
  },
  {
    id: 'fcp',
    label: 'In its final comment period',
    trigger: 'fcp',
    content: ['rfcs'],
    sections: FCP_SECTIONS,
    description: 'An issue or a pull request that is about to be accepted',
    template: '* [{title}]({url})',
    fields: [{ name: 'title', example: 'Title of the issue' }, PULL_REQUEST],
  },
  {
    id: 'fcp-disposition',
    label: 'In its final comment period, to be closed or postponed',
    trigger: 'fcpdisposition',
    content: ['rfcs'],
    sections: FCP_SECTIONS,
    description: 'An issue or a pull request with what is proposed, where that is not to accept it',
    template: '* [disposition: {disposition}] [{title}]({url})',
    fields: [
      { name: 'disposition', example: 'close', choices: ['close', 'postpone', 'unspecified', 'merge'] },
      { name: 'title', example: 'Title of the issue' },
      PULL_REQUEST,
    ],
  },
  {
    id: 'hiring',
    label: 'Who’s hiring',
    trigger: 'hiring',
    content: ['jobs'],
    description: 'The link to the thread with offers of work',
    template: "Please see the latest [Who's Hiring thread on r/rust]({url})",
    fields: [{ name: 'url', example: 'https://www.reddit.com/r/rust/comments/' }],
  },
  {
    id: 'rfc-none',
    label: 'No RFCs were approved',
    trigger: 'rfcnone',
    content: ['rfcs'],
    sections: ['approved-rfcs'],
    description: 'The line for a week without an approved RFC',
    template: '* *No RFCs were approved this week.*',
    fields: [],
  },
  {
    id: 'new-rfc-none',
    label: 'No new RFCs',
    trigger: 'newrfcnone',
    content: ['rfcs'],
    sections: ['new-rfcs'],
    description: 'The line for a week without a new or updated RFC',
    template: '* *No New or Updated RFCs were created this week.*',
    fields: [],
  },
] as const satisfies readonly Form[];

/** The id of a form. */
export type FormId = (typeof FORMS)[number]['id'];

/** A row whose place is given as a whole: `Berlin, DE`, `Virtual (Austin, TX, US)`. */
export const PLACED_EVENT: Form = {
  ...form('event'),
  template: `* {date} | {place} | [{organiser}]({organiserUrl})${EVENT_TITLE_LINE}`,
  fields: [DATE, { name: 'place', example: 'City, CC' }, ORGANISER, ORGANISER_URL, EVENT_TITLE, URL],
};

/** A form by its id. */
export function form(id: FormId): Form {
  return FORMS.find((known) => known.id === id) as Form;
}

/** The form with values in its holes; a hole without a value shows its example. */
export function fillForm({ template, fields }: Form, values: Readonly<Record<string, string>> = {}): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? exampleOf(fields, name));
}

/** What an editor shows in the holes with choices: the first of each. */
export function firstChoices({ fields }: Form): Readonly<Record<string, string>> {
  return Object.fromEntries(fields.flatMap(({ name, choices }) => (choices?.[0] ? [[name, choices[0]]] : [])));
}

/**
 * The form as a snippet (LSP and TextMate syntax): a tab stop a hole, in the order of the text, the last at the end.
 *
 * @param known Values that are known already; their holes are no tab stops.
 */
export function formSnippet({ template, fields }: Form, known: Readonly<Record<string, string>> = {}): string {
  let stop = 0;
  const body = template.replace(/[\\$]|\{(\w+)\}|\}/g, (match, name: string | undefined) => {
    if (name === undefined) return `\\${match}`;
    const value = known[name];
    if (value !== undefined) return escapeSnippet(value);
    stop++;
    const field = fields.find((candidate) => candidate.name === name);
    if (field?.choices)
      return `\${${stop}|${field.choices.map((choice) => choice.replace(/[\\,|]/g, '\\$&')).join(',')}|}`;
    return `\${${stop}:${escapeSnippet(exampleOf(fields, name))}}`;
  });
  return `${body}$0`;
}

/** Text that stands for itself within a snippet. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

function exampleOf(fields: readonly Field[], name: string): string {
  return fields.find((field) => field.name === name)?.example ?? '';
}
