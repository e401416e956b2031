/** What stands outside the paragraphs of Markdown. */
import { DATE, named, type Pattern, PLACEHOLDER, SCOPES } from './pattern.ts';

/** The lines at the very top. Markdown sees paragraphs in them, one a line, so that no pattern within could tell them from others. */
const METADATA: Pattern = {
  comment: 'Metadata, from the title in the first line on.',
  name: 'meta.metadata.twir',
  begin: String.raw`\A(\x{FEFF}?Title)(:) *(This Week in Rust\b.*)$`,
  end: '^(?!(?:Number|Date|Category|Slug|Tags|Authors?|Summary|Status):)',
  beginCaptures: { 1: named(SCOPES.key), 2: named(SCOPES.separator), 3: named(SCOPES.value) },
  patterns: [
    {
      match: String.raw`^(\w+)(:) *(?:(${DATE}|\d+)$|(.*)$)`,
      captures: {
        1: named(SCOPES.key),
        2: named(SCOPES.separator),
        3: named(SCOPES.date),
        4: named(SCOPES.value),
      },
    },
  ],
};

/** `<small>[Discuss](REDDIT_LINK_HERE)</small>`: a line that begins with a tag is no paragraph to editors. */
const IN_HTML: Pattern = {
  comment: 'Never at the start of a line or an item: there a block of Markdown begins.',
  name: SCOPES.placeholder,
  match: `(?<=[("'])(?:${PLACEHOLDER})`,
};

/** All patterns of a document. */
export const DOCUMENT_PATTERNS: readonly Pattern[] = [METADATA, IN_HTML];
