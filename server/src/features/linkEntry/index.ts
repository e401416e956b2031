/** Inserting a link: what a URL alone tells, and what the earlier issues and the draft add. */
import type { Archive } from '../../archive/index.ts';
import { conflictIn } from '../../draft/conflicts.ts';
import { escapeSnippet } from '../../draft/forms.ts';
import { knownSection, type SectionId } from '../../draft/headings.ts';
import type { Draft } from '../../draft/model.ts';
import { cleanAddress } from '../../links/clean.ts';
import type { Span } from '../../text/span.ts';
import { entryUpTo, isNoText, type LinkPlace, linkPlaceAt, takenIn } from './place.ts';
import { type LinkedPage, type PrefixProposal, proposePrefixes } from './prefixes.ts';
import { LINK_SECTIONS, sectionModelOf } from './sectionModel.ts';
import { type SeenBefore, seenBefore } from './seen.ts';
import {
  joinPrefixes,
  type LinkEntry,
  LONGEST_ADDRESS,
  linkSnippet,
  linkText,
  prefixText,
  titleFromAddress,
} from './text.ts';

export { insertLink, type LinkInserted, type LinkToInsert } from './insert.ts';
export type { PrefixProposal } from './prefixes.ts';
export { LINK_SECTIONS } from './sectionModel.ts';
export type { SeenBefore } from './seen.ts';

/** What is asked: a page, as far as it is known, and where the cursor stands. */
export interface LinkQuestion {
  /** Without one, the address that stands at the cursor. */
  readonly url?: string | undefined;
  readonly title?: string | undefined;
  /** What the page says of its language: `es`, `pt-BR`. */
  readonly language?: string | undefined;
  /** The cursor, or the selection. */
  readonly at?: Span | undefined;
}

/** A section that an entry could go to. */
export interface SectionProposal {
  readonly id: SectionId;
  readonly title: string;
  /** From 0 to 1; `undefined` when no earlier issues are known. */
  readonly share: number | undefined;
  /** Whether its heading is there; it is made when it is not. */
  readonly exists: boolean;
  /** Whether the cursor stands in it. */
  readonly current: boolean;
}

/** Everything that can be said of a link without asking its site. */
export interface LinkProposal {
  /** Clean; empty when neither the question nor the cursor's place has one. */
  readonly url: string;
  /** As given, or selected, or guessed from the address: in Markdown. Empty when nothing tells. */
  readonly title: string;
  readonly titleGuessed: boolean;
  readonly prefixes: readonly PrefixProposal[];
  readonly seen: readonly SeenBefore[];
  /** The likeliest first; in the order of publication when nothing is known. */
  readonly sections: readonly SectionProposal[];
  /** The entry that it would be, without marker. */
  readonly entry: string;
  /** Whether the cursor stands at a place for a link: an empty entry or line, a bare address, a selected text. */
  readonly place: Pick<LinkPlace, 'kind' | 'isEntry'> | undefined;
  /** What a URL becomes that is pasted at the cursor; `undefined` where only its text can be pasted. */
  readonly paste: LinkPaste | undefined;
}

/** What is pasted in the place of a URL. */
export interface LinkPaste {
  /** Whether it is the entry that the place asks for: on an empty line or in an empty entry, where entries stand. */
  readonly asEntry: boolean;
  /** A snippet, with the title as its tab stop. */
  readonly snippet: string;
}

/** What can be proposed for a link. */
export function proposeLink(draft: Draft, archive: Archive | undefined, question: LinkQuestion): LinkProposal {
  const place = question.at && linkPlaceAt(draft, question.at);
  const written = question.url?.trim() || place?.url || '';
  const url = written.length > LONGEST_ADDRESS ? '' : written && cleanAddress(written);
  const known = question.title?.trim() || place?.title?.trim();
  const title = known || titleFromAddress(url);
  const line = question.at && draft.lines.at(question.at.start).number;
  const prefixes = prefixesFor(
    place,
    url ? { url, title: known ?? '', language: question.language } : undefined,
    archive,
  );
  const entry = { url, title, prefixes: prefixes.map(({ word }) => word) };
  return {
    url,
    title,
    titleGuessed: !known,
    prefixes,
    seen: url ? seenBefore(draft, archive, url, place ? line : undefined) : [],
    sections: sectionsFor(draft, archive, { url, title: known ?? '' }, line),
    entry: linkText(entry),
    place: place && { kind: place.kind, isEntry: place.isEntry },
    paste: question.at && url ? pasteAt(draft, question.at, entry) : undefined,
  };
}

/** The prefixes that stand at the place, and those that the page should have. */
function prefixesFor(
  place: LinkPlace | undefined,
  page: LinkedPage | undefined,
  archive: Archive | undefined,
): readonly PrefixProposal[] {
  const proposals = page ? proposePrefixes(page, archive) : [];
  const written = place?.prefixes ?? [];
  return joinPrefixes(
    written,
    proposals.map(({ word }) => word),
  ).map((word) => proposals.find((proposal) => proposal.word === word) ?? { word, why: 'it stands there already' });
}

function sectionsFor(
  draft: Draft,
  archive: Archive | undefined,
  page: { readonly url: string; readonly title: string },
  line: number | undefined,
): readonly SectionProposal[] {
  const current = line === undefined ? undefined : draft.sectionAt(line)?.id;
  const present = new Set(draft.sections.map(({ id }) => id));
  const shares = archive && sectionModelOf(archive)?.ask(page);
  const ranked = shares ?? LINK_SECTIONS.map((section) => ({ section, share: undefined }));
  return ranked.map(({ section: id, share }) => ({
    id,
    title: knownSection(id).title,
    share,
    exists: present.has(id),
    current: id === current,
  }));
}

/** What a URL that is pasted at a place becomes: an entry where the place asks for one, else a link. */
function pasteAt(draft: Draft, at: Span, entry: LinkEntry): LinkPaste | undefined {
  const line = draft.lines.at(at.start);
  const before = draft.text.slice(line.start, at.start);
  // In a link that is being written, a definition, an attribute: the address's text is what is wanted.
  if (at.end > line.end || isNoText(draft, line.number) || takenIn(draft)(at) || /[[(<"'`]$|\]:\s*$/.test(before))
    return undefined;
  const id = draft.sectionAt(line.number)?.id;
  const start = id && LINK_SECTIONS.includes(id) && !conflictIn(draft, line.number) ? entryUpTo(draft, at) : undefined;
  if (!start || (!start.marked && before)) return { asEntry: false, snippet: linkSnippet({ ...entry, prefixes: [] }) };
  // Those that stand there stay: they are before the cursor.
  const prefixes = start.isEntry ? entry.prefixes.filter((word) => !start.prefixes.includes(word)) : [];
  const gap = start.marked ? (/[ \t]$/.test(before) ? '' : ' ') : start.head;
  return { asEntry: true, snippet: gap + linkSnippet({ ...entry, prefixes }) };
}

/** An edit that makes a link at a cursor's place, for a person to fill in. */
export interface LinkInsertion {
  /** As a command. */
  readonly title: string;
  readonly replace: Span;
  /** Snippet syntax: the hole that is to be filled is a tab stop. */
  readonly snippet: string;
  /** The same for clients without snippets. */
  readonly plain: string;
}

/** How a link can be inserted at a place without a question: around a selected text, over a bare address, in an empty entry. */
export function linkInsertion(draft: Draft, archive: Archive | undefined, at: Span): LinkInsertion | undefined {
  const place = linkPlaceAt(draft, at);
  if (!place || place.kind === 'line') return undefined;
  const { replace, head, kind, prefixes: written, url } = place;
  if (kind === 'selection') {
    const start = `${head}${prefixText(written)}[${place.title ?? ''}](`;
    return {
      title: 'Insert a link around the selected text',
      replace,
      snippet: `${escapeSnippet(start)}\${1:https://})$0`,
      plain: `${start}https://)`,
    };
  }
  if (url === undefined) {
    const start = `${head}${prefixText(written)}`;
    return {
      title: 'Insert a link in this entry',
      replace,
      snippet: `${escapeSnippet(start)}[\${1:Title}](\${2:https://})$0`,
      plain: `${start}[Title](https://)`,
    };
  }
  const proposed = place.isEntry ? proposePrefixes({ url: cleanAddress(url), title: '' }, archive) : [];
  const words = proposed.map(({ word }) => word);
  const entry = { url, title: titleFromAddress(url), prefixes: joinPrefixes(written, words) };
  return {
    title: place.head ? 'Make an entry of this address' : 'Make a link of this address',
    replace,
    snippet: escapeSnippet(head) + linkSnippet(entry),
    plain: head + linkText(entry),
  };
}
