// Opening VS Code with the extension of this folder: nice to have, never a reason to fail.
import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/**
 * Opens a workspace in VS Code, with this project as its extension.
 *
 * @param {string} root The project's folder.
 * @param {string} workspace
 * @param {string[]} files
 * @returns {string | undefined} Why not, if not.
 */
export function openEditor(root, workspace, files) {
  const { platform, env } = process;
  if (env['CI'] !== undefined) return 'this runs in CI';
  if (platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return 'there is no display';
  const code = findOnPath('code');
  if (!code) return '`code` is not on the PATH';
  const args = ['--new-window', `--extensionDevelopmentPath=${root}`, workspace, ...files];
  // On Windows `code` is a script, which only a shell starts; a shell takes arguments as they stand.
  const shell = platform === 'win32';
  const quoted = shell ? args.map((arg) => `"${arg}"`) : args;
  const child = spawn(shell ? `"${code}"` : code, quoted, { detached: true, stdio: 'ignore', shell });
  child.on('error', (error) => console.log(`VS Code did not start: ${error.message}`));
  child.unref();
  return undefined;
}

/** @param {string} name */
function findOnPath(name) {
  const names = process.platform === 'win32' ? [`${name}.cmd`, `${name}.exe`] : [name];
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter(Boolean);
  return folders
    .flatMap((folder) => names.map((candidate) => path.join(folder, candidate)))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}
