import { format } from 'node:util';
import type { Page } from 'playwright-core';
import { VERBOSE } from './env.ts';
import { type Counts, countsIn } from './verdict.ts';

/** What a workbench reported about the suite that ran in it. */
export interface Report {
  readonly exitCode: number;
  readonly counts?: Counts;
}

const timedOut = 124;

// The workbench's own chatter; what is left is Mocha's, and errors.
const noise =
  /^(Resolv|Creating a socket|\[reconnection|Updating additional|\[Service Worker\]|\[AgentHost|\[AccountPolicy|Creation of workbench contribution|getaddrinfo |Error: Could not locate the bindings|Loading development ext|Ignoring (fetching|the error while validating)|No search provider|Found additional builtin|Request to '\S+package\.nls\.json'|Cannot find module '.\/build\/Release)/;

/** Opens a workbench whose address names a test suite, prints what the suite prints, and waits for its result. */
export async function runSuiteIn(page: Page, url: string, seconds: number): Promise<Report> {
  let counts: Counts | undefined;
  const exit = new Promise<number>((done) => {
    const timer = setTimeout(() => done(timedOut), seconds * 1000);
    page.once('crash', () => done(1));
    // The two functions are the smoke-test driver's way out of the page.
    void page.exposeFunction('codeAutomationExit', (code: number) => {
      clearTimeout(timer);
      done(code);
    });
  });
  await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => {
    const line = format(...args);
    const found = countsIn(line);
    if (found) counts = found;
    else if (!noise.test(line)) console.log(line.slice(0, 2000));
  });
  if (VERBOSE) page.on('console', (message) => console.error('console:', message.text().slice(0, 500)));
  page.on('pageerror', (error) => console.error('page error:', error.message));
  await page.goto(url);
  const exitCode = await exit;
  if (exitCode === timedOut) console.error(`no result within ${seconds} seconds`);
  return counts ? { exitCode, counts } : { exitCode };
}
