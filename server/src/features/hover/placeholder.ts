import type { PlaceholderKind } from '../../draft/model.ts';
import { touches } from '../../text/span.ts';
import { cursor } from '../pointed.ts';
import { paragraph } from '../rich.ts';
import type { Subject } from './part.ts';

const WORDS: Readonly<Record<PlaceholderKind, string>> = {
  reddit: 'The address of the thread on Reddit, which exists only once the issue is out.',
  hiring: 'The address of the thread in which employers look for people; each month has a new one.',
  crate: 'The crate of the week comes here: its name with a link, a line about it, and thanks to whoever proposed it.',
  quote: 'The quote of the week comes here: the sentence, who said it and where, and thanks to whoever proposed it.',
  updates: 'What the teams of the Rust project merged in the week comes here.',
  performance: 'The weekly report on the speed of the compiler comes here.',
  list: 'A list comes here, in the form that the comment gives; or the line which says that there is nothing.',
  variable: 'The script that makes a draft of the template writes the value here. In a draft it was forgotten.',
  group: 'The form of a group: its heading and its items are still to be written.',
};

/** What the template left for an editor: what is to come there. */
export const placeholderSubject: Subject = ({ draft }, offset) => {
  const found = draft.placeholders.find((placeholder) => touches(placeholder, cursor(offset)));
  return found && { span: { start: found.start, end: found.end }, content: [paragraph(WORDS[found.kind])] };
};
