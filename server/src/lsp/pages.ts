import {
  type CancellationToken,
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  LSPErrorCodes,
  type Position,
  ResponseError,
  type ServerCapabilities,
} from 'vscode-languageserver';
import type { Draft } from '../draft/model.ts';
import { sameSpot, type TitleSpot, titleSpotAt } from '../features/fetchTitle.ts';
import type { Source } from '../service.ts';
import { followSpan } from '../text/follow.ts';
import type { Span } from '../text/span.ts';
import { signalOf } from './cancellation.ts';
import { toRange, toSpan } from './convert.ts';
import type { Desk } from './desk.ts';
import { draftSource, workspaceEdit } from './drafts.ts';
import {
  FETCH_TITLE,
  type FetchTitleParams,
  type FetchTitleResult,
  fetchTitleRequest,
  pageTitleRequest,
} from './protocol.ts';

/** What comes from the pages behind links. Nothing here runs unless somebody has asked for that page. */
export function registerPages(desk: Desk): void {
  const { connection, pages } = desk;

  connection.onRequest(pageTitleRequest, async ({ url }, token) => {
    const { askTitle } = await desk.rare.elsewhere();
    return askTitle(pages, url, { signal: signalOf(token) });
  });

  connection.onRequest(fetchTitleRequest, (params, token) => fetchTitle(desk, params, token));

  connection.onExecuteCommand(async ({ command, arguments: [params] = [] }, token) => {
    if (command !== FETCH_TITLE || !isParams(params)) throw failed(`There is no command \`${command}\` like this.`);
    await fetchTitle(desk, params, token);
    return null;
  });
}

/** The command for clients that have none of their own for it. */
export function pageCapabilities({ abilities }: Desk): Pick<ServerCapabilities, 'executeCommandProvider'> {
  // A client that registers the server's commands would have one of that name twice.
  return abilities.commands.has(FETCH_TITLE) ? {} : { executeCommandProvider: { commands: [FETCH_TITLE] } };
}

/** Offers the title of a page where a link says nothing yet. The page is asked when somebody takes the offer. */
export function fetchTitleActions({ service, pages }: Desk, source: Source, { range }: CodeActionParams): CodeAction[] {
  if (pages.refusal) return [];
  const draft = service.draft(source);
  const spot = titleSpotAt(draft, toSpan(draft.lines, range).start);
  if (!spot?.isOpen) return [];
  const params: FetchTitleParams = { uri: source.uri, position: toRange(draft.lines, spot.span).start };
  const title = 'Fetch the title of the page';
  return [
    { title, kind: CodeActionKind.RefactorRewrite, command: { title, command: FETCH_TITLE, arguments: [params] } },
  ];
}

/** How often an edit is made anew because somebody has typed meanwhile. */
const MOST_TRIES = 5;
/** How long a change that has overtaken an edit may be on its way. */
const CHANGE_TIME = 500;

/**
 * Writes the title of a page over the link to it. The answer belongs to that link, wherever it is by then; where it is not any
 * more, nothing is written.
 */
async function fetchTitle(
  desk: Desk,
  { uri, position }: FetchTitleParams,
  token: CancellationToken,
): Promise<FetchTitleResult> {
  const asked = draftSource(desk, uri);
  const draft = desk.service.draft(asked);
  const spot = titleSpotAt(draft, draft.lines.offsetAt(position));
  if (!spot) throw failed('there is no link here whose title could be fetched');
  const place = follow(desk, uri, spot.span);
  // One that had a twin is not looked for when its place is lost: the twin would be found.
  const isOnly = sameSpot(draft, spot, undefined) !== undefined;
  try {
    const { askTitle } = await desk.rare.elsewhere();
    const { title, problem, url } = await askTitle(desk.pages, spot.url, { signal: signalOf(token) });
    if (title === undefined) throw failed(problem ?? `${url}: the page has no title.`);
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const changed = await write(desk, uri, title, (now) => {
        const at = place.now();
        return at || isOnly ? sameSpot(now, spot, at) : undefined;
      });
      if (changed !== 'overtaken') return { url, title, changed };
    }
    throw failed(`the draft keeps changing; nothing was written. The title is “${title}”.`);
  } finally {
    place.stop();
  }
}

/** @returns Whether there was anything to change; or that the document has changed under the edit. */
async function write(
  desk: Desk,
  uri: string,
  title: string,
  spotIn: (draft: Draft) => TitleSpot | undefined,
): Promise<boolean | 'overtaken'> {
  const source = draftSource(desk, uri);
  const draft = desk.service.draft(source);
  const now = spotIn(draft);
  if (!now) throw failed(`the link was changed meanwhile, or is gone; nothing was written. The title is “${title}”.`);
  const edit = now.edit(title);
  if (!edit) return false;
  const { applied, failureReason } = await desk.connection.workspace.applyEdit({
    label: 'Fetch Title',
    edit: workspaceEdit(desk, source, [edit]),
  });
  if (applied) return true;
  if (await hasChanged(desk, uri, source.version)) return 'overtaken';
  throw failed(`the editor refused the edit${failureReason ? `: ${failureReason}` : ''}. The title is “${title}”.`);
}

async function hasChanged({ documents }: Desk, uri: string, version: number): Promise<boolean> {
  for (let waited = 0; waited < CHANGE_TIME && documents.get(uri)?.version === version; waited += 20)
    await new Promise((done) => setTimeout(done, 20));
  return documents.get(uri)?.version !== version;
}

/** Follows a place through the changes of its document. */
function follow(
  { documents }: Desk,
  uri: string,
  at: Span,
): { readonly now: () => Span | undefined; readonly stop: () => void } {
  let text = documents.get(uri)?.getText() ?? '';
  let place: Span | undefined = at;
  const following = documents.onDidChangeContent(({ document }) => {
    if (document.uri !== uri) return;
    const after = document.getText();
    place = place && followSpan(place, text, after);
    text = after;
  });
  return { now: () => place, stop: () => following.dispose() };
}

function isParams(params: unknown): params is FetchTitleParams {
  const { uri, position } = (params ?? {}) as { readonly uri?: unknown; readonly position?: Position };
  return typeof uri === 'string' && typeof position?.line === 'number' && typeof position.character === 'number';
}

/** A failure in words for the person who has asked. */
const failed = (message: string): ResponseError<void> => new ResponseError<void>(LSPErrorCodes.RequestFailed, message);
