// The server for a web worker, in parts. A worker knows no modules: what is loaded later is a script of its own, which takes
// from the first one whatever that holds already.
import path from 'node:path';
import { build } from 'esbuild';

/** Only our own modules are shared: they are ES modules, so an object with their exports is as good as they are. */
const SOURCES = 'server/src/';

/**
 * Builds a worker's script and the parts that it loads when they are wanted. A part leaves its exports under `twirParts`.
 *
 * @param {import('esbuild').BuildOptions} options What all of them are built with.
 * @param {string} entry The module of the first script.
 * @param {string} folder Where the scripts go: `server.js`, and one for each part by its name.
 * @param {Readonly<Record<string, string>>} parts The modules of the parts, by name.
 * @returns {Promise<import('esbuild').Metafile[]>}
 */
export async function buildWorker(options, entry, folder, parts) {
  const outfile = path.join(folder, 'server.js');
  const planned = await build({ ...options, metafile: true, entryPoints: [entry], outfile, write: false });
  const held = new Set(Object.keys(planned.metafile.inputs).filter((file) => file.startsWith(SOURCES)));
  /** @type {Set<string>} */
  const shared = new Set();
  const made = [];
  for (const [name, module] of Object.entries(parts)) {
    const { metafile } = await build({
      ...options,
      metafile: true,
      entryPoints: [module],
      outfile: path.join(folder, `${name}.js`),
      globalName: `twirPart_${name}`,
      footer: { js: `self.twirParts={...self.twirParts,${name}:twirPart_${name}};` },
      plugins: [takeFromServer(held, shared)],
    });
    made.push(metafile);
  }
  const files = [...shared].sort();
  const contents = [
    ...files.map((file, at) => `import * as shared${at} from './${file}';`),
    `import './${entry}';`,
    `self.twirShared = { ${files.map((file, at) => `${JSON.stringify(file)}: shared${at}`).join(', ')} };`,
  ].join('\n');
  const stdin = { contents, resolveDir: process.cwd(), sourcefile: 'worker.js' };
  const { metafile } = await build({ ...options, metafile: true, stdin, outfile });
  return [metafile, ...made];
}

/**
 * Replaces modules that the first script holds by what it has of them.
 *
 * @param {ReadonlySet<string>} held
 * @param {Set<string>} shared Gets those that were replaced.
 * @returns {import('esbuild').Plugin}
 */
function takeFromServer(held, shared) {
  return {
    name: 'take from the server',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\.\.?\// }, ({ path: name, resolveDir, kind }) => {
        const file = path.relative(process.cwd(), path.resolve(resolveDir, name)).split(path.sep).join('/');
        return kind === 'import-statement' && held.has(file) ? { path: file, namespace: 'server' } : undefined;
      });
      onLoad({ filter: /.*/, namespace: 'server' }, ({ path: file }) => {
        shared.add(file);
        return { contents: `module.exports = self.twirShared[${JSON.stringify(file)}];`, loader: 'js' };
      });
    },
  };
}
