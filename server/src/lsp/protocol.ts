/** What the server speaks beside the Language Server Protocol. */
import { NotificationType, RequestType } from 'vscode-languageserver';
import type { EventInput } from '../features/insertEvent.ts';

/** How many findings of each severity a document has. */
export interface Status {
  readonly uri: string;
  /** Whether the document is a draft or an issue of the newsletter; all else is left alone. */
  readonly isDraft: boolean;
  readonly errors: number;
  readonly warnings: number;
  readonly informations: number;
  readonly hints: number;
}

/** Server to client, after findings were computed. */
export const statusNotification = new NotificationType<Status>('twir/status');

/** Client to server: the status of an open document. */
export const statusRequest = new RequestType<{ readonly uri: string }, Status, void>('twir/status');

/** Server to client: the text of a file, or `null`. For a server that has no disk. */
export const readFileRequest = new RequestType<{ readonly uri: string }, string | null, void>('twir/readFile');

/** Server to client: the names in a folder, folders with a final `/`, or `null`. */
export const readFolderRequest = new RequestType<{ readonly uri: string }, readonly string[] | null, void>(
  'twir/readFolder',
);

/** Client to server: where in a draft the rows of an event belong, and their text. */
export const eventRowRequest = new RequestType<
  EventInput & { readonly uri: string },
  {
    readonly version: number;
    readonly insertions: readonly {
      readonly position: { readonly line: number; readonly character: number };
      readonly text: string;
      readonly section: string;
    }[];
  },
  void
>('twir/eventRow');
