/** Bodies of answers: unpacked, and never more of them than was asked for. */
import type { IncomingMessage } from 'node:http';
import { pipeline, type Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { reasonOf } from '../text/reason.ts';
import { collect } from './pages.ts';

/** Value of the `Accept-Encoding` header. */
export const ACCEPTED_CODINGS = 'gzip, deflate, br';

/** As much of a body as was asked for. */
export interface Body {
  readonly bytes: Uint8Array;
  /** Whether there was more. */
  readonly truncated: boolean;
}

/**
 * Reads a body up to a number of bytes, counted when unpacked: what is small on the wire may be huge behind it.
 *
 * @returns The body, or what is wrong with it.
 */
export async function readBody(response: IncomingMessage, maxBytes: number): Promise<Body | Error> {
  try {
    const first = await firstBytes(response);
    const plain = unpacked(response, first, maxBytes);
    if (plain instanceof Error) return plain;
    return await collect(plain as AsyncIterable<Uint8Array>, maxBytes);
  } catch (error) {
    return new Error(`the answer is broken: ${reasonOf(error)}.`);
  } finally {
    response.destroy();
  }
}

/** The start of a body, put back: by it one kind of packing is told from another. */
async function firstBytes(response: IncomingMessage): Promise<Uint8Array> {
  if (response.headers['content-encoding'] === undefined) return new Uint8Array();
  return new Promise((done, failed) => {
    response.once('error', failed);
    response.once('end', () => done(new Uint8Array()));
    response.once('close', () => done(new Uint8Array()));
    response.once('readable', () => {
      const chunk = response.read() as Buffer | null;
      response.off('error', failed);
      if (chunk) response.unshift(chunk);
      done(chunk ?? new Uint8Array());
    });
  });
}

function unpacked(response: IncomingMessage, first: Uint8Array, maxBytes: number): Readable | Error {
  const coding = (response.headers['content-encoding'] ?? '').trim().toLowerCase();
  if (coding === '' || coding === 'identity' || !first.length) return response;
  const unpacker = unpackerOf(coding, first);
  if (!unpacker) return new Error(`the answer is packed in a way that was not asked for: \`${coding.slice(0, 50)}\`.`);
  // Packed bytes that never become any text have an end here, too.
  const limited = async function* (source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    let size = 0;
    for await (const chunk of source) {
      size += chunk.length;
      if (size > maxBytes + SLACK) throw new Error('it is larger packed than it could be');
      yield chunk;
    }
  };
  // Errors are those of the unpacker's own stream, which is the one that is read.
  return pipeline(response, limited, unpacker, () => {});
}

const SLACK = 64 * 1024;

function unpackerOf(coding: string, first: Uint8Array): Transform | undefined {
  switch (coding) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'br':
      return createBrotliDecompress();
    case 'deflate':
      // Said to be zlib's format; many servers send the bare one.
      return ((first[0] ?? 0) & 0x0f) === 8 ? createInflate() : createInflateRaw();
    default:
      return undefined;
  }
}
