/** The issue before a draft's. */
import type { FileHost } from '../archive/fileHost.ts';
import { contentFolderOf } from '../archive/store.ts';
import type { Draft } from '../draft/model.ts';
import { dateOfFileName, parseDraft } from '../draft/parse.ts';
import type { InlineParser } from '../markdown/inline.ts';

/** Reads the newest issue before a draft's date from `content/` beside its folder; `undefined` where there is none. */
export async function readPreviousIssue(
  files: FileHost,
  uri: string,
  { date }: Draft,
  parser?: InlineParser,
): Promise<Draft | undefined> {
  const folder = contentFolderOf(uri);
  if (folder === undefined || !date) return undefined;
  const names = (await files.readFolder(folder)) ?? [];
  const name = names
    .filter((one) => one.endsWith('.md') && (dateOfFileName(one) ?? date) < date)
    .sort()
    .pop();
  const text = name === undefined ? undefined : await files.readFile(`${folder}/${encodeURIComponent(name)}`);
  return text === undefined
    ? undefined
    : parseDraft(text, { fileName: name, kind: 'issue', ...(parser ? { parser } : {}) });
}
