import { Uri } from 'vscode';
import type { Command } from './command.ts';

/** TWiR: Preview as Published. What the site will print, beside the draft. */
export const preview: Command = {
  id: 'twir.preview',
  // The title of an editor says which document it is, whether or not that editor has the focus.
  run: (desk, from) => desk.previews.show(from instanceof Uri ? from : desk.requireDraft().document.uri),
};
