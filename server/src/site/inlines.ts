/** Inline structure for callers: nodes with offsets, made from the elements that are printed. */
import { AMPERSAND_MARK, InlineParser, isEscapable } from './inline.ts';
import type { SiteDocument } from './model.ts';
import { offsetAfter, offsetOf, type SourceText } from './source.ts';
import { restoreEscapes, type StashEntry } from './stash.ts';
import { type Element, makeElement } from './tree.ts';

export { isEscapable };

interface Span {
  /** UTF-16 offsets into the original text. */
  readonly start: number;
  readonly end: number;
}

/** A piece of inline structure. Neighbours follow each other; what prints nothing has no node. */
export type InlineNode =
  | (Span & { readonly kind: 'text'; readonly text: string })
  /** A character behind a backslash; `text` is the character. */
  | (Span & { readonly kind: 'escape'; readonly text: string })
  /** A tag, comment or entity, as it is printed. */
  | (Span & { readonly kind: 'html'; readonly html: string })
  | (Span & {
      readonly kind: 'link';
      readonly url: string;
      readonly title: string | undefined;
      /** `[text](url)`, or `[text][label]` and its short forms. */
      readonly form: 'inline' | 'reference';
      readonly children: readonly InlineNode[];
    })
  | (Span & { readonly kind: 'image'; readonly url: string; readonly title: string | undefined; readonly alt: string })
  /** `<https://…>` or `<name@host>`. */
  | (Span & { readonly kind: 'autolink'; readonly url: string; readonly text: string })
  | (Span & { readonly kind: 'code'; readonly text: string })
  | (Span & { readonly kind: 'em' | 'strong'; readonly children: readonly InlineNode[] })
  | (Span & { readonly kind: 'break' })
  | (Span & { readonly kind: 'footnoteReference'; readonly label: string });

/**
 * The inline structure of a leaf's `content`, in the order of the text. Attribute lists and abbreviations, which the site
 * looks at only afterwards, are text here.
 *
 * @param content of a heading, paragraph, text, cell or term of `document`
 * @param document decides which references and footnotes exist
 */
export function parseInlines(content: SourceText, document: SiteDocument): InlineNode[] {
  const raw: StashEntry[] = [...document.stash];
  const root = makeElement('div');
  const leaf = makeElement('p');
  leaf.text = content;
  root.children.push(leaf);
  new InlineParser(document, raw).run(root);
  return contentOf(leaf, raw);
}

/** The inline structure of what stands in an element of a printed tree. */
export function contentOf(element: Element, raw: readonly StashEntry[]): InlineNode[] {
  const nodes: InlineNode[] = [];
  addText(nodes, element.text, raw);
  for (const child of element.children) {
    nodes.push(...nodeOf(child, raw));
    addText(nodes, child.tail, raw);
  }
  return nodes;
}

const MARK = /\x02(?:wzxhzdk:(\d+)|(\d+))\x03/g;

/** Takes a text apart at the marks of escaped characters and raw HTML. */
function addText(nodes: InlineNode[], source: SourceText | undefined, raw: readonly StashEntry[]): void {
  if (!source) return;
  let from = 0;
  const put = (to: number): void => {
    if (to <= from) return;
    const text = source.text.slice(from, to);
    nodes.push({ kind: 'text', start: offsetOf(source, from), end: offsetAfter(source, to), text });
  };
  for (const match of source.text.matchAll(MARK)) {
    put(match.index);
    from = match.index + match[0].length;
    const span = { start: offsetOf(source, match.index), end: offsetAfter(source, from) };
    const entry = raw[Number(match[1] ?? -1)];
    if (entry) nodes.push({ kind: 'html', ...span, html: entry.html });
    else if (match[2] !== undefined) {
      nodes.push({ kind: 'escape', ...span, text: String.fromCodePoint(Number(match[2])) });
    }
  }
  put(source.text.length);
}

/** Mail addresses are printed as character references. */
function showAddress(text: string): string {
  if (!text.includes(AMPERSAND_MARK)) return restoreEscapes(text);
  return text
    .replaceAll(AMPERSAND_MARK, '&')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}

function nodeOf(element: Element, raw: readonly StashEntry[]): InlineNode[] {
  const { start, end } = element;
  const title = element.attributes.get('title');
  switch (element.origin) {
    case 'code':
      return [{ kind: 'code', start, end, text: element.text?.text ?? '' }];
    case 'link':
    case 'reference': {
      const form = element.origin === 'link' ? 'inline' : 'reference';
      const url = restoreEscapes(element.attributes.get('href') ?? '');
      return [{ kind: 'link', start, end, url, title, form, children: contentOf(element, raw) }];
    }
    case 'image':
    case 'imageReference': {
      const alt = element.attributes.get('alt') ?? '';
      return [{ kind: 'image', start, end, url: restoreEscapes(element.attributes.get('src') ?? ''), title, alt }];
    }
    case 'autolink':
    case 'mail': {
      const [url, text] = [element.attributes.get('href') ?? '', element.text?.text ?? ''].map(showAddress);
      return [{ kind: 'autolink', start, end, url: url ?? '', text: text ?? '' }];
    }
    case 'emphasis':
      return [{ kind: element.tag === 'em' ? 'em' : 'strong', start, end, children: contentOf(element, raw) }];
    case 'break':
      return [{ kind: 'break', start, end }];
    case 'footnote': {
      const label = element.children[0]?.attributes.get('href')?.slice('#fn:'.length) ?? '';
      return [{ kind: 'footnoteReference', start, end, label }];
    }
    default:
      return contentOf(element, raw);
  }
}
