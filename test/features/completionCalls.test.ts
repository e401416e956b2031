/** Rows of calls for papers, from what earlier issues had. */
import { describe, expect, it } from 'vitest';
import { createArchive } from '../../server/src/archive/index.ts';
import { scanIssue } from '../../server/src/archive/scan.ts';
import type { IsoDate } from '../../server/src/draft/date.ts';
import type { Knowledge } from '../../server/src/features/completion/index.ts';
import { toPlainText } from '../../server/src/features/rich.ts';
import { exampleDraft } from '../support/exampleDraft.ts';
import { completing } from './completing.ts';

const HARBOUR =
  '[**Harbour Conf**](https://harbour.example.org/cfp) | CFP closes 2025-07-01 | Lisbon, Portugal | 2025-09-12 - 2025-09-14';
const FJORD = '[**Rust am Fjord**](https://fjord.example.org/cfp) | 2025-06-05 | Oslo, Norway | 2025-08-01';
const ROLLING = '[**Rolling Days**](https://rolling.example.org) | Rolling deadline | Bern, Switzerland | 2025-10-01';
const LAST_ISSUE = [
  HARBOUR,
  '[**Gone Conf**](https://gone.example.org) | 2025-06-03 | Rome, Italy | 2025-08-02',
  '[**Today Conf**](https://today.example.org) | 2025-06-04 | Wien, Austria | 2025-08-03',
  '[**No Such Day**](https://nsd.example.org) | 2025-06-31 | Bonn, Germany | 2025-05-03',
  ROLLING,
  '[**A page and no row**](https://page.example.org)',
];
const ISSUE_BEFORE = [
  FJORD,
  HARBOUR.replace('2025-07-01', '2025-06-20'),
  '<!-- [**Hidden**](https://h.example.org) | 2025-07-01 | x | 2025-08-01 -->',
];

const issue = (date: string, rows: readonly string[]) =>
  scanIssue(
    `file:///content/${date}-this-week-in-rust.md`,
    date as IsoDate,
    `## Call for Participation; projects and speakers\n\n### CFP - Events\n\n${rows.map((row) => `* ${row}`).join('\n')}\n`,
  );
const KNOWN: Knowledge = {
  archive: createArchive([issue('2025-05-21', ISSUE_BEFORE), issue('2025-05-28', LAST_ISSUE)]),
};
const draftWith = (typed: string): string => exampleDraft(typed, 'cfp-events').text;
const called = (typed: string): readonly string[] =>
  completing(draftWith(typed), KNOWN)
    .found.filter(({ kind }) => kind === 'call')
    .map(({ label }) => label);
const ALL = ['Today Conf', 'Rust am Fjord', 'Harbour Conf', 'Rolling Days'];

describe('open calls of earlier issues', () => {
  it.each([
    ['an empty line', '¦', ALL],
    ['an empty item', '* ¦', ALL],
    ['another marker', '- ¦', ALL],
    ['brackets that the editor closed', '* [**¦**]', ALL],
    ['the beginning of a name', '* Harb¦', ['Harbour Conf']],
    ['in brackets', '* [**Harb¦', ['Harbour Conf']],
    ['a later word', '* fjo¦', ['Rust am Fjord']],
    ['a place', '* Lisb¦', ['Harbour Conf']],
    ['no marker', 'Harb¦', ['Harbour Conf']],
    ['an unknown name', '* Qwertz¦', []],
    ['prose', 'We are looking for a Harb¦', []],
    ['signs', '* !¦', []],
    ['a row that stands', '* Harb¦ | 2025-07-01 | Lisbon, Portugal | 2025-09-12', []],
    ['a link', '* [Harb](https://exam¦', []],
    ['a row further on', '* [**Harbour Conf**](https://harbour.example.org/cfp) | ¦', []],
  ])('%s: those that it may mean, the one that closes first at the top', (_, typed, labels) =>
    expect(called(typed)).toEqual(labels),
  );
  it.each([
    ['the same address', 'https://harbour.example.org/cfp'],
    ['another spelling of it', 'http://www.harbour.example.org/cfp/?utm_source=x'],
  ])('not one that stands there already: %s', (_, url) =>
    expect(called(`* [Other words](${url}) | 2025-07-02 | Faro, Portugal | 2025-09-12\n* ¦`)).toEqual(
      ALL.filter((name) => name !== 'Harbour Conf'),
    ),
  );
  it('stand as the last issue printed them', () => {
    expect(completing(draftWith('* Harb¦'), KNOWN).insert('Harbour Conf')).toBe(draftWith(`* ${HARBOUR}`));
    expect(completing(draftWith('- [**¦**]'), KNOWN).insert('Rust am Fjord')).toBe(draftWith(`* ${FJORD}`));
  });
  it('have nothing to fill in', () => {
    const { found } = completing(draftWith('* ¦'), KNOWN);
    expect(found.filter(({ kind }) => kind === 'call').map(({ snippet }) => snippet)).toEqual(ALL.map(() => undefined));
  });
  it('have the line endings of the draft', () => {
    const dos = (text: string): string => text.replace(/\n/g, '\r\n');
    expect(completing(dos(draftWith('Speakers, please:\n* Harb¦')), KNOWN).insert('Harbour Conf')).toBe(
      dos(draftWith(`Speakers, please:\n\n* ${HARBOUR}`)),
    );
  });
  it.each([
    [
      'Harbour Conf',
      'closes 2025-07-01 · Lisbon, Portugal',
      'It closes 2025-07-01, in 27 days; printed last in issue 601.',
    ],
    ['Rust am Fjord', 'closes 2025-06-05 · Oslo, Norway', 'It closes 2025-06-05, in 1 day; printed last in issue 600.'],
    ['Today Conf', 'closes 2025-06-04 · Wien, Austria', 'It closes 2025-06-04, the day of the issue;'],
    ['Rolling Days', 'Rolling deadline · Bern, Switzerland', 'The day on which it closes cannot be read;'],
  ])('%s says when it closes', (name, detail, words) => {
    const item = completing(draftWith('* ¦'), KNOWN).found.find(({ label }) => label === name);
    expect(item?.detail).toBe(detail);
    expect(toPlainText(item?.documentation() ?? [])).toContain(words);
  });
  it('are not offered elsewhere, nor in a draft without a date', () => {
    const labels = (text: string) => completing(text, KNOWN).found.filter(({ kind }) => kind === 'call');
    expect(labels(exampleDraft('* Harb¦', 'cfp-projects').text)).toEqual([]);
    expect(labels('### CFP - Events\n\n* Harb¦\n')).toEqual([]);
  });
});
