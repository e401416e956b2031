/** What pages say of themselves in JSON-LD (schema.org): objects with a type, in scripts of their own. */
import { decodeReferences } from './html.ts';

/** An object of a page, its keys as written. */
export type Thing = Readonly<Record<string, unknown>>;

/** More is no description of one page. */
const MOST_THINGS = 500;
const DEEPEST = 8;

/** Keys under which a page names what it is about. */
const INNER = ['@graph', 'mainEntity', 'mainEntityOfPage', 'itemListElement', 'item', 'subEvent', 'about'] as const;

/** All objects of a page's scripts that have a type, outer ones first. A script that cannot be read has none. */
export function thingsIn(scripts: readonly string[]): readonly Thing[] {
  const found: Thing[] = [];
  const visit = (value: unknown, depth: number): void => {
    if (depth > DEEPEST || found.length >= MOST_THINGS) return;
    if (Array.isArray(value)) for (const one of value) visit(one, depth + 1);
    if (!isThing(value)) return;
    if (typesOf(value).length) found.push(value);
    for (const key of INNER) visit(value[key], depth + 1);
  };
  for (const script of scripts) visit(parsed(script), 0);
  return found;
}

function parsed(script: string): unknown {
  // Wrapped against browsers of long ago, or by a template that means well.
  const text = script
    .replace(/^\s*(?:<!--|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)/, '')
    .replace(/(?:-->|(?:\/\/\s*)?\]\]>)\s*;?\s*$/, '');
  for (const attempt of [text, text.replace(/[\u0000-\u001f]+/g, ' ')]) {
    try {
      return JSON.parse(attempt);
    } catch {
      // Line breaks within texts are the usual mistake; without them, another try.
    }
  }
  return undefined;
}

/** Whether a value of JSON is an object: of the things that pages describe, each is one. */
export function isThing(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The names of an object's types: `Event`, whatever stands before it. */
export function typesOf(thing: Thing): readonly string[] {
  const type = thing['@type'];
  return (Array.isArray(type) ? type : [type]).flatMap((one: unknown) =>
    typeof one === 'string' ? [one.slice(Math.max(one.lastIndexOf('/'), one.lastIndexOf(':')) + 1)] : [],
  );
}

/** A value as text: of a list its first, of an object its name. */
export function textOf(value: unknown, depth = 0): string | undefined {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof one === 'number') return String(one);
  if (typeof one === 'string') return decodeReferences(one).trim() || undefined;
  return isThing(one) && depth < DEEPEST ? textOf(one['name'] ?? one['@value'], depth + 1) : undefined;
}
