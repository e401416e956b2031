/** What is shown of events before they are written, and what is asked when a page leaves something out. */
import { describe, expect, it } from 'vitest';
import { complete } from '../../client/src/event-form.ts';
import { type Candidate, choicesOf, partlyOf } from '../../client/src/importing.ts';

const candidate = (more: Partial<Candidate> = {}): Candidate => ({
  event: {
    date: '2025-06-10',
    kind: 'hybrid',
    city: 'Berlin',
    country: 'DE',
    organiser: 'Rust Example Berlin',
    organiserUrl: 'https://example.org/o',
    title: 'Talks',
    url: 'https://example.org/5',
  },
  row: '* 2025-06-10 | Hybrid (Berlin, DE) | [Rust Example Berlin](https://example.org/o)\n    * [**Talks**](https://example.org/5)',
  origin: 'event 1',
  problems: [],
  insertable: true,
  selected: true,
  ...more,
});

describe('the list', () => {
  it.each<[string, Partial<Candidate>, object]>([
    [
      'the row and its sections',
      { sections: ['Virtual', 'Europe'] },
      {
        label: 'Talks',
        description: 'Virtual, Europe',
        detail: '2025-06-10 | Hybrid (Berlin, DE) | Rust Example Berlin',
        picked: true,
      },
    ],
    [
      'what was guessed',
      { problems: ['The date was guessed.'], selected: false },
      { detail: expect.stringMatching(/Berlin — The date was guessed\.$/), picked: false },
    ],
    [
      'a double before its sections',
      { double: 'It stands in line 3.', sections: ['Europe'] },
      { description: '$(copy) It stands in line 3.' },
    ],
  ])('shows %s', (_, more, choice) => expect(choicesOf({ candidates: [candidate(more)] })).toMatchObject([choice]));
});

describe('what is known of an event', () => {
  it('answers the questions about one', () => {
    const known = partlyOf(candidate());
    expect(complete(known)).toEqual(candidate().event);
  });

  it('leaves open what the page does', () => {
    const known = partlyOf(candidate({ event: { ...candidate().event, organiser: '', city: '' } }));
    expect(known).not.toHaveProperty('organiser');
    expect(known).not.toHaveProperty('city');
    expect(complete(known)).toBeUndefined();
  });
});
