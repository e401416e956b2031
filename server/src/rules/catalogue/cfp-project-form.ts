import { insert, replace } from '../../text/edit.ts';
import { span } from '../../text/span.ts';
import { defineRule, unsafeFix } from '../define.ts';

export default defineRule({
  id: 'cfp-project-form',
  group: 'cfp',
  severity: 'information',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'A call for participation is not written `project - title of issue`.',
    why: 'Readers look for projects that they know: the name comes first, parted by ` - ` from what is to be done.',
    notes: 'The template gives the form: `* [project name - title of issue](URL to issue)`.',
    examples: [
      {
        in: 'cfp-projects',
        bad: '* [desk—add a rule 🦀](https://example.com/1)',
        good: '* [desk - add a rule 🦀](https://example.com/1)',
        unsafe: true,
      },
      {
        in: 'cfp-projects',
        bad: '* [desk- 新しい rule](https://example.com/1)',
        good: '* [desk - 新しい rule](https://example.com/1)',
        unsafe: true,
      },
      {
        in: 'cfp-projects',
        bad: '* desk - [add a rule 🦀](https://example.com/1)',
        good: '* [desk - add a rule 🦀](https://example.com/1)',
        unsafe: true,
      },
      {
        in: 'cfp-projects',
        bad: '* [desk: 新しい rule](https://example.com/1)',
        good: '* [desk - 新しい rule](https://example.com/1)',
        unsafe: true,
      },
      { in: 'cfp-projects', bad: '* [Add a rule](https://example.com/1)' },
    ],
    silent: [
      {
        in: 'cfp-projects',
        text: '* [desk — add a rule](https://example.com/1)',
        note: 'editors let a longer dash stand',
      },

      { in: 'cfp-projects', text: '* [desk - add a rule - or two](https://example.com/1)' },
      { text: '* [Add a rule](https://example.com/1)' },
    ],
  },
  check(draft, { report }) {
    for (const { role, links, content, trailing } of draft.items) {
      const link = links[0];
      if (role !== 'cfpProject' || link?.form !== 'inline') continue;
      const title = draft.text.slice(link.textSpan.start, link.textSpan.end);
      if (/\S (?:-{1,2}|[–—]) +\S/.test(title) || !title.trim()) continue;
      const named = NAME_BEFORE.exec(draft.text.slice(content.start, link.start));
      if (named && !trailing) {
        const joint = span(content.start + (named[1] as string).length, link.textSpan.start);
        report({
          span: span(content.start, link.start),
          message: 'A call for participation is one link: `[project - title of issue](…)`.',
          fixes: [unsafeFix('Take the name into the link', insert(content.start, '['), replace(joint, ' - '))],
        });
        continue;
      }
      const dash = DASH.exec(title.slice(0, 80));
      const part = dash ?? OTHER_PART.exec(title.slice(0, 80));
      const at = part
        ? span(link.textSpan.start + part.index, link.textSpan.start + part.index + part[0].length)
        : link.textSpan;
      report({
        span: at,
        // `Fix: …` may well be the issue's own title.
        severity: dash ? 'information' : 'hint',
        message: 'A call for participation is written `project - title of issue`.',
        fixes: part ? [unsafeFix('Part the two by ` - `', replace(at, ' - '))] : [],
      });
    }
  },
});

/** `desk- …`, `desk—…` */
const DASH = /(?<=[^\s–—-])(?:[–—]|- +| -(?=\S))/;
/** `desk: …`, `desk / …`, `desk | …`: behind the first word or two. */
const OTHER_PART = /(?<=^[^\s:|/]{1,30}(?: [^\s:|/]{1,30})?)(?:: +| [:|/] +)(?=\S)/;
/** `desk - [title](…)` */
const NAME_BEFORE = /^([^\s[\]|][^[\]|]{0,60}?)\s*[-–—:]+\s*$/;
