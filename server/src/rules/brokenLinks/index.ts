/**
 * Links that are none: an address that stands outside every link, and what around it shows that a link was meant. One
 * reading of the draft serves all rules on the form of links, so that no two of them speak of the same place.
 */

import { conflictIn } from '../../draft/conflicts.ts';
import type { Draft } from '../../draft/model.ts';
import { oncePer } from '../../text/remember.ts';
import { span } from '../../text/span.ts';
import { coverOf, nodesOf } from '../inline-nodes.ts';
import { codeCrossing } from './code.ts';
import { brokenEdges } from './edges.ts';
import { halfLink, titleBefore } from './halves.ts';
import { isOpened, openedLink, wrongJoint } from './joints.ts';
import { LONGEST_LINE, type LooseAddress, looseAddress } from './looseAddress.ts';
import { type BrokenKind, type BrokenLink, broken } from './model.ts';

/** All broken links of a draft, in the order of the text. */
export const brokenLinks = oncePer((draft: Draft): readonly BrokenLink[] =>
  [...scanAddresses(draft), ...brokenEdges(draft)].sort((a, b) => a.span.start - b.span.start),
);

/** The broken links of some kinds. */
export function brokenLinksOf(draft: Draft, ...kinds: readonly BrokenKind[]): readonly BrokenLink[] {
  return brokenLinks(draft).filter(({ kind }) => kinds.includes(kind));
}

const ADDRESS = /https?:\/\/[^\s<>]+|(?<=\()www\.[^\s<>]+/gi;

function scanAddresses(draft: Draft): readonly BrokenLink[] {
  const { text, lines } = draft;
  const nodes = nodesOf(draft);
  const covered = coverOf([
    ...nodes.filter(({ type }) => type === 'link' || type === 'image' || type === 'code' || type === 'html'),
    ...draft.comments,
    ...draft.definitions,
    draft.metadata.span,
  ]);
  const found: BrokenLink[] = [];
  for (const line of lines.all) {
    if (line.text.length > LONGEST_LINE || draft.isVerbatim(line.number) || !/https?:|www\./i.test(line.text)) continue;
    if (draft.layout[line.number]?.kind === 'definition') continue;
    if (/^[<>|=]{7}/.test(line.text) && conflictIn(draft, line.number)) continue;
    let done = -1;
    for (const match of line.text.matchAll(ADDRESS)) {
      const start = line.start + match.index;
      if (match.index < done) continue;
      const crossing = codeCrossing(text, line.start, start);
      if (crossing) {
        found.push(crossing);
        continue;
      }
      if (covered(start)) continue;
      const link = judge(looseAddress(text, line, start, match[0]));
      if (!link) continue;
      found.push(link);
      // What stands behind in the same run of characters belongs to the link just judged.
      done = match.index + match[0].length;
    }
  }
  return found;
}

/** Readers that know more are asked first. Where the joint is there, the site's reading is not doubted without a reason. */
function judge(address: LooseAddress): BrokenLink | undefined {
  return isOpened(address)
    ? (openedLink(address) ?? halfLink(address))
    : (wrongJoint(address) ?? halfLink(address) ?? bare(address));
}

function bare(address: LooseAddress): BrokenLink {
  const titled = titleBefore(address);
  return broken(
    'bare',
    span(address.start, address.end),
    'the site prints an address as plain text',
    ...(titled ? [{ ...titled, preferred: true }] : []),
  );
}
