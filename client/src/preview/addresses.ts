const schemes: readonly string[] = ['http:', 'https:', 'mailto:'];

/** An address that may be opened outside: a page of the web, or somebody's mailbox. All else is `undefined`. */
export function openable(href: unknown): string | undefined {
  if (typeof href !== 'string') return undefined;
  try {
    const url = new URL(href);
    return schemes.includes(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}
