import type { LocalWeb } from '../../linkCheck/web.ts';
import type { Workbench } from './workbench.ts';

/** One thing that a person does, and what must then be seen. */
export interface Step {
  readonly name: string;
  /** @param site A server that the extension may ask; its pages are those of the steps on links, all others are there. */
  run(workbench: Workbench, folder: string, site: LocalWeb): Promise<void>;
}

/** The draft of the fixture. */
export const draft = 'draft/2026-09-02-this-week-in-rust.md';
