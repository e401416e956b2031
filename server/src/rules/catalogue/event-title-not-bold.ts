import type { Inline, InlineLink } from '../../markdown/nodes.ts';
import { insert, minimiseEdit, remove, replace, type TextEdit } from '../../text/edit.ts';
import { span, trimSpan } from '../../text/span.ts';
import { defineRule, type Fix, safeFix } from '../define.ts';

export default defineRule({
  id: 'event-title-not-bold',
  group: 'events',
  severity: 'warning',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'The title of an event is not bold, or only half of it.',
    why: 'Titles are bold throughout the list of events; asterisks that fit no others are printed.',
    examples: [
      {
        in: 'events-europe',
        bad: `* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [Hack & Learn](https://example.org/e)`,
        good: `* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Hack & Learn**](https://example.org/e)`,
      },
      {
        in: 'events-europe',
        bad: `* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * **[日本 🦀](https://example.org/e)**`,
        good: `* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**日本 🦀**](https://example.org/e)`,
      },
      {
        in: 'events-europe',
        bad: `* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks](https://example.org/e)`,
        good: `* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://example.org/e)`,
      },
      {
        in: 'events-europe',
        bad: `* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [Talks**](https://example.org/e)`,
        good: `* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://example.org/e)`,
      },
      {
        in: 'events-europe',
        bad: `* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [** Talks**](https://example.org/e)`,
        good: `* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://example.org/e)`,
      },
      {
        in: 'events-europe',
        bad: `* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [*Talks*](https://example.org/e)`,
        good: `* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://example.org/e)`,
      },
      {
        in: 'events-europe',
        bad: `* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks** and beer](https://example.org/e)`,
        good: `* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks and beer**](https://example.org/e)`,
      },
    ],
    silent: [
      {
        in: 'events-europe',
        text: `* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**Talks**](https://example.org/e)`,
      },
      {
        in: 'events-europe',
        text: `* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [**_New_ talks**](https://example.org/e)`,
      },
      {
        in: 'events-europe',
        text: `* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [***Talks***](https://example.org/e)`,
      },
      {
        in: 'events-europe',
        text: `* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * [__Talks__](https://example.org/e)`,
      },
      {
        in: 'events-europe',
        text: `* 2025-06-12 | Berlin, DE | [Rust Sample](https://www.meetup.com/rust-sample)\n    * **Cancelled** [**Talks**](https://example.org/e)`,
      },
    ],
  },
  check(draft, { report }) {
    for (const { titles, form } of draft.events) {
      for (const { links, inlines } of form === 'row' ? titles : []) {
        const link = links[0];
        if (link?.form !== 'inline' || isBold(link.children)) continue;
        const text = trimSpan(draft.text, link.textSpan);
        const written = draft.text.slice(text.start, text.end);
        if (!written) continue;
        const around = inlines.find(
          (node) => node.type === 'strong' && node.children.length === 1 && node.children[0] === link,
        );
        report({
          span: text,
          message: around
            ? 'The title is bold around its link; events have the asterisks within: `[**Title**](…)`.'
            : 'The title of an event is bold as a whole: `[**Title**](…)`.',
          fixes: boldFixes(draft.text, link, written, text.start, around),
        });
      }
    }
  },
});

const isBold = (nodes: readonly Inline[]): boolean => {
  const [only, ...others] = nodes.filter((node) => node.type !== 'text' || node.value.trim());
  if (!only || others.length) return false;
  return only.type === 'strong' || (only.type === 'emphasis' && isBold(only.children));
};

/** Takes off the asterisks that are there, wherever they stand, and puts two at each end. */
function boldFixes(
  text: string,
  link: InlineLink,
  written: string,
  start: number,
  around: Inline | undefined,
): readonly Fix[] {
  const end = start + written.length;
  const edits: TextEdit[] = around ? [remove(span(around.start, link.start)), remove(span(link.end, around.end))] : [];
  if (!written.includes('*')) return [safeFix('Make the title bold', ...edits, insert(start, '**'), insert(end, '**'))];
  // With code in it, an asterisk may be the title's own; so may one that stands alone within.
  const code = text.slice(start, end).includes('`');
  const plain = withoutStars(written.replace(code ? /^\*+|\*+$/g : /\*\*/g, '')).trim();
  if (!plain || (plain.includes('*') && !code)) return [];
  return [safeFix('Make the title bold', ...edits, minimiseEdit(text, replace(span(start, end), `**${plain}**`)))];
}

/** Without the asterisks at its two ends, unless others stand within. */
function withoutStars(text: string): string {
  const start = text.startsWith('*') ? 1 : 0;
  const end = text.endsWith('*') && text.length > 1 ? text.length - 1 : text.length;
  const inner = text.slice(start, end);
  return inner.includes('*') ? text : inner;
}
