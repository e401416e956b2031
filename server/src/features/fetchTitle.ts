/** Links whose text can be the title of their page, and what writes it there. */
import type { Draft, Item } from '../draft/model.ts';
import { escapeTitle } from '../draft/titles.ts';
import { escapeAddress } from '../links/clean.ts';
import type { InlineLink } from '../markdown/nodes.ts';
import { replace, type TextEdit } from '../text/edit.ts';
import { type Span, sliceOf, touches } from '../text/span.ts';
import { titleFromAddress } from './linkEntry/text.ts';
import { cursor } from './pointed.ts';

/** A link, or an address that stands in the place of one. */
export interface TitleSpot {
  readonly url: string;
  /** The whole of it, and what stands there: by that it is known again. */
  readonly span: Span;
  readonly source: string;
  /** Its text says nothing yet: it is empty, a placeholder, the address, or what was guessed from the address. */
  readonly isOpen: boolean;
  /** What writes a title there; `undefined` when that changes nothing. */
  edit(title: string): TextEdit | undefined;
}

/** The link at a place; or, on a line with one link, that one. */
export function titleSpotAt(draft: Draft, offset: number): TitleSpot | undefined {
  const at = cursor(offset);
  const spots = spotsIn(draft);
  const here = spots.find(({ span }) => touches(span, at));
  if (here) return here;
  const line = draft.lines.at(offset);
  const onLine = spots.filter(({ span }) => touches(span, line));
  return onLine.length === 1 ? onLine[0] : undefined;
}

/**
 * A link that was seen before, in the draft as it is now.
 *
 * @param span Where it should be, if that is known.
 * @returns It, unless it was changed, or is gone; when its place is not known, only if there is no other like it.
 */
export function sameSpot(draft: Draft, before: TitleSpot, span: Span | undefined): TitleSpot | undefined {
  const alike = spotsIn(draft).filter(({ source, url }) => source === before.source && url === before.url);
  if (span) return alike.find((spot) => spot.span.start === span.start);
  return alike.length === 1 ? alike[0] : undefined;
}

function spotsIn(draft: Draft): readonly TitleSpot[] {
  return [
    ...draft.items.flatMap((item) => {
      const links = item.links.flatMap((link) => spotOf(draft, link, item.role === 'eventTitle') ?? []);
      return links.length ? links : (bareSpot(draft, item) ?? []);
    }),
    ...draft.proseLinks.flatMap((link) => spotOf(draft, link, false) ?? []),
  ];
}

function spotOf(draft: Draft, link: InlineLink, wantsBold: boolean): TitleSpot | undefined {
  if (link.type !== 'link' || !/^https?:\/\//i.test(link.url)) return undefined;
  const { url, start, end } = link;
  const span = { start, end };
  const shared = { url, span, source: sliceOf(draft.text, span) };
  if (link.form === 'autolink')
    return { ...shared, isOpen: true, edit: (title) => replace(span, linkOf(title, url, wantsBold)) };
  if (link.form !== 'inline') return undefined;
  const old = sliceOf(draft.text, link.textSpan);
  const trimmed = old.trim();
  const isBold = trimmed.length >= 4 && trimmed.startsWith('**') && trimmed.endsWith('**');
  const isOpen = saysNothing(isBold ? trimmed.slice(2, -2).trim() : trimmed, url);
  const bold = isBold || (wantsBold && isOpen);
  return {
    ...shared,
    isOpen,
    edit(title) {
      const text = textOf(title, bold);
      return text === old ? undefined : replace(link.textSpan, text);
    },
  };
}

/** An entry that is an address and nothing else. */
function bareSpot({ text }: Draft, { content, role }: Item): TitleSpot | undefined {
  const url = content.text;
  if (!/^https?:\/\/[^\s<>[\]|]+$/i.test(url)) return undefined;
  const span = { start: content.start, end: content.end };
  const edit = (title: string): TextEdit => replace(span, linkOf(title, url, role === 'eventTitle'));
  return { url, span, source: sliceOf(text, span), isOpen: true, edit };
}

const linkOf = (title: string, url: string, bold: boolean): string => `[${textOf(title, bold)}](${escapeAddress(url)})`;

function textOf(title: string, bold: boolean): string {
  const text = escapeTitle(title, { from: 'plain', bold });
  return bold ? `**${text}**` : text;
}

const PLACEHOLDERS =
  /^(?:title|link title|page title|event title|the title|text|link|link text|name|here|todo|tbd|xxx*|untitled|\.{3}|…|-|\?+)$/i;

function saysNothing(text: string, url: string): boolean {
  const bare = (address: string): string =>
    address
      .replace(/\\(.)/g, '$1')
      .replace(/^https?:\/\/(?:www\.)?/i, '')
      .replace(/\/$/, '');
  return !text || PLACEHOLDERS.test(text) || bare(text) === bare(url) || text === titleFromAddress(url);
}
