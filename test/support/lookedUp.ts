import { type LinkResult, type LinkResults, linkResults } from '../../server/src/linkCheck/model.ts';

/** The day on which links of examples were looked at: 2025-06-02. */
export const LOOKED_AT = Date.UTC(2025, 5, 2, 12);

/** Results of a check of links, by address: what is not said was in order. */
export function lookedUp(found: Readonly<Record<string, Partial<LinkResult>>>): LinkResults {
  return linkResults(
    Object.entries(found).map(([url, result]) => ({ url, outcome: 'ok', reason: '', checkedAt: LOOKED_AT, ...result })),
  );
}
