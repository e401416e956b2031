/** What a cursor or a selection says of the link that is to be inserted there. */
import type { Draft } from '../../draft/model.ts';
import { contentOf } from '../../draft/parse.ts';
import type { Inline } from '../../markdown/nodes.ts';
import { type Span, sliceOf, span, trimSpan } from '../../text/span.ts';

/** A place for a link. */
export interface LinkPlace {
  /**
   * `address`: over one that stands bare; `selection`: around a text; `hole`: in an entry that has nothing yet; `line`: on
   * an empty line, where an entry could begin.
   */
  readonly kind: 'address' | 'selection' | 'hole' | 'line';
  /** What is replaced: of an entry that holds nothing else, the whole line. */
  readonly replace: Span;
  /** What is written before the prefixes, when the line is an entry: indentation and marker, a blank line where the site needs it. */
  readonly head: string;
  /** Prefixes that stand there already, without brackets. */
  readonly prefixes: readonly string[];
  /** Whether prefixes are wanted: not in running text. */
  readonly isEntry: boolean;
  readonly url?: string;
  /** In Markdown. */
  readonly title?: string;
}

/** An address that stands by itself, without the punctuation of the sentence around it. */
const BARE_ADDRESS = /https?:\/\/[^\s<>"'`|]*[^\s<>"'`|.,;:!?)\]}]/gi;
/** An entry up to its link: a marker, or none, prefixes, and the bracket with which somebody began a link by hand. */
const ENTRY_START = /^([ \t]*)([*+-](?=[ \t]|$))?[ \t]*((?:\[[^[\]]{0,24}\][ \t]*)*)\[?$/;
/** A longer line is no entry that somebody is about to write. */
const LONGEST_LINE = 5_000;

/**
 * The place for a link at a cursor or a selection: over a bare address, around the selected text, in an empty entry, on an
 * empty line.
 *
 * @param selection Empty for a cursor. White space at its ends, and the marker of an entry, are no part of a title.
 */
export function linkPlaceAt(draft: Draft, selection: Span): LinkPlace | undefined {
  const at = withoutMarker(draft, selection);
  const line = draft.lines.at(at.start);
  if (line.text.length > LONGEST_LINE || isNoText(draft, line.number)) return undefined;
  const isTaken = takenIn(draft);

  for (const match of line.text.matchAll(BARE_ADDRESS)) {
    const address = span(line.start + match.index, line.start + match.index + match[0].length);
    if (at.end < address.start || at.start > address.end || isTaken(address)) continue;
    return { ...around(draft, address), kind: 'address', url: match[0] };
  }
  if (at.end > at.start) {
    if (at.end > line.end || isTaken(at)) return undefined;
    // On a line without a marker, it may be a part of running text.
    const place = entryUpTo(draft, at)?.marked ? around(draft, at) : { ...NO_ENTRY, replace: at };
    return { ...place, kind: 'selection', title: sliceOf(draft.text, at) };
  }
  const entry = entryUpTo(draft, span(line.end, line.end));
  return entry && { ...entry, kind: entry.marked || entry.prefixes.length ? 'hole' : 'line' };
}

/** A marker at a line's start, with the white space around it. */
const MARKER = /^[ \t]*[*+-][ \t]+/;

/** What is selected of an entry's text; of a selection that has none, its start. */
function withoutMarker(draft: Draft, selection: Span): Span {
  const { start, end } = trimSpan(draft.text, selection);
  const line = draft.lines.at(start);
  const marker = MARKER.exec(line.text.slice(0, LONGEST_LINE))?.[0] ?? '';
  const from = Math.max(start, line.start + marker.length);
  return from < end ? span(from, end) : span(selection.start, selection.start);
}

/** Whether nothing can be inserted into a line, because nobody would see it: metadata, comments, code. */
export function isNoText(draft: Draft, line: number): boolean {
  return draft.isVerbatim(line) || draft.metadata.lines.some((metadata) => metadata.line === line);
}

/** Tells of a place whether it lies in something that can hold no link: a link, code, a tag, a comment. */
export function takenIn(draft: Draft): (place: Span) => boolean {
  const taken: readonly Span[] = [
    ...takenBy(draft.proseInlines),
    ...draft.items.flatMap((item) => takenBy(item.inlines)),
    ...draft.comments,
    ...draft.definitions,
  ];
  return (place) => taken.some((other) => place.start < other.end && other.start < place.end);
}

interface EntryStart extends Omit<LinkPlace, 'kind'> {
  readonly marked: boolean;
}

/** An entry whose marker and prefixes end at a place with nothing behind it, in a section where entries stand. */
export function entryUpTo(draft: Draft, { start, end }: Span): EntryStart | undefined {
  const line = draft.lines.at(start);
  const content = contentOf(draft.sectionAt(line.number));
  if (content !== 'entries' && content !== 'cfp-projects' && content !== 'updates') return undefined;
  if (line.text.length > LONGEST_LINE || line.text.slice(end - line.start).trim()) return undefined;
  const match = ENTRY_START.exec(line.text.slice(0, start - line.start));
  if (!match) return undefined;
  const [, indent = '', marker, prefixes = ''] = match;
  const gap = marker === undefined && isUnderText(draft, line.number) ? '\n' : '';
  return {
    replace: span(line.start, line.end),
    head: `${gap}${indent}* `,
    prefixes: [...prefixes.matchAll(/\[([^[\]]+)\]/g)].map((one) => one[1] as string),
    isEntry: content === 'entries',
    marked: marker !== undefined,
  };
}

/** Whether the site would take an entry that begins in a line for a part of the text above: a list needs a blank line there. */
function isUnderText({ layout }: Draft, line: number): boolean {
  const above = layout[line - 1];
  return above !== undefined && above.depth === 0 && (above.kind === 'text' || above.kind === 'quote');
}

/** The entry that a place is all of, or the place itself. */
function around(draft: Draft, place: Span): Omit<LinkPlace, 'kind'> {
  return entryUpTo(draft, place) ?? { ...NO_ENTRY, replace: place };
}

const NO_ENTRY = { head: '', prefixes: [], isEntry: false } as const;

/** Where no link can be put: in links, code, tags. */
function takenBy(nodes: readonly Inline[]): readonly Span[] {
  return nodes.flatMap((node): readonly Span[] => {
    if (node.type === 'emphasis' || node.type === 'strong') return takenBy(node.children);
    return node.type === 'text' || node.type === 'break' ? [] : [node];
  });
}
