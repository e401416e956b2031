import type { Lines } from '../text/lines.ts';
import { type Span, span, trimSpan } from '../text/span.ts';
import { recogniseSection, type SectionId } from './headings.ts';
import type { LineLayout } from './layout.ts';
import type { Heading, Section } from './model.ts';

/**
 * Reads a line as a heading: one that the site prints as such, or one that was meant (white space before the signs).
 *
 * @returns `undefined` for any other line; `#1234` at a line's start is a reference to an issue, which the site makes a
 *   heading of, but no one meant one.
 */
export function readHeading(lines: Lines, number: number, layout: LineLayout | undefined): Heading | undefined {
  const line = lines.line(number);
  const match = /^(\s*)(#{1,6})(?!#)([ \t]*)(.*)$/.exec(line.text);
  if (!match) return undefined;
  const [, indent = '', hashes = '', gap = '', rest = ''] = match;
  if (indent.length > 3 || !rest.trim()) return undefined;
  if (!gap && (/^\d/.test(rest) || /^[![]/.test(rest))) return undefined;
  if (indent && !gap) return undefined;
  if (layout?.kind === 'code' || layout?.kind === 'comment') return undefined;
  const hashStart = line.start + indent.length;
  const contentStart = hashStart + hashes.length + gap.length;
  const content = trimSpan(lines.text, span(contentStart, line.end - (/\s#+\s*$/.exec(rest)?.[0].length ?? 0)));
  const written = lines.text.slice(content.start, content.end);
  return {
    line: number,
    span: span(line.start, line.end),
    indent: span(line.start, hashStart),
    level: hashes.length,
    hashes: span(hashStart, hashStart + hashes.length),
    content: { ...content, text: written },
    title: plainTitle(written),
    siteHeading: layout?.kind === 'heading',
  };
}

/** A longer line is no title, and would take long to match. */
const LONGEST_TITLE = 500;

/** A heading's title as a reader sees it: links without their addresses, no emphasis. */
export function plainTitle(written: string): string {
  if (written.length > LONGEST_TITLE) return written;
  return written
    .replace(/\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])/g, '$1')
    .replace(/[*_`]/g, '')
    .trim();
}

/** Whether a line says that a section has nothing: `*No RFCs were approved this week.*` */
export function isNotice(line: string): boolean {
  return /^\s*(?:[*+-] )?[*_]?No\b[^[\]]*\bthis week\b[^[\]]*$/.test(line);
}

interface MutableSection {
  id: SectionId | undefined;
  heading: Heading;
  parent: MutableSection | undefined;
  children: MutableSection[];
  span: Span;
  ownLines: [number, number];
  endLine: number;
}

/** Builds the tree of sections from the headings of a text, in order. */
export function buildSections(lines: Lines, headings: readonly Heading[]): readonly Section[] {
  const sections: MutableSection[] = [];
  const open: MutableSection[] = [];
  const close = (level: number, line: number): void => {
    while (open.length && (open[open.length - 1] as MutableSection).heading.level >= level) {
      const section = open.pop() as MutableSection;
      section.endLine = line;
      section.span = span(section.heading.span.start, lines.line(line - 1).end);
    }
  };
  headings.forEach((heading, index) => {
    close(heading.level, heading.line);
    const parent = open[open.length - 1];
    const ancestors: SectionId[] = [];
    for (let up: MutableSection | undefined = parent; up; up = up.parent) if (up.id) ancestors.push(up.id);
    const section: MutableSection = {
      id: recogniseSection(heading.title, ancestors)?.id,
      heading,
      parent,
      children: [],
      span: heading.span,
      ownLines: [heading.line + 1, headings[index + 1]?.line ?? lines.all.length],
      endLine: lines.all.length,
    };
    parent?.children.push(section);
    sections.push(section);
    open.push(section);
  });
  close(0, lines.all.length);
  return sections;
}
