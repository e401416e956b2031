/** A text in the version that an editor, or a disk, holds. */
export interface Source {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
}
