/** The project's version, put in when it is bundled. */
declare const TWIR_VERSION: string | undefined;

export const VERSION = typeof TWIR_VERSION === 'undefined' ? 'of the sources' : TWIR_VERSION;
