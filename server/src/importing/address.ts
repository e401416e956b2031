/** Addresses of imported events, in the form that the newsletter writes now: what the rules on addresses would mend unasked. */
import type { IsoDate } from '../draft/date.ts';
import { fillForm, form } from '../draft/forms.ts';
import { parseDraft } from '../draft/parse.ts';
import { escapeAddress } from '../links/clean.ts';
import type { InlineParser } from '../markdown/inline.ts';
import { checkDraft, fixAll } from '../rules/engine.ts';
import { RULES } from '../rules/registry.generated.ts';

const ADDRESS_RULES = RULES.filter(({ group }) => group === 'addresses');

/** The two addresses of an event's row. */
export interface EventAddresses {
  readonly organiserUrl: string;
  readonly url: string;
}

/** What would end an address within a row, or the row's cell. */
const UNFIT = /[\s()<>[\]|"]/g;

const encoded = (url: string): string =>
  escapeAddress(url.trim()).replace(
    UNFIT,
    (sign) => `%${(sign.codePointAt(0) ?? 0).toString(16).padStart(2, '0').toUpperCase()}`,
  );

/**
 * Puts the addresses of events into the newsletter's form. Conventions have dates: those of the issue's own count.
 *
 * @returns As many as were given, in the same order.
 */
export function tidyAddresses(
  addresses: readonly EventAddresses[],
  date: IsoDate,
  parser?: InlineParser,
): readonly EventAddresses[] {
  const given = addresses.map(({ organiserUrl, url }) => ({ organiserUrl: encoded(organiserUrl), url: encoded(url) }));
  const rows = given.map((one) => fillForm(form('event-online'), { date, ...one }));
  const text = [`Date: ${date}`, '', '## Upcoming Events', '', '### Virtual', '', ...rows, ''].join('\n');
  const parse = (draftText: string) => parseDraft(draftText, parser ? { parser } : {});
  const mended = parse(fixAll(text, (now) => checkDraft(parse(now), ADDRESS_RULES)).text).events;
  return given.map((one, index) => {
    const row = mended.length === given.length ? mended[index] : undefined;
    const organiserUrl = row?.organisers[0]?.url ?? one.organiserUrl;
    const url = row?.titles[0]?.links[0]?.url ?? one.url;
    return (organiserUrl + url).search(UNFIT) >= 0 ? one : { organiserUrl, url };
  });
}
