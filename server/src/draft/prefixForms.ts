/** The words in brackets that stand on the left of an entry's link. */

import type { InlineLink } from '../markdown/nodes.ts';
import { editDistance } from '../text/distance.ts';
import type { Draft, Item } from './model.ts';

/** Words that the newsletter puts there, as it writes them. */
export const MEDIA_WORDS: readonly string[] = ['video', 'audio', 'series'];

/** What people write instead, in lower case. */
const SYNONYMS: Readonly<Record<string, string>> = {
  videos: 'video',
  vid: 'video',
  vidéo: 'video',
  film: 'video',
  talk: 'video',
  youtube: 'video',
  livestream: 'video',
  stream: 'video',
  'video playlist': 'video',
  'video series': 'video',
  podcast: 'audio',
  audios: 'audio',
  'audio podcast': 'audio',
};

/** Languages by what people call them, in lower case: English name, own name, wrong or longer codes. */
const LANGUAGES: Readonly<Record<string, string>> = {
  arabic: 'AR',
  bengali: 'BN',
  catalan: 'CA',
  català: 'CA',
  chinese: 'ZH',
  'simplified chinese': 'ZH',
  'traditional chinese': 'ZH',
  mandarin: 'ZH',
  中文: 'ZH',
  'zh-cn': 'ZH',
  'zh-tw': 'ZH',
  'zh-hans': 'ZH',
  'zh-hant': 'ZH',
  cn: 'ZH',
  czech: 'CS',
  danish: 'DA',
  dutch: 'NL',
  nederlands: 'NL',
  english: 'EN',
  finnish: 'FI',
  french: 'FR',
  français: 'FR',
  german: 'DE',
  deutsch: 'DE',
  greek: 'EL',
  hebrew: 'HE',
  hindi: 'HI',
  hungarian: 'HU',
  indonesian: 'ID',
  'bahasa indonesia': 'ID',
  italian: 'IT',
  italiano: 'IT',
  japanese: 'JA',
  日本語: 'JA',
  jp: 'JA',
  korean: 'KO',
  한국어: 'KO',
  kr: 'KO',
  norwegian: 'NO',
  persian: 'FA',
  farsi: 'FA',
  polish: 'PL',
  polski: 'PL',
  portuguese: 'PT',
  'brazilian portuguese': 'PT',
  português: 'PT',
  'pt-br': 'PT',
  romanian: 'RO',
  russian: 'RU',
  русский: 'RU',
  spanish: 'ES',
  español: 'ES',
  'es-es': 'ES',
  swedish: 'SV',
  thai: 'TH',
  turkish: 'TR',
  türkçe: 'TR',
  ukrainian: 'UK',
  vietnamese: 'VI',
};

/** Codes of ISO 639-1 in which something was, or may well be, written about Rust. */
const CODES: ReadonlySet<string> = new Set(
  'AF AR BE BG BN BR CA CS CY DA DE EL EN EO ES ET EU FA FI FR GA GL HE HI HR HU HY ID IS IT JA KA KK KO LA LT LV MK MN MS NB NE NL NN NO PL PT RO RU SK SL SQ SR SV SW TA TE TH TL TR UK UR UZ VI ZH'.split(
    ' ',
  ),
);

/** Whether a word is a prefix in the newsletter's own form. */
export function isPrefix(word: string): boolean {
  return MEDIA_WORDS.includes(word) || CODES.has(word);
}

/** The newsletter's form of a prefix that people write in another way; `undefined` when the word means no known prefix. */
export function prefixFor(word: string): string | undefined {
  const key = word
    .replace(/[`*_:]/g, ' ')
    .trim()
    .replace(/\s+/g, ' ')
    .toLowerCase();
  if (MEDIA_WORDS.includes(key)) return key;
  if (Object.hasOwn(SYNONYMS, key)) return SYNONYMS[key];
  if (Object.hasOwn(LANGUAGES, key)) return LANGUAGES[key];
  if (key.length === 2) return CODES.has(key.toUpperCase()) ? key.toUpperCase() : undefined;
  // `[vidoe]`, `[auido]`: one slip of the finger.
  return key.length >= 4 ? MEDIA_WORDS.find((media) => editDistance(key, media, 1) <= 1) : undefined;
}

/** Whether a word names a language or stands for one. */
export function isLanguage(word: string): boolean {
  const prefix = prefixFor(word);
  return prefix !== undefined && CODES.has(prefix);
}

/** An entry of the community's sections with its first link. */
export interface LinkedEntry {
  readonly item: Item;
  readonly link: InlineLink;
  /** The newsletter's forms of the prefixes that stand on the left of the link, in whatever form. */
  readonly words: readonly string[];
}

/** The entries that hold a link. */
export function linkedEntries(draft: Draft): readonly LinkedEntry[] {
  return draft.entries.flatMap((item) => {
    const link = item.links[0];
    if (link?.form !== 'inline') return [];
    return [{ item, link, words: wordsBefore(draft.text.slice(item.content.start, link.start)) }];
  });
}

function wordsBefore(text: string): readonly string[] {
  return [...text.matchAll(/[[(]([^[\]()\n]{1,24}?)\\?[\])]/g)].map(
    (match) => prefixFor(match[1] as string) ?? (match[1] as string),
  );
}
