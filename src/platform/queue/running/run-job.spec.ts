import { UnrecoverableError, type Job } from 'bullmq';

import type { Log } from '../../log/log.js';
import { catalogue } from '../catalogue.js';
import { handles, type JobHandler } from '../handlers.js';
import { runJob, type JobEnding } from './run-job.js';

const silent: Log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const missionId = '0198c0de-0000-7000-8000-000000000001';

interface Delivered {
  readonly data: unknown;
  readonly attemptsMade: number;
  readonly attemptsStarted: number;
}

async function deliver(handler: JobHandler, delivered: Partial<Delivered>): Promise<{ ending: JobEnding | undefined; error: unknown }> {
  const job = { data: { missionId }, attemptsMade: 0, attemptsStarted: 1, ...delivered } as unknown as Job;
  let ending: JobEnding | undefined;
  const witness = { log: silent, observe: (_: string, how: JobEnding) => void (ending = how) };
  const delivery = { job, token: 'token', signal: new AbortController().signal };
  const error: unknown = await runJob(handler, delivery, witness).then(
    () => null,
    (reason: unknown) => reason,
  );
  return { ending, error };
}

describe('runJob', () => {
  it('never calls the handler with anything but the ids of its kind', async () => {
    let called = false;
    const handler = handles(catalogue.refreshMarket, async () => void (called = true));
    const { ending, error } = await deliver(handler, { data: { missionId, name: 'Almaz' } });
    expect(called).toBe(false);
    expect(ending).toBe('abandoned');
    expect(error).toBeInstanceOf(UnrecoverableError);
  });

  it('forgives the deaths of workers, but not for ever: a job may be their cause', async () => {
    let runs = 0;
    const handler = handles(catalogue.refreshMarket, async () => void (runs += 1));
    const forgiven = catalogue.refreshMarket.attempts + 20;
    expect((await deliver(handler, { attemptsStarted: forgiven })).ending).toBe('done');
    expect((await deliver(handler, { attemptsStarted: forgiven + 1 })).error).toBeInstanceOf(UnrecoverableError);
    expect(runs).toBe(1);
  });

  it('says when the last attempt is spent', async () => {
    const handler = handles(catalogue.refreshMarket, () => Promise.reject(new Error('of no use')));
    const { attempts } = catalogue.refreshMarket;
    expect((await deliver(handler, { attemptsMade: attempts - 2 })).ending).toBe('fault');
    expect((await deliver(handler, { attemptsMade: attempts - 1 })).ending).toBe('abandoned');
  });
});
