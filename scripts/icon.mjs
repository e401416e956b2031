// Draws images/icon.png: a draft on a desk, its list ticked off. `node scripts/icon.mjs`; the same pixels at every run.
import { mkdirSync, writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';

const size = 256;
const samples = 4;

/** A shape says for a point whether it lies within. @typedef {(x: number, y: number) => boolean} Shape */

/** @returns {Shape} */
const box =
  (x0, y0, x1, y1, radius = 0) =>
  (x, y) => {
    const dx = Math.max(x0 + radius - x, 0, x - (x1 - radius));
    const dy = Math.max(y0 + radius - y, 0, y - (y1 - radius));
    return dx * dx + dy * dy <= radius * radius && x >= x0 && x <= x1 && y >= y0 && y <= y1;
  };

/** A line with round ends. @returns {Shape} */
const stroke = (x0, y0, x1, y1, width) => (x, y) => {
  const length = (x1 - x0) ** 2 + (y1 - y0) ** 2;
  const t = Math.min(1, Math.max(0, ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length));
  return Math.hypot(x - x0 - t * (x1 - x0), y - y0 - t * (y1 - y0)) <= width / 2;
};

/** Shapes from back to front, each with its colour. @type {[Shape, [number, number, number]][]} */
const picture = [
  [box(0, 0, 256, 256, 44), [38, 50, 56]],
  [box(28, 196, 228, 212, 8), [161, 113, 74]],
  [box(48, 206, 62, 240, 5), [132, 90, 57]],
  [box(194, 206, 208, 240, 5), [132, 90, 57]],
  [box(66, 30, 190, 196, 10), [250, 247, 240]],
  [box(84, 48, 150, 60, 6), [206, 66, 43]],
  ...[84, 114, 144].flatMap(
    (y) =>
      /** @type {[Shape, [number, number, number]][]} */ ([
        [stroke(86, y + 2, 92, y + 9, 6), [46, 125, 91]],
        [stroke(92, y + 9, 104, y - 5, 6), [46, 125, 91]],
        [box(114, y - 3, y === 114 ? 156 : 172, y + 5, 4), [144, 152, 156]],
      ]),
  ),
  [stroke(118, 178, 130, 172, 5), [206, 66, 43]],
  [stroke(130, 172, 142, 178, 5), [206, 66, 43]],
  [stroke(142, 178, 154, 172, 5), [206, 66, 43]],
  [stroke(154, 172, 166, 178, 5), [206, 66, 43]],
];

/** The colour and cover of one pixel, averaged over its samples. */
function pixel(px, py) {
  let [r, g, b, hits] = [0, 0, 0, 0];
  for (let i = 0; i < samples * samples; i++) {
    const x = px + ((i % samples) + 0.5) / samples;
    const y = py + (Math.floor(i / samples) + 0.5) / samples;
    const top = picture.findLast(([shape]) => shape(x, y));
    if (!top) continue;
    [r, g, b, hits] = [r + top[1][0], g + top[1][1], b + top[1][2], hits + 1];
  }
  const mean = (sum) => (hits ? Math.round(sum / hits) : 0);
  return [mean(r), mean(g), mean(b), Math.round((hits / samples ** 2) * 255)];
}

/** One chunk of a PNG file: length, type, data, check sum. */
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body) >>> 0, 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

const rows = Array.from({ length: size }, (_, y) =>
  // Each row starts with its filter, 0 for none.
  Buffer.from([0, ...Array.from({ length: size }, (_, x) => pixel(x, y)).flat()]),
);
const header = Buffer.alloc(13);
header.writeUInt32BE(size, 0);
header.writeUInt32BE(size, 4);
header.set([8, 6, 0, 0, 0], 8); // 8 bits a channel, RGBA
mkdirSync('images', { recursive: true });
writeFileSync(
  'images/icon.png',
  Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]),
);
