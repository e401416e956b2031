import { loadOutputs } from './load.ts';
import { type Output, projectIn, staleOutputs, writeOutputs } from './output.ts';
import { generateRegistry } from './registry.ts';

/** The folder with a file for each rule. */
export const CATALOGUE = 'server/src/rules/catalogue';

/**
 * Brings all generated files up to date.
 *
 * @param options.check Write nothing.
 * @returns Paths of the files that were (with `check`: are) stale.
 */
export async function generate(
  root: string,
  { check = false }: { readonly check?: boolean } = {},
): Promise<readonly string[]> {
  const project = projectIn(root);
  const registry = generateRegistry(project.list(CATALOGUE).filter((name) => name.endsWith('.ts')));
  const stale: string[] = [];
  const put = (outputs: readonly Output[]): void => {
    const changed = staleOutputs(project, outputs);
    if (!check) writeOutputs(root, changed);
    stale.push(...changed.map(({ path }) => path));
  };
  // By itself: whoever writes a rule runs it through the registry, while its examples do not work yet.
  put([registry]);
  const { outputs } = await loadOutputs(root, registry);
  put(outputs(project));
  return stale;
}
