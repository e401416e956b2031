/** Fetches one text that the user asked for. */

export interface FetchTextOptions {
  readonly fetch?: typeof fetch;
  readonly mostBytes?: number;
  readonly timeoutMs?: number;
}

const MOST_BYTES = 5 * 1024 * 1024;
const TIMEOUT = 30_000;

/** Whether a text is an address of the web rather than the name of a file. */
export function isWebAddress(text: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(text);
}

/** @returns The text, or an error with a message for people. */
export async function fetchText(address: string, options: FetchTextOptions = {}): Promise<string | Error> {
  const { mostBytes = MOST_BYTES, timeoutMs = TIMEOUT } = options;
  // Calendars are offered for subscription under a scheme of their own.
  const plain = address.replace(/^webcals?:\/\//i, 'https://');
  const url = URL.canParse(plain) ? new URL(plain) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) return new Error('only http: and https: are fetched');
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const response = await (options.fetch ?? fetch)(url, { signal: timeout, redirect: 'follow' });
    if (!response.ok) {
      await response.body?.cancel();
      return new Error(`the server answered with status ${response.status}`);
    }
    const chunks: Uint8Array[] = [];
    let size = 0;
    const reader = response.body?.getReader();
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      const chunk: Uint8Array = part.value;
      size += chunk.length;
      if (size > mostBytes) {
        await reader?.cancel();
        return new Error(`the answer is larger than ${Math.round(mostBytes / 1024 / 1024)} MB`);
      }
      chunks.push(chunk);
    }
    const whole = new Uint8Array(size);
    let at = 0;
    for (const chunk of chunks) {
      whole.set(chunk, at);
      at += chunk.length;
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(whole);
  } catch (error) {
    if (timeout.aborted) return new Error(`no answer within ${timeoutMs / 1000} s`);
    if (error instanceof TypeError && /encod|utf/i.test(error.message))
      return new Error('the answer is not UTF-8 text');
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : undefined;
    return new Error(cause ?? (error instanceof Error ? error.message : String(error)));
  }
}
