/**
 * The settings, declared once: the manifest's configuration, the documentation, the decoder and the types come from here.
 */
import type { Audience } from './rules/define.ts';
import type { RuleSetting } from './rules/engine.ts';

/** What a user may set, decoded. Frozen for as long as it is in force. */
export interface Settings {
  readonly audience: Audience;
  readonly rules: Readonly<Record<string, RuleSetting>>;
  /** How many earlier issues are looked at; 0 for none. */
  readonly archiveIssues: number;
}

interface Declaration {
  /** Without the section's name. */
  readonly key: keyof Settings;
  readonly description: string;
  /** JSON schema of the value. */
  readonly schema: Readonly<Record<string, unknown>>;
}

export const SETTINGS_SECTION = 'twir';

const AUDIENCES: readonly Audience[] = ['any', 'editor', 'contributor'];
const RULE_SETTINGS: readonly RuleSetting[] = ['off', 'error', 'warning', 'information', 'hint'];

export const DEFAULT_SETTINGS: Settings = Object.freeze({
  audience: 'any',
  rules: Object.freeze({}),
  archiveIssues: 60,
});

/** Every setting, in the order of the documentation. */
export const DECLARATIONS: readonly Declaration[] = [
  {
    key: 'audience',
    description: 'Whose findings to show: those that concern editors, contributors, or anyone.',
    schema: { type: 'string', enum: AUDIENCES, default: DEFAULT_SETTINGS.audience },
  },
  {
    key: 'rules',
    description: 'A severity for a rule, or `off`. Rules that are not named keep their own.',
    schema: { type: 'object', default: {}, additionalProperties: { type: 'string', enum: RULE_SETTINGS } },
  },
  {
    key: 'archiveIssues',
    description: 'How many earlier issues in `content/` are looked at for links and events seen before; 0 for none.',
    schema: { type: 'integer', minimum: 0, maximum: 1000, default: DEFAULT_SETTINGS.archiveIssues },
  },
];

/**
 * Reads settings from a client's or a file's JSON.
 *
 * @param raw Anything; what is not understood keeps its default.
 * @param knownRules Ids of all rules.
 * @returns The settings, and a sentence for each part that was not understood.
 */
export function decodeSettings(
  raw: unknown,
  knownRules: ReadonlySet<string>,
): { readonly settings: Settings; readonly problems: readonly string[] } {
  const problems: string[] = [];
  if (raw === null || raw === undefined) return { settings: DEFAULT_SETTINGS, problems };
  if (!isRecord(raw)) return { settings: DEFAULT_SETTINGS, problems: ['the settings are no object'] };
  let audience = DEFAULT_SETTINGS.audience;
  const rules: Record<string, RuleSetting> = {};
  let { archiveIssues } = DEFAULT_SETTINGS;
  const givenReach = raw['archiveIssues'];
  if (typeof givenReach === 'number' && Number.isInteger(givenReach) && givenReach >= 0) archiveIssues = givenReach;
  else if (givenReach !== undefined && givenReach !== null) {
    problems.push(`\`archiveIssues\` is ${JSON.stringify(givenReach)}; it is a whole number, 0 or more`);
  }
  const givenAudience = raw['audience'];
  if (givenAudience !== undefined && givenAudience !== null) {
    const known = AUDIENCES.find((candidate) => candidate === givenAudience);
    if (known) audience = known;
    else problems.push(`\`audience\` is ${JSON.stringify(givenAudience)}; it can be ${AUDIENCES.join(', ')}`);
  }
  const givenRules = raw['rules'];
  if (isRecord(givenRules)) {
    for (const [rule, value] of Object.entries(givenRules)) {
      const known = RULE_SETTINGS.find((candidate) => candidate === value);
      if (!knownRules.has(rule)) problems.push(`there is no rule \`${rule}\``);
      else if (known) rules[rule] = known;
      else problems.push(`\`rules.${rule}\` is ${JSON.stringify(value)}; it can be ${RULE_SETTINGS.join(', ')}`);
    }
  } else if (givenRules !== undefined && givenRules !== null) problems.push('`rules` is no object');
  return { settings: Object.freeze({ audience, rules: Object.freeze(rules), archiveIssues }), problems };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
