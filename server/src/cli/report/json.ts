import type { Severity } from '../../rules/define.ts';
import { placeOf, type Reporter } from './report.ts';

/** A finding as `--format json` prints it: lines and columns count from 1, columns in UTF-16 units. */
export interface JsonFinding {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly severity: Severity;
  readonly rule: string;
  readonly message: string;
  readonly fixes: readonly {
    readonly title: string;
    readonly safe: boolean;
    /** What to put in place of what; places as above. */
    readonly edits: readonly {
      readonly line: number;
      readonly column: number;
      readonly endLine: number;
      readonly endColumn: number;
      readonly newText: string;
    }[];
  }[];
}

/** For programs: an array of findings. */
export const jsonReport: Reporter = ({ files }) => {
  const all = files.flatMap(({ name, lines, findings }) =>
    findings.map(
      ({ span, severity, rule, message, fixes }): JsonFinding => ({
        file: name,
        ...placeOf(lines, span),
        severity,
        rule,
        message,
        fixes: fixes.map(({ title, safe, edits }) => ({
          title,
          safe,
          edits: edits.map((edit) => ({ ...placeOf(lines, edit), newText: edit.newText })),
        })),
      }),
    ),
  );
  return `${JSON.stringify(all, undefined, 2)}\n`;
};
