/** What a job hands over: a stop signal, and somebody to tell how far it is. */
export interface RunWatch {
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number) => void;
}
