/** Prettier's list of what it leaves alone, in the syntax of `.gitignore`. */
export const PRETTIER_IGNORE = '.prettierignore';

/** Folders of the newsletter's repository whose texts have a form of their own. */
const FOLDERS = ['draft', 'content'] as const;

/**
 * What is missing from a list of ignored files so that no draft and no issue is formatted.
 *
 * @param text The list as it is; `''` where there is none.
 * @returns The text to put behind it; `''` when nothing is missing.
 */
export function missingIgnores(text: string): string {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const present = new Set(text.split(/\r?\n/).map((line) => line.trim()));
  const covers = (folder: string): boolean =>
    ['*.md', `${folder}`, `/${folder}`, `${folder}/`, `/${folder}/`, `/${folder}/*.md`, `${folder}/*.md`].some((line) =>
      present.has(line),
    );
  const missing = FOLDERS.filter((folder) => !covers(folder)).map((folder) => `/${folder}/`);
  if (!missing.length) return '';
  const lines = ['# The newsletter nests by four columns, which no formatter knows.', ...missing];
  const apart = text && !/[\r\n]$/.test(text) ? eol : '';
  return `${apart}${lines.join(eol)}${eol}`;
}
