/** The drafts that documents are, one parse a version. */
import { createInlineParser } from '../markdown/inline.ts';
import type { Source } from '../text/source.ts';
import type { DocumentKind, Draft } from './model.ts';
import { parseDraft } from './parse.ts';
import { pathParts, recognise } from './recognise.ts';

/** A longer text is no draft: the largest issue has 41 kB. In UTF-16 units. It is recognised, said so, and otherwise left alone. */
export const LONGEST_DRAFT = 400_000;

/** Whether a text is longer than {@link LONGEST_DRAFT}. */
export function isTooLong({ text }: Source): boolean {
  return text.length > LONGEST_DRAFT;
}

/** Parses drafts; remembers their blocks, and the last version of each document. */
export interface DraftStore {
  /** The draft of a source: parsed once for a version. One that is too long is read as if it were empty. */
  of(source: Source): Draft;
  /** Parses a text that is on its way to become a document's: nothing is kept of it but its blocks. */
  parse(
    text: string,
    options: { readonly fileName: string | undefined; readonly kind?: DocumentKind | undefined },
  ): Draft;
  /** Forgets a document. */
  close(uri: string): void;
}

/** Makes a store with nothing in it. */
export function createDraftStore(): DraftStore {
  const parser = createInlineParser();
  const kept = new Map<string, { readonly source: Source; readonly draft: Draft }>();
  const parse: DraftStore['parse'] = (text, options) => parseDraft(text, { ...options, parser });
  return {
    of(source) {
      const { uri, version, text } = source;
      const known = kept.get(uri);
      if (known?.source.version === version && known.source.text === text) return known.draft;
      // A text that is too long has nothing to it: whoever asks, of whatever feature, is not made to wait for a parse.
      const draft = parse(isTooLong(source) ? '' : text, { fileName: pathParts(uri).name, kind: recognise(uri, text) });
      kept.set(uri, { source, draft });
      return draft;
    },
    parse,
    close: (uri) => void kept.delete(uri),
  };
}
