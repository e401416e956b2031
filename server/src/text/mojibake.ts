/**
 * Text that was decoded once too often: its UTF-8 bytes were read as Windows-1252, so that `ü` became `Ã¼`. What a run of
 * such characters was is found by writing it back as bytes and reading those as UTF-8.
 */
import type { Span } from './span.ts';

/** The characters of Windows-1252 for the bytes 0x80 to 0x9F; the five holes are read as control characters. */
const SPECIALS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';
const BYTES = new Map([...SPECIALS].map((char, index) => [char.charCodeAt(0), 0x80 + index] as const));

/** A garbled piece with what it was. */
export interface Garbled extends Span {
  readonly repaired: string;
}

/**
 * Finds what was decoded once too often.
 *
 * @returns The garbled pieces, neighbours in one, in order; and whether every character beyond ASCII is part of one, so
 *   that the whole text must have gone through it.
 */
export function findMojibake(text: string): { readonly pieces: readonly Garbled[]; readonly whole: boolean } {
  const sequences: (Garbled & { readonly sure: boolean })[] = [];
  let others = 0;
  for (let i = 0; i < text.length; ) {
    if (text.charCodeAt(i) < 0x80) {
      i++;
      continue;
    }
    const sequence = readSequence(text, i);
    if (sequence) {
      sequences.push(sequence);
      i = sequence.end;
    } else {
      if (!(i === 0 && text.charCodeAt(0) === 0xfeff)) others++;
      i++;
    }
  }
  const sure = sequences.filter((sequence) => sequence.sure);
  // `É”` could be the end of a quotation: where other characters are in order, only what cannot be anything else counts.
  const whole = others === 0 && sure.length > 0;
  return { pieces: join(text, whole ? sequences : sure), whole };
}

/** The byte that Windows-1252 (or Latin-1) reads as this character. */
function byteOf(code: number): number | undefined {
  return BYTES.get(code) ?? (code >= 0x80 && code <= 0xff ? code : undefined);
}

/** One character's worth of garbled text at a place, if there is one. */
function readSequence(text: string, start: number): (Garbled & { readonly sure: boolean }) | undefined {
  const lead = byteOf(text.charCodeAt(start));
  if (lead === undefined || lead < 0xc2 || lead > 0xf4) return undefined;
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  let code = lead & (length === 2 ? 0x1f : length === 3 ? 0x0f : 0x07);
  for (let i = 1; i < length; i++) {
    const byte = byteOf(text.charCodeAt(start + i));
    if (byte === undefined || byte < 0x80 || byte > 0xbf) return undefined;
    code = (code << 6) | (byte & 0x3f);
  }
  const least = length === 2 ? 0x80 : length === 3 ? 0x800 : 0x10000;
  if (code < least || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined;
  const next = text.charAt(start + 1);
  // `Ã¼`, `Â©`, `â€“`, `ðŸ¦€` mean nothing; nor do `Å‚` and `Ä…`, unless a quotation ends behind a capital.
  const sure =
    lead === 0xc2 ||
    lead === 0xc3 ||
    (lead === 0xe2 && next === '€') ||
    lead === 0xf0 ||
    ((lead === 0xc4 || lead === 0xc5) && !/[‘’“”…–—]/.test(next));
  return { start, end: start + length, repaired: String.fromCodePoint(code), sure };
}

function join(text: string, sequences: readonly Garbled[]): readonly Garbled[] {
  const pieces: Garbled[] = [];
  for (const { start, end, repaired } of sequences) {
    const last = pieces[pieces.length - 1];
    if (last && last.end === start)
      pieces[pieces.length - 1] = { start: last.start, end, repaired: last.repaired + repaired };
    else pieces.push({ start, end, repaired });
  }
  // What was decoded twice too often comes out garbled still.
  return pieces
    .map((piece) => ({ ...piece, repaired: untwist(piece.repaired) }))
    .filter(({ start, end, repaired }) => text.slice(start, end) !== repaired);
}

function untwist(text: string): string {
  let result = text;
  for (let round = 0; round < 3; round++) {
    let next = '';
    let changed = false;
    for (let i = 0; i < result.length; ) {
      const sequence = readSequence(result, i);
      if (sequence?.sure) {
        next += sequence.repaired;
        i = sequence.end;
        changed = true;
      } else {
        next += result[i];
        i++;
      }
    }
    if (!changed) break;
    result = next;
  }
  return result;
}
