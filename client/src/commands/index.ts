import { commands, type Disposable } from 'vscode';
import type { Desk } from '../desk.ts';
import { tellFailure } from '../telling.ts';
import { checkLinks } from './check-links.ts';
import type { Command } from './command.ts';
import { fetchTitle } from './fetch-title.ts';
import { fixAll } from './fix-all.ts';
import { importEvents } from './import-events.ts';
import { insertEvent } from './insert-event.ts';
import { insertEventFromPage } from './insert-event-from-page.ts';
import { insertLink } from './insert-link.ts';
import { keepFormattersOff } from './keep-formatters-off.ts';
import { mendItem } from './mend-item.ts';
import { moveToContent } from './move-to-content.ts';
import { newDraft } from './new-draft.ts';
import { pasteSections } from './paste-sections.ts';
import { preparePublish } from './prepare-publish.ts';
import { preview } from './preview.ts';
import { pruneEvents } from './prune-events.ts';
import { recomputeWindow } from './recompute-window.ts';
import { repairFormatting } from './repair-formatting.ts';
import { resolveConflicts } from './resolve-conflicts.ts';
import { restartServer } from './restart-server.ts';
import { showLog } from './show-log.ts';
import { tidyEvents } from './tidy-events.ts';
import { updateSections } from './update-sections.ts';

/** Every command; package.json lists the same ids, which a test compares. */
export const registry: readonly Command[] = [
  fixAll,
  insertLink,
  fetchTitle,
  insertEvent,
  insertEventFromPage,
  newDraft,
  preview,
  tidyEvents,
  pruneEvents,
  importEvents,
  pasteSections,
  updateSections,
  recomputeWindow,
  resolveConflicts,
  repairFormatting,
  keepFormattersOff,
  checkLinks,
  preparePublish,
  moveToContent,
  mendItem,
  restartServer,
  showLog,
];

/** Registers the commands. What one throws pops up: somebody has given it, and it has failed. */
export function registerCommands(desk: Desk): Disposable[] {
  return registry.map(({ id, run }) =>
    commands.registerCommand(id, async (...args: unknown[]) => {
      try {
        await run(desk, ...args);
      } catch (error) {
        tellFailure(desk, id, error);
      }
    }),
  );
}
