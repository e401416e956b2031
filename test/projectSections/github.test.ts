/** What GitHub says of a week, as sections; and a GitHub that is slow, limited, broken or gone. */
import { afterEach, describe, expect, it } from 'vitest';
import { addDays, type IsoDate } from '../../server/src/draft/date.ts';
import { KNOWN_SECTIONS } from '../../server/src/draft/headings.ts';
import { parseDraft } from '../../server/src/draft/parse.ts';
import { fetchActivity, type GithubOptions } from '../../server/src/hosts/github.ts';
import {
  composeSections,
  FCP_GROUPS,
  pasteSections,
  readItem,
  reportWindow,
  TESTING_GROUPS,
} from '../../server/src/projectSections/index.ts';
import { renderSite } from '../../server/src/site/index.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import { type FakeGithub, type FakeIssue, fakeGithub, type Trouble } from './api.ts';

const ISSUE = '2025-06-04' as IsoDate;
const WINDOW = reportWindow(ISSUE);
const FCP = 'final-comment-period';
const IN_TIME = '2025-06-01T12:00:00Z';

const RUST: FakeIssue = {
  repository: 'rust-lang/rust',
  number: 1,
  title: 'Stabilize Vec<T>',
  labels: [FCP, 'disposition-merge'],
  labeled: { [FCP]: IN_TIME },
  pull: true,
};

let open: FakeGithub | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

async function ask(issues: readonly FakeIssue[], trouble?: Trouble, options: GithubOptions = {}) {
  open = await fakeGithub(issues, trouble);
  const activity = await fetchActivity(WINDOW, { baseUrl: open.url, secondMs: 1, ...options });
  return { activity, composed: composeSections(activity), github: open };
}

describe('the window', () => {
  it.each([
    ['2025-06-04', '2025-05-27', '2025-06-03'],
    ['2025-06-05', '2025-05-27', '2025-06-03'],
    ['2025-06-03', '2025-05-20', '2025-05-27'],
    ['2025-06-09', '2025-05-27', '2025-06-03'],
  ])('of %s: %s to %s', (issue, from, to) => expect(reportWindow(issue as IsoDate)).toEqual({ from, to }));
});

describe('the table', () => {
  it('has every group of the headings, with its list', () => {
    const titles = KNOWN_SECTIONS.filter(({ id }) => id === 'fcp-group').map(({ title, url }) => [title, url]);
    expect(FCP_GROUPS.map(({ name, url }) => [name, url])).toEqual(titles);
    for (const { url, repository } of [...FCP_GROUPS, ...TESTING_GROUPS])
      expect(url).toContain(`github.com/${repository}/`);
  });
});

describe('the sections', () => {
  it('are written as the template has them', async () => {
    const { composed, github } = await ask(
      [
        RUST,
        { ...RUST, number: 2, title: 'On the first day', labeled: { [FCP]: `${WINDOW.from}T00:00:00Z` }, pull: false },
        {
          ...RUST,
          number: 3,
          title: 'On the last day',
          labeled: { [FCP]: `${WINDOW.to}T23:59:59Z` },
          labels: [FCP, 'disposition-close'],
        },
        { ...RUST, number: 4, title: 'The day before', labeled: { [FCP]: `${addDays(WINDOW.from, -1)}T23:59:59Z` } },
        { ...RUST, number: 5, title: 'The day after', labeled: { [FCP]: `${addDays(WINDOW.to, 1)}T00:00:00Z` } },
        { ...RUST, number: 6, title: 'Closed', state: 'closed' },
        { ...RUST, number: 7, title: 'Not said what', labels: [FCP], updated: '2025-06-03T00:00:00Z' },
        { ...RUST, number: 8, title: 'Nothing happened since', updated: OLD },
        {
          repository: 'rust-lang/compiler-team',
          number: 9,
          title: 'A proposal',
          labels: ['major-change', FCP],
          labeled: { [FCP]: IN_TIME },
        },
        {
          repository: 'rust-lang/compiler-team',
          number: 10,
          title: 'Not a proposal',
          labels: [FCP],
          labeled: { [FCP]: IN_TIME },
        },
        {
          repository: 'rust-lang/rustup',
          number: 11,
          title: 'Try it',
          labels: ['call-for-testing'],
          labeled: { 'call-for-testing': IN_TIME },
        },
        { repository: 'rust-lang/rfcs', number: 12, title: 'Merged', pull: true, state: 'closed', merged: IN_TIME },
        { repository: 'rust-lang/rfcs', number: 13, title: 'Given up', pull: true, state: 'closed' },
        { repository: 'rust-lang/rfcs', number: 14, title: 'Merged before', pull: true, state: 'closed', merged: OLD },
        { repository: 'rust-lang/rfcs', number: 15, title: 'New', pull: true, created: IN_TIME },
        { repository: 'rust-lang/rfcs', number: 16, title: 'Old', pull: true },
      ],
      undefined,
      { token: 'abc' },
    );
    expect(composed.failures).toEqual([]);
    expect(composed.text.replace(/\]\(https:[^)]*\)/g, ']')).toBe(`## Calls for Testing

##### [Rustup]
* [Try it]

* *No calls for testing were issued this week by
  [Rust],
  [Rust language RFCs] or
  [Cargo].*

### [Approved RFCs]

* [Merged]

### Final Comment Period

#### Tracking Issues & PRs

##### [Rust]
* [disposition: unspecified] [Not said what]
* [Stabilize Vec&lt;T>]
* [On the first day]
* [disposition: close] [On the last day]

##### [Compiler Team] [(MCPs only)]
* [A proposal]

*No Items entered Final Comment Period this week for
  [Rust RFCs],
  [Cargo],
  [Language Team],
  [Language Reference],
  [Leadership Council] or
  [Unsafe Code Guidelines].*

#### [New and Updated RFCs]

* [New]
`);
    expect(composed.text).toContain('* [Stabilize Vec&lt;T>](https://github.com/rust-lang/rust/pull/1)');
    expect(renderSite(composed.text)).not.toMatch(/<p>\*|<T>/);
    expect(new Set(github.authorizations)).toEqual(new Set(['token abc']));
  });

  it('of a week without anything', async () => {
    const { composed } = await ask([]);
    expect(composed.sections).toEqual(['testing', 'approved-rfcs', 'fcp', 'new-rfcs']);
    expect(composed.text).toContain('* *No RFCs were approved this week.*');
    expect(composed.text).toContain('* *No New or Updated RFCs were created this week.*');
    expect(composed.text).toMatch(/for\n {2}\[Rust\]\([^)]*\),\n {2}\[Rust RFCs\]/);
  });

  it('go into a draft, with its own addresses, and do not change a second time', async () => {
    const { activity } = await ask([RUST]);
    const text = `Date: ${ISSUE}\n\n### Final Comment Period\n\nThe team announces.\n\n#### Tracking Issues & PRs\n<!-- Either remove\n  [Cargo](https://github.com/rust-lang/cargo/issues?q=label%3Amine).*\n-->\n\n### [New and Updated RFCs](https://github.com/rust-lang/rfcs/pulls)\n\n## Upcoming Events\n`;
    const draft = parseDraft(text);
    const composed = composeSections(activity, draft);
    const { edits } = pasteSections(draft, composed.text, { keepHeadings: true });
    const after = applyEdits(text, edits);
    expect(after).toContain('[Cargo](https://github.com/rust-lang/cargo/issues?q=label%3Amine)');
    expect(after).toContain('The team announces.\n\n#### Tracking Issues & PRs\n\n##### [Rust]');
    expect(after).toContain('### [New and Updated RFCs](https://github.com/rust-lang/rfcs/pulls)\n\n* *No New');
    const again = parseDraft(after);
    expect(pasteSections(again, composeSections(activity, again).text, { keepHeadings: true }).edits).toEqual([]);
  });

  it('ask page after page', async () => {
    const many = Array.from(
      { length: 250 },
      (_, index): FakeIssue => ({ ...RUST, number: index + 1, title: `T${index}`, noise: index === 0 ? 230 : 0 }),
    );
    const { activity, github } = await ask(many);
    const answer = activity.fcp.get('Rust');
    expect(answer && 'items' in answer && answer.items.length).toBe(250);
    expect(
      github.requests.filter((path) => path.startsWith('/repos/rust-lang/rust/issues?') && path.includes(FCP)),
    ).toHaveLength(3);
    expect(github.requests.filter((path) => path.startsWith('/repos/rust-lang/rust/issues/1/events'))).toHaveLength(3);
  });

  it('stop asking for closed RFCs where the week begins', async () => {
    const many = Array.from(
      { length: 450 },
      (_, index): FakeIssue => ({
        repository: 'rust-lang/rfcs',
        number: index + 1,
        title: `T${index}`,
        pull: true,
        state: 'closed',
        updated: index < 150 ? IN_TIME : OLD,
        ...(index < 150 ? { merged: IN_TIME } : {}),
      }),
    );
    const { activity, github } = await ask(many);
    expect('items' in activity.approved && activity.approved.items.length).toBe(150);
    expect(github.requests.filter((path) => path.includes('state=closed'))).toHaveLength(2);
  });
});

const OLD = '2025-01-01T00:00:00Z';
/** Trouble with the list of one group, so many times. */
function forCargo(trouble: Exclude<ReturnType<Trouble>, undefined>, times = Number.POSITIVE_INFINITY): Trouble {
  let count = 0;
  return (at) =>
    at.pathname.startsWith('/repos/rust-lang/cargo/') && at.search.includes(FCP) && ++count <= times
      ? trouble
      : undefined;
}

describe('trouble', () => {
  it.each<[string, Exclude<ReturnType<Trouble>, undefined>, RegExp, GithubOptions?]>([
    ['a problem of its own', { status: 500 }, /problem of its own \(status 500\)/],
    ['a page of HTML', { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>' }, /not the list/],
    ['half an answer', { status: 200, body: '[{"number": 1' }, /not the list/],
    ['elements that are something else', { status: 200, body: '[{"number": "1"}]' }, /no issue and no pull request/],
    [
      'an address that is none',
      {
        status: 200,
        body: JSON.stringify([
          {
            number: 1,
            title: 'T',
            html_url: 'javascript:alert(1)',
            labels: [],
            created_at: IN_TIME,
            updated_at: IN_TIME,
          },
        ]),
      },
      /no issue and no pull request/,
    ],
    ['a token that is wrong', { status: 401 }, /does not accept the token/],
    ['a token that may not', { status: 403 }, /refuses this/],
    ['nothing there', { status: 404 }, /no such repository/],
    [
      'a limit that lasts',
      { status: 403, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '4102444800' } },
      /rate limit is reached\. The limit is lifted at 00:00 UTC\. With a token/,
    ],
    [
      'a limit that lasts, with a token',
      {
        status: 429,
        headers: { 'retry-after': '9999', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '4102444800' },
      },
      /rate limit is reached\. It asks to wait 9999 s\.$/,
      { token: 'abc' },
    ],
    [
      'a second limit that lasts',
      {
        status: 403,
        headers: { 'retry-after': '9999' },
        body: JSON.stringify({ message: 'You have exceeded a secondary rate limit.' }),
      },
      /rate limit is reached\. It asks to wait 9999 s/,
    ],
    ['no answer', 'hang', /no answer within 0\.2 s/, { timeoutMs: 200 }],
    ['a line that breaks', 'cut', /cannot be reached/],
  ])('%s: the others are known, the section is left alone, and why is said', async (_, trouble, why, options) => {
    const { composed } = await ask([RUST], forCargo(trouble), options);
    expect(composed.sections).toEqual(['testing', 'approved-rfcs', 'new-rfcs']);
    expect(composed.failures).toMatchObject([{ section: 'fcp', part: 'Cargo', why: expect.stringMatching(why) }]);
    expect(composed.text).not.toContain('Final Comment Period');
    expect(composed.text).toContain('No calls for testing');
  });

  it.each<[string, Exclude<ReturnType<Trouble>, undefined>]>([
    [
      'a limit',
      { status: 429, headers: { 'retry-after': '2', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1' } },
    ],
    ['a limit, as 403', { status: 403, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1' } }],
    [
      'a second limit',
      {
        status: 403,
        headers: { 'retry-after': '2' },
        body: JSON.stringify({ message: 'You have exceeded a secondary rate limit.' }),
      },
    ],
  ])('%s that passes is waited for', async (_, trouble) => {
    const waits: number[] = [];
    const { composed } = await ask([{ ...RUST, repository: 'rust-lang/cargo' }], forCargo(trouble, 1), {
      onWait: (seconds) => waits.push(seconds),
    });
    expect(composed.failures).toEqual([]);
    expect(composed.text).toContain('https://github.com/rust-lang/cargo/pull/1');
    expect(waits).toHaveLength(1);
  });

  it('with all of it: everything is named, nothing is written', async () => {
    const { composed } = await ask([], () => ({ status: 500 }));
    expect(composed).toMatchObject({ text: '', sections: [] });
    expect(composed.failures).toHaveLength(FCP_GROUPS.length + TESTING_GROUPS.length + 2);
  });

  it('no one at home', async () => {
    const activity = await fetchActivity(WINDOW, { baseUrl: 'http://127.0.0.1:1', secondMs: 1 });
    expect(composeSections(activity).failures[0]?.why).toMatch(/cannot be reached/);
  });

  it('is over at once when it is cancelled', async () => {
    open = await fakeGithub([RUST], () => 'hang');
    const controller = new AbortController();
    const asked = fetchActivity(WINDOW, { baseUrl: open.url, signal: controller.signal });
    setTimeout(() => controller.abort(), 50);
    await expect(asked).rejects.toThrow(/abort/i);
  });

  it('elements that are half there', () => {
    expect(readItem(null)).toBeUndefined();
    expect(
      readItem({ number: 1, title: 'T', html_url: 'https://x.y/z', created_at: IN_TIME, updated_at: 'soon' }),
    ).toBeUndefined();
    expect(
      readItem({
        number: 1,
        title: 'T',
        html_url: 'https://x.y/z',
        created_at: IN_TIME,
        updated_at: IN_TIME,
        labels: ['a', { name: 'b' }, null],
      })?.labels,
    ).toEqual(['a', 'b']);
  });
});
