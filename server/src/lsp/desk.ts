/** What the handlers share: the desk that they all work at. */
import type { Connection, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { FileHost } from '../archive/fileHost.ts';
import type { RepositoryFile } from '../config/repositoryFile.ts';
import type { Clock } from '../linkCheck/index.ts';
import type { PageHost } from '../pages/page.ts';
import type { Service, Source } from '../service.ts';
import type { Settings } from '../settings.ts';
import type { ClientAbilities } from './abilities.ts';
import type { PageAccess } from './pageAccess.ts';
import type { AskGithub, RareParts } from './rare.ts';

/** What the handlers share. */
export interface Desk {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly service: Service;
  /** Reads what lies beside the documents. */
  readonly files: FileHost;
  readonly clock: Clock;
  readonly askGithub: AskGithub;
  /** Asks for a page that somebody wants; refuses where the settings, or a folder that is not trusted, say so. */
  readonly pages: PageHost & Pick<PageAccess, 'refusal'>;
  /** What few sessions need, loaded when it is first wanted. */
  readonly rare: RareParts;
  readonly abilities: ClientAbilities;
  /**
   * The client's settings that are in force for a document, as far as they are known: {@link Desk.configure} first. Another
   * object for each change, so that results for old ones are known as such. Without a document: those of no folder.
   */
  settings(uri?: string): Settings;
  /** Gets what holds for a document, the client's settings and its repository's `twir.json`, if that is not done. Never rejects. */
  configure(source: Source): Promise<RepositoryFile>;
  /** Gets all that the findings of a document depend on: {@link Desk.configure}, and the earlier issues. Never rejects. */
  prepare(source: Source): Promise<void>;
  /** An open document that is a draft or an issue; `undefined` for all that is left alone. */
  source(uri: string): Source | undefined;
  /** Calls back when findings may have changed without their text: other settings, another archive. */
  onStale(listener: () => void): void;
  /** Says so: findings may have changed without their text. */
  becomeStale(): void;
}
