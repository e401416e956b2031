/** Titles of pages: which of those that a page gives, without what is not the page's, and why there is none. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePage } from '../../server/src/pages/charset.ts';
import { isGenericTitle } from '../../server/src/pages/genericTitle.ts';
import { readHtml } from '../../server/src/pages/html.ts';
import type { PageFound } from '../../server/src/pages/page.ts';
import { type PageTitle, titleOf } from '../../server/src/pages/title.ts';

const URL = 'https://blog.example.org/a';
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));
const found = (body: string | Uint8Array, more: Partial<PageFound> = {}): PageFound => ({
  ok: true,
  url: URL,
  status: 200,
  redirects: [],
  contentType: 'text/html; charset=utf-8',
  retryAfter: undefined,
  bytes: typeof body === 'string' ? bytesOf(body) : body,
  truncated: false,
  ...more,
});
const read = (body: string | Uint8Array, more: Partial<PageFound> = {}): PageTitle => titleOf(found(body, more));
const ld = (value: unknown): string => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
const og = (title: string, more = ''): string => `<meta property="og:title" content="${title}">${more}`;
const SITE = '<meta property="og:site_name" content="Example Blog">';

describe('which title', () => {
  it.each<[string, string, string]>([
    ['the element', '<title>Plain</title>', 'Plain'],
    [
      'og:title first',
      `<title>Plain | Blog</title>${og('Shared')}${ld({ '@type': 'Article', headline: 'L' })}`,
      'Shared',
    ],
    ['JSON-LD next', `<title>Plain</title>${ld({ '@type': 'Article', headline: 'Said' })}`, 'Said'],
    ['its name', `<title>Plain</title>${ld({ '@type': ['Thing', 'VideoObject'], name: 'Video' })}`, 'Video'],
    [
      'in a graph',
      ld({
        '@graph': [
          { '@type': 'WebSite', name: 'S' },
          { '@type': 'BlogPosting', headline: 'G' },
        ],
      }),
      'G',
    ],
    ['by type of another vocabulary', ld({ '@type': 'http://schema.org/NewsArticle', headline: 'N' }), 'N'],
    ['not of an organisation', `<title>Plain</title>${ld({ '@type': 'Organization', name: 'We' })}`, 'Plain'],
    [
      'not of one among several',
      `<title>Plain</title>${ld([
        { '@type': 'Article', headline: 'A' },
        { '@type': 'Article', headline: 'B' },
      ])}`,
      'Plain',
    ],
    [
      'of the one with this address',
      ld([
        { '@type': 'Article', headline: 'A', url: 'http://www.blog.example.org/a/' },
        { '@type': 'Article', headline: 'B', url: 'x' },
      ]).replace('www.', ''),
      'A',
    ],
    ['of a broken script none', `<title>Plain</title><script type="application/ld+json">{"@type": </script>`, 'Plain'],
    [
      'with line breaks in JSON',
      '<script type="application/ld+json">{"@type":"Article","headline":"Two\nlines"}</script>',
      'Two lines',
    ],
    ['twitter:title', '<title>Plain</title><meta name="twitter:title" content="Bird">', 'Bird'],
    ['name for property', '<meta name="og:title" content="Named"><title>Plain</title>', 'Named'],
    ['of several the first', `${og('One')}${og('Two')}<title>A</title><title>B</title>`, 'One'],
    ['not of a drawing', '<svg><title>Icon</title></svg><title>The page</title>', 'The page'],
    ['not in a comment', '<!-- <title>No</title> --><title>Yes</title>', 'Yes'],
    ['not in a script', '<script>"<title>No</title>"</script><title>Yes</title>', 'Yes'],
    ['in upper case', '<TITLE>Loud</TITLE>', 'Loud'],
    ['in the body', '<body><h1>x</h1><title>Late</title>', 'Late'],
    ['with tags in it', '<title>A <b>bold</b> one</title>', 'A <b>bold</b> one'],
    ['not closed', '<title>Open', 'Open'],
    [
      'whole, when it was cut for sharing',
      `${og('A title of very many words, all…')}<title>A title of very many words, all of them true</title>`,
      'A title of very many words, all of them true',
    ],
    [
      'cut, when it is nowhere whole',
      `${og('A title of very many words, all...')}<title>Another one</title>`,
      'A title of very many words, all...',
    ],
    ['the next when one is empty', `${og(' ')}<title>Plain</title>`, 'Plain'],
    ['the next when one says nothing', `${og('Home')}<title>Plain</title>`, 'Plain'],
  ])('%s', (_, html, title) => expect(read(html)).toEqual({ url: URL, title }));
});

describe('what is made of it', () => {
  it.each<[string, string, string]>([
    ['references', '<title>Q&amp;A &lt;T&gt; &#8211; it&#x27;s &eacute;&nbsp;&hellip;</title>', "Q&A <T> – it's é …"],
    ['references in an attribute', og('&quot;A&quot; &amp; B'), '"A" & B'],
    ['references in JSON', ld({ '@type': 'Article', headline: 'A &amp; B&#39;s <T>' }), "A & B's <T>"],
    ['references without end', '<title>AT&T &copy 1</title>', 'AT&T © 1'],
    ['white space', '<title>\n  A \t\r\n title\u00a0\u2003here\u2028now </title>', 'A title here now'],
    ['controls', '<title>A\u0001B\u007fC\u0085D</title>', 'A B C D'],
    ['signs that turn the text', '<title>\u202eA\u202c \u2066b\u2069\u200f c\u00ad\u200bd\ufeff</title>', 'A b cd'],
    ['joiners stay', '<title>👩‍💻 می‌خواهم 🦀</title>', '👩‍💻 می‌خواهم 🦀'],
    ['NUL', '<title>A\u0000B</title>', 'A B'],
    ['an emoji', '<title>Rust 🦀 ♥️</title>', 'Rust 🦀 ♥️'],
    ['a site that is named', `${SITE}<title>A post | Example Blog</title>`, 'A post'],
    ['by another separator', `${SITE}<title>A post – EXAMPLE BLOG</title>`, 'A post'],
    ['by a colon', `${SITE}<title>A post: Example Blog</title>`, 'A post'],
    ['by dots', `${SITE}<title>A post · Example Blog</title>`, 'A post'],
    ['only at the end', `${SITE}<title>Example Blog - A post</title>`, 'Example Blog - A post'],
    ['only behind a separator', `${SITE}<title>Why I left Example Blog</title>`, 'Why I left Example Blog'],
    ['only as a word', `${SITE}<title>A post-Example Blog</title>`, 'A post-Example Blog'],
    ['only when it is named', '<title>A post | Example Blog</title>', 'A post | Example Blog'],
    ['not all of it', `${SITE}<meta name="x" content="y"><title>| Example Blog</title>${og('A post')}`, 'A post'],
    [
      'by its publisher',
      `${ld({ '@type': 'WebPage', publisher: { '@type': 'Organization', name: 'Pub' } })}<title>A post — Pub</title>`,
      'A post',
    ],
    [
      'by what it is part of',
      `${ld({ '@type': 'WebPage', isPartOf: { '@type': 'WebSite', name: 'Part' } })}<title>A post | Part</title>`,
      'A post',
    ],
    ['by the application', '<meta name="application-name" content="App"><title>A post :: App</title>', 'A post'],
    [
      'two names',
      `${SITE}<meta name="application-name" content="App"><title>A post | App | Example Blog</title>`,
      'A post',
    ],
    ['a huge one', `<title>${'word '.repeat(1000)}</title>`, `${'word '.repeat(60).trim()}…`],
    ['a huge word', `<title>${'𝔸'.repeat(1000)}</title>`, `${'𝔸'.repeat(150)}…`],
  ])('%s', (_, html, title) => expect(read(html).title).toBe(title));
});

describe('no title', () => {
  it.each<[string, string, RegExp]>([
    ['none', '<h1>x</h1>', /has no title/],
    ['an empty one', '<title> </title>', /has no title/],
    ['no text at all', '', /has no title/],
    ['a guard', '<title>Just a moment...</title>', /says nothing of it: “Just a moment/],
    ['the site alone', `${SITE}<title>Example Blog</title>`, /says nothing/],
    ['the host alone', '<title>blog.example.org</title>', /says nothing/],
    ['unreadable signs', '<title>caf\ufffd</title>', /cannot be read/],
  ])('%s', (_, html, problem) => {
    const { title, problem: said } = read(html);
    expect(title).toBeUndefined();
    expect(said).toMatch(problem);
    expect(said).toContain(URL);
  });

  it.each([403, 404, 429, 500, 503, 304, 301])('with status %i, whatever it shows', (status) =>
    expect(read('<title>A fine title</title>', { status })).toEqual({
      url: URL,
      problem: `${URL}: the server answers with status ${status}.`,
    }),
  );

  it.each<[string | undefined, RegExp | string]>([
    ['application/pdf', /no page with a title but `application\/pdf`/],
    ['image/png', /image\/png/],
    ['text/plain; charset=utf-8', /text\/plain/],
    ['application/xhtml+xml', 'T'],
    ['TEXT/HTML', 'T'],
    ['', 'T'],
    [undefined, 'T'],
  ])('of a page that is %s', (contentType, expected) => {
    const { title, problem } = read('<title>T</title>', { contentType });
    if (typeof expected === 'string') expect(title).toBe(expected);
    else expect(problem).toMatch(expected);
  });

  it('of bytes that nobody has named', () =>
    expect(read(Uint8Array.of(0x89, 0x50, 0, 0, 1, 2), { contentType: undefined }).problem).toMatch(/no page/));
});

describe('titles that say nothing', () => {
  it.each([
    '',
    '…',
    '🦀',
    'Just a moment…',
    'Just a moment...',
    'Attention Required! | Cloudflare',
    '403 Forbidden',
    '403',
    '404',
    'Error 404',
    '404 - Page Not Found',
    '404 Not Found | nginx',
    'HTTP 500 Internal Server Error',
    '503 Service Temporarily Unavailable',
    '429 Too Many Requests',
    'Access Denied',
    'Page not found',
    'Page not found · GitHub',
    'Page Not Found | Medium',
    'Sign in',
    'Sign In | Google',
    'Log in to X',
    'Login',
    'Sign in to GitHub',
    'YouTube',
    ' - YouTube',
    'Home',
    'Untitled',
    'Index',
    'Verify you are human',
    'Robot or human?',
    'Please wait…',
    'Redirecting...',
    'Before you continue to YouTube',
    'Checking your browser before accessing example.org',
    'Reddit - The heart of the internet',
    'X',
    '(untitled)',
    'Vercel Security Checkpoint',
    'Making sure you’re not a bot!',
    'Oh noes!',
    'Example Blog',
    'example.org',
  ])('%j', (title) => expect(isGenericTitle(title, ['Example Blog', 'example.org'])).toBe(true));

  it.each([
    'Just a moment of Rust',
    '404 ways to panic',
    'Error handling in Rust',
    'Errors are values',
    'Access denied errors in Wasm sandboxes',
    'Homebrew in Rust',
    'Login flows with Axum',
    'Signing in Rust',
    'Rust 1.85',
    '500 lines of Rust',
    '500 lines or less',
    'Not found: a debugging story',
    'X11 in Rust',
    'Rust',
    'Building example.org in Rust',
    'Please wait for the async runtime',
    'A YouTube client',
    'Why 404 pages matter',
    '503 days of Rust',
    'Forbidden Rust',
    '400 bad ideas',
    'Log in Rust like a pro',
  ])('%j says something', (title) => expect(isGenericTitle(title, ['Example Blog', 'example.org'])).toBe(false));
});

describe('the language', () => {
  it.each<[string, string | undefined]>([
    ['<html lang="es">', 'es'],
    ['<html lang="en-US">', 'en'],
    ['<html xml:lang="DE_de">', 'de'],
    ['<html lang=""><meta property="og:locale" content="pt_BR">', 'pt'],
    ['<html lang="x"><meta property="og:locale" content="fr_FR">', 'fr'],
    ['<html lang="english">', undefined],
    ['<html><p lang="es">', undefined],
  ])('%s', (html, language) => expect(read(`${html}<title>T</title>`).language).toBe(language));
});

describe('bytes as text', () => {
  const utf16 = (text: string, little: boolean): Uint8Array => {
    const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
    return little ? bytes : Uint8Array.from(bytes.swap16());
  };
  // テスト in Shift_JIS.
  const SHIFT_JIS = latin1('\x83\x65\x83\x58\x83\x67');
  const join = (...parts: (string | Uint8Array)[]): Uint8Array =>
    Buffer.concat(parts.map((part) => (typeof part === 'string' ? latin1(part) : part)));

  it.each<[string, Uint8Array, string | undefined, string]>([
    ['UTF-8, unsaid', bytesOf('café 🦀'), undefined, 'café 🦀'],
    ['UTF-8 by header', bytesOf('café'), 'text/html;charset=UTF-8', 'café'],
    ['Latin-1 by header', latin1('caf\xe9'), 'text/html; charset=ISO-8859-1', 'café'],
    ['in quotes', latin1('caf\xe9'), 'text/html; charset="iso-8859-1"; x=y', 'café'],
    ['Windows signs in what calls itself Latin-1', latin1('\x93a\x94'), 'text/html; charset=latin1', '“a”'],
    ['Shift_JIS by header', SHIFT_JIS, 'text/html; charset=Shift_JIS', 'テスト'],
    ['by meta alone', join('<meta charset=shift_jis>', SHIFT_JIS), 'text/html', '<meta charset=shift_jis>テスト'],
    [
      'by the older meta',
      join('<META http-equiv="Content-Type" content="text/html; charset=windows-1252">', '\xe9'),
      undefined,
      '<META http-equiv="Content-Type" content="text/html; charset=windows-1252">é',
    ],
    [
      'by XML',
      join('<?xml version="1.0" encoding="ISO-8859-1"?>', '\xe9'),
      undefined,
      '<?xml version="1.0" encoding="ISO-8859-1"?>é',
    ],
    [
      'the header before meta',
      join('<meta charset=utf-8>', '\xe9'),
      'text/html; charset=latin1',
      '<meta charset=utf-8>é',
    ],
    [
      'meta in a comment',
      join('<!-- <meta charset=latin1> -->', bytesOf('é')),
      undefined,
      '<!-- <meta charset=latin1> -->é',
    ],
    ['UTF-16 that says so, with a mark', utf16('é🦀', true), undefined, 'é🦀'],
    ['UTF-16 the other way round', utf16('é🦀', false), undefined, 'é🦀'],
    ['the mark before the header', join('\xef\xbb\xbf', bytesOf('é')), 'text/html; charset=latin1', 'é'],
    ['UTF-16 that cannot be', join('<meta charset=utf-16>', bytesOf('é')), undefined, '<meta charset=utf-16>é'],
    [
      'an encoding that nobody knows',
      join('<meta charset=latin1>', '\xe9'),
      'text/html; charset=klingon',
      '<meta charset=latin1>é',
    ],
    ['none that anybody knows', bytesOf('é'), 'text/html; charset="', 'é'],
    ['broken UTF-8', join('a\xffb'), undefined, 'a\ufffdb'],
    ['nothing', new Uint8Array(), undefined, ''],
  ])('%s', (_, bytes, contentType, text) => expect(decodePage(bytes, contentType)).toBe(text));
});

describe('any page', () => {
  const CLEAN = /^[^\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2028\u2029]+$/;
  const check = ({ title, problem }: PageTitle): void => {
    expect(title === undefined).toBe(problem !== undefined);
    if (title === undefined) return;
    expect(title).toMatch(CLEAN);
    expect(title).toBe(title.trim());
    expect(title.length).toBeLessThanOrEqual(301);
  };

  it('of any bytes has a title on one line, or a problem', () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), fc.option(fc.string(), { nil: undefined }), (bytes, type) =>
        check(read(bytes, { contentType: type && `text/html; charset=${type}` })),
      ),
    ));

  const piece = fc.oneof(
    fc.constantFrom(
      '<title>',
      '</title>',
      '<svg>',
      '</svg>',
      '<meta property="og:title" content="',
      '">',
      '<script type="application/ld+json">',
      '</script>',
      '{"@type":"Article","headline":"',
      '"}',
      '<!--',
      '-->',
      '&',
      '&#',
      '&#x202e;',
      '&#0;',
      '&#10;',
      ';',
      '\u202e',
      '\n',
    ),
    fc.string({ unit: 'binary', maxLength: 12 }),
  );
  it('of any pieces, too', () =>
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => check(read(pieces.join('')))),
      { numRuns: 500 },
    ));

  const MEGABYTE = 1_000_000;
  const fill = (text: string): string => text.repeat(Math.ceil(MEGABYTE / text.length)).slice(0, MEGABYTE);
  const PUBLISHERS = ld(
    Array.from({ length: 400 }, (_, at) => ({ '@type': 'Article', publisher: { name: `a${at || ''}` } })),
  );
  it.each<[string, string]>([
    ['a', fill('<a>')],
    ['forms', fill('<form>')],
    ['ends', fill('<b><i>').slice(0, 500_000) + fill('</x>')],
    ['drawings', fill('<svg>').slice(0, 500_000) + fill('</title>')],
    ['titles', fill('<title>')],
    ['titles in drawings', fill('<svg><title>')],
    ['attributes', `<p ${fill('a=b ')}`],
    ['one attribute', `<meta content="${fill('x&amp;')}`],
    ['references', `<title>${fill('&amp')}`],
    ['half references', `<title>${fill('&#x')}`],
    ['comments', fill('<!--')],
    ['<', fill('<')],
    ['</', fill('</')],
    ['<!', fill('<![CDATA[')],
    ['scripts', fill('<script type="application/ld+json">[')],
    ['deep JSON', ld(0).replace('0', fill('['))],
    ['deep objects', ld(0).replace('0', fill('{"@graph":'))],
    [
      'deep names',
      `<script type="application/ld+json">{"@type":"Article","headline":${'{"name":'.repeat(60_000)}1${'}'.repeat(60_001)}</script>`,
    ],
    ['separators', `${SITE}<title>${fill(' | Example Blog')}`],
    ['spaces', `<title>${fill(' ')}x`],
    ['metas', fill('<meta ')],
    ['NUL', fill('\u0000')],
    ['surrogates', `<title>${fill('\ud83e')}`],
    ['signs', `<title>a${fill('!')}a`],
    ['names', `${PUBLISHERS}<title>X${fill(' | a')}`],
  ])('a megabyte of %s takes no time', (_, text) => {
    const begin = performance.now();
    check(read(text));
    expect(performance.now() - begin).toBeLessThan(2000);
  });

  it('is read no deeper than browsers do', () => {
    const html = `${'<div>'.repeat(600)}<meta property="og:title" content="Deep">${'</div>'.repeat(600)}<title>After</title>`;
    expect(readHtml(html).metas.get('og:title')).toBe('Deep');
  });
});
