import type { Rule } from '../../server/src/rules/define.ts';
import { DECLARATIONS, SETTINGS_FILE } from '../../server/src/settings.ts';
import type { Output } from './output.ts';
import { ruleSettings } from './rule-settings.ts';

export const SCHEMA_FILE = 'schemas/twir.schema.json';

/** The JSON schema of `twir.json`: editors complete by it, and mark what there is not. */
export function generateSchema(rules: readonly Rule[]): Output {
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: SETTINGS_FILE,
    description: 'What all who work on the drafts of a repository agree on.',
    type: 'object',
    additionalProperties: false,
    properties: {
      $schema: { type: 'string' },
      ...Object.fromEntries(
        DECLARATIONS.filter(({ where }) => where !== 'own').map(({ key, description, schema: own }) => [
          key,
          { description, ...(key === 'rules' ? ruleSettings(own, rules) : own) },
        ]),
      ),
    },
  };
  return { path: SCHEMA_FILE, text: `${JSON.stringify(schema, undefined, 2)}\n` };
}
