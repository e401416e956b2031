/** Events on the web: pages that say what they are of, their calendars, and what is made of them in a draft. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { importCommand } from '../../server/src/cli/importEvents.ts';
import { askEventSource, eventSourceOf, isWebAddress } from '../../server/src/pages/eventSource.ts';
import type { PageAnswer, PageHost, PageOptions } from '../../server/src/pages/page.ts';
import { resolveAddress } from '../../server/src/pages/resolve.ts';
import { renderSite } from '../../server/src/site/index.ts';
import { calendar, importInto, lineOf } from '../importing/support.ts';
import { exampleDraft } from '../support/exampleDraft.ts';
import { type PageServer, type Routes, redirect, servePages } from '../support/pageServer.ts';

const PAGE = 'https://events.example.org/talks/5';
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

interface Answered {
  readonly body?: string | Uint8Array;
  readonly type?: string;
  readonly status?: number;
  readonly truncated?: boolean;
}

/** Pages out of a table; what was asked is remembered. */
function pagesOf(
  table: Readonly<Record<string, string | Answered>>,
): PageHost & { readonly asked: [string, PageOptions | undefined][] } {
  const asked: [string, PageOptions | undefined][] = [];
  return {
    asked,
    async get(url, options): Promise<PageAnswer> {
      asked.push([url, options]);
      const row = table[url];
      if (row === undefined)
        return { ok: false, reason: 'unknown-host', message: `${url}: no such host.`, redirects: [] };
      const {
        body = '',
        type = 'text/html',
        status = 200,
        truncated = false,
      } = typeof row === 'string' ? { body: row } : row;
      const bytes = typeof body === 'string' ? bytesOf(body) : body;
      return { ok: true, url, status, redirects: [], contentType: type, retryAfter: undefined, bytes, truncated };
    },
  };
}

const EVENT = {
  '@context': 'https://schema.org',
  '@type': 'Event',
  name: 'Talks &amp; Pizza',
  url: `${PAGE}?utm_source=x`,
  startDate: '2025-06-10T19:00:00+02:00',
  endDate: '2025-06-10T22:00:00+02:00',
  eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
  location: {
    '@type': 'Place',
    name: 'The House',
    address: {
      '@type': 'PostalAddress',
      streetAddress: 'Street 1',
      addressLocality: 'Berlin',
      addressCountry: { '@type': 'Country', name: 'DE' },
    },
  },
  organizer: { '@type': 'Organization', name: 'Rust Somewhere', url: '/groups/rust-somewhere' },
};
const page = (...things: unknown[]): string =>
  `<!doctype html><title>x</title>${things.map((thing) => `<script type="application/ld+json">${JSON.stringify(thing)}</script>`).join('')}`;
/** What comes of a page: its rows on one line each, with what is to be said of them. */
async function rowsOf(html: string, more: Readonly<Record<string, string | Answered>> = {}): Promise<string[]> {
  const source = await askEventSource(pagesOf({ [PAGE]: html, ...more }), PAGE);
  if (source instanceof Error) return [source.message];
  const { candidates, skipped, outside } = importInto(source.text, source);
  return [
    ...candidates.map((one) => [lineOf(one), ...one.problems].join(' # ')),
    ...skipped.map(({ why }) => `skipped: ${why}`),
    ...(outside ? [`outside: ${outside}`] : []),
  ];
}
const ORGANISER = '[Rust Somewhere](https://events.example.org/groups/rust-somewhere)';
const row = (place: string, date = '2025-06-10', title = 'Talks & Pizza', url = PAGE): string =>
  `* ${date} | ${place} | ${ORGANISER} » [**${title}**](${url})`;
const place = (address: object, more: object = {}): object => ({ location: { '@type': 'Place', address, ...more } });
const room = { '@type': 'VirtualLocation', url: 'https://meet.example.org/x' };

describe('the page of an event', () => {
  it.each<[string, object, string]>([
    ['as it is', {}, row('Berlin, DE')],
    ['of a kind of event', { '@type': ['Thing', 'https://schema.org/EducationEvent'] }, row('Berlin, DE')],
    ['without mode', { eventAttendanceMode: undefined }, row('Berlin, DE')],
    ['online', { eventAttendanceMode: 'https://schema.org/OnlineEventAttendanceMode', location: room }, row('Virtual')],
    ['in a room of the web', { eventAttendanceMode: undefined, location: room }, row('Virtual')],
    [
      'both',
      { eventAttendanceMode: 'MixedEventAttendanceMode', location: [EVENT.location, room] },
      row('Hybrid (Berlin, DE)'),
    ],
    ['both, unsaid', { eventAttendanceMode: undefined, location: [room, EVENT.location] }, row('Hybrid (Berlin, DE)')],
    [
      'in a country by name',
      place({ addressLocality: 'Munich', addressRegion: 'Bavaria', addressCountry: 'Germany' }),
      row('Munich, DE'),
    ],
    ['in a country in small letters', place({ addressLocality: 'Lyon', addressCountry: 'fr' }), row('Lyon, FR')],
    [
      'in a state',
      place({ addressLocality: 'Austin', addressRegion: 'TX', addressCountry: 'US' }),
      row('Austin, TX, US'),
    ],
    [
      'in a country whose code is a state, too',
      place({ addressLocality: 'Vancouver', addressRegion: 'BC', addressCountry: 'CA' }),
      row('Vancouver, BC, CA'),
    ],
    [
      'in a country that is called like a state',
      place({ addressLocality: 'Tbilisi', addressCountry: 'GE' }),
      row('Tbilisi, GE'),
    ],
    ['in the Kingdom', place({ addressLocality: 'Leeds', addressCountry: 'GB' }), row('Leeds, UK')],
    ['at an address in one line', place('Street 1, 10115 Berlin, Germany' as unknown as object), row('Berlin, DE')],
    ['at a place that is a text', { location: 'Oslo, Norway' }, row('Oslo, NO')],
    ['with the town in the street', place({ streetAddress: 'Street 1, Oslo', addressCountry: 'NO' }), row('Oslo, NO')],
    [
      'late in UTC',
      { startDate: '2025-06-10T23:00:00Z', endDate: '2025-06-11T01:00:00Z' },
      row('Berlin, DE', '2025-06-11'),
    ],
    ['late at the place', { startDate: '2025-06-10T23:30:00-07:00', endDate: undefined }, row('Berlin, DE')],
    ['until after midnight', { endDate: '2025-06-11T02:00:00+02:00' }, row('Berlin, DE')],
    ['over two days', { endDate: '2025-06-11T18:00:00+02:00' }, row('Berlin, DE', '2025-06-10 - 2025-06-11')],
    ['of a day without a time', { startDate: '2025-06-10', endDate: '2025-06-10' }, row('Berlin, DE')],
    ['with its parts', { subEvent: [{ ...EVENT, name: 'Part' }] }, row('Berlin, DE')],
    ['that is elsewhere', { url: 'https://tickets.example.com/9' }, row('Berlin, DE')],
    ['that names the site alone', { url: 'https://events.example.org/' }, row('Berlin, DE')],
    [
      'that has a page of its own',
      { url: '../talks/6' },
      row('Berlin, DE', '2025-06-10', 'Talks & Pizza', 'https://events.example.org/talks/6'),
    ],
    [
      'with several organisers',
      { organizer: [{ '@type': 'Person', name: 'Ada' }, EVENT.organizer] },
      row('Berlin, DE'),
    ],
    [
      'with a way out of its title',
      { name: '](javascript:alert(1)) <img src=x>\u2028* b' },
      row('Berlin, DE', '2025-06-10', '\\](javascript:alert(1)) &lt;img src=x> \\* b'),
    ],
    [
      'with a family of signs in its title',
      { name: '👩‍💻 Talks\u009b' },
      row('Berlin, DE', '2025-06-10', '👩‍💻 Talks'),
    ],
    ['with a title without end', { name: 'x'.repeat(5000) }, row('Berlin, DE', '2025-06-10', `${'x'.repeat(300)}…`)],
    [
      'with signs of Markdown in its address',
      { url: '/a`b\\(c)\u3000' },
      row('Berlin, DE', '2025-06-10', 'Talks & Pizza', 'https://events.example.org/a%60b%5C%28c%29'),
    ],
    [
      'with signs in its title',
      { name: '<T> *and* \u202e`code`\n[x' },
      row('Berlin, DE', '2025-06-10', '&lt;T> \\*and\\* `code` \\[x'),
    ],
  ])('%s', async (_, more, expected) => expect(await rowsOf(page({ ...EVENT, ...more }))).toEqual([expected]));

  it.each<[string, unknown]>([
    ['in a list', [{ '@type': 'Organization', name: 'O' }, EVENT]],
    ['in a graph', { '@graph': [{ '@type': 'WebPage' }, EVENT] }],
    ['as what the page is about', { '@type': 'WebPage', mainEntity: EVENT }],
    ['twice', [EVENT, EVENT]],
  ])('%s', async (_, thing) => expect(await rowsOf(page(thing))).toEqual([row('Berlin, DE')]));

  it('may tell of several', async () => {
    const other = { ...EVENT, name: 'More', startDate: '2025-06-11', endDate: undefined, url: '/talks/6' };
    expect(await rowsOf(page(EVENT, other))).toEqual([
      row('Berlin, DE'),
      row('Berlin, DE', '2025-06-11', 'More', 'https://events.example.org/talks/6'),
    ]);
  });

  it('knows organisers of the earlier issues, and what they are called there', async () => {
    const organizer = { '@type': 'Organization', name: 'RUST RHINE!', url: 'https://lu.ma/rust-rhine' };
    expect(await rowsOf(page({ ...EVENT, organizer, location: undefined, eventAttendanceMode: undefined }))).toEqual([
      `* 2025-06-10 | Düsseldorf, DE | [Rust Example Rhine](https://luma.com/rust-rhine) » [**Talks & Pizza**](${PAGE}) # The place is that of the organiser's last row: Düsseldorf, DE.`,
    ]);
  });

  it.each<[string, object, RegExp]>([
    ['no place', { location: undefined }, /# It has no place: a row needs a town and a country/],
    ['no organiser', { organizer: undefined }, /# It has no organiser\./],
    ['no title', { name: undefined }, /# It has no title\./],
    ['an organiser without a page', { organizer: 'Just a name' }, /# The organiser has no address of its own/],
    [
      'a day that nobody knows',
      { startDate: '2025-06-10T22:30:00Z', endDate: undefined, location: room, eventAttendanceMode: undefined },
      /# The date was guessed/,
    ],
    [
      'an organiser whose page is a script',
      { organizer: { name: 'O', url: 'javascript:alert(1)' } },
      /no address of its/,
    ],
    ['a place that is HTML', place({ addressLocality: '<script>', addressCountry: 'DE' }), /The place cannot be read/],
    [
      'a place that is a link',
      place({ addressLocality: '![x](/y)', addressCountry: 'DE' }),
      /The place cannot be read/,
    ],
    ['a place that is code', place({ addressLocality: '`x', addressCountry: 'DE' }), /The place cannot be read/],
    ['a region that is a link', place({ addressRegion: '[x](/y)', addressCountry: 'DE' }), /The place cannot be read/],
    ['a day that is none', { startDate: 'soon', endDate: undefined }, /skipped: its date cannot be read/],
    ['the past', { startDate: '2025-05-01', endDate: undefined }, /^outside: 1$/],
    ['a cancellation', { eventStatus: 'https://schema.org/EventCancelled' }, /skipped: it is cancelled/],
  ])('with %s says so', async (_, more, expected) => {
    const [first, ...others] = await rowsOf(page({ ...EVENT, ...more }));
    expect(first).toMatch(expected);
    expect(others).toEqual([]);
  });

  it.each<[string, string]>([
    ['nothing', '<title>x</title>'],
    ['another thing', page({ '@type': 'Article', headline: 'x', startDate: '2025-06-10' })],
    ['a broadcast', page({ ...EVENT, '@type': 'BroadcastEvent' })],
    ['no date', page({ ...EVENT, startDate: undefined })],
    ['broken JSON', '<script type="application/ld+json">{"@type":"Event",</script>'],
  ])('that tells of %s gives no row', async (_, html) =>
    expect(await rowsOf(html)).toEqual([
      `${PAGE}: the page tells of no event in a way that can be read (JSON-LD, or a calendar).`,
    ]),
  );
});

describe('any JSON', () => {
  const value = fc.letrec((tie) => ({
    text: fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('2025-06-10', 'Event', 'Place', 'VirtualLocation', 'https://x.test/', 'Berlin', 'DE'),
    ),
    key: fc.constantFrom(
      '@type',
      '@graph',
      'name',
      'url',
      'startDate',
      'endDate',
      'location',
      'address',
      'addressLocality',
      'addressCountry',
      'organizer',
      'subEvent',
      'eventAttendanceMode',
    ),
    any: fc.oneof(
      { depthSize: 'small' },
      tie('text'),
      fc.jsonValue(),
      fc.array(tie('any'), { maxLength: 3 }),
      fc.dictionary(tie('key') as fc.Arbitrary<string>, tie('any')),
    ),
  })).any;

  it('of a page gives rows, or says why not', () =>
    fc.assert(
      fc.asyncProperty(value, async (thing) => {
        const rows = await rowsOf(
          page({ ...EVENT, ...(typeof thing === 'object' ? thing : { name: thing }) })
            .replaceAll('</', '<\\/')
            .replaceAll('<\\/script>', '</script>'),
        );
        for (const one of rows) expect(one).toMatch(/\S/);
      }),
      { numRuns: 150 },
    ));
});

describe('any texts of an event', () => {
  const SIGNS = `](|javascript:alert(1)|)|(|[|]|<script>|</a>|<!--|\`|\\|*|**|_|&lt;| |!|{: onclick=x}|:|"|'|/|Berlin|,|DE|\n|\u202e|\u3000`;
  const text = fc
    .array(fc.constantFrom('|', ...SIGNS.split('|')), { minLength: 1, maxLength: 6 })
    .map((signs) => signs.join(''));
  const address = fc.oneof(
    text,
    text.map((part) => `https://events.example.org/${part}`),
  );
  const event = fc.record({
    name: text,
    url: address,
    location: fc.record({
      '@type': fc.constant('Place'),
      address: fc.record(
        {
          addressLocality: fc.oneof(fc.constant('Berlin'), text),
          addressRegion: text,
          addressCountry: fc.constantFrom('DE', 'US', 'Germany'),
        },
        { requiredKeys: ['addressLocality', 'addressCountry'] },
      ),
    }),
    organizer: fc.record({ name: text, url: address }),
  });

  it('give a row with two links into the web, and nothing else', () =>
    fc.assert(
      fc.property(event, (texts) => {
        const source = eventSourceOf(page({ ...EVENT, ...texts }).replaceAll(/<(?=\/a>|!--|script>)/g, '\\u003c'));
        for (const { insertable, row: written } of importInto(source.text, { ...source, page: PAGE }).candidates) {
          if (!insertable) continue;
          const html = renderSite(`${written}\n`);
          expect(html.match(/<a href="https?:[^"]*">/g), written).toHaveLength(2);
          expect(html.replace(/<a href="https?:[^"]*">|<\/?(?:ul|li|p|a|strong|em|code)>/g, ''), written).not.toMatch(
            /<[a-z/!]/i,
          );
        }
      }),
      { numRuns: 300 },
    ));
});

const ICS = calendar([
  [
    'UID:1',
    'SUMMARY:Talks & Pizza',
    'DTSTART;TZID=Europe/Berlin:20250610T190000',
    'LOCATION:Berlin\\, Germany',
    'ORGANIZER;CN=Rust Somewhere:https://events.example.org/groups/rust-somewhere',
  ],
]);

describe('the calendar of a page', () => {
  it.each<[string, string, string]>([
    [
      'a link of its head',
      '<link rel="alternate" type="text/calendar" href="5.ics">',
      'https://events.example.org/talks/5.ics',
    ],
    ['a link of its text', '<a href="/cal/5.ics?a=b">Add</a>', 'https://events.example.org/cal/5.ics?a=b'],
    ['a link by its type', '<a type="text/calendar" href="?ics">Add</a>', `${PAGE}?ics`],
    ['a subscription', '<a href="webcal://cal.example.org/5">Add</a>', 'https://cal.example.org/5'],
    [
      'a link from another base',
      '<base href="https://b.example.org/x/"><a href="5.ics">Add</a>',
      'https://b.example.org/x/5.ics',
    ],
  ])('is found by %s', async (_, html, url) =>
    // It names no page: that is the one somebody has asked for.
    expect(await rowsOf(`<html>${html}`, { [url]: { body: ICS, type: 'text/calendar' } })).toEqual([row('Berlin, DE')]),
  );

  it('is not asked for where the page says it all', async () => {
    const pages = pagesOf({ [PAGE]: `${page(EVENT)}<a href="/5.ics">Add</a>` });
    await askEventSource(pages, PAGE);
    expect(pages.asked.map(([url]) => url)).toEqual([PAGE]);
  });

  it.each<[string, Answered | undefined, RegExp]>([
    ['not there', undefined, /no such host/],
    ['gone', { status: 404 }, /status 404/],
    ['none', { body: '<html>' }, /should be the calendar of/],
    ['too large', { body: ICS, truncated: true }, /larger than 5 MB/],
  ])('that is %s gives no row', async (_, answer, expected) => {
    const [said] = await rowsOf(
      '<html><a href="/5.ics">Add</a>',
      answer ? { 'https://events.example.org/5.ics': answer } : {},
    );
    expect(said).toMatch(expected);
  });
});

describe('the source of a page', () => {
  const own = { ...EVENT, organizer: { ...EVENT.organizer, url: 'https://events.example.org/groups/rust-somewhere' } };
  const rows = (text: string): string[] => {
    const source = eventSourceOf(text);
    return importInto(source.text, source).candidates.map((one) => [lineOf(one), ...one.problems].join(' # '));
  };

  it('that somebody has saved says as much as the page', () => expect(rows(page(own))).toEqual([row('Berlin, DE')]));
  it('says where it is from', () =>
    expect(
      rows(page({ ...own, url: undefined }).replace('<title>', `<meta property="og:url" content="${PAGE}"><title>`)),
    ).toEqual([row('Berlin, DE')]));
  it('may leave out where it is from', () =>
    expect(rows(page({ ...own, url: undefined }))[0]).toMatch(/# It has no address\./));
  it.each(['Talks\n2025-06-10', '[]', '<!doctype html><title>x</title>', ''])('is not %j', (text) =>
    expect(eventSourceOf(text)).toEqual({ text, format: undefined }),
  );
});

describe('other sources', () => {
  it.each<[string, string, Answered, 'ical' | undefined]>([
    ['a calendar', PAGE, { body: ICS, type: 'text/calendar; charset=utf-8' }, 'ical'],
    ['a calendar to subscribe to', 'webcal://events.example.org/talks/5', { body: ICS, type: 'text/calendar' }, 'ical'],
    ['a calendar that is said to be a page', PAGE, { body: ICS, type: 'text/html' }, 'ical'],
    ['JSON', PAGE, { body: '[]', type: 'application/json' }, undefined],
    ['a text', PAGE, { body: 'Talks', type: 'text/plain' }, undefined],
  ])('%s', async (_, address, answer, format) => {
    const pages = pagesOf({ [PAGE]: answer });
    expect(await askEventSource(pages, address)).toEqual({ text: answer.body, format });
    expect(pages.asked[0]?.[1]).toMatchObject({
      maxBytes: 5_000_000,
      accept: expect.stringContaining('text/calendar'),
    });
  });

  it.each<[string, Answered, RegExp]>([
    ['a refusal', { status: 403, body: page(EVENT) }, /status 403/],
    ['bytes', { body: Uint8Array.of(1, 0, 2), type: 'application/octet-stream' }, /no text/],
    ['half of it', { body: ICS, type: 'text/calendar', truncated: true }, /larger than/],
  ])('not %s', async (_, answer, message) =>
    expect(await askEventSource(pagesOf({ [PAGE]: answer }), PAGE)).toMatchObject({
      message: expect.stringMatching(message),
    }),
  );

  it.each([
    ['https://example.org/a', true],
    ['webcal://example.org/a', true],
    ['a.ics', false],
    ['C:\\a.ics', false],
    ['./a', false],
  ])('%s', (text, expected) => expect(isWebAddress(text)).toBe(expected));

  it.each([
    ['b', 'https://x.test/a/b'],
    ['/b', 'https://x.test/b'],
    ['//y.test/b', 'https://y.test/b'],
    ['?b', 'https://x.test/a/c?b'],
    ['#b', 'https://x.test/a/c?d#b'],
    ['http://z.test', 'http://z.test'],
    [' b\n', 'https://x.test/a/b'],
    ['../b', 'https://x.test/b'],
    ['../../../b', 'https://x.test/b'],
    ['./b/./c/../d?../e', 'https://x.test/a/b/d?../e'],
    ['..', 'https://x.test/'],
    ['.', 'https://x.test/a/'],
    ['/a//b/../c', 'https://x.test/a//c'],
    ['', undefined],
  ])('%j from https://x.test/a/c?d#e', (reference, url) =>
    expect(resolveAddress(reference, 'https://x.test/a/c?d#e')).toBe(url),
  );
});

describe('twir events import --fetch', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'twir-pages-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  let server: PageServer | undefined;
  afterEach(async () => {
    await server?.close();
    server = undefined;
  });
  const NAME = 'draft/2025-06-04-this-week-in-rust.md';
  let count = 0;

  async function run(routes: Routes, config: object | undefined, ...args: string[]) {
    server = await servePages(routes);
    const root = path.join(folder, String(count++));
    mkdirSync(path.join(root, 'draft'), { recursive: true });
    writeFileSync(path.join(root, NAME), exampleDraft('* [A title](https://example.org/a)').text);
    writeFileSync(path.join(root, 'c.json'), JSON.stringify(config ?? { fetchPrivateFrom: [server.host] }));
    const out: string[] = [];
    const io = {
      cwd: root,
      colour: false,
      out: (text: string) => void out.push(text),
      err: (text: string) => void out.push(text),
    };
    const code = await importCommand([NAME, `${server.url}/e`, '--fetch', '--config', 'c.json', ...args], io);
    return { code, said: out.join(''), text: readFileSync(path.join(root, NAME), 'utf8') };
  }

  it('adds the event of a page', async () => {
    const { code, said, text } = await run(
      { '/e': redirect('/f'), '/f': page({ ...EVENT, url: undefined }) },
      undefined,
    );
    expect([code, said]).toEqual([0, expect.stringContaining('1 event added')]);
    expect(text).toContain(
      `### Europe\n\n* 2025-06-10 | Berlin, DE | [Rust Somewhere](${server?.url}/groups/rust-somewhere)\n    * [**Talks & Pizza**](${server?.url}/f)`,
    );
  });

  it('adds the events of a calendar', async () => {
    const routes: Routes = {
      '/e': (_, response) => response.writeHead(200, { 'content-type': 'text/calendar' }).end(ICS),
    };
    expect((await run(routes, undefined, '--all')).said).toMatch(/\? 2025-06-10 \| Berlin, DE .*\n.*It has no address/);
  });

  it.each<[string, object, RegExp]>([
    ['this machine, unless it is told to', {}, /Only the ports 80 and 443 are asked/],
    ['anything, where that is turned off', { fetchPages: false }, /turned off by the setting/],
  ])('does not ask %s', async (_, config, message) => {
    const { code, said, text } = await run({ '/e': page(EVENT) }, config);
    expect([code, text.includes('Talks & Pizza')]).toEqual([2, false]);
    expect(said).toMatch(message);
    expect(server?.asked).toHaveLength(0);
  });
});
