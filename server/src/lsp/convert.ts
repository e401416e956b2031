/**
 * Between the core's offsets and the protocol's positions.
 *
 * Handlers count columns in UTF-16 units, whatever the client counts in: positions in requests, changes and answers are
 * converted where messages come in and go out (`positions.ts`), found by their shape. For a handler to have this for free:
 * write places as `Range` or `Position`, in the document of the request or beside a `uri` (`targetUri`, a key of `changes`);
 * put what the client hands back untouched under `data`; and where a file is not open, point to whole lines.
 */
import {
  type CodeDescription,
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type Location,
  type LocationLink,
  type TextEdit as LspEdit,
  type MarkupContent,
  MarkupKind,
  type Range,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { type Rich, toMarkdown, toPlainText } from '../features/rich.ts';
import type { Finding, Severity } from '../rules/define.ts';
import { pageOf } from '../rules/pages.ts';
import type { TextEdit } from '../text/edit.ts';
import type { Lines } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
import type { ClientAbilities } from './abilities.ts';

/** The name that stands beside our diagnostics. */
export const SOURCE = 'twir';

const SEVERITY: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** What travels with a diagnostic and comes back with a request for its fixes. */
export interface DiagnosticData {
  readonly rule: string;
  /** The document's version that the fixes are made for. */
  readonly version: number;
  readonly fixes: readonly DiagnosticFix[];
}

/** A fix, as it travels with its diagnostic. */
export interface DiagnosticFix {
  readonly title: string;
  readonly safe: boolean;
  readonly preferred: boolean;
  readonly edits: readonly LspEdit[];
}

/** A span as a range. Columns are UTF-16 units. */
export function toRange(lines: Lines, { start, end }: Span): Range {
  return { start: lines.positionAt(start), end: lines.positionAt(end) };
}

/** A range as a span; one that lies outside the text is drawn into it. */
export function toSpan(lines: Lines, { start, end }: Range): Span {
  const from = lines.offsetAt(start);
  return { start: from, end: Math.max(from, lines.offsetAt(end)) };
}

/** An edit as the protocol has it. */
export function toEdit(lines: Lines, edit: TextEdit): LspEdit {
  return { range: toRange(lines, edit), newText: edit.newText };
}

/** An edit of one document; with its version where the client can refuse a stale one. */
export function toWorkspaceEdit(
  uri: string,
  version: number,
  edits: readonly LspEdit[],
  versioned: boolean,
): WorkspaceEdit {
  return versioned
    ? { documentChanges: [{ textDocument: { uri, version }, edits: [...edits] }] }
    : { changes: { [uri]: [...edits] } };
}

/** What a hover says, part by part: in Markdown, or for clients that show none, in plain text. */
export function toMarkup(parts: readonly Rich[], { markdownHovers }: ClientAbilities): MarkupContent {
  return markdownHovers
    ? { kind: MarkupKind.Markdown, value: parts.map(toMarkdown).join('\n\n---\n\n') }
    : { kind: MarkupKind.PlainText, value: parts.map(toPlainText).join('\n\n') };
}

/** Where definitions are, for clients that know only places too. */
export function toDefinition(
  links: readonly LocationLink[],
  { definitionLinks }: ClientAbilities,
): LocationLink[] | Location[] {
  if (definitionLinks) return [...links];
  return links.map(({ targetUri, targetSelectionRange }) => ({ uri: targetUri, range: targetSelectionRange }));
}

/** A finding as a diagnostic, its fixes within it. */
export function toDiagnostic(
  uri: string,
  version: number,
  lines: Lines,
  finding: Finding,
  preferred: (finding: Finding) => unknown,
): Diagnostic {
  const best = preferred(finding);
  const data: DiagnosticData = {
    rule: finding.rule,
    version,
    fixes: finding.fixes.map((fix) => ({
      title: fix.title,
      safe: fix.safe,
      preferred: fix === best,
      edits: fix.edits.map((edit) => toEdit(lines, edit)),
    })),
  };
  const tags = finding.tags.map((tag) =>
    tag === 'unnecessary' ? DiagnosticTag.Unnecessary : DiagnosticTag.Deprecated,
  );
  return {
    range: toRange(lines, finding.span),
    severity: SEVERITY[finding.severity],
    code: finding.rule,
    codeDescription: codeDescription(finding.rule),
    source: SOURCE,
    message: finding.message,
    ...(tags.length ? { tags } : {}),
    ...(finding.related.length
      ? {
          relatedInformation: finding.related.map(({ span, message, elsewhere }) => ({
            location: elsewhere
              ? {
                  uri: elsewhere.uri,
                  range: { start: { line: elsewhere.line, character: 0 }, end: { line: elsewhere.line, character: 0 } },
                }
              : { uri, range: toRange(lines, span) },
            message,
          })),
        }
      : {}),
    data,
  };
}

function codeDescription(rule: string): CodeDescription {
  return { href: pageOf(rule) };
}

/** Reads back what {@link toDiagnostic} put into a diagnostic; `undefined` when a client lost it or it is another's. */
export function readData(diagnostic: Diagnostic): DiagnosticData | undefined {
  const data: unknown = diagnostic.data;
  if (diagnostic.source !== SOURCE || typeof data !== 'object' || data === null) return undefined;
  const { rule, version, fixes } = data as Partial<DiagnosticData>;
  return typeof rule === 'string' && typeof version === 'number' && Array.isArray(fixes)
    ? (data as DiagnosticData)
    : undefined;
}
