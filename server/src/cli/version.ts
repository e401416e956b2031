/** The project's version, put in when it is bundled. */
declare const TWIR_VERSION: string | undefined;

/** The version that `twir --version` tells; of sources that nobody has bundled, words. */
export const VERSION = typeof TWIR_VERSION === 'undefined' ? 'of the sources' : TWIR_VERSION;
