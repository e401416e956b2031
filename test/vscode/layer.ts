import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import process from 'node:process';
import { TWIR_NO_SKIP, TWIR_PROVE_RED } from './host/env.ts';
import type { Counts } from './host/verdict.ts';

/** How a layer of tests ended. */
export interface LayerResult extends Counts {
  /** Why it failed or was skipped as a whole. */
  readonly why?: string;
}

/** The name under which a runner reports: another one while it is being proved, for that run must not count. */
export function layerName(name: string): string {
  return TWIR_PROVE_RED ? `${name}-red` : name;
}

/** The file in which a layer's counts are found by `npm test`, which adds them up. */
export function resultFile(layer: string): string {
  return `test-results/${layer}.json`;
}

/** Writes a layer's counts, and ends the process: with 0 only when nothing failed. */
export function finish(layer: string, result: LayerResult): never {
  const skipped = result.skipped > 0 && TWIR_NO_SKIP === '1';
  const file = resultFile(layer);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ layer, ...result })}\n`);
  const counts = `${result.passed} passed, ${result.failed} failed, ${result.skipped} skipped`;
  console.log(`${layer}: ${counts}${result.why ? ` (${result.why})` : ''}`);
  process.exit(result.failed > 0 || skipped ? 1 : 0);
}

/** Ends a layer that this machine cannot run. It counts as one skipped test, so that it is seen. */
export function skip(layer: string, why: string): never {
  finish(layer, { passed: 0, failed: 0, skipped: 1, why });
}
