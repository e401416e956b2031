/** The sections of published issues, pasted over those of the issue before: exactly they come back. */
import { expect, it } from 'vitest';
import { parseDraft } from '../../server/src/draft/parse.ts';
import { pasteSections } from '../../server/src/projectSections/index.ts';
import { unitsOf } from '../../server/src/projectSections/units.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import { describeShared, EVERYTHING, sample, sharedTexts } from '../support/shared.ts';

describeShared('published issues', ['twir/content'], () => {
  const issues = sharedTexts('twir/content', (name) => name >= '2025-06');
  const pairs = issues.slice(1).map((issue, index) => ({ issue, before: issues[index] ?? issue }));

  /** The first section of each name with something in it. */
  const sectionsOf = (text: string): ReadonlyMap<string, string> => {
    const draft = parseDraft(text);
    const found = new Map<string, string>();
    for (const { id, lines, blocks } of unitsOf(draft)) {
      const own = draft.lines.all.slice(...lines).map((line) => line.text);
      if (!found.has(id) && blocks.some(({ kind }) => kind === 'items' || kind === 'notice'))
        found.set(id, own.join('\n'));
    }
    return found;
  };

  it.each(EVERYTHING ? pairs : sample(pairs, 12))('$issue.name', ({ issue, before }) => {
    const wanted = sectionsOf(issue.text);
    const pasted = [...wanted.values()].join('\n\n');
    const previous = parseDraft(before.text);
    const result = pasteSections(previous, pasted, { previous });
    const after = applyEdits(before.text, result.edits);
    expect(Object.fromEntries(sectionsOf(after))).toEqual(Object.fromEntries(wanted));
    expect(result.notUnderstood).toEqual([]);
    expect(pasteSections(parseDraft(after), pasted).edits).toEqual([]);
    // Whatever stands outside those sections stays.
    const outside = (text: string): string => {
      const draft = parseDraft(text);
      const inside = new Set(
        unitsOf(draft).flatMap(({ lines: [from, to] }) =>
          Array.from({ length: to - from }, (_, index) => from + index),
        ),
      );
      return draft.lines.all
        .filter(({ number }) => !inside.has(number))
        .map((line) => line.text)
        .join('\n');
    };
    expect(outside(after)).toBe(outside(before.text));
  });
});
