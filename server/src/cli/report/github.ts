import type { Severity } from '../../rules/define.ts';
import {
  byLoudness,
  closingLine,
  type Located,
  placeOf,
  type Report,
  type Reporter,
  summary,
  visible,
} from './report.ts';

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** How many annotations of one kind GitHub shows for a step; it drops the others without a word. */
export const MOST_ANNOTATIONS = 10;

/** For GitHub Actions: annotations, the loudest first; what GitHub would drop is in the log, and it is said how much that is. */
export const githubReport: Reporter = (report) => {
  const counts = new Map<string, number>();
  const shown: string[] = [];
  const rest: Located[] = [];
  for (const located of byLoudness(report)) {
    const command = COMMANDS[located.finding.severity];
    const count = (counts.get(command) ?? 0) + 1;
    counts.set(command, count);
    if (count <= MOST_ANNOTATIONS) shown.push(annotation(command, located));
    else rest.push(located);
  }
  return [...shown, ...failuresOf(report), ...restOf(rest), ...closing(report)].map((line) => `${line}\n`).join('');
};

function annotation(command: string, { file, finding }: Located): string {
  const { line, column, endLine, endColumn } = placeOf(file.lines, finding.span);
  const place: Record<string, string | number> = { file: file.path, line, endLine };
  // Columns are for a finding within one line alone.
  if (line === endLine) Object.assign(place, { col: column, endColumn: Math.max(column, endColumn) });
  const properties = Object.entries({ ...place, title: finding.rule })
    .map(([key, value]) => `${key}=${escapeProperty(String(value))}`)
    .join(',');
  const fix = finding.fixes[0] ? `\nFix: ${finding.fixes[0].title}` : '';
  return `::${command} ${properties}::${escapeData(`${finding.message}${fix}`)}`;
}

const failuresOf = ({ failed }: Report): readonly string[] =>
  failed.map(({ name, message }) => `::error ::${escapeData(`${name}: ${message}`)}`);

function restOf(rest: readonly Located[]): readonly string[] {
  if (!rest.length) return [];
  const head = `GitHub shows ${MOST_ANNOTATIONS} annotations of a kind; ${rest.length} more (${summary(rest.map(({ finding }) => finding))}):`;
  return [
    head,
    ...rest.map(({ file, finding }) => {
      const { line, column } = placeOf(file.lines, finding.span);
      return plain(`${file.path}:${line}:${column}: ${finding.severity} ${finding.rule}: ${finding.message}`);
    }),
  ];
}

function closing(report: Report): readonly string[] {
  const line = closingLine(report);
  return line === undefined ? [] : [line];
}

/** A line of the log that the runner takes for no command, whatever the draft has in it. */
function plain(line: string): string {
  return `- ${visible(line).replace(/##\[/g, '# #[')}`;
}

function escapeData(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
