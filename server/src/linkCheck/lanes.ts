/** Work in lanes: a host is asked one thing at a time, several hosts at once. */
import type { Signal } from '../pages/page.ts';
import type { Clock } from './model.ts';

/**
 * What a job says when it is through: its lanes were used and now rest, or were left alone; or it is to be begun again,
 * after a time in which they stay closed.
 */
export type JobOutcome = 'done' | 'unasked' | { readonly againAfter: number };

/** How jobs are done. */
export interface LaneOptions<Job> {
  /** The hosts that a job asks. The first is its own; others it is known to be led to. Asked anew before each start. */
  lanesOf(job: Job): readonly [string, ...string[]];
  /** Does a job. One that rejects is through; the others are done before that is told. */
  work(job: Job): Promise<JobOutcome>;
  /** How many jobs are under way at once, at the most. */
  readonly atOnce: number;
  /** How long a lane rests after a job, in milliseconds. */
  readonly pause: number;
  readonly clock: Clock;
  readonly signal?: Signal | undefined;
}

/**
 * Does jobs, in each lane in their order. Once the signal is given no job is begun. Settles when none is under way: rejects
 * when one of them did.
 */
export function runInLanes<Job>(jobs: readonly Job[], options: LaneOptions<Job>): Promise<void> {
  const { lanesOf, work, atOnce, pause, clock, signal } = options;
  const waiting = new Map<string, Job[]>();
  for (const job of jobs) {
    const [own] = lanesOf(job);
    const queue = waiting.get(own);
    if (queue) queue.push(job);
    else waiting.set(own, [job]);
  }
  const closed = new Set<string>();
  let underWay = 0;
  const failures: unknown[] = [];
  const attempt = async (job: Job): Promise<JobOutcome> => {
    try {
      return await work(job);
    } catch (error) {
      failures.push(error);
      return 'done';
    }
  };

  return new Promise((resolve, reject) => {
    const start = (own: string, queue: Job[], job: Job, lanes: readonly string[]): void => {
      queue.shift();
      for (const lane of lanes) closed.add(lane);
      underWay++;
      void attempt(job).then((outcome) => {
        underWay--;
        if (typeof outcome === 'object') {
          queue.unshift(job);
          waiting.set(own, queue);
        } else if (!queue.length) waiting.delete(own);
        const open = (): void => {
          for (const lane of lanes) closed.delete(lane);
          next();
        };
        if (outcome === 'unasked') {
          open();
          return;
        }
        void clock.sleep(outcome === 'done' ? pause : outcome.againAfter, signal).then(open);
        next();
      });
    };
    const next = (): void => {
      if (!signal?.aborted) {
        for (const [own, queue] of waiting) {
          if (underWay >= atOnce) break;
          const job = queue[0];
          if (job === undefined) continue;
          const lanes = lanesOf(job);
          if (!lanes.some((lane) => closed.has(lane))) start(own, queue, job, lanes);
        }
      }
      if (!underWay && (signal?.aborted || !waiting.size)) {
        if (failures.length) reject(failures[0]);
        else resolve();
      }
    };
    next();
  });
}
