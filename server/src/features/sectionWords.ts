/** What belongs in each section, in words of our own: for those who read a heading and wonder. */
import type { SectionId } from '../draft/headings.ts';

/** A sentence or two for each section. */
export const SECTION_WORDS: Readonly<Record<SectionId, string>> = {
  community: 'What people have published about Rust in the week: links only, each under the heading that fits best.',
  official: 'Posts of the Rust project itself: its own blogs, releases, announcements of its teams.',
  foundation: 'News of the Rust Foundation.',
  newsletters: 'Other newsletters and digests that are about Rust.',
  tooling: 'New versions of projects and tools, and reports of their progress.',
  observations: 'Opinions, experiences, comparisons, and whatever fits under no other heading.',
  walkthroughs: 'Tutorials, and step-by-step accounts of how something is done.',
  research: 'Papers, theses, and studies.',
  miscellaneous: 'Links that fit nowhere else: surveys, talks about talks, jokes.',
  crate: 'The crate that was voted for, with a link, a line about it, and thanks to whoever proposed it.',
  testing: 'Features that wait for people to try them. A script writes it from the labels of issues.',
  'testing-group': 'Features of this part of the project that wait for people to try them.',
  participation: 'Projects that look for help, and conferences that look for speakers.',
  'cfp-projects': 'Tasks that a newcomer could take: `* [project - task](address)`.',
  'cfp-events':
    'Conferences that look for speakers: name, the day on which the call closes, the place, and the day of the event.',
  project: 'What was merged in the week, team by team, with the number of pull requests.',
  'project-team': 'What this team of the project merged in the week.',
  performance: 'The weekly report on how fast the compiler is: pasted, with a summary table.',
  'approved-rfcs': 'Requests for comments that were merged in the week.',
  'approved-mcps': 'Major change proposals that were accepted in the week.',
  fcp: 'What is about to be decided: ten days are left to object.',
  'fcp-rfcs': 'Requests for comments that are about to be decided.',
  'fcp-tracking': 'Issues and pull requests that are about to be decided, repository by repository.',
  'fcp-group': 'Issues and pull requests of this repository that are about to be decided.',
  'language-reference': 'Changes of the reference that are about to be decided.',
  'unsafe-guidelines': 'Questions about unsafe code that are about to be decided.',
  'new-rfcs': 'Requests for comments that were opened, or thoroughly changed, in the week.',
  'call-for-testing': 'Features that wait for people to try them.',
  events:
    'Meetings of the next four weeks, by part of the world. Each is two lines: date, place and organiser; below it, indented by four spaces, the title.',
  'events-virtual': 'Meetings that are held online, hybrid ones included. Ordered by day, then by place.',
  'events-africa': 'Meetings in Africa. Ordered by day, then by place.',
  'events-asia': 'Meetings in Asia, the Near East included. Ordered by day, then by place.',
  'events-europe': 'Meetings in Europe, Turkey and Russia included. Ordered by day, then by place.',
  'events-north-america':
    'Meetings in North America, with Central America and the Caribbean. Ordered by day, then by place.',
  'events-oceania': 'Meetings in Australia, New Zealand and the islands around. Ordered by day, then by place.',
  'events-south-america': 'Meetings in South America. Ordered by day, then by place.',
  jobs: 'The link to the thread in which employers look for people.',
  quote: 'The sentence that was voted for, who said it and where, and thanks to whoever proposed it.',
};
