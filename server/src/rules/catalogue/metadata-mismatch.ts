import { issueNumberOf } from '../../draft/date.ts';
import { dateOfFileName } from '../../draft/parse.ts';
import { replace } from '../../text/edit.ts';
import { defineRule, unsafeFix } from '../define.ts';

/** Issues are numbered by their week since then; before, weeks were left out now and again. */
const COUNTED_SINCE = '2021-01-01';

export default defineRule({
  id: 'metadata-mismatch',
  group: 'document',
  severity: 'error',
  audience: 'editor',
  since: '0.1.0',
  docs: {
    what: 'Title, number, date or category of an issue do not fit the date in its file’s name.',
    why: 'The site sorts and names issues by them; a draft made from last week’s keeps last week’s.',
    notes: 'The date in the file’s name counts. The number is the count of weeks since 2022-01-05, plus 424.',
    examples: [
      {
        in: 'document',
        bad: 'Title: This Week in Rust 601\nNumber: 601\nDate: 2025-05-28\nCategory: This Week in Rust\n',
        good: 'Title: This Week in Rust 602\nNumber: 602\nDate: 2025-06-04\nCategory: This Week in Rust\n',
        unsafe: true,
      },
      {
        in: 'document',
        bad: 'Title: This Week in Rust 602\nNumber: 602\nDate: 2025-06-31\nCategory: Rust\n',
        good: 'Title: This Week in Rust 602\nNumber: 602\nDate: 2025-06-04\nCategory: This Week in Rust\n',
        unsafe: true,
        note: 'A day that does not exist.',
      },
    ],
    silent: [
      {
        in: 'document',
        text: 'Title: This Week in Rust 602\nNumber: 602\nDate: 2025-06-04\nCategory: This Week in Rust\n',
      },
      {
        in: 'document',
        text: 'Title: This Week in Rust $twir_issue_number\nNumber: $twir_issue_number\nDate: $twir_issue_date\nCategory: This Week in Rust\n',
        note: 'The template.',
      },
      { in: 'document', text: 'Title: My own page\nDate: 2020-01-01\n', note: 'No issue.' },
    ],
  },
  check(draft, { report }) {
    const { metadata } = draft;
    const date = dateOfFileName(draft.fileName) ?? draft.date;
    const title = metadata.get('title');
    if (!date || date < COUNTED_SINCE || !title || !/^this week in rust\b/i.test(title.value.text)) return;
    const number = String(issueNumberOf(date));
    const expected: readonly (readonly [string, string])[] = [
      ['title', `This Week in Rust ${number}`],
      ['number', number],
      ['date', date],
      ['category', 'This Week in Rust'],
    ];
    for (const [key, wanted] of expected) {
      const line = metadata.get(key);
      if (!line || line.value.text === wanted || line.value.text.includes('$')) continue;
      const from =
        draft.fileName && dateOfFileName(draft.fileName) ? `the file’s name, of ${date},` : `the date, ${date},`;
      const at = line.value.text ? line.value : { start: line.key.start, end: line.value.end };
      const edit = replace(line.value, draft.text[line.value.start - 1] === ':' ? ` ${wanted}` : wanted);
      report({
        span: at,
        message: `\`${line.key.text}: ${line.value.text}\` does not fit ${from} which asks for \`${wanted}\`.`,
        fixes: [{ ...unsafeFix(`Change it to \`${wanted}\``, edit), preferred: true }],
      });
    }
  },
});
