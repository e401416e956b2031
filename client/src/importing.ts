/** What is asked when events are imported, apart from the editor that asks. */
import type { Partly } from './event-form.ts';
import type { ImportResult } from './protocol.ts';
import { plural } from './summary.ts';

export type Candidate = ImportResult['candidates'][number];

/** One event in the list to pick from. */
export interface Choice {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  readonly picked: boolean;
  readonly candidate: Candidate;
}

/** The events that can be picked: new ones first, doubles behind, each in the order of their rows. */
export function choicesOf({ candidates }: Pick<ImportResult, 'candidates'>): Choice[] {
  const insertable = candidates.filter((one) => one.insertable);
  return [...insertable.filter(({ double }) => !double), ...insertable.filter(({ double }) => double)].map(choiceOf);
}

function choiceOf(candidate: Candidate): Choice {
  const [row = '', title = ''] = candidate.row.split('\n').map(plain);
  return {
    label: title,
    description: candidate.double ? `$(copy) ${candidate.double}` : (candidate.sections ?? []).join(', '),
    detail: [row, ...candidate.problems].join(' — '),
    picked: candidate.selected,
    candidate,
  };
}

/** What is known of an event, as answers to the questions about one. */
export function partlyOf({ event }: Candidate): Partly {
  return Object.fromEntries(Object.entries(event).filter(([, value]) => value !== ''));
}

/** What is not in the list, a line each, for the log. */
export function leftOut({ candidates, skipped, outside, window }: ImportResult): string[] {
  return [
    ...candidates
      .filter(({ insertable }) => !insertable)
      .map(({ origin, row, problems }) => `${origin}: ${plain(row.replace('\n', ' | '))}: ${problems.join(' ')}`),
    ...skipped.map(({ origin, text, why }) => `${origin}: ${why}${text ? `: ${text}` : ''}`),
    ...(outside > 0 ? [`${plural(outside, 'event')} outside ${window.from} - ${window.to}`] : []),
  ];
}

/** What needs no look and why, as words behind a sentence: `; left out: 2 past, 1 cancelled; 1 here already`. */
export function droppedWords({ dropped: { past, cancelled, doubled } }: Pick<ImportResult, 'dropped'>): string {
  const out = [...(past > 0 ? [`${past} past`] : []), ...(cancelled > 0 ? [`${cancelled} cancelled`] : [])];
  return [
    ...(out.length > 0 ? [`; left out: ${out.join(', ')}`] : []),
    ...(doubled > 0 ? [`; ${doubled} here already`] : []),
  ].join('');
}

/** A row as people read it: no bullets, links by their text, no bold. */
export function plain(row: string): string {
  return row
    .replace(/(^|\| )\s*\*\s+/g, '$1')
    .replace(/\[((?:\\.|[^\]\\])*)\]\([^)\s]*\)/g, '$1')
    .replaceAll('**', '')
    .trim();
}
