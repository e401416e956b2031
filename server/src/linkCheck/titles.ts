/** Whether an entry's text and the title of its page are the same to a reader. */
import type { Inline } from '../markdown/nodes.ts';

/** What a reader sees of inline nodes. */
export function shownText(nodes: readonly Inline[]): string {
  return nodes
    .map((node) => {
      if ('children' in node) return shownText(node.children);
      return node.type === 'html' ? '' : node.type === 'break' ? ' ' : node.value;
    })
    .join('');
}

/**
 * Whether two titles say the same. White space, case, quotes, dashes, punctuation at the ends, emoji and marks of code
 * do not count, nor does the name of a site or a series behind or before a title: `Title | Site`, `Site: Title`.
 */
export function sameTitle(written: string, page: string): boolean {
  const ours = folded(written);
  const theirs = folded(page);
  if (!ours || !theirs || ours === theirs) return true;
  return (
    partsOf(page).some((part) => folded(part) === ours) || partsOf(written).some((part) => folded(part) === theirs)
  );
}

/** Marks that pages put between a title and the name of a site. */
const MARK = /[ \t]+(?:\||[-–—·•»«:/]{1,2})[ \t]+|[:：|｜][ \t]+/g;

/** What is left of a title without one, two … parts at its end, or at its start. */
function partsOf(title: string): readonly string[] {
  const marks = [...title.slice(0, LONGEST).matchAll(MARK)];
  return marks.flatMap(({ index, 0: { length } }) => [title.slice(0, index), title.slice(index + length)]);
}

const LONGEST = 1000;

function folded(text: string): string {
  return text
    .slice(0, LONGEST)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’‚‛′´`]/g, "'")
    .replace(/[“”„‟″«»]/g, '"')
    .replace(/["'*_]/g, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/\.{3}/g, '…')
    .replace(/&/g, ' and ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.,;:!?–-]+/, '')
    .replace(/(?<![\s.,;:!?–-])[\s.,;:!?–-]+$/, '')
    .replace(/ ?- ?/g, '-');
}
