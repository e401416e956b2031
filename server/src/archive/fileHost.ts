/** What reading beside the documents needs of a host: the earlier issues, `twir.json`, the template. Both answer `undefined` for what is not there. */
export interface FileHost {
  /** The text of a file. */
  readFile(uri: string): Promise<string | undefined>;
  /** Names in a folder; a folder's own name may end in `/`. */
  readFolder(uri: string): Promise<readonly string[] | undefined>;
}
