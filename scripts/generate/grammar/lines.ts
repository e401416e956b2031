/** What stands in one line of running text: within a paragraph of Markdown, which is one in a list, too. */
import { FORMS, form } from '../../../server/src/draft/forms.ts';
import { DATE, escapeRegExp, linkCaptures, named, type Pattern, PLACEHOLDER, SCOPES } from './pattern.ts';

/**
 * Behind the marker of a list item. Looked at and not matched: the marker belongs to the grammar of Markdown, which
 * begins the item with it.
 */
const IN_ITEM = '(?<=^[*+-] )';
/** `* 2025-06-10 | Berlin, DE | [Organiser](url)`, also with a range of dates, `Virtual` and `Hybrid`. */
const EVENT_ROW: Pattern = {
  comment: 'The row of an event: date, place, organiser.',
  name: 'meta.event.twir',
  begin: String.raw`${IN_ITEM}(${DATE})(?: (-) (${DATE}))?\s*(\|)\s*(?:(${waysToTakePart().join('|')})\b)?([^|\[\]]*?)\s*(\|)(?=\s*\[)`,
  end: '$',
  beginCaptures: {
    1: named(SCOPES.date),
    2: named(SCOPES.separator),
    3: named(SCOPES.date),
    4: named(SCOPES.separator),
    5: named(SCOPES.way),
    6: named(SCOPES.place),
    7: named(SCOPES.separator),
  },
  patterns: [
    {
      comment: 'Behind a further pipe stands no organiser.',
      match: String.raw`\|.*$`,
      captures: { 0: { patterns: [{ include: 'text.html.markdown#inline' }] } },
    },
    {
      name: 'meta.link.inline.markdown',
      match: String.raw`(\[)([^\[\]]*)(\])(\()([^()\s]*)(\))`,
      captures: linkCaptures(SCOPES.organiser, undefined),
    },
    { include: 'text.html.markdown#inline' },
  ],
};

/** `* [**Name**](url) | 2025-06-10 | City, State, Country | 2025-09-01 - 2025-09-03`. */
const CFP_ROW: Pattern = {
  comment: 'Behind the name of an event that looks for speakers: closing day, place, days.',
  match: String.raw`(?<=\) )(\|) ([^|\[\]]*?)(${DATE}) (\|) ([^|\[\]]+?) (\|) (${DATE})(?: (-) (${DATE}))?\s*$`,
  captures: {
    1: named(SCOPES.separator),
    3: named(SCOPES.date),
    4: named(SCOPES.separator),
    5: named(SCOPES.place),
    6: named(SCOPES.separator),
    7: named(SCOPES.date),
    8: named(SCOPES.separator),
    9: named(SCOPES.date),
  },
};

/** `* [video] [Title](url)`, `* [audio] [ES] [Title](url)`. */
function prefixes(): Pattern {
  const word = `\\[(?:${prefixWords().join('|')})\\]`;
  return {
    comment: 'What an entry is, or its language, left of its link.',
    match: `${IN_ITEM}((?:${word} )+)(?=\\[[^\\[\\]]+\\]\\()`,
    captures: { 1: { patterns: [{ name: SCOPES.prefix, match: word }] } },
  };
}

const PLACEHOLDERS: readonly Pattern[] = [
  {
    comment: 'A link that waits for its address, or for all of itself.',
    name: 'meta.link.inline.markdown',
    match: String.raw`(\[)([^\[\]]*)(\])(\()(${PLACEHOLDER}|(?<=\[Group\]\()Group URL|(?<=\[Item title\]\()Item URL)(\))`,
    captures: linkCaptures(undefined, SCOPES.placeholder),
  },
  { name: SCOPES.placeholder, match: PLACEHOLDER },
];

/** `Rusty Events between 2025-06-04 - 2025-07-02 🦀`, as the form has it. */
function windowLine(): Pattern {
  const [before = '', between = ''] = form('window').template.split(/\{\w+\}/);
  return {
    comment: 'The days that the list of events covers.',
    match: `^(${escapeRegExp(before.trim())}) (${DATE})(${escapeRegExp(between)})(${DATE})`,
    captures: { 1: named(SCOPES.window), 2: named(SCOPES.date), 3: named(SCOPES.separator), 4: named(SCOPES.date) },
  };
}

/** `Virtual` and `Hybrid`: what stands before the place in a form of an event. */
function waysToTakePart(): readonly string[] {
  const words = FORMS.map(({ template }) => /^\* \{date\} \| ([A-Z][a-z]+)\b/.exec(template)?.[1]);
  return [...new Set(words.filter((word) => word !== undefined))].sort();
}

/** Words and language codes that forms have in brackets before the link. */
function prefixWords(): readonly string[] {
  const words = FORMS.map(({ template }) => /^\* \[([a-z]+)\] \[/.exec(template)?.[1]);
  const languages = form('foreign-entry').fields.find(({ name }) => name === 'language')?.choices ?? [];
  return [...words.filter((word) => word !== undefined), ...languages];
}

/** All patterns of a line. */
export const LINE_PATTERNS: readonly Pattern[] = [windowLine(), EVENT_ROW, CFP_ROW, prefixes(), ...PLACEHOLDERS];
