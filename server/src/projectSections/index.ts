/** The sections of the Rust project that a script writes: pasted over a draft's, or written from what GitHub says. */
export { FCP_GROUPS, type GithubUnitId, type GroupForm, RFC_REPOSITORY, TESTING_GROUPS, type UnitId } from './forms.ts';
export {
  type Answer,
  type ApiItem,
  type ComposedSections,
  composeSections,
  type Failure,
  type ProjectActivity,
  type ReportWindow,
  readItem,
  reportWindow,
  wasLabeled,
} from './github.ts';
export {
  type PastedSection,
  type PasteOptions,
  pasteSections,
  type SectionItem,
  type SectionsPaste,
} from './paste.ts';
export { readPreviousIssue } from './previous.ts';
