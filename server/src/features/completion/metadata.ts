import { issueNumberOf } from '../../draft/date.ts';
import { metadataBlock } from '../../draft/metadata.ts';
import { lineTexts, withEol } from '../../text/lines.ts';
import { span } from '../../text/span.ts';
import { paragraph } from '../rich.ts';
import type { Proposal } from './completion.ts';
import type { Spot } from './spot.ts';

/** The metadata of a draft whose day only its file's name tells, on its first line. */
export function metadata({ draft, offset, line, before, after }: Spot): readonly Proposal[] {
  const typed = /^\uFEFF?([A-Za-z]*)$/.exec(before)?.[1];
  if (line.number > 0 || typed === undefined || after.trim()) return [];
  if (!draft.date || draft.kind === 'template' || draft.metadata.lines.length) return [];
  const block = metadataBlock(issueNumberOf(draft.date), draft.date);
  // A line below that holds something keeps its distance; with none below, the last line gets its ending.
  const below = draft.lines.line(1);
  const closing = below.number === 0 || below.text.trim() ? '\n' : '';
  return [
    {
      kind: 'form',
      label: 'Metadata',
      detail: `Title, number, date and category of issue ${issueNumberOf(draft.date)}`,
      documentation: () => lineTexts(block).map((code) => paragraph({ code })),
      replace: span(offset - typed.length, offset),
      text: withEol(block + closing, draft.lines.eol),
      filter: 'Title Number Date Category metadata',
    },
  ];
}
