import pg from 'pg';

import type { Log } from '../log/log.js';
import { faultReporter } from './fault-reporter.js';
import { OUTBOX_CHANNEL } from './outbox.js';
import { backoff, Doorbell } from './waiting.js';

const MOST_RETRY_MILLISECONDS = 15_000;

/** Rings a bell when a transaction leaves requests in the outbox. Only for promptness: the relay polls as well. */
export class OutboxListener {
  private readonly alarm = new Doorbell();
  private readonly stopped: Promise<void>;
  private markStopped: () => void = () => undefined;
  private stopping = false;
  private running: Promise<void> | null = null;

  constructor(
    private readonly databaseUrl: string,
    private readonly bell: Doorbell,
    private readonly log: Log,
  ) {
    this.stopped = new Promise((resolve) => (this.markStopped = resolve));
  }

  start(): void {
    this.running ??= this.run();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.markStopped();
    this.alarm.ring();
    await this.running;
  }

  private async run(): Promise<void> {
    const report = faultReporter(this.log, { connection: 'rejoin-outbox' }, 'outbox listener connection');
    let failures = 0;
    while (!this.stopping) {
      const client = new pg.Client({ connectionString: this.databaseUrl, application_name: 'rejoin-outbox', keepAlive: true });
      try {
        await this.listen(client);
        failures = 0;
      } catch (error) {
        failures += 1;
        report(error);
      } finally {
        await client.end().catch(() => undefined);
      }
      if (!this.stopping) await this.alarm.sleep(backoff(failures + 1, 200, MOST_RETRY_MILLISECONDS));
    }
  }

  /** Returns when the connection has ended or the listener stops. */
  private async listen(client: pg.Client): Promise<void> {
    const ended = new Promise<void>((resolve) => {
      client.once('end', resolve);
      // Kept for good: a second error of a dying connection must not end the process.
      client.on('error', () => resolve());
    });
    client.on('notification', () => this.bell.ring());
    await client.connect();
    await client.query(`listen ${OUTBOX_CHANNEL}`);
    // What was committed while nobody listened.
    this.bell.ring();
    await Promise.race([ended, this.stopped]);
  }
}
