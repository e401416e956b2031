import type { Lines } from '../text/lines.ts';
import type { Comment, Placeholder, PlaceholderKind } from './model.ts';

/** Placeholders in running text, where no comment hides them. */
const IN_TEXT: readonly (readonly [RegExp, PlaceholderKind])[] = [
  [/REDDIT_LINK_HERE/g, 'reddit'],
  [/INSERT_LINK_HERE/g, 'hiring'],
  [/\$twir_[a-z_]+/g, 'variable'],
  [/\[Group\]\(Group URL\)|\[Item title\]\(Item URL\)/gi, 'group'],
];

/** Comments that stand where a text is to come. */
const AS_COMMENT: readonly (readonly [RegExp, PlaceholderKind])[] = [
  [/^\s*COTW goes here\s*$/, 'crate'],
  [/^\s*QOTW goes here\s*$/, 'quote'],
  [/^\s*Rust updates go here\s*$/, 'updates'],
  [/^\s*Perf results go here\s*$/, 'performance'],
  // `CFPs go here, use this format: …`, `Approved RFCs go here, …`: what such a comment asks for is a list.
  [/^\s*[A-Z][^\n,:]{2,60} go here, use this format:/, 'list'],
];

/** Finds what the template left to be filled in, in the order of the text. */
export function findPlaceholders(lines: Lines, comments: readonly Comment[]): readonly Placeholder[] {
  const found: Placeholder[] = [];
  for (const comment of comments) {
    const kind = AS_COMMENT.find(([pattern]) => pattern.test(comment.text))?.[1];
    if (kind) {
      const text = lines.text.slice(comment.start, comment.end);
      found.push({ start: comment.start, end: comment.end, text, kind, line: comment.line });
    }
  }
  for (const [pattern, kind] of IN_TEXT) {
    // Both run in the order of the text, so one walk over the comments serves all matches.
    let next = 0;
    for (const match of lines.text.matchAll(pattern)) {
      const start = match.index;
      while (next < comments.length && (comments[next] as Comment).end <= start) next++;
      if ((comments[next]?.start ?? start + 1) <= start) continue;
      found.push({ start, end: start + match[0].length, text: match[0], kind, line: lines.at(start).number });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
