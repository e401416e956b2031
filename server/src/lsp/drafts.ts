/** Drafts that requests are about, and edits of them in the version that they have now. */
import type { WorkspaceEdit } from 'vscode-languageserver';
import type { Source } from '../service.ts';
import type { TextEdit } from '../text/edit.ts';
import { toEdit, toWorkspaceEdit } from './convert.ts';
import type { Desk } from './desk.ts';
import type { Edited } from './protocol.ts';

/**
 * A draft by its address.
 *
 * @throws Error when the document is none.
 */
export function draftSource(desk: Desk, uri: string): Source {
  const source = desk.source(uri);
  if (!source) throw new Error('This document is no draft of This Week in Rust.');
  return source;
}

/** Edits of a draft as our own requests have them. */
export function edited(desk: Desk, source: Source, edits: readonly TextEdit[]): Edited {
  const { lines } = desk.service.draft(source);
  return { version: source.version, edits: edits.map((edit) => toEdit(lines, edit)) };
}

/** Edits of a draft as the protocol has them; with its version where the client can refuse a stale one. */
export function workspaceEdit({ service, abilities }: Desk, source: Source, edits: readonly TextEdit[]): WorkspaceEdit {
  const { lines } = service.draft(source);
  return toWorkspaceEdit(
    source.uri,
    source.version,
    edits.map((edit) => toEdit(lines, edit)),
    abilities.documentChanges,
  );
}
