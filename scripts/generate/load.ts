import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import type { Output } from './output.ts';

/**
 * Loads the generators with the rules of a registry that need not be on disk yet: a rule just added counts in the same
 * run, one just deleted breaks nothing, and `--check` judges what would be written.
 */
export async function loadOutputs(root: string, registry: Output): Promise<typeof import('./outputs.ts')> {
  // Beside the project's node_modules, so that what is not bundled is found.
  const folder = mkdtempSync(path.join(root, 'node_modules', '.twir-generate-'));
  try {
    const outfile = path.join(folder, 'outputs.mjs');
    await build({
      entryPoints: [path.join(root, 'scripts/generate/outputs.ts')],
      absWorkingDir: root,
      bundle: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
      target: 'node20',
      outfile,
      logLevel: 'warning',
      plugins: [registryPlugin(registry)],
    });
    return (await import(pathToFileURL(outfile).href)) as typeof import('./outputs.ts');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function registryPlugin({ text }: Output): Plugin {
  return {
    name: 'registry',
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]registry\.generated\.ts$/ }, () => ({ contents: text ?? '', loader: 'ts' }));
    },
  };
}
