/**
 * The port to the pages behind links: what the core asks of a host, and what it is told. Hosts vet addresses, follow
 * redirects and keep the limits; the core decides what an answer means.
 */

/** What of an `AbortSignal` is needed here: the core has none of its own, any `AbortSignal` is one of these. */
export interface Signal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** Value of the `Accept` header where a page is wanted, whatever it is. */
export const ACCEPT_PAGE = 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.5';

/** How one page is asked for. */
export interface PageOptions {
  /** `HEAD` asks whether a page is there, without its text. */
  readonly method?: 'GET' | 'HEAD';
  /** Value of the `Accept` header. */
  readonly accept?: string;
  /** Most bytes of a body that are read; what is longer is cut there and marked `truncated`. */
  readonly maxBytes?: number;
  /** Cancels. */
  readonly signal?: Signal | undefined;
}

/** One step on the way to a page. */
export interface Redirect {
  readonly status: number;
  readonly from: string;
  readonly to: string;
}

/** Why there is no answer. `refused`: we do not ask there (scheme, port, private address, no trust). */
export type PageFailure =
  | 'refused'
  | 'unknown-host'
  | 'unreachable'
  | 'timeout'
  | 'too-many-redirects'
  | 'bad-answer'
  | 'cancelled';

/** An answer, of whatever status. */
export interface PageFound {
  readonly ok: true;
  /** Where the answer came from, after all redirects. */
  readonly url: string;
  readonly status: number;
  readonly redirects: readonly Redirect[];
  /** Value of the `Content-Type` header. */
  readonly contentType: string | undefined;
  /** Seconds or a date, as the server wrote it. */
  readonly retryAfter: string | undefined;
  readonly bytes: Uint8Array;
  readonly truncated: boolean;
}

/** No answer, and why, in a sentence that names the address. */
export interface PageMissed {
  readonly ok: false;
  readonly reason: PageFailure;
  readonly message: string;
  readonly redirects: readonly Redirect[];
}

/** What came of asking for a page. */
export type PageAnswer = PageFound | PageMissed;

/** Asks for pages. Asked only when a person wants that very page. Never rejects. */
export interface PageHost {
  get(url: string, options?: PageOptions): Promise<PageAnswer>;
}
