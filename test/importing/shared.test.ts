/** Rows of published issues, imported into the same issue without its events. */
import { expect, it } from 'vitest';
import { createArchive } from '../../server/src/archive/index.ts';
import { scanIssue } from '../../server/src/archive/scan.ts';
import { parseDraft } from '../../server/src/draft/parse.ts';
import { importEvents, insertEvents } from '../../server/src/importing/index.ts';
import { readRowLocation } from '../../server/src/importing/place.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import { describeShared, sharedTexts } from '../support/shared.ts';

describeShared('published issues', ['twir/content'], () => {
  const issues = sharedTexts('twir/content', (name) => name >= '2025-01');
  const records = issues.map(({ name, text }) => {
    const { date } = parseDraft(text, { fileName: name });
    if (!date) throw new Error(`${name} has no date`);
    return scanIssue(`file:///content/${name}`, date, text);
  });
  const picked = issues
    .map((issue, index) => ({ ...issue, index }))
    .filter(({ name }) => name >= '2025-09' && /-(?:0[1-7])-this/.test(name));

  it.each(picked)('$name: rows as they stand, and as the Meetup script would print them', ({ name, text, index }) => {
    const draft = parseDraft(text, { fileName: name });
    const archive = createArchive(records.slice(0, index));
    const rows = records[index]?.events ?? [];
    const window = {
      from: draft.date as NonNullable<typeof draft.date>,
      to: rows.reduce((last, { date }) => (date > last ? date : last), draft.date as NonNullable<typeof draft.date>),
    };
    const empty = parseDraft(
      applyEdits(
        text,
        draft.events.map(({ span }) => ({ start: span.start, end: draft.lines.at(span.end).next, newText: '' })),
      ),
      { fileName: name },
    );
    expect(empty.events).toEqual([]);

    const pasted = importEvents(
      empty,
      draft.lines.all
        .slice(draft.sections.find(({ id }) => id === 'events')?.heading.line)
        .map((line) => line.text)
        .join('\n'),
      { archive, window },
    );
    const chosen = pasted.candidates.filter(({ insertable, duplicateOf }) => insertable && !duplicateOf);
    const back = parseDraft(
      applyEdits(
        empty.text,
        insertEvents(
          empty,
          chosen.map(({ event }) => event),
        ),
      ),
    );
    const keyOf = (one: typeof draft) => new Set(one.events.map((row) => `${row.date?.text} ${row.location?.text}`));
    const future = new Set(
      [...keyOf(draft)].filter((key) => rows.some((row) => key.startsWith(row.date) && row.date >= window.from)),
    );
    const found = [...future].filter((key) => keyOf(back).has(key));
    // The others are those that had to be corrected: `GB`, a state of Germany, a town in lower case.
    expect(found.length / future.size).toBeGreaterThan(0.9);

    // A country's code is ISO's there, and of a hybrid event only the town is known.
    const meetup = rows.filter(
      ({ url, date, location }) =>
        url.includes('meetup.com/') &&
        date >= window.from &&
        readRowLocation(location).city &&
        !/^hybrid|\/|\+/i.test(location),
    );
    const json = meetup.map((row) => {
      const { city, state, country, kind } = readRowLocation(row.location);
      return {
        name: row.title,
        location: [city, state, country === 'UK' ? 'GB' : country].filter(Boolean).join(', '),
        date: `${row.date} 00:00:00`,
        url: row.url,
        virtual: kind === 'virtual',
        organizer_name: row.organiser,
        organizer_url: row.organiserUrl,
      };
    });
    const imported = importEvents(empty, JSON.stringify(json), { archive, window });
    const same = meetup.filter((row) =>
      imported.candidates.some(
        ({ event, row: line }) => event.date === row.date && line.includes(` | ${row.location} | [`),
      ),
    );
    expect(same.length / meetup.length).toBeGreaterThan(0.95);
    expect(
      imported.candidates.filter(({ insertable }) => insertable).length / imported.candidates.length,
    ).toBeGreaterThan(0.98);
  });
});
