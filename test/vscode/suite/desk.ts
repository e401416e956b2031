/** What the tests need of the workbench, said once. */
import * as vscode from 'vscode';
import type { DeskApi } from '../../../client/src/desk.ts';

/** The fixture's draft and a Markdown file that is none. */
export const files = { draft: 'draft/2026-09-02-this-week-in-rust.md', notes: 'notes.md' } as const;

/** Fails unless two values are equal as JSON. */
export function assertEqual<T>(actual: T, expected: T, what: string): void {
  const [a, e] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== e) throw new Error(`${what}: expected ${e}, got ${a}`);
}

/** Fails with a message unless something holds. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

/** Waits until a probe gives something else than `undefined`. */
export async function until<T>(what: string, probe: () => T | undefined | PromiseLike<T | undefined>): Promise<T> {
  for (const end = Date.now() + 15_000; Date.now() < end; ) {
    const value = await probe();
    if (value !== undefined) return value;
    await new Promise((done) => setTimeout(done, 30));
  }
  throw new Error(`timed out waiting for ${what}`);
}

/** The extension, and its face for tests once it is active. */
export function extension(): vscode.Extension<DeskApi> {
  const found = vscode.extensions.getExtension<DeskApi>('twir-desk.twir-desk');
  assert(found, 'the extension is not there');
  return found;
}

/** The texts of the fixture's files, as they were when they were first opened. */
const pristine = new Map<string, string>();

/** Opens a file of the fixture as it was, whatever an earlier test left in its buffer, or the workbench has saved of it. */
export async function open(file: string): Promise<vscode.TextEditor> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert(folder, 'no folder is open');
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, file));
  const editor = await vscode.window.showTextDocument(document);
  if (document.isDirty) await vscode.commands.executeCommand('workbench.action.files.revert');
  const text = pristine.get(file) ?? document.getText();
  pristine.set(file, text);
  if (document.getText() !== text) {
    const all = new vscode.Range(new vscode.Position(0, 0), document.lineAt(document.lineCount - 1).range.end);
    await editor.edit((edit) => edit.replace(all, text));
    await document.save();
  }
  return editor;
}

/** Opens the draft and waits until the server knows it for one. */
export async function openDraft(): Promise<vscode.TextEditor> {
  const editor = await open(files.draft);
  const api = await extension().activate();
  await until('the draft to be known', () => api.status(editor.document.uri)?.isDraft || undefined);
  return editor;
}

/** Our findings in a document. */
export function findings(document: vscode.TextDocument): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'twir');
}

/** Waits for a finding on the line that holds a text. */
export function findingOn(document: vscode.TextDocument, text: string): Promise<vscode.Diagnostic> {
  return until(`a finding on “${text}”`, () =>
    findings(document).find(({ range }) => document.lineAt(range.start.line).text.includes(text)),
  );
}

/** Waits until a document holds a text. */
export function textWith(document: vscode.TextDocument, text: string): Promise<string> {
  return until(`the text ${JSON.stringify(text)}`, () => (document.getText().includes(text) ? text : undefined));
}

/** The number of the first line that holds a text. */
export function lineOf(document: vscode.TextDocument, text: string): number {
  const line = document
    .getText()
    .split(/\r?\n/)
    .findIndex((candidate) => candidate.includes(text));
  assert(line >= 0, `no line with ${text}`);
  return line;
}

/** Puts lines before the line that holds a text, the cursor at their end. */
export async function insertBefore(editor: vscode.TextEditor, anchor: string, text: string): Promise<vscode.Position> {
  const line = lineOf(editor.document, anchor);
  await editor.edit((edit) => edit.insert(new vscode.Position(line, 0), `${text}\n`));
  const end = line + text.split('\n').length - 1;
  const position = editor.document.lineAt(end).range.end;
  editor.selection = new vscode.Selection(position, position);
  return position;
}

/** A completion's label as plain text. */
export function labelOf({ label }: vscode.CompletionItem): string {
  return typeof label === 'string' ? label : label.label;
}
