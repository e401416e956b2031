/** Signs that no reader sees, or that turn the text around them: what they do to a text from elsewhere, nobody meant. */
const INVISIBLE =
  /\u034f|[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|\p{Surrogate}/gu;

/** A text on one line, without what cannot be seen, and without what a terminal would obey. */
export function oneLine(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(/[\u0000-\u0020\u007f-\u00a0\s]+/gu, ' ')
    .trim();
}
