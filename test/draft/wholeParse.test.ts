/**
 * Blocks parsed one by one, in place, against one remark parse of the whole text: links, code, emphasis are the same
 * wherever the draft's blocks and CommonMark's are the same lines.
 */
import type { Nodes, Root } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { expect, it } from 'vitest';
import type { Draft } from '../../server/src/draft/model.ts';
import { parseDraft } from '../../server/src/draft/parse.ts';
import { createInlineParser } from '../../server/src/markdown/inline.ts';
import type { Inline } from '../../server/src/markdown/nodes.ts';
import { describeShared, EVERYTHING, sample, sharedTexts } from '../support/shared.ts';

const processor = unified().use(remarkParse).freeze();
const parser = createInlineParser();

const labelKey = (label: string): string => label.replace(/\s+/g, ' ').trim().toLowerCase();

/** One construct: its kind, its place, and what it says. */
type Mark = string;

/** Code as a reader sees it: the indentation of a wrapped item's next line is a space. */
const seen = (code: string): string => code.replace(/\s+/g, ' ');

function marksOf(nodes: readonly Inline[], text: string, out: Mark[] = []): Mark[] {
  for (const node of nodes) {
    if (node.type === 'code') out.push(`code ${node.start}–${node.end} ${seen(node.value)}`);
    else if (node.type === 'emphasis' || node.type === 'strong') out.push(`${node.type} ${node.start}–${node.end}`);
    else if (node.type === 'link' || node.type === 'image')
      out.push(
        `${node.type} ${node.start}–${node.end} ${node.form === 'reference' ? `reference to ${labelKey(text.slice(node.urlSpan.start, node.urlSpan.end))}` : node.url}`,
      );
    if ('children' in node) marksOf(node.children, text, out);
  }
  return out;
}

function marksOfMdast(node: Nodes, out: Mark[] = []): Mark[] {
  const [start, end] = [node.position?.start.offset, node.position?.end.offset];
  if (node.type === 'inlineCode') out.push(`code ${start}–${end} ${seen(node.value)}`);
  else if (node.type === 'emphasis' || node.type === 'strong') out.push(`${node.type} ${start}–${end}`);
  else if (node.type === 'link' || node.type === 'image') out.push(`${node.type} ${start}–${end} ${node.url}`);
  else if (node.type === 'linkReference' || node.type === 'imageReference')
    out.push(`${node.type.replace('Reference', '')} ${start}–${end} reference to ${labelKey(node.label ?? '')}`);
  if ('children' in node) for (const child of node.children) marksOfMdast(child, out);
  return out;
}

interface BlockOfLines {
  readonly first: number;
  readonly last: number;
  readonly marks: readonly Mark[];
}

/** Paragraphs and headings of the whole parse, with their lines. */
function mdastBlocks(root: Root): BlockOfLines[] {
  const found: BlockOfLines[] = [];
  const walk = (node: Nodes): void => {
    if (node.type === 'paragraph' || node.type === 'heading') {
      found.push({
        first: (node.position?.start.line ?? 1) - 1,
        last: (node.position?.end.line ?? 1) - 1,
        marks: marksOfMdast(node),
      });
    } else if ('children' in node) for (const child of node.children) walk(child);
  };
  walk(root);
  return found;
}

/** Items, and the runs of prose: what the draft hands to the inline parser, block by block. */
function draftBlocks(draft: Draft): BlockOfLines[] {
  const { lines } = draft;
  const found: BlockOfLines[] = draft.items.map(({ line, lastLine, inlines }) => ({
    first: line,
    last: lastLine,
    marks: marksOf(inlines, draft.text),
  }));
  const itemLines = new Set(
    found.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, i) => first + i)),
  );
  const headings = new Set(draft.sections.map(({ heading }) => heading.line));
  let run: { first: number; last: number; nodes: Inline[] } | undefined;
  const close = (): void => {
    if (run) found.push({ first: run.first, last: run.last, marks: marksOf(run.nodes, draft.text) });
    run = undefined;
  };
  let next = 0;
  for (const { number, text, start, end } of lines.all) {
    const outside = !text.trim() || itemLines.has(number) || draft.isVerbatim(number);
    const nodes: Inline[] = [];
    while (next < draft.proseInlines.length && (draft.proseInlines[next] as Inline).start < start) next++;
    for (; next < draft.proseInlines.length && (draft.proseInlines[next] as Inline).start <= end; next++)
      nodes.push(draft.proseInlines[next] as Inline);
    if (outside || headings.has(number)) close();
    if (outside) continue;
    if (run) {
      run.last = number;
      run.nodes.push(...nodes);
    } else run = { first: number, last: number, nodes };
    if (headings.has(number)) close();
  }
  close();
  return found;
}

interface Comparison {
  /** Blocks with links, code or emphasis in them, by either reading. */
  blocks: number;
  agreeing: number;
  different: string[];
}

function compare(name: string, text: string): Comparison {
  const draft = parseDraft(text, { parser });
  const ours = new Map(draftBlocks(draft).map((block) => [block.first, block]));
  const result: Comparison = { blocks: 0, agreeing: 0, different: [] };
  const metadataEnd = draft.metadata.lines[draft.metadata.lines.length - 1]?.line ?? -1;
  const root = processor.parse(text);
  // A definition right under a paragraph is one to the site, and text to CommonMark: references to it cannot agree.
  const defined = new Set(
    root.children.flatMap((node) => (node.type === 'definition' ? [labelKey(node.label ?? node.identifier)] : [])),
  );
  const common = (mark: Mark): boolean => {
    const label = / reference to (.*)$/s.exec(mark)?.[1];
    return label === undefined || defined.has(label);
  };
  for (const block of mdastBlocks(root)) {
    const own = ours.get(block.first);
    if (block.first <= metadataEnd || (!block.marks.length && !own?.marks.length)) continue;
    result.blocks++;
    if (own?.last !== block.last) continue;
    result.agreeing++;
    if (JSON.stringify(own.marks.filter(common).sort()) !== JSON.stringify([...block.marks].sort())) {
      const missing = block.marks.filter((mark) => !own.marks.includes(mark));
      const extra = own.marks.filter((mark) => common(mark) && !block.marks.includes(mark));
      result.different.push(
        `${name}:${block.first + 1}: missing ${missing.join(', ') || 'none'}; extra ${extra.join(', ') || 'none'}`,
      );
    }
  }
  return result;
}

describeShared('every issue of the newsletter', ['twir/content'], () => {
  const all = sharedTexts('twir/content');
  const texts = EVERYTHING ? all : sample(all, 80);
  it(`${texts.length} of ${all.length} issues: links, code and emphasis of blocks are those of the whole`, {
    timeout: 300_000,
  }, () => {
    let blocks = 0;
    let agreeing = 0;
    const different: string[] = [];
    for (const { name, text } of texts) {
      const result = compare(name, text);
      blocks += result.blocks;
      agreeing += result.agreeing;
      different.push(...result.different);
    }
    console.log(
      `${agreeing} of ${blocks} blocks with inline structure (${((100 * agreeing) / blocks).toFixed(2)} %) are the same lines to both; ${different.length} of them differ`,
    );
    expect(different).toEqual([]);
    expect(agreeing / blocks).toBeGreaterThanOrEqual(0.98);
  });
});
