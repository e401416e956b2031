/**
 * One version of VS Code. Where VS Code itself cannot be downloaded, the npm package code-server stands in: it carries
 * the workbench, the server and the Node extension host.
 */
export interface Edition {
  /** The version of VS Code to download. */
  readonly code: string;
  /** The version of code-server; its last two parts are those of the workbench in it. */
  readonly codeServer: string;
  /** The Node that it wants, from the packages node-linux-*; without it the one that runs this script is used. */
  readonly node?: string;
}

/** The versions that the suite runs on: today's, and the oldest that package.json's `engines` allows. */
export const editions = {
  newest: { code: '1.139.1', codeServer: '4.139.1', node: '24.21.0' },
  // The registry has no 4.91, and the server of its 4.93 does not start by itself; 4.100 is the oldest tried that does.
  oldest: { code: '1.91.1', codeServer: '4.100.3' },
} as const satisfies Record<string, Edition>;
