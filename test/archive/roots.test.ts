/** The repository of a document that lies anywhere. */
import { describe, expect, it } from 'vitest';
import type { FileHost } from '../../server/src/archive/fileHost.ts';
import { createRoots } from '../../server/src/archive/roots.ts';

const FOLDERS: Readonly<Record<string, readonly string[]>> = {
  'file:///home/me/twir': ['draft/', 'content/', 'tools/', 'twir.json'],
  'file:///home/me/twir/tools': ['notes/', 'draft'],
  'vscode-vfs://github/o/r': ['content', 'draft', 'README.md'],
};
const host = (): FileHost & { readonly looks: string[] } => {
  const looks: string[] = [];
  return {
    looks,
    readFile: async () => undefined,
    async readFolder(uri) {
      looks.push(uri);
      if (uri.includes('forbidden')) throw new Error('forbidden');
      return FOLDERS[uri];
    },
  };
};

describe('the root', () => {
  it.each<[uri: string, root: string | undefined, looks: number]>([
    ['file:///home/me/twir/draft/x.md', 'file:///home/me/twir', 0],
    ['file:///home/me/twir/draft/later/x.md', 'file:///home/me/twir', 0],
    ['file:///home/me/twir/content/x.md?a=/draft/b#c', 'file:///home/me/twir', 0],
    ['file:///home/me/twir/content/nested/draft/x.md', 'file:///home/me/twir/content/nested', 0],
    ['file:///home/me/twir/x.md', 'file:///home/me/twir', 1],
    ['file:///home/me/twir/tools/notes/x.md', 'file:///home/me/twir', 3],
    ['vscode-vfs://github/o/r/x.md', 'vscode-vfs://github/o/r', 1],
    ['file:///home/me/forbidden/x.md', undefined, 3],
    ['untitled:Untitled-1', undefined, 0],
    ['file:///x.md', undefined, 0],
    ['', undefined, 0],
  ])('of %s', async (uri, root, looks) => {
    const files = host();
    const roots = createRoots(files);
    expect(await roots.find(uri)).toBe(root);
    expect([roots.of(uri), files.looks.length]).toEqual([root, looks]);
    // What is known is not looked for again.
    await roots.find(uri);
    expect(files.looks.length).toBe(looks);
  });

  it('far up is not looked for for ever', async () => {
    const files = host();
    expect(await createRoots(files).find(`file:///home/me/twir/${'a/'.repeat(50)}x.md`)).toBeUndefined();
    expect(files.looks.length).toBeLessThan(12);
  });
});
