import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  InsertTextFormat,
  InsertTextMode,
  type ResponseError,
} from 'vscode-languageserver';
import type { Completion, CompletionKind } from '../features/completion/index.ts';
import { toMarkdown, toPlainText } from '../features/rich.ts';
import type { Source } from '../service.ts';
import type { Lines } from '../text/lines.ts';
import { cancelled } from './cancellation.ts';
import { toEdit, toRange } from './convert.ts';
import type { Desk } from './desk.ts';

const KINDS: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  heading: CompletionItemKind.Module,
  form: CompletionItemKind.Snippet,
  notice: CompletionItemKind.Text,
  prefix: CompletionItemKind.Keyword,
  event: CompletionItemKind.Event,
  call: CompletionItemKind.Event,
  organiser: CompletionItemKind.Reference,
  date: CompletionItemKind.Constant,
  location: CompletionItemKind.Folder,
  title: CompletionItemKind.Value,
  issue: CompletionItemKind.Reference,
};

/** What begins a line, a cell or a link: a client asks by itself, as VS Code does not while one types in Markdown. */
const BEGINNINGS: readonly string[] = ['*', '#', '|', '[', '('];
/** What also stands in the middle of any sentence: only what must be meant there is answered. */
const INNER: readonly string[] = [' ', '-', ...'0123456789'];
const MEANT_INSIDE: ReadonlySet<CompletionKind> = new Set(['event', 'call', 'organiser', 'date', 'location', 'issue']);

/** Proposals that often share a label, or whose label is a code: what tells them apart stands beside all of them. */
const TOLD_APART: ReadonlySet<CompletionKind> = new Set(['event', 'call', 'date', 'prefix']);

/** After these a client asks by itself. */
export const COMPLETION_TRIGGERS: readonly string[] = [...BEGINNINGS, ...INNER];

/** So long, in milliseconds, a list waits for the earlier issues; it is then made without them, and asked for again. */
const PATIENCE = 400;

/** Headings, forms, events, dates, places: what can be typed at a place. */
export function registerCompletion(desk: Desk): void {
  const { connection, service } = desk;
  /** The last answer: a client asks for the rest of an item of the list that it shows. */
  let shown: { readonly list: number; readonly items: readonly Completion[] } = { list: 0, items: [] };

  connection.onCompletion(
    async ({ textDocument, position, context }, token): Promise<CompletionList | ResponseError<void> | null> => {
      const asked = desk.source(textDocument.uri);
      if (!asked) return null;
      await prepareSoon(desk, asked);
      const source = desk.source(textDocument.uri);
      if (token.isCancellationRequested || source?.version !== asked.version) return cancelled();
      const { lines } = service.draft(source);
      const settings = desk.settings(source.uri);
      const found = service.complete(source, settings, lines.offsetAt(position));
      const items = found.items.filter(({ kind }) => isMeant(kind, context?.triggerCharacter, lines, position));
      shown = { list: shown.list + 1, items };
      return {
        isIncomplete: found.incomplete || !service.isPrepared(source, settings),
        items: items.map((item, index) => toItem(item, index, lines, lines.offsetAt(position))),
      };
    },
  );

  connection.onCompletionResolve((item): CompletionItem => {
    const data = item.data as { readonly list?: number; readonly index?: number } | null | undefined;
    const completion = data?.list === shown.list ? shown.items[data.index ?? -1] : undefined;
    return completion ? { ...item, documentation: documentationOf(completion) } : item;
  });

  const documentationOf = (completion: Completion): NonNullable<CompletionItem['documentation']> => {
    const rich = completion.documentation();
    return desk.abilities.completion.markdown
      ? { kind: 'markdown', value: toMarkdown(rich) }
      : { kind: 'plaintext', value: toPlainText(rich) };
  };

  const toItem = (completion: Completion, index: number, lines: Lines, offset: number): CompletionItem => {
    const { snippets, completion: can } = desk.abilities;
    const snippet = snippets ? completion.snippet : undefined;
    const newText = snippet ?? completion.text;
    const range = toRange(lines, completion.replace);
    const inserted = toRange(lines, { start: completion.replace.start, end: offset });
    return {
      label: completion.label,
      kind: KINDS[completion.kind],
      detail: completion.detail,
      ...(can.labelDetails && TOLD_APART.has(completion.kind)
        ? { labelDetails: { description: completion.detail } }
        : {}),
      filterText: completion.filter,
      sortText: completion.sort,
      insertTextFormat: snippet === undefined ? InsertTextFormat.PlainText : InsertTextFormat.Snippet,
      // The four spaces under an event row are meant, whatever the row's own indentation.
      insertTextMode: InsertTextMode.asIs,
      textEdit:
        completion.overwrites && can.insertReplace ? { newText, insert: inserted, replace: range } : { newText, range },
      ...(completion.elsewhere ? { additionalTextEdits: completion.elsewhere.map((edit) => toEdit(lines, edit)) } : {}),
      ...(can.resolvesDocumentation
        ? { data: { list: shown.list, index } }
        : { documentation: documentationOf(completion) }),
    };
  };
}

/** Gets settings and template, and the earlier issues if that is soon done: a heading must not wait for them long. */
async function prepareSoon(desk: Desk, source: Source): Promise<void> {
  await desk.configure(source);
  if (desk.service.isPrepared(source, desk.settings(source.uri))) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PATIENCE);
  });
  await Promise.race([desk.prepare(source), late]);
  clearTimeout(timer);
}

/** Whether a list that came up by itself may show a kind: a space or a digit is mostly typed for another reason. */
function isMeant(
  kind: CompletionKind,
  trigger: string | undefined,
  lines: Lines,
  { line, character }: { readonly line: number; readonly character: number },
): boolean {
  if (trigger === undefined || !INNER.includes(trigger)) return true;
  const before = lines.line(line).text.slice(0, character);
  if (trigger === '-' && /^\s*-$/.test(before)) return true;
  return MEANT_INSIDE.has(kind) && (trigger !== ' ' || /(?:^\s*[*+-]|\|) $/.test(before));
}
