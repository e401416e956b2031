import type { ProjectActivity, ReportWindow } from '../projectSections/index.ts';

/** Asks GitHub what happened in a week. */
export type AskGithub = (
  window: ReportWindow,
  options: {
    readonly token?: string | undefined;
    readonly baseUrl?: string | undefined;
    readonly signal?: AbortSignal;
  },
) => Promise<ProjectActivity>;

/** Parts of the server that few sessions need; each is loaded when it is first wanted. */
export interface RareParts {
  /** Calendars and pages, taken apart. */
  elsewhere(): Promise<typeof import('../rare/elsewhere.ts')>;
  /** GitHub's API, with its paging and rate limits. */
  github(): Promise<{ readonly fetchActivity: AskGithub }>;
}

/** The parts that a host without a module loader gets as texts of scripts, by their names. */
export type PartName = keyof RareParts;
