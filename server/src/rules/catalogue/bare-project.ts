import { linkedEntries } from '../../draft/prefixForms.ts';
import { splitAddress } from '../../links/address.ts';
import { bareProject } from '../../links/repository.ts';
import { defineRule } from '../define.ts';

const NAMES = {
  repository: 'a repository',
  crate: 'the page of a crate',
  documentation: 'the documentation of a crate',
} as const;

export default defineRule({
  id: 'bare-project',
  group: 'entries',
  severity: 'hint',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'An entry leads to a repository, to crates.io or to docs.rs, not to something said about the project.',
    why: 'The newsletter’s README asks for a blog post or an announcement rather than a repository: readers learn from it what is new.',
    notes: 'Releases, issues, discussions, files and searches of a repository are fine.',
    examples: [
      { in: 'tooling', bad: '* [desk, a tool 🦀](https://github.com/example/desk)' },
      { in: 'tooling', bad: '* [desk 標題](https://crates.io/crates/desk)' },
      { in: 'tooling', bad: '* [desk](https://docs.rs/desk)' },
    ],
    silent: [
      { in: 'tooling', text: '* [desk 1.0](https://github.com/example/desk/releases/tag/v1.0)' },
      { in: 'tooling', text: '* [Open questions](https://github.com/rust-lang/rust/issues?q=is%3Aopen)' },
      { in: 'tooling', text: '* [How to](https://github.com/example/desk#how-to)' },
      { in: 'cfp-projects', text: '* [desk - help](https://github.com/example/desk)' },
    ],
  },
  check(draft, { report }) {
    for (const { link } of linkedEntries(draft)) {
      const kind = bareProject(splitAddress(draft.text.slice(link.urlSpan.start, link.urlSpan.end)));
      if (!kind) continue;
      report({
        span: link.urlSpan,
        message: `This leads to ${NAMES[kind]}. Better link to a post or an announcement about it.`,
      });
    }
  },
});
