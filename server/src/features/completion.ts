import { addDays, WINDOW_DAYS } from '../draft/date.ts';
import { FORMS, type Form, formSnippet } from '../draft/forms.ts';
import { KNOWN_SECTIONS, type KnownSection, type SectionContent, titleKey } from '../draft/headings.ts';
import type { Draft, Section } from '../draft/model.ts';
import { contentOf } from '../draft/parse.ts';
import type { Line } from '../text/lines.ts';
import { type Span, span } from '../text/span.ts';

export type CompletionKind = 'heading' | 'form' | 'prefix' | 'organiser';

/** One proposal. */
export interface Completion {
  readonly kind: CompletionKind;
  readonly label: string;
  readonly detail: string;
  /** The part of the text that is replaced; it ends at the cursor or behind it, on the cursor's line. */
  readonly replace: Span;
  /** Snippet syntax when `snippet`, else the text itself. */
  readonly insert: string;
  readonly snippet: boolean;
  /** What the client filters by: the text from `replace.start` to the cursor must match it. */
  readonly filter: string;
  /** Sorts as text. */
  readonly sort: string;
}

/** Prefix words, and the language codes that the archive uses most. */
const PREFIXES: readonly (readonly [string, string])[] = [
  ['video', 'a recording'],
  ['audio', 'a podcast episode'],
  ['series', 'part of a series'],
  ['AR', 'Arabic'],
  ['DE', 'German'],
  ['ES', 'Spanish'],
  ['FA', 'Persian'],
  ['FR', 'French'],
  ['IT', 'Italian'],
  ['JA', 'Japanese'],
  ['KO', 'Korean'],
  ['PL', 'Polish'],
  ['PT', 'Portuguese'],
  ['RU', 'Russian'],
  ['TR', 'Turkish'],
  ['UK', 'Ukrainian'],
  ['ZH', 'Chinese'],
];

/**
 * What can stand at a place of a draft: the headings that are missing there, the forms of the section, prefixes, the
 * draft's own organisers.
 *
 * @param offset The cursor.
 */
export function complete(draft: Draft, offset: number): readonly Completion[] {
  const line = draft.lines.at(offset);
  if (draft.isVerbatim(line.number) || draft.metadata.lines.some((metadata) => metadata.line === line.number))
    return [];
  const before = draft.text.slice(line.start, offset);
  if (/^#{1,6}[ \t]*[^#\n]*$/.test(before)) return headings(draft, line);
  const section = draft.sectionAt(line.number);
  const content = contentOf(section);
  if (!content) return /^\s*$/.test(before) ? headings(draft, line) : [];
  const prefix = content === 'entries' ? /^\s*[*+-]\s+(?:\[[^\]]*\]\s*)*\[([^\]\s]*)$/.exec(before) : null;
  if (prefix) return prefixes(offset - (prefix[1] as string).length - 1, offset, line);
  const cell = content === 'events' ? /^\s*[*+-]\s[^|]*\|[^|]*\|[ \t]*(\[?[^|\](]*)$/.exec(before) : null;
  if (cell) return organisers(draft, span(offset - (cell[1] as string).length, offset));
  // An empty line, an empty item, or a first word typed: the forms of the place.
  if (/^[ \t]*(?:[*+-][ \t]*)?[\w-]*$/.test(before)) {
    return [...forms(draft, content, section, line, offset), ...(before.trim() ? [] : headings(draft, line))];
  }
  return [];
}

function forms(
  draft: Draft,
  content: SectionContent,
  section: Section | undefined,
  line: Line,
  offset: number,
): readonly Completion[] {
  return FORMS.filter((form) => (form.content as readonly SectionContent[]).includes(content))
    .filter(({ id }) => belongs(id, section, draft))
    .map(
      (form: Form, index): Completion => ({
        kind: 'form',
        label: form.label,
        detail: form.description,
        replace: span(line.start, Math.max(offset, line.start)),
        insert: formSnippet(form, knownValues(form, draft)),
        snippet: true,
        // The client matches what is typed from the line's start on: `* ev`, `ev`, nothing at all.
        filter: `${draft.text.slice(line.start, offset).replace(/[\w-]*$/, '')}${form.trigger}`,
        sort: `1${String(index).padStart(2, '0')}`,
      }),
    );
}

/** Forms of prose belong to one section each; the window line is missed once. */
function belongs(id: string, section: Section | undefined, draft: Draft): boolean {
  switch (id) {
    case 'crate':
    case 'quote':
      return section?.id === id;
    case 'window':
      return section?.id === 'events' && !draft.window;
    case 'rfc-none':
      return section?.id === 'approved-rfcs';
    case 'new-rfc-none':
      return section?.id === 'new-rfcs';
    default:
      return true;
  }
}

function knownValues(form: Form, draft: Draft): Readonly<Record<string, string>> {
  if (form.id === 'window' && draft.date) return { from: draft.date, to: addDays(draft.date, WINDOW_DAYS) };
  return {};
}

function headings(draft: Draft, line: Line): readonly Completion[] {
  const missing = missingSections(draft, line.number);
  const here = missing.filter(({ fits }) => fits);
  return (here.length ? here : missing).map(({ known }): Completion => {
    const title = known.url ? `[${known.title}](${known.url})` : known.title;
    const text = `${'#'.repeat(known.level)} ${title}`;
    return {
      kind: 'heading',
      label: `${'#'.repeat(known.level)} ${known.title}`,
      detail: known.parent ? `section of ${parentTitle(known)}` : 'section',
      replace: span(line.start, line.end),
      insert: text,
      snippet: false,
      filter: `${line.text.match(/^#*[ \t]*/)?.[0] ?? ''}${known.title}`,
      sort: `0${String(KNOWN_SECTIONS.indexOf(known)).padStart(2, '0')}`,
    };
  });
}

const parentTitle = (known: KnownSection): string =>
  KNOWN_SECTIONS.find((candidate) => candidate.id === known.parent)?.title ?? '';

/**
 * The known sections that a draft lacks.
 *
 * @param line Where one is to be inserted: `fits` says whether the section belongs there in the order of publication.
 */
export function missingSections(
  draft: Draft,
  line: number,
): readonly { readonly known: KnownSection; readonly fits: boolean }[] {
  const present = draft.sections
    .filter(({ heading }) => heading.line !== line)
    .map((section) => ({ section, index: indexOfSection(section) }))
    .filter(({ index }) => index >= 0);
  let above = -1;
  let below = KNOWN_SECTIONS.length;
  for (const { section, index } of present) {
    if (section.heading.line < line) above = index;
    else {
      below = index;
      break;
    }
  }
  const indices = new Set(present.map(({ index }) => index));
  return KNOWN_SECTIONS.flatMap((known, index) =>
    known.former || indices.has(index) ? [] : [{ known, fits: index > above && index < below }],
  );
}

/** Where in the order of publication a section stands, or −1: by id, and by title among those that share an id. */
export function indexOfSection(section: Section): number {
  if (!section.id) return -1;
  const key = titleKey(section.heading.title);
  const exact = KNOWN_SECTIONS.findIndex(
    (known) =>
      known.id === section.id && [known.title, ...(known.aliases ?? [])].some((title) => titleKey(title) === key),
  );
  return exact >= 0 ? exact : KNOWN_SECTIONS.findIndex((known) => known.id === section.id);
}

function prefixes(start: number, cursor: number, line: Line): readonly Completion[] {
  // A bracket that the editor closed by itself is replaced, too.
  const end = line.text[cursor - line.start] === ']' ? cursor + 1 : cursor;
  return PREFIXES.map(
    ([word, meaning], index): Completion => ({
      kind: 'prefix',
      label: `[${word}]`,
      detail: meaning,
      replace: span(start, end),
      insert: `[${word}] [`,
      snippet: false,
      filter: `[${word}`,
      sort: `2${String(index).padStart(2, '0')}`,
    }),
  );
}

function organisers(draft: Draft, replace: Span): readonly Completion[] {
  const known = new Map<string, string>();
  for (const { organisers: links } of draft.events) {
    for (const link of links)
      known.set(
        draft.text.slice(link.textSpan.start, link.textSpan.end),
        draft.text.slice(link.urlSpan.start, link.urlSpan.end),
      );
  }
  return [...known].map(
    ([name, url]): Completion => ({
      kind: 'organiser',
      label: name,
      detail: url,
      replace,
      insert: `[${name}](${url})`,
      snippet: false,
      filter: `[${name}`,
      sort: `3${name}`,
    }),
  );
}
