/** The newsletter's own material, which tests read where it lies beside the project; nothing of it is copied. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'vitest';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const SHARED = process.env['TWIR_SHARED'] ?? path.resolve(ROOT, '../shared');

/** Whether the long run over all material is asked for; by default a sample is read. */
export const EVERYTHING = process.env['TWIR_ALL'] === '1';

/** A path within the material. */
export const shared = (...parts: string[]): string => path.join(SHARED, ...parts);

export interface SharedText {
  readonly name: string;
  readonly text: string;
}

/** Texts of a folder of the material, in the order of their names. */
export function sharedTexts(folder: string, pick: (name: string) => boolean = () => true): readonly SharedText[] {
  return readdirSync(shared(folder))
    .filter((name) => name.endsWith('.md') && pick(name))
    .sort()
    .map((name) => ({ name, text: readFileSync(shared(folder, name), 'utf8') }));
}

/** Every n-th of a list, from its first to its last. */
export function sample<T>(list: readonly T[], count: number): readonly T[] {
  if (list.length <= count) return list;
  return Array.from({ length: count }, (_, i) => list[Math.round((i * (list.length - 1)) / (count - 1))] as T);
}

/**
 * Tests over the material. Where it is missing they are skipped under a name that says so; with `TWIR_NO_SKIP=1`, as
 * where the whole suite must run, that is a failure.
 */
export function describeShared(title: string, needs: readonly string[], body: () => void): void {
  const missing = needs.filter((need) => !existsSync(shared(need)));
  if (!missing.length) {
    describe(title, body);
    return;
  }
  const reason = `${title} (missing: ${missing.map((need) => path.join('$TWIR_SHARED', need)).join(', ')})`;
  if (process.env['TWIR_NO_SKIP'] === '1') {
    it(reason, () => {
      throw new Error(`${reason}; TWIR_NO_SKIP=1 allows no skipping`);
    });
  } else describe.skip(reason, () => it('needs the material', () => {}));
}
