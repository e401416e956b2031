import { replace } from '../../text/edit.ts';
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
    for (const { role, links } of draft.items) {
      const link = links[0];
      if (role !== 'cfpProject' || link?.form !== 'inline') continue;
      const title = draft.text.slice(link.textSpan.start, link.textSpan.end);
      if (/\S (?:-{1,2}|[–—]) +\S/.test(title) || !title.trim()) continue;
      const dash = /(?<=[^\s–—-])(?:[–—]|- +| -(?=\S))/.exec(title.slice(0, 80));
      const at = dash
        ? span(link.textSpan.start + dash.index, link.textSpan.start + dash.index + dash[0].length)
        : link.textSpan;
      report({
        span: at,
        severity: dash ? 'information' : 'hint',
        message: 'A call for participation is written `project - title of issue`.',
        fixes: dash ? [unsafeFix('Part the two by ` - `', replace(at, ' - '))] : [],
      });
    }
  },
});
