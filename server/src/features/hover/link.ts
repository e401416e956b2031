import { parseDraft } from '../../draft/parse.ts';
import { canonicalKey } from '../../links/canonical.ts';
import type { InlineLink } from '../../markdown/nodes.ts';
import type { Rule } from '../../rules/define.ts';
import { automaticFix, checkDraft, fixAll } from '../../rules/engine.ts';
import { contains } from '../../text/span.ts';
import { indexOf } from '../archiveIndex.ts';
import { linkAt, titleOf } from '../pointed.ts';
import { type Block, type Piece, paragraph } from '../rich.ts';
import { otherPlaces } from '../whereabouts.ts';
import { type HoverContext, issuePieces, type Subject } from './part.ts';

/** How many appearances are told. */
const MOST_APPEARANCES = 5;

/** A link: where its page stood before, and the address that a fix would make of it. */
export const linkSubject: Subject = (context, offset) => {
  const { draft } = context;
  const found = linkAt(draft, offset);
  if (!found || found.event || !canonicalKey(found.link.url)) return undefined;
  const { link } = found;
  const content = [...earlier(context, link), ...inDraft(context, link), ...mended(context, link)];
  return content.length ? { span: { start: link.start, end: link.end }, content } : undefined;
};

function earlier({ draft, archive }: HoverContext, link: InlineLink): readonly Block[] {
  const seen = archive ? indexOf(archive).appearances(link.url) : [];
  if (!seen.length) return [];
  const now = titleOf(draft, link);
  const list = seen.slice(0, MOST_APPEARANCES).map(({ issue, section, title, url }): readonly Piece[] => [
    ...issuePieces(issue),
    ...(section ? [`, under ${section}`] : []),
    // Events stand in several issues: a title is told only where it was another.
    ...(title === now ? [] : [': ', { link: title || url, url }]),
  ]);
  const more = seen.length - list.length;
  return [paragraph('Seen before, in'), { list: more > 0 ? [...list, [`and ${more} more`]] : list }];
}

function inDraft({ draft }: HoverContext, link: InlineLink): readonly Block[] {
  const lines = otherPlaces(draft, link).map((other) => draft.lines.at(other.start).number + 1);
  if (!lines.length) return [];
  return [paragraph(`In this draft also in ${lines.length === 1 ? 'line' : 'lines'} ${lines.slice(0, 8).join(', ')}.`)];
}

/** The address as the safe fixes of its findings would leave it. */
function mended({ draft, findings, rule }: HoverContext, { form, urlSpan }: InlineLink): readonly Block[] {
  const mending = findings.filter(
    (finding) =>
      contains(urlSpan, finding.span) && automaticFix(finding)?.edits.every((edit) => contains(urlSpan, edit)),
  );
  const rules = [...new Set(mending.map((finding) => finding.rule))].flatMap((id) => rule(id)?.rule ?? []);
  if (!rules.length || form !== 'inline') return [];
  const written = draft.text.slice(urlSpan.start, urlSpan.end);
  const clean = mendedAddress(written, rules);
  return clean === written ? [] : [paragraph('Its fixes make it ', { code: clean }, '.')];
}

const BEFORE = '## Updates from Rust Community\n\n* [A](';
const BEHIND = ')\n';

/** What rules make of an address, one after another: the fix of one may be what another was waiting for. */
function mendedAddress(address: string, rules: readonly Rule[]): string {
  const { text } = fixAll(`${BEFORE}${address}${BEHIND}`, (now) => checkDraft(parseDraft(now), rules));
  return text.startsWith(BEFORE) && text.endsWith(BEHIND) ? text.slice(BEFORE.length, -BEHIND.length) : address;
}
