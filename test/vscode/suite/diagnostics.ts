import * as vscode from 'vscode';
import { assert, findingOn, findings, openDraft, until } from './desk.ts';

const faulty = ['Notes on a small allocator', 'utm_source=feed'];
const sound = ['Cargo-lighthouse 2.0', 'Traits at breakfast', 'Lifetimes for sailors'];

suite('diagnostics', () => {
  for (const text of faulty) {
    test(`a finding on “${text}”, with a code that leads to its page`, async () => {
      const { document } = await openDraft();
      const finding = await findingOn(document, text);
      assert(typeof finding.code === 'object', `its code leads nowhere: ${String(finding.code)}`);
      const { value, target } = finding.code;
      assert(target.path.endsWith(`/docs/rules/${value}.md`), `${value} leads to ${target}`);
    });
  }

  for (const text of sound) {
    test(`none on “${text}”`, async () => {
      const { document } = await openDraft();
      await findingOn(document, faulty[0] ?? '');
      const wrong = findings(document).filter(({ range }) => document.lineAt(range.start.line).text.includes(text));
      assert(wrong.length === 0, wrong.map(({ message }) => message).join('; '));
    });
  }

  test('a repaired line loses its finding while one types', async () => {
    const { document } = await openDraft();
    const { range } = await findingOn(document, faulty[0] ?? '');
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(range.start.line, 0, range.start.line, 1), '*');
    assert(await vscode.workspace.applyEdit(edit), 'edit refused');
    await until('the finding to go', () =>
      findings(document).some((finding) => finding.range.start.line === range.start.line) ? undefined : true,
    );
  });
});
