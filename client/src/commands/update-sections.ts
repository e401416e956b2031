import { authentication, workspace } from 'vscode';
import { methods } from '../protocol.ts';
import { placeSections } from '../sections.ts';
import type { Command } from './command.ts';

/** TWiR: Update RFC and FCP Sections. What happened in the week, asked of GitHub with the sign-in that the editor has. */
export const updateSections: Command = {
  id: 'twir.updateSections',
  async run(desk) {
    desk.requireDraft();
    if (!workspace.isTrusted) throw new Error('this asks GitHub, which is not done in a folder that you do not trust');
    // Reads what is public: no scope is asked for.
    const { accessToken: token } = await authentication.getSession('github', [], { createIfNone: true });
    await placeSections(desk, methods.updateSections, { token }, 'Asking GitHub');
  },
};
