import { expect, it } from 'vitest';
import { scaffold } from '../../scripts/new-rule/scaffold.ts';
import { problemOf } from '../../scripts/new-rule/validate.ts';

const taken = ['event-past', 'list-marker'];

it.each(['event-future', 'x', 'a-b-c'])('takes %s', (id) => expect(problemOf(id, taken)).toBeUndefined());

it.each([
  [undefined, 'say which'],
  ['', 'is no id'],
  ['list-marker', 'already'],
  ['Event-Past', 'is no id'],
  ['eventFuture', '`event-future`'],
  ['event future', '`event-future`'],
  ['event--future', '`event-future`'],
  ['-event', '`event`'],
  ['event_2', '`event`'],
  ['../event', '`event`'],
])('does not take %j: %s', (id, reason) => expect(problemOf(id, taken)).toContain(reason));

it('does not propose what is taken', () => expect(problemOf('eventPast', taken)).not.toContain('such as'));

it('begins a rule that names itself and says what is to be done', () => {
  const text = scaffold('event-future', '0.2.0');
  expect(text).toContain("id: 'event-future'");
  expect(text).toContain("since: '0.2.0'");
  expect(text.match(/TODO/g)?.length).toBeGreaterThan(3);
});
