import type { Command } from './command.ts';

/** TWiR: Prepare to Publish. The checklist of the draft, beside the files. */
export const preparePublish: Command = {
  id: 'twir.preparePublish',
  async run(desk) {
    await desk.publish.show(desk.requireDraft().document.uri);
  },
};
