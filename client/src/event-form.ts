import { parseIsoDate } from '../../server/src/draft/date.ts';
import { isUrl, NO_URL } from './link.ts';
import type { EventAnswers, EventKind, KnownOrganiser } from './protocol.ts';

/** Answers so far, as typed. */
export type Partly = Readonly<Partial<Record<keyof EventAnswers, string>>>;

/** One question about an event. */
export interface Question {
  readonly key: keyof EventAnswers;
  readonly prompt: string;
  readonly placeholder?: string;
  /** An optional question may be left empty. */
  readonly optional?: boolean;
  /** The answers to choose from; without them the answer is typed. */
  readonly choices?: readonly { readonly value: string; readonly label: string; readonly description: string }[];
  /** Whether the question makes sense after these answers. */
  applies?(answers: Partly): boolean;
  /** What is wrong with an answer, or `undefined`. Never called with an empty one. */
  check?(value: string, answers: Partly): string | undefined;
}

const kinds: readonly { readonly value: EventKind; readonly label: string; readonly description: string }[] = [
  { value: 'inPerson', label: 'In person', description: 'stands under its continent' },
  { value: 'virtual', label: 'Virtual', description: 'stands under Virtual' },
  { value: 'hybrid', label: 'Hybrid', description: 'stands under both' },
];

const address = (value: string): string | undefined => (isUrl(value) ? undefined : NO_URL);
const day = (value: string): string | undefined =>
  parseIsoDate(value) ? undefined : 'A day of the calendar, as YYYY-MM-DD';
const code = (pattern: RegExp, words: string) => (value: string) => (pattern.test(value) ? undefined : words);

/** The questions in their order. */
export const questions: readonly Question[] = [
  { key: 'date', prompt: 'Day of the event', placeholder: 'YYYY-MM-DD', check: day },
  {
    key: 'endDate',
    prompt: 'Last day, when the event takes several (empty: one day)',
    placeholder: 'YYYY-MM-DD',
    optional: true,
    check: (value, { date = '' }) => day(value) ?? (value < date ? `Not before the first day, ${date}` : undefined),
  },
  { key: 'kind', prompt: 'How can people take part?', choices: kinds },
  {
    key: 'city',
    prompt: 'City (empty for a virtual event without one)',
    placeholder: 'Berlin',
    optional: true,
    check: (value) => (/[|()[\]]/.test(value) ? 'The name of the city alone' : undefined),
  },
  {
    key: 'country',
    prompt: 'Country, two capital letters',
    placeholder: 'DE',
    applies: hasCity,
    check: (value) => (value === 'GB' ? 'The newsletter writes UK' : code(/^[A-Z]{2}$/, 'Two capital letters')(value)),
  },
  {
    key: 'state',
    prompt: 'State or province, as the post abbreviates it',
    placeholder: 'CA',
    optional: true,
    applies: (answers) => hasCity(answers) && ['US', 'CA', 'AU'].includes(answers.country ?? ''),
    check: code(/^[A-Z]{2,3}$/, 'Two or three capital letters'),
  },
  { key: 'organiser', prompt: 'Who organises it?', placeholder: 'Rust Berlin' },
  { key: 'organiserUrl', prompt: 'Address of the organiser', placeholder: 'https://…', check: address },
  { key: 'title', prompt: 'Title of the event' },
  { key: 'url', prompt: 'Address of the event', placeholder: 'https://…', check: address },
];

/** What is known of an event while it is asked for. */
export interface Asked {
  readonly answers: Partly;
  /** The organiser that was picked among those that are known: its name is asked no more. */
  readonly picked?: KnownOrganiser | undefined;
}

/**
 * What is known once somebody has picked an organiser, or none of those that are known: its address and its place are there
 * to be accepted.
 */
export function withOrganiser({ answers, picked: before }: Asked, picked: KnownOrganiser | undefined): Asked {
  if (!picked && !before) return { answers };
  const { date, endDate, title, url } = answers;
  const { place: _, ...known } = picked ?? { place: '' };
  const given = Object.entries({ date, endDate, title, url }).filter(([, value]) => value !== undefined);
  return { answers: { ...Object.fromEntries(given), ...known }, picked };
}

/** The questions that are still to be asked. */
export function questionsFor({ answers, picked }: Asked): readonly Question[] {
  return openQuestions(answers).filter(({ key }) => !picked || key !== 'organiser');
}

/** The questions that make sense after these answers. */
export function openQuestions(answers: Partly): readonly Question[] {
  return questions.filter(({ applies }) => applies?.(answers) ?? true);
}

/** What is wrong with an answer, or `undefined`: an empty one is wrong unless the question is optional. */
export function problemOf(question: Question, value: string, answers: Partly): string | undefined {
  const text = value.trim();
  if (question.key === 'city' && text === '' && answers.kind !== 'virtual') return 'Only a virtual event has no city';
  if (text === '') return question.optional ? undefined : 'This one is needed';
  return question.check?.(text, answers);
}

/** The answers as the server wants them, or `undefined` when one is missing or wrong. */
export function complete(answers: Partly): EventAnswers | undefined {
  const open = openQuestions(answers);
  if (open.some((question) => problemOf(question, answers[question.key] ?? '', answers))) return undefined;
  const given = open.map(({ key }) => [key, answers[key]?.trim()] as const).filter(([, value]) => value);
  return Object.fromEntries(given) as unknown as EventAnswers;
}

function hasCity({ city = '' }: Partly): boolean {
  return city.trim() !== '';
}
