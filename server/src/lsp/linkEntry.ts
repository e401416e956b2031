import { type CancellationToken, LSPErrorCodes, type Range, ResponseError } from 'vscode-languageserver';
import { LINK_SECTIONS } from '../features/linkEntry/index.ts';
import type { Source } from '../service.ts';
import { cancelled } from './cancellation.ts';
import { toSpan } from './convert.ts';
import type { Desk } from './desk.ts';
import { draftSource, edited } from './drafts.ts';
import { insertLinkEntryRequest, linkProposalRequest } from './protocol.ts';

/** Links that somebody wants to insert: what is known of them, and the edits. */
export function registerLinkEntry(desk: Desk): void {
  const { connection, service } = desk;

  connection.onRequest(linkProposalRequest, async ({ uri, url, title, language, range }, token) => {
    const source = await prepared(desk, { uri, range }, token);
    if (source instanceof ResponseError) return source;
    const at = range && toSpan(service.draft(source).lines, range);
    const { seen, ...proposal } = service.linkProposal(source, desk.settings(uri), { url, title, language, at });
    return {
      version: source.version,
      ...proposal,
      seen: seen.map(({ uri: where, ...rest }) => ({ ...rest, ...(where === undefined ? {} : { uri: where }) })),
    };
  });

  connection.onRequest(insertLinkEntryRequest, async ({ uri, url, title, prefixes, section: id, range }, token) => {
    const source = await prepared(desk, { uri, range }, token);
    if (source instanceof ResponseError) return source;
    const at = range && toSpan(service.draft(source).lines, range);
    const section = id === undefined ? undefined : LINK_SECTIONS.find((known) => known === id);
    if (id !== undefined && section === undefined) throw new Error(`No links go under a section \`${id}\`.`);
    const result = service.insertLink(source, desk.settings(uri), { url, title, prefixes, section, at });
    if ('refused' in result) throw new Error(result.refused);
    return edited(desk, source, result.edits);
  });
}

/**
 * The draft of a request as it is once its earlier issues are read. Where the request names a place, the draft must not have
 * changed meanwhile: the place is one of the text that it had when the request came.
 *
 * @throws Error when the document is no draft, or none any more.
 */
async function prepared(
  desk: Desk,
  { uri, range }: { readonly uri: string; readonly range: Range | undefined },
  token: CancellationToken,
): Promise<Source | ResponseError<void>> {
  const asked = draftSource(desk, uri);
  await desk.prepare(asked);
  if (token.isCancellationRequested) return cancelled();
  const source = draftSource(desk, uri);
  return range && source.version !== asked.version
    ? new ResponseError<void>(LSPErrorCodes.ContentModified, 'the draft changed meanwhile; nothing was done, try again')
    : source;
}
