/** The page of the preview, in a browser: what it shows, and that nothing of a draft runs in it. */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSync } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { FromPage, ToPage } from '../../client/src/preview/messages.ts';
import { pageOf } from '../../client/src/preview/page.ts';
import { findChromium, openPage } from '../vscode/host/chromium.ts';

/** What a draft could hold to make a page run, load or send something. `pwned` in it means that it worked. */
const hostile = [
  '<script>pwned = 1</script>',
  '<script nonce="abc">pwned = 1</script>',
  '<img src="/stolen" onerror="pwned = 1">',
  '<svg onload="pwned = 1"><script>pwned = 1</script><a xlink:href="javascript:pwned = 1">x</a></svg>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=pwned=1&gt;"></table></mtext></math>',
  '<noscript><p title="</noscript><img src=x onerror=pwned=1>"></noscript>',
  '<details open ontoggle="pwned = 1"><summary>More</summary></details>',
  '<p style="background: url(/stolen)" onmouseover="pwned = 1">styled</p>',
  '<style>@import "/stolen"; body { display: none }</style>',
  '<link rel="stylesheet" href="/stolen"><meta http-equiv="refresh" content="0; url=/stolen"><base href="/stolen/">',
  '<iframe srcdoc="<script>parent.pwned = 1</script>"></iframe><object data="/stolen"></object><embed src="/stolen">',
  '<form id="views" action="/stolen"><button name="body" formaction="javascript:pwned = 1">send</button></form>',
  '<video src="/stolen" onerror="pwned = 1"><source src="/stolen" onerror="pwned = 1"></video>',
  '<template><script>pwned = 1</script></template><textarea></textarea><script>pwned = 1</script>',
  '<a id="bad" href="javascript:pwned = 1">javascript</a> <a href="java&#10;script:pwned = 1">in two lines</a>',
  '<div data-line="1e9" class="differs" id="tip">a name of our own</div>',
];

describe.skipIf(!findChromium())('the page of the preview', () => {
  let browser: Browser;
  let page: Page;
  let server: Server;
  let origin = '';
  const asked: string[] = [];
  const bundle = (entry: string): string =>
    buildSync({ entryPoints: [entry], bundle: true, write: false, format: 'iife', target: 'es2022' }).outputFiles[0]
      ?.text ?? '';

  beforeAll(async () => {
    const files: Readonly<Record<string, readonly [type: string, text: string]>> = {
      '/preview.js': ['text/javascript', bundle('client/webview/preview.ts')],
      '/preview.css': ['text/css', readFileSync('client/webview/preview.css', 'utf8')],
    };
    server = createServer(({ url = '' }, response) => {
      asked.push(url);
      const parts = { source: origin, script: '/preview.js', style: '/preview.css', nonce: 'abc', uri: 'file:///d.md' };
      const [type, text] = files[url] ?? ['text/html', pageOf(parts)];
      response.writeHead(200, { 'Content-Type': type }).end(text);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    ({ browser, page } = await openPage());
    // The editor's side of the page.
    await page.addInitScript(`
      window.sent = [];
      window.acquireVsCodeApi = () => ({
        postMessage: (message) => sent.push(message),
        getState: () => window.kept,
        setState: (state) => { window.kept = state; },
      });`);
  });

  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  beforeEach(async () => {
    await page.goto(`${origin}/`);
    await page.waitForFunction('sent.length > 0');
    asked.length = 0;
  });

  const tell = (message: ToPage): Promise<unknown> =>
    page.evaluate(`window.postMessage(${JSON.stringify(message)}), new Promise((done) => setTimeout(done, 30))`);
  const sent = async (type: FromPage['type']): Promise<FromPage[]> =>
    ((await page.evaluate('sent')) as FromPage[]).filter((message) => message.type === type);
  const show = (site: string, more: Partial<Extract<ToPage, { type: 'show' }>> = {}): Promise<unknown> =>
    tell({ type: 'show', lineCount: 100, github: undefined, differences: [], ...more, site });
  const paragraphs = (count: number): string =>
    Array.from({ length: count }, (_, line) => `<p data-line="${line}" style="height: 1em">Line ${line}</p>`).join('');

  test.each(hostile)('nothing comes of %s', async (html) => {
    await show(`<p>before</p>${html}<p>after</p>`);
    for (const link of await page.locator('main [data-href]').all()) await link.click();
    await page.locator('main').first().hover();
    expect(await page.evaluate('typeof pwned')).toBe('undefined');
    expect(asked).toEqual([]);
    const attributes = (await page.evaluate(
      `[...document.querySelectorAll('main *')].flatMap((element) => element.getAttributeNames())`,
    )) as string[];
    const alien =
      'script, style, svg, math, iframe, object, embed, form, link, meta, base, template, video, source, img';
    expect(await page.locator(`main :is(${alien})`).count()).toBe(0);
    expect(attributes.filter((name) => /^(on|src|href|action|formaction|srcdoc|background)/.test(name))).toEqual([]);
    expect(await page.locator('main:first-child p').allInnerTexts()).toEqual(
      expect.arrayContaining(['before', ...(html.includes('textarea') ? [] : ['after'])]),
    );
    expect(await page.locator('#views').count()).toBe(1);
  });

  test('a link is handed to the editor, an anchor is followed', async () => {
    await show(`<p data-line="0"><a href="https://a.example.org/?x=1">a</a> <a href="#end">end</a></p>
      ${'<p>…</p>'.repeat(100)}<h2 id="end">End</h2>`);
    await page.getByText('a', { exact: true }).click();
    expect(await sent('open')).toEqual([{ type: 'open', href: 'https://a.example.org/?x=1' }]);
    await page.getByText('end', { exact: true }).focus();
    await page.keyboard.press('Enter');
    expect((await page.getByText('End', { exact: true }).boundingBox())?.y).toBeLessThan(400);
    expect(await sent('open')).toHaveLength(1);
  });

  test('a picture is named, not fetched', async () => {
    await show('<p><img alt="A crab" src="https://a.example.org/crab.png"></p>');
    await page.getByText('A crab').click();
    expect(await sent('open')).toEqual([{ type: 'open', href: 'https://a.example.org/crab.png' }]);
  });

  test('what differs is marked, counted, and explained on hover and on the way to it', async () => {
    const differences = [
      { startLine: 4, endLine: 5, message: 'The site shows this list as text.', rule: 'list-after-text' },
    ];
    await show(
      '<p data-line="0">one</p><ul data-line="4"><li data-line="4">two</li><li data-line="5">three</li></ul>',
      { differences },
    );
    expect(await page.locator('.differs').evaluateAll((all) => all.map(({ tagName }) => tagName))).toEqual(['UL']);
    expect(await page.locator('#count').innerText()).toBe('GitHub shows 1 place otherwise');
    await page.getByText('two').hover();
    expect(await page.locator('#tip').innerText()).toBe('The site shows this list as text. list-after-text');
    await page.getByText('one').hover();
    expect(await page.locator('#tip').isVisible()).toBe(false);
    await page.getByTitle('Next place that differs').click();
    expect(await page.locator('#tip').isVisible()).toBe(true);
  });

  test('of a list that goes on behind what differs, only the item is marked', async () => {
    await show('<ul data-line="4"><li data-line="4">two</li><li data-line="5">three</li></ul>', {
      differences: [{ startLine: 4, endLine: 4, message: 'The site prints `\\\\<`.', rule: 'shown-backslash' }],
    });
    expect(await page.locator('.differs').allInnerTexts()).toEqual(['two']);
  });

  test('begins at the line that the editor shows, told before there is a picture', async () => {
    await tell({ type: 'scroll', line: 50 });
    await show(paragraphs(100));
    expect(await page.getByText('Line 50').boundingBox()).toMatchObject({ y: expect.closeTo(35, -2) });
    expect(await sent('scrolled')).toEqual([]);
  });

  test('scrolls to a line, says where somebody has scrolled to, and stays there when the text changes', async () => {
    await show(paragraphs(100));
    await tell({ type: 'scroll', line: 50 });
    expect(await page.getByText('Line 50').boundingBox()).toMatchObject({ y: expect.closeTo(35, -2) });
    expect(await sent('scrolled')).toEqual([]);
    await page.locator('main').first().hover();
    await page.mouse.wheel(0, 200);
    await expect.poll(async () => (await sent('scrolled')).length).toBeGreaterThan(0);
    const top = await page.locator('main').first().evaluate('document.querySelector("main").scrollTop');
    await show(`${paragraphs(100)}<p data-line="100">more</p>`);
    expect(await page.locator('main').first().evaluate('document.querySelector("main").scrollTop')).toBe(top);
    expect(await page.evaluate('kept')).toMatchObject({ uri: 'file:///d.md', github: false });
  });

  test('GitHub’s view is asked for, shown beside, and goes along', async () => {
    await show(paragraphs(100));
    await page.locator('#github').click();
    expect(await sent('github')).toEqual([{ type: 'github', wanted: true }]);
    await show(paragraphs(100), { github: paragraphs(100) });
    await tell({ type: 'scroll', line: 50 });
    const tops = 'Array.from(document.querySelectorAll("main"), ({ scrollTop }) => scrollTop > 0 && scrollTop)';
    const [left, right] = (await page.evaluate(tops)) as number[];
    expect(left).toBeGreaterThan(0);
    expect(right).toBe(left);
    expect(await page.locator('#captions').innerText()).toBe('As the site prints it\nAs GitHub shows it');
  });

  test('the line at the top stays there, and nobody is told of a scroll, when the view gets another width', async () => {
    const wrapped = Array.from(
      { length: 100 },
      (_, line) => `<p data-line="${line}">Line ${line}: ${'words that wrap '.repeat(12)}</p>`,
    ).join('');
    await show(wrapped);
    expect(await page.locator('#captions').isVisible()).toBe(false);
    await tell({ type: 'scroll', line: 50 });
    await page.locator('#github').click();
    await show(wrapped, { github: wrapped });
    expect(await page.locator('main').first().getByText('Line 50').boundingBox()).toMatchObject({
      y: expect.closeTo(55, -2),
    });
    expect(await sent('scrolled')).toEqual([]);
  });

  test('GitHub’s view that comes when nobody wants it any more is not kept', async () => {
    await page.locator('#github').click();
    await page.locator('#github').click();
    await show(paragraphs(3), { github: '<p>late</p>' });
    expect(await page.locator('main', { hasText: 'late' }).count()).toBe(0);
    await page.locator('#github').click();
    await show(paragraphs(3), { github: '<p>in time</p>' });
    expect(await page.locator('main', { hasText: 'in time' }).isVisible()).toBe(true);
  });

  test('an issue of full size is shown within 50 ms', async () => {
    const item = (line: number): string =>
      `<li data-line="${line}"><a href="https://example.org/${line}">The title of an entry that is not short</a></li>`;
    const html = `<ul data-line="0">${Array.from({ length: 600 }, (_, line) => item(line)).join('')}</ul>`;
    const message = JSON.stringify({ type: 'show', lineCount: 600, site: html, differences: [] });
    const times = (await page.evaluate(`(() => Array.from({ length: 9 }, () => {
      const start = performance.now();
      window.dispatchEvent(new MessageEvent('message', { data: ${message} }));
      document.querySelector('main').getBoundingClientRect();
      return performance.now() - start;
    }))()`)) as number[];
    // The fastest of some: what others do on the machine meanwhile is not the page's doing.
    const best = Math.min(...times);
    console.log(`an issue of 600 lines is shown in ${best.toFixed(1)} ms`);
    expect(best).toBeLessThan(50);
  });
});
