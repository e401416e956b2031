import { type Finding, SEVERITIES, type Severity } from '../rules/define.ts';
import type { Source } from '../service.ts';
import type { Lines } from '../text/lines.ts';
import { cliService, EXIT, eachSource, type Io, reaches, readOptions } from './common.ts';

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
  readonly fixes: readonly { readonly title: string; readonly safe: boolean }[];
}

const COLOURS: Readonly<Record<Severity, number>> = { error: 31, warning: 33, information: 36, hint: 90 };

/** `twir check`. @returns The exit code. */
export async function check(args: readonly string[], io: Io): Promise<number> {
  const service = cliService(io);
  const options = readOptions(args, io, service);
  const json: JsonFinding[] = [];
  const counts: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  let failing = 0;
  const failed = await eachSource(options, io, service, (file, source) => {
    const { lines } = service.draft(source);
    for (const finding of service.findings(source, options.settings)) {
      counts[finding.severity]++;
      if (reaches(finding.severity, options.failOn)) failing++;
      if (options.format === 'json') json.push(toJson(file, lines, finding));
      else io.out(textOf(file, source, lines, finding, io.colour));
    }
  });
  if (options.format === 'json') io.out(`${JSON.stringify(json, undefined, 2)}\n`);
  else io.out(`${summary(counts)}\n`);
  return failed ? EXIT.usage : failing ? EXIT.findings : EXIT.clean;
}

/** "2 errors, 1 warning", or "no findings". */
export function summary(counts: Readonly<Record<Severity, number>>): string {
  const words = SEVERITIES.filter((severity) => counts[severity]).map(
    (severity) => `${counts[severity]} ${severity}${counts[severity] === 1 ? '' : 's'}`,
  );
  return words.join(', ') || 'no findings';
}

function toJson(file: string, lines: Lines, { span, severity, rule, message, fixes }: Finding): JsonFinding {
  const from = lines.positionAt(span.start);
  const to = lines.positionAt(span.end);
  return {
    file,
    line: from.line + 1,
    column: from.character + 1,
    endLine: to.line + 1,
    endColumn: to.character + 1,
    severity,
    rule,
    message,
    fixes: fixes.map(({ title, safe }) => ({ title, safe })),
  };
}

/** How much of a line is shown, and where in it the finding begins at the latest. */
const EXCERPT = 100;
const LEAD = 30;

function textOf(file: string, source: Source, lines: Lines, finding: Finding, colour: boolean): string {
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
  void source;
  return [
    `${file}:${at.line + 1}:${at.character + 1}: ${paint(finding.severity, COLOURS[finding.severity])} ${finding.rule}: ${finding.message}\n`,
    `  ${from ? '…' : ' '}${shown}\n`,
    `   ${paint(marks, COLOURS[finding.severity])}\n`,
    fix,
  ].join('');
}

/** Control characters as pictures, so that a terminal shows a text and does not obey it. */
function visible(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, (char) =>
    char.charCodeAt(0) < 0x20 ? String.fromCharCode(0x2400 + char.charCodeAt(0)) : '␡',
  );
}
