import { setTimeout as sleep } from 'node:timers/promises';

/** One mutation that is sent until it is answered, each time with the same idempotency key. */
export interface Written {
  readonly key: string;
  /** Every answer that came, as it came: there is more than one where an answer crossed a retry. */
  readonly answers: readonly string[];
}

/** How a writer reaches the API now; it changes when the API is started again. */
export interface Target {
  readonly address: () => string;
  readonly token: string;
}

const CREATE = `mutation ($input: CreateEmployerInput!) {
  createEmployer(input: $input) { __typename ... on Refused { code } ... on Employer { id name version } }
}`;

/** Milliseconds after which a client takes a request for lost. */
const PATIENCE = 5_000;

/**
 * Writes one thing after another, as clients do who never give up: an answer that does not come is asked for again. Each is sent by two
 * at once, the way a proxy repeats a request whose client repeats it too.
 */
export class StubbornWriters {
  readonly written: Written[] = [];
  private stopped = false;
  private readonly work: Promise<void>[];

  constructor(
    private readonly target: Target,
    private readonly prefix: string,
    writers: number,
  ) {
    this.work = Array.from({ length: writers }, (_, writer) => this.write(writer));
  }

  /** Waits until so many more are written. */
  async more(count: number): Promise<void> {
    for (const wanted = this.written.length + count; this.written.length < wanted; ) await sleep(2);
  }

  /** Lets each writer finish what it began, and gives all that was acknowledged. */
  async stop(): Promise<readonly Written[]> {
    this.stopped = true;
    await Promise.all(this.work);
    return this.written;
  }

  private async write(writer: number): Promise<void> {
    for (let n = 0; !this.stopped; n++) {
      const key = `${this.prefix}-${writer}-${n}`;
      const answers = await Promise.all([this.untilAnswered(key), this.untilAnswered(key)]);
      this.written.push({ key, answers });
    }
  }

  private async untilAnswered(key: string): Promise<string> {
    for (;;) {
      const answer = await this.ask(key).catch(() => null);
      if (answer !== null) return answer;
      await sleep(10);
    }
  }

  /** Null for an answer that tells the client to try again: a fault, or nobody there. */
  private async ask(key: string): Promise<string | null> {
    const input = { name: key, legalForm: 'COMPANY', size: 'SMALL', country: 'ET', idempotencyKey: key };
    const reply = await fetch(`${this.target.address()}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.target.token}` },
      body: JSON.stringify({ query: CREATE, variables: { input } }),
      signal: AbortSignal.timeout(PATIENCE),
    });
    const { data } = (await reply.json()) as { readonly data?: { readonly createEmployer?: unknown } | null };
    return data?.createEmployer === undefined || data.createEmployer === null ? null : JSON.stringify(data.createEmployer);
  }
}
