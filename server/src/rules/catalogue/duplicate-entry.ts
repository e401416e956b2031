import type { Draft, Item, Section } from '../../draft/model.ts';
import { splitAddress } from '../../links/address.ts';
import { canonicalKey, isFrontPage } from '../../links/canonical.ts';
import { remove } from '../../text/edit.ts';
import { type Span, span } from '../../text/span.ts';
import { defineRule, type Fix, unsafeFix } from '../define.ts';

export default defineRule({
  id: 'duplicate-entry',
  group: 'entries',
  severity: 'warning',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'Two entries of the issue lead to the same page.',
    why: 'Readers get the same link twice, often because two people sent it in to two sections.',
    notes:
      'Two addresses are the same page with and without `www.`, a final slash, tracking; youtu.be is youtube.com, lu.ma is luma.com. A fragment counts: `#episode-2` is not `#episode-3`. Both places are marked, since only a person can say which section is right. The two sides of a merge conflict are never compared.',
    examples: [
      {
        bad: '* [Title](https://example.com/a)\n* [Other](https://example.com/b)\n* [The title](http://www.example.com/a/?utm_source=x)',
        good: '* [Title](https://example.com/a)\n* [Other](https://example.com/b)',
        unsafe: true,
      },
      {
        bad: '* [video] [標題 🦀](https://youtu.be/AbCd)\n* [video] [Talk](https://www.youtube.com/watch?v=AbCd&list=PL1)',
        good: '* [video] [標題 🦀](https://youtu.be/AbCd)',
        unsafe: true,
      },
    ],
    silent: [
      { text: '* [audio] [One](https://netstack.fm/#episode-1)\n* [audio] [Two](https://netstack.fm/#episode-2)' },
      { text: '* [One](https://example.com/a?id=1)\n* [Two](https://example.com/a?id=2)' },
      { text: '* [One](https://example.com/)\n* [Two](https://example.com)', note: 'the front page of a site' },
      {
        in: 'fcp',
        text: '* [Merge it](https://github.com/rust-lang/rfcs/pull/1)\n\n#### [New and Updated RFCs](https://github.com/rust-lang/rfcs/pulls)\n\n* [new] [Merge it](https://github.com/rust-lang/rfcs/pull/1)',
      },
      {
        in: 'project',
        text: '* [Test it](https://example.com/a)\n\n### [Call for Testing](https://github.com/rust-lang/rfcs/issues?q=label%3Acall-for-testing)\n\n* [Test it](https://example.com/a)',
        note: 'What is to be tested was announced, too.',
      },
      { text: '<<<<<<< ours\n* [One](https://example.com/a)\n=======\n* [One](https://example.com/a)\n>>>>>>> theirs' },
    ],
  },
  check(draft, { report }) {
    const byKey = new Map<string, Item[]>();
    for (const item of draft.items) {
      const key = keyOf(draft, item);
      if (key === undefined) continue;
      byKey.set(key, [...(byKey.get(key) ?? []), item]);
    }
    for (const items of byKey.values()) {
      if (items.length < 2) continue;
      items.forEach((item, index) => {
        const comparable = (other: Item | undefined): boolean => other !== undefined && !areSides(draft, item, other);
        const before = items.slice(0, index).findLast(comparable);
        const other = before ?? items.slice(index + 1).find(comparable);
        if (!other) return;
        const later = before ? item : other;
        const earlier = later === item ? other : item;
        const link = linkSpan(item);
        report({
          span: link,
          message: `The same page stands in line ${other.line + 1}, too. Keep the one in the right section, with the better title.`,
          related: [{ span: linkSpan(other), message: 'The same page' }],
          // The later one first, at both places: whoever takes the first fix everywhere keeps one of the two.
          fixes: [later, earlier].flatMap((gone) => deletion(draft, gone, item)),
        });
      });
    }
  },
});

/** Entries, calls for participation and project updates: what a reader gets once. */
function keyOf(draft: Draft, item: Item): string | undefined {
  const [link] = item.links;
  if (!link || link.form === 'reference') return undefined;
  const listed = item.role === 'entry' || item.role === 'cfpProject' || item.role === 'cfpEvent' || isUpdate(item);
  const written = draft.text.slice(link.urlSpan.start, link.urlSpan.end);
  if (!listed || !/^https?:\/\//i.test(written) || isFrontPage(splitAddress(written))) return undefined;
  // An RFC may well be new and in its final comment period in one week, and what is to be tested was announced, too.
  const top = topOf(item)?.id;
  const own = item.section?.id;
  const list = own === 'new-rfcs' || own === 'call-for-testing' || top === 'testing' ? (own ?? top) : '';
  return `${list} ${canonicalKey(written)}`;
}

/** Items that are one link in the parts of the issue where things are announced. */
function isUpdate(item: Item): boolean {
  if (item.role !== 'other' || item.links.length !== 1) return false;
  const top = topOf(item)?.id;
  return top === 'project' || top === 'participation' || top === 'testing';
}

/** The outermost section that holds an item. */
function topOf(item: Item): Section | undefined {
  let top = item.section;
  while (top?.parent) top = top.parent;
  return top;
}

/** Whether two items stand on different sides of one merge conflict: only one of the two will stay. */
function areSides(draft: Draft, a: Item, b: Item): boolean {
  const within = ([first, after]: readonly [number, number], { line }: Item): boolean => first <= line && line < after;
  return draft.conflicts.some((conflict) => {
    const sides = [conflict.ours, conflict.base, conflict.theirs].flatMap((side) => (side ? [side] : []));
    const sideOf = (item: Item): number => sides.findIndex((side) => within(side, item));
    return sideOf(a) >= 0 && sideOf(b) >= 0 && sideOf(a) !== sideOf(b);
  });
}

function deletion(draft: Draft, gone: Item, here: Item): readonly Fix[] {
  // Items nested under it would lose what they stand under.
  const below = draft.layout[gone.lastLine + 1];
  if (below?.startsItem && below.depth > gone.depth) return [];
  const whole = span(gone.span.start, draft.lines.line(gone.lastLine).next);
  return [unsafeFix(gone === here ? 'Delete this entry' : `Delete the entry in line ${gone.line + 1}`, remove(whole))];
}

const linkSpan = (item: Item): Span => {
  const link = item.links[0];
  return link ? span(link.start, link.end) : item.content;
};
