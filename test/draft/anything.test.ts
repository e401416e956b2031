/** Whatever the text: parsing does not throw, everything has a place in the text, and no link line is dropped. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Draft } from '../../server/src/draft/model.ts';
import { contentOf, parseDraft } from '../../server/src/draft/parse.ts';
import { createInlineParser } from '../../server/src/markdown/inline.ts';
import type { Inline } from '../../server/src/markdown/nodes.ts';
import type { Span } from '../../server/src/text/span.ts';
import { anyText, FULL_DRAFT, mutationsOf, soup } from '../support/arbitrary.ts';
import { exampleDraft } from '../support/exampleDraft.ts';
import { describeShared, EVERYTHING, sample, sharedTexts } from '../support/shared.ts';

const parser = createInlineParser();

/** Every span of a draft, with what it is the span of. */
function* spansOf(draft: Draft): Generator<readonly [string, Span]> {
  for (const { key, value } of draft.metadata.lines) {
    yield ['metadata key', key];
    yield ['metadata value', value];
  }
  if (draft.window) {
    yield ['window', draft.window.span];
    for (const date of [draft.window.from, draft.window.to]) if (date) yield ['window date', date];
  }
  for (const { span, heading } of draft.sections) {
    yield ['section', span];
    for (const part of [heading.span, heading.indent, heading.hashes, heading.content]) yield ['heading', part];
  }
  for (const item of draft.items) {
    for (const part of [item.span, item.indent, item.marker, item.gap, item.content, item.trailing])
      if (part) yield ['item', part];
    for (const comment of item.comments) yield ['comment', comment];
    for (const prefix of item.prefixes) {
      yield ['prefix', prefix];
      yield ['prefix word', prefix.word];
    }
    yield* inlineSpans(item.inlines);
  }
  yield* inlineSpans(draft.proseInlines);
  for (const event of draft.events) {
    yield ['event', event.span];
    for (const part of [
      ...event.cells,
      event.date,
      event.date?.first,
      event.date?.last,
      event.date?.separator,
      event.location,
      event.location?.word,
    ])
      if (part) yield ['event part', part];
    for (const place of event.location?.places ?? []) for (const part of [place, ...place.parts]) yield ['place', part];
    for (const organiser of event.organisers) yield ['organiser', organiser];
  }
  for (const row of draft.cfpRows)
    for (const part of [...row.cells, row.closing, row.location, row.date]) if (part) yield ['CFP part', part];
  for (const part of [...draft.comments, ...draft.placeholders, ...draft.definitions]) yield ['comment', part];
  for (const { label, url } of draft.definitions) {
    yield ['label', label];
    yield ['definition', url];
  }
  for (const { span } of draft.conflicts) yield ['conflict', span];
}

function* inlineSpans(nodes: readonly Inline[]): Generator<readonly [string, Span]> {
  for (const node of nodes) {
    yield [node.type, node];
    if (node.type === 'link' || node.type === 'image') {
      yield ['link text', node.textSpan];
      yield ['address', node.urlSpan];
    }
    if ('children' in node) yield* inlineSpans(node.children);
  }
}

/** What must hold for the draft of any text at all; said as a list of what does not. */
function faults(text: string): string[] {
  const draft = parseDraft(text, { parser });
  const found: string[] = [];
  for (const [what, { start, end }] of spansOf(draft)) {
    if (!(Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start <= end && end <= text.length))
      found.push(`${what} ${start}–${end}`);
  }
  for (const [what, part] of spansOf(draft)) {
    const { text: written } = part as { text?: string };
    if (written !== undefined && what !== 'comment' && text.slice(part.start, part.end) !== written)
      found.push(`${what} at ${part.start} is not ${JSON.stringify(written)}`);
  }
  if (draft.layout.length !== draft.lines.all.length)
    found.push(`${draft.layout.length} layouts, ${draft.lines.all.length} lines`);
  for (let i = 1; i < draft.items.length; i++) {
    const [above, item] = [draft.items[i - 1], draft.items[i]];
    if (above && item && above.span.end > item.span.start) found.push(`items overlap at ${item.span.start}`);
  }
  for (let i = 1; i < draft.comments.length; i++) {
    if ((draft.comments[i - 1]?.end ?? 0) > (draft.comments[i]?.start ?? 0)) found.push('comments overlap');
  }
  return [...found, ...droppedLines(draft)];
}

/** Lines with a link, in a section that holds links, that are part of nothing. */
function droppedLines(draft: Draft): string[] {
  const held = new Set<number>();
  for (const item of draft.items) for (let line = item.line; line <= item.lastLine; line++) held.add(line);
  for (const { heading } of draft.sections) held.add(heading.line);
  for (const node of draft.proseInlines) {
    for (let line = draft.lines.at(node.start).number; line <= draft.lines.at(node.end).number; line++) held.add(line);
  }
  for (const { line } of [...draft.definitions, ...draft.metadata.lines]) held.add(line);
  for (const { line, lastLine, complete, ours, base, theirs } of draft.conflicts) {
    held.add(line);
    held.add(lastLine);
    if (complete) for (const [, after] of [ours, base ?? ours, theirs]) held.add(after);
  }
  return draft.lines.all.flatMap(({ number, text }) => {
    if (!text.includes('](http') || held.has(number) || draft.isVerbatim(number) || /^[|=]{7}/.test(text)) return [];
    return contentOf(draft.sectionAt(number)) ? [`line ${number + 1} is dropped: ${JSON.stringify(text)}`] : [];
  });
}

describe('any text', () => {
  const holds = (texts: fc.Arbitrary<string>, numRuns: number): void =>
    fc.assert(
      fc.property(texts, (text) => void expect(faults(text)).toEqual([])),
      { numRuns },
    );

  it('UTF-16 of any kind', () => holds(anyText, 500));
  it('UTF-16 of any kind within a draft', () =>
    holds(
      anyText.map((text) => exampleDraft(text, 'events-virtual').text),
      100,
    ));
  it('soup of what means something', () => holds(soup, 1500));
  it('such soup in a section of entries', () =>
    holds(
      soup.map((text) => exampleDraft(text).text),
      200,
    ));
  it('such soup among events', () =>
    holds(
      soup.map((text) => exampleDraft(text, 'events-europe').text),
      200,
    ));
  it('a draft with a few cuts and insertions', () => holds(mutationsOf(FULL_DRAFT), 150));
  it('a draft in other line endings', () => {
    for (const eol of ['\r\n', '\r']) expect(faults(`\uFEFF${FULL_DRAFT.replace(/\n/g, eol)}`)).toEqual([]);
  });

  it('LF and CRLF are read alike', () => {
    fc.assert(
      fc.property(soup, (text) => {
        const lf = text.replace(/\r\n?/g, '\n');
        const [a, b] = [parseDraft(lf, { parser }), parseDraft(lf.replace(/\n/g, '\r\n'), { parser })];
        const outline = (draft: Draft): unknown => [
          draft.sections.map(({ heading }) => heading.title),
          draft.items.map(({ line, lastLine, role, marker, depth, links }) => [
            line,
            lastLine,
            role,
            marker?.text,
            depth,
            links.map(({ url }) => url),
          ]),
          draft.events.map(({ date, location, titles }) => [date?.text, location?.kind, titles.length]),
          draft.metadata.lines.map(({ value }) => value.text),
          draft.layout.map(({ kind, depth }) => [kind, depth]),
          draft.comments.map(({ line, lastLine, closed }) => [line, lastLine, closed]),
        ];
        expect(outline(b)).toEqual(outline(a));
      }),
      { numRuns: 400 },
    );
  });

  it('a parser that has seen other texts reads no text otherwise', () => {
    fc.assert(
      fc.property(soup, (text) => {
        const [warm, cold] = [parseDraft(text, { parser }), parseDraft(text)];
        expect([warm.items.map(({ inlines }) => inlines), warm.proseInlines]).toEqual([
          cold.items.map(({ inlines }) => inlines),
          cold.proseInlines,
        ]);
      }),
      { numRuns: 150 },
    );
  });
});

describeShared('real issues and drafts', ['twir/content'], () => {
  const issues = sharedTexts('twir/content');
  const read = EVERYTHING ? issues : sample(issues, 60);
  it(`${read.length} issues as published`, () => {
    const bad = read.flatMap(({ name, text }) => faults(text).map((fault) => `${name}: ${fault}`));
    expect(bad).toEqual([]);
  });
  it('a sample with a few cuts and insertions', () => {
    for (const { text } of sample(issues, 6))
      fc.assert(
        fc.property(mutationsOf(text), (mutated) => void expect(faults(mutated)).toEqual([])),
        { numRuns: 8 },
      );
  });
});
