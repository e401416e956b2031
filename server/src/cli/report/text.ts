import type { Finding, Severity } from '../../rules/define.ts';
import { type CheckedFile, type Reporter, summary, visible } from './report.ts';

const COLOURS: Readonly<Record<Severity, number>> = { error: 31, warning: 33, information: 36, hint: 90 };

/** For people: place, message, the line with a mark under it, and the fix. */
export const textReport: Reporter = ({ files, colour, quiet }) => {
  const all = files.flatMap(({ findings }) => findings);
  const shown = files.flatMap((file) => file.findings.map((finding) => textOfFinding(file, finding, colour)));
  return `${shown.join('')}${quiet ? '' : `${summary(all)}\n`}`;
};

/** How much of a line is shown, and where in it the finding begins at the latest. */
const EXCERPT = 100;
const LEAD = 30;

/** A finding for people. */
export function textOfFinding(
  { name, lines }: Pick<CheckedFile, 'name' | 'lines'>,
  finding: Finding,
  colour: boolean,
): string {
  const paint = (text: string, code: number): string => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  const at = lines.positionAt(finding.span.start);
  const line = lines.line(at.line);
  const to = Math.min(finding.span.end, line.end) - line.start;
  const from = Math.max(0, Math.min(at.character, at.character - LEAD));
  const shown = visible(line.text.slice(from, from + EXCERPT));
  const marks = ' '.repeat(at.character - from) + '^'.repeat(Math.max(1, Math.min(to, from + EXCERPT) - at.character));
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
