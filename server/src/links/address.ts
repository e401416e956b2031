/**
 * Addresses as text. A part is cut out where it stands and put back as it was: nothing here re-encodes, sorts or lowers
 * what a rule does not touch (`%20`, `?tab`, a final slash, upper case mean something to somebody's server).
 */
import type { TextEdit } from '../text/edit.ts';
import { remember } from '../text/remember.ts';
import { type Span, span } from '../text/span.ts';

/** One `name=value` of a query, without the `&` around it. */
export interface QueryParameter extends Span {
  readonly name: string;
  readonly value: string;
}

/** An address cut into parts. Spans count from the address's first character; a part that is absent is empty. */
export interface Address {
  readonly text: string;
  /** In lower case, without colon; `undefined` for `www.example.com/a`. */
  readonly scheme: string | undefined;
  /** `https://`, or empty. */
  readonly schemeSpan: Span;
  /** In lower case, without user and port. */
  readonly host: string;
  readonly hostSpan: Span;
  readonly path: string;
  readonly pathSpan: Span;
  /** With its `?`. */
  readonly querySpan: Span;
  readonly parameters: readonly QueryParameter[];
  /** Without its `#`. */
  readonly fragment: string;
  /** With its `#`. */
  readonly fragmentSpan: Span;
}

/** Cuts an address into its parts. Any text has parts; one that is no address has an empty host. */
export const splitAddress = remember((text: string): Address => {
  const fragmentStart = at(text, '#', 0);
  const queryStart = Math.min(at(text, '?', 0), fragmentStart);
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):(?:\/\/)?/.exec(text);
  const named = scheme?.[0].endsWith('//') ? scheme : null;
  const opaque = scheme && !named && !/^[^/?#]*\.[^/?#:]*:\d/.test(text) ? scheme : null;
  const schemeEnd = (named ?? opaque)?.[0].length ?? (text.startsWith('//') ? 2 : 0);
  const slash = text.indexOf('/', schemeEnd);
  const hostEnd = opaque ? schemeEnd : Math.min(slash < 0 ? queryStart : slash, queryStart);
  const authority = text.slice(schemeEnd, hostEnd);
  const user = authority.lastIndexOf('@') + 1;
  const port = /:\d*$/.exec(authority)?.[0].length ?? 0;
  const hostSpan = span(schemeEnd + user, hostEnd - port);
  const pathSpan = span(hostEnd, queryStart);
  return {
    text,
    scheme: (named ?? opaque)?.[1]?.toLowerCase(),
    schemeSpan: span(0, schemeEnd),
    host: text.slice(hostSpan.start, hostSpan.end).toLowerCase(),
    hostSpan,
    path: text.slice(pathSpan.start, pathSpan.end),
    pathSpan,
    querySpan: span(queryStart, fragmentStart),
    parameters: readParameters(text, queryStart + 1, fragmentStart),
    fragment: text.slice(fragmentStart + 1),
    fragmentSpan: span(fragmentStart, text.length),
  };
});

/** Whether the address is one of the web: only of such do the tables of hosts speak. */
export function isWeb({ scheme, host }: Address): boolean {
  return (scheme === 'http' || scheme === 'https') && host.includes('.');
}

/** The host without `www.`: what the tables of hosts are keyed by. */
export function siteOf(address: Address): string {
  return address.host.replace(/^www\./, '');
}

/** Whether a host is the named site or one of its subdomains. */
export function isWithin(host: string, site: string): boolean {
  return host === site || host.endsWith(`.${site}`);
}

/** The parts of a path between its slashes, empty ones left out. */
export function segmentsOf({ path }: Address): readonly string[] {
  return path.split('/').filter(Boolean);
}

/** The value of the first parameter of a name. */
export function parameterOf({ parameters }: Address, name: string): string | undefined {
  return parameters.find((parameter) => parameter.name === name)?.value;
}

/** What takes parameters out of an address and leaves the others as they stand; their separators go with them. */
export function removeParameters(
  address: Address,
  unwanted: (parameter: QueryParameter) => boolean,
): readonly TextEdit[] {
  const { parameters, querySpan } = address;
  if (!parameters.some(unwanted)) return [];
  if (parameters.every(unwanted)) return [{ ...querySpan, newText: '' }];
  const edits: TextEdit[] = [];
  let kept: QueryParameter | undefined;
  for (let i = 0; i < parameters.length; i++) {
    const first = parameters[i] as QueryParameter;
    if (!unwanted(first)) {
      kept = first;
      continue;
    }
    while (i + 1 < parameters.length && unwanted(parameters[i + 1] as QueryParameter)) i++;
    const last = parameters[i] as QueryParameter;
    // Behind one that stays, the separator before goes; at the query's start, the one after.
    const start = kept ? kept.end : first.start;
    const end = kept ? last.end : ((parameters[i + 1] as QueryParameter | undefined)?.start ?? last.end);
    edits.push({ start, end, newText: '' });
  }
  return edits;
}

function readParameters(text: string, from: number, to: number): readonly QueryParameter[] {
  const found: QueryParameter[] = [];
  if (from >= to) return found;
  const separator = /&(?:amp;)?/g;
  const query = text.slice(from, to);
  let start = 0;
  const add = (end: number): void => {
    const whole = query.slice(start, end);
    const equals = whole.indexOf('=');
    if (whole) {
      found.push({
        start: from + start,
        end: from + end,
        name: equals < 0 ? whole : whole.slice(0, equals),
        value: equals < 0 ? '' : whole.slice(equals + 1),
      });
    }
  };
  for (const match of query.matchAll(separator)) {
    add(match.index);
    start = match.index + match[0].length;
  }
  add(query.length);
  return found;
}

function at(text: string, what: string, from: number): number {
  const found = text.indexOf(what, from);
  return found < 0 ? text.length : found;
}
