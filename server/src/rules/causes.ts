/** The rules that say why the site shows something otherwise than GitHub: what they report is not reported again. */
import type { Draft } from '../draft/model.ts';
import { oncePer } from '../text/remember.ts';
import accidentalHeading from './catalogue/accidental-heading.ts';
import addressSpace from './catalogue/address-space.ts';
import bareAddress from './catalogue/bare-address.ts';
import bracesEaten from './catalogue/braces-eaten.ts';
import commentUnclosed from './catalogue/comment-unclosed.ts';
import cutAddress from './catalogue/cut-address.ts';
import definitionList from './catalogue/definition-list.ts';
import emphasisSpace from './catalogue/emphasis-space.ts';
import eventTitleIndent from './catalogue/event-title-indent.ts';
import fenceInQuote from './catalogue/fence-in-quote.ts';
import headingIndented from './catalogue/heading-indented.ts';
import headingSpace from './catalogue/heading-space.ts';
import issueNumberHeading from './catalogue/issue-number-heading.ts';
import itemFlat from './catalogue/item-flat.ts';
import itemIndented from './catalogue/item-indented.ts';
import itemSwallowed from './catalogue/item-swallowed.ts';
import linkMissingBracket from './catalogue/link-missing-bracket.ts';
import linkSpace from './catalogue/link-space.ts';
import linkSurplusBracket from './catalogue/link-surplus-bracket.ts';
import linkUnclosed from './catalogue/link-unclosed.ts';
import linkUnfinished from './catalogue/link-unfinished.ts';
import linkWithinLink from './catalogue/link-within-link.ts';
import linkWrongBracket from './catalogue/link-wrong-bracket.ts';
import listAfterText from './catalogue/list-after-text.ts';
import listMarkerSpace from './catalogue/list-marker-space.ts';
import literalMarkup from './catalogue/literal-markup.ts';
import metadataIndented from './catalogue/metadata-indented.ts';
import oddBacktick from './catalogue/odd-backtick.ts';
import shownBackslash from './catalogue/shown-backslash.ts';
import tableAfterText from './catalogue/table-after-text.ts';
import unescapedTag from './catalogue/unescaped-tag.ts';
import { DEFAULT_OPTIONS, type Rule } from './define.ts';

const CAUSES: readonly Rule[] = [
  accidentalHeading,
  addressSpace,
  bareAddress,
  bracesEaten,
  commentUnclosed,
  cutAddress,
  definitionList,
  emphasisSpace,
  eventTitleIndent,
  fenceInQuote,
  headingIndented,
  headingSpace,
  issueNumberHeading,
  itemFlat,
  itemIndented,
  itemSwallowed,
  linkMissingBracket,
  linkSpace,
  linkSurplusBracket,
  linkUnclosed,
  linkUnfinished,
  linkWithinLink,
  linkWrongBracket,
  listAfterText,
  listMarkerSpace,
  literalMarkup,
  metadataIndented,
  oddBacktick,
  shownBackslash,
  tableAfterText,
  unescapedTag,
];

/** What one of these rules reports, by its lines. */
interface Cause {
  readonly rule: string;
  readonly line: number;
  readonly lastLine: number;
}

/** All that the rules report, whether a user wants to hear of it or not. */
const causesIn = oncePer((draft: Draft): readonly Cause[] => {
  const causes: Cause[] = [];
  for (const rule of CAUSES) {
    rule.check(draft, {
      archive: undefined,
      links: undefined,
      options: DEFAULT_OPTIONS,
      unusedIgnores: () => [],
      report({ span }) {
        const line = draft.lines.at(span.start).number;
        causes.push({ rule: rule.id, line, lastLine: draft.lines.at(Math.max(span.start, span.end - 1)).number });
      },
    });
  }
  return causes;
});

/** Finds the rule that says why some lines differ. */
export function causesOf(draft: Draft): (line: number, lastLine: number) => string | undefined {
  const byLine: (string | undefined)[] = new Array<string | undefined>(draft.lines.all.length).fill(undefined);
  for (const { rule, line, lastLine } of causesIn(draft)) for (let i = line; i <= lastLine; i++) byLine[i] ??= rule;
  return (first, last) => {
    for (let i = first; i <= last; i++) if (byLine[i] !== undefined) return byLine[i];
    return undefined;
  };
}

/** The rules that say why. */
export const CAUSE_IDS: ReadonlySet<string> = new Set(CAUSES.map(({ id }) => id));
