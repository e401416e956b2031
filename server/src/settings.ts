/**
 * The settings, declared once: the manifest's configuration, the schema of `twir.json`, the documentation, the decoder and
 * the types come from here.
 */
import { type Audience, DEFAULT_OPTIONS, type RuleOptions } from './rules/define.ts';
import type { RuleSetting } from './rules/engine.ts';
import type { IgnoreEntry } from './rules/ignores.ts';

/** The name that stands before each setting in an editor: `twir.states`. */
export const SETTINGS_SECTION = 'twir';

/** The file at a repository's root that sets for all who work on it; what it names wins over a user's own settings. */
export const SETTINGS_FILE = 'twir.json';

/** A part of the settings that was not understood. */
export interface SettingsProblem {
  /** Keys and indices from the root. */
  readonly path: readonly (string | number)[];
  /** What is wrong, and what it can be. */
  readonly message: string;
}

type Complain = (path: readonly (string | number)[], message: string) => void;

/** One setting. */
interface Declaration<T> {
  readonly description: string;
  readonly default: T;
  /** JSON schema of the value. */
  readonly schema: Readonly<Record<string, unknown>>;
  /**
   * `file` for what only `twir.json` can say: it speaks of the repository's texts. `own` for what no repository may say:
   * it speaks of the user's machine.
   */
  readonly where: 'anywhere' | 'file' | 'own';
  /** Reads a value; complains, and gives `undefined`, for what is none. */
  decode(value: unknown, complain: Complain, knownRules: ReadonlySet<string>): T | undefined;
}

const RULE_SETTINGS: readonly RuleSetting[] = ['off', 'error', 'warning', 'information', 'hint'];

const table = {
  audience: choice<Audience>(
    'Whose findings to show: those that concern editors, contributors, or anyone.',
    ['any', 'editor', 'contributor'],
    'any',
  ),
  rules: rulesSetting('A severity for a rule, or `off`. Rules that are not named keep their own.'),
  archiveIssues: integer(
    'How many earlier issues in `content/` are looked at for links and events seen before; 0 for none.',
    { minimum: 0, maximum: 1000, default: 60 },
  ),
  states: choice<RuleOptions['states']>(
    'States of Australian and Canadian places, of which the editors are of two minds: `keep` says nothing, `strip` finds those that are there, `require` those that are missing.',
    ['keep', 'strip', 'require'],
    DEFAULT_OPTIONS.states,
  ),
  titleWords: integer('The most words that the title of an entry may have; 0 for any number.', {
    minimum: 0,
    maximum: 100,
    default: DEFAULT_OPTIONS.titleWords,
  }),
  showWhileTyping: flag(
    'Show findings of the line that is being typed on at once; else they wait until the cursor leaves it, or the draft is saved.',
    false,
  ),
  pasteEntries: flag(
    'Make an entry of a web address that is pasted on an empty line or in an empty entry, where entries stand. “Paste As…” offers it everywhere, with or without.',
    true,
  ),
  inlayWeekdays: flag('Show the day of the week behind the dates of events, as inlay hints.', false),
  inlayDays: flag('Show how many days from the issue the dates of events are, as inlay hints.', false),
  codeLenses: flag(
    'Show above each heading how much stands under it, and above the events how many are past, as code lenses.',
    false,
  ),
  fetchPages: own(
    flag(
      'Fetch a page when somebody asks for that very one: its title, its event, whether it is there. Nothing is fetched otherwise, and nothing in a folder that is not trusted.',
      true,
    ),
  ),
  neverFetchFrom: own(
    hosts('Hosts that are never asked for a page, with all that lies under them.', {
      form: /^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/,
      example: 'example.org',
    }),
  ),
  fetchPrivateFrom: own(
    hosts(
      'Servers that may be asked for a page although their port or their address is not of the public web: a mirror within a company, a server for tests.',
      { form: /^(?:[a-z0-9-]+(?:\.[a-z0-9-]+)*|\[[0-9a-f:.]+\]):\d{1,5}$/, example: 'mirror.example.org:8080' },
    ),
  ),
  ignore: ignoreSetting('Findings that somebody has looked at and lets be.'),
} as const;

/** What is set, decoded. Frozen for as long as it is in force. */
export type Settings = {
  readonly [Key in keyof typeof table]: (typeof table)[Key] extends Declaration<infer T> ? T : never;
};

/** The name of a setting, without {@link SETTINGS_SECTION}. */
export type SettingsKey = keyof Settings;

/** Every setting with its key, in the order of the documentation. */
export const DECLARATIONS: readonly (Declaration<unknown> & { readonly key: SettingsKey })[] = (
  Object.keys(table) as SettingsKey[]
).map((key) => ({ key, ...(table[key] as Declaration<unknown>) }));

/** What holds where nobody has set anything. */
export const DEFAULT_SETTINGS: Settings = Object.freeze(
  Object.fromEntries(DECLARATIONS.map((declaration) => [declaration.key, declaration.default])),
) as Settings;

/** Settings, and what was not understood of them. */
export interface DecodedSettings {
  readonly settings: Settings;
  readonly problems: readonly SettingsProblem[];
}

/**
 * Reads settings from JSON over others: what is not named, or not understood, stays as it is there.
 *
 * @param raw Anything; nothing at all changes nothing.
 * @param knownRules Ids of all rules.
 * @param options.base The settings below; a rule's severity is overlaid one by one.
 * @param options.file Whether this is `twir.json`, which may say more than a user's settings.
 */
export function decodeSettings(
  raw: unknown,
  knownRules: ReadonlySet<string>,
  { base = DEFAULT_SETTINGS, file = false }: { readonly base?: Settings; readonly file?: boolean } = {},
): DecodedSettings {
  const problems: SettingsProblem[] = [];
  const complain: Complain = (path, message) => void problems.push({ path, message });
  if (raw === null || raw === undefined) return { settings: base, problems };
  if (!isRecord(raw)) {
    complain([], 'Settings are an object: `{ "rules": { "rule-id": "off" } }`.');
    return { settings: base, problems };
  }
  const result: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(raw)) {
    if (file && key === '$schema') continue;
    const declaration = DECLARATIONS.find((candidate) => candidate.key === key);
    if (file && declaration?.where === 'own') {
      complain([key], `The setting \`${key}\` is each user's own; a repository cannot set it.`);
      continue;
    }
    if (!declaration || (declaration.where === 'file' && !file)) {
      if (file) {
        const known = DECLARATIONS.filter(({ where }) => where !== 'own').map((one) => `\`${one.key}\``);
        complain([key], `There is no setting \`${key}\`; there are ${known.join(', ')}.`);
      }
      continue;
    }
    if (value === null || value === undefined) continue;
    const decoded = declaration.decode(value, (path, message) => complain([key, ...path], message), knownRules);
    if (decoded === undefined) continue;
    result[key] = key === 'rules' ? Object.freeze({ ...base.rules, ...(decoded as Settings['rules']) }) : decoded;
  }
  return { settings: Object.freeze(result) as Settings, problems };
}

function choice<T extends string>(description: string, values: readonly T[], byDefault: T): Declaration<T> {
  return {
    description,
    default: byDefault,
    where: 'anywhere',
    schema: { type: 'string', enum: values, default: byDefault },
    decode(value, complain) {
      const known = values.find((candidate) => candidate === value);
      if (known === undefined) complain([], `This is ${JSON.stringify(value)}; it can be ${values.join(', ')}.`);
      return known;
    },
  };
}

function integer(
  description: string,
  range: { readonly minimum: number; readonly maximum: number; readonly default: number },
): Declaration<number> {
  return {
    description,
    default: range.default,
    where: 'anywhere',
    schema: { type: 'integer', ...range },
    decode(value, complain) {
      if (typeof value === 'number' && Number.isInteger(value) && value >= range.minimum && value <= range.maximum)
        return value;
      complain([], `This is ${JSON.stringify(value)}; it is a whole number from ${range.minimum} to ${range.maximum}.`);
      return undefined;
    },
  };
}

function flag(description: string, byDefault: boolean): Declaration<boolean> {
  return {
    description,
    default: byDefault,
    where: 'anywhere',
    schema: { type: 'boolean', default: byDefault },
    decode(value, complain) {
      if (typeof value === 'boolean') return value;
      complain([], `This is ${JSON.stringify(value)}; it is true or false.`);
      return undefined;
    },
  };
}

/** Names of hosts, in lower case. */
function hosts(
  description: string,
  { form, example }: { readonly form: RegExp; readonly example: string },
): Declaration<readonly string[]> {
  return {
    description,
    default: Object.freeze([]),
    where: 'anywhere',
    schema: { type: 'array', default: [], items: { type: 'string' }, uniqueItems: true },
    decode(value, complain) {
      if (!Array.isArray(value)) {
        complain([], `This is a list of hosts: \`["${example}"]\`.`);
        return undefined;
      }
      const names = value.flatMap((entry: unknown, index): string[] => {
        const name = typeof entry === 'string' ? entry.trim().toLowerCase() : '';
        if (name.length <= 260 && form.test(name)) return [name];
        complain([index], `This is ${JSON.stringify(entry)}; a host is written as \`${example}\`.`);
        return [];
      });
      return Object.freeze(names);
    },
  };
}

/** A setting that each user makes: no repository can, neither by `twir.json` nor by the settings of its folder. */
function own<T>(declaration: Declaration<T>): Declaration<T> {
  return { ...declaration, where: 'own' };
}

function rulesSetting(description: string): Declaration<Readonly<Record<string, RuleSetting>>> {
  return {
    description,
    default: Object.freeze({}),
    where: 'anywhere',
    schema: { type: 'object', default: {}, additionalProperties: { type: 'string', enum: RULE_SETTINGS } },
    decode(value, complain, knownRules) {
      if (!isRecord(value)) {
        complain([], 'This is an object with a severity for each rule: `{ "rule-id": "off" }`.');
        return undefined;
      }
      const rules: Record<string, RuleSetting> = {};
      for (const [rule, setting] of Object.entries(value)) {
        const known = RULE_SETTINGS.find((candidate) => candidate === setting);
        if (!knownRules.has(rule)) complain([rule], `There is no rule \`${rule}\`.`);
        else if (known) rules[rule] = known;
        else complain([rule], `This is ${JSON.stringify(setting)}; it can be ${RULE_SETTINGS.join(', ')}.`);
      }
      return Object.freeze(rules);
    },
  };
}

function ignoreSetting(description: string): Declaration<readonly IgnoreEntry[]> {
  const text = { type: 'string' };
  return {
    description,
    default: Object.freeze([]),
    where: 'file',
    schema: {
      type: 'array',
      default: [],
      items: {
        type: 'object',
        required: ['rule', 'line'],
        additionalProperties: false,
        properties: {
          rule: { ...text, description: 'The rule that is to be silent.' },
          issue: {
            ...text,
            pattern: '^\\d{4}-\\d{2}-\\d{2}$',
            description: 'The date of the issue; without it, every issue.',
          },
          line: { ...text, description: 'The line on which the finding begins, without white space around it.' },
          reason: { ...text, description: 'Why, for the next reader.' },
        },
      },
    },
    decode(value, complain, knownRules) {
      if (!Array.isArray(value)) {
        complain([], 'This is a list of `{ "rule": …, "line": … }`.');
        return undefined;
      }
      const entries = value.flatMap((entry: unknown, index): IgnoreEntry[] => {
        const { rule, issue, line, reason } = isRecord(entry) ? entry : {};
        if (
          typeof rule !== 'string' ||
          typeof line !== 'string' ||
          (issue !== undefined && typeof issue !== 'string')
        ) {
          complain([index], 'An ignore has a `rule` and a `line`, both texts.');
          return [];
        }
        if (!knownRules.has(rule)) complain([index, 'rule'], `There is no rule \`${rule}\`.`);
        return [{ rule, issue, line, reason: typeof reason === 'string' ? reason : undefined }];
      });
      return Object.freeze(entries);
    },
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
