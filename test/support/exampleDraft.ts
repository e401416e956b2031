import { addDays, type IsoDate, issueNumberOf, parseIsoDate, WINDOW_DAYS } from '../../server/src/draft/date.ts';
import { KNOWN_SECTIONS, type SectionId } from '../../server/src/draft/headings.ts';

/** The date of the draft that rule examples stand in. */
export const EXAMPLE_DATE = '2025-06-04';

/** What fills a section when no example does: nothing that any rule has a word to say of. */
const filling = (date: IsoDate): Partial<Record<SectionId, string>> => ({
  official: '* [Announcing Rust 1.99](https://blog.example.org/rust-1-99)',
  crate:
    "This week's crate is [desk](https://docs.example.org/desk), a tool for tidy drafts.\n\nThanks to [Ada](https://users.example.org/t/1) for the suggestion!",
  'cfp-projects': '*No Calls for participation were submitted this week.*',
  'cfp-events': '*No Calls for papers or presentations were submitted this week.*',
  project: '400 pull requests were merged in the last week.',
  performance: 'A quiet week.',
  'approved-rfcs': '* *No RFCs were approved this week.*',
  'new-rfcs': '* *No New or Updated RFCs were created this week.*',
  'events-virtual': `* ${addDays(date, 6)} | Virtual (Berlin, DE) | [Rust Example Group](https://www.meetup.com/rust-example)\n    * [**Hack and Learn**](https://www.meetup.com/rust-example/events/1/)`,
  jobs: "Please see the latest [Who's Hiring thread on r/rust](https://www.reddit.com/r/rust/comments/1/)",
  quote:
    '> A quote.\n\n– [A person on a forum](https://users.example.org/t/328/1)\n\nThanks to [Ada](https://users.example.org/t/328/2) for the suggestion!',
});

/** Sections that an issue always shows; the optional ones appear when they hold something. */
const TITLES = KNOWN_SECTIONS.filter(
  (known) => !known.former && known.id !== 'testing-group' && known.id !== 'fcp-group' && known.id !== 'project-team',
);

/**
 * A faultless draft with a text in one of its sections.
 *
 * @param place The section, or `document` for a text that is the whole draft.
 * @param day The issue's date.
 * @returns The draft, and the offset at which the text stands in it.
 */
export function exampleDraft(
  text: string,
  place: SectionId | 'document' = 'observations',
  day: string = EXAMPLE_DATE,
): { text: string; offset: number } {
  if (place === 'document') return { text, offset: 0 };
  const date = parseIsoDate(day);
  if (!date) throw new Error('unreachable');
  const number = issueNumberOf(date);
  const filled = filling(date);
  let out = `Title: This Week in Rust ${number}\nNumber: ${number}\nDate: ${date}\nCategory: This Week in Rust\n\nHello and welcome to another issue of *This Week in Rust*!\n\n`;
  let offset = -1;
  for (const known of TITLES) {
    const content = known.id === place ? text : filled[known.id];
    if (known.optional && content === undefined) continue;
    const title = known.url ? `[${known.title}](${known.url})` : known.title;
    out += `${'#'.repeat(known.level)} ${title}\n\n`;
    if (known.id === 'events') out += `Rusty Events between ${date} - ${addDays(date, WINDOW_DAYS)} 🦀\n\n`;
    if (known.id === place) offset = out.length;
    if (content !== undefined) out += `${content}\n\n`;
  }
  if (offset < 0) throw new Error(`no section ${place} in the example draft`);
  return { text: `${out.trimEnd()}\n`, offset };
}
