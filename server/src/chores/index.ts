/** The editors' chores over a text: what the service offers to protocols and commands. */

import type { SectionId } from '../draft/headings.ts';
import type { Draft, EventRow } from '../draft/model.ts';
import type { LinkResults } from '../linkCheck/index.ts';
import type { Finding } from '../rules/define.ts';
import type { Settings } from '../settings.ts';
import type { TextEdit } from '../text/edit.ts';
import type { Source } from '../text/source.ts';
import { type Interval, type MoveTarget, moveTargets, moveTo, recomputeWindow, rollEvent } from './moveEvents.ts';
import { type NewDraft, type NewDraftInput, newDraft } from './newDraft.ts';
import { type PruneCandidate, pruneCandidates, pruneEdits } from './pruneEvents.ts';
import { type Checklist, type ChecklistOptions, checklist } from './publish.ts';
import { type FormattingRepair, repairFormatting } from './repairFormatting.ts';
import { type Resolution, resolveConflicts } from './resolveConflicts.ts';
import { type TidyOptions, type TidyResult, tidyEvents } from './tidyEvents.ts';

/** The chores. Edits are sorted, disjoint and minimal, for the text of the source; lines are counted from zero. */
export interface Chores {
  /** The draft of a day. The previous issue is a text; the caller makes sure that the draft is not there yet. */
  newDraft(
    input: Omit<NewDraftInput, 'previous' | 'tidy'> & { readonly previous?: Source | undefined },
    settings: Settings,
  ): NewDraft;
  /** Sorts the events; removes nothing. */
  tidyEvents(source: Source, settings: Settings): TidyResult;
  /** Which events may go, and why. */
  pruneCandidates(source: Source): readonly PruneCandidate[];
  /** Deletes the events that begin on these lines (from zero), all of them candidates. */
  pruneEvents(source: Source, lines: readonly number[]): readonly TextEdit[];
  /** Moves the event of a line on to its next date. */
  rollEvent(source: Source, line: number, interval: Interval): readonly TextEdit[];
  /** Where the entry or event of a line can go. */
  moveTargets(source: Source, line: number): readonly MoveTarget[];
  moveTo(source: Source, line: number, target: SectionId): readonly TextEdit[];
  recomputeWindow(source: Source): readonly TextEdit[];
  resolveConflicts(source: Source): Resolution;
  /** Takes back what a formatter did. */
  repairFormatting(source: Source, settings: Settings): FormattingRepair;
  /** The last look before publishing. Complete once the service has prepared the source. */
  checklist(source: Source, settings: Settings, options?: Omit<ChecklistOptions, 'uri' | 'links'>): Checklist;
}

/** What the chores need of the service. */
export interface ChoresHost {
  draft(source: Source): Draft;
  /** Parses a text that is on its way to become a document's. */
  parse(text: string, fileName: string | undefined): Draft;
  findings(source: Source, settings: Settings): readonly Finding[];
  /** The settings in force for a source, its repository's over the user's. */
  settings(source: Source, user: Settings): Settings;
  /** What is known of links. */
  links(): LinkResults | undefined;
}

/** Makes the chores of a service. */
export function createChores(host: ChoresHost): Chores {
  const parseFor =
    ({ fileName }: Draft) =>
    (text: string): Draft =>
      host.parse(text, fileName);
  const rowAt = (draft: Draft, line: number): EventRow | undefined =>
    draft.events.find(({ item, lastLine }) => item.line <= line && line <= lastLine);
  const mendingOptions = (source: Source, user: Settings): TidyOptions => {
    const settings = host.settings(source, user);
    const { rules, ignore } = settings;
    return { rules, ignore, options: settings, parse: parseFor(host.draft(source)) };
  };
  const chores: Chores = {
    newDraft: ({ previous, ...input }, user) =>
      newDraft({
        ...input,
        previous: previous && host.draft(previous),
        tidy: {
          ...(previous ? mendingOptions(previous, user) : {}),
          parse: (text) => host.parse(text, undefined),
        },
      }),
    tidyEvents: (source, user) => tidyEvents(host.draft(source), mendingOptions(source, user)),
    repairFormatting: (source, user) => repairFormatting(host.draft(source), mendingOptions(source, user)),
    pruneCandidates: (source) => pruneCandidates(host.draft(source)),
    pruneEvents(source, lines) {
      const draft = host.draft(source);
      const chosen = pruneCandidates(draft).filter(({ row }) => lines.includes(row.item.line));
      return pruneEdits(
        draft,
        chosen.map(({ row }) => row),
      );
    },
    rollEvent(source, line, interval) {
      const draft = host.draft(source);
      const row = rowAt(draft, line);
      return row ? rollEvent(draft, row, interval) : [];
    },
    moveTargets: (source, line) => moveTargets(host.draft(source), line),
    moveTo: (source, line, target) => moveTo(host.draft(source), line, target),
    recomputeWindow: (source) => recomputeWindow(host.draft(source)),
    resolveConflicts(source) {
      const draft = host.draft(source);
      return resolveConflicts(draft, { parse: parseFor(draft) });
    },
    checklist: (source, settings, options) =>
      checklist(host.draft(source), host.findings(source, settings), {
        ...options,
        uri: source.uri,
        links: host.links(),
      }),
  };
  return Object.freeze(chores);
}
