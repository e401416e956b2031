/** Generated files, and the project as the generators see it: paths are relative to the root, with `/` between the parts. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A generated file: its path and its text; `undefined` for one that must not exist. */
export interface Output {
  readonly path: string;
  readonly text: string | undefined;
}

/** What generators may read: a generated part may stand within a file that people write, too. */
export interface Project {
  /** A file's text, or `undefined` when there is none. */
  read(path: string): string | undefined;
  /** Names of the files in a folder, sorted; none when there is no such folder. */
  list(folder: string): readonly string[];
}

/** The project in a folder on disk. */
export function projectIn(root: string): Project {
  return {
    read(name) {
      const file = path.join(root, name);
      return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
    },
    list(name) {
      const folder = path.join(root, name);
      return existsSync(folder) ? readdirSync(folder).sort() : [];
    },
  };
}

/** The outputs that are not yet what the project holds. */
export function staleOutputs(project: Project, outputs: readonly Output[]): readonly Output[] {
  return outputs.filter((output) => project.read(output.path) !== output.text);
}

/** Writes outputs to disk, and deletes what must not exist. */
export function writeOutputs(root: string, outputs: readonly Output[]): void {
  for (const { path: name, text } of outputs) {
    const file = path.join(root, name);
    if (text === undefined) rmSync(file);
    else {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  }
}
