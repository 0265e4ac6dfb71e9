import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

import type { ProcessGround } from './api.module.js';
import type { Clock } from './kernel/clock.js';
import { systemClock } from './platform/clock.js';
import { ConfigError, readConfig, type Config } from './platform/config/config.js';
import { stopper } from './platform/http/graceful-stop.js';
import { httpAdapter, prepareHttp } from './platform/http/server.js';
import { openInstallation } from './platform/installation.js';
import { createLog } from './platform/log/log.js';
import { NestLog } from './platform/log/nest-log.js';
import { tables } from './tables.js';

/** A process that serves; `stop` ends it without a failed request. */
export interface RunningProcess {
  readonly app: NestFastifyApplication;
  readonly ground: ProcessGround;
  readonly address: string;
  stop(): Promise<void>;
}

/** Time for whoever sends requests here to notice that the process stops, where there is somebody else to send them to. */
const NOTICE_MILLISECONDS = 2_000;

/** Opens database and queue, builds the application and listens. */
export async function startProcess(config: Config, compose: (ground: ProcessGround) => DynamicModule, clock: Clock = systemClock): Promise<RunningProcess> {
  const log = createLog({ level: config.logLevel });
  const installation = await openInstallation(config, tables, log);
  const ground = { config, installation, log, clock };
  let app: NestFastifyApplication | null = null;
  try {
    const made = await NestFactory.create<NestFastifyApplication>(compose(ground), httpAdapter(config.trustedProxies), { logger: new NestLog(log), abortOnError: false });
    app = made;
    await prepareHttp(made);
    await made.listen(config.port, config.host);
    const stopApp = stopper(made, { noticeMilliseconds: config.databaseUrl === null ? 0 : NOTICE_MILLISECONDS });
    const stop = async (): Promise<void> => {
      await stopApp();
      await installation.close();
    };
    return { app: made, ground, address: await made.getUrl(), stop };
  } catch (error) {
    // Where the port is taken its workers are at work already: left open they would keep the process for ever, deaf to signals.
    await app?.close();
    await installation.close();
    throw error;
  }
}

/**
 * Runs `serve`, then `present` on what serves, until SIGTERM or SIGINT; the signal ends `present` too. A configuration that cannot be used
 * is told in words and ends the process.
 */
export async function runUntilSignal(
  serve: (config: Config) => Promise<RunningProcess>,
  present: (running: RunningProcess, signal: AbortSignal) => Promise<void> = async () => undefined,
): Promise<void> {
  const stopping = new AbortController();
  const stopped = new Promise<void>((resolve) => stopping.signal.addEventListener('abort', () => resolve()));
  for (const name of ['SIGTERM', 'SIGINT']) process.once(name, () => stopping.abort());
  let running: RunningProcess;
  try {
    running = await serve(readConfig(process.env));
  } catch (error) {
    process.stderr.write(`${wordsOf(error)}\n`);
    process.exitCode = 1;
    return;
  }
  try {
    if (!stopping.signal.aborted) await present(running, stopping.signal);
    await stopped;
  } catch (error) {
    // What the signal interrupted has nothing to say.
    if (stopping.signal.aborted) return;
    process.stderr.write(`${wordsOf(error)}\n`);
    process.exitCode = 1;
  } finally {
    await running.stop();
  }
}

/** What somebody who starts the service is told; the stack of an error is for those who debug. */
function wordsOf(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  const told = error instanceof Error ? error.message || error.name : String(error);
  const stack = process.env['LOG_LEVEL'] === 'debug' && error instanceof Error ? `\n${error.stack ?? ''}` : '';
  return `Rejoin cannot start: ${told}${stack}`;
}
