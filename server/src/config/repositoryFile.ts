/**
 * `twir.json` at a repository's root: what all who work there agree on. Read with positions, so that a mistake in it is
 * shown where it stands, and written with as small an edit as can be.
 */
import {
  applyEdits as applyJsonEdits,
  findNodeAtLocation,
  modify,
  type ParseError,
  parse,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import type { IgnoreEntry } from '../rules/ignores.ts';
import { decodeSettings, type Settings, type SettingsProblem } from '../settings.ts';
import { oncePer } from '../text/remember.ts';
import { type Span, span } from '../text/span.ts';

/** A mistake in the file, at its place. */
export interface FileProblem {
  readonly span: Span;
  readonly message: string;
}

/** A repository's `twir.json`, as it was read. */
export interface RepositoryFile {
  readonly uri: string;
  /** `undefined` where there is no such file. */
  readonly text: string | undefined;
  readonly problems: readonly FileProblem[];
  /** The settings that hold in the repository for somebody with settings of their own. */
  over(user: Settings): Settings;
  /** The place of an entry of `ignore`. */
  placeOfIgnore(entry: IgnoreEntry): Span;
}

const JSON_FORMAT = { formattingOptions: { insertSpaces: true, tabSize: 2 } } as const;

/** Reads the file. What is wrong in it is a problem; the rest holds. */
export function readRepositoryFile(
  uri: string,
  text: string | undefined,
  knownRules: ReadonlySet<string>,
): RepositoryFile {
  const source = text ?? '';
  const errors: ParseError[] = [];
  const raw: unknown = text?.trim() ? parse(source, errors, { allowTrailingComma: true }) : undefined;
  const tree = text?.trim() ? parseTree(source) : undefined;
  const place = (path: readonly (string | number)[]): Span => {
    // What has no node of its own (a list's missing part) is shown at what holds it.
    for (let length = path.length; length >= 0; length--) {
      const node = tree && findNodeAtLocation(tree, path.slice(0, length));
      const shown =
        node?.parent?.type === 'property' && typeof path[length - 1] === 'string' ? node.parent.children?.[0] : node;
      if (shown) return span(shown.offset, shown.offset + shown.length);
    }
    return span(0, 0);
  };
  const decoded = decodeSettings(raw, knownRules, { file: true });
  const entries = decoded.settings.ignore;
  const over = oncePer((user: Settings) => decodeSettings(raw, knownRules, { base: user, file: true }).settings);
  return {
    uri,
    text,
    problems: [
      ...errors.map(({ error, offset, length }) => ({
        span: span(offset, offset + length),
        message: `This is no JSON: ${printParseErrorCode(error)}.`,
      })),
      ...decoded.problems.map(({ path, message }: SettingsProblem) => ({ span: place(path), message })),
    ],
    // Without a file the very object comes back: equal settings must be one.
    over: (user) => (raw === undefined ? user : over(user)),
    placeOfIgnore({ rule, issue, line }) {
      // Each decoding makes entries of its own: they are the same when they say the same.
      const index = entries.findIndex((known) => known.rule === rule && known.issue === issue && known.line === line);
      return place(['ignore', Math.max(0, index)]);
    },
  };
}

/** The file's text with one more ignore. */
export function withIgnore(text: string | undefined, entry: IgnoreEntry): string {
  return changed(text, ['ignore', -1], entry);
}

/** The file's text with a rule turned off. */
export function withRuleOff(text: string | undefined, rule: string): string {
  return changed(text, ['rules', rule], 'off');
}

function changed(text: string | undefined, path: (string | number)[], value: unknown): string {
  const source = text?.trim() ? text : '{}\n';
  return applyJsonEdits(source, modify(source, path, value, { ...JSON_FORMAT, isArrayInsertion: path.includes(-1) }));
}

/** No file: everybody's own settings hold. */
export const NO_REPOSITORY_FILE: RepositoryFile = Object.freeze({
  uri: '',
  text: undefined,
  problems: [],
  over: (user: Settings) => user,
  placeOfIgnore: () => span(0, 0),
});
