import { LINK_SECTIONS } from '../features/linkEntry/index.ts';
import { draftSource, edited } from './chores.ts';
import { toSpan } from './convert.ts';
import type { Desk } from './desk.ts';
import { insertLinkEntryRequest, linkProposalRequest } from './protocol.ts';

/** Links that somebody wants to insert: what is known of them, and the edits. */
export function registerLinkEntry(desk: Desk): void {
  const { connection, service } = desk;

  connection.onRequest(linkProposalRequest, async ({ uri, url, title, language, range }) => {
    await desk.prepare(draftSource(desk, uri));
    const source = draftSource(desk, uri);
    const at = range && toSpan(service.draft(source).lines, range);
    const { seen, ...proposal } = service.linkProposal(source, desk.settings(uri), { url, title, language, at });
    return {
      version: source.version,
      ...proposal,
      seen: seen.map(({ uri: where, ...rest }) => ({ ...rest, ...(where === undefined ? {} : { uri: where }) })),
    };
  });

  connection.onRequest(insertLinkEntryRequest, async ({ uri, url, title, prefixes, section: id, range }) => {
    await desk.prepare(draftSource(desk, uri));
    const source = draftSource(desk, uri);
    const at = range && toSpan(service.draft(source).lines, range);
    const section = id === undefined ? undefined : LINK_SECTIONS.find((known) => known === id);
    if (id !== undefined && section === undefined) throw new Error(`No links go under a section \`${id}\`.`);
    const result = service.insertLink(source, desk.settings(uri), { url, title, prefixes, section, at });
    if ('refused' in result) throw new Error(result.refused);
    return edited(desk, source, result.edits);
  });
}
