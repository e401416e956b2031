import { touches } from '../../text/span.ts';
import { countsOf, countWords } from '../counts.ts';
import { cursor } from '../pointed.ts';
import { type Block, paragraph, sentence } from '../rich.ts';
import { SECTION_WORDS } from '../sectionWords.ts';
import type { Subject } from './part.ts';

/** A heading: what belongs under it, and how much stands there. */
export const sectionSubject: Subject = ({ draft }, offset) => {
  const section = draft.sections.find(({ heading }) => touches(heading.span, cursor(offset)));
  if (!section) return undefined;
  const content: Block[] = section.id ? [paragraph(...sentence(SECTION_WORDS[section.id]))] : [];
  const count = countsOf(draft).get(section);
  const words = count && countWords(count);
  if (words) content.push(paragraph({ strong: words }));
  else if (section.id && !section.children.length) content.push(paragraph('No entry yet.'));
  return content.length ? { span: section.heading.span, content } : undefined;
};
