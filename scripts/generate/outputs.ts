import type { Output } from '../generate.ts';

/** All generated files but the registry. */
export function outputs(_root: string): readonly Output[] {
  return [];
}
