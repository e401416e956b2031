/**
 * The layout of lines against what the site's renderer made of small cases: which lines begin items, and how deep; which
 * are headings; which begin a paragraph.
 */
import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { layoutLines } from '../../server/src/draft/layout.ts';
import { splitLines } from '../../server/src/text/lines.ts';
import { describeShared, shared } from '../support/shared.ts';

interface SiteCase {
  readonly name: string;
  readonly markdown: string;
  readonly site: string;
}

/** Cases that the layout of lines does not tell, with the reason. */
const OUT_OF_REACH: Readonly<Record<string, string>> = {
  '17 footnote-like [^1]': 'the text of a footnote is a paragraph to the layout, though printed elsewhere',
  '41 setext by accident (--- under text)': 'the level of an underlined heading is no part of a line’s layout',
  '42 *** rule / line of dashes after list': 'the level of an underlined heading is no part of a line’s layout',
};

/** `h3`, `item1`, `item2`, `p`, in the order of the page. */
function outlineOf(html: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let footnotes = 0;
  // An item's own paragraph (a loose list) is part of the item.
  let justItem = false;
  for (const [tag, name] of html.matchAll(/<(\/?[a-z][a-z0-9]*)\b[^>]*>/gi)) {
    const lower = (name as string).toLowerCase();
    if (/class="footnote"/.test(tag)) footnotes = 1;
    if (footnotes) continue;
    if (lower === 'ul' || lower === 'ol') depth++;
    else if (lower === '/ul' || lower === '/ol') depth--;
    else if (lower === 'li') {
      found.push(`item${depth}`);
      justItem = true;
      continue;
    } else if (/^h[1-6]$/.test(lower)) found.push(lower);
    else if (lower === 'p' && !justItem && !depth) found.push('p');
    justItem = false;
  }
  return found;
}

function outlineOfLayout(markdown: string): string[] {
  const lines = splitLines(markdown);
  return layoutLines(lines).flatMap(({ kind, depth, startsItem, startsBlock }, number) => {
    if (startsItem) return [`item${depth}`];
    if (kind === 'heading') return [`h${/^#+/.exec(lines.line(number).text)?.[0].length ?? 2}`];
    return (kind === 'text' || kind === 'quote') && startsBlock && depth === 0 ? ['p'] : [];
  });
}

describeShared('the site’s cases', ['site/cases.json'], () => {
  const file = shared('site/cases.json');
  const cases = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as SiteCase[]) : [];
  it.each(
    cases.filter(({ name }) => !OUT_OF_REACH[name]).map(({ name, markdown, site }) => [name, markdown, site] as const),
  )('%s', (_, markdown, site) => {
    expect(outlineOfLayout(markdown)).toEqual(outlineOf(site));
    expect(outlineOfLayout(markdown.replace(/\r?\n/g, '\r\n'))).toEqual(outlineOf(site));
  });
  // A case that has come within reach must be taken off the list.
  it.each(Object.entries(OUT_OF_REACH))('%s is out of reach: %s', (name) => {
    const found = cases.find((candidate) => candidate.name === name);
    expect(found && outlineOfLayout(found.markdown)).not.toEqual(found && outlineOf(found.site));
  });
});
