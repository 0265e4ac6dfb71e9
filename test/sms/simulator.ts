import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** A request as a relay got it. */
export interface Got {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What a relay answers. */
export interface Says {
  readonly status: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a relay does with one request; it has been read by then, so whatever follows, the message may have gone out. */
export type Mood =
  | { readonly does: 'ANSWER'; readonly says: (got: Got) => Says }
  /** Keeps the line open and says nothing. */
  | { readonly does: 'HANG' }
  | { readonly does: 'RESET' }
  /** Begins an answer and cuts the line. */
  | { readonly does: 'CUT' }
  /** Never stops answering. */
  | { readonly does: 'POUR' };

/** A relay on this machine that does what a test says. */
export class RelaySimulator {
  readonly got: Got[] = [];
  /** Called once for each request, after it was read. */
  onRequest: (got: Got) => void = () => undefined;
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    public mood: Mood,
  ) {}

  static async open(mood: Mood = { does: 'HANG' }): Promise<RelaySimulator> {
    const server = createServer();
    const simulator = new RelaySimulator(server, mood);
    server.on('connection', (socket) => {
      simulator.sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => simulator.sockets.delete(socket));
    });
    server.on('request', (request, response) => void simulator.answer(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return simulator;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const got: Got = {
      method: request.method ?? '',
      url: new URL(request.url ?? '/', this.url),
      headers: request.headers as Record<string, string>,
      body: Buffer.concat(pieces).toString('utf8'),
    };
    this.got.push(got);
    const { mood } = this;
    if (mood.does === 'ANSWER') {
      const { status, body = '', headers = {} } = mood.says(got);
      response.writeHead(status, headers).end(body);
    }
    if (mood.does === 'RESET') request.socket.destroy();
    if (mood.does === 'CUT') response.writeHead(200, { 'content-length': '1000' }).write('{"SMS', () => request.socket.destroy());
    if (mood.does === 'POUR') {
      const more = (): void => {
        if (response.destroyed) return;
        if (response.write('x'.repeat(16_384))) setImmediate(more);
        else response.once('drain', more);
      };
      response.writeHead(200).on('error', () => undefined);
      more();
    }
    this.onRequest(got);
  }
}
