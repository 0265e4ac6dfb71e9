import type { AddressInfo, Server } from 'node:net';

import { createServer, type Pdu, type Session } from 'smpp';

import { eventually } from '../support/eventually.js';

/** A text as a handset shows it: its parts put together. */
export interface HandsetText {
  readonly number: string;
  readonly text: string;
  readonly parts: number;
}

/** What the centre does with a text that it is given. `LOSES_ONE_ANSWER`: takes the next one, then the line is cut before its answer. */
export type CentreMood = 'TAKES' | 'REFUSES' | 'LOSES_ONE_ANSWER';

const OWN_NUMBER = '12345';
const UCS_2 = 8;
const [PLAIN, RECEIPT, WITH_HEADER] = [0, 0x04, 0x40];
const [FINE, NO_SUCH_NUMBER, BIND_FAILED] = [0, 0x0b, 0x0d];

/** A short message centre (SMPP 3.4) with all handsets behind it: delivers what it takes, tells so, and passes on what people write. */
export class Centre {
  mood: CentreMood = 'TAKES';
  /** Whether what is delivered is reported at once, or when `tellReports` is called. */
  reports: 'AT_ONCE' | 'HELD' = 'AT_ONCE';
  readonly handsets: HandsetText[] = [];
  private readonly halves = new Map<string, string[]>();
  private readonly held: (() => void)[] = [];
  private session: Session | null = null;
  private server: Server | null = null;
  private ids = 0;
  private references = 0;
  port = 0;

  /** Listens, on the same port as before if it did. */
  async open(): Promise<void> {
    const server = createServer((session) => this.welcome(session));
    this.server = server;
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(this.port, '127.0.0.1', resolve));
    this.port = (server.address() as AddressInfo).port;
  }

  /** Away, until it is opened again. */
  async close(): Promise<void> {
    const closed = new Promise((resolve) => (this.server === null ? resolve(null) : this.server.close(resolve)));
    this.session?.destroy();
    this.session = null;
    await closed;
  }

  /** Tells what was held back. */
  tellReports(): void {
    this.reports = 'AT_ONCE';
    for (const tell of this.held.splice(0)) tell();
  }

  /** How many held reports there are. */
  get untold(): number {
    return this.held.length;
  }

  /** Somebody writes, in so many parts; resolves when the relay has taken all of them. */
  async says(number: string, text: string, parts = 1): Promise<void> {
    await eventually('the relay is connected to the centre', () => this.session !== null, 30_000);
    const letters = [...text];
    const length = Math.ceil(letters.length / parts);
    const reference = (this.references += 1) % 256;
    for (let part = 1; part <= parts; part += 1) {
      const message = Buffer.from(letters.slice((part - 1) * length, part * length).join(''), 'utf16le').swap16();
      const udh = parts === 1 ? {} : { udh: Buffer.from([5, 0, 3, reference, parts, part]) };
      await this.deliver({ source_addr: number, esm_class: parts === 1 ? PLAIN : WITH_HEADER, data_coding: UCS_2, short_message: { ...udh, message } });
    }
  }

  private welcome(session: Session): void {
    const gone = (): void => {
      if (this.session === session) this.session = null;
    };
    session.on('error', gone).on('close', gone);
    session.on('bind_transceiver', (pdu: Pdu) => {
      const known = pdu.system_id === 'kannel' && pdu.password === 'secret';
      session.send(pdu.response({ command_status: known ? FINE : BIND_FAILED }));
      if (known) this.session = session;
    });
    session.on('enquire_link', (pdu: Pdu) => void session.send(pdu.response()));
    session.on('unbind', (pdu: Pdu) => void session.send(pdu.response()));
    session.on('submit_sm', (pdu: Pdu) => this.take(session, pdu));
  }

  private take(session: Session, pdu: Pdu): void {
    if (this.mood === 'REFUSES') return void session.send(pdu.response({ command_status: NO_SUCH_NUMBER }));
    this.show(pdu);
    if (this.mood === 'LOSES_ONE_ANSWER') {
      this.mood = 'TAKES';
      return session.destroy();
    }
    const id = `c${(this.ids += 1)}`;
    session.send(pdu.response({ message_id: id }));
    if (pdu.registered_delivery === undefined || pdu.registered_delivery === 0) return;
    const tell = (): void => {
      // As SMPP 3.4 suggests in its appendix, and as everybody does.
      const text = `id:${id} sub:001 dlvrd:001 submit date:2611220900 done date:2611220900 stat:DELIVRD err:000 text:`;
      void this.deliver({ source_addr: pdu.destination_addr ?? '', esm_class: RECEIPT, short_message: { message: text } }).catch(() => undefined);
    };
    // After the answer: a report before it is lost for good.
    if (this.reports === 'AT_ONCE') setTimeout(tell, 50);
    else this.held.push(tell);
  }

  /** Puts the parts of a text together. */
  private show({ destination_addr: number = '', short_message: said }: Pdu): void {
    const text = String(said?.message ?? '');
    const header = said?.udh?.find((element) => element[0] === 0);
    if (header === undefined) return void this.handsets.push({ number, text, parts: 1 });
    const [, , reference = 0, total = 1, part = 1] = header;
    const key = `${number} ${reference}`;
    const pieces = this.halves.get(key) ?? [];
    pieces[part - 1] = text;
    this.halves.set(key, pieces);
    if (Object.keys(pieces).length < total) return;
    this.halves.delete(key);
    this.handsets.push({ number, text: pieces.join(''), parts: total });
  }

  private deliver(fields: Readonly<Record<string, unknown>>): Promise<void> {
    return new Promise((resolve, reject) => {
      const { session } = this;
      const answered = ({ command_status: status }: Pdu): void => (status === FINE ? resolve() : reject(new Error(`the relay refused what the centre passed on: ${status}`)));
      if (session === null || !session.deliver_sm({ destination_addr: OWN_NUMBER, ...fields }, answered)) reject(new Error('the relay is not connected to the centre'));
    });
  }
}
