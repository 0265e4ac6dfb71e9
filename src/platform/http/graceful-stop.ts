import type { INestApplication } from '@nestjs/common';

import { HealthChecks } from './health-checks.js';

/** How a process takes its leave. */
export interface StopOptions {
  /** Milliseconds between saying "not ready" and closing the door, for whoever sends requests here to notice. */
  readonly noticeMilliseconds: number;
}

/**
 * Stops without a failed request: readiness becomes false, after the notice no more connections are taken, requests in
 * flight are finished, then everything is closed. Calling it again waits for the same stop.
 */
export function stopper(app: INestApplication, options: StopOptions): () => Promise<void> {
  let stopped: Promise<void> | null = null;
  return () => (stopped ??= stop(app, options));
}

async function stop(app: INestApplication, { noticeMilliseconds }: StopOptions): Promise<void> {
  app.get(HealthChecks).stop();
  if (noticeMilliseconds > 0) await new Promise((resolve) => setTimeout(resolve, noticeMilliseconds));
  // The HTTP server first: the framework would tell modules to let go of their connections before it.
  await (app.getHttpAdapter() as { close(): Promise<unknown> }).close();
  await app.close();
}
