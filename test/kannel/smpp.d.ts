/** What the tests use of `smpp`, which brings no types. Names of fields are those of SMPP 3.4. */
declare module 'smpp' {
  import type { EventEmitter } from 'node:events';
  import type { Server } from 'node:net';

  export interface ShortMessage {
    readonly message: string | Buffer;
    /** Elements of the header; absent where there is none. */
    readonly udh?: readonly Buffer[];
  }

  export interface Pdu {
    readonly command_status: number;
    readonly system_id?: string;
    readonly password?: string;
    readonly source_addr?: string;
    readonly destination_addr?: string;
    readonly registered_delivery?: number;
    readonly short_message?: ShortMessage;
    /** The answer to this request. */
    response(fields?: Readonly<Record<string, unknown>>): Pdu;
  }

  export interface Session extends EventEmitter {
    send(pdu: Pdu): boolean;
    deliver_sm(fields: Readonly<Record<string, unknown>>, answered: (pdu: Pdu) => void): boolean;
    destroy(): void;
  }

  export function createServer(onSession: (session: Session) => void): Server;
}
