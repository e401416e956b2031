/** What a rule is made of. A rule is one file; `npm run generate` makes the registry, the pages and the settings of them. */

import type { Archive } from '../archive/index.ts';
import type { SectionId } from '../draft/headings.ts';
import type { DocumentKind, Draft } from '../draft/model.ts';
import type { LinkResult, LinkResults } from '../linkCheck/model.ts';
import type { TextEdit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';

/**
 * How much a finding matters: `error` = the site or the mail breaks, or CI fails; `warning` = wrong in print;
 * `information` = the editors' convention; `hint` = taste, or disputed.
 */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** Severities from the loudest to the quietest. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** Whether it is wrong in print, or worse: more than a convention or taste. */
export function isLoud(severity: Severity): boolean {
  return severity === 'error' || severity === 'warning';
}

/** Whom a finding concerns: editors alone know what to do about some, contributors cause most. */
export type Audience = 'any' | 'editor' | 'contributor';

/** The groups in which rules are documented, in this order. */
export const RULE_GROUPS = [
  'document',
  'sections',
  'lists',
  'links',
  'entries',
  'addresses',
  'events',
  'cfp',
  'site',
] as const;
/** The group of a rule. */
export type RuleGroup = (typeof RULE_GROUPS)[number];

/** An edit, or several that belong together, which mends a finding. */
export interface Fix {
  /** What it does, as a command: "Change `-` to `*`". */
  readonly title: string;
  /** Disjoint. New lines are written as `\n`; they become the document's own. */
  readonly edits: readonly TextEdit[];
  /** Nothing that a reader sees is lost or reworded: runs in fix-all, on save and in `twir fix`. */
  readonly safe: boolean;
  /**
   * Whether a person would know this to be the answer: the one that "Fix" picks. The first safe fix is, unless said otherwise. One
   * that is said not to be is taken by a person alone, however much may be mended unasked.
   */
  readonly preferred?: boolean;
}

/** A place that helps to understand a finding: where the other of two doubles stands. */
export interface Related {
  /** Within the draft; of another document only the line is known. */
  readonly span: Span;
  /** Another document, and its line (from zero): where an earlier issue printed the same. */
  readonly elsewhere?: { readonly uri: string; readonly line: number };
  readonly message: string;
}

/** What a rule reports. */
export interface Report {
  readonly span: Span;
  /** What is wrong, why it matters, how to mend it. One or two short sentences; names of things in backticks. */
  readonly message: string;
  readonly fixes?: readonly Fix[];
  readonly related?: readonly Related[];
  /** Instead of the rule's own: a rule may be sure in one case and suspect in another. */
  readonly severity?: Severity;
  /** `unnecessary` greys the span out, as for what is to be deleted. */
  readonly tags?: readonly ('unnecessary' | 'deprecated')[];
}

/** A report with the rule it comes from. */
export interface Finding extends Report {
  readonly rule: string;
  readonly severity: Severity;
  readonly fixes: readonly Fix[];
  readonly related: readonly Related[];
  readonly tags: readonly ('unnecessary' | 'deprecated')[];
}

/** What a user may choose where the editors themselves are of two minds. */
export interface RuleOptions {
  /** States of Australian and Canadian places: `keep` says nothing, `strip` finds those that are there, `require` those that are not. */
  readonly states: 'keep' | 'strip' | 'require';
  /** The most words that a title may have; 0 for any number. */
  readonly titleWords: number;
}

/** What holds where a user has chosen nothing. */
export const DEFAULT_OPTIONS: RuleOptions = Object.freeze({ states: 'keep', titleWords: 0 });

/** An ignore of one rule that ignored nothing. */
export interface UnusedIgnore {
  readonly rule: string;
  /** The rule's name within the comment. */
  readonly span: Span;
  /** What takes it away: the name, or the whole comment with the line that it stands on. */
  readonly removal: TextEdit;
  /** Whether there is such a rule. */
  readonly known: boolean;
}

/** What a rule may look at beside the draft. */
export interface RuleContext {
  /** The earlier issues; `undefined` while they are not read, or where there are none. */
  readonly archive: Archive | undefined;
  /** What is known of links that somebody has had looked at; `undefined` while nobody has. */
  readonly links: LinkResults | undefined;
  readonly options: RuleOptions;
  /** For rules with `last`: the ignores of the draft that ignored nothing. */
  unusedIgnores(): readonly UnusedIgnore[];
  report(report: Report): void;
}

/**
 * An example of a rule: documentation and test in one. The text stands in the place that `in` names, within an otherwise
 * faultless draft of 2025-06-04 (issue 602).
 */
export interface RuleExample {
  /** The section that holds the text; `document` for a whole text. Default `observations`. */
  readonly in?: SectionId | 'document';
  /** Where the text stands, if not in a draft. */
  readonly kind?: DocumentKind;
  /** The date, where a rule asks for it: a convention has a beginning. Default 2025-06-04. */
  readonly date?: string;
  /** What the user chose, where the rule asks it; the rest as it is by itself. */
  readonly options?: Partial<RuleOptions>;
  readonly bad: string;
  /** What an earlier issue, that of 2025-05-28, had in the same section: for rules that ask the archive. */
  readonly earlier?: string;
  /** What was found out of links when they were looked at, by address: for rules that ask that. */
  readonly looked?: Readonly<Record<string, Partial<LinkResult>>>;
  /** What the rule's own fixes make of it; absent when there is no fix. */
  readonly good?: string;
  /** Whether `good` needs a fix that is not safe, which fix-all leaves alone. */
  readonly unsafe?: boolean;
  /** What the example shows, for the page. */
  readonly note?: string;
}

/** A text of which the rule has nothing to say. */
export interface SilentRow {
  readonly in?: SectionId | 'document';
  readonly text: string;
  /** What an earlier issue had in the same section, as in {@link RuleExample.earlier}. */
  readonly earlier?: string;
  readonly note?: string;
}

/** What is said of a rule: its page, its row in the README, and its tests. */
export interface RuleDocs {
  /** One sentence, without the rule's name: "A list item begins with `-` or `+`." */
  readonly what: string;
  /** Why it matters: what readers, the site or the editors suffer from it. */
  readonly why: string;
  /** Where the convention comes from, or when to leave a finding be. */
  readonly notes?: string;
  readonly examples: readonly RuleExample[];
  /** Texts on which the rule must stay silent, beside every `good`. */
  readonly silent?: readonly SilentRow[];
}

/** A rule: what it is called, what is said of it, and what it looks for. */
export interface Rule {
  /** Names the problem, so that it reads "allow …"; never changes once released. */
  readonly id: string;
  readonly group: RuleGroup;
  readonly severity: Severity;
  /** `contributor` rules are shown to contributors alone: editors do what they speak of. */
  readonly audience: Audience;
  /** Documents that the rule is for; drafts and issues unless said otherwise. */
  readonly kinds?: readonly DocumentKind[];
  /** The version that brought the rule. */
  readonly since: string;
  /**
   * The finding is the normal state of a draft just made from the template (copied events that are past, placeholders):
   * until the draft fills it is information at most.
   */
  readonly normalWhenFresh?: boolean;
  /** Has nothing to say without the earlier issues: until they are read, that it found nothing means nothing. */
  readonly needsArchive?: boolean;
  /** Has nothing to say before somebody has had the links looked at. As the web may say otherwise tomorrow, no ignore of it is ever called unused. */
  readonly needsLinks?: boolean;
  /** What it finds is never meant: that it be ignored is not offered. */
  readonly neverMeant?: boolean;
  /** Runs after all others, and knows which ignores were of use. */
  readonly last?: boolean;
  readonly docs: RuleDocs;
  /** A pure function of the draft: no files, no clock, no network. Dates are judged against the issue's. */
  check(draft: Draft, context: RuleContext): void;
}

/** Declares a rule; there for its type alone. */
export function defineRule(rule: Rule): Rule {
  return rule;
}

/** A safe fix: nothing that a reader sees is lost or reworded. */
export function safeFix(title: string, ...edits: readonly TextEdit[]): Fix {
  return { title, edits, safe: true };
}

/** A fix that a person must want: it deletes, or it guesses. */
export function unsafeFix(title: string, ...edits: readonly TextEdit[]): Fix {
  return { title, edits, safe: false };
}
