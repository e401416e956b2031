import { inflateRawSync } from 'node:zlib';

/** A file in a zip archive. */
export interface Entry {
  readonly name: string;
  bytes(): Buffer;
}

const endOfDirectory = 0x06054b50;
const fileHeader = 0x02014b50;
const deflated = 8;

/** The files of a zip archive, by its central directory. */
export function entriesOf(zip: Buffer): Entry[] {
  let end = zip.length - 22;
  while (end >= 0 && zip.readUInt32LE(end) !== endOfDirectory) end--;
  if (end < 0) throw new Error('not a zip archive');
  const entries: Entry[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    if (zip.readUInt32LE(at) !== fileHeader) throw new Error('a damaged zip archive');
    const [method, size] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((field) => zip.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ];
    const local = zip.readUInt32LE(at + 42);
    entries.push({
      name: zip.toString('utf8', at + 46, at + 46 + name),
      bytes() {
        const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
        const data = zip.subarray(start, start + size);
        return method === deflated ? inflateRawSync(data) : data;
      },
    });
    at += 46 + name + extra + comment;
  }
  return entries;
}
