import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * The folder that reports give paths from: the one that GitHub Actions names, the repository's root, or else the working
 * folder.
 */
export function rootOf(cwd: string, workspace: string | undefined): string {
  if (workspace && insideOf(workspace, cwd) !== undefined) return path.resolve(workspace);
  for (let at = path.resolve(cwd); ; at = path.dirname(at)) {
    if (existsSync(path.join(at, '.git'))) return at;
    if (at === path.dirname(at)) return path.resolve(cwd);
  }
}

/** A file's path from a folder, with `/` between the parts; `undefined` for what does not lie in it. */
export function insideOf(folder: string, file: string): string | undefined {
  const relative = path.relative(folder, file);
  if (relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative)) return undefined;
  return relative.split(path.sep).join('/');
}
