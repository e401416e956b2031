import { escapeSnippet } from '../draft/forms.ts';
import type { Draft } from '../draft/model.ts';
import { contentOf } from '../draft/parse.ts';
import type { Inline } from '../markdown/nodes.ts';
import { type Span, span } from '../text/span.ts';

/** A place for a link, and the link that would stand there. */
export interface LinkInsertion {
  /** As a command. */
  readonly title: string;
  readonly replace: Span;
  /** Snippet syntax: the hole that is to be filled is a tab stop. */
  readonly snippet: string;
  /** The same for clients without snippets. */
  readonly plain: string;
}

/** An address that stands by itself, without the punctuation of the sentence around it. */
const BARE_ADDRESS = /https?:\/\/[^\s<>"'`|]*[^\s<>"'`|.,;:!?)\]}]/gi;

/**
 * How a link can be inserted at a place: around a selected text, over a bare address, or in an empty entry.
 *
 * @param at The selection; empty for a cursor.
 */
export function linkInsertion(draft: Draft, at: Span): LinkInsertion | undefined {
  const line = draft.lines.at(at.start);
  if (draft.isVerbatim(line.number)) return undefined;
  const taken: readonly Span[] = [
    ...takenBy(draft.proseInlines),
    ...draft.items.flatMap((item) => takenBy(item.inlines)),
    ...draft.comments,
    ...draft.definitions,
  ];
  const isTaken = (place: Span): boolean => taken.some((other) => place.start < other.end && other.start < place.end);

  for (const match of line.text.matchAll(BARE_ADDRESS)) {
    const address = span(line.start + match.index, line.start + match.index + match[0].length);
    if (at.end < address.start || at.start > address.end || isTaken(address)) continue;
    const title = titleFromAddress(match[0]);
    return {
      title: 'Make a link of this address',
      replace: address,
      snippet: `[\${1:${escapeSnippet(title)}}](${escapeSnippet(match[0])})$0`,
      plain: `[${title}](${match[0]})`,
    };
  }
  if (at.end > at.start && at.end <= line.end && !isTaken(at)) {
    const text = draft.text.slice(at.start, at.end);
    return {
      title: 'Insert a link around the selected text',
      replace: at,
      snippet: `[${escapeSnippet(text)}](\${1:https://})$0`,
      plain: `[${text}](https://)`,
    };
  }
  const empty = /^(\s*[*+-])[ \t]*((?:\[[^\]]*\][ \t]*)*)$/.exec(line.text);
  const content = contentOf(draft.sectionAt(line.number));
  if (empty && (content === 'entries' || content === 'cfp-projects' || content === 'updates')) {
    const prefixes = (empty[2] as string).trim();
    const head = `${empty[1]} ${prefixes ? `${prefixes} ` : ''}`;
    return {
      title: 'Insert a link in this entry',
      replace: span(line.start, line.end),
      snippet: `${escapeSnippet(head)}[\${1:Title}](\${2:https://})$0`,
      plain: `${head}[Title](https://)`,
    };
  }
  return undefined;
}

/** Where no link can be put: in links, code, tags. */
function takenBy(nodes: readonly Inline[]): readonly Span[] {
  return nodes.flatMap((node): readonly Span[] => {
    if (node.type === 'emphasis' || node.type === 'strong') return takenBy(node.children);
    return node.type === 'text' || node.type === 'break' ? [] : [node];
  });
}

/** A first guess at a page's title: the last part of its address that has words in it. */
export function titleFromAddress(address: string): string {
  const path = address.replace(/^https?:\/\/[^/]*/i, '').replace(/[?#].*$/, '');
  const part = path
    .split('/')
    .reverse()
    .find((piece) => /[a-z]{3}/i.test(piece));
  const words = (part ?? '')
    .replace(/\.\w{2,5}$/, '')
    .replace(/%[0-9a-f]{2}/gi, ' ')
    .split(/[-_+\s]+/)
    .filter(Boolean)
    .join(' ');
  return words ? words.charAt(0).toUpperCase() + words.slice(1) : 'Title';
}
