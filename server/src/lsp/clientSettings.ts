import type { Connection } from 'vscode-languageserver';
import { DEFAULT_SETTINGS, decodeSettings, SETTINGS_SECTION, type Settings } from '../settings.ts';

/** The settings that the client has for each document: in several folders there may be several. */
export interface ClientSettings {
  /** What is known by now: for a document, or for none in particular. */
  of(uri?: string): Settings;
  /** Whether the client would not say what its settings are: those in force may not be what its user wants. */
  readonly unread: boolean;
  /** Asks for a document's settings, unless they are known. Never rejects. */
  load(uri: string): Promise<void>;
  /** What the client said when it started: what it says later is laid over it. */
  start(raw: unknown): void;
  /** What a client that cannot be asked says of all documents. */
  push(raw: unknown): void;
  /** Asks anew, for all documents whose settings are known and for none in particular. Never rejects. */
  reload(): Promise<void>;
  /** A document was closed. */
  forget(uri: string): void;
}

/**
 * Keeps a client's settings. Equal ones are one object, so that nothing is judged anew for a change that is none.
 *
 * @param canAsk Whether the client answers `workspace/configuration`.
 * @param onChange Called when settings that were in force have changed.
 */
export function createClientSettings(
  connection: Connection,
  knownRules: ReadonlySet<string>,
  canAsk: () => boolean,
  onChange: () => void,
): ClientSettings {
  let base = DEFAULT_SETTINGS;
  let general = DEFAULT_SETTINGS;
  const known = new Map<string, Settings>();
  const asked = new Map<string, Promise<void>>();
  /** Counts the times that everything was asked for: an answer from before is late. */
  let generation = 0;
  let unread = false;
  /** By what the client sent, and by what came of it. */
  const decoded = new Map<string, Settings>();
  const equal = new Map<string, Settings>();

  const decode = (raw: unknown): Settings => {
    const sent = JSON.stringify(raw ?? null);
    const before = decoded.get(sent);
    if (before) return before;
    const { settings: fresh, problems } = decodeSettings(raw, knownRules, { base });
    for (const { path, message } of problems) connection.console.warn(`settings, ${path.join('.')}: ${message}`);
    const text = JSON.stringify(fresh);
    const settings = equal.get(text) ?? fresh;
    equal.set(text, settings);
    decoded.set(sent, settings);
    return settings;
  };
  const ask = async (uris: readonly (string | undefined)[]): Promise<readonly Settings[] | undefined> => {
    try {
      const items = uris.map((uri) => ({ section: SETTINGS_SECTION, ...(uri === undefined ? {} : { scopeUri: uri }) }));
      const answers = (await connection.workspace.getConfiguration(items)) as readonly unknown[];
      return uris.map((_, at) => decode(answers[at]));
    } catch (error) {
      connection.console.error(`settings could not be read: ${String(error)}`);
      return undefined;
    }
  };
  const askFor = async (uri: string): Promise<void> => {
    const asking = generation;
    const [settings] = (await ask([uri])) ?? [];
    if (settings && asking === generation && asked.has(uri)) known.set(uri, settings);
  };

  return {
    get unread() {
      return unread;
    },
    of: (uri) => (uri === undefined ? general : (known.get(uri) ?? general)),
    load(uri) {
      if (!canAsk()) return Promise.resolve();
      let answer = asked.get(uri);
      if (!answer) {
        answer = askFor(uri);
        asked.set(uri, answer);
      }
      return answer;
    },
    start(raw) {
      base = decode(raw);
      general = base;
      decoded.clear();
    },
    push(raw) {
      const settings = decode(raw);
      if (settings === general) return;
      general = settings;
      onChange();
    },
    async reload() {
      if (!canAsk()) return;
      const asking = ++generation;
      const uris = [...asked.keys()];
      const done = ask([undefined, ...uris]).then((answers) => {
        const [forNone, ...forEach] = answers ?? [];
        if (asking !== generation) return;
        unread = !forNone;
        if (!forNone) return;
        const before = [general, ...uris.map((uri) => known.get(uri))];
        general = forNone;
        for (const [at, uri] of uris.entries()) if (asked.has(uri)) known.set(uri, forEach[at] as Settings);
        if ([forNone, ...forEach].some((settings, at) => settings !== before[at])) onChange();
      });
      // Whoever asks meanwhile waits for this answer.
      for (const uri of uris) asked.set(uri, done);
      await done;
    },
    forget(uri) {
      known.delete(uri);
      asked.delete(uri);
    },
  };
}
