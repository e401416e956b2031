import type { Seen } from '../../archive/index.ts';
import type { SeenCall } from '../../archive/scan.ts';
import { dayNumber, type IsoDate, issueNumberOf } from '../../draft/date.ts';
import { canonicalKey } from '../../links/canonical.ts';
import { nameKey } from '../../places/names.ts';
import { compareTexts } from '../../text/compare.ts';
import { counted } from '../../text/counted.ts';
import { withEol } from '../../text/lines.ts';
import { span } from '../../text/span.ts';
import { paragraph } from '../rich.ts';
import type { Proposal } from './completion.ts';
import { blankAbove, type Spot } from './spot.ts';

/** An empty line, an empty item, or the beginning of a name, in its brackets or without. */
const TYPED = /^[ \t]*([*+-](?:[ \t]+|$))?\[?\*{0,2}([^[\]*()|\s][^[\]*()|]*)?$/;
/** What an editor closes by itself behind the cursor. */
const CLOSED = /^[\])*]*$/;

/** Rows of calls for papers that earlier issues printed, that are still open, and that the draft lacks. */
export function calls(spot: Spot): readonly Proposal[] {
  const { archive, draft, content, before, after } = spot;
  if (!archive || !draft.date || content !== 'cfp-events' || !CLOSED.test(after.trim())) return [];
  const typed = TYPED.exec(before);
  const name = nameKey(typed?.[2] ?? '');
  // Words that name nothing are prose.
  if (!typed || (!name && typed[2]?.trim())) return [];
  const issue = draft.date;
  const listed = keysBeside(spot);
  return archive
    .calls()
    .filter(
      (call) =>
        isOpen(call, issue) && !listed.has(call.key) && (!name || wordsOf(call).some((word) => word.startsWith(name))),
    )
    .sort((a, b) => compareTexts(a.closing ?? '9999', b.closing ?? '9999') || compareTexts(a.name, b.name))
    .map((call) => proposal(spot, call, issue));
}

/** A call whose closing day cannot be read counts as open until its event begins. */
function isOpen({ closing, date }: SeenCall, issue: IsoDate): boolean {
  return closing ? closing >= issue : date !== undefined && date > issue;
}

/** What the draft has among its calls, on other lines than the cursor's. */
function keysBeside({ draft, line, section }: Spot): ReadonlySet<string> {
  const rows = draft.items.filter((item) => item.section === section && item.line !== line.number);
  return new Set(rows.flatMap(({ links }) => links.map(({ url }) => canonicalKey(url))));
}

/** A name and a place from each of their words on. */
function wordsOf({ name, location }: SeenCall): readonly string[] {
  return [name, location].flatMap((text) => {
    const words = text.split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean);
    return words.map((_, index) => nameKey(words.slice(index).join('')));
  });
}

function proposal(spot: Spot, call: Seen<SeenCall>, issue: IsoDate): Proposal {
  const { draft, line, before, after, offset } = spot;
  const { name, location, closing, closes, row } = call;
  const text = `* ${row}`;
  const when = closing ? `closes ${closing}` : closes;
  return {
    kind: 'call',
    label: name,
    detail: [when, location].filter(Boolean).join(' · '),
    documentation: () => [
      paragraph({ code: text }),
      paragraph(
        `${closing ? `It closes ${closing}, ${daysFrom(issue, closing)}` : 'The day on which it closes cannot be read'}; printed last in issue ${issueNumberOf(call.issue)}.`,
      ),
    ],
    replace: span(line.start, after.trim() ? line.end : offset),
    text: withEol(blankAbove(spot, text) + text, draft.lines.eol),
    filter: `${before} ${name} ${location}`,
  };
}

function daysFrom(issue: IsoDate, closing: IsoDate): string {
  const days = dayNumber(closing) - dayNumber(issue);
  return days === 0 ? 'the day of the issue' : `in ${counted(days, 'day')}`;
}
