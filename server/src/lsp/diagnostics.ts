import {
  type Diagnostic,
  type DiagnosticServerCancellationData,
  DocumentDiagnosticReportKind,
  type FullDocumentDiagnosticReport,
  type ResponseError,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Severity } from '../rules/define.ts';
import { preferredFix } from '../rules/engine.ts';
import type { Source } from '../service.ts';
import { cancelled } from './cancellation.ts';
import { toDiagnostic } from './convert.ts';
import type { Desk } from './desk.ts';
import { type Status, statusNotification, statusRequest } from './protocol.ts';
import { repositoryFileReporter } from './repositoryFile.ts';

/** Quiet time before findings are pushed, in milliseconds: a burst of keys makes one run. Pulling clients wait themselves. */
const PUSH_DELAY = 60;

/** Findings, by pull where the client can, else by push with the version that they are for. */
export function registerDiagnostics(desk: Desk): void {
  const { connection, documents, service } = desk;
  const reportRepositoryFile = repositoryFileReporter(desk);
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();

  const compute = (uri: string): Diagnostic[] => {
    const source = desk.source(uri);
    if (!source) return [];
    const diagnostics = diagnosticsOf(desk, source);
    reportRepositoryFile(source);
    return diagnostics;
  };

  /** @returns Whether there is something new to say. */
  const prepare = async (uri: string): Promise<boolean> => {
    const source = desk.source(uri);
    if (!source || service.isPrepared(source, desk.settings(source.uri))) return false;
    await desk.prepare(source);
    return true;
  };

  const announce = (uri: string): void => void connection.sendNotification(statusNotification, statusOf(desk, uri));

  /** The repository's settings come before the first finding: what they turn off must not flash up. */
  const configure = async (uri: string): Promise<void> => {
    const source = desk.source(uri);
    if (source) await desk.configure(source);
  };

  const push = async (uri: string): Promise<void> => {
    waiting.delete(uri);
    await configure(uri);
    const document = documents.get(uri);
    if (!document || waiting.has(uri)) return;
    void connection.sendDiagnostics({ uri, version: document.version, diagnostics: compute(uri) });
    announce(uri);
    // What is known at once is said at once; what needs the earlier issues follows.
    void prepare(uri).then((fresh) => {
      if (fresh && !waiting.has(uri)) void push(uri);
    });
  };
  const schedule = (document: TextDocument): void => {
    if (desk.abilities.pullDiagnostics) return;
    clearTimeout(waiting.get(document.uri));
    waiting.set(
      document.uri,
      setTimeout(() => void push(document.uri), PUSH_DELAY),
    );
  };

  connection.languages.diagnostics.on(
    async (
      { textDocument: { uri } },
      token,
    ): Promise<FullDocumentDiagnosticReport | ResponseError<DiagnosticServerCancellationData>> => {
      await configure(uri);
      if (token.isCancellationRequested) return cancelled();
      const ready = prepare(uri);
      if (desk.abilities.refreshDiagnostics) {
        void ready.then((fresh) => {
          if (fresh && documents.get(uri)) connection.languages.diagnostics.refresh();
        });
      } else await ready;
      if (token.isCancellationRequested) return cancelled();
      const items = compute(uri);
      if (documents.get(uri)) announce(uri);
      return { kind: DocumentDiagnosticReportKind.Full, items };
    },
  );
  connection.onRequest(statusRequest, ({ uri }) => statusOf(desk, uri));

  documents.onDidChangeContent(({ document }) => schedule(document));
  documents.onDidClose(({ document: { uri } }) => {
    clearTimeout(waiting.get(uri));
    waiting.delete(uri);
    if (!desk.abilities.pullDiagnostics) void connection.sendDiagnostics({ uri, diagnostics: [] });
  });
  desk.onStale(() => {
    if (desk.abilities.pullDiagnostics) {
      if (desk.abilities.refreshDiagnostics && documents.keys().length) connection.languages.diagnostics.refresh();
    } else for (const document of documents.all()) schedule(document);
  });
}

function diagnosticsOf({ service, settings }: Desk, source: Source): Diagnostic[] {
  const { uri, version } = source;
  const { lines } = service.draft(source);
  return service
    .findings(source, settings(uri))
    .map((finding) => toDiagnostic(uri, version, lines, finding, preferredFix));
}

/** How many findings of each severity a document has by now. */
function statusOf({ service, settings, source: sourceOf }: Desk, uri: string): Status {
  const source = sourceOf(uri);
  const findings = source ? service.findings(source, settings(uri)) : [];
  const count = (severity: Severity): number => findings.filter((finding) => finding.severity === severity).length;
  return {
    uri,
    isDraft: source !== undefined,
    errors: count('error'),
    warnings: count('warning'),
    informations: count('information'),
    hints: count('hint'),
  };
}
