import { issueNumberOf } from '../../draft/date.ts';
import { METADATA_KEYS, type MetadataKey, metadataBlock, metadataValues } from '../../draft/metadata.ts';
import type { Draft } from '../../draft/model.ts';
import { insert } from '../../text/edit.ts';
import { defineRule, type Fix, type Report, safeFix, unsafeFix } from '../define.ts';

export default defineRule({
  id: 'metadata-missing',
  group: 'document',
  severity: 'error',
  audience: 'editor',
  since: '0.1.0',
  docs: {
    what: 'A line of the metadata is missing.',
    why: 'The site builds an issue from four lines at its top: `Title`, `Number`, `Date` and `Category`.',
    examples: [
      {
        in: 'document',
        bad: 'Title: This Week in Rust 602\nDate: 2025-06-04\n',
        good: 'Title: This Week in Rust 602\nNumber: 602\nDate: 2025-06-04\nCategory: This Week in Rust\n',
      },
      {
        in: 'document',
        bad: 'Number: 602\nDate: 2025-06-04\nCategory: This Week in Rust\n\nRust 🦀\n',
        good: 'Title: This Week in Rust 602\nNumber: 602\nDate: 2025-06-04\nCategory: This Week in Rust\n\nRust 🦀\n',
      },
      {
        in: 'document',
        bad: 'Hello and welcome!\n\n## Updates from Rust Community\n\n### Official\n\n## Crate of the Week\n',
        good: 'Title: This Week in Rust 602\nNumber: 602\nDate: 2025-06-04\nCategory: This Week in Rust\n\nHello and welcome!\n\n## Updates from Rust Community\n\n### Official\n\n## Crate of the Week\n',
        unsafe: true,
        note: 'An issue without any metadata.',
      },
      {
        in: 'document',
        bad: '\n',
        good: 'Title: This Week in Rust 602\nNumber: 602\nDate: 2025-06-04\nCategory: This Week in Rust\n\n',
        unsafe: true,
        note: 'A draft of which there is nothing yet but the name of its file.',
      },
    ],
    silent: [
      { in: 'document', text: '# Notes\n\nText.\n' },
      { in: 'document', text: 'Note: this is no issue.\n' },
    ],
  },
  check(draft, { report }) {
    const known = METADATA_KEYS.filter((key) => draft.metadata.get(key.toLowerCase()));
    if (known.length < 2) {
      const found = withoutAny(draft);
      if (found) report(found);
      return;
    }
    for (const key of METADATA_KEYS) if (!known.includes(key)) report(lacking(draft, key));
  },
});

/** What there is to say of a draft that has next to no metadata: nothing of a text that does not look like an issue. */
function withoutAny(draft: Draft): Report | undefined {
  const { date, sections, conflicts, lines, text } = draft;
  const span = { start: 0, end: lines.line(0).end };
  if (date && !/[^\s\uFEFF]/.test(text))
    return {
      span,
      severity: 'information',
      message: 'This draft is empty. The site needs `Title`, `Number`, `Date` and `Category` at its very top.',
      fixes: wholeBlock(draft),
    };
  const isIssue = sections.some(({ id }) => id === 'community') && sections.some(({ id }) => id === 'crate');
  if (!isIssue || conflicts.length) return undefined;
  return {
    span,
    message:
      'The issue has no metadata: the site needs `Title`, `Number`, `Date` and `Category`, each on a line of its own, at the very top.',
    fixes: wholeBlock(draft),
  };
}

/** Nothing is put into a file that may have been emptied by mistake unless somebody wants it. */
function wholeBlock({ date, metadata, lines, text }: Draft): readonly Fix[] {
  if (!date || metadata.lines.length) return [];
  const blank = lines.line(0).text.replace('\uFEFF', '').trim() ? '\n\n' : '\n';
  const number = issueNumberOf(date);
  const edit = insert(text.startsWith('\uFEFF') ? 1 : 0, metadataBlock(number, date) + blank);
  return [{ ...unsafeFix(`Insert the metadata of issue ${number}`, edit), preferred: true }];
}

/** What there is to say of one line that is not there. */
function lacking({ date, metadata, lines }: Draft, key: MetadataKey): Report {
  const [above] = METADATA_KEYS.slice(0, METADATA_KEYS.indexOf(key))
    .reverse()
    .flatMap((name) => metadata.get(name.toLowerCase()) ?? []);
  const below = metadata.lines[0];
  const value = date ? metadataValues(issueNumberOf(date), date)[key] : key === 'Category' && 'This Week in Rust';
  const text = `${key}: ${value}`;
  const edit = above ? insert(lines.line(above.line).end, `\n${text}`) : below && insert(below.key.start, `${text}\n`);
  return {
    span: metadata.span,
    message: `The metadata lacks its line \`${key}:\`, which the site needs. Insert it.`,
    fixes: value && edit ? [safeFix(`Insert \`${text}\``, edit)] : [],
  };
}
