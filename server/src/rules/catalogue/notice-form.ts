import { FORMS } from '../../draft/forms.ts';
import { minimiseEdit, replace } from '../../text/edit.ts';
import { span, trimSpan } from '../../text/span.ts';
import { defineRule, safeFix } from '../define.ts';

/** What two notices are compared by: their words alone. */
const wordsOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The notices for weeks without, as they are published, without a list marker. */
const NOTICES: ReadonlyMap<string, string> = new Map(
  FORMS.filter(({ id }) => id.endsWith('-none')).map(({ template }) => {
    const notice = template.replace(/^\* /, '');
    return [wordsOf(notice), notice] as const;
  }),
);

export default defineRule({
  id: 'notice-form',
  group: 'sections',
  severity: 'information',
  audience: 'editor',
  since: '0.1.0',
  docs: {
    what: 'The line for a week without (RFCs, calls for participation) has the template’s words, but not its form.',
    why: 'It stands in italics and ends with a full stop, in every issue.',
    notes: `The lines: ${[...NOTICES.values()].map((notice) => `\`${notice}\``).join(', ')}.`,
    examples: [
      { in: 'approved-rfcs', bad: '* No RFCs were approved this week.', good: '* *No RFCs were approved this week.*' },
      {
        in: 'cfp-projects',
        bad: '*No calls for participation were submitted this week*',
        good: '*No Calls for participation were submitted this week.*',
      },
      {
        in: 'new-rfcs',
        bad: '* _No New or Updated RFCs were created this week._',
        good: '* *No New or Updated RFCs were created this week.*',
      },
    ],
    silent: [
      { in: 'approved-rfcs', text: '* *No RFCs were approved this week.*' },
      { in: 'approved-rfcs', text: '*No RFCs were approved this week.*', note: 'without a marker' },
      { in: 'performance', text: 'No regressions were found this week 🦀.' },
    ],
  },
  check(draft, { report }) {
    for (const line of draft.lines.all) {
      if (line.text.length > 120 || !/(?<!\p{L})no(?!\p{L})/iu.test(line.text) || draft.isVerbatim(line.number))
        continue;
      const marker = /^\s*(?:[*+-]\s+)?/.exec(line.text)?.[0].length ?? 0;
      const at = trimSpan(draft.text, span(line.start + marker, line.end));
      const written = draft.text.slice(at.start, at.end);
      const notice = NOTICES.get(wordsOf(written));
      if (!notice || notice === written) continue;
      report({
        span: at,
        message: `The newsletter writes this line \`${notice}\`.`,
        fixes: [safeFix('Write it so', minimiseEdit(draft.text, replace(at, notice)))],
      });
    }
  },
});
