/** What the manifest promises to VS Code and to its galleries. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { editions } from '../vscode/host/editions.ts';

interface Manifest {
  readonly name: string;
  readonly publisher: string;
  readonly version: string;
  readonly license: string;
  readonly icon: string;
  readonly main: string;
  readonly browser: string;
  readonly categories: readonly string[];
  readonly keywords: readonly string[];
  readonly galleryBanner: { readonly color: string; readonly theme: string };
  readonly repository: { readonly url: string };
  readonly bugs: { readonly url: string };
  readonly qna: string | boolean;
  readonly pricing: string;
  readonly homepage: string;
  readonly engines: { readonly vscode: string };
  readonly extensionKind: readonly string[];
  readonly activationEvents: readonly string[];
  readonly enabledApiProposals?: readonly string[];
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly capabilities: {
    readonly untrustedWorkspaces: {
      readonly supported: boolean | 'limited';
      readonly description?: string;
      readonly restrictedConfigurations?: readonly string[];
    };
    readonly virtualWorkspaces: boolean | { readonly supported: boolean | 'limited'; readonly description?: string };
  };
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly category?: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string; readonly when?: string }[]>>;
    readonly keybindings: readonly { readonly command: string; readonly when?: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly scope?: string }>> };
  };
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const engineOf = (name: string): string =>
  (JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')) as Manifest).engines.vscode;

describe('the versions of VS Code', () => {
  it('are those that the client library allows, and none before', () => {
    expect(manifest.engines.vscode).toBe(engineOf('vscode-languageclient'));
  });

  it('have no newer types than the oldest has API', () => {
    const oldest = manifest.engines.vscode.replace(/^\^/, '');
    expect(manifest.devDependencies['@types/vscode']?.replace(/^[~^]|\d+$/g, '')).toBe(oldest.replace(/\d+$/, ''));
  });

  it('are run on from the oldest, where VS Code can be downloaded', () => {
    const oldest = manifest.engines.vscode.replace(/^\^/, '');
    expect(editions.oldest.code.replace(/\d+$/, '')).toBe(oldest.replace(/\d+$/, ''));
  });
});

describe('for the galleries', () => {
  it('everything is said', () => {
    expect(manifest).toMatchObject({
      name: expect.stringMatching(/^[a-z-]+$/),
      publisher: expect.stringMatching(/^[a-z-]+$/),
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      license: 'MIT',
      pricing: 'Free',
      galleryBanner: { color: expect.stringMatching(/^#[0-9a-f]{6}$/), theme: expect.stringMatching(/^(dark|light)$/) },
      repository: { url: expect.stringMatching(/^https:/) },
      bugs: { url: expect.stringMatching(/^https:/) },
      qna: expect.anything(),
      homepage: expect.stringMatching(/^https:/),
    });
    // The galleries show five categories and up to thirty keywords; an unknown category fails the upload.
    const known = ['Linters', 'Snippets', 'Formatters', 'Other', 'Testing', 'Visualization'];
    expect(manifest.categories.filter((category) => !known.includes(category))).toEqual([]);
    expect(manifest.keywords.length).toBeLessThanOrEqual(30);
  });

  it('the icon is a picture of at least 128 by 128', () => {
    const png = readFileSync(manifest.icon);
    expect([png.toString('latin1', 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([
      'PNG',
      expect.toSatisfy((width: number) => width >= 128),
      png.readUInt32BE(16),
    ]);
  });

  it('nothing is used that only VS Code’s own builds allow', () => {
    expect(manifest.enabledApiProposals).toBeUndefined();
  });

  it('there is a licence', () => expect(existsSync('LICENSE')).toBe(true));
});

describe('beside other Markdown', () => {
  const { commands, menus, keybindings } = manifest.contributes;
  const palette = new Map((menus['commandPalette'] ?? []).map(({ command, when = '' }) => [command, when]));
  /** What makes a draft, or keeps others off it, and what is there when something is odd. */
  const anywhere = ['twir.newDraft', 'twir.keepFormattersOff', 'twir.restartServer', 'twir.showLog'];

  it.each(commands.map(({ command }) => command).filter((id) => !anywhere.includes(id)))(
    'the palette does not offer %s',
    (id) => expect(palette.get(id)).toMatch(/^(?:twir\.isDraft\b|false$)/),
  );

  it.each(keybindings.map(({ command, when = '' }) => [command, when]))('no key is taken for %s', (_, when) =>
    expect(when).toMatch(/\btwir\.isDraft\b/),
  );

  it.each(
    Object.entries(menus).flatMap(([menu, items]) =>
      menu === 'commandPalette' ? [] : items.map(({ command, when = '' }) => [menu, command, when]),
    ),
  )('the menu %s has no %s', (_menu, _command, when) =>
    expect(when).toMatch(/^(?:view == twir\.|resourcePath in twir\.drafts)/),
  );

  it('every menu and key has a command that there is, and all stand under one name', () => {
    const ids = commands.map(({ command }) => command);
    const used = [...Object.values(menus).flat(), ...keybindings].map(({ command }) => command);
    expect(used.filter((id) => !ids.includes(id))).toEqual([]);
    expect([...new Set(commands.map(({ category }) => category))]).toEqual(['TWiR']);
  });
});

describe('where it runs', () => {
  it('is the desktop and the web', () => {
    expect([manifest.main, manifest.browser]).toEqual(['./dist/client', './dist/browser/client']);
  });

  it('is a folder that is not trusted, without its say in what is asked of the network', () => {
    const { untrustedWorkspaces } = manifest.capabilities;
    expect(untrustedWorkspaces.supported).toBe('limited');
    expect(untrustedWorkspaces.description).toMatch(/network|page|fetch/i);
  });

  it.each(['twir.fetchTitle', 'twir.insertEventFromPage', 'twir.checkLinks', 'twir.updateSections'])(
    '%s, which asks the network, is offered where the folder is trusted',
    (id) => {
      const { when } = manifest.contributes.menus['commandPalette']?.find(({ command }) => command === id) ?? {};
      expect(when).toContain('isWorkspaceTrusted');
    },
  );

  it('is a virtual folder, whole', () => expect(manifest.capabilities.virtualWorkspaces).toBe(true));

  it('each setting can differ from folder to folder, unless it is the machine’s', () => {
    const scopes = Object.entries(manifest.contributes.configuration.properties).map(([name, { scope }]) => [
      name,
      scope,
    ]);
    expect(
      scopes.filter(
        ([, scope]) =>
          !['resource', 'language-overridable', 'machine', 'machine-overridable', 'application'].includes(
            String(scope),
          ),
      ),
    ).toEqual([]);
    expect(scopes).toContainEqual(['twir.rules', 'resource']);
  });
});
