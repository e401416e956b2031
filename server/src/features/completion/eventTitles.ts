import { regularsOf } from '../../archive/regulars.ts';
import { type Form, fillForm, form, formSnippet } from '../../draft/forms.ts';
import type { EventRow } from '../../draft/model.ts';
import { organiserUrlKey } from '../../links/canonical.ts';
import { paragraph } from '../rich.ts';
import type { Proposal } from './completion.ts';
import { recurringTitle } from './schedule.ts';
import { replacedFrom, type Spot } from './spot.ts';

/** So many earlier titles are offered. */
const MOST = 6;

/** The line under the row of an event: its organiser's titles, the one that comes back first, and an empty one. */
export function eventTitles(spot: Spot): readonly Proposal[] {
  const { draft, before, after, line, offset } = spot;
  const typed = /^(?: {2,}|\t)[ \t]*(?:[*+-][ \t]*)?\[?\*{0,2}([^[\]*()|]*)$/.exec(before);
  if (!typed || after.replace(/^[\])*]+/, '').trim()) return [];
  const row = rowAbove(spot);
  if (!row || row.titles.some(({ links, line: own }) => own !== line.number && links.length > 0)) return [];
  const replace = replacedFrom(spot, line.start);
  const filter = (title: string): string => `${draft.text.slice(line.start, offset)} ${title}`;
  const made = titlesOf(spot, row).map((title): Proposal => {
    const known = { title };
    return {
      kind: 'title',
      label: title,
      detail: 'title of an earlier event',
      documentation: () => [paragraph({ code: fillForm(TITLE_LINE, known).trim() })],
      replace,
      text: fillForm(TITLE_LINE, known),
      snippet: formSnippet(TITLE_LINE, known),
      filter: filter(title),
    };
  });
  const plain: Proposal = {
    kind: 'form',
    label: 'Title of the event',
    detail: 'The line under the row: title and address of the event',
    documentation: () => [paragraph({ code: fillForm(TITLE_LINE).trim() })],
    replace,
    text: fillForm(TITLE_LINE),
    snippet: formSnippet(TITLE_LINE),
    filter: filter('title'),
  };
  return [...made, plain];
}

const EVENT = form('event');
const TITLE_LINE: Form = { ...EVENT, template: EVENT.template.slice(EVENT.template.indexOf('\n') + 1) };

function rowAbove({ draft, line }: Spot): EventRow | undefined {
  return draft.events.find(({ item, lastLine }) => item.line < line.number && lastLine >= line.number - 1);
}

/** The earlier titles of a row's organiser, each once. */
function titlesOf({ archive }: Spot, row: EventRow): readonly string[] {
  const url = row.organisers[0]?.url;
  if (!archive || !url) return [];
  const key = organiserUrlKey(url);
  const regulars = regularsOf(archive).filter((regular) => regular.key === key);
  const own = regulars.find(({ region }) => region === row.section?.id) ?? regulars[0];
  if (!own) return [];
  const first = recurringTitle(own, row.date?.first.date);
  const titles = [...own.meetings].reverse().map(({ title }) => title);
  return [...new Set([...(first ? [first] : []), ...titles])].filter(Boolean).slice(0, MOST);
}
