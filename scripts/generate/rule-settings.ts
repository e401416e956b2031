import type { Rule } from '../../server/src/rules/define.ts';

type Json = Record<string, unknown>;

/** The setting for rules with every rule by name, so that editors complete ids and mark those that do not exist. */
export function ruleSettings(schema: Readonly<Json>, rules: readonly Rule[]): Json {
  const each = schema['additionalProperties'] as Json;
  return {
    ...schema,
    additionalProperties: false,
    properties: Object.fromEntries(
      rules.map(({ id, docs, severity }) => [id, { ...each, description: `${docs.what} Default: ${severity}.` }]),
    ),
  };
}
