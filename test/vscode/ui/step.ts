import type { Workbench } from './workbench.ts';

/** One thing that a person does, and what must then be seen. */
export interface Step {
  readonly name: string;
  run(workbench: Workbench, folder: string): Promise<void>;
}

/** The draft of the fixture. */
export const draft = 'draft/2026-09-02-this-week-in-rust.md';
