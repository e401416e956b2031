import type { Rule } from '../../server/src/rules/define.ts';
import { DECLARATIONS, SETTINGS_FILE, SETTINGS_SECTION } from '../../server/src/settings.ts';
import { GRAMMARS } from './grammar.ts';
import type { Output, Project } from './output.ts';
import { ruleSettings } from './rule-settings.ts';
import { SCHEMA_FILE } from './schema.ts';
import { SNIPPETS_FILE } from './snippets.ts';

type Json = Record<string, unknown>;

/** package.json with what it contributes by way of settings, snippets and grammars; its other keys stay as they are. */
export function generateManifest(project: Project, rules: readonly Rule[]): Output {
  const path = 'package.json';
  const manifest = JSON.parse(project.read(path) ?? '{}') as Json;
  const contributes = {
    ...(manifest['contributes'] as Json | undefined),
    configuration: configuration(rules),
    jsonValidation: [{ fileMatch: SETTINGS_FILE, url: `./${SCHEMA_FILE}` }],
    snippets: [{ language: 'markdown', path: `./${SNIPPETS_FILE}` }],
    grammars: GRAMMARS.map(({ scopeName, path }) => ({
      scopeName,
      path: `./${path}`,
      injectTo: ['text.html.markdown'],
    })),
  };
  return { path, text: `${JSON.stringify({ ...manifest, contributes }, undefined, 2)}\n` };
}

/** The settings as the editor's settings page shows them. */
export function configuration(rules: readonly Rule[]): Json {
  return {
    title: 'This Week in Rust',
    properties: Object.fromEntries(
      DECLARATIONS.filter(({ where }) => where !== 'file').map(({ key, description, schema, where }, order) => [
        `${SETTINGS_SECTION}.${key}`,
        {
          order,
          // What a folder's settings must not say: it would be the repository's word.
          scope: where === 'own' ? 'machine' : 'resource',
          markdownDescription: description,
          ...(key === 'rules' ? ruleSettings(schema, rules) : schema),
        },
      ]),
    ),
  };
}
