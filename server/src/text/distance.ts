/**
 * The number of letters to add, drop, change or swap with their neighbour to turn one text into the other (optimal string
 * alignment), or `most + 1` when there are more than `most`.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(
        (above[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (above[j - 1] as number) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] as number) + 1);
      row.push(cost);
    }
    if (Math.min(...row) > most) return most + 1;
    before = above;
    above = row;
  }
  return above[b.length] as number;
}

/** Texts longer than this are no misspelt name. */
const LONGEST_NAME = 40;

/**
 * The one candidate that a misspelt text is close to: at most one letter in four is wrong, and no other candidate is as
 * close.
 */
export function nearest(text: string, candidates: readonly string[]): string | undefined {
  if (text.length < 4 || text.length > LONGEST_NAME) return undefined;
  let best: string | undefined;
  let distance = Math.min(2, Math.floor(text.length / 4)) + 1;
  let unique = false;
  for (const candidate of candidates) {
    const found = editDistance(text, candidate, distance);
    if (found < distance) {
      best = candidate;
      distance = found;
      unique = true;
    } else if (best !== undefined && found === distance && candidate !== best) unique = false;
  }
  return unique ? best : undefined;
}
