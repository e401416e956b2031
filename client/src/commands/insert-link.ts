import { env, type TextDocument } from 'vscode';
import type { Desk } from '../desk.ts';
import { applyEdits, plainRangeOf, showFirst } from '../edits.ts';
import { loneUrl } from '../link.ts';
import { askLink, type LinkAnswers } from '../link-wizard.ts';
import {
  type Edited,
  type InsertLinkEntryParams,
  type LinkProposalParams,
  type LinkProposalResult,
  methods,
  type PlainRange,
} from '../protocol.ts';
import type { Command } from './command.ts';

/** TWiR: Insert Link…. Asks for address, title, prefixes and section (unless they are its argument); the server knows the rest. */
export const insertLink: Command = {
  id: 'twir.insertLink',
  async run(desk, given) {
    const { document, selection } = desk.requireDraft();
    const { version } = document;
    const range = plainRangeOf(selection);
    const answers = isLinkAnswers(given) ? given : await ask(desk, document, range);
    if (!answers) return;
    if (answers.section === undefined && document.version !== version)
      throw new Error('the draft changed meanwhile, so the place is not sure any more');
    await insert(desk, document, { ...answers, ...(document.version === version ? { range } : {}) });
  },
};

async function insert(desk: Desk, document: TextDocument, link: Omit<InsertLinkEntryParams, 'uri'>): Promise<void> {
  const params: InsertLinkEntryParams = { uri: document.uri.toString(), ...link };
  const edited = await desk.request<Edited>(methods.insertLinkEntry, params);
  await applyEdits(document, edited);
  showFirst(document, edited);
}

async function ask(desk: Desk, document: TextDocument, range: PlainRange): Promise<LinkAnswers | undefined> {
  const uri = document.uri.toString();
  const propose = (page: Omit<LinkProposalParams, 'uri' | 'range'>): Promise<LinkProposalResult> =>
    desk.request<LinkProposalResult>(methods.linkProposal, { uri, range, ...page } satisfies LinkProposalParams);
  const found = await propose({});
  const url = found.url || (await clipboardUrl());
  return askLink(desk, propose, { url, title: found.titleGuessed ? '' : found.title });
}

// A browser may ask its user before it hands the clipboard out: nobody waits for a mere default.
async function clipboardUrl(): Promise<string> {
  const late = new Promise<string>((done) => setTimeout(done, 500, ''));
  const text = await Promise.race([env.clipboard.readText(), late]).catch(() => '');
  return loneUrl(text) ?? '';
}

/** A keyboard shortcut may bring anything as its argument. */
function isLinkAnswers(value: unknown): value is LinkAnswers {
  if (typeof value !== 'object' || value === null) return false;
  const { url, title } = value as Partial<Record<keyof LinkAnswers, unknown>>;
  return typeof url === 'string' && typeof title === 'string';
}
