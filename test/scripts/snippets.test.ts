import { expect, it } from 'vitest';
import { editorSnippet, generateSnippets } from '../../scripts/generate/snippets.ts';
import { FORMS, fillForm } from '../../server/src/draft/forms.ts';

/**
 * What an editor inserts for a snippet of which every default is kept. Throws for what it would not understand.
 *
 * @returns The text, and the numbers of the tab stops in it.
 */
function expand(snippet: string): { text: string; stops: number[] } {
  const stops: number[] = [];
  const token =
    /\\([\\$}])|\$(\d+)|\$\{(\d+):((?:\\[\\$}]|[^\\$}])*)\}|\$\{(\d+)\|((?:\\[\\,|]|[^\\|])*)\|\}|([^\\$])/gsy;
  let text = '';
  for (let at = 0; at < snippet.length; at = token.lastIndex) {
    token.lastIndex = at;
    const match = token.exec(snippet);
    if (!match) throw new Error(`no snippet from here on: ${snippet.slice(at)}`);
    const [, escaped, bare, stop, byDefault, choice, choices, plain] = match;
    const number = bare ?? stop ?? choice;
    if (number !== undefined) stops.push(Number(number));
    text +=
      escaped ??
      plain ??
      byDefault?.replace(/\\(.)/g, '$1') ??
      choices?.split(/(?<!\\),/)[0]?.replace(/\\(.)/g, '$1') ??
      '';
  }
  return { text, stops };
}

it.each(FORMS.map((form) => [form.id, form] as const))('%s: its snippet inserts the form', (_, form) => {
  const { body, prefix, scope, description } = editorSnippet(form);
  const { text, stops } = expand(body.join('\n'));
  // Of choices an editor inserts the first.
  const chosen = form.fields.map((field) => [field.name, 'choices' in field ? field.choices[0] : field.example]);
  expect(text).toBe(fillForm(form, Object.fromEntries(chosen) as Record<string, string>));
  expect(stops).toEqual([...form.fields.map((_field, index) => index + 1), 0]);
  expect(body.every((line) => !/[\r\n]/.test(line))).toBe(true);
  expect({ prefix, scope }).toEqual({ prefix: `twir-${form.trigger}`, scope: 'markdown' });
  expect(description).not.toBe('');
});

it('has a name and a prefix of its own for each form', () => {
  const snippets = JSON.parse(generateSnippets().text ?? '') as Record<string, { prefix: string }>;
  expect(Object.keys(snippets)).toHaveLength(FORMS.length);
  expect(new Set(Object.values(snippets).map(({ prefix }) => prefix)).size).toBe(FORMS.length);
});
