/** What a proposal is, and what the kinds of proposals are made from. */
import type { Archive } from '../../archive/index.ts';
import type { Template } from '../../draft/template.ts';
import type { RuleOptions } from '../../rules/define.ts';
import type { TextEdit } from '../../text/edit.ts';
import type { Span } from '../../text/span.ts';
import type { Rich } from '../rich.ts';

/** What a proposal is, for its sign in the list. */
export type CompletionKind =
  | 'heading'
  | 'form'
  | 'notice'
  | 'prefix'
  | 'event'
  | 'call'
  | 'organiser'
  | 'date'
  | 'location'
  | 'title'
  | 'issue';

/** Something that can be put into the text. */
export interface Proposal {
  readonly kind: CompletionKind;
  readonly label: string;
  readonly detail: string;
  /** Made when somebody looks at it. */
  documentation(): Rich;
  /** The part of the text that is replaced: on the cursor's line, ending at the cursor or behind it. */
  readonly replace: Span;
  /** What stands there then. Holes show an example. */
  readonly text: string;
  /** The same with a tab stop for each hole, where there are any. */
  readonly snippet?: string | undefined;
  /** What the client filters by: the text from `replace.start` to the cursor matches it. */
  readonly filter: string;
  /** Whether the text between the cursor and the end of `replace` may as well stay, as an editor is set to insert or overwrite. */
  readonly overwrites?: boolean;
  /** What changes in other places of the text, clear of `replace`. */
  readonly elsewhere?: readonly TextEdit[];
}

/** A proposal, placed in the list. */
export interface Completion extends Proposal {
  /** Sorts as text: the likeliest first. */
  readonly sort: string;
}

/** What can stand at a place. */
export interface CompletionList {
  /** The likeliest first. */
  readonly items: readonly Completion[];
  /** Whether there is more, or another order, when another letter has been typed. */
  readonly incomplete: boolean;
}

/** What is known beside the draft. */
export interface Knowledge {
  readonly archive?: Archive | undefined;
  readonly template?: Template | undefined;
  readonly options?: RuleOptions | undefined;
}
