/** Asks for completions at the `¦` of a text, and accepts them as an editor does. */
import { expect } from 'vitest';
import type { Draft } from '../../server/src/draft/model.ts';
import { parseDraft } from '../../server/src/draft/parse.ts';
import { type Completion, complete, type Knowledge } from '../../server/src/features/completion/index.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import { expandSnippet } from './snippet.ts';

export interface Completing {
  readonly draft: Draft;
  readonly found: readonly Completion[];
  readonly labels: readonly string[];
  /** The text after an item was accepted, its snippet expanded. */
  insert(label: string): string;
}

export function completing(text: string, knowledge: Knowledge = {}, fileName?: string): Completing {
  const offset = text.indexOf('¦');
  if (offset < 0) throw new Error('no cursor');
  const draft = parseDraft(text.replace('¦', ''), { fileName });
  const found = complete(draft, offset, knowledge).items;
  for (const item of found) expectSound(draft, offset, item);
  return {
    draft,
    found,
    labels: found.map(({ label }) => label),
    insert(label) {
      const item = found.find((candidate) => candidate.label === label);
      if (!item) throw new Error(`no ${label} among ${found.map((candidate) => candidate.label).join(', ')}`);
      return accept(draft, item);
    },
  };
}

/** The text after an item was accepted: with its snippet's first choices, which say the same as the plain text. */
export function accept(draft: Draft, { replace, text, snippet, elsewhere = [] }: Completion): string {
  if (snippet !== undefined) expect(expandSnippet(snippet).text).toBe(text);
  return applyEdits(draft.text, [{ ...replace, newText: text }, ...elsewhere]);
}

/** What clients demand: one line, the cursor within or at its end, a filter that goes with what is typed. */
export function expectSound(
  draft: Draft,
  offset: number,
  { kind, label, replace, filter, elsewhere = [] }: Completion,
): void {
  const line = draft.lines.at(offset);
  const onLine = replace.start >= line.start && replace.end <= line.end;
  const atCursor = replace.start <= offset && replace.end >= offset;
  expect([label, onLine, atCursor]).toEqual([label, true, true]);
  // The words that are being typed are for the client to match; what stands before them it must find in the filter.
  const typed = draft.text
    .slice(replace.start, offset)
    .replace(kind === 'heading' ? /[^#\s].*$/su : /[\p{L}\p{N}_-]*$/u, '');
  expect([label, filter.startsWith(typed.trimEnd())]).toEqual([label, true]);
  for (const edit of elsewhere)
    expect([label, edit.end <= replace.start || edit.start >= replace.end]).toEqual([label, true]);
}
