/** From what GitHub's API says to the text of the sections. Pure: whoever asks GitHub gives the answers. */
import { addDays, type IsoDate, parseIsoDate, weekday } from '../draft/date.ts';
import type { Draft } from '../draft/model.ts';
import { escapeTitle } from '../draft/titles.ts';
import {
  FCP_GROUPS,
  type GithubUnitId,
  type GroupForm,
  groupNamed,
  groupNotice,
  headingOf,
  linkedName,
  listNotice,
  TESTING_GROUPS,
} from './forms.ts';
import { unitsOf } from './units.ts';

/** The days that a report covers, both inclusive. */
export interface ReportWindow {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

const TUESDAY = 2;

/** From Tuesday to Tuesday: the last one before an issue, and the one a week before. */
export function reportWindow(issue: IsoDate): ReportWindow {
  const back = (weekday(issue) - TUESDAY + 7) % 7 || 7;
  const to = addDays(issue, -back);
  return { from: addDays(to, -7), to };
}

/** An issue or a pull request, as far as it matters. */
export interface ApiItem {
  readonly number: number;
  /** Plain text. */
  readonly title: string;
  readonly url: string;
  readonly labels: readonly string[];
  readonly created: IsoDate;
  readonly updated: IsoDate;
  /** Of a pull request that was merged. */
  readonly merged: IsoDate | undefined;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** The day of `2025-06-03T17:04:05Z`. */
function dayOf(value: unknown): IsoDate | undefined {
  return typeof value === 'string' ? parseIsoDate(value.slice(0, 10)) : undefined;
}

/** Reads one element of a list of issues or pull requests; `undefined` for what is none. */
export function readItem(value: unknown): ApiItem | undefined {
  if (!isObject(value)) return undefined;
  const { number, title, html_url: url, labels } = value;
  const created = dayOf(value['created_at']);
  const updated = dayOf(value['updated_at']);
  if (typeof number !== 'number' || typeof title !== 'string' || typeof url !== 'string' || !created || !updated)
    return undefined;
  if (!/^https?:\/\/[^\s()<>]+$/.test(url)) return undefined;
  const names = Array.isArray(labels) ? labels.map((label: unknown) => (isObject(label) ? label['name'] : label)) : [];
  return {
    number,
    title,
    url,
    labels: names.filter((name) => typeof name === 'string'),
    created,
    updated,
    merged: dayOf(value['merged_at']),
  };
}

/** Whether one of an issue's events says that it got a label within a window. */
export function wasLabeled(events: readonly unknown[], label: string, { from, to }: ReportWindow): boolean {
  return events.some((event) => {
    if (!isObject(event) || event['event'] !== 'labeled' || !isObject(event['label'])) return false;
    const day = dayOf(event['created_at']);
    return event['label']['name'] === label && day !== undefined && day >= from && day <= to;
  });
}

/** What one question to GitHub brought: a list, or why there is none. */
export type Answer = { readonly items: readonly ApiItem[] } | { readonly failure: string };

/** What a week brought. */
export interface ProjectActivity {
  readonly window: ReportWindow;
  /** By the group's name. */
  readonly testing: ReadonlyMap<string, Answer>;
  readonly fcp: ReadonlyMap<string, Answer>;
  readonly approved: Answer;
  readonly created: Answer;
}

/** A part that could not be got, and the section that is left as it is for it. */
export interface Failure {
  readonly section: GithubUnitId;
  readonly part: string;
  readonly why: string;
}

/** What could be written of a week. */
export interface ComposedSections {
  /** The sections that are known as a whole, as text to be put in place. */
  readonly text: string;
  readonly sections: readonly GithubUnitId[];
  readonly failures: readonly Failure[];
}

/**
 * Writes the sections of a week. One of which a part is not known is not written at all: to say that a group had nothing
 * would be wrong.
 *
 * @param draft Where lists are linked with other addresses than the table's, those of the draft and its template count.
 */
export function composeSections(activity: ProjectActivity, draft?: Draft): ComposedSections {
  const failures: Failure[] = [];
  const texts: string[] = [];
  const sections: GithubUnitId[] = [];
  const put = (id: GithubUnitId, body: readonly string[] | undefined): void => {
    if (!body) return;
    sections.push(id);
    texts.push([headingOf(id), '', ...body].join('\n'));
  };
  const itemsOf = (section: GithubUnitId, part: string, answer: Answer | undefined): readonly ApiItem[] | undefined => {
    if (answer && 'items' in answer) return answer.items;
    failures.push({ section, part, why: answer?.failure ?? 'it was not asked for' });
    return undefined;
  };
  const grouped = (
    id: 'testing' | 'fcp',
    forms: readonly GroupForm[],
    answers: ReadonlyMap<string, Answer>,
    head: readonly string[],
  ): readonly string[] | undefined => {
    const lists = forms.map((group) => ({
      group: asWritten(id, group, draft),
      items: itemsOf(id, group.name, answers.get(group.name)),
    }));
    if (lists.some(({ items }) => !items)) return undefined;
    const body = [...head];
    for (const { group, items = [] } of lists) {
      if (items.length)
        body.push(`##### ${linkedName(group)}`, ...items.map((item) => lineOf(item, dispositionOf(item, group))), '');
    }
    const empty = lists.filter(({ items }) => !items?.length).map(({ group }) => linkedName(group));
    if (empty.length) body.push(...groupNotice(id, empty));
    while (body.length && !body[body.length - 1]) body.pop();
    return body;
  };
  const plain = (id: 'approved-rfcs' | 'new-rfcs', answer: Answer): readonly string[] | undefined => {
    const items = itemsOf(id, 'Rust RFCs', answer);
    return items && (items.length ? items.map((item) => lineOf(item, '')) : [listNotice(id) ?? '']);
  };
  put('testing', grouped('testing', TESTING_GROUPS, activity.testing, []));
  put('approved-rfcs', plain('approved-rfcs', activity.approved));
  put('fcp', grouped('fcp', FCP_GROUPS, activity.fcp, ['#### Tracking Issues & PRs', '']));
  put('new-rfcs', plain('new-rfcs', activity.created));
  return { text: texts.length ? `${texts.join('\n\n')}\n` : '', sections, failures };
}

function lineOf({ title, url }: ApiItem, prefix: string): string {
  return `* ${prefix}[${escapeTitle(title, { from: 'plain' })}](${url})`;
}

/** Merging is what is proposed as a rule; all else is said. */
function dispositionOf({ labels }: ApiItem, { dispositions }: GroupForm): string {
  if (!dispositions) return '';
  const named = labels.find((label) => label.startsWith('disposition-'))?.slice('disposition-'.length) ?? 'unspecified';
  return named === 'merge' ? '' : `[disposition: ${named}] `;
}

/** A group with the address of its list that the draft has: in a heading, a notice, or the template's comment. */
function asWritten(unit: 'testing' | 'fcp', group: GroupForm, draft: Draft | undefined): GroupForm {
  const own = draft && unitsOf(draft).find(({ id }) => id === unit);
  if (!own) return group;
  const text = draft.lines.all
    .slice(...own.lines)
    .map((line) => line.text)
    .join('\n');
  for (const [, name = '', url = ''] of text.matchAll(/\[([^[\]]+)\]\((https:\/\/github\.com\/[^\s()]+)\)/g))
    if (
      url.includes(`/${group.repository}/`) &&
      groupNamed(unit, name)?.name === group.name &&
      /label|labels\//.test(url)
    )
      return { ...group, url };
  return group;
}
