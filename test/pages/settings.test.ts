/** The settings of what may be fetched: each user's own, in no repository's hands. */
import { describe, expect, it } from 'vitest';
import { configuration } from '../../scripts/generate/manifest.ts';
import { generateSchema } from '../../scripts/generate/schema.ts';
import { isAllowedPrivately, permissionOf, refusalOf } from '../../server/src/pages/permission.ts';
import { RULES } from '../../server/src/rules/registry.generated.ts';
import { DEFAULT_SETTINGS, decodeSettings } from '../../server/src/settings.ts';

const OWN = ['fetchPages', 'neverFetchFrom', 'fetchPrivateFrom'] as const;
const decode = (raw: object, file = false) => decodeSettings(raw, new Set(), { file });

describe('a repository', () => {
  it.each<[string, unknown]>([
    ['fetchPages', true],
    ['neverFetchFrom', []],
    ['fetchPrivateFrom', ['127.0.0.1:80']],
  ])('cannot set %s', (key, value) => {
    const { settings, problems } = decode({ [key]: value }, true);
    expect(settings).toEqual(DEFAULT_SETTINGS);
    expect(problems).toEqual([
      { path: [key], message: `The setting \`${key}\` is each user's own; a repository cannot set it.` },
    ]);
  });

  it('is not told that it could', () => {
    const { problems } = decode({ fetch: 1 }, true);
    expect(problems[0]?.message).toMatch(/There is no setting `fetch`/);
    for (const key of OWN) expect(problems[0]?.message).not.toContain(key);
    const { properties } = JSON.parse(generateSchema(RULES).text ?? '') as { properties: object };
    expect(Object.keys(properties)).not.toEqual(expect.arrayContaining([OWN[0]]));
    expect(Object.keys(properties).filter((key) => OWN.includes(key as never))).toEqual([]);
  });

  it('cannot set them by the settings of its folder either', () => {
    const properties = configuration(RULES)['properties'] as Record<string, { scope?: string }>;
    for (const key of OWN) expect(properties[`twir.${key}`]?.scope, key).toBe('machine');
    expect(properties['twir.audience']?.scope).not.toBe('machine');
  });
});

describe('a list of hosts', () => {
  it.each<[string, unknown, readonly string[], number]>([
    ['neverFetchFrom', ['Example.org', ' a.example.org '], ['example.org', 'a.example.org'], 0],
    ['neverFetchFrom', ['https://example.org/', 5, '', 'a b', 'x:80'], [], 5],
    ['neverFetchFrom', 'example.org', [], 1],
    [
      'fetchPrivateFrom',
      ['127.0.0.1:8080', 'Mirror.local:80', '[::1]:443'],
      ['127.0.0.1:8080', 'mirror.local:80', '[::1]:443'],
      0,
    ],
    ['fetchPrivateFrom', ['127.0.0.1', '*:80', ':80', 'x:', 'x:999999', '::1:80', `${'a'.repeat(300)}:80`], [], 7],
  ])('%s %j', (key, value, names, count) => {
    const { settings, problems } = decode({ [key]: value });
    expect(settings[key as (typeof OWN)[1]]).toEqual(names);
    expect(problems).toHaveLength(count);
  });
});

describe('what follows from them', () => {
  it.each<[object, boolean, RegExp | undefined]>([
    [{}, true, undefined],
    [{}, false, /not trusted/],
    [{ fetchPages: false }, true, /turned off/],
    [{ fetchPages: false }, false, /not trusted/],
  ])('%j in a folder that is trusted: %s', (raw, isTrusted, refusal) => {
    const permission = permissionOf(decode(raw).settings, isTrusted);
    if (refusal) expect(permission.refusal).toMatch(refusal);
    else expect(permission.refusal).toBeUndefined();
    expect(refusalOf(new URL('https://example.org/'), permission)).toBe(permission.refusal);
  });

  const permission = permissionOf(
    decode({ fetchPrivateFrom: ['10.0.0.1:8080', 'mirror.test:443', '[fd00::1]:80'], neverFetchFrom: ['bad.test'] })
      .settings,
    true,
  );
  it.each<[string, boolean, boolean]>([
    ['http://10.0.0.1:8080/a', true, true],
    ['http://10.0.0.1/a', true, false],
    ['http://10.0.0.1:8081/a', false, false],
    ['https://mirror.test/', true, true],
    ['http://mirror.test/', true, false],
    ['http://[fd00::1]/', true, true],
    ['https://example.org:443/', true, false],
    ['http://example.org:443/', true, false],
    ['https://example.org:80/', true, false],
    ['https://example.org:8443/', false, false],
    ['https://bad.test/', false, false],
    ['https://a.bad.test./', false, false],
    ['https://bad.test../', false, false],
    ['https://notbad.test/', true, false],
    ['https://a:b@example.org/', false, false],
  ])('%s is asked: %s, as a private one: %s', (address, isAsked, isPrivate) => {
    const url = new URL(address);
    expect([refusalOf(url, permission) === undefined, isAllowedPrivately(url, permission)]).toEqual([
      isAsked,
      isPrivate,
    ]);
  });
});
