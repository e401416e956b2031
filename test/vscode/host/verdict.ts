/** How many tests ended how. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const mark = 'TWIR_RESULT ';

/** The line by which a suite that cannot write files reports its counts. */
export function resultLine(counts: Counts): string {
  return mark + JSON.stringify(counts);
}

/** The counts in a line of a workbench's console, where it is {@link resultLine}'s. */
export function countsIn(line: string): Counts | undefined {
  return line.startsWith(mark) ? (JSON.parse(line.slice(mark.length)) as Counts) : undefined;
}

/**
 * What a run is worth. A workbench reports exit code 0 when its extension host dies, so 0 alone is believed only beside
 * counts with a passing test in them; whatever does not fit together is one failure more.
 */
export function judge(exitCode: number, counts: Counts | undefined): Counts & { readonly why?: string } {
  if (!counts)
    return { passed: 0, failed: 1, skipped: 0, why: `no test result (exit code ${exitCode}): the host died` };
  if (counts.failed > 0) return counts;
  if (exitCode !== 0) return { ...counts, failed: 1, why: `exit code ${exitCode}, though no test failed` };
  if (counts.passed === 0) return { ...counts, failed: 1, why: 'no test has run' };
  return counts;
}
