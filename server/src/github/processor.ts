/**
 * GitHub's Markdown: micromark with GitHub's extensions, through unified. `remark-gfm` is here because neither the preview nor
 * the comparison with the site can do without tables, bare addresses and what else GitHub adds to CommonMark.
 */
import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { type Plugin, unified } from 'unified';

/**
 * Leaves addresses to the parser, as GitHub does: without this, finished text is looked through a second time, and addresses
 * behind an open bracket become links that GitHub does not make.
 */
const withoutSecondLook: Plugin = function () {
  const data = this.data();
  const extensions = (data.fromMarkdownExtensions ?? []).flat();
  data.fromMarkdownExtensions = extensions.map((extension) => ({ ...extension, transforms: [] }));
};

/** The processor, for those who go on from the tree. */
const githubParser = unified().use(remarkParse).use(remarkGfm).use(withoutSecondLook).freeze();

/** What GitHub makes of a text, with places in it. */
export function parseGithub(text: string): Root {
  return githubParser.parse(text) as Root;
}
