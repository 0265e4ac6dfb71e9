import { randomUUID } from 'node:crypto';

import { UnrecoverableError, WaitingError, type Job } from 'bullmq';

import type { MissionId } from '../../../kernel/ids.js';
import { withCorrelation } from '../../log/correlation.js';
import type { Log } from '../../log/log.js';
import { serviceViewer, type Viewer } from '../../viewer.js';
import { readJobIds, type JobIds } from '../job-kind.js';
import type { JobHandler, JobRun } from '../handlers.js';
import { reportProgress } from './progress.js';

/**
 * How a run ended. `refused` and `abandoned` are final; `fault` is tried again; `stopped` was put back because the
 * process ends or another worker has taken the job over.
 */
export type JobEnding = 'done' | 'refused' | 'fault' | 'abandoned' | 'stopped';

/** Who is told how runs end. */
export interface JobWitness {
  readonly log: Log;
  readonly observe: (job: string, ending: JobEnding, milliseconds: number) => void;
}

/** One delivery of a job by BullMQ. */
export interface Delivery {
  readonly job: Job;
  readonly token: string | undefined;
  readonly signal: AbortSignal;
}

/** A job whose worker died this often on top of its attempts is taken for the cause. */
const FORGIVEN_DEATHS = 20;

/**
 * Runs one job. A refusal completes it. A fault is logged with its cause and handed to BullMQ without it: what BullMQ is
 * given it keeps in plain text. All log lines of a run carry one correlation id, and no id that the job carries.
 */
export function runJob(handler: JobHandler, delivery: Delivery, witness: JobWitness): Promise<object> {
  const correlation = randomUUID();
  return withCorrelation(correlation, () => run(handler, delivery, witness, correlation));
}

async function run(handler: JobHandler, { job, token, signal }: Delivery, { log, observe }: JobWitness, correlation: string): Promise<object> {
  const { kind } = handler;
  const began = performance.now();
  const attempt = job.attemptsMade + 1;
  const fields = { job: kind.name, attempt };
  const end = (ending: JobEnding): { readonly milliseconds: number } => {
    const milliseconds = Math.round(performance.now() - began);
    observe(kind.name, ending, milliseconds);
    return { milliseconds };
  };

  const abandon = (why: string): UnrecoverableError => {
    log.error({ ...fields, ...end('abandoned') }, why);
    return new UnrecoverableError(why);
  };

  const ids = readJobIds(kind, job.data);
  if (ids === null) throw abandon('job abandoned: it does not carry the ids of this version');
  if (job.attemptsStarted > kind.attempts + FORGIVEN_DEATHS) throw abandon('job abandoned: its workers keep dying');
  const progress = reportProgress(job, log);
  try {
    const result = await handler.run(ids, { viewer: viewerOf(ids), attempt, signal, progress: progress.note } as JobRun);
    await progress.settled();
    if (result !== undefined && !result.ok) {
      log.warn({ ...fields, ...end('refused'), code: result.code }, 'job refused');
      return { refused: result.code };
    }
    log.info({ ...fields, ...end('done') }, 'job done');
    return {};
  } catch (error) {
    await progress.settled();
    if (signal.aborted) {
      log.warn({ ...fields, ...end('stopped') }, 'job put back');
      await job.moveToWait(token);
      throw new WaitingError();
    }
    if (attempt < kind.attempts) log.warn({ ...fields, ...end('fault'), err: error }, 'job failed, will be tried again');
    else log.error({ ...fields, ...end('abandoned'), err: error }, 'job abandoned after its last attempt');
    throw new Error(`fault ${correlation}`);
  }
}

function viewerOf(ids: JobIds): Viewer | null {
  const missionId = ids['missionId'];
  return missionId === undefined ? null : serviceViewer(missionId as MissionId);
}
