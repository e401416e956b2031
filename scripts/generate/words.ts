/** What pages and settings call groups, audiences and severities. */
import type { Audience, Rule, RuleGroup, Severity } from '../../server/src/rules/define.ts';
import { RULE_GROUPS } from '../../server/src/rules/define.ts';

/** Titles of the groups. */
export const GROUP_TITLES: Readonly<Record<RuleGroup, string>> = {
  document: 'The document',
  sections: 'Sections',
  lists: 'Lists',
  links: 'Links',
  entries: 'Entries',
  addresses: 'Addresses',
  events: 'Events',
  cfp: 'Calls for participation',
  site: 'What the site makes of it',
};

/** What the rules of a group look at. */
export const GROUP_SUBJECTS: Readonly<Record<RuleGroup, string>> = {
  document: 'metadata, placeholders, what the template and formatters leave behind, characters that nobody sees',
  sections: 'headings that are misspelt, missing their level, out of order or there twice; sections without content',
  lists: 'markers, spaces and line ends that make an item of a list, or break it',
  links: 'links that were begun and not finished, references that lead nowhere',
  entries: 'prefixes, titles, what stands beside the link, what was printed before',
  addresses: 'schemes, tracking, detours, other spellings of one address, pages that are gone',
  events: 'dates, places, organisers, order, and what is past or listed twice',
  cfp: 'rows of calls for papers and for participation',
  site: 'what the site prints otherwise than GitHub shows it',
};

/** Whom a finding concerns. */
export const AUDIENCE_WORDS: Readonly<Record<Audience, string>> = {
  any: 'anyone',
  editor: 'editors',
  contributor: 'contributors',
};

/** What a severity means. */
export const SEVERITY_MEANINGS: Readonly<Record<Severity, string>> = {
  error: 'the site or the mail breaks, or CI fails',
  warning: 'it would be wrong in print',
  information: 'the editors have a convention for it',
  hint: 'it is a matter of taste, or the editors disagree',
};

/** Groups that have rules, each with them, in the order of ids. */
export function byGroup(
  rules: readonly Rule[],
): readonly { readonly group: RuleGroup; readonly rules: readonly Rule[] }[] {
  return RULE_GROUPS.map((group) => ({
    group,
    rules: rules.filter((rule) => rule.group === group).sort((a, b) => (a.id < b.id ? -1 : 1)),
  })).filter((entry) => entry.rules.length);
}

/** The anchor that GitHub gives a heading. */
export function anchor(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replace(/ /g, '-');
}
