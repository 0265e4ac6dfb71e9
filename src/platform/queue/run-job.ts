import { randomUUID } from 'node:crypto';

import { UnrecoverableError, WaitingError, type Job } from 'bullmq';

import type { MissionId } from '../../kernel/ids.js';
import { serviceViewer } from '../viewer.js';
import { readJobIds, type JobIds } from './catalogue.js';
import type { JobHandler, JobRun } from './handlers.js';
import type { QueueLog } from './log.js';
import { reportProgress } from './progress.js';

/** How a run ended: `refused` and `abandoned` are final, `fault` is tried again while attempts are left. */
export type JobEnding = 'done' | 'refused' | 'fault' | 'abandoned' | 'stopped';

/** Told of every run, for metrics. */
export type JobObserver = (job: string, ending: JobEnding, milliseconds: number) => void;

/** A job whose worker died this often on top of its attempts is taken for the cause. */
const FORGIVEN_DEATHS = 20;

/**
 * Runs one job from the queue. A refusal completes it. A fault is logged with its cause and thrown to BullMQ without it,
 * since what BullMQ is given it keeps in plain text.
 */
export async function runJob(
  handler: JobHandler,
  job: Job,
  token: string | undefined,
  signal: AbortSignal,
  log: QueueLog,
  observe: JobObserver,
): Promise<object> {
  const began = performance.now();
  const correlationId = randomUUID();
  const fields = { job: handler.kind.name, jobId: job.id, attempt: job.attemptsMade + 1, correlationId };
  const end = (ending: JobEnding): number => {
    const milliseconds = Math.round(performance.now() - began);
    observe(handler.kind.name, ending, milliseconds);
    return milliseconds;
  };
  const abandon = (why: string): UnrecoverableError => {
    log.error({ ...fields, milliseconds: end('abandoned') }, why);
    return new UnrecoverableError(why);
  };

  const ids = readJobIds(handler.kind, job.data);
  if (ids === null) throw abandon('job abandoned: it does not carry the ids of this version');
  if (job.attemptsStarted > handler.kind.attempts + FORGIVEN_DEATHS) throw abandon('job abandoned: its workers keep dying');

  const progress = reportProgress(job, log);
  try {
    const result = await handler.run(ids, {
      viewer: viewerOf(ids),
      attempt: job.attemptsMade + 1,
      signal,
      correlationId,
      progress: progress.note,
    } as JobRun);
    await progress.settled();
    if (result !== undefined && !result.ok) {
      log.warn({ ...fields, code: result.code, milliseconds: end('refused') }, 'job refused');
      return { refused: result.code };
    }
    log.info({ ...fields, milliseconds: end('done') }, 'job done');
    return {};
  } catch (error) {
    await progress.settled();
    if (signal.aborted) {
      log.warn({ ...fields, milliseconds: end('stopped') }, 'job put back: the worker stops');
      await job.moveToWait(token);
      throw new WaitingError();
    }
    const last = fields.attempt >= handler.kind.attempts;
    const milliseconds = end(last ? 'abandoned' : 'fault');
    log[last ? 'error' : 'warn']({ ...fields, err: error, milliseconds }, last ? 'job abandoned after its last attempt' : 'job failed, will be tried again');
    throw new Error(`fault ${correlationId}`);
  }
}

function viewerOf(ids: JobIds): JobRun['viewer'] | ReturnType<typeof serviceViewer> {
  const missionId = ids['missionId'];
  return missionId === undefined ? null : serviceViewer(missionId as MissionId);
}
