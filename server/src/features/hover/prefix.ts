import { isPrefix, prefixFor } from '../../draft/prefixForms.ts';
import { touches } from '../../text/span.ts';
import { cursor } from '../pointed.ts';
import { type Block, paragraph } from '../rich.ts';
import type { Subject } from './part.ts';

const MEDIA: Readonly<Record<string, string>> = {
  video: 'The link leads to a video.',
  audio: 'The link leads to something to listen to.',
  series: 'The link is one part of a series.',
};

/** A word in brackets on the left of a link: what it tells readers. */
export const prefixSubject: Subject = ({ draft }, offset) => {
  const at = cursor(offset);
  const item = draft.items.find(({ span, prefixes }) => prefixes.length > 0 && touches(span, at));
  const prefix = item?.prefixes.find((one) => touches(one, at));
  if (!prefix) return undefined;
  const written = prefix.word.text;
  const word = prefixFor(written);
  if (word === undefined) return undefined;
  const content: Block[] = [paragraph(meaning(word))];
  if (!isPrefix(written)) content.push(paragraph('The newsletter writes ', { code: `[${word}]` }, '.'));
  return { span: { start: prefix.start, end: prefix.end }, content };
};

function meaning(word: string): string {
  return MEDIA[word] ?? `The page is in ${languageName(word)}.`;
}

/** The English name of a language. */
function languageName(code: string): string {
  return new Intl.DisplayNames(['en'], { type: 'language' }).of(code.toLowerCase()) ?? code;
}
