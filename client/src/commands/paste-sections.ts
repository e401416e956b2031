import { env } from 'vscode';
import { methods, type SectionsResult } from '../protocol.ts';
import { placeSections } from '../sections.ts';
import type { Command } from './command.ts';

/** TWiR: Paste RFC and FCP Sections. What the editors' script has printed, from the clipboard, over the sections in place. */
export const pasteSections: Command = {
  id: 'twir.pasteSections',
  async run(desk, given, confirmed) {
    desk.requireDraft();
    const text = typeof given === 'string' ? given : await env.clipboard.readText();
    if (text.trim() === '') throw new Error('there is no text on the clipboard');
    await placeSections(desk, confirmed, (uri) => desk.request<SectionsResult>(methods.pasteSections, { uri, text }));
  },
};
