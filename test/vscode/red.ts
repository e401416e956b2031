import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import process from 'node:process';
import type { Counts } from './host/verdict.ts';
import { finish, resultFile } from './layer.ts';

/**
 * Shows that a runner can fail: runs this very script again with a failing test added, and expects an exit code for it
 * while all else passes. Without such a proof, a green run may only mean that nobody looked.
 */
export function proveRed(layer: string): never {
  const proof = `${layer}-red`;
  const args = process.argv.slice(1).filter((argument) => argument !== '--prove-red');
  rmSync(resultFile(proof), { force: true });
  const { status } = spawnSync(process.execPath, ['scripts/run.mjs', ...args], {
    stdio: 'inherit',
    env: { ...process.env, TWIR_PROVE_RED: '1' },
  });
  const { passed, failed } = JSON.parse(readFileSync(resultFile(proof), 'utf8')) as Counts;
  const seen = status === 1 && failed === 1 && passed > 0;
  const why = seen ? 'the failing test was noticed' : `exit code ${status} with ${failed} failed of ${passed + failed}`;
  finish(proof, { passed: seen ? 1 : 0, failed: seen ? 0 : 1, skipped: 0, why });
}
