import type { Draft } from '../../draft/model.ts';
import type { Inline } from '../../markdown/nodes.ts';
import { insert, replace } from '../../text/edit.ts';
import { type Span, span } from '../../text/span.ts';
import { defineRule, safeFix } from '../define.ts';
import { genericAround } from '../generics.ts';

/** What the site takes for a tag, addresses in angle brackets apart. */
const TAG = /<\/?([a-zA-Z][^<>@ \n]*)(?: [^<>\n]*)?>/g;
/** Tags that someone may well have meant, where they do no harm. */
const MEANT: ReadonlySet<string> = new Set(
  'a abbr b bdi bdo br cite code del dfn em i img ins kbd mark q s samp small span strike strong sub sup time u var wbr p div blockquote ul ol li table thead tbody tr td th h1 h2 h3 h4 h5 h6 hr figure figcaption center'.split(
    ' ',
  ),
);

interface Found {
  readonly at: Span;
  readonly bounds: Span;
  readonly inTitle: boolean;
  /** Whether a backtick that closes nothing stands beside it. */
  readonly stray: boolean;
}

export default defineRule({
  id: 'unescaped-tag',
  group: 'entries',
  severity: 'warning',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'A type parameter such as `<T>`, or another word in angle brackets, stands in the text unescaped.',
    why: 'Site, mail and GitHub take it for a tag: readers see `Vec` where `Vec<T>` stands. A `<script>` in a title would even be run.',
    notes: 'Code becomes a code span; other text writes `&lt;`. A backslash does not help: `\\<` shows it on the site.',
    examples: [
      {
        bad: '* [`impl<T> Try for Option<T>](https://example.com/a)',
        note: 'The backtick that closes nothing comes first.',
      },
      { bad: '* [How Vec<T> grows](https://example.com/a)', good: '* [How `Vec<T>` grows](https://example.com/a)' },
      {
        bad: '* [impl From<HashMap<K, V>> for 🦀](https://example.com/a)',
        good: '* [impl `From<HashMap<K, V>>` for 🦀](https://example.com/a)',
      },
      {
        bad: '* [A Result<(), Box<dyn Error>> and a Map<K, Vec<u8>>](https://example.com/a)',
        good: '* [A `Result<(), Box<dyn Error>>` and a `Map<K, Vec<u8>>`](https://example.com/a)',
      },
      {
        in: 'approved-rfcs',
        bad: '* [Use <script> with 標題](https://example.com/a)',
        good: '* [Use &lt;script> with 標題](https://example.com/a)',
      },
      { in: 'performance', bad: 'A rise in Rc<T>::new() alone.', good: 'A rise in `Rc<T>::new()` alone.' },
    ],
    silent: [
      { text: '* [How `Vec<T>` grows, and 1 < 2 > 0](https://example.com/a)' },
      { text: '* [Rust <> AI, <3](https://example.com/a)' },
      { in: 'performance', text: '<small>Small</small> <https://example.com> <a@example.com>' },
      { text: '* [Vec&lt;T>](https://example.com/a) <!-- <T> -->' },
    ],
  },
  check(draft, { report }) {
    const done = new Set<number>();
    for (const { at, bounds, inTitle, stray } of tagsOf(draft)) {
      if (done.has(at.start)) continue;
      const written = draft.text.slice(at.start, at.end);
      const name = (/[a-zA-Z][^<>@ /]*/.exec(written)?.[0] ?? '').toLowerCase();
      if (MEANT.has(name) || (!inTitle && HTML.has(name))) continue;
      const generic = genericAround(draft.text, at.start, bounds);
      if (generic) for (let i = generic.start; i < generic.end; i++) done.add(i);
      report({
        span: generic ?? at,
        message: `Readers do not see \`${written}\`: it is taken for a tag. ${generic ? 'Make it code, or write' : 'Write'} \`&lt;\` for the \`<\`.`,
        // Beside a backtick that closes nothing no repair holds: that one comes first.
        fixes: stray
          ? []
          : [
              ...(generic ? [safeFix('Make it code', insert(generic.start, '`'), insert(generic.end, '`'))] : []),
              safeFix('Write `&lt;` for `<`', replace(span(at.start, at.start + 1), '&lt;')),
            ],
      });
    }
  },
});

/** Tags that belong to HTML all the same: in a title no one means them, elsewhere someone may. */
const HTML: ReadonlySet<string> = new Set(
  'details summary video audio source picture iframe script style link meta input button form label select option template svg canvas object embed section article header footer nav main aside'.split(
    ' ',
  ),
);

function* tagsOf(draft: Draft): Generator<Found> {
  for (const item of draft.items) yield* within(draft, item.inlines, item.content, false);
  for (const node of draft.proseInlines) {
    const line = draft.lines.at(node.start);
    if (!draft.isVerbatim(line.number) && draft.layout[line.number]?.kind !== 'html')
      yield* within(draft, [node], line, false);
  }
}

function* within(draft: Draft, nodes: readonly Inline[], bounds: Span, inTitle: boolean): Generator<Found> {
  const stray = nodes.some(({ type, start, end }) => type === 'text' && draft.text.slice(start, end).includes('`'));
  for (const node of nodes) {
    if (node.type === 'link') {
      if (node.form !== 'autolink') yield* within(draft, node.children, node.textSpan, true);
    } else if (node.type === 'emphasis' || node.type === 'strong') {
      yield* within(
        draft,
        node.children,
        span(node.children[0]?.start ?? node.start, node.children[node.children.length - 1]?.end ?? node.end),
        inTitle,
      );
    } else if (node.type === 'text' || node.type === 'html') {
      const source = draft.text.slice(node.start, node.end);
      if (source.startsWith('<!')) continue;
      for (const match of source.matchAll(TAG)) {
        const start = node.start + match.index;
        if (draft.text[start - 1] === '\\' || /^[a-z]+:\/\//i.test(match[1] as string)) continue;
        // A remote end of a tag that CommonMark saw as text may lie in the next node: only what is whole counts.
        yield { at: span(start, start + match[0].length), bounds, inTitle, stray };
      }
    }
  }
}
