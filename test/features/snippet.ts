/** Expands snippet syntax (LSP, TextMate) as an editor does: to its text, with the numbers of its tab stops in their order. */
export function expandSnippet(snippet: string): { readonly text: string; readonly stops: readonly number[] } {
  let text = '';
  const stops: number[] = [];
  let at = 0;
  const until = (end: string | undefined): void => {
    while (at < snippet.length) {
      const char = snippet[at] as string;
      if (char === end) {
        at++;
        return;
      }
      if (char === '\\' && /[\\$}]/.test(snippet[at + 1] ?? '')) {
        text += snippet[at + 1];
        at += 2;
        continue;
      }
      const simple = /^\$(\d+)/.exec(snippet.slice(at));
      const choice = /^\$\{(\d+)\|((?:\\.|[^|\\])*)\|\}/.exec(snippet.slice(at));
      const hole = /^\$\{(\d+):/.exec(snippet.slice(at));
      const found = simple ?? choice ?? hole;
      if (!found) {
        if (char === '$') throw new Error(`a lone $ at ${at} of ${snippet}`);
        text += char;
        at++;
        continue;
      }
      stops.push(Number(found[1]));
      at += found[0].length;
      if (choice) text += (choice[2] as string).split(/(?<!\\),/)[0]?.replace(/\\(.)/g, '$1') ?? '';
      if (hole) until('}');
    }
    if (end) throw new Error(`unclosed: ${snippet}`);
  };
  until(undefined);
  return { text, stops };
}
