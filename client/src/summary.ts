import type { DraftStatus } from './protocol.ts';

/** How bad the worst finding is; the names are those of the editor's own severities. */
export type Worst = 'error' | 'warning' | 'information';

/** What the status item shows. */
export interface Summary {
  readonly text: string;
  readonly detail: string;
  readonly worst: Worst;
}

const counted: readonly { readonly key: 'errors' | 'warnings' | 'informations' | 'hints'; readonly noun: string }[] = [
  { key: 'errors', noun: 'error' },
  { key: 'warnings', noun: 'warning' },
  { key: 'informations', noun: 'note' },
  { key: 'hints', noun: 'hint' },
];

/** A draft's counts in words: errors and warnings in the text, the rest in the detail. */
export function summarise(status: DraftStatus): Summary {
  const words = counted
    .filter(({ key }) => status[key] > 0)
    .map(({ key, noun }) => ({ key, words: plural(status[key], noun) }));
  const loud = words.filter(({ key }) => key === 'errors' || key === 'warnings').map((entry) => entry.words);
  return {
    text: loud.length > 0 ? loud.join(', ') : 'Ready to print',
    detail: words.length > 0 ? words.map((entry) => entry.words).join(', ') : 'nothing found',
    worst: status.errors > 0 ? 'error' : status.warnings > 0 ? 'warning' : 'information',
  };
}

/** A count and its noun, with an s where English wants one. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
