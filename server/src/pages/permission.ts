/** What may be asked of the web, and what not: what a host goes by at every step on the way to a page. */

/** What the user allows. */
export interface PagePermission {
  /** Why nothing at all is asked, as a sentence; `undefined` when something may be. */
  readonly refusal: string | undefined;
  /** Hosts that are never asked, with all that lies under them. */
  readonly never: readonly string[];
  /** `host:port` of servers that may be asked although their port or their address is none of the public web's. */
  readonly privateHosts: readonly string[];
}

/** What holds where somebody asks by a command of their own: all of the public web. */
export const PUBLIC_WEB: PagePermission = { refusal: undefined, never: [], privateHosts: [] };

/** What is said where the user does not trust the folder. */
export const NOT_TRUSTED = 'This folder is not trusted, so nothing is fetched.';

/** What is said where the user's settings are not known. */
export const SETTINGS_UNREAD = 'The settings could not be read, so nothing is fetched.';

/** What the user's settings say of fetching; `settings.ts` tells each in words. */
export interface FetchSettings {
  readonly fetchPages: boolean;
  readonly neverFetchFrom: readonly string[];
  readonly fetchPrivateFrom: readonly string[];
}

/** The permission that follows from the settings, and from whether the folder is trusted. */
export function permissionOf(
  { fetchPages, neverFetchFrom, fetchPrivateFrom }: FetchSettings,
  isTrusted: boolean,
): PagePermission {
  return {
    refusal: !isTrusted
      ? NOT_TRUSTED
      : fetchPages
        ? undefined
        : 'Fetching is turned off by the setting `twir.fetchPages`.',
    never: neverFetchFrom,
    privateHosts: fetchPrivateFrom,
  };
}

/** The parts of an address as a `URL` has them: the name in lower case, the port empty where it is the scheme's own. */
export interface UrlParts {
  readonly protocol: string;
  readonly hostname: string;
  readonly port: string;
  readonly username: string;
  readonly password: string;
}

const OWN_PORT: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' };

/** Whether the user has allowed this very server, whatever its port and address. */
export function isAllowedPrivately({ protocol, hostname, port }: UrlParts, { privateHosts }: PagePermission): boolean {
  return privateHosts.includes(`${hostname}:${port || OWN_PORT[protocol]}`);
}

/** Why an address is not asked, by its text alone, as a sentence; `undefined` when it may be. */
export function refusalOf(url: UrlParts, permission: PagePermission): string | undefined {
  const { protocol, hostname, port, username, password } = url;
  if (permission.refusal) return permission.refusal;
  const ownPort = OWN_PORT[protocol];
  if (ownPort === undefined) return `Only http and https are fetched, not \`${protocol}\`.`;
  if (username || password) return 'An address with a name or a password in it is not fetched.';
  const bare = hostname.replace(/(?<!\.)\.+$/, '');
  if (permission.never.some((host) => bare === host || bare.endsWith(`.${host}`)))
    return `\`${bare}\` is not asked: the setting \`twir.neverFetchFrom\` names it.`;
  if (!Object.values(OWN_PORT).includes(port || ownPort) && !isAllowedPrivately(url, permission))
    return `Only the ports 80 and 443 are asked, not ${port}.`;
  return undefined;
}
