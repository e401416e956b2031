import { authentication, workspace } from 'vscode';
import { unlessCancelled } from '../fetching.ts';
import { messageOf } from '../message.ts';
import { methods, type SectionsResult } from '../protocol.ts';
import { placeSections } from '../sections.ts';
import type { Command } from './command.ts';

/** TWiR: Update RFC and FCP Sections. What happened in the week, asked of GitHub with the sign-in that the editor has. */
export const updateSections: Command = {
  id: 'twir.updateSections',
  async run(desk, given) {
    desk.requireDraft();
    if (!workspace.isTrusted) throw new Error('this asks GitHub, which is not done in a folder that you do not trust');
    const token = await signIn();
    if (token === undefined) return;
    await placeSections(desk, given, (uri) =>
      unlessCancelled('Asking GitHub', (cancellation) =>
        desk.request<SectionsResult>(methods.updateSections, { uri, token }, cancellation),
      ),
    );
  },
};

/** Asks for the sign-in of GitHub, with no scope, for what is read is public; `undefined` when somebody would rather not. */
async function signIn(): Promise<string | undefined> {
  try {
    return (await authentication.getSession('github', [], { createIfNone: true })).accessToken;
  } catch (error) {
    // The editor tells a refusal from a failure by its words alone.
    if (/did not consent|cancel/i.test(messageOf(error))) return undefined;
    throw error;
  }
}
