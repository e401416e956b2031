import { FORMS, type Form } from '../../draft/forms.ts';
import { knownSection } from '../../draft/headings.ts';
import type { Draft } from '../../draft/model.ts';
import {
  type GroupForm,
  groupNamed,
  groupNotice,
  groupsOf,
  linkedName,
  type UnitId,
} from '../../projectSections/forms.ts';
import { counted } from '../../text/counted.ts';
import type { Proposal } from './completion.ts';
import { formProposal, isIn, isSection } from './forms.ts';
import type { Spot } from './spot.ts';

/** `*No … this week.*`: the line of a section in which nothing stands, in the template's words where it has some. */
export function notices(spot: Spot): readonly Proposal[] {
  const { content, section, template, before, after } = spot;
  if (!section || !/^[ \t]*(?:[*+-][ \t]*)?\*?[\w-]*$/.test(before) || after.trim()) return [];
  if (!hasItems(spot)) {
    const own = (template?.notices ?? []).filter((known) => isSection(section, known.section));
    const built = FORMS.filter(
      (form: Form) => form.id.endsWith('-none') && content && form.content.includes(content) && isIn(form, section),
    );
    if (own.length) return own.map(({ format }) => notice(spot, format, built[0]));
    if (built.length) return built.map((form) => formProposal(spot, form, {}, 'notice'));
  }
  return groupNotices(spot);
}

/** Whether something is listed in the section, on another line than the cursor's. */
function hasItems({ draft, line, section }: Spot): boolean {
  return draft.items.some((item) => item.section === section && item.line !== line.number && item.links.length > 0);
}

function notice(spot: Spot, text: string, built: Form | undefined): Proposal {
  return formProposal(
    spot,
    {
      id: 'template-none',
      label: built?.label ?? 'Nothing this week',
      description: 'The template’s line for a week without',
      trigger: built?.trigger ?? 'none',
      template: text.replace(/[{}]/g, ''),
      fields: [],
      content: [],
    },
    {},
    'notice',
  );
}

/** The line that names all groups of the section that brought nothing. */
function groupNotices(spot: Spot): readonly Proposal[] {
  const { draft, section } = spot;
  const unit = unitOf(section?.id);
  if (!unit) return [];
  const present = groupsPresent(draft, unit);
  const missing = groupsOf(unit).filter((group) => !present.has(group));
  if (!missing.length || hasGroupNotice(draft, unit)) return [];
  return [
    formProposal(
      spot,
      {
        id: 'groups-none',
        label: unit === 'testing' ? 'No calls for testing' : 'Nothing entered its final comment period',
        description: `The line for the ${counted(missing.length, 'group')} without an item`,
        trigger: 'none',
        template: groupNotice(unit, missing.map(linkedName)).join('\n'),
        fields: [],
        content: [],
      },
      {},
      'notice',
    ),
  ];
}

function unitOf(id: string | undefined): UnitId | undefined {
  if (id === 'testing') return 'testing';
  return id === 'fcp-tracking' || id === 'fcp-group' ? 'fcp-tracking' : undefined;
}

/** Groups that have a heading of their own. */
function groupsPresent(draft: Draft, unit: UnitId): ReadonlySet<GroupForm> {
  const { level } = knownSection(unit);
  const found = draft.sections
    .filter(({ heading, parent }) => heading.level > level && parent?.id === unit)
    .map(({ heading }) => groupNamed(unit, heading.title));
  return new Set(found.filter((group) => group !== undefined));
}

function hasGroupNotice(draft: Draft, unit: UnitId): boolean {
  const [head = ''] = groupNotice(unit, ['']);
  const words = head.replace(/^\* /, '').toLowerCase();
  return draft.lines.all.some(
    ({ number, text }) =>
      text.length < 1_000 && text.toLowerCase().replace(/^\* /, '').startsWith(words) && !draft.isVerbatim(number),
  );
}
