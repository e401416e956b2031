/** Pages that show a project itself, where an entry should lead to something said about it. */
import { type Address, segmentsOf, siteOf } from './address.ts';

/** What of a project an address shows. */
export type BareKind = 'repository' | 'crate' | 'documentation';

/** What an address shows bare: a repository's front page, a crate's page, a crate's documentation; `undefined` for other pages. */
export function bareProject(address: Address): BareKind | undefined {
  const segments = segmentsOf(address);
  const site = siteOf(address);
  if (address.fragment) return undefined;
  if (REPOSITORIES.has(site)) {
    return segments.length === 2 && !address.parameters.length && !OWNERS.has(segments[0] as string)
      ? 'repository'
      : undefined;
  }
  if (site === 'crates.io')
    return segments[0] === 'crates' && segments.length >= 2 && segments.length <= 3 ? 'crate' : undefined;
  if (site === 'lib.rs') return segments[0] === 'crates' && segments.length === 2 ? 'crate' : undefined;
  if (site === 'docs.rs')
    return segments.length >= 1 && segments.length <= 3 && !/\.html$/.test(address.path) ? 'documentation' : undefined;
  return undefined;
}

const REPOSITORIES: ReadonlySet<string> = new Set([
  'github.com',
  'gitlab.com',
  'codeberg.org',
  'bitbucket.org',
  'sr.ht',
]);
/** First segments that are no owner. */
const OWNERS: ReadonlySet<string> = new Set([
  'orgs',
  'features',
  'sponsors',
  'topics',
  'marketplace',
  'search',
  'settings',
  'about',
]);
