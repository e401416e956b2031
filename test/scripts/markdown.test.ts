import { expect, it } from 'vitest';
import { fenced, table, visible } from '../../scripts/generate/markdown.ts';

it.each([
  ['plain', '```'],
  ['`code`', '```'],
  ['```rust\nfn main() {}\n```', '````'],
  ['a ````` b', '``````'],
])('fences %j with %s', (text, fence) => {
  expect(fenced('md', text)).toBe(`${fence}md\n${text}\n${fence}`);
});

it('keeps pipes and line ends out of a table', () => {
  expect(table(['A', 'B'], [['a | `|`', 'b\nc']])).toBe('| A | B |\n| --- | --- |\n| a \\| `\\|` | b c |');
});

it.each([
  ['a b', 'a b', undefined],
  ['a  \nb', 'a··\nb', '(`·` stands for a space at the end of a line.)'],
  ['\ta\r', '⇥a␍', '(`⇥` stands for a tabulator; `␍` stands for a carriage return.)'],
  ['\ufeffa\u00a0b\u200b', '⟨BOM⟩a⍽b⟨?⟩', expect.stringContaining('no-break') as string],
  ['a\u0002b', 'a⟨!⟩b', expect.stringContaining('control') as string],
])('shows what cannot be seen in %j', (text, shown, legend) => {
  expect(visible(text)).toEqual({ text: shown, legend });
});
