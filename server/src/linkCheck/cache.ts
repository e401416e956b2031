/** Results as a text, so that a host can keep them from one run to the next. */
import { DAY, type LinkOutcome, type LinkResult } from './model.ts';

const FORM = 1;
const OUTCOMES: readonly LinkOutcome[] = ['ok', 'broken', 'unknown'];
/** Results that are older are not kept: pages of a month ago are not linked again. */
const KEPT_DAYS = 60;

/** Writes results. @param now Milliseconds since 1970: what is too old by then is left out. */
export function writeLinkCache(results: Iterable<LinkResult>, now: number): string {
  const links = [...results].filter(({ checkedAt }) => now - checkedAt < KEPT_DAYS * DAY);
  return `${JSON.stringify({ form: FORM, links }, undefined, 1)}\n`;
}

/** Reads what {@link writeLinkCache} wrote. @returns `undefined` for any other text. */
export function readLinkCache(text: string): readonly LinkResult[] | undefined {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { form, links } = (raw ?? {}) as { form?: unknown; links?: unknown };
  return form === FORM && Array.isArray(links) ? links.flatMap((link) => readResult(link) ?? []) : undefined;
}

function readResult(raw: unknown): LinkResult | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const { url, outcome, reason, status, movedTo, title, titleRead, checkedAt } = raw as Record<
    keyof LinkResult,
    unknown
  >;
  const known = OUTCOMES.find((one) => one === outcome);
  if (typeof url !== 'string' || !known || typeof reason !== 'string' || typeof checkedAt !== 'number')
    return undefined;
  return {
    url,
    outcome: known,
    reason,
    ...(typeof status === 'number' ? { status } : {}),
    ...(typeof movedTo === 'string' ? { movedTo } : {}),
    ...(typeof title === 'string' ? { title } : {}),
    ...(titleRead === true ? { titleRead } : {}),
    checkedAt,
  };
}
