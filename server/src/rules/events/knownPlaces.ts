/** What earlier issues printed behind a town and its state: the only witness where a code is a state's and a country's. */
import type { Archive } from '../../archive/index.ts';
import type { IssueRecord } from '../../archive/scan.ts';
import { nameKey, statesOfCode } from '../../places/names.ts';
import { oncePer, remember } from '../../text/remember.ts';

/** Of one issue: what stands behind `town, code`; `''` where nothing does. */
type Behind = ReadonlyMap<string, string>;

/** Made once for an issue, whatever archives it is part of: each draft's archive is another selection. */
const tables = new WeakMap<IssueRecord, Behind>();

const keyOf = (town: string, code: string): string => `${nameKey(town)}, ${nameKey(code)}`;

/**
 * The country of a town and a state as earlier issues have them: `San Francisco`, `CA` → `US`. `undefined` where they differ,
 * never had the town so, or also print it with nothing behind `CA`; and for what is no state's code.
 */
export function countryBehind(archive: Archive, town: string, state: string): string | undefined {
  if (!statesOfCode(state).length) return undefined;
  return answersOf(archive)(keyOf(town, state)).country;
}

function behindIn(record: IssueRecord): Behind {
  let behind = tables.get(record);
  if (!behind) {
    const table = new Map<string, string>();
    for (const { location } of record.events) {
      const place = /\(([^()]*)\)\s*$/.exec(location)?.[1] ?? location;
      const [town, code, country = '', more] = place.split(',').map((part) => part.trim());
      if (town && code && !more && statesOfCode(code).length) table.set(keyOf(town, code), country);
    }
    behind = table;
    tables.set(record, behind);
  }
  return behind;
}

/** Answers by town and state, kept with the archive: a draft asks for the same ones at every key. */
const answersOf = oncePer((archive: Archive) =>
  remember((key) => {
    const seen = new Set(archive.records.flatMap((record) => behindIn(record).get(key) ?? []));
    const [country] = seen;
    return { country: seen.size === 1 && country ? country : undefined };
  }),
);
