/**
 * The sections of the Rust project that a script writes: their groups, with the repositories and labels that fill them, and
 * the wording of their notices, each declared once.
 */
import { form } from '../draft/forms.ts';
import { KNOWN_SECTIONS, knownSection, type SectionId, titleKey } from '../draft/headings.ts';

/** The sections that are put in place as a whole, in the order of publication. */
export const UNIT_IDS = [
  'testing',
  'approved-rfcs',
  'approved-mcps',
  'fcp',
  'fcp-tracking',
  'language-reference',
  'unsafe-guidelines',
  'new-rfcs',
  'call-for-testing',
] as const satisfies readonly SectionId[];

/** A section that a script writes. */
export type UnitId = (typeof UNIT_IDS)[number];

/** The sections that are filled from GitHub. */
export type GithubUnitId = 'testing' | 'approved-rfcs' | 'fcp' | 'new-rfcs';

/** One group of a section: what one repository brought. */
export interface GroupForm {
  readonly name: string;
  /** `owner/name` on GitHub. */
  readonly repository: string;
  /** All of them must be on an issue; the first is the one whose day counts. */
  readonly labels: readonly [string, ...string[]];
  /** The list of them, where name and heading lead. */
  readonly url: string;
  /** What stands behind the linked name. */
  readonly suffix?: string;
  /** Whether a label says what is proposed: then one that is missing is said, too. */
  readonly dispositions?: boolean;
}

const FCP = 'final-comment-period';

/** The title's link as the table of headings has it. */
const listOf = (name: string): string =>
  KNOWN_SECTIONS.find(({ id, title }) => id === 'fcp-group' && title === name)?.url ?? '';

/** Groups of "Tracking Issues & PRs", in the order of the template. */
export const FCP_GROUPS: readonly GroupForm[] = [
  { name: 'Rust', repository: 'rust-lang/rust', labels: [FCP], dispositions: true },
  { name: 'Rust RFCs', repository: 'rust-lang/rfcs', labels: [FCP], dispositions: true },
  { name: 'Cargo', repository: 'rust-lang/cargo', labels: [FCP], dispositions: true },
  {
    name: 'Compiler Team',
    repository: 'rust-lang/compiler-team',
    labels: [FCP, 'major-change'] as const,
    suffix: ' [(MCPs only)](https://forge.rust-lang.org/compiler/mcp.html)',
  },
  { name: 'Language Team', repository: 'rust-lang/lang-team', labels: [FCP], dispositions: true },
  { name: 'Language Reference', repository: 'rust-lang/reference', labels: [FCP], dispositions: true },
  { name: 'Leadership Council', repository: 'rust-lang/leadership-council', labels: [FCP], dispositions: true },
  { name: 'Unsafe Code Guidelines', repository: 'rust-lang/unsafe-code-guidelines', labels: [FCP], dispositions: true },
].map((group) => ({ ...group, labels: group.labels as [string, ...string[]], url: listOf(group.name) }));

const CFT = 'call-for-testing';

/** Groups of "Calls for Testing", in the order of the template. */
export const TESTING_GROUPS: readonly GroupForm[] = [
  { name: 'Rust', repository: 'rust-lang/rust', url: 'https://github.com/rust-lang/rust/labels/call-for-testing' },
  {
    name: 'Rust language RFCs',
    repository: 'rust-lang/rfcs',
    url: 'https://github.com/rust-lang/rfcs/issues?q=label%3Acall-for-testing',
  },
  { name: 'Cargo', repository: 'rust-lang/cargo', url: 'https://github.com/rust-lang/cargo/labels/call-for-testing' },
  {
    name: 'Rustup',
    repository: 'rust-lang/rustup',
    url: 'https://github.com/rust-lang/rustup/labels/call-for-testing',
  },
].map((group) => ({ ...group, labels: [CFT] }));

/** Where RFCs are: their pull requests are new, or merged. */
export const RFC_REPOSITORY = 'rust-lang/rfcs';

/** Other names that a group went by. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  rfcs: 'Rust language RFCs',
  rfc: 'Rust language RFCs',
  compilerteammcpsonly: 'Compiler Team',
};

/** The group that a name means in a section. */
export function groupNamed(unit: UnitId, name: string): GroupForm | undefined {
  const groups = groupsOf(unit);
  const key = titleKey(name);
  const other = titleKey(OTHER_NAMES[key] ?? name);
  return groups.find((group) => titleKey(group.name) === key) ?? groups.find((group) => titleKey(group.name) === other);
}

/** The groups of a section; none for one that is a plain list. */
export function groupsOf(unit: UnitId): readonly GroupForm[] {
  if (unit === 'testing') return TESTING_GROUPS;
  return unit === 'fcp' || unit === 'fcp-tracking' ? FCP_GROUPS : [];
}

/** A notice that names groups without items: each on a line of its own, two spaces in, `or` before the last. */
export function groupNotice(unit: UnitId, linked: readonly string[]): readonly string[] {
  const [head, bullet] =
    unit === 'testing'
      ? ['*No calls for testing were issued this week by', '* ']
      : ['*No Items entered Final Comment Period this week for', ''];
  const last = linked.length - 1;
  return [
    bullet + head,
    ...linked.map((link, index) => `  ${link}${index === last ? '.*' : index === last - 1 ? ' or' : ','}`),
  ];
}

/** The notice of a plain list without items. */
export function listNotice(unit: UnitId): string | undefined {
  if (unit === 'approved-rfcs') return form('rfc-none').template;
  return unit === 'new-rfcs' ? form('new-rfc-none').template : undefined;
}

/** A section's heading as it is published. */
export function headingOf(unit: UnitId): string {
  const { level, title, url } = knownSection(unit);
  return `${'#'.repeat(level)} ${url ? `[${title}](${url})` : title}`;
}

/** A group's name with its link, and what stands behind it. */
export function linkedName({ name, url, suffix = '' }: GroupForm): string {
  return `[${name}](${url})${suffix}`;
}
