import type { DraftStatus } from './protocol.ts';

/** How bad the worst finding is; the names are those of the editor's own severities. */
export type Worst = 'error' | 'warning' | 'information';

/** What the status item shows. */
export interface Summary {
  readonly text: string;
  readonly detail: string;
  readonly worst: Worst;
}

const nouns = { errors: 'error', warnings: 'warning', informations: 'note', hints: 'hint' } as const;

/** A draft's counts in words: hints are taste, so they are told in the detail only. */
export function summarise(status: DraftStatus): Summary {
  const words = (keys: readonly (keyof typeof nouns)[]): string =>
    keys
      .filter((key) => status[key] > 0)
      .map((key) => plural(status[key], nouns[key]))
      .join(', ');
  return {
    text: words(['errors', 'warnings', 'informations']) || 'No findings',
    detail: words(['hints']),
    worst: status.errors > 0 ? 'error' : status.warnings > 0 ? 'warning' : 'information',
  };
}

/** A count and its noun, with an s where English wants one. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
