import { defineRule } from '../define.ts';

export default defineRule({
  id: 'published-issue',
  group: 'document',
  severity: 'warning',
  audience: 'contributor',
  since: '0.1.0',
  kinds: ['issue'],
  docs: {
    what: 'The file is an issue that has been published.',
    why: 'Nobody is mailed a link that is added to it. Pull requests that add to `content/` are closed, or moved by hand to the draft.',
    notes: 'Shown to contributors alone: editors do mend published issues.',
    examples: [{ kind: 'issue', bad: '* [A title](https://example.org/a)' }],
    silent: [{ text: '* [A title](https://example.org/a)', note: 'in a draft' }],
  },
  check(draft, { report }) {
    const line = draft.metadata.get('title');
    report({
      span: line?.value ?? { start: 0, end: 0 },
      message:
        'This issue has been published, so nobody will read what is added to it. Add it to the newest file in `draft/`.',
    });
  },
});
