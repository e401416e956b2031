/**
 * Bytes of a page as text. In which encoding: its byte order mark says, else the `Content-Type` header, else the page itself in its
 * first bytes; else it is UTF-8. The platform's own tables do the rest, as they do for time zones.
 */

/** The part of the platform's `TextDecoder` that is needed here; the core has neither DOM nor Node types. */
interface Decoder {
  readonly encoding: string;
  decode(bytes: Uint8Array): string;
}
declare const TextDecoder: new (label?: string) => Decoder;

/** How far a page's own word on its encoding is looked for. */
const FIRST_BYTES = 4096;

/** Decodes a page. What is no character in its encoding becomes U+FFFD; nothing throws. */
export function decodePage(bytes: Uint8Array, contentType: string | undefined): string {
  const labels = [byteOrderMark(bytes), charsetOf(contentType), charsetInPage(bytes)];
  for (const label of labels) {
    const decoder = label === undefined ? undefined : decoderOf(label);
    if (decoder) return decoded(decoder, bytes);
  }
  return new TextDecoder().decode(bytes);
}

function byteOrderMark([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return first === 0xff && second === 0xfe ? 'utf-16le' : undefined;
}

/** The encoding that a `Content-Type` names. */
function charsetOf(contentType: string | undefined): string | undefined {
  const named = /;[\t ]*charset[\t ]*=[\t ]*(?:"([^"]*)"|'([^']*)'|([^\s;"']+))/i.exec(contentType ?? '');
  return named?.[1] ?? named?.[2] ?? named?.[3];
}

/** `<meta charset=…>`, `<meta http-equiv=… content="…; charset=…">`, `<?xml … encoding="…"?>`. */
function charsetInPage(bytes: Uint8Array): string | undefined {
  const start = latin1(bytes.subarray(0, FIRST_BYTES)).replace(/<!--.*?(?:-->|$)/gs, ' ');
  for (const [meta] of start.matchAll(/<meta[\s/][^>]*>?/gi)) {
    const named = /\bcharset[\s]*=[\s]*["']?[\s]*([^\s"'/>;]+)/i.exec(meta)?.[1];
    // A page whose words can be read byte by byte cannot be in UTF-16, whatever it says.
    if (named !== undefined) return /^utf-?16/i.test(named) ? 'utf-8' : named;
  }
  return /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([^"']+)/i.exec(start)?.[1];
}

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

function decoderOf(label: string): Decoder | undefined {
  try {
    return new TextDecoder(label.trim());
  } catch {
    // An encoding that nobody knows: the next one to say something is asked.
    return undefined;
  }
}

/** What the bytes from 0x80 mean in Windows-1252, which is what pages mean that say Latin-1. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function decoded(decoder: Decoder, bytes: Uint8Array): string {
  const text = decoder.decode(bytes);
  // Some versions of Node read those bytes as controls.
  if (decoder.encoding !== 'windows-1252') return text;
  return text.replace(/[\u0080-\u009f]/g, (control) => WINDOWS[control.charCodeAt(0) - 0x80] ?? control);
}
