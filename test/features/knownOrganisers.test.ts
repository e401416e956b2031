import { expect, test } from 'vitest';
import { createArchive } from '../../server/src/archive/index.ts';
import { scanIssue } from '../../server/src/archive/scan.ts';
import type { IsoDate } from '../../server/src/draft/date.ts';
import { parseDraft } from '../../server/src/draft/parse.ts';
import { type KnownOrganiser, knownOrganisers } from '../../server/src/features/knownOrganisers.ts';
import { DEFAULT_OPTIONS } from '../../server/src/rules/define.ts';

const row = (place: string, organiser: string, path: string, date = '2025-06-03'): string =>
  `* ${date} | ${place} | [${organiser}](https://www.meetup.com/${path})\n    * [**Talks**](https://www.meetup.com/${path}events/${date}/)`;

/** What an issue of the week before, with these rows, makes known to a draft that may have a row of its own. */
function knownFrom(rows: { readonly virtual?: string; readonly europe?: string }, own = ''): readonly KnownOrganiser[] {
  const text = `## Upcoming Events\n\n### Virtual\n${rows.virtual ?? ''}\n\n### Europe\n${rows.europe ?? ''}\n`;
  const issue = '2025-05-28' as IsoDate;
  const archive = createArchive([scanIssue(`file:///content/${issue}-this-week-in-rust.md`, issue, text)]);
  const draft = parseDraft(`Date: 2025-06-04\n\n## Upcoming Events\n\n### Europe\n${own}\n`);
  return knownOrganisers(draft, archive, DEFAULT_OPTIONS);
}

test.each<[string, Partial<KnownOrganiser>]>([
  ['Berlin, DE', { kind: 'inPerson', city: 'Berlin', country: 'DE' }],
  ['Austin, TX, US', { kind: 'inPerson', city: 'Austin', state: 'TX', country: 'US' }],
  ['Hybrid (Seattle, WA, US)', { kind: 'hybrid', city: 'Seattle', state: 'WA', country: 'US' }],
  ['Virtual (Cardiff, UK)', { kind: 'virtual', city: 'Cardiff', country: 'UK' }],
  ['Virtual', { kind: 'virtual' }],
  ['Virtual (Berlin, DE / Paris, FR)', { kind: 'virtual' }],
])('%s is taken apart', (place, parts) => {
  expect(knownFrom({ virtual: row(place, 'Rust Example', 'rust-example/') })).toEqual([
    { organiser: 'Rust Example', organiserUrl: 'https://www.meetup.com/rust-example', place, ...parts },
  ]);
});

test('an organiser’s address is in the form of today, whatever was printed', () => {
  const [known] = knownFrom({ europe: row('Berlin, DE', 'Rust Berlin', 'rust-berlin/events/') });
  expect(known?.organiserUrl).toBe('https://www.meetup.com/rust-berlin');
});

test('who meets online and in town is there twice; a hybrid event under two headings is one', () => {
  const online = row('Virtual (Berlin, DE)', 'Rust Berlin', 'rust-berlin/');
  const inTown = row('Berlin, DE', 'Rust Berlin', 'rust-berlin/', '2025-06-12');
  const both = row('Hybrid (Oslo, NO)', 'Rust Oslo', 'rust-oslo/');
  const places = knownFrom({ virtual: `${online}\n${both}`, europe: `${inTown}\n${both}` }).map(({ place }) => place);
  expect([...places].sort()).toEqual(['Berlin, DE', 'Hybrid (Oslo, NO)', 'Virtual (Berlin, DE)']);
});

test('the draft’s own organisers are among them', () => {
  const known = knownFrom({}, row('Faro, PT', 'Rust Tagus', 'rust-tagus/', '2025-06-12'));
  expect(known.map(({ organiser }) => organiser)).toEqual(['Rust Tagus']);
});
