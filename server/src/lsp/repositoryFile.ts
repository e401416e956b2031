import { type CodeAction, type Diagnostic, DiagnosticSeverity, type WorkspaceEdit } from 'vscode-languageserver';
import { withIgnore, withRuleOff } from '../config/repositoryFile.ts';
import { ignoreComment } from '../rules/ignores.ts';
import type { Source } from '../service.ts';
import { splitLines } from '../text/lines.ts';
import { SOURCE, toRange, toWorkspaceEdit } from './convert.ts';
import type { Desk } from './desk.ts';

/** The kind of actions that silence: they mend nothing, so they are no quick fixes. */
export const SILENCE = 'twir.silence';

/**
 * Shows what is wrong in `twir.json` in that file, whether it is open or not. Called with each document's findings;
 * sends only what has changed.
 */
export function repositoryFileReporter({
  connection,
  service,
  settings,
  documents,
  source,
}: Desk): (of: Source) => void {
  const sent = new Map<string, string>();
  return (of) => {
    const file = service.repositoryFile(of);
    if (file.uri === '') return;
    const lines = splitLines(file.text ?? '');
    const siblings = documents
      .keys()
      .flatMap((uri) => source(uri) ?? [])
      .filter((open) => service.repositoryFile(open) === file);
    const unused = siblings.flatMap((open) => service.unusedIgnores(open, settings(open.uri)));
    const diagnostics: Diagnostic[] = [
      ...file.problems.map(({ span, message }) => ({
        range: toRange(lines, span),
        severity: DiagnosticSeverity.Warning,
        source: SOURCE,
        code: 'settings',
        message,
      })),
      ...unused.map((entry) => ({
        range: toRange(lines, file.placeOfIgnore(entry)),
        severity: DiagnosticSeverity.Information,
        source: SOURCE,
        code: 'unused-ignore',
        message: `\`${entry.rule}\` finds nothing on this line of the issue of ${entry.issue}, so this ignores nothing. Delete it.`,
      })),
    ];
    const text = JSON.stringify(diagnostics);
    if ((sent.get(file.uri) ?? '[]') === text) return;
    sent.set(file.uri, text);
    void connection.sendDiagnostics({ uri: file.uri, diagnostics });
  };
}

/** Actions that silence a finding: here, in `twir.json`, or its whole rule. None where what is found is never meant. */
export async function silenceActions(
  desk: Desk,
  source: Source,
  diagnostic: Diagnostic,
  rule: string,
): Promise<CodeAction[]> {
  const { service, abilities } = desk;
  if (service.rules.find(({ id }) => id === rule)?.neverMeant) return [];
  const { lines, date } = service.draft(source);
  const line = lines.line(diagnostic.range.start.line);
  const end = { line: line.number, character: line.text.trimEnd().length };
  const action = (title: string, edit: WorkspaceEdit): CodeAction => ({
    title,
    kind: SILENCE,
    diagnostics: [diagnostic],
    edit,
  });
  const comment = toWorkspaceEdit(
    source.uri,
    source.version,
    [{ range: { start: end, end }, newText: ignoreComment(rule) }],
    abilities.documentChanges,
  );
  const actions = [action(`Ignore \`${rule}\` on this line, by a comment`, comment)];
  const file = await desk.configure(source);
  if (file.uri === '') return actions;
  const entry = { rule, ...(date ? { issue: date } : {}), line: line.text.trim() };
  return [
    ...actions,
    action(
      `Ignore \`${rule}\` on this line, in twir.json`,
      fileEdit(desk, file.uri, file.text, withIgnore(file.text, entry)),
    ),
    action(
      `Turn \`${rule}\` off in this repository`,
      fileEdit(desk, file.uri, file.text, withRuleOff(file.text, rule)),
    ),
  ];
}

function fileEdit({ abilities }: Desk, uri: string, old: string | undefined, text: string): WorkspaceEdit {
  const lines = splitLines(old ?? '');
  const edit = { range: toRange(lines, { start: 0, end: old?.length ?? 0 }), newText: text };
  if (!abilities.documentChanges) return { changes: { [uri]: [edit] } };
  const create = old === undefined && abilities.createFiles;
  return {
    documentChanges: [
      ...(create ? [{ kind: 'create' as const, uri, options: { ignoreIfExists: true } }] : []),
      { textDocument: { uri, version: null }, edits: [edit] },
    ],
  };
}
