import type { Connection } from 'vscode-languageserver';
import type { PageHost } from '../pages/page.ts';
import { NOT_TRUSTED, type PagePermission, permissionOf, SETTINGS_UNREAD } from '../pages/permission.ts';
import type { ClientSettings } from './clientSettings.ts';
import { trustNotification } from './protocol.ts';

/** Makes the host's way to pages, which goes by what the user allows at the moment. */
export type PagesOf = (permission: () => PagePermission) => PageHost;

/** The way to pages for all handlers, shut until the client's settings are known. */
export interface PageAccess extends PageHost {
  /** Why nothing at all would be asked now, as a sentence. */
  readonly refusal: string | undefined;
  /** Why nobody at all is asked in this folder, be it for a page or for a list, as a sentence. */
  readonly distrust: string | undefined;
  /** What the client said when it started: `{ "trusted": false }` for a folder that its user does not trust. */
  start(initializationOptions: unknown): void;
  /** The settings are on their way: nobody is asked before they are here. */
  waitFor(settings: Promise<void>): void;
}

/**
 * Guards the way to pages by the user's settings and trust. A client without a notion of trust counts as trusted: its user
 * has opened the folder and asks for each page.
 */
export function createPageAccess(connection: Connection, pagesOf: PagesOf, settings: ClientSettings): PageAccess {
  let isTrusted = true;
  let ready: Promise<void> = Promise.resolve();
  const permission = (): PagePermission => {
    const allowed = permissionOf(settings.of(), isTrusted);
    // By default pages are fetched: whoever has turned that off must not lose it with the settings.
    return settings.unread ? { ...allowed, refusal: allowed.refusal ?? SETTINGS_UNREAD } : allowed;
  };
  const pages = pagesOf(permission);
  connection.onNotification(trustNotification, ({ trusted }) => {
    isTrusted = trusted === true;
  });
  return {
    get refusal() {
      return permission().refusal;
    },
    get distrust() {
      return isTrusted ? undefined : NOT_TRUSTED;
    },
    start(options) {
      isTrusted = (options as { readonly trusted?: unknown } | null | undefined)?.trusted !== false;
    },
    waitFor(coming) {
      ready = coming;
    },
    async get(url, options) {
      await ready;
      return pages.get(url, options);
    },
  };
}
