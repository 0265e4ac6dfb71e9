import type { MissionId } from '../../kernel/ids.js';
import type { Outcome } from '../../kernel/outcome.js';
import type { Viewer } from '../viewer.js';
import type { BackgroundWork, JobIds, JobKind } from './job-kind.js';

/** What a handler is told about the run besides the ids. It may be the second run of the same job: effects prove themselves in PostgreSQL. */
export interface JobRun<Ids extends JobIds = JobIds> {
  /** The service in the job's mission; null for a job without one. */
  readonly viewer: Ids extends { readonly missionId: MissionId } ? Viewer : null;
  /** 1 for the first time. Workers that died do not count. */
  readonly attempt: number;
  /** Aborted when the process stops and will not wait longer, or when another worker has taken the job over. */
  readonly signal: AbortSignal;
  /** Notes how far the run is, for operators. Cheap: at most one note a second is written. */
  progress(done: number, total: number): void;
}

/** A refusal ends the job; an exception is a fault and is tried again as the catalogue says. */
export type JobResult = Outcome<unknown> | void;

/** What a job does. */
export interface JobHandler {
  readonly kind: JobKind;
  readonly run: (ids: JobIds, run: JobRun) => Promise<JobResult>;
}

/** Registers what a job of the catalogue does. */
export function handles<Ids extends JobIds>(kind: JobKind<Ids>, run: (ids: Ids, run: JobRun<Ids>) => Promise<JobResult>): JobHandler {
  // The host checks the ids of every job against the kind before it calls.
  return { kind, run: run as JobHandler['run'] };
}

/** The worker cannot start: the catalogue and the handlers do not fit. */
export class HandlersError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The worker cannot start:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  }
}

/** One handler a job, by name of the job. Throws `HandlersError` with every job that has none, two, or is not in the catalogue. */
export function matchHandlers(work: BackgroundWork, handlers: readonly JobHandler[]): ReadonlyMap<string, JobHandler> {
  const faults: string[] = [];
  const matched = new Map<string, JobHandler>();
  for (const kind of work.jobs) {
    const own = handlers.filter((handler) => handler.kind.name === kind.name);
    const [first] = own;
    if (first === undefined) faults.push(`the job ${kind.name} has no handler`);
    else if (own.length > 1) faults.push(`the job ${kind.name} has ${own.length} handlers`);
    else matched.set(kind.name, { kind, run: first.run });
    if (!(kind.queue in work.queues)) faults.push(`the job ${kind.name} goes to the queue ${kind.queue}, which there is not`);
  }
  for (const handler of handlers) {
    if (!work.jobs.some((kind) => kind.name === handler.kind.name)) faults.push(`there is a handler for ${handler.kind.name}, which is no job of the catalogue`);
  }
  const names = work.jobs.map((kind) => kind.name);
  for (const name of new Set(names.filter((name, index) => names.indexOf(name) !== index))) faults.push(`two jobs are called ${name}`);
  if (faults.length > 0) throw new HandlersError(faults);
  return matched;
}
