import { PREFIXES } from '../../server/src/draft/prefixes.ts';
import type { LinkProposalResult } from './protocol.ts';

/** A prefix to pick. */
export interface PrefixChoice {
  readonly label: string;
  readonly description: string;
  readonly word: string;
  readonly picked: boolean;
}

/** A section to pick. */
export interface SectionChoice {
  readonly label: string;
  readonly description: string;
  readonly id: string;
}

/** The prefixes to pick from, those that are proposed first; the others can be picked all the same. */
export function prefixChoices({ prefixes }: Pick<LinkProposalResult, 'prefixes'>): readonly PrefixChoice[] {
  const proposed = prefixes.map(({ word, why }) => ({ word, description: `because ${why}`, picked: true }));
  const others = PREFIXES.filter(([word]) => !prefixes.some((prefix) => prefix.word === word));
  return [...proposed, ...others.map(([word, description]) => ({ word, description, picked: false }))].map(
    (choice) => ({ ...choice, label: `[${choice.word}]` }),
  );
}

/** The prefixes that were picked, in the order in which they stand: languages first, the medium next to the link. */
export function inOrder(words: readonly string[]): readonly string[] {
  const rank = (word: string): number => (/^[A-Z]{2}$/.test(word) ? 0 : word === 'series' ? 1 : 2);
  return [...words].sort((a, b) => rank(a) - rank(b));
}

/** The sections to pick from, the likeliest first. */
export function sectionChoices({ sections }: Pick<LinkProposalResult, 'sections'>): readonly SectionChoice[] {
  return sections.map(({ id, title, share, exists, current }) => ({
    id,
    label: title,
    description: [
      share === undefined ? '' : percent(share),
      current ? 'where the cursor is' : '',
      exists ? '' : 'its heading is made',
    ]
      .filter(Boolean)
      .join(' · '),
  }));
}

/**
 * The section that is picked when nobody looks: where the cursor waits in an empty entry, or is at all while no earlier
 * issue says what is likely; else the likeliest.
 */
export function likelySection({ sections, place }: Pick<LinkProposalResult, 'sections' | 'place'>): string | undefined {
  const isGuess = sections[0]?.share === undefined;
  const waits = place !== undefined && place.kind !== 'line';
  const current = waits || isGuess ? sections.find((section) => section.current) : undefined;
  return (current ?? sections[0])?.id;
}

/** What is to be said of an address before it is inserted: where it stands already. */
export function seenText({ seen }: Pick<LinkProposalResult, 'seen'>): string | undefined {
  return seen.length > 0 ? seen.map(({ message }) => message).join(' ') : undefined;
}

/** Whether the place takes the link as it is, with no question for prefixes and section: in running text, around words. */
export function isInText({ place }: Pick<LinkProposalResult, 'place'>): boolean {
  return place !== undefined && !place.isEntry;
}

function percent(share: number): string {
  return share < 0.01 ? 'under 1 %' : `${Math.round(share * 100)} %`;
}
