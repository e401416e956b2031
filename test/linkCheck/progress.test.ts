/** How a check of links says how far it is, where it is told to a person: in an editor and on a terminal. */
import { describe, expect, it } from 'vitest';
import { progressLine } from '../../server/src/cli/links.ts';
import type { Desk } from '../../server/src/lsp/desk.ts';
import { registerLinks } from '../../server/src/lsp/links.ts';
import type { CheckLinksParams, CheckLinksResult } from '../../server/src/lsp/protocol.ts';
import { fakeClock, fakeWeb } from './fake.ts';

type Check = (params: CheckLinksParams, token: unknown) => Promise<CheckLinksResult>;
const TOKEN = { isCancellationRequested: false, onCancellationRequested: () => {} };

/** Runs the handler of a check, some of whose parts fail. @returns The kinds of progress that it told. */
async function toldBy(more: object): Promise<{ readonly kinds: readonly string[]; readonly error: string }> {
  const kinds: string[] = [];
  let check: Check | undefined;
  const { pages } = fakeWeb({});
  const links = [{ url: 'https://a.example/', entry: true, places: [{ start: 0, end: 1, line: 0 }] }];
  const desk = {
    connection: {
      onRequest: (_: unknown, handler: Check) => {
        check = handler;
      },
      sendProgress: (_: unknown, __: unknown, { kind }: { kind: string }) => void kinds.push(kind),
    },
    service: { linksOf: () => links, linkResults: () => undefined, noteLinks: () => {} },
    source: (uri: string) => ({ uri, version: 1, text: '' }),
    becomeStale: () => {},
    clock: fakeClock(),
    pages,
    rare: { elsewhere: async () => ({ titleOf: () => ({ title: 'x' }) }) },
    ...more,
  };
  registerLinks(desk as unknown as Desk);
  const params = { uri: 'file:///draft/x.md', titles: true, workDoneToken: 'mine' };
  const error = await check?.(params, TOKEN).then(
    () => '',
    (reason: Error) => reason.message,
  );
  return { kinds, error: error ?? 'no handler' };
}

const failing = (message: string) => () => {
  throw new Error(message);
};

describe('in an editor, progress', () => {
  it.each([
    ['all is well', {}, ''],
    ['a part cannot be loaded', { rare: { elsewhere: async () => failing('no part')() } }, 'no part'],
    ['a page cannot be read', { rare: { elsewhere: async () => ({ titleOf: failing('no title') }) } }, 'no title'],
    ['a host breaks its word', { pages: { get: async () => failing('no page')() } }, 'no page'],
    ['the clock fails', { clock: { ...fakeClock(), now: failing('no time') } }, 'no time'],
  ])('that was begun is ended when %s', async (_, more, wanted) => {
    const { kinds, error } = await toldBy(more);
    expect(error).toBe(wanted);
    expect([kinds[0], kinds.at(-1), kinds.filter((kind) => kind === 'end').length]).toEqual(['begin', 'end', 1]);
  });
});

describe('on a terminal, the line', () => {
  it.each([
    ['a host', 'a.example', '1 of 2 links  a.example'],
    ['no host yet', undefined, '1 of 2 links  '],
    ['what a terminal would obey', 'a\u001b[2J\u0007\r\nb\u202e\u009b31mc', '1 of 2 links  a [2J b 31mc'],
    ['a long one', 'x'.repeat(10_000), `1 of 2 links  ${'x'.repeat(50)}`],
  ])('shows %s', (_, host, line) => expect(progressLine({ done: 1, total: 2, host })).toBe(line));
});
