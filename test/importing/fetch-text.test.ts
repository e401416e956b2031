/** Fetching one text: only the web, only so much, only so long. */
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { fetchText, isWebAddress } from '../../server/src/hosts/fetchText.ts';

let close: (() => void) | undefined;
afterEach(() => close?.());

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  close = () => {
    server.closeAllConnections();
    server.close();
  };
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

describe('fetchText', () => {
  it('gives the text', async () =>
    expect(await fetchText(await serve((_, response) => response.end('BEGIN:VCALENDAR 🦀')))).toBe(
      'BEGIN:VCALENDAR 🦀',
    ));

  it.each<[string, RequestListener, RegExp]>([
    ['a status', (_, response) => response.writeHead(404).end(), /status 404/],
    ['too much', (_, response) => response.end('x'.repeat(3000)), /larger than/],
    ['no text', (_, response) => response.end(Buffer.from([0xff, 0xfe, 0x00])), /UTF-8/],
    ['no end', (_, response) => void response.write('x'), /no answer within 0\.3 s/],
    ['a line that breaks', (request) => void request.socket.destroy(), /./],
    [
      'a way to somewhere else',
      (_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
      /./,
    ],
  ])('%s', async (_, listener, message) => {
    const result = await fetchText(await serve(listener), { mostBytes: 2000, timeoutMs: 300 });
    expect(result).toBeInstanceOf(Error);
    expect((result as Error).message).toMatch(message);
  });

  it.each(['file:///etc/passwd', 'ftp://example.org/a', 'data:text/plain,a', 'nothing'])(
    'refuses %s',
    async (address) => {
      expect(await fetchText(address)).toMatchObject({ message: 'only http: and https: are fetched' });
    },
  );

  it.each([
    ['https://example.org/a', true],
    ['webcal://example.org/a', true],
    ['a.ics', false],
    ['C:\\a.ics', false],
    ['./a', false],
  ])('%s', (text, expected) => expect(isWebAddress(text)).toBe(expected));
});
