/** What the workspace's template says: its headings, and the formats in its comments. */

import { lineTexts } from '../text/lines.ts';
import { FORMS, type Form, fillForm } from './forms.ts';
import { KNOWN_SECTIONS, recogniseSection, type SectionId, titleKey } from './headings.ts';
import type { Comment, Draft, Section } from './model.ts';

/** A heading that a draft is to have, or may have. */
export interface PlannedSection {
  /** `undefined` for a heading of the template's own. */
  readonly id: SectionId | undefined;
  readonly level: number;
  readonly title: string;
  readonly url?: string | undefined;
  /** The title of the section that holds it. */
  readonly parent?: string | undefined;
  readonly aliases?: readonly string[] | undefined;
  readonly former?: boolean | undefined;
  readonly optional?: boolean | undefined;
}

/** A format that a comment of the template shows. */
export interface TemplateForm {
  readonly section: { readonly id: SectionId | undefined; readonly title: string };
  /** As the comment has it. */
  readonly format: string;
  readonly form: Form;
}

/** What a template says. */
export interface Template {
  readonly headings: readonly PlannedSection[];
  /** Formats that are none of our own forms. */
  readonly forms: readonly TemplateForm[];
  /** Lines for a section without items, in the template's words. */
  readonly notices: readonly Omit<TemplateForm, 'form'>[];
}

/** The headings that there are without a template. */
export const BUILT_IN: readonly PlannedSection[] = KNOWN_SECTIONS.map((known) => ({
  ...known,
  parent: KNOWN_SECTIONS.find(({ id }) => id === known.parent)?.title,
}));

/** Where in the order of publication a section stands, or −1: by id, and by title among those that share an id. */
export function indexOfSection(section: Section, planned: readonly PlannedSection[] = BUILT_IN): number {
  const key = titleKey(section.heading.title);
  const exact = planned.findIndex(
    ({ id, title, aliases = [] }) =>
      id === section.id && [title, ...aliases].some((candidate) => titleKey(candidate) === key),
  );
  return exact >= 0 || !section.id ? exact : planned.findIndex(({ id }) => id === section.id);
}

/** Reads a template. */
export function readTemplate(draft: Draft): Template {
  const inSections = draft.comments.flatMap((comment) => {
    const section = draft.sectionAt(comment.line);
    return section ? [{ comment, section: { id: section.id, title: section.heading.title } }] : [];
  });
  return {
    headings: plannedSections(draft),
    forms: inSections.flatMap(({ comment, section }) =>
      formatsOf(comment).flatMap((format, index) => {
        const form = formOf(format, index);
        return form && !isBuiltIn(form) ? [{ section, format, form }] : [];
      }),
    ),
    notices: inSections.flatMap(({ comment, section }) => noticesOf(comment).map((format) => ({ section, format }))),
  };
}

/** The template's headings in its order, with those between them that drafts have only when something stands under them. */
function plannedSections(draft: Draft): readonly PlannedSection[] {
  const planned = draft.sections
    .filter(({ heading }) => heading.siteHeading && heading.title && !heading.title.includes('$'))
    .map(plannedSection);
  const isThere = (known: PlannedSection): boolean =>
    planned.some(({ id, title }) => id === known.id && titleKey(title) === titleKey(known.title));
  BUILT_IN.forEach((known, index) => {
    if (!known.optional || known.former || isThere(known)) return;
    // A section of the template's that would hold it; one that is gone from the template takes its parts with it.
    if (!planned.some(({ title }) => title === known.parent)) return;
    // Headings of the community's sections are the template's to name: only groups and regions come and go.
    if (known.level === 3 && known.parent === BUILT_IN[0]?.title) return;
    const above = BUILT_IN.slice(0, index).findLast(isThere);
    const at = above ? planned.findIndex(({ id, title }) => id === above.id && title === above.title) : -1;
    planned.splice(at + 1, 0, known);
  });
  return planned;
}

function plannedSection({ id, heading, parent }: Section): PlannedSection {
  const url = /^\[[^\]]*\]\(([^()\s]+)\)$/.exec(heading.content.text)?.[1];
  const known = recogniseSection(heading.title, parent?.id ? [parent.id] : []);
  return {
    id,
    level: heading.level,
    title: heading.title,
    url,
    parent: parent?.heading.title,
    aliases: known && known.id === id ? [known.title, ...(known.aliases ?? [])] : undefined,
    optional: known?.optional,
  };
}

const LONGEST_FORMAT = 400;

/** `… use this format: * [project - title](URL)`: the formats of a comment. */
function formatsOf({ text }: Comment): readonly string[] {
  return lineTexts(text).flatMap((line) => {
    if (line.length > LONGEST_FORMAT) return [];
    const format = /\buse this format:[ \t]*([*+-] \S.*)$/i.exec(line)?.[1];
    return format ? [format.trim()] : [];
  });
}

/** `… if none - *No calls were submitted this week.*`: what a comment says stands in a section without items. */
function noticesOf({ text }: Comment): readonly string[] {
  return lineTexts(text).flatMap((line) => {
    if (line.length > LONGEST_FORMAT) return [];
    const notice = /(?:^|\s)((?:\* )?\*No [^*]+\*)\s*$/.exec(line)?.[1];
    return notice ? [notice] : [];
  });
}

/** A format as a form: what it has in brackets, parentheses and between pipes are holes. */
function formOf(format: string, index: number): Form | undefined {
  const fields: { name: string; example: string }[] = [];
  const hole = (example: string): string => {
    const name = `hole${fields.length + 1}`;
    fields.push({ name, example: example.trim() });
    return `{${name}}`;
  };
  // Braces of the template's own would be taken for holes.
  if (/[{}]/.test(format)) return undefined;
  const [marker = '', ...words] = format.split(' ');
  const cells = words
    .join(' ')
    .split('|')
    .map((cell) => {
      const linked = cell.replace(
        /\[(\*{0,2})([^[\]*]*)(\*{0,2})\]\(([^()]*)\)/g,
        (_, open: string, text: string, close: string, url: string) => `[${open}${hole(text)}${close}](${hole(url)})`,
      );
      return linked === cell ? hole(cell) : linked.trim();
    });
  return fields.length
    ? {
        id: `template-${index}`,
        label: 'The template’s format',
        description: 'What a comment of the template shows for this section',
        trigger: 'template',
        template: `${marker} ${cells.join(' | ')}`,
        fields,
        content: [],
      }
    : undefined;
}

/** What two forms are compared by: their signs, whatever the holes are called, and however many stand between two signs. */
function shapeOf(form: Form): string {
  return fillForm(form, Object.fromEntries(form.fields.map(({ name }) => [name, '\u0000'])))
    .replace(/(?:\u0000[^\u0000|[\]()*]*)*\u0000/g, '□')
    .replace(/\s+/g, ' ');
}

const isBuiltIn = (form: Form): boolean => FORMS.some((known) => shapeOf(known) === shapeOf(form));
