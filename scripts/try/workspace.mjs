// A temporary workspace, so that a trial changes nothing of anyone's.
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Problem } from '../setup.mjs';

/** How many earlier issues are taken along, for what was printed before. */
const EARLIER = 60;

/**
 * Copies drafts, and what stands beside them in the newsletter's repository.
 *
 * @param {string[]} drafts
 * @returns {{ folder: string, files: string[] }} The workspace, and the copies in it.
 */
export function makeWorkspace(drafts) {
  for (const draft of drafts) {
    if (!statSync(draft, { throwIfNoEntry: false })?.isFile()) throw new Problem(`there is no file ${draft}`);
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'twir-try-'));
  mkdirSync(path.join(folder, 'draft'));
  const files = drafts.map((draft) => {
    const copy = path.join(folder, 'draft', path.basename(draft));
    copyFileSync(draft, copy);
    return copy;
  });
  for (const root of new Set(drafts.map((draft) => path.dirname(path.dirname(path.resolve(draft))))))
    copyRest(root, folder);
  return { folder, files };
}

/** @param {string} root Where the drafts' own folder stands. @param {string} folder */
function copyRest(root, folder) {
  for (const name of ['twir.json', 'draft/DRAFT_TEMPLATE']) {
    if (existsSync(path.join(root, name))) copyFileSync(path.join(root, name), path.join(folder, name));
  }
  const content = path.join(root, 'content');
  if (!existsSync(content)) return;
  mkdirSync(path.join(folder, 'content'), { recursive: true });
  const issues = readdirSync(content).filter((name) => /^\d{4}-\d{2}-\d{2}-.*\.md$/.test(name));
  for (const name of issues.sort().slice(-EARLIER)) {
    copyFileSync(path.join(content, name), path.join(folder, 'content', name));
  }
}
