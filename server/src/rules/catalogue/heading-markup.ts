import { plainTitle } from '../../draft/sections.ts';
import { replace } from '../../text/edit.ts';
import { span } from '../../text/span.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'heading-markup',
  group: 'sections',
  severity: 'information',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'The heading of a section carries asterisks, or closing `#` signs: `### **Europe**`, `### Europe ###`.',
    why: 'The newsletter’s headings are plain; a heading is bold already, and programs look for its bare name.',
    examples: [
      {
        in: 'document',
        bad: '## Upcoming Events\n\n### **Europe**\n',
        good: '## Upcoming Events\n\n### Europe\n',
      },
      {
        in: 'document',
        bad: '## Updates from Rust Community\n\n### Official ###\n',
        good: '## Updates from Rust Community\n\n### Official\n',
      },
    ],
    silent: [
      { in: 'performance', text: '#### **Regressions** 🦀\n\nNone.' },
      { in: 'document', text: '## Updates from Rust Community\n\n### Observations/Thoughts\n' },
    ],
  },
  check(draft, { report }) {
    for (const { heading, id } of draft.sections) {
      const { content, title } = heading;
      if (!id) continue;
      const emphasis = /^(?:\*{1,3}|_{1,3})(?=[^\s*_]).*[*_]$/.test(content.text) && plainTitle(content.text) === title;
      const closing = draft.text.slice(content.end, heading.span.end).includes('#');
      if (!emphasis && !closing) continue;
      const plain = emphasis ? content.text.replace(/^[*_]+|[*_]+$/g, '') : content.text;
      report({
        span: span(content.start, heading.span.end),
        message: `The newsletter’s headings are plain: \`${plain}\`.`,
        fixes: [safeFix(`Write \`${plain}\``, replace(span(content.start, heading.span.end), plain))],
      });
    }
  },
});
