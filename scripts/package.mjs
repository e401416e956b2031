// Builds the extension and packs it: `npm run package [-- FILE]` → twir-desk.vsix. What goes in is listed in .vscodeignore.
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { createVSIX } from '@vscode/vsce';

const { status } = spawnSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);
await createVSIX({
  packagePath: process.argv[2] ?? 'twir-desk.vsix',
  // Everything is bundled.
  dependencies: false,
  allowMissingRepository: true,
  rewriteRelativeLinks: false,
});
