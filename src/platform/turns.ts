/** Milliseconds of computing after which others get a turn on the event loop. */
const TURN_MILLISECONDS = 15;

/** Who is told how a computation goes on, and who may stop it. */
export interface TurnWatch {
  readonly signal: AbortSignal;
  /** Called between turns with what the computation yielded last. */
  readonly told: (done: number) => void;
}

/**
 * Runs a long computation in turns of a few milliseconds, so that the event loop (requests, locks of jobs, health) keeps turning. The
 * computation gives way where it yields, and should do so every millisecond or so. Throws when told to stop.
 */
export async function inTurns<T>(computing: Generator<number, T, void>, watch: TurnWatch): Promise<T> {
  for (let turn = performance.now(); ; ) {
    const step = computing.next();
    if (step.done === true) return step.value;
    if (performance.now() - turn < TURN_MILLISECONDS) continue;
    watch.signal.throwIfAborted();
    watch.told(step.value);
    await new Promise((resolve) => setImmediate(resolve));
    turn = performance.now();
  }
}
