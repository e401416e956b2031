import process from 'node:process';

/**
 * The environment variables that the runners read:
 * `CHROMIUM`, a browser to use; `DISPLAY` and `XDG_CACHE_HOME`, as everywhere; `TWIR_EDITION`, the workbench that the
 * stand-in for `code` opens; `TWIR_NO_SKIP=1`, a skipped test is a failure; `TWIR_PROVE_RED`, adds a failing test; `TWIR_VERBOSE`,
 * prints the page's whole console.
 */
export const {
  CHROMIUM,
  DISPLAY,
  XDG_CACHE_HOME,
  TWIR_EDITION,
  TWIR_NO_SKIP,
  TWIR_PROVE_RED,
  TWIR_VERBOSE: VERBOSE,
} = process.env;
