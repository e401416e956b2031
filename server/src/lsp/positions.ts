/**
 * Between the client's way of counting columns and the server's.
 *
 * The whole server counts as JavaScript does, in UTF-16 units. A client may prefer UTF-8 bytes (Helix, newer Neovims) or
 * UTF-32 code points. It is served here, where messages come in and go out, so that no handler ever sees another unit.
 */
import { type Message, type MessageStrategy, type MessageWriter, PositionEncodingKind } from 'vscode-languageserver';
import { TextDocument, type TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import { type Lines, type Position, splitLines } from '../text/lines.ts';

/** What a connection is made with, so that its messages pass the translator. */
export interface Wire {
  readonly options: { readonly messageStrategy: MessageStrategy };
  writer(own: MessageWriter): MessageWriter;
}

export interface PositionTranslator extends Wire {
  /** Takes the first of the encodings that the client names and this server knows. @returns What the client is told. */
  negotiate(offered: readonly PositionEncodingKind[] | undefined): PositionEncodingKind;
  /** A document was closed: its lines are not needed any more. */
  forget(uri: string): void;
}

/** How far into a line a column lies, in another unit than UTF-16's. */
interface Unit {
  /** How many of this unit a code point takes. */
  sizeOf(codePoint: number): number;
}

const UNITS: Readonly<Record<string, Unit>> = {
  [PositionEncodingKind.UTF8]: { sizeOf: (point) => (point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4) },
  [PositionEncodingKind.UTF32]: { sizeOf: () => 1 },
};

/**
 * Makes the translator of one connection. It finds positions by their shape (`{ line, character }`, and the fields of folding
 * ranges), and the document that they are in by what stands around them: `uri`, `textDocument.uri`, `targetUri`, the keys of
 * `changes`; what names no document is about that of the request. `data` is handed through as it is.
 *
 * @param textOf The text of a document as the server has it by now. Where it is not known, positions stay as they are; so what
 *   points into files that are not open should name whole lines.
 */
export function createPositionTranslator(textOf: (uri: string) => string | undefined): PositionTranslator {
  let unit: Unit | undefined;
  /** The documents that requests without an answer yet are about. */
  const asked = new Map<number | string, string>();
  const cut = new Map<string, Lines>();

  const linesOf = (uri: string): Lines | undefined => {
    const text = textOf(uri);
    if (text === undefined) return undefined;
    const known = cut.get(uri);
    if (known?.text === text) return known;
    const lines = splitLines(text);
    cut.set(uri, lines);
    return lines;
  };
  const toServer = (position: Position, uri: string): Position => {
    const lines = unit && linesOf(uri);
    if (!unit || !lines || position.line >= lines.all.length) return position;
    return { line: position.line, character: toUtf16(lines.line(position.line).text, position.character, unit) };
  };
  const toClient = (position: Position, uri: string): Position => {
    const lines = unit && linesOf(uri);
    if (!unit || !lines || position.line >= lines.all.length) return position;
    return { line: position.line, character: fromUtf16(lines.line(position.line).text, position.character, unit) };
  };

  const received = (message: IncomingMessage): Message => {
    const uri = uriOf(message.params);
    if (message.method !== undefined && message.id !== undefined && uri !== undefined) asked.set(message.id, uri);
    if (message.method === 'textDocument/didChange' && uri !== undefined && unit)
      return {
        ...message,
        params: changesInUtf16(message.params as ChangeParams, uri, textOf(uri) ?? '', unit),
      } as Message;
    return { ...message, ...('params' in message ? { params: translate(message.params, uri, toServer) } : {}) };
  };
  const sent = (message: OutgoingMessage): Message => {
    const isAnswer = message.method === undefined && message.id !== undefined && message.id !== null;
    const uri = isAnswer ? asked.get(message.id as number | string) : uriOf(message.params);
    if (isAnswer) asked.delete(message.id as number | string);
    const part = isAnswer ? 'result' : 'params';
    return part in message ? ({ ...message, [part]: translate(message[part], uri, toClient) } as Message) : message;
  };

  return {
    options: {
      // Each message is looked at in its turn, when all changes before it are made.
      messageStrategy: { handleMessage: (message, next) => next(unit ? received(message) : message) },
    },
    writer: (own) => ({
      onError: own.onError,
      onClose: own.onClose,
      write: (message) => own.write(unit ? sent(message) : message),
      end: () => own.end(),
      dispose: () => own.dispose(),
    }),
    negotiate(offered) {
      const chosen = offered?.find((encoding) => encoding === PositionEncodingKind.UTF16 || encoding in UNITS);
      unit = chosen === undefined ? undefined : UNITS[chosen];
      return chosen ?? PositionEncodingKind.UTF16;
    },
    forget: (uri) => void cut.delete(uri),
  };
}

/** UTF-16 units before a column that is counted otherwise; a column within a character is that character's own. */
function toUtf16(line: string, column: number, unit: Unit): number {
  let at = 0;
  for (let passed = 0; at < line.length; ) {
    const point = line.codePointAt(at) as number;
    passed += unit.sizeOf(point);
    if (passed > column) break;
    at += point > 0xffff ? 2 : 1;
  }
  return at;
}

/** The column, in a unit, of a place that UTF-16 units count; none lies behind the line's end. */
function fromUtf16(line: string, column: number, unit: Unit): number {
  let passed = 0;
  for (let at = 0; at < line.length && at < column; ) {
    const point = line.codePointAt(at) as number;
    passed += unit.sizeOf(point);
    at += point > 0xffff ? 2 : 1;
  }
  return passed;
}

interface IncomingMessage extends Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
}
type OutgoingMessage = Message & {
  readonly id?: number | string | null;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
};
interface ChangeParams {
  readonly contentChanges: readonly TextDocumentContentChangeEvent[];
}

/** Each change stands in the text that the one before it has left. */
function changesInUtf16(params: ChangeParams, uri: string, text: string, unit: Unit): ChangeParams {
  const document = TextDocument.create(uri, '', 0, text);
  const contentChanges = params.contentChanges.map((change) => {
    if (!('range' in change)) {
      TextDocument.update(document, [change], 0);
      return change;
    }
    const lines = splitLines(document.getText());
    const inUtf16 = ({ line, character }: Position): Position =>
      line >= lines.all.length
        ? { line, character }
        : { line, character: toUtf16(lines.line(line).text, character, unit) };
    const mended = { text: change.text, range: { start: inUtf16(change.range.start), end: inUtf16(change.range.end) } };
    TextDocument.update(document, [mended], 0);
    return mended;
  });
  return { ...params, contentChanges };
}

type Convert = (position: Position, uri: string) => Position;
type Fields = Readonly<Record<string, unknown>>;

/** A copy of a part of a message with its positions converted. @param uri The document that it is about, unless it says so. */
function translate(value: unknown, uri: string | undefined, convert: Convert): unknown {
  if (Array.isArray(value)) return value.map((part) => translate(part, uri, convert));
  if (!isObject(value)) return value;
  if (isPosition(value)) return uri === undefined ? value : { ...value, ...convert(value, uri) };
  const here = uriOf(value) ?? uri;
  const part = (key: string, inner: unknown): unknown => {
    if (key === 'data') return inner;
    if (key === 'changes' && isObject(inner))
      return Object.fromEntries(Object.entries(inner).map(([of, edits]) => [of, translate(edits, of, convert)]));
    if (key.startsWith('target') && typeof value['targetUri'] === 'string')
      return translate(inner, value['targetUri'], convert);
    return translate(inner, here, convert);
  };
  const copy = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, part(key, inner)]));
  return here === undefined ? copy : { ...copy, ...foldingColumns(value, here, convert) };
}

/** A folding range has its lines and columns side by side. */
function foldingColumns(fields: Fields, uri: string, convert: Convert): Fields {
  const column = (edge: 'start' | 'end'): Fields => {
    const [line, character] = [fields[`${edge}Line`], fields[`${edge}Character`]];
    if (typeof line !== 'number' || typeof character !== 'number') return {};
    return { [`${edge}Character`]: convert({ line, character }, uri).character };
  };
  return { ...column('start'), ...column('end') };
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

function isPosition(fields: Fields): fields is Fields & Position {
  return typeof fields['line'] === 'number' && typeof fields['character'] === 'number';
}

/** The document that a part of a message says it is about. */
function uriOf(value: unknown): string | undefined {
  if (!isObject(value)) return undefined;
  if (typeof value['uri'] === 'string') return value['uri'];
  const document = value['textDocument'];
  return isObject(document) && typeof document['uri'] === 'string' ? document['uri'] : undefined;
}
