/** What is said of an answer that {@link isUrl} does not take. */
export const NO_URL = 'An address begins with http:// or https://';

/** Whether a text is one web address and nothing else. */
export function isUrl(text: string): boolean {
  return /^https?:\/\/[^\s/]\S*$/i.test(text) && URL.canParse(text);
}

/** The web address that a text is, white space around it left out. */
export function loneUrl(text: string): string | undefined {
  const trimmed = text.trim();
  return isUrl(trimmed) ? trimmed : undefined;
}
