import type { Finding, Severity } from '../../rules/define.ts';
import { type CheckedFile, closingLine, type Reporter, visible } from './report.ts';

const COLOURS: Readonly<Record<Severity, number>> = { error: 31, warning: 33, information: 36, hint: 90 };

/** For people: place, message, the line with a mark under it, and the fix. */
export const textReport: Reporter = (report) => {
  const { files, colour, columns } = report;
  const shown = files.flatMap((file) => file.findings.map((finding) => textOfFinding(file, finding, colour, columns)));
  const closing = closingLine(report);
  return `${shown.join('')}${closing === undefined ? '' : `${closing}\n`}`;
};

/** How much of a line is shown at most and at least, and what stands before it. */
const EXCERPT = 100;
const SHORTEST = 20;
const MARGIN = 3;
/** Where in what is shown the finding begins at the latest. */
const LEAD = 30;

/** How much of a line a terminal has room for: where it breaks the line, the mark stands under something else. */
const excerptIn = (columns = EXCERPT + MARGIN): number => Math.max(SHORTEST, Math.min(EXCERPT, columns - MARGIN));

/** A finding for people. */
export function textOfFinding(
  { name, lines }: Pick<CheckedFile, 'name' | 'lines'>,
  finding: Finding,
  colour: boolean,
  columns?: number,
): string {
  const room = excerptIn(columns);
  const lead = Math.min(LEAD, Math.floor(room / 2));
  const paint = (text: string, code: number): string => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  const at = lines.positionAt(finding.span.start);
  const line = lines.line(at.line);
  const to = Math.min(finding.span.end, line.end) - line.start;
  const from = Math.max(0, Math.min(at.character, at.character - lead));
  const shown = visible(line.text.slice(from, from + room));
  const marks = ' '.repeat(at.character - from) + '^'.repeat(Math.max(1, Math.min(to, from + room) - at.character));
  const fix = finding.fixes[0]
    ? `  fix: ${finding.fixes[0].title}${finding.fixes[0].safe ? '' : ' (not run by itself)'}\n`
    : '';
  return [
    `${name}:${at.line + 1}:${at.character + 1}: ${paint(finding.severity, COLOURS[finding.severity])} ${finding.rule}: ${finding.message}\n`,
    `  ${from ? '…' : ' '}${shown}\n`,
    `   ${paint(marks, COLOURS[finding.severity])}\n`,
    fix,
  ].join('');
}
