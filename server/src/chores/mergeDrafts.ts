/** Three versions of a draft made one: what git asks of a merge driver. */
import { diff3Merge } from 'node-diff3';
import { conflictIn } from '../draft/conflicts.ts';
import { titleKey } from '../draft/headings.ts';
import { mergeSides } from '../draft/merge.ts';
import type { Draft, Section } from '../draft/model.ts';
import { parseDraft } from '../draft/parse.ts';
import { recognise } from '../draft/recognise.ts';
import { splitAddress } from '../links/address.ts';
import { canonicalKey, isFrontPage } from '../links/canonical.ts';
import { blockOf, removeLines } from '../rules/events/rows.ts';
import { hasOwnPage, titleKeyOf } from '../rules/events/sameness.ts';
import { applyEdits, replace, type TextEdit } from '../text/edit.ts';
import { lineEdits, sharedEnds } from '../text/lineEdits.ts';
import { lineTexts } from '../text/lines.ts';
import { resolveConflicts } from './resolveConflicts.ts';
import type { LeftAlone } from './tidyEvents.ts';

/** What the markers of a conflict name. */
export interface MergeLabels {
  readonly ours?: string | undefined;
  readonly base?: string | undefined;
  readonly theirs?: string | undefined;
}

/** Three versions made one. */
export interface MergedDraft {
  /** In our line endings; with markers where a person has to look. */
  readonly text: string;
  /** How many conflicts were resolved that an ordinary merge leaves. */
  readonly resolved: number;
  /** What is left, with the line of its first marker. */
  readonly left: readonly LeftAlone[];
}

/**
 * Merges three versions of a text by lines, as git does; in a draft, lists of entries and of events are then put
 * together entry by entry. Any other text is merged by lines alone.
 *
 * @param path The file's path, by which a draft is recognised along with its text.
 */
export function mergeDrafts(
  base: string,
  ours: string,
  theirs: string,
  { path = '', labels = {} }: { readonly path?: string; readonly labels?: MergeLabels } = {},
): MergedDraft {
  const own = parseDraft(ours);
  const other = parseDraft(theirs);
  const chunks = diff3Merge(lineTexts(ours), lineTexts(base), lineTexts(theirs));
  const named = { ours: labels.ours || 'ours', base: labels.base || 'base', theirs: labels.theirs || 'theirs' };
  // Markers that were committed are nobody's to resolve here, and would be taken for those of this merge.
  if (!recognise(path, ours) || own.conflicts.length || other.conflicts.length) return byLines(own, chunks, named);
  const marked: string[] = [];
  for (const { ok, conflict } of chunks) {
    if (ok) marked.push(...ok);
    if (!conflict) continue;
    marked.push(`<<<<<<< ${named.ours}`, ...conflict.a, `||||||| ${named.base}`, ...conflict.o);
    marked.push('=======', ...conflict.b, `>>>>>>> ${named.theirs}`);
  }
  const draft = parseDraft(marked.join(own.lines.eol), { fileName: path.replace(/^.*[\\/]/, '') });
  const { text, resolved, left } = resolveConflicts(draft);
  const merged = takeOnce(parseDraft(text), own, other);
  return withoutBases(merged, own, resolved, left);
}

/** An ordinary merge, with ordinary markers. */
function byLines(
  own: Draft,
  chunks: ReturnType<typeof diff3Merge<string>>,
  { ours, theirs }: MergeLabels,
): MergedDraft {
  const out: string[] = [];
  const left: LeftAlone[] = [];
  for (const { ok, conflict } of chunks) {
    if (ok) out.push(...ok);
    if (!conflict) continue;
    const { above, a, b, below } = apart(conflict.a, conflict.b);
    out.push(...above);
    left.push({ line: out.length, reason: 'Both sides changed these lines.' });
    out.push(`<<<<<<< ${ours}`, ...a, '=======', ...b, `>>>>>>> ${theirs}`, ...below);
  }
  return { text: applyEdits(own.text, lineEdits(own.lines, out)), resolved: 0, left };
}

/** Two sides without what they begin and end with alike. */
function apart(a: readonly string[], b: readonly string[]): Record<'above' | 'a' | 'b' | 'below', readonly string[]> {
  const { head, tail } = sharedEnds(a, b);
  return {
    above: a.slice(0, head),
    a: a.slice(head, a.length - tail),
    b: b.slice(head, b.length - tail),
    below: a.slice(a.length - tail),
  };
}

/** An entry or an event within a draft, with what tells it from others of its section. */
interface Kept {
  readonly key: string;
  readonly first: number;
  readonly last: number;
}

function keptIn(draft: Draft): readonly Kept[] {
  const entries = draft.entries.flatMap((entry): Kept[] => {
    const url = entry.links[0]?.url;
    if (!url || isFrontPage(splitAddress(url))) return [];
    return [{ key: `${titleOf(entry.section)} ${canonicalKey(url)}`, first: entry.line, last: entry.lastLine }];
  });
  const events = draft.events.flatMap((row): Kept[] => {
    const address = titleKeyOf(row);
    const day = row.date?.first.date;
    if (!address || !day || !hasOwnPage(row)) return [];
    const [first, last] = blockOf(draft, row);
    return [{ key: `${titleOf(row.section)} ${day} ${address}`, first, last }];
  });
  return [...entries, ...events];
}

const titleOf = (section: Section | undefined): string => titleKey(section?.heading.title ?? '');

/**
 * Takes once what both sides added to one section in two places, where lines alone show no conflict: of two spellings,
 * the better-formed. What stood twice on either side still does.
 */
function takeOnce(draft: Draft, ours: Draft, theirs: Draft): Draft {
  const count = (side: Draft): ReadonlyMap<string, number> => {
    const counts = new Map<string, number>();
    for (const { key } of keptIn(side)) counts.set(key, (counts.get(key) ?? 0) + 1);
    return counts;
  };
  const [left, right] = [count(ours), count(theirs)];
  const groups = new Map<string, Kept[]>();
  for (const one of keptIn(draft)) groups.set(one.key, [...(groups.get(one.key) ?? []), one]);
  const edits: TextEdit[] = [];
  const linesOf = ({ first, last }: Kept): string[] => draft.lines.all.slice(first, last + 1).map(({ text }) => text);
  const inConflict = ({ first, last }: Kept): boolean => conflictIn(draft, first, last) !== undefined;
  for (const [key, [one, other, more]] of groups) {
    const [a, b] = [left.get(key) ?? 0, right.get(key) ?? 0];
    if (!one || !other || more || a !== 1 || b !== 1 || inConflict(one) || inConflict(other)) continue;
    const { lines } = mergeSides(linesOf(one), linesOf(other), { listForm: true });
    const { start } = draft.lines.line(one.first);
    edits.push(replace({ start, end: draft.lines.line(one.last).end }, lines.join(draft.lines.eol)));
    edits.push(removeLines(draft, other.first, other.last));
  }
  return edits.length ? parseDraft(applyEdits(draft.text, edits)) : draft;
}

/** Writes the conflicts that are left in git's ordinary style, what both sides have in common outside the markers. */
function withoutBases(draft: Draft, own: Draft, resolved: number, reasons: readonly LeftAlone[]): MergedDraft {
  const out: string[] = [];
  const left: LeftAlone[] = [];
  let done = 0;
  const text = (first: number, after: number): string[] => draft.lines.all.slice(first, after).map((line) => line.text);
  for (const { line, lastLine, ours, theirs, complete } of draft.conflicts) {
    if (!complete) continue;
    const { above, a, b, below } = apart(text(...ours), text(...theirs));
    out.push(...text(done, line), ...above);
    left.push({ line: out.length, reason: reasons[left.length]?.reason ?? 'Both sides changed these lines.' });
    out.push(...text(line, line + 1), ...a, '=======', ...b, ...text(lastLine, lastLine + 1), ...below);
    done = lastLine + 1;
  }
  out.push(...text(done, draft.lines.all.length));
  return { text: applyEdits(own.text, lineEdits(own.lines, out)), resolved, left };
}
