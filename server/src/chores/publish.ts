/** The last look before an issue is published: what is done, what is open, and where. */
import type { Draft } from '../draft/model.ts';
import { pathParts } from '../draft/recognise.ts';
import { countLinks, dayOf, type LinkResults, type LinkToCheck, linksToCheck } from '../linkCheck/index.ts';
import { type Finding, isLoud, type RuleGroup } from '../rules/define.ts';
import { RULES } from '../rules/registry.generated.ts';
import { isBlankSection, isEmptySection, knownOf, sectionLines } from '../rules/sections.ts';
import { remove, type TextEdit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';
import { pruneCandidates, pruneEdits } from './pruneEvents.ts';

/** `open` keeps the issue from being ready; a `warning` is an editor's to judge. */
export type ItemState = 'done' | 'open' | 'warning';

/** A place that an item speaks of. */
export interface Place extends Span {
  /** Zero-based. */
  readonly line: number;
  readonly message: string;
}

/** One thing to be done before an issue is published. */
export interface ChecklistItem {
  readonly id: string;
  /** A noun that fits whether it is done or open, and the narrow side bar. */
  readonly title: string;
  readonly state: ItemState;
  readonly places: readonly Place[];
  /** What mends the whole item; a person is asked first, for it deletes. */
  readonly edits?: readonly TextEdit[];
  /** What a person may ask for to bring the item on. */
  readonly action?: 'checkLinks';
}

/** All that is to be done, and whether it is. */
export interface Checklist {
  readonly items: readonly ChecklistItem[];
  /** Nothing is open; warnings are for an editor to judge. */
  readonly ready: boolean;
  /** Where the file goes when it is published; `undefined` for what lies in no `draft/`. */
  readonly move: { readonly from: string; readonly to: string } | undefined;
}

/** What is known beside the draft and its findings. */
export interface ChecklistOptions {
  /** The file's address or path. */
  readonly uri?: string;
  /** What is known of links; `undefined` when nobody has looked. */
  readonly links?: LinkResults | undefined;
}

interface Declared {
  readonly id: string;
  readonly title: string;
  /** The rules whose findings make it open; a whole group by its name. */
  readonly rules?: readonly string[];
  readonly groups?: readonly RuleGroup[];
  /** Findings that are an editor's to judge leave it at a warning. */
  readonly soft?: boolean;
  /** Which findings of these rules are meant; all by default. */
  readonly only?: (draft: Draft, finding: Finding) => boolean;
}

const placeholderAt = (draft: Draft, { span: { start } }: Finding): string | undefined =>
  draft.placeholders.find((placeholder) => placeholder.start === start)?.kind;

/** Items that findings of rules decide, in the order in which they are worked off. A finding counts for the first that names its rule. */
const FROM_RULES: readonly Declared[] = [
  { id: 'conflicts', title: 'Conflicts resolved', rules: ['conflict-marker'] },
  {
    id: 'number',
    title: 'Title, number and date',
    rules: ['metadata-missing', 'metadata-mismatch', 'metadata-indented'],
  },
  {
    id: 'hiring',
    title: 'Who’s Hiring link',
    rules: ['placeholder-left'],
    only: (draft, finding) => placeholderAt(draft, finding) === 'hiring',
  },
  {
    // The thread is opened once the issue is out.
    id: 'reddit',
    title: 'Reddit link',
    rules: ['placeholder-left'],
    only: (draft, finding) => placeholderAt(draft, finding) === 'reddit',
    soft: true,
  },
  {
    id: 'placeholders',
    title: 'Placeholders filled in',
    rules: ['placeholder-left'],
    // A list for which nothing came in is often left without a word; its comment is not printed.
    only: (draft, finding) => placeholderAt(draft, finding) !== 'list',
  },
  { id: 'template-text', title: 'Notes to editors gone', rules: ['template-text'] },
  { id: 'empty-sections', title: 'Empty sections gone', rules: ['section-empty'] },
  {
    id: 'sections',
    title: 'Sections in order',
    rules: ['section-order', 'section-level', 'section-misspelt', 'section-twice', 'heading-indented'],
  },
  { id: 'window', title: 'Window of events', rules: ['window-mismatch'] },
  { id: 'past-events', title: 'Past events gone', rules: ['event-past'] },
  { id: 'doubled-events', title: 'Every event once', rules: ['event-duplicate'] },
  {
    id: 'sorted-events',
    title: 'Events in order',
    rules: ['event-unsorted', 'event-wrong-region'],
  },
  { id: 'late-events', title: 'Late events gone', rules: ['event-beyond-window'], soft: true },
  { id: 'events', title: 'Form of events', groups: ['events'], soft: true },
  { id: 'closed-calls', title: 'Closed calls gone', rules: ['cfp-closed'] },
  {
    id: 'doubled-entries',
    title: 'Every entry new',
    rules: ['duplicate-entry', 'published-before'],
    soft: true,
  },
  {
    id: 'site',
    title: 'Right on the site',
    rules: ['list-after-text', 'item-flat', 'literal-markup', 'fence-in-quote', 'unescaped-tag'],
    groups: ['site', 'links'],
  },
];

/** What a check of the links found. */
const BROKEN = 'link-broken';
const LINKS: Declared = { id: 'links', title: 'Links alive', rules: [BROKEN] };

/** What rules know of the rest. */
const REST: Declared = { id: 'rest', title: 'Everything else', soft: true };

/**
 * The checklist of a draft.
 *
 * @param findings All findings, those of information included, with the earlier issues read.
 */
export function checklist(draft: Draft, findings: readonly Finding[], options: ChecklistOptions = {}): Checklist {
  const left = new Set(findings);
  const items = FROM_RULES.map((declared): ChecklistItem => {
    const own = findings.filter((finding) => left.has(finding) && isOf(declared, draft, finding));
    for (const finding of own) left.delete(finding);
    return itemOf(declared, draft, own);
  });
  const broken = itemOf(
    LINKS,
    draft,
    [...left].filter(({ rule }) => rule === BROKEN),
  );
  const rest = [...left].filter(({ rule, severity }) => rule !== BROKEN && isLoud(severity));
  items.push(itemOf(REST, draft, rest), linksItem(draft, broken, options.links));
  const completed = items.map((item) => withDoubles(draft, withDeletions(draft, item)));
  return { items: completed, ready: completed.every(({ state }) => state !== 'open'), move: moveOf(options.uri) };
}

const groupOf = new Map(RULES.map(({ id, group }) => [id, group]));

function isOf({ rules, groups, only }: Declared, draft: Draft, finding: Finding): boolean {
  const group = groupOf.get(finding.rule);
  const named = rules?.includes(finding.rule) || (group !== undefined && groups?.includes(group) === true);
  return named === true && (only?.(draft, finding) ?? true);
}

function itemOf({ id, title, soft }: Declared, draft: Draft, findings: readonly Finding[]): ChecklistItem {
  const places = findings.map(({ span, message }) => ({
    ...span,
    line: draft.lines.positionAt(span.start).line,
    message,
  }));
  const errors = findings.some(({ severity }) => severity === 'error');
  // What a rule itself calls a convention or taste is an editor's to judge, but for what a fresh draft is allowed.
  const loud = findings.some(({ rule, severity }) => isLoud(severity) || RULE_IS_LOUD.has(rule));
  const state = !findings.length ? 'done' : (soft ? errors : loud) ? 'open' : 'warning';
  return { id, title, state: id === 'reddit' && findings.length ? 'warning' : state, places };
}

/** What is only information while a draft is fresh is open all the same when it is to be published. */
const RULE_IS_LOUD = new Set(
  RULES.filter(
    ({ normalWhenFresh, id, severity }) => normalWhenFresh && isLoud(severity) && id !== 'section-empty',
  ).map(({ id }) => id),
);

/** The ways to delete what an item speaks of. The groups of the calls for testing stand empty more often than not. */
function withDeletions(draft: Draft, item: ChecklistItem): ChecklistItem {
  if (item.id === 'past-events' && item.places.length) {
    const past = pruneCandidates(draft).filter(({ reason }) => reason === 'past');
    return {
      ...item,
      edits: pruneEdits(
        draft,
        past.map(({ row }) => row),
      ),
    };
  }
  if (item.id !== 'empty-sections' || !item.places.length) return item;
  const empty = draft.sections.filter((section) => knownOf(section)?.optional && isEmptySection(draft, section));
  const edits = empty
    .filter((section) => isBlankSection(draft, section))
    .map((section) => remove(sectionLines(draft, section)));
  const state = empty.some(({ id }) => id !== 'testing-group') ? 'open' : 'warning';
  return { ...item, state, ...(edits.length ? { edits } : {}) };
}

/** Doubles that differ in their address, which no rule reports, are for an editor to judge. */
function withDoubles(draft: Draft, item: ChecklistItem): ChecklistItem {
  if (item.id !== 'doubled-events') return item;
  const known = new Set(item.places.map(({ line }) => line));
  const more = pruneCandidates(draft)
    .filter(({ reason, row }) => reason === 'double' && !known.has(row.item.line))
    .map(({ row, message }) => ({ ...row.span, line: row.item.line, message: `The event ${message}.` }));
  if (!more.length || item.state === 'open') return item;
  return { ...item, state: 'warning', places: [...item.places, ...more] };
}

/**
 * Links that nobody has looked at leave the item a warning, for looking is not done unasked. Those that could not be judged are
 * shown beside, for a person to try: many a site refuses programs.
 */
function linksItem(draft: Draft, broken: ChecklistItem, known: LinkResults | undefined): ChecklistItem {
  const links = linksToCheck(draft);
  const { unchecked, unknown, checkedAt } = countLinks(links, known);
  const notes = [
    ...(unchecked ? [unchecked === links.length ? 'unchecked' : `${unchecked} unchecked`] : []),
    ...(unknown ? [`${unknown} not sure`] : []),
    ...(checkedAt === undefined ? [] : [`looked at on ${dayOf(checkedAt)}`]),
  ];
  return {
    ...broken,
    title: notes.length ? `${broken.title} (${notes.join(', ')})` : broken.title,
    state: broken.state === 'done' && unchecked ? 'warning' : broken.state,
    places: [...broken.places, ...links.flatMap((link) => unsurePlace(link, known))],
    ...(unchecked ? { action: 'checkLinks' } : {}),
  };
}

function unsurePlace({ url, places }: LinkToCheck, known: LinkResults | undefined): readonly Place[] {
  const result = known?.of(url);
  const [place] = places;
  return place && result?.outcome === 'unknown'
    ? [{ ...place, message: `Not sure about ${url}: ${result.reason}. Try it yourself.` }]
    : [];
}

function moveOf(uri: string | undefined): Checklist['move'] {
  if (uri === undefined || pathParts(uri).folder !== 'draft') return undefined;
  return {
    from: uri,
    to: uri.replace(/([\\/])draft([\\/][^\\/]*)$/, '$1content$2').replace(/^draft([\\/])/, 'content$1'),
  };
}
