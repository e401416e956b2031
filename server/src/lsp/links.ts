import {
  WorkDoneProgress,
  type WorkDoneProgressBegin,
  type WorkDoneProgressEnd,
  type WorkDoneProgressReport,
} from 'vscode-languageserver';
import { checkLinks, countLinks, type LinkProgress, type LinkReport } from '../linkCheck/index.ts';
import type { PageHost, Signal } from '../pages/page.ts';
import { signalOf } from './cancellation.ts';
import type { Desk } from './desk.ts';
import { draftSource } from './drafts.ts';
import { type CheckLinksParams, type CheckLinksResult, checkLinksRequest } from './protocol.ts';

/** Looks at the links of a draft, when somebody asks for it. */
export function registerLinks(desk: Desk): void {
  const { connection, service } = desk;
  // One check after the other: two at once would ask a host two things at once.
  let turn: Promise<unknown> = Promise.resolve();

  connection.onRequest(checkLinksRequest, (params, cancellation) => {
    const signal = signalOf(cancellation);
    const own = turn.then(() => check(desk, params, signal));
    turn = own.catch(() => undefined);
    return own;
  });

  async function check(
    { pages, rare, clock }: Desk,
    { uri, titles, maxAge, workDoneToken }: CheckLinksParams,
    signal: Signal,
  ): Promise<CheckLinksResult> {
    const links = service.linksOf(draftSource(desk, uri));
    const noting = noteRefusals(pages);
    const progress = createProgress(desk, workDoneToken);
    const look = async (): Promise<LinkReport> => {
      const { titleOf } = await rare.elsewhere();
      return checkLinks(links, {
        pages: noting.pages,
        clock,
        signal,
        titleOf: titles ? (page) => titleOf(page).title : undefined,
        known: service.linkResults(),
        maxAge,
        onProgress: progress.report,
      });
    };
    const { results, cancelled } = await look().finally(progress.end);
    // Nothing was looked at, so nothing is known: the reason is the answer.
    if (noting.refusal) throw new Error(noting.refusal);
    service.noteLinks(results);
    if (results.length) desk.becomeStale();
    const { checkedAt, ...counts } = countLinks(links, service.linkResults());
    return {
      ...counts,
      cancelled,
      ...(checkedAt === undefined ? {} : { checkedAt: new Date(checkedAt).toISOString() }),
    };
  }
}

/** Pages, and why all of them were refused, if that is so: the settings or a lack of trust forbid to ask. */
function noteRefusals(pages: PageHost): { readonly pages: PageHost; readonly refusal: string | undefined } {
  let first: string | undefined;
  let asked = false;
  return {
    pages: {
      async get(url, options) {
        const answer = await pages.get(url, options);
        if (answer.ok || answer.reason !== 'refused') asked = true;
        else first ??= answer.message.replace(/^https?:\S*: /i, '');
        return answer;
      },
    },
    get refusal() {
      return asked ? undefined : first;
    },
  };
}

/** Progress as the client's token wants it; without a token, none. */
function createProgress(
  { connection }: Desk,
  token: CheckLinksParams['workDoneToken'],
): { report(progress: LinkProgress): void; end(): void } {
  if (token === undefined) return { report: () => {}, end: () => {} };
  const send = (value: WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd): void =>
    void connection.sendProgress(WorkDoneProgress.type, token, value);
  send({ kind: 'begin', title: 'Checking links', cancellable: true, percentage: 0 });
  return {
    report({ done, total, host }) {
      const message = `${done} of ${total}${host === undefined ? '' : `, ${host}`}`;
      send({ kind: 'report', message, percentage: total ? Math.floor((100 * done) / total) : 100 });
    },
    end: () => send({ kind: 'end' }),
  };
}
