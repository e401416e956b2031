/** SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
import { createHash } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import type { ArtifactLocation, Location, Log, Region, ReportingDescriptor, Result, Fix as SarifFix } from 'sarif';
import type { Finding, Fix, Rule, Severity } from '../../rules/define.ts';
import { pageOf } from '../../rules/pages.ts';
import type { Lines } from '../../text/lines.ts';
import type { Span } from '../../text/span.ts';
import { type CheckedFile, placeOf, type Report, type Reporter } from './report.ts';

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** What paths are relative to. GitHub knows it by this name. */
const ROOT = '%SRCROOT%';

/** For GitHub's code scanning and other programs. */
export const sarifReport: Reporter = (report) => `${JSON.stringify(logOf(report), undefined, 2)}\n`;

function logOf(report: Report): Log {
  const { rules, version, files, failed } = report;
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'twir',
            fullName: 'TWiR Desk',
            ...(/^\d/.test(version) ? { semanticVersion: version } : {}),
            informationUri: pageOf('README'),
            rules: rules.map(descriptorOf),
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: {
          [ROOT]: { description: { text: 'The root of the repository, or the folder that the command ran in.' } },
        },
        invocations: [
          {
            executionSuccessful: failed.length === 0,
            toolExecutionNotifications: failed.map(({ name, message }) => ({
              level: 'error',
              message: { text: `${name}: ${message}` },
            })),
          },
        ],
        results: files.flatMap((file) => resultsOf(file, rules)),
      },
    ],
  };
}

function descriptorOf({ id, group, severity, docs }: Rule): ReportingDescriptor {
  return {
    id,
    shortDescription: { text: docs.what },
    fullDescription: { text: docs.why },
    helpUri: pageOf(id),
    help: {
      text: `${docs.what} ${docs.why}`,
      markdown: `${docs.what}\n\n${docs.why}\n\n[More, with examples](${pageOf(id)})`,
    },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { tags: [group] },
  };
}

function resultsOf(file: CheckedFile, rules: readonly Rule[]): Result[] {
  const seen = new Map<string, number>();
  return file.findings.map((finding) => {
    const ruleIndex = rules.findIndex(({ id }) => id === finding.rule);
    const related = finding.related.map((one, id) => ({ id, ...relatedLocation(file, one) }));
    return {
      ruleId: finding.rule,
      ...(ruleIndex < 0 ? {} : { ruleIndex }),
      level: LEVELS[finding.severity],
      message: { text: finding.message },
      locations: [
        { physicalLocation: { artifactLocation: artifactOf(file), region: regionOf(file.lines, finding.span) } },
      ],
      partialFingerprints: { primaryLocationLineHash: fingerprint(file, finding, seen) },
      ...(related.length ? { relatedLocations: related } : {}),
      ...(finding.fixes.length ? { fixes: finding.fixes.map((fix) => fixOf(file, fix)) } : {}),
    };
  });
}

/**
 * Says which finding this is, however far its lines have moved: the rule, the lines' own text, and which one it is of those
 * that are alike. GitHub goes by this name of the fingerprint.
 */
function fingerprint({ lines }: CheckedFile, { rule, span }: Finding, seen: Map<string, number>): string {
  const text = lines.text.slice(lines.at(span.start).start, lines.at(span.end).end);
  const normal = text.replace(/\r\n?/g, '\n').trim();
  const hash = createHash('sha256').update(`${rule}\n${normal}`).digest('hex').slice(0, 32);
  const count = (seen.get(hash) ?? 0) + 1;
  seen.set(hash, count);
  return `${hash}:${count}`;
}

function relatedLocation(file: CheckedFile, { span, elsewhere, message }: Finding['related'][number]): Location {
  return {
    message: { text: message },
    physicalLocation: elsewhere
      ? { artifactLocation: { uri: elsewhere.uri }, region: { startLine: elsewhere.line + 1 } }
      : { artifactLocation: artifactOf(file), region: regionOf(file.lines, span) },
  };
}

function fixOf(file: CheckedFile, { title, edits }: Fix): SarifFix {
  return {
    description: { text: title },
    artifactChanges: [
      {
        artifactLocation: artifactOf(file),
        replacements: edits.map((edit) => ({
          deletedRegion: regionOf(file.lines, edit),
          ...(edit.newText === '' ? {} : { insertedContent: { text: edit.newText } }),
        })),
      },
    ],
  };
}

function artifactOf({ path, isInside }: CheckedFile): ArtifactLocation {
  return isInside
    ? { uri: path.split('/').map(encodeURIComponent).join('/'), uriBaseId: ROOT }
    : { uri: pathToFileURL(path).href };
}

function regionOf(lines: Lines, span: Span): Region {
  const { line, column, endLine, endColumn } = placeOf(lines, span);
  return { startLine: line, startColumn: column, endLine, endColumn };
}
