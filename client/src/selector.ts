import { workspace } from 'vscode';

/** Where people have their drafts: on a disk, nowhere yet, on github.dev, on another machine, in somebody's shared session. */
const USUAL = ['file', 'untitled', 'vscode-vfs', 'vscode-remote', 'vsls'];

/**
 * The documents that the server hears of. Drafts stay ordinary Markdown (other extensions go on working); which of them is
 * a draft is the server's to say. Schemes are listed so that the old side of a diff or a chat's snippet is left out; those
 * of the open folders belong to it, whatever kind of file system they are.
 */
export const documents = [
  ...new Set([...USUAL, ...(workspace.workspaceFolders ?? []).map(({ uri: { scheme } }) => scheme)]),
].map((scheme) => ({ language: 'markdown', scheme }));
