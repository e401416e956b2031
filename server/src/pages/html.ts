/** The one door to the HTML parser: what a page says of itself. */
import { Parser } from 'htmlparser2';

/** What a page's own elements say; texts as they stand there, character references decoded. */
export interface PageFacts {
  /** `lang` of the root element. */
  readonly language: string | undefined;
  /** The first `<title>`. */
  readonly title: string | undefined;
  /** `content` by `property`, `name` or `itemprop` in lower case; the first that says something counts. */
  readonly metas: ReadonlyMap<string, string>;
  /** Texts of the scripts in JSON-LD. */
  readonly jsonLd: readonly string[];
  /** Addresses of calendars, as written. */
  readonly calendars: readonly string[];
  /** `href` of `<base>`. */
  readonly base: string | undefined;
}

/** Far deeper than elements nest in any page: the parser takes its time there, so the rest is left unread. */
const DEEPEST = 2000;
const CHUNK = 16_384;
const MOST_SCRIPTS = 50;

type Attributes = Readonly<Record<string, string>>;

/** Reads a page. Any text is one. */
export function readHtml(text: string): PageFacts {
  const metas = new Map<string, string>();
  const jsonLd: string[] = [];
  const calendars: string[] = [];
  let language: string | undefined;
  let base: string | undefined;
  let title: string | undefined;
  /** Within drawings and formulas, whose titles are their own. */
  let foreign = 0;
  let collected: { readonly name: string; text: string } | undefined;

  const open: Readonly<Record<string, (attributes: Attributes) => void>> = {
    html: ({ lang, 'xml:lang': xmlLang }) => {
      language ??= lang || xmlLang || undefined;
    },
    base: ({ href }) => {
      base ??= href || undefined;
    },
    meta: ({ property, name, itemprop, content }) => {
      const key = (property || name || itemprop)?.trim().toLowerCase();
      if (key && content?.trim() && !metas.has(key)) metas.set(key, content);
    },
    link: ({ rel = '', type = '', href }) => {
      if (href && /^text\/calendar\b/i.test(type) && /\balternate\b/i.test(rel)) calendars.push(href);
    },
    a: ({ href = '', type = '' }) => {
      if (/^text\/calendar\b/i.test(type) || /^webcals?:/i.test(href) || /\.ics(?:[?#]|$)/i.test(href))
        calendars.push(href);
    },
    title: () => {
      if (title === undefined && !foreign) collected = { name: 'title', text: '' };
    },
    script: ({ type = '' }) => {
      if (/^\s*application\/ld\+json\b/i.test(type) && jsonLd.length < MOST_SCRIPTS)
        collected = { name: 'script', text: '' };
    },
  };
  let depth = 0;
  const parser = new Parser({
    onopentag(name, attributes) {
      depth++;
      if (name === 'svg' || name === 'math') foreign++;
      if (Object.hasOwn(open, name)) open[name]?.(attributes);
    },
    ontext(part) {
      if (collected) collected.text += part;
    },
    onclosetag(name) {
      depth--;
      if ((name === 'svg' || name === 'math') && foreign) foreign--;
      if (collected?.name !== name) return;
      if (name === 'title') title = collected.text;
      else jsonLd.push(collected.text);
      collected = undefined;
    },
  });
  for (let at = 0; at < text.length && depth < DEEPEST; at += CHUNK) parser.write(text.slice(at, at + CHUNK));
  parser.end();
  return { language, title, metas, jsonLd, calendars, base };
}

/** A text with its character references decoded: some pages write those where no HTML is, as in their JSON. */
export function decodeReferences(text: string): string {
  if (!text.includes('&')) return text;
  let decoded = '';
  const parser = new Parser({
    ontext(part) {
      decoded += part;
    },
  });
  parser.end(text.replaceAll('<', '&lt;'));
  return decoded;
}
