import { FileType, Uri, window, workspace } from 'vscode';
import { rootByName } from '../../server/src/archive/roots.ts';

/**
 * The newsletter's repository: the one of the draft at hand, else the folder of the workspace that has `draft/` in it.
 *
 * @returns `undefined` when somebody was asked which, and gave up.
 * @throws Error when there is none.
 */
export async function findRepository(): Promise<Uri | undefined> {
  const open = window.activeTextEditor?.document.uri;
  const root = open && rootByName(open.toString());
  if (root !== undefined) {
    const uri = Uri.parse(root);
    // A file system's own root has a path, too, though its address needs none.
    return uri.path === '' ? uri.with({ path: '/' }) : uri;
  }
  const folders = (workspace.workspaceFolders ?? []).map(({ uri }) => uri);
  const hasDrafts = await Promise.all(folders.map(isRepository));
  const found = folders.filter((_, index) => hasDrafts[index]);
  const [first] = found;
  if (!first) throw new Error("open the newsletter's repository first; no folder here has a folder draft in it");
  if (found.length === 1) return first;
  const items = found.map((uri) => ({ label: workspace.asRelativePath(uri), uri }));
  return (await window.showQuickPick(items, { placeHolder: 'In which repository?' }))?.uri;
}

async function isRepository(folder: Uri): Promise<boolean> {
  try {
    return ((await workspace.fs.stat(Uri.joinPath(folder, 'draft'))).type & FileType.Directory) !== 0;
  } catch {
    return false;
  }
}
