import { isId } from '../../kernel/ids.js';

/** What relay and workers know: the jobs and the queues they go to. */
export interface BackgroundWork {
  readonly queues: Readonly<Record<string, QueueShape>>;
  readonly jobs: readonly JobKind[];
}

/** How a queue is worked. */
export interface QueueShape {
  /** Jobs at a time in one process. */
  readonly concurrency: number;
  /** How long a worker may be silent before its job is given to another. Renewed at half time while the event loop runs. */
  readonly lockMilliseconds: number;
}

/** The ids that a job carries, by name. */
export type JobIds = Readonly<Record<string, string>>;

declare const carried: unique symbol;

/** One kind of background work. */
export interface JobKind<Ids extends JobIds = JobIds> {
  readonly name: string;
  readonly queue: string;
  /** Names of the ids it carries, in the order in which they make its key. */
  readonly ids: readonly string[];
  /** How often a fault is tried, the first time included. A refusal is never tried again. */
  readonly attempts: number;
  /** Pause before the second attempt; each further one waits twice as long. */
  readonly firstRetryMilliseconds: number;
  /** Set for a job that repeats by itself. */
  readonly everyMilliseconds: number | null;
  readonly [carried]?: Ids;
}

/** What makes two requests the same job. Begins with a name, so it is never digits alone, and holds no `:` (BullMQ refuses both). */
export function jobKey<Ids extends JobIds>(kind: JobKind<Ids>, ids: Ids): string {
  return [kind.name, ...kind.ids.map((name) => ids[name])].join('.');
}

/** The ids of a job as this version knows it, or null when they are not exactly those: nothing but ids may travel. */
export function readJobIds(kind: JobKind, payload: unknown): JobIds | null {
  if (typeof payload !== 'object' || payload === null) return null;
  const entries = Object.entries(payload);
  const known = entries.every(([name, value]) => kind.ids.includes(name) && typeof value === 'string' && isId(value));
  return known && entries.length === kind.ids.length ? Object.fromEntries(entries) : null;
}
