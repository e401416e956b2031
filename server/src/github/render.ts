/** A text as GitHub shows it. */
import type { Element, Nodes, Root } from 'hast';
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { type Plugin, unified } from 'unified';
import { parseGithub } from './processor.ts';

/** How GitHub's picture is written. */
export interface GithubRenderOptions {
  /** Gives every block the number of the line that it begins in, from zero, as `data-line`: for scrolling in step. */
  readonly lines?: boolean;
}

/**
 * `remark-rehype` and `rehype-stringify` print what remark read: with the places of its nodes, which micromark's own HTML has
 * not. Raw HTML goes through, as on GitHub; what GitHub's sanitiser takes out besides is for whoever shows it.
 */
const printer = unified().use(remarkRehype, { allowDangerousHtml: true }).use(forGithub).freeze();
const writer = unified().use(rehypeStringify, { allowDangerousHtml: true }).freeze();

const BLOCKS = new Set('p h1 h2 h3 h4 h5 h6 ul ol li blockquote pre hr table thead tbody tr th td section'.split(' '));
/** Tags that GitHub's Markdown does not let through. */
const FILTERED = /<(?=\/?(?:title|textarea|style|xmp|iframe|noembed|noframes|script|plaintext)(?:[\s/>]|$))/gi;

/** Renders a text the way GitHub shows a file: metadata are a paragraph like any other. */
export function renderGithub(text: string, { lines = false }: GithubRenderOptions = {}): string {
  try {
    const tree = printer.runSync(parseGithub(text)) as Root;
    if (lines) markLines(tree);
    return writer.stringify(tree);
  } catch (error) {
    // Thousands of quotes in quotes: no room on the stack. It is shown as it stands.
    if (!(error instanceof RangeError)) throw error;
    return `<pre>${text.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</pre>`;
  }
}

function forGithub(): ReturnType<Plugin<[], Root>> {
  return (tree) => {
    each(tree, (node) => {
      if (node.type === 'raw') node.value = node.value.replace(FILTERED, '&lt;');
    });
  };
}

function markLines(tree: Root): void {
  each(tree, (node) => {
    if (node.type === 'element' && node.position && BLOCKS.has(node.tagName))
      setLine(node, node.position.start.line - 1);
  });
}

function setLine(element: Element, line: number): void {
  element.properties['dataLine'] = line;
}

function each(tree: Root, visit: (node: Nodes) => void): void {
  const stack: Nodes[] = [tree];
  for (let node = stack.pop(); node; node = stack.pop()) {
    visit(node);
    if ('children' in node) stack.push(...node.children);
  }
}
