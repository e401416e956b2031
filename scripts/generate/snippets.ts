import { FORMS, type Form, formSnippet } from '../../server/src/draft/forms.ts';
import type { Output } from './output.ts';

/** Where the snippets are. */
export const SNIPPETS_FILE = 'snippets/twir.code-snippets';

/** A snippet as an editor's file has it. */
export interface EditorSnippet {
  readonly scope: string;
  readonly prefix: string;
  readonly body: readonly string[];
  readonly description: string;
}

/** The snippet of a form. */
export function editorSnippet(form: Form): EditorSnippet {
  return {
    scope: 'markdown',
    prefix: `twir-${form.trigger}`,
    body: formSnippet(form).split('\n'),
    description: form.description,
  };
}

/** A snippet for each form. */
export function generateSnippets(): Output {
  const snippets = Object.fromEntries(FORMS.map((form) => [`TWiR: ${form.label}`, editorSnippet(form)]));
  return { path: SNIPPETS_FILE, text: `${JSON.stringify(snippets, undefined, 2)}\n` };
}
