import { addDays, type IsoDate, WINDOW_DAYS } from '../../draft/date.ts';
import { FORMS, type Form, fillForm, firstChoices, formSnippet } from '../../draft/forms.ts';
import type { SectionId } from '../../draft/headings.ts';
import type { Section } from '../../draft/model.ts';
import { withEol } from '../../text/lines.ts';
import { span } from '../../text/span.ts';
import { paragraph, type Rich } from '../rich.ts';
import type { CompletionKind, Proposal } from './completion.ts';
import { blankAbove, blankBelow, type Spot } from './spot.ts';

/** An empty line, an empty item, or a first word typed. */
const AT_START = /^([ \t]*(?:[*+-][ \t]*)?)([\w-]*)$/;

/** The forms of the place; those of the template first, since it brings only what is new. */
export function forms(spot: Spot): readonly Proposal[] {
  const { content, section, template, draft, before, after } = spot;
  const isWord = AT_START.test(before);
  if (before.length > LONGEST_BEGINNING || after.trim() || isUnderEvent(spot)) return [];
  const own = (template?.forms ?? []).filter((known) => isSection(section, known.section)).map(({ form }) => form);
  const built = FORMS.filter((form: Form) => content && form.content.includes(content) && belongs(form, spot));
  return [...own, ...built]
    .filter((form) => isWord || beginsWith(form, typedWords(before)[1]))
    .map((form) => formProposal(spot, form, knownValues(form, draft.date)));
}

/** Nobody types more of a form's own words before asking for the rest. */
const LONGEST_BEGINNING = 200;

/** What stands before the words that are typed at a line's start, and those. */
function typedWords(before: string): readonly [head: string, typed: string] {
  const head = /^[ \t]*(?:[*+-][ \t]*)?\*?/.exec(before)?.[0] ?? '';
  return [head, before.slice(head.length)];
}

/** The words that a form begins with, up to its first hole. */
function openingWords({ template }: Form): string {
  const [line = ''] = (template.split('{')[0] as string).split('\n');
  return line.replace(/^[^\p{L}\p{N}]+|[\s*[(>]+$/gu, '');
}

function beginsWith(form: Form, typed: string): boolean {
  return typed !== '' && openingWords(form).toLowerCase().startsWith(typed.toLowerCase());
}

/**
 * What the client matches with what is typed from the line's start on (`* ev`, `ev`, nothing at all): the form's trigger and the
 * words that it begins with, those first that are being typed.
 */
function formFilter(form: Form, before: string): string {
  const [head, typed] = typedWords(before);
  const words = openingWords(form);
  if (beginsWith(form, typed)) return `${head}${typed}${words.slice(typed.length)} ${form.trigger}`;
  return `${head}${[form.trigger, words].filter(Boolean).join(' ')}`;
}

/** A form over what is typed of its line. */
export function formProposal(
  spot: Spot,
  form: Form,
  known: Readonly<Record<string, string>> = {},
  kind: CompletionKind = 'form',
): Proposal {
  const { draft, line, before, offset } = spot;
  const { eol } = draft.lines;
  const filled = fillForm(form, { ...firstChoices(form), ...known });
  const above = blankAbove(spot, filled);
  const below = blankBelow(spot, filled);
  const holes = form.fields.some(({ name }) => known[name] === undefined);
  return {
    kind,
    label: form.label,
    detail: form.description,
    documentation: (): Rich =>
      fillForm(form, known)
        .split('\n')
        .filter(Boolean)
        .map((code) => paragraph({ code })),
    replace: span(line.start, offset),
    text: withEol(above + filled + below, eol),
    snippet: holes ? withEol(above + formSnippet(form, known) + below, eol) : undefined,
    filter: formFilter(form, before),
  };
}

/** Whether a section is the one that was named: by its id, or by the title of one without. */
export function isSection(
  section: Section | undefined,
  { id, title }: { readonly id: SectionId | undefined; readonly title: string },
): boolean {
  return section !== undefined && (id ? section.id === id : section.heading.title === title);
}

/** Whether a line stands, indented, under the row of an event: what comes there is a title. */
export function isUnderEvent({ draft, line, before }: Spot): boolean {
  if (!/^(?: {2,}|\t)/.test(before)) return false;
  return draft.events.some(({ item, lastLine }) => item.line === line.number - 1 || lastLine === line.number - 1);
}

/** Forms of some sections alone; the window line is missed once, and a notice stands where nothing else does. */
function belongs(form: Form, { section, draft, line }: Spot): boolean {
  if (form.id.endsWith('-none')) return false;
  if (form.id === 'window' && draft.window && draft.window.line !== line.number) return false;
  return isIn(form, section);
}

/** Whether a form belongs in a section, as far as that can be told from the section alone. */
export function isIn({ sections }: Form, section: Section | undefined): boolean {
  return !sections || (section?.id !== undefined && sections.includes(section.id));
}

/** What the date tells. */
function knownValues({ id }: { readonly id: string }, date: IsoDate | undefined): Readonly<Record<string, string>> {
  if (!date) return {};
  if (id === 'window') return { from: date, to: addDays(date, WINDOW_DAYS) };
  // The week that is reported ends on the Tuesday before.
  return id === 'merged' ? { firstDay: addDays(date, -8), lastDay: addDays(date, -1) } : {};
}
