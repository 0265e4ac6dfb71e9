import type { AddressInfo } from 'node:net';

import { SMTPServer, type SMTPServerSession } from 'smtp-server';

/** A letter as the server got it. */
export interface Received {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
}

/** What the server does with the next conversations; usual unless said. */
export interface Mood {
  /** Answers the address with this code. */
  readonly recipient?: number;
  /** Answers the letter with this code, after it was read. */
  readonly message?: number;
  /** Says nothing for so long before it takes the letter. */
  readonly delay?: number;
  /** Breaks the line: before the address is answered, while the letter comes, or after it was taken and before that is said. */
  readonly drop?: 'RCPT' | 'DATA' | 'TAKEN';
}

/** A real mail server on this machine, which can be made to refuse, delay and drop. */
export class MailServer {
  readonly received: Received[] = [];
  /** Conversations so far. */
  calls = 0;
  mood: Mood = {};
  private readonly server: SMTPServer;

  private constructor() {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      disableReverseLookup: true,
      closeTimeout: 100,
      onConnect: (_, done) => {
        this.calls += 1;
        done();
      },
      onRcptTo: (_, session, done) => {
        const { drop, recipient } = this.mood;
        if (drop === 'RCPT') return cut(this.server, session);
        done(recipient === undefined ? null : answer(recipient));
      },
      onData: (stream, session, done) => {
        const { drop, message, delay = 0 } = this.mood;
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => {
          chunks.push(chunk);
          if (drop === 'DATA') cut(this.server, session);
        });
        stream.on('end', () => {
          if (drop === 'DATA') return;
          if (message !== undefined) return done(answer(message));
          setTimeout(() => {
            const { mailFrom, rcptTo } = session.envelope;
            this.received.push({ from: mailFrom === false ? '' : mailFrom.address, to: rcptTo.map(({ address }) => address), raw: Buffer.concat(chunks).toString('utf8') });
            if (drop === 'TAKEN') cut(this.server, session);
            else done();
          }, delay);
        });
      },
    });
    // Lines that break are the purpose.
    this.server.on('error', () => undefined);
  }

  static async open(): Promise<MailServer> {
    const made = new MailServer();
    await new Promise<void>((resolve) => made.server.listen(0, '127.0.0.1', resolve));
    return made;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  /** The text of the last letter, as its reader sees it. */
  get lastText(): string {
    const raw = this.received.at(-1)?.raw ?? '';
    const [head = '', ...body] = raw.split('\r\n\r\n');
    const text = body.join('\n\n');
    if (/^content-transfer-encoding: base64/im.test(head)) return Buffer.from(text, 'base64').toString('utf8');
    if (!/^content-transfer-encoding: quoted-printable/im.test(head)) return text;
    const bytes = text.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
    return Buffer.from(bytes, 'latin1').toString('utf8');
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}

function answer(responseCode: number): Error {
  return Object.assign(new Error('as the test wants it'), { responseCode });
}

function cut(server: SMTPServer, { id }: SMTPServerSession): void {
  for (const connection of server.connections as Set<{ readonly id: string; readonly _socket: { destroy(): void } }>) if (connection.id === id) connection._socket.destroy();
}
