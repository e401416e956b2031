import { setFlagsFromString } from 'node:v8';

/** Eight times what V8 would wait before it optimises a function: by then it is sure to pay. */
const PATIENCE = 1_000_000;
/** The versions of V8 that are known to know the flag: another would complain on standard error. */
const KNOWN_V8: readonly number[] = [11, 12, 13];

/**
 * Has V8 optimise less eagerly: for a command that is over after a second or two. Each of the many rules and readers is hot
 * there for a moment, and optimising them all took as long as their whole work. A server, which stays, is better without.
 */
export function optimiseLate(): void {
  if (KNOWN_V8.includes(Number.parseInt(process.versions.v8, 10))) setFlagsFromString(`--interrupt-budget=${PATIENCE}`);
}
