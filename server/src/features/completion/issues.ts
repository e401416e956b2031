import { type IsoDate, issueNumberOf, issuePage } from '../../draft/date.ts';
import { span } from '../../text/span.ts';
import { paragraph } from '../rich.ts';
import type { Proposal } from './completion.ts';
import type { Spot } from './spot.ts';

/** So many issues are offered until a number is typed. */
const MOST = 30;
/** The beginnings of `issue 602`, and of the number alone. */
const TYPED = /\[((?:i|is|iss|issu|issue|issue )?\d{0,4})$/i;

/** Links to earlier issues: `[issue 602](https://this-week-in-rust.org/blog/…)`. */
export function issues({ archive, draft, content, before, after, offset }: Spot): readonly Proposal[] {
  const typed = TYPED.exec(before)?.[1];
  if (typed === undefined || !archive || content === 'events' || content === 'cfp-events') return [];
  // Behind the marker of an entry it is a prefix or a title that is begun, unless it says otherwise.
  const atMarker = /^\s*(?:[*+-]\s+)?(?:\[[^\]]*\]\s*)*\[[^[]*$/.test(before);
  if (atMarker && content === 'entries' && typed.length < 3) return [];
  const digits = /\d*$/.exec(typed)?.[0] ?? '';
  const start = offset - typed.length - 1;
  const replace = span(start, after.startsWith(']') ? offset + 1 : offset);
  return earlier(archive.published, draft.date)
    .filter(({ number }) => String(number).startsWith(digits))
    .slice(0, MOST)
    .map(
      ({ date, number, page }): Proposal => ({
        kind: 'issue',
        label: `issue ${number}`,
        detail: date,
        documentation: () => [paragraph({ link: page, url: page })],
        replace,
        text: `[issue ${number}](${page})`,
        filter: /^\d/.test(typed) ? `[${number}` : `[issue ${number}`,
      }),
    );
}

function earlier(
  dates: readonly IsoDate[],
  before: IsoDate | undefined,
): readonly { readonly date: IsoDate; readonly number: number; readonly page: string }[] {
  return dates.flatMap((date) => {
    const page = before === undefined || date < before ? issuePage(date) : undefined;
    return page ? [{ date, number: issueNumberOf(date), page }] : [];
  });
}
