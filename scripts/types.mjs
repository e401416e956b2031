// Writes dist/types/: the declarations that the package's entry (server/src/hosts/api.ts) reaches, and no others.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const entry = 'hosts/api.d.ts';
const target = path.resolve('dist/types');
const folder = mkdtempSync(path.resolve('node_modules/.twir-types-'));

/** Specifiers of a declaration's imports, with what stands around them. */
const imports = /(\bfrom |\bimport\()(['"])(\.[^'"]*)\.ts\2/g;

try {
  const project = path.join(folder, 'tsconfig.json');
  const options = {
    rootDir: path.resolve('server/src'),
    outDir: path.join(folder, 'out'),
    composite: false,
    types: ['node'],
  };
  writeFileSync(
    project,
    JSON.stringify({
      extends: path.resolve('tsconfig.base.json'),
      compilerOptions: { ...options, typeRoots: [path.resolve('node_modules/@types')] },
      files: [path.resolve('server/src', entry.replace('.d.ts', '.ts'))],
    }),
  );
  const { status } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', project], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exitCode = status ?? 1;
  else {
    rmSync(target, { recursive: true, force: true });
    for (const name of reached(options.outDir)) {
      const file = path.join(target, name);
      mkdirSync(path.dirname(file), { recursive: true });
      // Programs that import us may not be set up for names in `.ts`.
      writeFileSync(file, readFileSync(path.join(options.outDir, name), 'utf8').replace(imports, '$1$2$3.js$2'));
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The entry, and all that it is made of. @param {string} root */
function reached(root) {
  const names = new Set([entry]);
  for (const name of names) {
    for (const [, , , specifier] of readFileSync(path.join(root, name), 'utf8').matchAll(imports))
      names.add(path.join(path.dirname(name), `${specifier}.d.ts`));
  }
  return names;
}
