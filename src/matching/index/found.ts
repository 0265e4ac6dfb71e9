/** What a search found, good until the next one. */
export interface Found {
  readonly found: Int32Array;
  readonly scores: Int32Array;
  readonly count: number;
}

/** Tells of each that was found; whoever is told must not search meanwhile. */
export function eachOf({ found, scores, count }: Found, tell: (slot: number, score: number) => void): void {
  for (let i = 0; i < count; i++) tell(found[i] ?? 0, scores[i] ?? 0);
}
