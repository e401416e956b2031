import type { Finding, Rule, Severity } from '../../rules/define.ts';
import { SEVERITIES } from '../../rules/define.ts';
import { counted } from '../../text/counted.ts';
import type { Lines } from '../../text/lines.ts';
import type { Span } from '../../text/span.ts';

/** A text with its findings. */
export interface CheckedFile {
  /** For people: from the working folder, or the full path for what lies outside. */
  readonly name: string;
  /** From the repository's root, with `/` between the parts; the full path for what lies outside. */
  readonly path: string;
  /** Whether {@link path} is one from the root. */
  readonly isInside: boolean;
  readonly lines: Lines;
  readonly findings: readonly Finding[];
  /** The text once all that begins within a span, and can be mended there, is mended. */
  mended(within: Span, options: { readonly unsafe: boolean }): string;
}

/** All that a run has to tell. */
export interface Report {
  readonly files: readonly CheckedFile[];
  /** What could not be read or written, and why. */
  readonly failed: readonly { readonly name: string; readonly message: string }[];
  readonly rules: readonly Rule[];
  readonly version: string;
  /** Whether only new lines were looked at. */
  readonly isOfNewLines: boolean;
  readonly colour: boolean;
  /** How many columns the terminal has; `undefined` where there is none. */
  readonly columns?: number | undefined;
  readonly quiet: boolean;
}

/** Prints a report. */
export type Reporter = (report: Report) => string;

/** A finding with the file it is in. */
export interface Located {
  readonly file: CheckedFile;
  readonly finding: Finding;
}

/** All findings, the loudest first, else in the order of files and texts. */
export function byLoudness({ files }: Report): readonly Located[] {
  return files
    .flatMap((file) => file.findings.map((finding) => ({ file, finding })))
    .sort((a, b) => SEVERITIES.indexOf(a.finding.severity) - SEVERITIES.indexOf(b.finding.severity));
}

/** "2 errors, 1 warning", or "no findings". */
export function summary(findings: readonly { readonly severity: Severity }[]): string {
  const words = SEVERITIES.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    // "Information" has no plural.
    return count ? [severity === 'information' ? `${count} information` : counted(count, severity)] : [];
  });
  return words.join(', ') || 'no findings';
}

/** What closes a report for people; nothing where it would only say that there is nothing, of what could not be looked at. */
export function closingLine({ files, failed, quiet }: Report): string | undefined {
  const all = files.flatMap(({ findings }) => findings);
  return quiet || (failed.length > 0 && all.length === 0) ? undefined : summary(all);
}

/** Where a span lies, lines and columns counted from 1, columns in UTF-16 units. */
export function placeOf(
  lines: Lines,
  { start, end }: { readonly start: number; readonly end: number },
): { readonly line: number; readonly column: number; readonly endLine: number; readonly endColumn: number } {
  const from = lines.positionAt(start);
  const to = lines.positionAt(end);
  return { line: from.line + 1, column: from.character + 1, endLine: to.line + 1, endColumn: to.character + 1 };
}

/** Control characters as pictures, so that a terminal shows a text and does not obey it. */
export function visible(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, (char) =>
    char.charCodeAt(0) < 0x20 ? String.fromCharCode(0x2400 + char.charCodeAt(0)) : '␡',
  );
}
