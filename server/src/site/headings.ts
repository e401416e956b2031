/** Ids of headings, and the links the site puts into them. */
import { trim } from './source.ts';
import { type Element, makeElement } from './tree.ts';

/** Names of characters that occur in headings; others are dropped from ids in any case, or stay as their name. */
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ndash: '\u2013',
  mdash: '\u2014',
  hellip: '\u2026',
  lsquo: '\u2018',
  rsquo: '\u2019',
  ldquo: '\u201c',
  rdquo: '\u201d',
  laquo: '\u00ab',
  raquo: '\u00bb',
  rarr: '\u2192',
  larr: '\u2190',
  copy: '\u00a9',
  reg: '\u00ae',
  trade: '\u2122',
  times: '\u00d7',
  middot: '\u00b7',
  bull: '\u2022',
  euro: '\u20ac',
};

/** The characters that entities stand for, as far as they are known here. */
export function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d+)|#[xX]([0-9a-fA-F]+)|([a-zA-Z]+));/g,
    (all, decimal, hex, name: string | undefined) => {
      if (name !== undefined) return ENTITIES[name] ?? all;
      const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
    },
  );
}

/** The text of printed HTML: no comments, no tags, single spaces. */
function stripTags(html: string): string {
  const text = removeBetween(removeBetween(html, '<!--', '-->'), '<', '>');
  return trim(text.replace(/\s+/g, ' '));
}

function removeBetween(text: string, open: string, close: string): string {
  const kept: string[] = [];
  let from = 0;
  for (let at = text.indexOf(open); at >= 0; at = text.indexOf(open, from)) {
    const end = text.indexOf(close, at);
    if (end < 0) break;
    kept.push(text.slice(from, at));
    from = end + close.length;
  }
  kept.push(text.slice(from));
  return kept.join('');
}

/** The id the site makes of a heading's printed text: plain ASCII in lower case, words joined by `-`. */
export function slugify(html: string): string {
  const ascii = decodeEntities(stripTags(html))
    .normalize('NFKD')
    .replace(/[^\x00-\x7f]/g, '');
  return trim(ascii.replace(/[^\w\s-]/g, ''))
    .toLowerCase()
    .replace(/[-\s]+/g, '-');
}

/** Hands out ids that are not used yet: `x`, `x_1`, `x_2`. */
export class IdPool {
  private readonly used: Set<string>;
  /** Where to go on counting, so that a thousand equal headings are not counted again and again. */
  private readonly next = new Map<string, number>();

  constructor(used: Iterable<string>) {
    this.used = new Set(used);
  }

  take(wanted: string): string {
    let id = wanted;
    if (id === '' || this.used.has(id)) {
      const counted = /^(.+)_([0-9]+)$/s.exec(id);
      const stem = counted?.[1] ?? id;
      const first = counted ? Number(counted[2]) + 1 : 1;
      let number = Math.max(first, this.next.get(stem) ?? 0);
      // Numbers below may have been skipped by others that began higher.
      if (number > first && !this.used.has(`${stem}_${first}`)) number = first;
      while (this.used.has(`${stem}_${number}`)) number++;
      id = `${stem}_${number}`;
      this.next.set(stem, number + 1);
    }
    this.used.add(id);
    return id;
  }
}

/** Wraps what is in the heading into a link to itself. */
export function linkHeading(heading: Element, id: string): void {
  const link = makeElement('a', 'block', heading.start, heading.end);
  link.attributes.set('class', 'toclink');
  link.attributes.set('href', `#${id}`);
  link.text = heading.text;
  link.children = heading.children;
  heading.text = undefined;
  heading.children = [link];
}
