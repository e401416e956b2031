/** What the site shows otherwise than GitHub. */
import type { Draft } from '../draft/model.ts';
import { siteDocumentOf } from '../draft/siteDocument.ts';
import { normaliseLabel } from '../markdown/nodes.ts';
import { lineAt, lineStarts, type SiteDocument } from '../site/index.ts';
import type { Lines } from '../text/lines.ts';
import { oncePer } from '../text/remember.ts';
import { compareOutlines, type Difference } from './compare.ts';
import { githubOutline } from './github.ts';
import type { OutlineBlock } from './outline.ts';
import { siteOutline } from './site.ts';

export type { Difference, DifferenceKind } from './compare.ts';
export type { OutlineBlock } from './outline.ts';

/** The differences of a draft, in order; computed once. */
export const differencesOf = oncePer((draft: Draft): readonly Difference[] => differencesIn(draft.lines));

/** Both outlines of a text. */
export interface Outlines {
  readonly site: readonly OutlineBlock[];
  readonly github: readonly OutlineBlock[];
}

/** The differences of a text, in order. */
export function differencesIn(lines: Lines): readonly Difference[] {
  const { site, github } = outlinesOf(lines);
  return compareOutlines(site, github);
}

/** What readers see of a text on the site and on GitHub; metadata, and what is too long to be looked at, left out. */
export function outlinesOf(split: Lines): Outlines {
  const document = siteDocumentOf(split);
  const from = firstLine(document);
  const unread: (readonly [number, number])[] = [];
  const github = githubOutline(split, from, labelsOf(split, from), (first, after) => unread.push([first, after]));
  const site = siteOutline(document).filter(
    ({ line }) => !unread.some(([first, after]) => first <= line && line < after),
  );
  return { site, github };
}

/** Where the text begins: the site keeps the metadata for itself. */
function firstLine({ children, text }: SiteDocument): number {
  const [metadata] = children;
  return metadata?.kind === 'metadata' ? lineAt(lineStarts(text), Math.max(0, metadata.end - 1)) + 1 : 0;
}

/** Addresses by label: the first definition counts, and one that goes on a paragraph is none. */
export function labelsOf(lines: Lines, from: number): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  let begins = true;
  for (let number = from; number < lines.all.length; number++) {
    const { text } = lines.line(number);
    const match: RegExpExecArray | null = begins ? DEFINITION.exec(text) : null;
    begins = match !== null || !text.trim() || /^ {0,3}#/.test(text);
    if (!match) continue;
    const label = normaliseLabel(match[1] as string);
    if (!labels.has(label)) labels.set(label, match[2] as string);
  }
  return labels;
}

const DEFINITION = /^[ >]{0,6}\[([^\]^][^\]]*)\]:[ \t]*<?([^\s<>]+)>?[ \t]*(?:["'(].*)?$/;
