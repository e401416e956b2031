// Builds the extension and packs it: `npm run package [-- FILE]` → twir-desk.vsix. What goes in is listed in .vscodeignore.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import process from 'node:process';
import { createVSIX } from '@vscode/vsce';

const { status } = spawnSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);
const packagePath = process.argv[2] ?? 'twir-desk.vsix';
await createVSIX({
  packagePath,
  // Everything is bundled.
  dependencies: false,
  // Galleries and the editor show the README apart from the repository: its links and pictures lead there.
  githubBranch: 'main',
});
console.log(`${(statSync(packagePath).size / 1024).toFixed(0).padStart(6)} kB  ${packagePath}`);
