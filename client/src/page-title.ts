import type { CancellationToken } from 'vscode';
import type { Desk } from './desk.ts';
import { methods, type PageTitleResult } from './protocol.ts';

/** Asks the server to fetch a page for its title. Only for somebody who asked for that very page. */
export function fetchPageTitle(
  desk: Pick<Desk, 'request'>,
  url: string,
  cancellation: CancellationToken,
): Promise<PageTitleResult> {
  return desk.request<PageTitleResult>(methods.pageTitle, { url }, cancellation);
}
