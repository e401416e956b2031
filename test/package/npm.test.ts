/** The npm package: packed, installed into an empty folder, run and imported there as its users do. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleDraft } from '../support/exampleDraft.ts';
import { ROOT } from '../support/shared.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'twir-npm-'));
const NAME = '2025-06-04-this-week-in-rust.md';
/** npm as this Node has it; on Windows it is no program that can be started by itself. */
const npm = (cwd: string, ...args: string[]): string =>
  execFileSync('npm', args, {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'inherit'],
  });

interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly files: readonly { readonly path: string }[];
}
let packed: Packed;

beforeAll(() => {
  const out = npm(ROOT, 'pack', '--json', '--silent', '--pack-destination', folder);
  // What the build has to say stands before it.
  const told = JSON.parse(out.slice(out.search(/^[[{]\s*$/m))) as Packed[] | Record<string, Packed>;
  [packed] = Object.values(told) as [Packed];
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true }');
  npm(folder, 'install', '--no-audit', '--no-fund', '--prefer-offline', '--silent', path.join(folder, packed.filename));
  writeFileSync(path.join(folder, NAME), exampleDraft('- [A](https://example.org/a)').text);
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the packed file', () => {
  it('holds the command, what is imported, its types, and nothing else', () => {
    const names = packed.files.map((file) => file.path);
    expect(names.filter((name) => !/^dist\/(?:types\/[\w/]+\.d\.ts|node\/[\w-]+\.mjs)$/.test(name)).sort()).toEqual([
      'LICENSE',
      'README.md',
      'dist/cli.js',
      'package.json',
    ]);
    expect(names).toEqual(
      expect.arrayContaining(['dist/node/cli.mjs', 'dist/node/api.mjs', 'dist/types/hosts/api.d.ts']),
    );
    expect(names).not.toContain('dist/node/server.mjs');
  });

  it('is small', () => expect(packed.size).toBeLessThan(700_000));

  it('names no file that it does not hold', () => {
    const installed = path.join(folder, 'node_modules/twir-desk');
    for (const name of packed.files.map((file) => file.path).filter((one) => /\.(?:mjs|d\.ts|js)$/.test(one))) {
      const text = readFileSync(path.join(installed, name), 'utf8');
      for (const [, specifier = ''] of text.matchAll(/(?:\bfrom|\bimport\()\s*["'](\.{1,2}\/[^"']+)["']/g)) {
        const target = path.join(installed, path.dirname(name), specifier);
        expect([name, specifier, existsSync(target.replace(/\.js$/, '.d.ts')) || existsSync(target)]).toEqual([
          name,
          specifier,
          true,
        ]);
      }
      expect(text).not.toContain(ROOT);
    }
  });
});

describe('installed from the repository, as pre-commit does', () => {
  it('builds what is not there, after it has fetched what that needs, and nothing the second time', () => {
    const clone = path.join(folder, 'clone');
    mkdirSync(path.join(clone, 'bin'), { recursive: true });
    for (const name of ['client', 'server', 'scripts', 'package.json', 'tsconfig.base.json'])
      cpSync(path.join(ROOT, name), path.join(clone, name), { recursive: true });
    // The compiler cannot name types that lie behind a link; that they are written is seen above.
    mkdirSync(path.join(clone, 'dist/types'), { recursive: true });
    const { scripts } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    // In place of npm, which would fetch: what it would have put there, once.
    const fake = path.join(clone, 'bin/npm');
    writeFileSync(
      fake,
      `#!/bin/sh\necho "npm $*"\nln -s ${JSON.stringify(path.join(ROOT, 'node_modules'))} node_modules\n`,
    );
    chmodSync(fake, 0o755);
    const prepare = (): { code: number | null; out: string } => {
      const PATH = [path.join(clone, 'bin'), process.env['PATH']].join(path.delimiter);
      const { status, stdout } = spawnSync(scripts['prepare'] ?? '', {
        cwd: clone,
        encoding: 'utf8',
        shell: true,
        env: { ...process.env, PATH },
      });
      return { code: status, out: stdout };
    };
    expect(prepare()).toMatchObject({ code: 0, out: expect.stringMatching(/^npm ci .*--ignore-scripts/) });
    for (const name of ['dist/cli.js', 'dist/node/api.mjs'])
      expect([name, existsSync(path.join(clone, name))]).toEqual([name, true]);
    expect(prepare()).toEqual({ code: 0, out: '' });
  });
});

describe('installed', () => {
  const run = (program: string, ...args: string[]): { code: number | null; out: string; err: string } => {
    const { status, stdout, stderr } = spawnSync(program, args, {
      cwd: folder,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    return { code: status, out: stdout, err: stderr };
  };
  const npx = (...args: string[]): ReturnType<typeof run> => run('npx', '--no-install', 'twir', ...args);
  const node = (file: string, text: string): ReturnType<typeof run> => {
    writeFileSync(path.join(folder, file), text);
    return run(process.execPath, file, NAME);
  };

  it('brings nothing else along', () =>
    expect(readdirSync(path.join(folder, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
      'twir-desk',
    ]));

  it('runs as a command', () => {
    const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { version: string };
    expect(npx('--version')).toMatchObject({ code: 0, out: `twir ${version}\n` });
    const { code, out } = npx('check', NAME, '--max-severity', 'none');
    expect([code, out]).toEqual([1, expect.stringMatching(/information list-marker/)]);
    expect(npx('check', NAME, '--format', 'sarif')).toMatchObject({ code: 0, out: expect.stringContaining('"2.1.0"') });
    expect(npx('render', NAME, '--as', 'github')).toMatchObject({ code: 0, out: expect.stringContaining('<h') });
    expect(npx('fix', NAME, '--dry-run').out).toContain('+* [A]');
    expect(npx('lsp')).toMatchObject({ code: 2 });
  });

  const USE = `const source = { uri: url.pathToFileURL(process.argv[2]).href, version: 1, text: fs.readFileSync(process.argv[2], 'utf8') };
const service = twir.createService({ log: console.error, files: twir.createNodeFiles() });
service.prepare(source, twir.DEFAULT_SETTINGS).then(() => {
  const [finding] = service.findings(source, twir.DEFAULT_SETTINGS);
  const mended = twir.applyEdits(source.text, finding.fixes[0].edits);
  console.log(finding.rule, mended === service.fixAll(source, twir.DEFAULT_SETTINGS).text);
});\n`;
  it.each([
    [
      'import',
      'esm.mjs',
      `import fs from 'node:fs';\nimport url from 'node:url';\nimport * as twir from 'twir-desk';\n${USE}`,
    ],
    [
      'require',
      'cjs.cjs',
      `const fs = require('node:fs'), url = require('node:url'), twir = require('twir-desk');\n${USE}`,
    ],
  ])('can be had by %s', (_, file, text) =>
    expect(node(file, text)).toEqual({ code: 0, out: 'list-marker true\n', err: '' }),
  );

  describe('the example of docs/api.md', () => {
    const [, example = ''] = /```ts\n([\s\S]*?)```/.exec(readFileSync(path.join(ROOT, 'docs/api.md'), 'utf8')) ?? [];
    const types = path.join(ROOT, 'node_modules/@types');
    const compile = (name: string, text: string, options: Record<string, unknown>): ReturnType<typeof run> => {
      const project = path.join(folder, name);
      mkdirSync(project, { recursive: true });
      writeFileSync(path.join(project, 'use.ts'), text);
      const base = {
        strict: true,
        target: 'es2022',
        outDir: 'out',
        types: ['node'],
        typeRoots: [types],
        skipLibCheck: false,
      };
      writeFileSync(path.join(project, 'package.json'), `{ "type": ${JSON.stringify(options['type'])} }`);
      const { type: _, ...own } = options;
      writeFileSync(
        path.join(project, 'tsconfig.json'),
        JSON.stringify({ compilerOptions: { ...base, ...own }, files: ['use.ts'] }),
      );
      return run(process.execPath, path.join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', project);
    };

    it.each([
      ['nodenext, as a module', { module: 'nodenext', type: 'module' }],
      ['nodenext, as CommonJS', { module: 'nodenext', type: 'commonjs' }],
      ['for a bundler', { module: 'esnext', moduleResolution: 'bundler', type: 'module' }],
    ])('compiles: %s', (name, options) => {
      expect(compile(name.replace(/\W+/g, '-'), example, options)).toEqual({ code: 0, out: '', err: '' });
    });

    it('does not compile with a mistake in it', () => {
      const wrong = example.replace('finding.severity', 'finding.loudness');
      expect(wrong).not.toBe(example);
      const { code, out } = compile('wrong', wrong, { module: 'nodenext', type: 'module' });
      expect([code, out]).not.toEqual([0, '']);
      expect(out).toContain('loudness');
    });

    it('does what it says', async () => {
      compile('run', example, { module: 'nodenext', type: 'module' });
      const { problems } = (await import(pathToFileURL(path.join(folder, 'run/out/use.js')).href)) as {
        problems(file: string): Promise<readonly string[]>;
      };
      expect(await problems(path.join(folder, NAME))).toEqual([
        expect.stringMatching(/^\d+: information list-marker: /),
      ]);
      expect(await problems(path.join(ROOT, 'README.md'))).toEqual([]);
    });

    it('names what there is', async () => {
      const api = (await import(
        pathToFileURL(path.join(folder, 'node_modules/twir-desk/dist/node/api.mjs')).href
      )) as Record<string, unknown>;
      const page = readFileSync(path.join(ROOT, 'docs/api.md'), 'utf8');
      for (const name of Object.keys(api)) expect(page).toContain(`\`${name}`);
      const service = (api['createService'] as (host: object) => Record<string, unknown>)({ log: () => {} });
      for (const [, name = ''] of page.matchAll(/^\| `service\.(\w+)/gm)) expect(service[name]).toBeDefined();
    });
  });
});
