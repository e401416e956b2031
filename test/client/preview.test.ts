import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Latest } from '../../client/src/latest.ts';
import { openable } from '../../client/src/preview/addresses.ts';
import { makeNonce, pageOf } from '../../client/src/preview/page.ts';
import { inOrder, lineAt, topOf, within } from '../../client/src/preview/places.ts';

describe('what may be opened outside', () => {
  test.each([
    ['https://this-week-in-rust.org/?a=b%20c#d', 'https://this-week-in-rust.org/?a=b%20c#d'],
    ['HTTP://x.example.org', 'http://x.example.org/'],
    ['mailto:somebody@example.org', 'mailto:somebody@example.org'],
    ['javascript:alert(1)', undefined],
    [' java\nscript:alert(1)', undefined],
    ['data:text/html,<script>alert(1)</script>', undefined],
    ['file:///etc/passwd', undefined],
    ['vscode://some.extension/do', undefined],
    ['command:workbench.action.quit', undefined],
    ['//example.org/x', undefined],
    ['/blog', undefined],
    ['', undefined],
    [undefined, undefined],
    [{ toString: (): string => 'https://example.org/' }, undefined],
  ])('%j', (href, expected) => {
    expect(openable(href)).toBe(expected);
  });
});

describe('the page', () => {
  const parts = { source: 'https://*.cdn.example', script: 'https://x/preview.js', style: 'https://x/preview.css' };
  const page = pageOf({ ...parts, nonce: 'abc', uri: 'file:///a"><script>alert(1)</script>.md' });

  test('allows nothing but its own script and style', () => {
    expect(/Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1]).toBe(
      "default-src 'none'; style-src https://*.cdn.example; script-src 'nonce-abc'; base-uri 'none'; form-action 'none'",
    );
  });

  test('has one script, whatever the name of the draft', () => {
    expect(page.match(/<script/g)).toHaveLength(1);
  });

  test('has a new nonce each time', () => {
    expect(makeNonce()).not.toBe(makeNonce());
    expect(makeNonce()).toMatch(/^[0-9a-f]{36}$/);
  });
});

describe('lines and places', () => {
  const places = inOrder([
    { line: 0, top: 10 },
    { line: 4, top: 50 },
    { line: 4, top: 60 },
    { line: 2, top: 70 },
    { line: 8, top: 250 },
    { line: 9, top: 200 },
  ]);

  test('what contradicts the order is left out', () => {
    expect(places.map(({ line }) => line)).toEqual([0, 4, 8]);
  });

  test.each([
    [0, 10],
    [2, 30],
    [4, 50],
    [6, 150],
    [8, 250],
  ])('line %d is %d down, and back', (line, top) => {
    expect(topOf(places, line)).toBe(top);
    expect(lineAt(places, top)).toBe(line);
  });

  test('outside of what is known, the ends', () => {
    expect([topOf(places, 20), lineAt(places, 900), lineAt(places, 3)]).toEqual([250, 8, 0]);
  });

  const things = [0, 3, 3, 7, 9].map((line, index) => ({ line, index }));
  test.each([
    ['all that begin within', 3, 8, [1, 2, 3]],
    ['what goes on into it, where nothing begins', 4, 5, [2]],
    ['both', 5, 9, [2, 3, 4]],
    ['the very first', 0, 0, [0]],
  ])('a range is about %s', (_, first, last, expected) => {
    expect(within(things, first, last).map(({ index }) => index)).toEqual(expected);
  });
});

describe('a job that is asked for often', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('runs once for a burst, and once more for what came meanwhile', async () => {
    let runs = 0;
    const latest = new Latest(5, async () => {
      runs++;
      await new Promise((done) => setTimeout(done, 20));
    });
    for (let i = 0; i < 5; i++) latest.ask();
    await vi.advanceTimersByTimeAsync(15);
    expect(runs).toBe(1);
    for (let i = 0; i < 5; i++) latest.ask();
    await vi.advanceTimersByTimeAsync(60);
    expect(runs).toBe(2);
  });

  test('does not run any more once disposed of', async () => {
    let runs = 0;
    const latest = new Latest(5, async () => void runs++);
    latest.ask();
    latest.dispose();
    latest.ask();
    await vi.advanceTimersByTimeAsync(20);
    expect(runs).toBe(0);
  });
});
