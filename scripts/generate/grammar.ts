import { DOCUMENT_PATTERNS } from './grammar/document.ts';
import { LINE_PATTERNS } from './grammar/lines.ts';
import type { Pattern } from './grammar/pattern.ts';
import type { Output } from './output.ts';

interface Grammar {
  readonly scopeName: string;
  readonly path: string;
  readonly name: string;
  /** Where the patterns apply; `L:` lets them win over Markdown's own. */
  readonly selector: string;
  readonly patterns: readonly Pattern[];
}

const NOT_IN = '-comment -markup.fenced_code -markup.inline.raw';

/**
 * The grammars of what drafts have beyond Markdown. They are injected into every Markdown document, so each pattern asks
 * for so much that ordinary text does not match it.
 */
export const GRAMMARS: readonly Grammar[] = [
  {
    scopeName: 'twir.injection',
    path: 'syntaxes/twir.injection.tmLanguage.json',
    name: 'This Week in Rust: lines',
    // Within paragraphs alone: what is matched outside takes the place of the block that Markdown begins there.
    selector: `L:text.html.markdown meta.paragraph.markdown ${NOT_IN}`,
    patterns: LINE_PATTERNS,
  },
  {
    scopeName: 'twir.document.injection',
    path: 'syntaxes/twir.document.injection.tmLanguage.json',
    name: 'This Week in Rust: the document',
    selector: `L:text.html.markdown ${NOT_IN}`,
    patterns: DOCUMENT_PATTERNS,
  },
];

/** The grammars' files. */
export function generateGrammars(): readonly Output[] {
  return GRAMMARS.map(({ scopeName, path, name, selector, patterns }) => {
    const grammar = {
      information_for_contributors: 'Written by `npm run generate` from scripts/generate/grammar. Do not edit.',
      name,
      scopeName,
      injectionSelector: selector,
      patterns,
    };
    return { path, text: `${JSON.stringify(grammar, undefined, 2)}\n` };
  });
}
