import { remove } from '../../text/edit.ts';
import { remember } from '../../text/remember.ts';
import { defineRule, unsafeFix } from '../define.ts';

/** What the template and the script that fills the RFC sections say to editors, and no reader should see. */
const FOR_EDITORS: readonly RegExp[] = [
  /This RFC will appear in the \*\*Call for Testing\*\* section of the next issue/i,
  /You may remove the `call-for-testing` label/i,
  /\[Repo Name\]\(Repo URL\)/i,
  /\[<Feature name>\]\(|\]\(<?Testing Steps URL>?\)/i,
  /\[\s*-\s*\]\(\s*\)/,
  /^\s*-?\s*for `disposition-[a-z]+` `final-comment-period` items/,
  /^\s*-?\s*when `disposition` is unspecified/,
  /^\s*-\s+(?:for (?:new|updated) items, or|or)\s*$/,
  /^\s*Use either\s*$/,
  /^\s*Either remove the group from the "No Items/,
  /^\s*Sample commit message\s*$/,
  /^\s*Update CFT, FCP, MCP and RFC sections for TWiR-/i,
  /^\s*Dear community contributors:/,
  /^\s*Each submitted link should be of the form:/,
  /\bCFPs go here, use this format/,
  /^\s*(?:COTW|QOTW|Rust updates|Perf results) go(?:es)? here\s*$/i,
  /\[\*\*event name\*\*\]\(URL to CFP\)|\[project name - title of issue\]\(URL to issue\)/i,
  /\[Title of the linked [^\]]*\]\(https:\/\/example\.com\//i,
];

/** From one key to the next, and from one issue to the next, most lines are the same. */
const judge = remember((line) => ({ isForEditors: FOR_EDITORS.some((pattern) => pattern.test(line)) }));

/** A disposition that nobody filled in, with the white space behind it. */
const DISPOSITION = /^(\s*[*+-]?\s*)(\[disposition: (?:unspecified|…|\.\.\.)?\s*\]\s*)/i;

export default defineRule({
  id: 'template-text',
  group: 'document',
  severity: 'error',
  audience: 'editor',
  since: '0.1.0',
  docs: {
    what: 'Text that the template has for editors stands where readers see it.',
    why: 'It is meant for a comment, or for the label on an RFC; it has reached print more than once.',
    examples: [
      {
        in: 'testing',
        bad: '* [A feature](https://example.com/a)\n\nThis RFC will appear in the **Call for Testing** section of the next issue (#) of This Week in Rust (TWiR).',
        good: '* [A feature](https://example.com/a)\n',
        unsafe: true,
      },
      {
        in: 'new-rfcs',
        bad: 'Use either\n* [An RFC](https://example.com/a)',
        good: '* [An RFC](https://example.com/a)',
        unsafe: true,
      },
    ],
    silent: [
      {
        in: 'testing',
        text: '<!-- This RFC will appear in the **Call for Testing** section of the next issue (#). -->\n\n* [A feature](https://example.com/a)',
      },
      { in: 'performance', text: 'The script wrote `Use either`.' },
      { in: 'fcp-tracking', text: '* [disposition: merge] [A change 🦀](https://example.com/a)' },
    ],
  },
  check(draft, { report }) {
    for (const line of draft.lines.all) {
      const text = line.text.trim();
      if (text.length > 2000 || !text || draft.isVerbatim(line.number)) continue;
      const disposition = DISPOSITION.exec(line.text);
      if (disposition) {
        const from = line.start + (disposition[1] as string).length;
        const span = { start: from, end: line.start + disposition[0].length };
        report({
          span,
          message: `\`${(disposition[2] as string).trim()}\` is what the script writes when it finds no disposition; it tells readers nothing. Remove it, or name the disposition.`,
          severity: 'warning',
          fixes: [unsafeFix(`Remove \`${(disposition[2] as string).trim()}\``, remove(span))],
        });
        continue;
      }
      if (!judge(line.text).isForEditors) continue;
      const start = line.start + line.text.indexOf(text);
      if (draft.comments.some((comment) => comment.start < line.end && line.start < comment.end)) continue;
      report({
        span: { start, end: start + text.length },
        message: 'This is what the template tells editors; readers would see it. Delete the line.',
        fixes: [unsafeFix('Delete the line', remove({ start: line.start, end: line.next }))],
      });
    }
  },
});
