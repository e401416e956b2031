/** What the hosts of pages have in common. */

/** By which the server knows who asks. */
export const USER_AGENT = 'twir-desk';

/** Bodies are cut there unless the question says otherwise. */
export const MOST_BYTES = 1_000_000;

/** Nobody is followed farther. */
export const MOST_REDIRECTS = 5;

/** Whether a status sends on to another page. */
export function isRedirect(status: number): boolean {
  return status === 301 || status === 302 || status === 303 || status === 307 || status === 308;
}

/** Where an answer sends on to, or why nobody goes there. */
export function followed(from: URL, location: string): URL | Error {
  // Header values are bytes, read as Latin-1; addresses in them are UTF-8 where they are not ASCII.
  const text = utf8(location);
  if (!URL.canParse(text, from.href)) return new Error(`it sends on to what is no address: \`${text.slice(0, 100)}\`.`);
  const to = new URL(text, from);
  if (from.protocol === 'https:' && to.protocol === 'http:')
    return new Error(`it sends on from https to http (${to.href}), where anybody on the way could change the answer.`);
  // As in a browser: what a link names within a page is kept on the way.
  if (!to.hash && from.hash) to.hash = from.hash;
  return to;
}

function utf8(text: string): string {
  if (!/[\u0080-\u00ff]/.test(text) || /[^\u0000-\u00ff]/.test(text)) return text;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(text, (char) => char.charCodeAt(0)));
  } catch {
    return text;
  }
}

/** Puts a body together, up to a number of bytes; whoever gives the chunks is told to stop there. */
export async function collect(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<{ readonly bytes: Uint8Array; readonly truncated: boolean }> {
  const kept: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    kept.push(chunk.subarray(0, maxBytes - size));
    size += chunk.length;
    if (size > maxBytes) break;
  }
  const bytes = new Uint8Array(Math.min(size, maxBytes));
  let at = 0;
  for (const chunk of kept) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return { bytes, truncated: size > maxBytes };
}
