import { type Meeting, type Regular, regularsOf } from '../../archive/regulars.ts';
import { describeRhythm } from '../../archive/rhythm.ts';
import { knownSection } from '../../draft/headings.ts';
import { organiserUrlKey } from '../../links/canonical.ts';
import { compareTexts } from '../../text/compare.ts';
import { indexOf } from '../archiveIndex.ts';
import { linkAt, organiserOf } from '../pointed.ts';
import { type Block, type Piece, paragraph } from '../rich.ts';
import { counted, issuePieces, type Subject } from './part.ts';

/** How many events are told. */
const MOST_EVENTS = 4;

/** An organiser: what the earlier issues printed of it. */
export const organiserSubject: Subject = ({ draft, archive }, offset) => {
  const found = linkAt(draft, offset);
  if (!found?.event || !archive) return undefined;
  const organiser = organiserOf(draft, archive, found.link);
  if (!organiser) return undefined;
  const key = organiserUrlKey(organiser.url);
  const regulars = regularsOf(archive).filter((regular) => regular.key === key);
  const rows = Math.max(organiser.rows, indexOf(archive).rowsOf(organiser.name, organiser.url).length);
  const reach = counted(archive.issues.length, 'earlier issue');
  return {
    span: { start: found.link.start, end: found.link.end },
    content: [
      paragraph(
        { strong: organiser.name },
        `, in ${counted(rows, 'row')} of ${reach}, last in `,
        ...issuePieces(organiser.last.issue),
        '.',
      ),
      ...regulars.slice(0, 3).flatMap((regular) => habits(regular, regulars.length > 1)),
      ...lastEvents(regulars),
      paragraph({ link: organiser.url, url: organiser.url }),
    ],
  };
};

/**
 * Where it meets, and when, as far as that can be told.
 *
 * @param several Whether it stands under other headings, too: then this one is named.
 */
function habits({ locations, rhythm, region }: Regular, several: boolean): readonly Block[] {
  const [usual, ...others] = locations;
  if (!usual) return [];
  const heading = several && region ? `Under ${knownSection(region).title} usually ` : 'Usually ';
  const where: Piece[] = [heading, { code: usual }];
  if (others.length) where.push(', also ', ...joined(others.slice(0, 3)));
  if (rhythm) where.push(`; ${describeRhythm(rhythm)}`);
  return [paragraph(...where, '.')];
}

const joined = (names: readonly string[]): readonly Piece[] =>
  names.flatMap((name, index): Piece[] => [index ? ', ' : '', { code: name }]);

/** What it held last; no list where nothing is known. */
function lastEvents(regulars: readonly Regular[]): readonly Block[] {
  const byEvent = new Map<string, Meeting>();
  // A hybrid event stands under two headings, and is told once.
  for (const meeting of regulars.flatMap(({ meetings }) => meetings))
    byEvent.set(`${meeting.date} ${meeting.title}`, meeting);
  const last = [...byEvent.values()].sort((a, b) => compareTexts(b.date, a.date));
  const list = last
    .slice(0, MOST_EVENTS)
    .map(({ date, title, url, announced }): readonly Piece[] => [
      `${date} `,
      { link: title || url, url },
      ', first in ',
      ...issuePieces(announced),
    ]);
  return list.length ? [{ list }] : [];
}
