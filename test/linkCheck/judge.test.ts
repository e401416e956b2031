import { describe, expect, it } from 'vitest';
import { askedToWait, judge } from '../../server/src/linkCheck/judge.ts';
import { ledAway, movedTo } from '../../server/src/linkCheck/moved.ts';
import { sameTitle } from '../../server/src/linkCheck/titles.ts';
import { found, missed, via } from './fake.ts';

const URL_ = 'https://a.example/post';

describe('outcomes', () => {
  it.each([
    [200, 'ok'],
    [204, 'ok'],
    [304, 'unknown'],
    [400, 'unknown'],
    [401, 'unknown'],
    [403, 'unknown'],
    [404, 'broken'],
    [410, 'broken'],
    [429, 'unknown'],
    [451, 'unknown'],
    [500, 'unknown'],
    [503, 'unknown'],
    [999, 'unknown'],
  ] as const)('status %i is %s', (status, outcome) => {
    const verdict = judge(URL_, found(URL_, { status }));
    expect(verdict).toMatchObject({ outcome, status });
    if (outcome === 'ok') expect(verdict.reason).toBe('');
    else expect(verdict.reason).toContain(String(status));
  });

  it.each([
    ['unknown-host', 'broken'],
    ['refused', 'unknown'],
    ['unreachable', 'unknown'],
    ['timeout', 'unknown'],
    ['too-many-redirects', 'unknown'],
    ['bad-answer', 'unknown'],
  ] as const)('%s is %s', (reason, outcome) => {
    const verdict = judge(URL_, missed(reason, URL_));
    expect(verdict.outcome).toBe(outcome);
    expect(verdict.reason).toMatch(/^\S.*[^.]$/);
  });

  it.each([
    ['a sign-in', 'https://a.example/login?next=/post', 'unknown'],
    ['a sign-in elsewhere', 'https://accounts.example.com/o', 'unknown'],
    ['consent', 'https://consent.youtube.com/m?continue=x', 'unknown'],
    ['the front page', 'https://www.a.example/', 'unknown'],
    ['another front page', 'https://post.example/', 'ok'],
    ['another page', 'https://a.example/posts/post', 'ok'],
  ] as const)('led to %s', (_, to, outcome) => {
    expect(judge(URL_, found(URL_, { redirects: via(URL_, [302, to]) })).outcome).toBe(outcome);
  });

  it('a page about signing in is a page', () => {
    expect(ledAway('https://a.example/oauth', 'https://b.example/oauth')).toBeUndefined();
  });
});

describe('moved for good', () => {
  it.each([
    ['301', 'https://a.example/x', [[301, 'https://b.example/y']], 'https://b.example/y'],
    ['308', 'https://a.example/x', [[308, 'https://b.example/y']], 'https://b.example/y'],
    [
      'two steps',
      'http://a.example/x',
      [
        [301, 'https://a.example/x'],
        [301, 'https://b.example/y'],
      ],
      'https://b.example/y',
    ],
    ['302', 'https://a.example/x', [[302, 'https://b.example/y']], undefined],
    ['307', 'https://a.example/x', [[307, 'https://b.example/y']], undefined],
    [
      'for good, then for now',
      'http://a.example/x',
      [
        [301, 'https://a.example/x'],
        [302, 'https://b.example/y'],
      ],
      'https://a.example/x',
    ],
    [
      'for now, then for good',
      'https://a.example/x',
      [
        [302, 'https://b.example/x'],
        [301, 'https://c.example/y'],
      ],
      undefined,
    ],
    ['to https', 'http://a.example/x', [[301, 'https://a.example/x']], 'https://a.example/x'],
    ['to http', 'https://a.example/x', [[301, 'http://b.example/y']], undefined],
    ['a final slash', 'https://a.example/x', [[301, 'https://a.example/x/']], undefined],
    ['www.', 'https://a.example/x', [[301, 'https://www.a.example/x']], undefined],
    ['a sign-in', 'https://a.example/x', [[301, 'https://a.example/users/sign_in']], undefined],
    ['a sign-in host', 'https://a.example/x', [[301, 'https://login.a.example/x']], undefined],
    ['a front page', 'https://a.example/x', [[301, 'https://b.example/']], undefined],
    ['a front page to another', 'https://a.example/', [[301, 'https://b.example/']], 'https://b.example/'],
    ['a language', 'https://a.example/x', [[301, 'https://a.example/en-US/x']], undefined],
    [
      'tracking is left out',
      'https://a.example/x',
      [[301, 'https://b.example/y?utm_source=a&id=1']],
      'https://b.example/y?id=1',
    ],
    ['nothing but tracking', 'https://a.example/x', [[301, 'https://a.example/x?utm_source=a']], undefined],
    ['a host that was renamed', 'https://a.example/x', [[301, 'https://lu.ma/y']], 'https://luma.com/y'],
    ['luma itself', 'https://lu.ma/y', [[301, 'https://luma.com/y']], undefined],
    ['a parameter is lost', 'https://a.example/x?sk=1', [[301, 'https://a.example/x']], undefined],
    ['tracking is lost', 'http://a.example/x?utm_source=1', [[301, 'https://a.example/x']], 'https://a.example/x'],
    [
      'what would end the address',
      'https://a.example/x',
      [[301, "https://b.example/y'(z)"]],
      'https://b.example/y%27(z)',
    ],
    ['a fragment of theirs', 'https://a.example/x', [[301, 'https://b.example/y#z']], 'https://b.example/y'],
    ['no page', 'https://a.example/x', [[301, 'mailto:a@b.example']], undefined],
    ['an endless one', 'https://a.example/x', [[301, `https://b.example/${'y'.repeat(400)}`]], undefined],
    ['none', 'https://a.example/x', [], undefined],
  ] as const)('%s', (_, from, steps, expected) => {
    expect(movedTo(from, via(from, ...steps))).toBe(expected);
  });

  it('is said only of a page that is there', () => {
    const redirects = via(URL_, [301, 'https://b.example/y']);
    expect(judge(URL_, found(URL_, { redirects })).movedTo).toBe('https://b.example/y');
    expect(judge(URL_, found(URL_, { redirects, status: 404 })).movedTo).toBeUndefined();
  });
});

describe('asked to wait', () => {
  const now = Date.UTC(2025, 5, 3, 12);
  it.each([
    ['seconds', 429, '7', 7000],
    ['seconds, of a busy server', 503, '0', 0],
    ['a date', 429, 'Tue, 03 Jun 2025 12:00:30 GMT', 30_000],
    ['a date that is past', 429, 'Mon, 02 Jun 2025 12:00:30 GMT', 0],
    ['nothing said', 429, undefined, 5000],
    ['nonsense', 429, 'soon', 5000],
    ['no such day', 429, 'Tue, 31 Jun 2025 12:00:30 GMT', 5000],
    ['nothing said by a broken server', 503, undefined, undefined],
    ['another status', 200, '7', undefined],
  ] as const)('%s', (_, status, retryAfter, expected) => {
    expect(askedToWait(found(URL_, { status, retryAfter }), now)).toBe(expected);
  });
});

describe('titles', () => {
  it.each([
    ['A title', 'A title'],
    ['A  title ', '\n a\tTitle'],
    ['“A” title’s', '"A" title\'s'],
    ['A title', 'A title 🦀🎉'],
    ['A title!', 'A title'],
    ['A title', 'A title | Some Site'],
    ['A title', 'A title - Part 1 - Some Site'],
    ['A title', 'Some Site: A title'],
    ['A title | Some Site', 'A title'],
    ['Fast – and safe', 'Fast - and safe'],
    ['Q&A', 'Q and A'],
    ['`Vec` and friends', 'Vec and friends'],
    ['And so on...', 'And so on…'],
    ['Ａ title', 'A title'],
    ['🦀', 'A title'],
    ['A title', ''],
  ])('%j is %j', (ours, theirs) => expect(sameTitle(ours, theirs)).toBe(true));

  it.each([
    ['A titel', 'A title'],
    ['A title', 'Another title'],
    ['A title', 'A title in full'],
    ['A title about th…', 'A title about things'],
    ['C', 'C++'],
    ['標題', '別的標題'],
  ])('%j is not %j', (ours, theirs) => expect(sameTitle(ours, theirs)).toBe(false));

  it.each([' - ', ': ', '!', ' ', '| '])('takes no time for a long one of %j', (part) => {
    const long = part.repeat(300_000);
    const start = performance.now();
    sameTitle(long, `${long}x`);
    expect(performance.now() - start).toBeLessThan(500);
  });
});
