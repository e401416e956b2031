import { defineRule } from '../define.ts';

export default defineRule({
  id: 'entry-in-template',
  group: 'document',
  severity: 'warning',
  audience: 'any',
  since: '0.1.0',
  kinds: ['template'],
  docs: {
    what: 'An entry stands in the template that drafts are made from.',
    why: 'It would be in every issue from now on. Contributors who open `draft/` find the template first.',
    examples: [{ kind: 'template', bad: '* [A title](https://example.org/a)' }],
    silent: [{ text: '* [A title](https://example.org/a)', note: 'in a draft' }],
  },
  check(draft, { report }) {
    for (const { content, links } of draft.entries) {
      if (!links.length) continue;
      report({
        span: content,
        message: 'This is the template, from which every draft is made. Move the entry to the newest draft.',
      });
    }
  },
});
