/**
 * Makes two renderings comparable: attributes in alphabetical order, no white space between blocks, numeric character
 * references as characters, highlighted code as its text, marks that leak into the output without their number.
 */

const BLOCK = new Set(
  (
    'address article aside blockquote body canvas colgroup dd details div dl dt fieldset figcaption figure footer form h1 h2 ' +
    'h3 h4 h5 h6 header hgroup hr html iframe legend li main menu nav noscript ol option output p pre progress script ' +
    'section style summary table tbody td textarea tfoot th thead tr ul video br'
  ).split(' '),
);

const TOKEN = /<!--[\s\S]*?-->|<\/?[a-zA-Z](?:[^<>"']|"[^"]*"|'[^']*')*>|<\/?[a-zA-Z][^<>]*>|[^<]+|</g;
const ATTRIBUTE = /([^\s=>"']+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?/g;
const HIGHLIGHT = /<div class="highlight">([\s\S]*?)<\/div>/g;

function decode(text: string): string {
  return text
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&quot;/g, '"')
    .replace(/klzzwxh:\d+/g, 'klzzwxh')
    .replace(/\s+/g, ' ');
}

function normaliseTag(tag: string): string {
  const match = /^<(\/?)([^\s>/]+)([\s\S]*?)\/?>$/.exec(tag);
  if (!match) return tag;
  const attributes = [...(match[3] ?? '').matchAll(ATTRIBUTE)].map(
    ([, name, double, single, bare]) => `${name}="${decode(double ?? single ?? bare ?? name ?? '')}"`,
  );
  return `<${match[1]}${[match[2], ...attributes.sort()].join(' ')}>`;
}

/** The HTML in one form, one token to a line. */
export function normaliseHtml(html: string): string {
  const plain = html.replace(HIGHLIGHT, (_, code: string) => {
    const text = code.replace(/<[^>]*>/g, '').replace(/^\n+|\n+$/g, '');
    return `<pre data-code="${encodeURIComponent(text.replace(/&#39;/g, "'").replace(/&quot;/g, '"'))}"></pre>`;
  });
  const out: string[] = [];
  let afterBlock = true;
  let text = '';
  const flush = (beforeBlock: boolean): void => {
    let kept = decode(text);
    if (afterBlock) kept = kept.trimStart();
    if (beforeBlock) kept = kept.trimEnd();
    if (kept !== '') out.push(kept);
    text = '';
  };
  for (const [token] of plain.matchAll(TOKEN)) {
    if (!token.startsWith('<') || token === '<') {
      text += token;
      continue;
    }
    const comment = token.startsWith('<!--');
    const block = !comment && BLOCK.has((/^<\/?([^\s>/]+)/.exec(token)?.[1] ?? '').toLowerCase());
    flush(block || comment);
    out.push(comment ? token : normaliseTag(token));
    afterBlock = block || comment;
  }
  flush(true);
  return out.join('\n');
}

/** The first lines in which two normal forms differ, to show in a report. */
export function firstDifference(ours: string, theirs: string): string {
  const [a, b] = [ours.split('\n'), theirs.split('\n')];
  const at = a.findIndex((line, index) => line !== b[index]);
  const from = at < 0 ? a.length : at;
  return `ours   ${a.slice(Math.max(0, from - 1), from + 4).join(' ')}\ntheirs ${b.slice(Math.max(0, from - 1), from + 4).join(' ')}`;
}
