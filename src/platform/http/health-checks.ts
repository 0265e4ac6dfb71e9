/** What a check found. Facts are numbers and codes, shown to whoever may reach the health door. */
export interface HealthState {
  readonly ready: boolean;
  readonly facts?: Readonly<Record<string, number | string>>;
}

/** Looks at one thing that the service cannot work without. Throwing means that it is not ready. */
export type HealthCheck = () => Promise<HealthState>;

/** What the readiness door answers. */
export interface HealthReport {
  readonly ready: boolean;
  readonly checks: Readonly<Record<string, HealthState>>;
}

const PATIENCE_MILLISECONDS = 2_000;

/** The named checks behind `/health/ready`. Whoever needs something to be well adds a check for it. */
export class HealthChecks {
  private readonly checks = new Map<string, HealthCheck>();
  private stopping = false;

  constructor(private readonly patienceMilliseconds = PATIENCE_MILLISECONDS) {}

  add(name: string, check: HealthCheck): void {
    if (this.checks.has(name)) throw new Error(`two health checks named ${name}`);
    this.checks.set(name, check);
  }

  /** From now on the process is not ready, so that no new requests are sent to it. */
  stop(): void {
    this.stopping = true;
  }

  get isStopping(): boolean {
    return this.stopping;
  }

  /** Runs all checks at once; one that takes longer than two seconds is not ready. */
  async report(): Promise<HealthReport> {
    const names = [...this.checks.keys()];
    const states = await Promise.all([...this.checks.values()].map((check) => inTime(check, this.patienceMilliseconds)));
    const checks = Object.fromEntries(states.map((state, i) => [names[i], state]));
    return { ready: !this.stopping && states.every((state) => state.ready), checks };
  }
}

async function inTime(check: HealthCheck, milliseconds: number): Promise<HealthState> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<HealthState>((resolve) => {
    timer = setTimeout(() => resolve({ ready: false, facts: { problem: 'no answer in time' } }), milliseconds);
  });
  try {
    return await Promise.race([check(), late]);
  } catch {
    return { ready: false, facts: { problem: 'failed' } }; // Not ready is the answer; the cause shows where it is used.
  } finally {
    clearTimeout(timer);
  }
}
