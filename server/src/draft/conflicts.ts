import type { Lines } from '../text/lines.ts';
import type { Conflict } from './model.ts';

/** Which marker of a merge conflict a line is, if any. Git writes seven signs and, but for `=======`, a space and a name. */
export function conflictMarker(line: string): 'ours' | 'base' | 'middle' | 'theirs' | undefined {
  if (/^<{7}(?: |$)/.test(line)) return 'ours';
  if (/^\|{7}(?: |$)/.test(line)) return 'base';
  if (/^={7}$/.test(line)) return 'middle';
  if (/^>{7}(?: |$)/.test(line)) return 'theirs';
  return undefined;
}

/** Finds merge conflicts. A marker without its partners becomes a conflict of its own that is not complete. */
export function findConflicts(lines: Lines): readonly Conflict[] {
  const conflicts: Conflict[] = [];
  let ours: number | undefined;
  let base: number | undefined;
  let middle: number | undefined;
  const broken = (line: number): void => {
    const at = lines.line(line);
    conflicts.push({
      complete: false,
      line,
      lastLine: line,
      span: { start: at.start, end: at.end },
      ours: [line + 1, line + 1],
      base: undefined,
      theirs: [line + 1, line + 1],
    });
  };
  for (const { number, text } of lines.all) {
    switch (conflictMarker(text)) {
      case 'ours':
        if (ours !== undefined) broken(ours);
        ours = number;
        base = middle = undefined;
        break;
      case 'base':
        if (ours !== undefined && middle === undefined) base = number;
        break;
      case 'middle':
        // Seven equals signs alone underline a heading; only within a conflict do they part its sides.
        if (ours !== undefined && middle === undefined) middle = number;
        break;
      case 'theirs':
        if (ours === undefined || middle === undefined) {
          if (ours !== undefined) broken(ours);
          broken(number);
        } else {
          conflicts.push({
            complete: true,
            line: ours,
            lastLine: number,
            span: { start: lines.line(ours).start, end: lines.line(number).end },
            ours: [ours + 1, base ?? middle],
            base: base === undefined ? undefined : [base + 1, middle],
            theirs: [middle + 1, number],
          });
        }
        ours = base = middle = undefined;
        break;
      default:
    }
  }
  if (ours !== undefined) broken(ours);
  return conflicts;
}
