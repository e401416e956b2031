/** Which organisers a typed text names: by name, town or address. */
import type { Regular } from '../../archive/regulars.ts';
import { organiserUrlKey } from '../../links/canonical.ts';
import { nameKey } from '../../places/names.ts';
import { oncePer } from '../../text/remember.ts';

/** How a typed text names an organiser; `undefined` when it does not. */
export type Matched = 'address' | 'begins' | 'behindRust' | 'inName' | 'elsewhere';

interface Keys {
  /** The name from each of its words on, without spaces. */
  readonly name: readonly string[];
  /** The name behind a leading `Rust`. */
  readonly afterRust: string;
  /** Its towns, and the words of its address's path. */
  readonly others: readonly string[];
}

const keysOf = oncePer((regular: Regular): Keys => {
  const words = wordsOf(regular.name);
  const path = regular.key.split(/[^\p{L}\p{N}]+/u).slice(2);
  return {
    name: words.map((_, index) => nameKey(words.slice(index).join(''))),
    afterRust: /^rust$/i.test(words[0] ?? '') ? nameKey(words.slice(1).join('')) : '',
    others: [...regular.locations.flatMap((place) => place.split(/[(),/]/)), ...path].map(nameKey).filter(Boolean),
  };
});

/** The words of a name: `RustNL` is two. */
function wordsOf(name: string): readonly string[] {
  return name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter(Boolean);
}

/** How a text names an organiser: by an address, or by the beginning of a word. */
export function match(regular: Regular, query: string): Matched | undefined {
  if (looksLikeAddress(query)) return matchesAddress(regular, query) ? 'address' : undefined;
  const key = nameKey(query);
  if (!key) return query.trim() ? undefined : 'elsewhere';
  const { name, afterRust, others } = keysOf(regular);
  if (name[0]?.startsWith(key)) return 'begins';
  if (afterRust.startsWith(key)) return 'behindRust';
  if (name.some((word) => word.startsWith(key))) return 'inName';
  if (others.some((word) => word.startsWith(key))) return 'elsewhere';
  // From three letters on within a word, too: `cpp` in `meetingcpp`.
  return key.length > 2 && name[0]?.includes(key) ? 'elsewhere' : undefined;
}

/** Whether a text is an address, or the beginning of one. */
export function looksLikeAddress(query: string): boolean {
  return /^(?:https?:|www\.|[a-z0-9-]+\.[a-z]{2,}\/)/i.test(query.trim());
}

function matchesAddress(regular: Regular, query: string): boolean {
  const key = organiserUrlKey(withScheme(query.trim()));
  // `https://www.`, `https://me`: not yet of anyone's.
  if (key.length < 6) return false;
  return [...regular.addresses].some((address) => address.startsWith(key) || key.startsWith(`${address}/`));
}

/** An address as it is pasted, or typed without its scheme. */
export function withScheme(address: string): string {
  return /^https?:/i.test(address) ? address : `https://${address}`;
}
