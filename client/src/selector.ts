/**
 * The documents that the server hears of. Drafts stay ordinary Markdown (other extensions go on working); which of them is
 * a draft is the server's to say. Schemes are listed so that the old side of a diff or a chat's snippet is left out.
 */
export const documents = ['file', 'untitled', 'vscode-vfs', 'vscode-remote', 'vsls'].map((scheme) => ({
  language: 'markdown',
  scheme,
}));
