/** What the patterns of the grammars are made of. */

/** A pattern of a TextMate grammar, as far as this one needs it. */
export interface Pattern {
  readonly comment?: string;
  readonly name?: string;
  readonly match?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly include?: string;
  readonly captures?: Captures;
  readonly beginCaptures?: Captures;
  readonly patterns?: readonly Pattern[];
}
export type Captures = Readonly<Record<string, { readonly name?: string; readonly patterns?: readonly Pattern[] }>>;

/** A date as the newsletter writes it. */
export const DATE = String.raw`\d{4}-\d{2}-\d{2}`;
/** Names that the grammars give: their first parts are known to colour themes. */
export const SCOPES = {
  date: 'constant.numeric.date.twir',
  place: 'constant.other.location.twir',
  way: 'storage.type.location.twir',
  organiser: 'entity.name.organiser.twir',
  separator: 'punctuation.separator.cell.twir',
  prefix: 'keyword.other.prefix.twir',
  placeholder: 'invalid.deprecated.placeholder.twir',
  key: 'keyword.other.metadata.twir',
  value: 'string.unquoted.metadata.twir',
  window: 'keyword.other.window.twir',
} as const;

export const named = (name: string): { readonly name: string } => ({ name });
export const escapeRegExp = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** The Markdown grammar's own names for the parts of a link, with one of ours for its text or its address. */
export const linkCaptures = (text: string | undefined, address: string | undefined): Captures => ({
  1: named('punctuation.definition.link.title.begin.markdown'),
  2: named(['string.other.link.title.markdown', text].filter(Boolean).join(' ')),
  3: named('punctuation.definition.link.title.end.markdown'),
  4: named('punctuation.definition.metadata.markdown'),
  5: named(['markup.underline.link.markdown', address].filter(Boolean).join(' ')),
  6: named('punctuation.definition.metadata.markdown'),
});

/** Words that the template leaves where an address is to come. */
export const PLACEHOLDER = String.raw`\b(?:REDDIT_LINK_HERE|INSERT_LINK_HERE)\b|\$twir_[a-z_]+`;
