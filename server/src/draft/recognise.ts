import { lineTexts } from '../text/lines.ts';
import type { DocumentKind } from './model.ts';
import { dateOfFileName } from './parse.ts';

/** How much of a text is read to recognise it: its metadata stands at the very top. */
const HEAD_LENGTH = 2_000;

/**
 * Whether a document is a draft, a published issue or the template of this newsletter, by its file's name or by its
 * metadata. All else is left alone.
 *
 * @param uri The document's URI, percent-encoded or not.
 */
export function recognise(uri: string, text: string): DocumentKind | undefined {
  const { folder, name } = pathParts(uri);
  if (name === 'DRAFT_TEMPLATE') return 'template';
  const named = /this-week-in-rust[^/]*\.(?:md|markdown)$/i.test(name) && dateOfFileName(name) !== undefined;
  if (!named && !hasMetadata(text.slice(0, HEAD_LENGTH))) return undefined;
  return folder === 'content' ? 'issue' : 'draft';
}

/** The last folder and the file's name of a URI or path. */
export function pathParts(uri: string): { readonly folder: string; readonly name: string } {
  // Cut before it is decoded: a folder may well be called `C#`.
  const path = decode(uri.replace(/[?#].*$/, '')).replace(/\\/g, '/');
  const parts = path.split('/');
  return { folder: parts[parts.length - 2] ?? '', name: parts[parts.length - 1] ?? '' };
}

function hasMetadata(head: string): boolean {
  const lines = lineTexts(head).slice(0, 12);
  return lines.some((line) => /^\uFEFF?\s*Title:\s*This Week in Rust\b/i.test(line));
}

function decode(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    // A lone `%` in an untitled document's name is no reason to know nothing of it.
    return uri;
  }
}
