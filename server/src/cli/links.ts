import process from 'node:process';
import { createTwoFilesPatch } from 'diff';
import { systemClock } from '../hosts/clock.ts';
import { saveLinkCache } from '../hosts/linkCacheFile.ts';
import { nodePages } from '../hosts/pages.node.ts';
import { checkLinks, type LinkProgress, type LinkToCheck, mergeLinks } from '../linkCheck/index.ts';
import { permissionOf } from '../pages/permission.ts';
import { titleOf } from '../pages/title.ts';
import type { Service } from '../service.ts';
import type { Settings } from '../settings.ts';
import { counted } from '../text/counted.ts';
import { oneLine } from '../text/oneLine.ts';
import { readArguments } from './arguments.ts';
import { cliService, complain, EXIT, type Io, UsageError, writeText } from './common.ts';
import type { Values } from './declaration.ts';
import { eachSource, inputsOf } from './inputs.ts';
import { NO_JUDGING, settingsOf } from './judging.ts';
import { cacheOf, noteCached } from './linkCache.ts';
import { BROKEN, type Checked, findingsOf, linksAsJson, linksAsText, MOVED } from './report/links.ts';

/** What a shell says of a command that was interrupted. */
const INTERRUPTED = 130;

/** `twir links`. @returns The exit code. */
export async function links(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments('links', args);
  const limits = limitsOf(values);
  if (values.fix && positionals.includes('-')) throw new UsageError('what comes from standard input cannot be mended');
  if (values['dry-run'] && !values.fix)
    throw new UsageError('--dry-run goes with --fix: without it nothing is written');
  const service = cliService(io);
  const settings = settingsOf({ ...NO_JUDGING, config: values.config }, io, service);
  const texts: Checked[] = [];
  const remark = (message: string): void => io.err(`twir: ${message}\n`);
  const unread = await eachSource(inputsOf(positionals, undefined, io), settings, service, remark, (input, source) => {
    texts.push({ input, source, links: service.linksOf(source) });
  });
  for (const { input, message } of unread) remark(`${input.name}: ${message}`);
  const cache = cacheOf(values, io);
  const keeps = noteCached(service, cache, remark);

  const all = mergeLinks(texts.map((text) => text.links));
  const cancelled = await look(all, service, settings, { ...limits, titles: values.titles });
  if (keeps && cache !== undefined) {
    const error = saveLinkCache(cache, service.linkResults() ?? [], systemClock.now());
    if (error) remark(`${cache}: ${error.message}`);
  }
  if (values.format === 'json') io.out(linksAsJson(texts, all, service, cancelled));
  // What could not be read is said already; there is nothing to count.
  else if (texts.length || !unread.length) io.out(linksAsText(texts, all, service, settings, io.colour));
  if (cancelled) remark('interrupted; this is what was found until then');
  const broken = texts.some(({ source }) => findingsOf(service, source, settings).some(({ rule }) => rule === BROKEN));
  const unwritten = values.fix && !cancelled ? mend(texts, service, settings, values['dry-run'], io) : 0;
  if (cancelled) return INTERRUPTED;
  return unread.length || unwritten ? EXIT.usage : broken ? EXIT.findings : EXIT.clean;
}

interface Limits {
  readonly timeout: number | undefined;
  readonly jobs: number | undefined;
  readonly maxAge: number | undefined;
}

function limitsOf(values: Values<'links'>): Limits {
  const number = (name: 'timeout' | 'jobs' | 'max-age', least: number, most: number): number | undefined => {
    const given = values[name];
    if (given === undefined) return undefined;
    const read = /^\d{1,6}(?:\.\d{1,3})?$/.test(given) ? Number(given) : Number.NaN;
    if (read >= least && read <= most) return read;
    throw new UsageError(`--${name} is a number from ${least} to ${most}, not \`${given}\``);
  };
  const jobs = number('jobs', 1, 64);
  if (jobs !== undefined && !Number.isInteger(jobs)) throw new UsageError('--jobs is a whole number');
  return { timeout: number('timeout', 0.1, 600), jobs, maxAge: number('max-age', 0, 365) };
}

/** Looks, with progress where somebody watches, until it is done or interrupted. @returns Whether it was interrupted. */
async function look(
  all: readonly LinkToCheck[],
  service: Service,
  settings: Settings,
  { timeout, jobs, maxAge, titles }: Limits & { readonly titles: boolean },
): Promise<boolean> {
  const controller = new AbortController();
  const interrupt = (): void => controller.abort();
  process.once('SIGINT', interrupt);
  const progress = terminalProgress();
  const looking = checkLinks(all, {
    pages: nodePages({
      permission: () => permissionOf(settings, true),
      ...(timeout === undefined ? {} : { totalMs: timeout * 1000 }),
    }),
    clock: systemClock,
    signal: controller.signal,
    known: service.linkResults(),
    maxAge,
    hostsAtOnce: jobs,
    titleOf: titles ? (page) => titleOf(page).title : undefined,
    onProgress: progress.show,
  });
  const { results, cancelled } = await looking.finally(() => {
    progress.clear();
    process.removeListener('SIGINT', interrupt);
  });
  service.noteLinks(results);
  return cancelled;
}

/** One line that is written over and over, on a terminal only: a log would fill with it. */
function terminalProgress(): { show(progress: LinkProgress): void; clear(): void } {
  const { stderr } = process;
  if (!stderr.isTTY) return { show: () => {}, clear: () => {} };
  return {
    show: (progress) => void stderr.write(`\r\u001b[K${progressLine(progress)}`),
    clear: () => void stderr.write('\r\u001b[K'),
  };
}

/** How far a check has come, for a terminal: a host is what a draft says, and may hold anything. */
export function progressLine({ done, total, host = '' }: LinkProgress): string {
  return `${done} of ${total} links  ${oneLine(host).slice(0, 50)}`;
}

/** Puts the addresses that pages have now in place of those that they had. @returns How many could not be written. */
function mend(texts: readonly Checked[], service: Service, settings: Settings, dryRun: boolean, io: Io): number {
  let unwritten = 0;
  for (const { input, source } of texts) {
    const { text, fixed } = service.fixAll(source, settings, { rule: MOVED, unsafe: true });
    if (text === source.text) continue;
    const error = dryRun ? undefined : writeText(input.full, text);
    if (dryRun) io.out(createTwoFilesPatch(input.name, input.name, source.text, text, 'as it is', 'mended'));
    if (error) {
      complain(input.name, error, io);
      unwritten++;
    } else
      io.err(`${input.name}: ${counted(fixed.get(MOVED) ?? 0, 'link')} ${dryRun ? 'would be changed' : 'changed'}\n`);
  }
  return unwritten;
}
