import { describe, expect, test } from 'vitest';
import {
  complete,
  openQuestions,
  type Partly,
  problemOf,
  questions,
  questionsFor,
  withOrganiser,
} from '../../client/src/event-form.ts';

const full: Partly = {
  date: '2026-09-15',
  kind: 'inPerson',
  city: 'Lisbon',
  country: 'PT',
  organiser: 'Rust Tagus',
  organiserUrl: 'https://tagus.example.org/',
  title: 'Ferris by night',
  url: 'https://tagus.example.org/events/2/',
};

describe('the questions that make sense', () => {
  test.each([
    ['no place without a city', { kind: 'virtual' }, ['country', 'state'], false],
    ['a country with a city', { city: 'Lisbon' }, ['country'], true],
    ['no state in most countries', { city: 'Lisbon', country: 'PT' }, ['state'], false],
    ['a state in the United States', { city: 'Austin', country: 'US' }, ['state'], true],
    ['a province in Canada', { city: 'Montréal', country: 'CA' }, ['state'], true],
  ])('%s', (_, answers, keys, asked) => {
    const open = openQuestions(answers).map(({ key }) => key as string);
    expect(keys.every((key) => open.includes(key))).toBe(asked);
  });
});

describe('an organiser that is known', () => {
  const tagus = {
    organiser: 'Rust Tagus',
    organiserUrl: 'https://tagus.example.org/',
    kind: 'hybrid',
    city: 'Lisbon',
    country: 'PT',
    place: 'Hybrid (Lisbon, PT)',
  } as const;
  const { place: _, ...answers } = tagus;
  const online = {
    organiser: 'Rust Online',
    organiserUrl: 'https://o.example.org/',
    kind: 'virtual',
    place: 'Virtual',
  } as const;

  test('answers for its address and its place, to be accepted, and for its name', () => {
    const asked = withOrganiser({ answers: { date: '2026-09-15' } }, tagus);
    expect(asked).toEqual({ answers: { date: '2026-09-15', ...answers }, picked: tagus });
    expect(questionsFor(asked).map(({ key }) => key)).toEqual([
      'date',
      'endDate',
      'kind',
      'city',
      'country',
      'organiserUrl',
      'title',
      'url',
    ]);
  });

  test('gives way to another one with all that it answered', () => {
    const asked = withOrganiser({ answers: { title: 'Talks', ...answers }, picked: tagus }, online);
    expect(asked.answers).toEqual({
      title: 'Talks',
      organiser: 'Rust Online',
      organiserUrl: 'https://o.example.org/',
      kind: 'virtual',
    });
  });

  test('or to somebody else, of whom all is asked', () => {
    const asked = withOrganiser({ answers: { title: 'Talks', ...answers }, picked: tagus }, undefined);
    expect(asked).toEqual({ answers: { title: 'Talks' } });
    expect(questionsFor(asked).map(({ key }) => key)).toContain('organiser');
    // What was typed stays.
    const typed = { answers: { city: 'Porto', organiser: 'Rust Douro' } };
    expect(withOrganiser(typed, undefined)).toEqual(typed);
  });
});

describe('what is wrong with an answer', () => {
  test.each<[string, keyof typeof problems, string, Partly, boolean]>([
    ['a day', 'date', '2026-09-15', {}, true],
    ['no such day', 'date', '2026-02-30', {}, false],
    ['another form of date', 'date', '15.9.2026', {}, false],
    ['a needed answer left empty', 'date', ' ', {}, false],
    ['one day', 'endDate', '', { date: '2026-09-15' }, true],
    ['several days', 'endDate', '2026-09-16', { date: '2026-09-15' }, true],
    ['an end before the beginning', 'endDate', '2026-09-14', { date: '2026-09-15' }, false],
    ['a virtual event without a city', 'city', '', { kind: 'virtual' }, true],
    ['a hybrid event without a city', 'city', '', { kind: 'hybrid' }, false],
    ['a whole location as the city', 'city', 'Virtual (Lisbon)', { kind: 'virtual' }, false],
    ['a country', 'country', 'PT', {}, true],
    ["a country's name", 'country', 'Portugal', {}, false],
    ['the country code that the newsletter does not use', 'country', 'GB', {}, false],
    ['no state', 'state', '', {}, true],
    ["a state's name", 'state', 'Texas', {}, false],
    ['an address', 'url', 'https://x.org/', {}, true],
    ['no address', 'url', 'x', {}, false],
  ])('%s', (_, key, value, answers, fine) => {
    expect(problems[key](value, answers) === undefined).toBe(fine);
  });
});

describe('complete answers', () => {
  test('are handed on, trimmed, without the empty ones', () => {
    expect(complete({ ...full, title: ' Ferris by night ', endDate: '', state: 'XX' })).toEqual(full);
  });

  test.each(Object.keys(full))('want %s', (key) => {
    expect(complete({ ...full, [key]: '' })).toBeUndefined();
  });
});

const problems = Object.fromEntries(
  questions.map((question) => [question.key, (value: string, answers: Partly) => problemOf(question, value, answers)]),
) as Record<(typeof questions)[number]['key'], (value: string, answers: Partly) => string | undefined>;
