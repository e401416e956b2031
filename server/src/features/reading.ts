/** Help for those who read a draft: what is known of a place, where else it stands, what can be folded. */
import type { Archive } from '../archive/index.ts';
import type { Draft } from '../draft/model.ts';
import type { Finding, Rule } from '../rules/define.ts';
import { pageOf } from '../rules/pages.ts';
import type { Settings } from '../settings.ts';
import type { Source } from '../text/source.ts';
import type { Span } from '../text/span.ts';
import { type DocumentLink, documentLinks } from './documentLinks.ts';
import { type Fold, foldsOf } from './folding.ts';
import { type Hover, hoverAt, type SetBy } from './hover/index.ts';
import { type InlayHint, inlayHints } from './inlayHints.ts';
import { type Lens, lensesOf } from './lenses.ts';
import { type SearchEntry, searchEntries, searchEntry } from './search.ts';
import { selectionsAt } from './selections.ts';
import { definitionOf, referencesOf, type Whereabouts } from './whereabouts.ts';

/** What readers may ask. Places are offsets in the source's text. Nothing is said of a source that is too long. */
export interface Reading {
  /** What is known of the thing at a place. */
  hover(source: Source, user: Settings, offset: number): Hover | undefined;
  /** Where the link or organiser at a place stood before, or its label is defined. */
  definition(source: Source, user: Settings, offset: number): Whereabouts | undefined;
  /** All places of the link, organiser or label at a place, in the draft and in the earlier issues. */
  references(source: Source, user: Settings, offset: number): Whereabouts | undefined;
  /** The addresses that can be opened. */
  links(source: Source, user: Settings): readonly DocumentLink[];
  folds(source: Source, limit?: number): readonly Fold[];
  /** What is shown beside the dates within a span; nothing unless the settings want it. */
  inlayHints(source: Source, user: Settings, range: Span): readonly InlayHint[];
  /** What is shown above headings; nothing unless the settings want it. */
  lenses(source: Source, user: Settings): readonly Lens[];
  /** What a growing selection takes in, the smallest first. */
  selections(source: Source, offset: number): readonly Span[];
  /** What can be found by name: the sections of a draft, and what its earlier issues hold, as far as they are read. */
  searchable(
    source: Source,
    user: Settings,
  ): {
    readonly sections: readonly SearchEntry[];
    readonly earlier: readonly SearchEntry[];
  };
}

/** What reading help needs of the service. */
export interface ReadingHost {
  draft(source: Source): Draft;
  findings(source: Source, user: Settings): readonly Finding[];
  archive(source: Source, user: Settings): Archive | undefined;
  settings(source: Source, user: Settings): Settings;
  readonly rules: readonly Rule[];
}

/** Makes the help for readers. */
export function createReading(host: ReadingHost, defaults: Settings): Reading {
  const rules = new Map(host.rules.map((rule) => [rule.id, rule] as const));
  /** What the repository sets is there whatever the user's own settings are. */
  const setBy = (source: Source, user: Settings, rule: string): SetBy => {
    if (host.settings(source, defaults).rules[rule] !== undefined) return 'repository';
    return user.rules[rule] === undefined ? 'rule' : 'user';
  };
  return {
    hover: (source, user, offset) =>
      hoverAt(
        {
          draft: host.draft(source),
          archive: host.archive(source, user),
          findings: host.findings(source, user),
          rule(id) {
            const rule = rules.get(id);
            return rule && { rule, setBy: setBy(source, user, id), page: pageOf(id) };
          },
        },
        offset,
      ),
    definition: (source, user, offset) => definitionOf(host.draft(source), host.archive(source, user), offset),
    references: (source, user, offset) => referencesOf(host.draft(source), host.archive(source, user), offset),
    links: (source, user) => documentLinks(host.draft(source), host.archive(source, user)?.published),
    folds: (source, limit) => foldsOf(host.draft(source), limit),
    inlayHints(source, user, range) {
      const { inlayWeekdays, inlayDays } = host.settings(source, user);
      return inlayHints(host.draft(source), range, { weekdays: inlayWeekdays, days: inlayDays });
    },
    lenses: (source, user) => (host.settings(source, user).codeLenses ? lensesOf(host.draft(source)) : []),
    selections: (source, offset) => selectionsAt(host.draft(source), offset),
    searchable(source, user) {
      const archive = host.archive(source, user);
      return {
        sections: host
          .draft(source)
          .sections.map(({ heading, parent }) =>
            searchEntry('section', heading.title, parent?.heading.title ?? '', source.uri, heading.line),
          ),
        earlier: archive ? searchEntries(archive) : [],
      };
    },
  };
}
