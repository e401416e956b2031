/**
 * What a newsletter knows of itself. Every node carries its place in the original text; what is malformed is still a node,
 * so that a rule can say which part of it is wrong. All of it is read-only: one parse per text version.
 */
import type { Inline, InlineLink } from '../markdown/nodes.ts';
import type { Lines } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
import type { IsoDate } from './date.ts';
import type { SectionId } from './headings.ts';
import type { LineLayout } from './layout.ts';

/** A piece of the text with its place. */
export interface Token extends Span {
  readonly text: string;
}

/** One `Key: value` line at the top. */
export interface MetadataLine {
  readonly line: number;
  readonly key: Token;
  readonly value: Token;
}

/** The lines at the top, before the first blank one. */
export interface Metadata {
  readonly lines: readonly MetadataLine[];
  /** From the first metadata line to the end of the last; empty at the text's start when there is none. */
  readonly span: Span;
  /** A metadata line by key, in any case: `title`, `number`, `date`, `category`. */
  get(key: string): MetadataLine | undefined;
}

/** A date as it is written: `text` may be anything, `date` is there when it names a day that exists in the published form. */
export interface DateToken extends Token {
  readonly date: IsoDate | undefined;
}

/** `Rusty Events between 2025-06-04 - 2025-07-02 🦀`. */
export interface WindowLine {
  readonly line: number;
  readonly span: Span;
  readonly from: DateToken | undefined;
  readonly to: DateToken | undefined;
}

/** A heading, or a line that was meant to be one (`siteHeading` is false: the site prints it as text). */
export interface Heading {
  readonly line: number;
  /** The whole line. */
  readonly span: Span;
  /** White space before the `#` signs: it makes the heading text on the site. */
  readonly indent: Span;
  readonly level: number;
  readonly hashes: Span;
  /** The title as written, without `#` signs: `[Approved RFCs](https://…)`. */
  readonly content: Token;
  /** The title as read: `Approved RFCs`. */
  readonly title: string;
  readonly siteHeading: boolean;
}

/** A heading with all up to the next heading of its level or above. */
export interface Section {
  /** What the section is known as, or `undefined` for a heading of its own. */
  readonly id: SectionId | undefined;
  readonly heading: Heading;
  readonly parent: Section | undefined;
  readonly children: readonly Section[];
  /** From the heading's line to the end of the last line of the section. */
  readonly span: Span;
  /** First line after the heading, and the line after the last one of the section's own text (before any subsection). */
  readonly ownLines: readonly [first: number, after: number];
  /** The line after the last one of the whole section, subsections included. */
  readonly endLine: number;
}

/** A word in brackets on the left of an entry's link: `[video]`, `[ES]`. */
export interface Prefix extends Span {
  /** The word without its brackets. */
  readonly word: Token;
}

/** What an item is to the newsletter; `other` for all that is none of the rest. */
export type ItemRole = 'job' | 'entry' | 'event' | 'eventTitle' | 'cfpProject' | 'cfpEvent' | 'notice' | 'other';

/**
 * One list item, or a line that was meant to be one: a bare link in a place where entries stand. Lines that continue it
 * belong to it.
 */
export interface Item {
  readonly role: ItemRole;
  readonly line: number;
  readonly lastLine: number;
  /** From the start of the first line (indentation included) to the end of the last. */
  readonly span: Span;
  readonly indent: Token;
  /** `*`, `-`, `+`, `1.`; doubled or strange ones (`* -`, `+ *`, `•`) as they stand. `undefined` for a bare line. */
  readonly marker: Token | undefined;
  /** White space between marker and content. */
  readonly gap: Token;
  /** Without marker; trimmed at both ends. */
  readonly content: Token;
  /** Depth as the site nests it: 1 for a top item, 0 when the site does not see an item here. */
  readonly depth: number;
  readonly section: Section | undefined;
  /** Inline nodes of the content, at their places in the text. */
  readonly inlines: readonly Inline[];
  /** The links among them, outermost only, in order. */
  readonly links: readonly InlineLink[];
  /** Prefix words before the first link. */
  readonly prefixes: readonly Prefix[];
  /** What stands behind the first link, comments of the editors' merge tool left out; `undefined` when nothing does. */
  readonly trailing: Token | undefined;
  /** Comments within the item. */
  readonly comments: readonly Comment[];
}

/** How to take part, as the second cell of a row says it; `none` for an empty one. */
export type LocationKind = 'inPerson' | 'virtual' | 'hybrid' | 'none';

/** How people can take part in an event. */
export type EventKind = Exclude<LocationKind, 'none'>;

/** `Berlin, DE` or `Austin, TX, US`: the parts as they stand between commas. */
export interface Place extends Span {
  readonly city: Token | undefined;
  readonly state: Token | undefined;
  readonly country: Token | undefined;
  /** All parts, trimmed, in order: more than three when something is wrong. */
  readonly parts: readonly Token[];
}

/** The second cell of an event row. */
export interface Location extends Token {
  readonly kind: LocationKind;
  /** The word(s) that name the kind, as written: `Virtual`, `Virtual + In Person`, `Hybrid`; `undefined` for a plain place. */
  readonly word: Token | undefined;
  /** Places named: several in `Virtual (San Francisco, CA, US / Redmond, WA, US)`. */
  readonly places: readonly Place[];
  /** Whether the place stands in parentheses behind the word. */
  readonly parenthesised: boolean;
}

/** `YYYY-MM-DD` or `YYYY-MM-DD - YYYY-MM-DD`, as written. */
export interface EventDate extends Token {
  readonly first: DateToken;
  readonly last: DateToken | undefined;
  /** The last day of the event, when it can be read. */
  readonly lastDay: IsoDate | undefined;
  /** What stands between the two dates. */
  readonly separator: Token | undefined;
}

/** One event: its row, and the line with its title. */
export interface EventRow {
  readonly item: Item;
  readonly date: EventDate | undefined;
  readonly location: Location | undefined;
  /** Links of the third cell. */
  readonly organisers: readonly InlineLink[];
  /** The cells between the pipes, trimmed. */
  readonly cells: readonly Token[];
  /** The pipes between cells. */
  readonly pipes: readonly number[];
  /** Lines with titles under the row: one as a rule, several for an event with several dates or talks. */
  readonly titles: readonly Item[];
  /** `legacy` for the one-line form of before 2022-04, which has everything in one link: its cells are not judged. */
  readonly form: 'row' | 'legacy';
  readonly section: Section | undefined;
  /** From the row's line start to the end of its last title line. */
  readonly span: Span;
  readonly lastLine: number;
}

/** A row of "CFP - Events". */
export interface CfpRow {
  readonly item: Item;
  readonly cells: readonly Token[];
  readonly pipes: readonly number[];
  readonly closing: DateToken | undefined;
  readonly location: Location | undefined;
  readonly date: EventDate | undefined;
}

/** `<!-- … -->`. */
export interface Comment extends Span {
  readonly line: number;
  readonly lastLine: number;
  /** Between `<!--` and `-->`. */
  readonly text: string;
  /** `false` when the text ends before the comment does: its span then ends with the text's line. */
  readonly closed: boolean;
  /** Written by the editors' merge tool behind an item: never touched, never reported. */
  readonly mergeMarker: boolean;
}

/** What a placeholder stands for. */
export type PlaceholderKind =
  | 'reddit'
  | 'hiring'
  | 'crate'
  | 'quote'
  | 'updates'
  | 'performance'
  | 'list'
  | 'variable'
  | 'group';

/** What the template leaves for an editor to fill in. */
export interface Placeholder extends Token {
  readonly kind: PlaceholderKind;
  readonly line: number;
}

/** `<<<<<<<` … `>>>>>>>`, in whole lines. Markers that do not fit together give a conflict with `complete: false`. */
export interface Conflict {
  readonly complete: boolean;
  readonly line: number;
  readonly lastLine: number;
  readonly span: Span;
  /** Line numbers [first, after) of each side; the middle one only in the `diff3` style. */
  readonly ours: readonly [number, number];
  readonly base: readonly [number, number] | undefined;
  readonly theirs: readonly [number, number];
}

/** `[label]: address`, on a line of its own. */
export interface Definition extends Span {
  readonly line: number;
  readonly label: Token;
  readonly url: Token;
}

/**
 * How far the draft has come, judged by its text alone: `fresh` has not one entry in the community's sections; `open`
 * still waits for its crate or its quote; `complete` has both.
 */
export type Stage = 'fresh' | 'open' | 'complete';

/** What kind of text of the newsletter a document is: a draft, an issue in `content/`, or what drafts are made from. */
export type DocumentKind = 'draft' | 'issue' | 'template';

/** A draft, or a published issue. */
export interface Draft {
  readonly kind: DocumentKind;
  readonly text: string;
  readonly lines: Lines;
  /** The file's name without its folders, or `undefined` for text that has none. */
  readonly fileName: string | undefined;
  /** What the site makes of each line. */
  readonly layout: readonly LineLayout[];
  readonly metadata: Metadata;
  /** The date: from the metadata, else from the file's name. */
  readonly date: IsoDate | undefined;
  readonly number: number | undefined;
  readonly window: WindowLine | undefined;
  /** All sections in the order of the text. */
  readonly sections: readonly Section[];
  /** All items in the order of the text, of every role. */
  readonly items: readonly Item[];
  /** Items that hold a link of the community's sections: role `entry`. */
  readonly entries: readonly Item[];
  readonly events: readonly EventRow[];
  readonly cfpRows: readonly CfpRow[];
  /** Links outside items: in paragraphs, quotes, headings. Outermost, in order. */
  readonly proseLinks: readonly InlineLink[];
  /** Inline nodes of paragraphs and headings, in order. */
  readonly proseInlines: readonly Inline[];
  readonly comments: readonly Comment[];
  readonly placeholders: readonly Placeholder[];
  readonly conflicts: readonly Conflict[];
  readonly definitions: readonly Definition[];
  readonly stage: Stage;
  /** The innermost section that holds a line. */
  sectionAt(line: number): Section | undefined;
  /** Whether a line lies within a comment or code, where nothing is an entry. */
  isVerbatim(line: number): boolean;
}
