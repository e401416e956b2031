/** How `check` and `fix` judge: by which settings, and from which severity on they fail. */
import path from 'node:path';
import { SEVERITIES, type Severity } from '../rules/define.ts';
import type { Service } from '../service.ts';
import { decodeSettings, type Settings } from '../settings.ts';
import { reasonOf } from '../text/reason.ts';
import { type Io, readText, UsageError } from './common.ts';
import type { Values } from './declaration.ts';

/** From which severity on findings make the exit code 1. */
export type FailOn = Severity | 'never';

type Judging = Pick<Values<'fix'>, 'audience' | 'config' | 'fail-on' | 'max-severity'>;

/** Nothing to judge by, for commands that only want the settings. */
export const NO_JUDGING = { audience: undefined, 'fail-on': undefined, 'max-severity': undefined } as const;

/** The level that fails, said from one side or from the other. @throws UsageError when it is said from both. */
export function failOnOf(values: Judging): FailOn {
  const { 'fail-on': failOn, 'max-severity': most } = values;
  if (failOn !== undefined && most !== undefined)
    throw new UsageError('--fail-on and --max-severity say the same thing from two sides: one of them is enough');
  if (most === undefined) return failOn ?? 'warning';
  // The next louder one.
  return most === 'none' ? 'hint' : (SEVERITIES[SEVERITIES.indexOf(most) - 1] ?? 'never');
}

/** Whether a severity reaches a level. */
export function reaches(severity: Severity, level: FailOn): boolean {
  return level !== 'never' && SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(level);
}

/** The settings that the command line asks for. @throws UsageError for what is not understood. */
export function settingsOf({ config, audience }: Judging, io: Io, service: Service): Settings {
  const raw = config === undefined ? {} : readConfig(config, io);
  const merged = audience === undefined ? raw : { ...(raw as object), audience };
  const { settings, problems } = decodeSettings(merged, new Set(service.rules.map(({ id }) => id)));
  if (problems.length)
    throw new UsageError(problems.map(({ path: at, message }) => `${at.join('.')}: ${message}`).join(' '));
  return settings;
}

function readConfig(config: string, io: Io): unknown {
  const text = readText(path.resolve(io.cwd, config));
  if (text instanceof Error) throw new UsageError(`--config ${config}: ${text.message}`);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`--config ${config} is no JSON: ${reasonOf(error)}`);
  }
}
