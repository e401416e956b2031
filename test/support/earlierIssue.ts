import { type Archive, createArchive } from '../../server/src/archive/index.ts';
import { scanIssue } from '../../server/src/archive/scan.ts';
import { addDays, type IsoDate, parseIsoDate } from '../../server/src/draft/date.ts';
import { knownSection, type SectionId } from '../../server/src/draft/headings.ts';
import { EXAMPLE_DATE } from './exampleDraft.ts';

/** An archive of one issue, a week before the example draft, with nothing but a text in one section. */
export function earlierIssue(text: string, place: SectionId | 'document' = 'observations'): Archive {
  const date = addDays(parseIsoDate(EXAMPLE_DATE) as IsoDate, -7);
  const { level, title } = knownSection(place === 'document' ? 'observations' : place);
  const uri = `file:///content/${date}-this-week-in-rust.md`;
  return createArchive([scanIssue(uri, date, `${'#'.repeat(level)} ${title}\n\n${text}\n`)]);
}
