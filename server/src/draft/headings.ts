/**
 * The sections of an issue, in the order in which they are published, with every name they have had since 2024.
 * The template in the workspace is the authority where there is one; this table serves elsewhere, and names what the
 * rules and completions speak of.
 */

/** What a section is known as, however its heading is written. */
export type SectionId =
  | 'community'
  | 'official'
  | 'foundation'
  | 'newsletters'
  | 'tooling'
  | 'observations'
  | 'walkthroughs'
  | 'research'
  | 'miscellaneous'
  | 'crate'
  | 'testing'
  | 'testing-group'
  | 'participation'
  | 'cfp-projects'
  | 'cfp-events'
  | 'project'
  | 'project-team'
  | 'performance'
  | 'approved-rfcs'
  | 'approved-mcps'
  | 'fcp'
  | 'fcp-rfcs'
  | 'fcp-tracking'
  | 'fcp-group'
  | 'language-reference'
  | 'unsafe-guidelines'
  | 'new-rfcs'
  | 'call-for-testing'
  | 'events'
  | 'events-virtual'
  | 'events-africa'
  | 'events-asia'
  | 'events-europe'
  | 'events-north-america'
  | 'events-oceania'
  | 'events-south-america'
  | 'jobs'
  | 'quote';

/** What may stand in a section. */
export type SectionContent =
  | 'entries'
  | 'events'
  | 'cfp-projects'
  | 'cfp-events'
  | 'updates'
  | 'rfcs'
  | 'jobs'
  | 'prose';

/** A section that the newsletter has, or had. */
export interface KnownSection {
  readonly id: SectionId;
  /** Number of `#` signs. */
  readonly level: number;
  /** The title as published today. */
  readonly title: string;
  /** The link that the title carries, where it does. */
  readonly url?: string;
  /** Other titles under which the section was published. */
  readonly aliases?: readonly string[];
  readonly parent: SectionId | undefined;
  readonly content: SectionContent;
  /** Published for some time, but not today: known, never proposed, never missed. */
  readonly former?: boolean;
  /** Deleted at publication when nothing is in it. */
  readonly optional?: boolean;
}

/** In the order of publication. */
export const KNOWN_SECTIONS: readonly KnownSection[] = [
  {
    id: 'community',
    level: 2,
    title: 'Updates from Rust Community',
    parent: undefined,
    content: 'entries',
    aliases: ['Updates from the Rust Community'],
  },
  { id: 'official', level: 3, title: 'Official', parent: 'community', content: 'entries', optional: true },
  { id: 'foundation', level: 3, title: 'Foundation', parent: 'community', content: 'entries', optional: true },
  {
    id: 'newsletters',
    level: 3,
    title: 'Newsletters',
    parent: 'community',
    content: 'entries',
    optional: true,
    aliases: ['Newsletter'],
  },
  {
    id: 'tooling',
    level: 3,
    title: 'Project/Tooling Updates',
    parent: 'community',
    content: 'entries',
    optional: true,
    aliases: ['Projects/Tooling Updates', 'Project Updates', 'Project and Tooling Updates'],
  },
  {
    id: 'observations',
    level: 3,
    title: 'Observations/Thoughts',
    parent: 'community',
    content: 'entries',
    optional: true,
    aliases: ['Observations and Thoughts'],
  },
  {
    id: 'walkthroughs',
    level: 3,
    title: 'Rust Walkthroughs',
    parent: 'community',
    content: 'entries',
    optional: true,
    aliases: ['Walkthroughs'],
  },
  {
    id: 'research',
    level: 3,
    title: 'Research',
    parent: 'community',
    content: 'entries',
    optional: true,
    aliases: ['Papers and Research Projects', 'Papers/Research Projects'],
  },
  {
    id: 'miscellaneous',
    level: 3,
    title: 'Miscellaneous',
    parent: 'community',
    content: 'entries',
    optional: true,
    aliases: ['Misc'],
  },
  { id: 'crate', level: 2, title: 'Crate of the Week', parent: undefined, content: 'prose' },
  {
    id: 'testing',
    level: 2,
    title: 'Calls for Testing',
    parent: undefined,
    content: 'rfcs',
    aliases: ['Call for Testing'],
  },
  {
    id: 'testing-group',
    level: 3,
    title: 'RFCs',
    url: 'https://github.com/rust-lang/rfcs/issues?q=label%3Acall-for-testing',
    parent: 'testing',
    content: 'rfcs',
    optional: true,
    aliases: ['RFC'],
  },
  {
    id: 'testing-group',
    level: 3,
    title: 'Rust',
    url: 'https://github.com/rust-lang/rust/labels/call-for-testing',
    parent: 'testing',
    content: 'rfcs',
    optional: true,
    aliases: ['Cargo', 'Rust language RFCs'],
  },
  {
    id: 'testing-group',
    level: 3,
    title: 'Rustup',
    url: 'https://github.com/rust-lang/rustup/labels/call-for-testing',
    parent: 'testing',
    content: 'rfcs',
    optional: true,
  },
  {
    id: 'participation',
    level: 2,
    title: 'Call for Participation; projects and speakers',
    parent: undefined,
    content: 'cfp-projects',
    aliases: ['Call for Participation', 'Call for Participation: projects and speakers'],
  },
  { id: 'cfp-projects', level: 3, title: 'CFP - Projects', parent: 'participation', content: 'cfp-projects' },
  {
    id: 'cfp-events',
    level: 3,
    title: 'CFP - Events',
    parent: 'participation',
    content: 'cfp-events',
    aliases: ['CFP - Speakers'],
  },
  {
    id: 'project',
    level: 2,
    title: 'Updates from the Rust Project',
    parent: undefined,
    content: 'updates',
    aliases: ['Updates from Rust Project', 'Updates from Rust Core', 'Updates from the Rust Core'],
  },
  { id: 'project-team', level: 4, title: 'Compiler', parent: 'project', content: 'updates', optional: true },
  {
    id: 'project-team',
    level: 4,
    title: 'Library',
    parent: 'project',
    content: 'updates',
    optional: true,
    aliases: ['Libraries'],
  },
  { id: 'project-team', level: 4, title: 'Cargo', parent: 'project', content: 'updates', optional: true },
  { id: 'project-team', level: 4, title: 'Rustdoc', parent: 'project', content: 'updates', optional: true },
  { id: 'project-team', level: 4, title: 'Rustup', parent: 'project', content: 'updates', optional: true },
  { id: 'project-team', level: 4, title: 'Rustfmt', parent: 'project', content: 'updates', optional: true },
  { id: 'project-team', level: 4, title: 'Clippy', parent: 'project', content: 'updates', optional: true },
  { id: 'project-team', level: 4, title: 'Rust-Analyzer', parent: 'project', content: 'updates', optional: true },
  {
    id: 'performance',
    level: 3,
    title: 'Rust Compiler Performance Triage',
    parent: 'project',
    content: 'prose',
    aliases: ['Rust Compiler Performance Triage Report'],
  },
  {
    id: 'approved-rfcs',
    level: 3,
    title: 'Approved RFCs',
    url: 'https://github.com/rust-lang/rfcs/commits/master',
    parent: 'project',
    content: 'rfcs',
  },
  {
    id: 'approved-mcps',
    level: 3,
    title: 'Approved Major Change Proposals (MCP)',
    url: 'https://forge.rust-lang.org/compiler/mcp.html',
    parent: 'project',
    content: 'rfcs',
    former: true,
  },
  { id: 'fcp', level: 3, title: 'Final Comment Period', parent: 'project', content: 'rfcs' },
  {
    id: 'fcp-rfcs',
    level: 4,
    title: 'RFCs',
    url: 'https://github.com/rust-lang/rfcs/labels/final-comment-period',
    parent: 'fcp',
    content: 'rfcs',
    former: true,
  },
  { id: 'fcp-tracking', level: 4, title: 'Tracking Issues & PRs', parent: 'fcp', content: 'rfcs' },
  {
    id: 'fcp-group',
    level: 5,
    title: 'Rust',
    url: 'https://github.com/rust-lang/rust/issues?q=is%3Aopen+label%3Afinal-comment-period+sort%3Aupdated-desc',
    parent: 'fcp-tracking',
    content: 'rfcs',
    optional: true,
  },
  {
    id: 'fcp-group',
    level: 5,
    title: 'Rust RFCs',
    url: 'https://github.com/rust-lang/rfcs/labels/final-comment-period',
    parent: 'fcp-tracking',
    content: 'rfcs',
    optional: true,
  },
  {
    id: 'fcp-group',
    level: 5,
    title: 'Cargo',
    url: 'https://github.com/rust-lang/cargo/issues?q=is%3Aopen+label%3Afinal-comment-period+sort%3Aupdated-desc',
    parent: 'fcp-tracking',
    content: 'rfcs',
    optional: true,
  },
  {
    id: 'fcp-group',
    level: 5,
    title: 'Compiler Team',
    url: 'https://github.com/rust-lang/compiler-team/issues?q=label%3Amajor-change%20%20label%3Afinal-comment-period',
    parent: 'fcp-tracking',
    content: 'rfcs',
    optional: true,
    aliases: ['Compiler Team (MCPs only)'],
  },
  {
    id: 'fcp-group',
    level: 5,
    title: 'Language Team',
    url: 'https://github.com/rust-lang/lang-team/issues?q=is%3Aopen+label%3Afinal-comment-period+sort%3Aupdated-desc+',
    parent: 'fcp-tracking',
    content: 'rfcs',
    optional: true,
  },
  {
    id: 'fcp-group',
    level: 5,
    title: 'Language Reference',
    url: 'https://github.com/rust-lang/reference/issues?q=is%3Aopen+label%3Afinal-comment-period+sort%3Aupdated-desc',
    parent: 'fcp-tracking',
    content: 'rfcs',
    optional: true,
  },
  {
    id: 'fcp-group',
    level: 5,
    title: 'Leadership Council',
    url: 'https://github.com/rust-lang/leadership-council/issues?q=state%3Aopen%20label%3Afinal-comment-period',
    parent: 'fcp-tracking',
    content: 'rfcs',
    optional: true,
  },
  {
    id: 'fcp-group',
    level: 5,
    title: 'Unsafe Code Guidelines',
    url: 'https://github.com/rust-lang/unsafe-code-guidelines/issues?q=is%3Aopen+label%3Afinal-comment-period+sort%3Aupdated-desc',
    parent: 'fcp-tracking',
    content: 'rfcs',
    optional: true,
  },
  { id: 'language-reference', level: 3, title: 'Language Reference', parent: 'project', content: 'rfcs', former: true },
  {
    id: 'unsafe-guidelines',
    level: 3,
    title: 'Unsafe Code Guidelines',
    parent: 'project',
    content: 'rfcs',
    former: true,
  },
  {
    id: 'new-rfcs',
    level: 4,
    title: 'New and Updated RFCs',
    url: 'https://github.com/rust-lang/rfcs/pulls',
    parent: 'fcp',
    content: 'rfcs',
    aliases: ['New RFCs'],
  },
  { id: 'call-for-testing', level: 3, title: 'Call for Testing', parent: 'project', content: 'rfcs', former: true },
  { id: 'events', level: 2, title: 'Upcoming Events', parent: undefined, content: 'events', aliases: ['Events'] },
  {
    id: 'events-virtual',
    level: 3,
    title: 'Virtual',
    parent: 'events',
    content: 'events',
    optional: true,
    aliases: ['Online'],
  },
  { id: 'events-africa', level: 3, title: 'Africa', parent: 'events', content: 'events', optional: true },
  { id: 'events-asia', level: 3, title: 'Asia', parent: 'events', content: 'events', optional: true },
  { id: 'events-europe', level: 3, title: 'Europe', parent: 'events', content: 'events', optional: true },
  { id: 'events-north-america', level: 3, title: 'North America', parent: 'events', content: 'events', optional: true },
  { id: 'events-oceania', level: 3, title: 'Oceania', parent: 'events', content: 'events', optional: true },
  { id: 'events-south-america', level: 3, title: 'South America', parent: 'events', content: 'events', optional: true },
  { id: 'jobs', level: 2, title: 'Jobs', parent: undefined, content: 'jobs', aliases: ['Rust Jobs'] },
  { id: 'quote', level: 1, title: 'Quote of the Week', parent: undefined, content: 'prose' },
];

/** The first table entry of an id: groups that share one (teams, FCP groups) have several. */
export function knownSection(id: SectionId): KnownSection {
  return KNOWN_SECTIONS.find((known) => known.id === id) as KnownSection;
}

/** What two titles are compared by: letters and digits, in lower case. */
export function titleKey(title: string): string {
  return title
    .toLowerCase()
    .replace(/&amp;/g, '&')
    .replace(/[^\p{L}\p{N}&]+/gu, '');
}

const byKey = new Map<string, KnownSection[]>();
for (const known of KNOWN_SECTIONS) {
  for (const title of [known.title, ...(known.aliases ?? [])]) {
    const key = titleKey(title);
    byKey.set(key, [...(byKey.get(key) ?? []), known]);
  }
}

/**
 * Which known section a heading is.
 *
 * @param title The heading's title as read.
 * @param ancestors Ids of the sections above it, nearest first: `RFCs` is one thing under Calls for Testing, another
 *   under Final Comment Period.
 */
export function recogniseSection(title: string, ancestors: readonly SectionId[]): KnownSection | undefined {
  const candidates = byKey.get(titleKey(title));
  if (!candidates) return undefined;
  for (const ancestor of ancestors) {
    const under = candidates.find((known) => known.parent === ancestor);
    if (under) return under;
  }
  return candidates.find((known) => known.parent === undefined) ?? candidates[0];
}
