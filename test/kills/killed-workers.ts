import { setTimeout as sleep } from 'node:timers/promises';

import { emptyRedis, testRedisUrl } from '../support/redis.js';
import type { World } from '../support/world.js';
import { startWorker, type WorkerProcess } from './worker-process.js';

/** Work that workers die in. */
export interface DeadlyWork {
  readonly world: World;
  /** For the data of the workers. */
  readonly folder: string;
  /** FILE:CLASS:METHOD of the job. */
  readonly job: string;
  readonly kills: number;
  /** How many things there are to do, and how many are done so far. */
  readonly all: number;
  readonly done: () => Promise<number>;
  /** Settings of the workers besides their data and databases. */
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Kills workers one after the other until so many died in the job, of which some was done and some was not; a Redis, where there is one, is emptied
 * once half-way. Resolves with a worker that goes on. Fails where everything was done before.
 */
export async function killWorkersAt({ world, folder, job, kills, all, done, env: others = {} }: DeadlyWork): Promise<WorkerProcess> {
  const [, className = ''] = job.split(':');
  const redis = testRedisUrl();
  if (redis !== null) await emptyRedis(redis);
  const env = {
    REJOIN_DATA: folder,
    DATABASE_URL: world.database.urls.serviceUrl,
    KEYS_DATABASE_URL: world.database.keysUrl,
    ...(redis === null ? {} : { REDIS_URL: redis }),
    ...others,
  };
  for (let [hits, emptied] = [0, redis === null]; hits < kills; ) {
    const before = await done();
    const worker = startWorker(env, [job]);
    if (!(await worker.begins(className))) throw new Error('the worker does not start');
    while (worker.running.has(className) && (await done()) === before) await sleep(1);
    await sleep(Math.random() * 20);
    const killed = await worker.kill();
    const after = await done();
    if (after >= all) throw new Error(`all was done after ${hits} kills: more work is needed`);
    if (killed.includes(className) && after > before) hits += 1;
    if (!emptied && redis !== null && hits >= kills / 2) {
      await emptyRedis(redis);
      emptied = true;
    }
  }
  return startWorker(env, [job]);
}
