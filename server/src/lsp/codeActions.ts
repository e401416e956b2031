import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
  type SnippetTextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Finding } from '../rules/define.ts';
import { automaticFix, preferredFix } from '../rules/engine.ts';
import type { Source } from '../service.ts';
import { replace } from '../text/edit.ts';
import { cancelled } from './cancellation.ts';
import { type DiagnosticData, readData, SOURCE, toDiagnostic, toRange, toSpan, toWorkspaceEdit } from './convert.ts';
import type { Desk } from './desk.ts';
import { workspaceEdit } from './drafts.ts';
import { MOVE, moveActions } from './moveActions.ts';
import { fetchTitleActions } from './pages.ts';
import { SILENCE, silenceActions } from './repositoryFile.ts';

/** The kind under which editors run all safe fixes, on save too. */
const FIX_ALL = `${CodeActionKind.SourceFixAll}.twir`;

/** What a "fix all of this rule" needs to be worked out when it is chosen. */
interface RuleFixData {
  readonly uri: string;
  readonly rule: string;
}

/** The kinds of actions that there are, for those who ask by kind. */
export const CODE_ACTION_KINDS: readonly CodeActionKind[] = [
  SILENCE,
  CodeActionKind.QuickFix,
  FIX_ALL,
  CodeActionKind.RefactorRewrite,
  MOVE,
];

/** Quick fixes of findings, "fix all", and "insert link". */
export function registerCodeActions(desk: Desk): void {
  desk.connection.onCodeAction(async (params, token) => {
    if (token.isCancellationRequested) return cancelled();
    const { only } = params.context;
    const wants = (kind: string): boolean =>
      !only || only.some((asked) => kind === asked || kind.startsWith(`${asked}.`));
    const fixesAll = only !== undefined && wants(FIX_ALL);
    // What the repository turns off must not be "mended", nor what only the earlier issues can tell.
    const asked = desk.source(params.textDocument.uri);
    if (!asked) return [];
    await (fixesAll ? desk.prepare(asked) : desk.configure(asked));
    if (token.isCancellationRequested) return cancelled();
    const source = desk.source(params.textDocument.uri);
    if (!source) return [];
    // Each kind by itself: what goes wrong in one must not take the quick fixes with it.
    const kinds: readonly (readonly [wanted: boolean, make: () => CodeAction[] | Promise<CodeAction[]>])[] = [
      [wants(CodeActionKind.QuickFix), () => quickFixes(desk, source, params)],
      // Source actions are asked for by name: they are no answer to "what can be done here".
      [fixesAll, () => fixAllAction(desk, source)],
      [wants(CodeActionKind.RefactorRewrite), () => insertLinkAction(desk, source, params)],
      [wants(CodeActionKind.RefactorRewrite), () => fetchTitleActions(desk, source, params)],
      [wants(MOVE), () => moveActions(desk, source, params)],
      [wants(SILENCE), () => silence(desk, source, params)],
    ];
    const actions: CodeAction[] = [];
    for (const [wanted, make] of kinds) {
      try {
        if (wanted) actions.push(...(await make()));
      } catch (error) {
        desk.connection.console.error(
          `code actions: ${error instanceof Error ? (error.stack ?? error.message) : error}`,
        );
      }
    }
    return actions;
  });

  desk.connection.onCodeActionResolve(async (action, token) => {
    const { uri, rule } = (action.data ?? {}) as Partial<RuleFixData>;
    const asked = uri === undefined ? undefined : desk.source(uri);
    if (!asked || rule === undefined) return action;
    await desk.prepare(asked);
    if (token.isCancellationRequested) return cancelled();
    const source = desk.source(asked.uri);
    if (!source) return action;
    return { ...action, edit: fixAllEdit(desk, source, rule) };
  });
}

function quickFixes(desk: Desk, source: Source, { context, range }: CodeActionParams): CodeAction[] {
  const actions: CodeAction[] = [];
  const rules = new Set<string>();
  for (const diagnostic of context.diagnostics) {
    if (diagnostic.source !== SOURCE) continue;
    const data = currentData(desk, source, diagnostic);
    if (!data) continue;
    rules.add(data.rule);
    for (const fix of data.fixes) {
      actions.push({
        title: fix.title,
        kind: CodeActionKind.QuickFix,
        diagnostics: [diagnostic],
        ...(fix.preferred ? { isPreferred: true } : {}),
        edit: toWorkspaceEdit(source.uri, source.version, fix.edits, desk.abilities.documentChanges),
      });
    }
  }
  // Clients that ask for a place without handing in its diagnostics get the fixes of what is there.
  if (!context.diagnostics.length) {
    const { lines } = desk.service.draft(source);
    const at = toSpan(lines, range);
    const here = desk.service
      .findings(source, desk.settings(source.uri))
      .filter((finding) => finding.span.start <= at.end && at.start <= finding.span.end);
    if (here.length) {
      const diagnostics = here.map((finding) => toDiagnostic(source.uri, source.version, lines, finding, preferredFix));
      return quickFixes(desk, source, { context: { diagnostics }, range, textDocument: { uri: source.uri } });
    }
  }
  for (const rule of rules) {
    const fixable = desk.service
      .findings(source, desk.settings(source.uri))
      .filter((finding) => finding.rule === rule && automaticFix(finding));
    if (fixable.length < 2) continue;
    const data: RuleFixData = { uri: source.uri, rule };
    const title = `Fix all ${fixable.length} of \`${rule}\``;
    const effect = desk.abilities.resolveEdits ? { data } : { edit: fixAllEdit(desk, source, rule) };
    actions.push({ title, kind: CodeActionKind.QuickFix, ...effect });
  }
  return actions;
}

/** The fixes that a diagnostic carries, or, when the text has moved on since, those of the finding that it has become. */
function currentData(desk: Desk, source: Source, diagnostic: Diagnostic): DiagnosticData | undefined {
  const data = readData(diagnostic);
  if (data?.version === source.version) return data;
  const { lines } = desk.service.draft(source);
  const now = desk.service.findings(source, desk.settings(source.uri)).find((finding: Finding) => {
    if (finding.rule !== diagnostic.code) return false;
    const { start, end } = toRange(lines, finding.span);
    return (
      start.line === diagnostic.range.start.line &&
      start.character === diagnostic.range.start.character &&
      end.line === diagnostic.range.end.line
    );
  });
  return now && readData(toDiagnostic(source.uri, source.version, lines, now, preferredFix));
}

async function silence(desk: Desk, source: Source, { context }: CodeActionParams): Promise<CodeAction[]> {
  const own = context.diagnostics.filter(
    // One that is stale may stand on another line by now.
    (diagnostic) =>
      diagnostic.source === SOURCE && typeof diagnostic.code === 'string' && currentData(desk, source, diagnostic),
  );
  const actions = await Promise.all(
    own.map((diagnostic) => silenceActions(desk, source, diagnostic, diagnostic.code as string)),
  );
  return actions.flat();
}

function fixAllAction(desk: Desk, source: Source): CodeAction[] {
  return [{ title: 'Fix all that can be fixed safely', kind: FIX_ALL, edit: fixAllEdit(desk, source) }];
}

function fixAllEdit(desk: Desk, source: Source, rule?: string): WorkspaceEdit {
  const { edits } = desk.service.fixAll(source, desk.settings(source.uri), rule === undefined ? {} : { rule });
  return workspaceEdit(desk, source, edits);
}

function insertLinkAction(desk: Desk, source: Source, { range }: CodeActionParams): CodeAction[] {
  const { lines } = desk.service.draft(source);
  const insertion = desk.service.linkInsertion(source, desk.settings(source.uri), toSpan(lines, range));
  if (!insertion) return [];
  const where = toRange(lines, insertion.replace);
  const snippet: SnippetTextEdit = { range: where, snippet: { kind: 'snippet', value: insertion.snippet } };
  const edit: WorkspaceEdit =
    desk.abilities.snippetEdits && desk.abilities.documentChanges
      ? { documentChanges: [{ textDocument: { uri: source.uri, version: source.version }, edits: [snippet] }] }
      : workspaceEdit(desk, source, [replace(insertion.replace, insertion.plain)]);
  return [{ title: insertion.title, kind: CodeActionKind.RefactorRewrite, edit }];
}
