import type { Command } from './command.ts';

/** TWiR: Preview as Published. What the site will print, beside the draft. */
export const preview: Command = {
  id: 'twir.preview',
  run: (desk) => desk.previews.show(desk.requireDraft().document.uri),
};
