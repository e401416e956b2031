import { knownSection } from '../../server/src/draft/headings.ts';
import type { Rule, RuleExample } from '../../server/src/rules/define.ts';
import { ignoreComment } from '../../server/src/rules/ignores.ts';
import { SETTINGS_FILE, SETTINGS_SECTION } from '../../server/src/settings.ts';
import { type Behaviour, behaviourOf, fixSentences } from './behaviour.ts';
import { fenced, generatedFrom, table, visible } from './markdown.ts';
import type { Output } from './output.ts';
import { AUDIENCE_WORDS, anchor, GROUP_TITLES, SEVERITY_MEANINGS } from './words.ts';

/** The folder of the pages. */
export const RULE_PAGES = 'docs/rules';

/** The page of a rule, from the rule's own file. */
export function generateRulePage(rule: Rule): Output {
  const behaviour = behaviourOf(rule);
  const { what, why, notes, examples } = rule.docs;
  const text = [
    generatedFrom(`server/src/rules/catalogue/${rule.id}.ts`),
    `# ${rule.id}`,
    what,
    facts(rule, behaviour),
    '## Why',
    why,
    ...(notes ? ['## Notes', notes] : []),
    `## ${examples.length === 1 ? 'Example' : 'Examples'}`,
    ...examples.flatMap((example, index) => exampleParts(example, examples.length > 1 ? index + 1 : undefined)),
    '## Why is it on',
    reason(rule),
    '## How to turn it off',
    `In the settings of the editor, or at another severity (\`error\`, \`warning\`, \`information\`, \`hint\`) in place of \`off\`:`,
    fenced('json', JSON.stringify({ [`${SETTINGS_SECTION}.rules`]: { [rule.id]: 'off' } }, undefined, 2)),
    `For all who work on a repository, in its \`${SETTINGS_FILE}\`:`,
    fenced('json', JSON.stringify({ rules: { [rule.id]: 'off' } }, undefined, 2)),
    'In one place, behind the line or alone on the line above it:',
    fenced('md', ignoreComment(rule.id).trim()),
  ];
  return { path: `${RULE_PAGES}/${rule.id}.md`, text: `${text.join('\n\n')}\n` };
}

function facts(rule: Rule, behaviour: Behaviour): string {
  const group = GROUP_TITLES[rule.group];
  const others = behaviour.severities.filter((severity) => severity !== rule.severity);
  const severity = `${rule.severity}${others.length ? `; ${others.join(' or ')} in some cases` : ''}`;
  return table(
    ['Severity', `[${severity}](../findings.md#severities)`],
    [
      ['Concerns', `[${AUDIENCE_WORDS[rule.audience]}](../findings.md#audiences)`],
      ['Fix', fixSentences(behaviour)],
      ['Group', `[${group}](README.md#${anchor(group)})`],
      ['Since', rule.since],
    ],
  );
}

function reason({ severity, audience, normalWhenFresh }: Rule): string {
  const sentences = [
    `Every rule is on unless the settings turn it off. This one's findings are shown as *${severity}*: ${SEVERITY_MEANINGS[severity]}.`,
  ];
  if (audience !== 'any') {
    sentences.push(
      `They concern ${AUDIENCE_WORDS[audience]}: with the setting \`${SETTINGS_SECTION}.audience\` for the others they are not shown.`,
    );
  }
  if (normalWhenFresh) {
    sentences.push(
      'A draft just made from the template has such places by its nature. Until its crate and its quote of the week are there, they are [*information* at most](../findings.md#stages-of-a-draft).',
    );
  }
  return sentences.join(' ');
}

function exampleParts(example: RuleExample, number: number | undefined): readonly string[] {
  const { earlier, looked, bad, good, note } = example;
  const { legend } = visible([earlier, bad, good].join('\n'));
  const block = (text: string): string => fenced('md', visible(text).text);
  const intro = [placeOf(example), note, legend].filter((part) => part !== undefined).join(' ');
  return [
    ...(number === undefined ? [] : [`### Example ${number}`]),
    ...(intro ? [intro] : []),
    ...(earlier === undefined ? [] : ['An earlier issue had:', block(earlier)]),
    ...(looked === undefined ? [] : ['A check of the links said:', lookedList(looked)]),
    'Found:',
    block(bad),
    ...(good === undefined
      ? ['Nothing mends this but a person.']
      : [example.unsafe ? 'Mended, when asked for:' : 'Mended:', good ? block(good) : '*(nothing is left)*']),
  ];
}

/** What was found out of links, an address a line. */
function lookedList(looked: NonNullable<RuleExample['looked']>): string {
  return Object.entries(looked)
    .map(([url, { reason, movedTo, title }]) => {
      const words = reason ?? (movedTo === undefined ? `its title is "${title}"` : `it is now at \`${movedTo}\``);
      return `- \`${url}\`: ${words}`;
    })
    .join('\n');
}

/** Where the example stands, unless in the place where most do. */
function placeOf({ in: place }: RuleExample): string | undefined {
  if (place === undefined || place === 'observations') return undefined;
  return place === 'document' ? 'A whole text.' : `Under "${knownSection(place).title}".`;
}
