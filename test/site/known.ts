/**
 * Where an older Python-Markdown differs from 3.7, the site's: by what a document must hold to be able to show it.
 *
 * Debian's 3.4.1 is the usual oracle. Each entry is a documented change between the two, from its change log.
 */
interface Change {
  /** The first version that renders as the site does. */
  readonly since: readonly [number, number, number];
  readonly name: string;
  readonly pattern: RegExp;
}

const CHANGES: readonly Change[] = [
  {
    since: [3, 4, 2],
    name: 'asterisks and underscores that stand alone are text',
    pattern: /(?:^|[\s[\]`*_>|(])[*_]{1,3}(?=[\s\][*_`<|]|$)/m,
  },
  { since: [3, 4, 4], name: 'an escaped character in raw HTML', pattern: /<[a-zA-Z!/][^>]*\\/ },
  { since: [3, 6, 0], name: 'braces in an attribute list', pattern: /\{[^}\n ][^\n]*\}[^\n]*\}|\{: ?[^\n]*\}[^\n]*\}/ },
  {
    since: [3, 6, 0],
    name: 'a footnote or raw HTML in a heading',
    pattern: /#[^\n]*(?:\[\^|<|&|\\)|(?:\[\^|<|&|\\)[^\n]*\n *[-=]/,
  },
  { since: [3, 6, 0], name: 'lines behind a heading in a loose list', pattern: /#[^\n]*\n +/ },
  { since: [3, 7, 0], name: 'abbreviations', pattern: /^\*\[/m },
];

function isOlder(version: string, since: readonly [number, number, number]): boolean {
  const parts = version.split('.').map(Number);
  for (let i = 0; i < 3; i++) {
    const difference = (parts[i] ?? 0) - (since[i] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

/** Which known changes since `version` could make that version render `text` differently. */
export function knownChanges(version: string, text: string): string[] {
  const normal = text.replace(/\r\n?/g, '\n');
  return CHANGES.filter((change) => isOlder(version, change.since) && change.pattern.test(normal)).map((c) => c.name);
}
