import type { Lines } from '../text/lines.ts';
import type { Conflict, Draft } from './model.ts';

/** Which marker of a merge conflict a line is, if any. Git writes seven signs and, but for `=======`, a space and a name. */
export function conflictMarker(line: string): 'ours' | 'base' | 'middle' | 'theirs' | undefined {
  if (/^<{7}(?: |$)/.test(line)) return 'ours';
  if (/^\|{7}(?: |$)/.test(line)) return 'base';
  if (/^={7}$/.test(line)) return 'middle';
  if (/^>{7}(?: |$)/.test(line)) return 'theirs';
  return undefined;
}

/** A conflict whose end has not been seen. */
interface Open {
  readonly ours: number;
  base: number | undefined;
  middle: number | undefined;
}

/**
 * Finds merge conflicts, in the order of their first lines. One that was committed unresolved and met another stands
 * within it: both are found, the outer one before the inner. A marker without its partners becomes a conflict of its own
 * that is not complete.
 */
export function findConflicts(lines: Lines): readonly Conflict[] {
  const conflicts: Conflict[] = [];
  const open: Open[] = [];
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
    const top = open[open.length - 1];
    switch (conflictMarker(text)) {
      case 'ours':
        // Deeper than any merge leaves them, markers are text that somebody wrote.
        if (open.length < DEEPEST) open.push({ ours: number, base: undefined, middle: undefined });
        else broken(number);
        break;
      case 'base':
        if (top && top.middle === undefined) top.base = number;
        break;
      case 'middle':
        // Seven equals signs alone underline a heading; only within a conflict do they part its sides.
        if (top && top.middle === undefined) top.middle = number;
        break;
      case 'theirs':
        if (!top) {
          broken(number);
          break;
        }
        open.pop();
        if (top.middle === undefined) {
          broken(top.ours);
          broken(number);
          break;
        }
        conflicts.push({
          complete: true,
          line: top.ours,
          lastLine: number,
          span: { start: lines.line(top.ours).start, end: lines.line(number).end },
          ours: [top.ours + 1, top.base ?? top.middle],
          base: top.base === undefined ? undefined : [top.base + 1, top.middle],
          theirs: [top.middle + 1, number],
        });
        break;
      default:
    }
  }
  for (const { ours } of open) broken(ours);
  return conflicts.sort((a, b) => a.line - b.line);
}

/** How deep conflicts may stand in one another. */
const DEEPEST = 3;

/** The conflicts that stand within another, the first one first. */
export function conflictsWithin(conflicts: readonly Conflict[], outer: Conflict): readonly Conflict[] {
  return conflicts.filter(({ line, lastLine }) => outer.line < line && lastLine < outer.lastLine);
}

/** The first conflict that has a line in common with some lines, the last of them included. */
export function conflictIn({ conflicts }: Draft, first: number, last = first): Conflict | undefined {
  return conflicts.find((conflict) => conflict.line <= last && first <= conflict.lastLine);
}
