import { countLinks, dayOf, type LinkToCheck } from '../../linkCheck/index.ts';
import type { Finding } from '../../rules/define.ts';
import type { Service, Source } from '../../service.ts';
import type { Settings } from '../../settings.ts';
import { counted } from '../../text/counted.ts';
import type { Input } from '../inputs.ts';
import { placeOf } from './report.ts';
import { textOfFinding } from './text.ts';

export const MOVED = 'link-moved';
export const BROKEN = 'link-broken';
const RULES: readonly string[] = [BROKEN, MOVED, 'title-differs'];

/** A text whose links were looked at. */
export interface Checked {
  readonly input: Input;
  readonly source: Source;
  readonly links: readonly LinkToCheck[];
}

/** What the rules on links say of a text. */
export function findingsOf(service: Service, source: Source, settings: Settings): readonly Finding[] {
  return service.findings(source, settings).filter(({ rule }) => RULES.includes(rule));
}

/** For people: what is wrong, what could not be told, and the sum. */
export function linksAsText(
  texts: readonly Checked[],
  all: readonly LinkToCheck[],
  service: Service,
  settings: Settings,
  colour: boolean,
): string {
  const lines: string[] = [];
  for (const { input, source, links: own } of texts) {
    const file = { name: input.name, lines: service.draft(source).lines };
    for (const finding of findingsOf(service, source, settings)) lines.push(textOfFinding(file, finding, colour));
    for (const { url, places } of own) {
      const result = service.linkResults()?.of(url);
      if (result?.outcome !== 'unknown' || !places[0]) continue;
      const { line, column } = placeOf(file.lines, places[0]);
      lines.push(`${input.name}:${line}:${column}: not sure: ${url}: ${result.reason}\n`);
    }
  }
  return `${lines.join('')}${sumOf(all, service)}\n`;
}

function sumOf(all: readonly LinkToCheck[], service: Service): string {
  const { ok, broken, unknown, moved, unchecked, checkedAt } = countLinks(all, service.linkResults());
  const parts = [
    `${ok} ok`,
    `${broken} broken`,
    `${unknown} not sure`,
    ...(moved ? [`${moved} moved`] : []),
    ...(unchecked ? [`${unchecked} not looked at`] : []),
  ];
  const when = checkedAt === undefined ? '' : ` (looked at on ${dayOf(checkedAt)}, the oldest of them)`;
  return `${counted(all.length, 'link')}: ${parts.join(', ')}${when}`;
}

/** For programs: every address with all that is known of it, and its places. */
export function linksAsJson(
  texts: readonly Checked[],
  all: readonly LinkToCheck[],
  service: Service,
  cancelled: boolean,
): string {
  const { checkedAt, ...counts } = countLinks(all, service.linkResults());
  const report = {
    ...counts,
    cancelled,
    checkedAt: momentOf(checkedAt),
    links: all.map(({ url }) => {
      const result = service.linkResults()?.of(url);
      return {
        url,
        outcome: result?.outcome ?? 'unchecked',
        ...(result?.reason ? { reason: result.reason } : {}),
        ...(result?.status === undefined ? {} : { status: result.status }),
        ...(result?.movedTo === undefined ? {} : { movedTo: result.movedTo }),
        ...(result?.title === undefined ? {} : { title: result.title }),
        checkedAt: momentOf(result?.checkedAt),
        places: placesOf(url, texts, service),
      };
    }),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

function placesOf(url: string, texts: readonly Checked[], service: Service) {
  return texts.flatMap(({ input, source, links: own }) => {
    const places = own.find((link) => link.url === url)?.places ?? [];
    return places.map((place) => ({ file: input.name, ...placeOf(service.draft(source).lines, place) }));
  });
}

const momentOf = (moment: number | undefined): string | null =>
  moment === undefined ? null : new Date(moment).toISOString();
