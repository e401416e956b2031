import { env, Range, type TextEditor, WorkspaceEdit, window, workspace } from 'vscode';
import { isUrl, type LinkPlace, linkEdit, linkPlace } from '../link.ts';
import type { Command } from './command.ts';

/** What the command needs to know; given as its argument, nothing is asked. */
export interface LinkAnswers {
  readonly url: string;
  readonly title: string;
}

/** TWiR: Insert Link…. The address (the clipboard's, where it has one) and the title, in the form that the place needs. */
export const insertLink: Command = {
  id: 'twir.insertLink',
  async run(desk, given) {
    const editor = desk.requireDraft();
    const { document, selection } = editor;
    const line = document.lineAt(selection.start.line);
    const end = selection.isSingleLine ? selection.end.character : line.text.length;
    const place = linkPlace(line.text, selection.start.character, end);
    const answers = isLinkAnswers(given) ? given : await ask(place);
    if (answers) await insert(editor, line.lineNumber, place, answers);
  },
};

async function insert(editor: TextEditor, line: number, place: LinkPlace, answers: LinkAnswers): Promise<void> {
  const { start, end, text } = linkEdit(place, answers.url, answers.title);
  const edit = new WorkspaceEdit();
  edit.replace(editor.document.uri, new Range(line, start, line, end), text);
  if (!(await workspace.applyEdit(edit))) throw new Error('the editor refused the link');
}

async function ask(place: LinkPlace): Promise<LinkAnswers | undefined> {
  const url = await window.showInputBox({
    title: 'Insert Link (1/2)',
    prompt: 'Address of the page',
    placeHolder: 'https://…',
    value: place.url ?? (await clipboardUrl()),
    ignoreFocusOut: true,
    validateInput: (value) => (isUrl(value.trim()) ? undefined : 'An http or https address'),
  });
  if (url === undefined) return undefined;
  const title = await window.showInputBox({
    title: 'Insert Link (2/2)',
    prompt: "The page's title",
    value: place.title ?? '',
    ignoreFocusOut: true,
    validateInput: (value) => (value.trim() === '' ? 'A link needs a title' : undefined),
  });
  return title === undefined ? undefined : { url, title };
}

// A browser may ask its user before it hands the clipboard out: nobody waits for a mere default.
async function clipboardUrl(): Promise<string> {
  const late = new Promise<string>((done) => setTimeout(done, 500, ''));
  const text = await Promise.race([env.clipboard.readText(), late]).then(
    (found) => found.trim(),
    () => '',
  );
  return isUrl(text) ? text : '';
}

function isLinkAnswers(value: unknown): value is LinkAnswers {
  return typeof value === 'object' && value !== null && 'url' in value && 'title' in value;
}
