import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import pg from 'pg';

import { freePort } from '../kills/api-process.js';
import { eventually } from '../support/eventually.js';

/** What Kannel is told. */
export interface KannelTerms {
  /** For its files; it must exist. */
  readonly folder: string;
  /** Port of the short message centre. */
  readonly centrePort: number;
  /** Our door: what people write goes to `mo` there. */
  readonly doorUrl: string;
  readonly username: string;
  readonly password: string;
  /** Database in which it remembers whose report is awaited, so that a restart does not forget. */
  readonly reportsUrl: string;
}

/** Kannel on this machine: a bearerbox, which speaks to the centre, and a smsbox, which speaks to us. */
export class Kannel {
  private readonly boxes: ChildProcess[] = [];

  private constructor(
    private readonly folder: string,
    private readonly ports: { readonly admin: number; readonly boxes: number; readonly send: number },
  ) {}

  /** Writes its configuration, on ports that nobody has. */
  static async prepare(terms: KannelTerms): Promise<Kannel> {
    const ports = { admin: await freePort(), boxes: await freePort(), send: await freePort() };
    for (const name of ['spool', 'log']) await mkdir(join(terms.folder, name));
    await prepareReports(terms.reportsUrl);
    await writeFile(join(terms.folder, 'kannel.conf'), configuration(terms, ports));
    return new Kannel(terms.folder, ports);
  }

  /** Where it takes texts, without the path. */
  get url(): string {
    return `http://127.0.0.1:${this.ports.send}`;
  }

  /** Resolves when it is connected on both sides. */
  async start(): Promise<void> {
    this.run('bearerbox');
    await eventually('bearerbox answers', async () => (await this.status()) !== null, 20_000);
    this.run('smsbox');
    const connected = (status: string | null): boolean => status !== null && /smsbox:/.test(status) && /\(online /.test(status);
    await eventually('smsbox and the centre are connected', async () => connected(await this.status()), 20_000);
    await eventually('smsbox takes texts', () => fetch(this.url).then(() => true, () => false), 20_000);
  }

  /** The order that Kannel wants: what is under way in smsbox goes back to bearerbox, which keeps it. */
  async stop(): Promise<void> {
    for (const box of this.boxes.splice(0).reverse()) await ended(box);
  }

  /** At once, as a machine that loses its power. */
  async kill(): Promise<void> {
    const boxes = this.boxes.splice(0);
    const gone = boxes.filter((box) => !isOver(box)).map((box) => once(box, 'exit'));
    for (const box of boxes) box.kill('SIGKILL');
    await Promise.all(gone);
  }

  private run(name: 'bearerbox' | 'smsbox'): void {
    this.boxes.push(spawn(name, [join(this.folder, 'kannel.conf')], { stdio: 'ignore', env: { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin` } }));
  }

  private status(): Promise<string | null> {
    return fetch(`http://127.0.0.1:${this.ports.admin}/status.txt?password=status`).then(
      (answer) => answer.text(),
      () => null,
    );
  }
}

const isOver = (box: ChildProcess): boolean => box.exitCode !== null || box.signalCode !== null;

/** A bearerbox whose queue is not empty waits for a second signal. */
async function ended(box: ChildProcess): Promise<void> {
  for (const [signal, milliseconds] of [['SIGTERM', 3_000], ['SIGTERM', 3_000], ['SIGKILL', 10_000]] as const) {
    if (isOver(box)) return;
    const exit = once(box, 'exit');
    box.kill(signal);
    await Promise.race([exit, sleep(milliseconds, null, { ref: false })]);
  }
}

async function prepareReports(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query('create table dlr (smsc text, ts text, source text, destination text, service text, url text, mask integer, status integer, boxc text)');
  await client.end();
}

function configuration({ folder, centrePort, doorUrl, username, password, reportsUrl }: KannelTerms, ports: Kannel['ports']): string {
  const reports = new URL(reportsUrl);
  const groups: readonly Readonly<Record<string, string | number | boolean>>[] = [
    {
      group: 'core',
      'admin-port': ports.admin,
      'admin-interface': '127.0.0.1',
      'admin-password': 'admin',
      'status-password': 'status',
      'smsbox-port': ports.boxes,
      'smsbox-interface': '127.0.0.1',
      'log-file': join(folder, 'log/bearerbox.log'),
      'log-level': 1,
      'store-type': 'spool',
      'store-location': join(folder, 'spool'),
      'sms-resend-freq': 2,
      'sms-resend-retry': 30,
      'sms-combine-concatenated-mo': true,
      'sms-combine-concatenated-mo-timeout': 20,
      'dlr-storage': 'pgsql',
    },
    {
      group: 'pgsql-connection',
      id: 'reports',
      host: reports.hostname,
      port: reports.port,
      username: decodeURIComponent(reports.username),
      password: decodeURIComponent(reports.password),
      database: reports.pathname.slice(1),
    },
    {
      group: 'dlr-db',
      id: 'reports',
      table: 'dlr',
      'field-smsc': 'smsc',
      'field-timestamp': 'ts',
      'field-source': 'source',
      'field-destination': 'destination',
      'field-service': 'service',
      'field-url': 'url',
      'field-mask': 'mask',
      'field-status': 'status',
      'field-boxc-id': 'boxc',
    },
    {
      group: 'smsc',
      smsc: 'smpp',
      'smsc-id': 'centre',
      host: '127.0.0.1',
      port: centrePort,
      'transceiver-mode': true,
      'smsc-username': 'kannel',
      'smsc-password': 'secret',
      'system-type': '',
      'interface-version': 34,
      'dest-addr-ton': 1,
      'dest-addr-npi': 1,
      'enquire-link-interval': 10,
      'reconnect-delay': 1,
    },
    {
      group: 'smsbox',
      'bearerbox-host': '127.0.0.1',
      'bearerbox-port': ports.boxes,
      'sendsms-port': ports.send,
      'sendsms-interface': '127.0.0.1',
      'log-file': join(folder, 'log/smsbox.log'),
      'log-level': 1,
      'mo-recode': true,
      // By default a call that fails is not repeated, and what it told is lost.
      'http-request-retry': 100,
      'http-queue-delay': 2,
      'http-timeout': 10,
    },
    { group: 'sendsms-user', username, password, 'max-messages': 10, concatenation: true, 'default-smsc': 'centre' },
    {
      group: 'sms-service',
      keyword: 'default',
      'catch-all': true,
      'get-url': `${doorUrl}/mo?from=%p&to=%P&text=%a&id=%I&coding=%c&charset=%C`,
      // Else our answer would go out as a text.
      'max-messages': 0,
      'omit-empty': true,
    },
  ];
  const line = ([name, value]: [string, string | number | boolean]): string => `${name} = ${name === 'group' || typeof value !== 'string' ? String(value) : `"${value}"`}`;
  return `${groups.map((group) => Object.entries(group).map(line).join('\n')).join('\n\n')}\n`;
}
