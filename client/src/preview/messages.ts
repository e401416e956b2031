/** What the preview's panel and the page in it say to each other. Types only, for both sides. */

/** A place that GitHub shows otherwise than the site. Lines are zero-based, the last one included. */
export interface Difference {
  readonly startLine: number;
  readonly endLine: number;
  readonly message: string;
  readonly rule: string;
}

/** A draft as it is to be shown. Elements of the HTML say in `data-line` on which line of the draft they begin. */
export interface Picture {
  /** How many lines the draft has. */
  readonly lineCount: number;
  /** What the site prints. */
  readonly site: string;
  /** What GitHub shows, where that is asked for. */
  readonly github: string | undefined;
  readonly differences: readonly Difference[];
}

/** To the page. */
export type ToPage =
  | ({ readonly type: 'show' } & Picture)
  /** Brings a line to the top; a fraction is a place within it. */
  | { readonly type: 'scroll'; readonly line: number }
  /** Says why there is nothing (new) to show; an empty text takes it back. */
  | { readonly type: 'say'; readonly text: string };

/** From the page. */
export type FromPage =
  /** The page listens. */
  | { readonly type: 'ready'; readonly github: boolean }
  /** A link was clicked. */
  | { readonly type: 'open'; readonly href: string }
  /** Somebody has scrolled: this line is at the top now. */
  | { readonly type: 'scrolled'; readonly line: number }
  /** Somebody wants to go to a line of the draft. */
  | { readonly type: 'go'; readonly line: number }
  /** Whether GitHub's view is wanted, too. */
  | { readonly type: 'github'; readonly wanted: boolean };

/** What a page remembers, for the time when it is shown again. */
export interface PageState {
  readonly uri: string;
  readonly line: number;
  readonly github: boolean;
}
