/** Scores in one step of the count: 2 to this power. */
const STEP = 10;
const STEPS = 1_024;

/** Counts what scores one person's matches reach at least, to find one that so many of them reach: without sorting, and without branches. */
export class OwnFloor {
  private readonly steps = new Int32Array(STEPS);

  /** Begins with the scores of the first so many, from 0 to 1,000,000. */
  count(scores: Int32Array, count: number): void {
    const { steps } = this;
    steps.fill(0);
    for (let i = 0; i < count; i++) {
      const step = (scores[i] ?? 0) >> STEP;
      steps[step] = ((steps[step] ?? 0) + 1) | 0;
    }
  }

  /** One of them may turn out to reach so much less. */
  lower(score: number, by: number): void {
    const { steps } = this;
    steps[score >> STEP] = (steps[score >> STEP] ?? 0) - 1;
    const least = (score - by) >> STEP;
    if (least >= 0) steps[least] = (steps[least] ?? 0) + 1;
  }

  /** A score that at least so many reach; 0 where there are not so many. */
  reachedBy(most: number): number {
    let reached = 0;
    for (let step = STEPS - 1; step > 0; step--) {
      reached += this.steps[step] ?? 0;
      if (reached >= most) return step << STEP;
    }
    return 0;
  }
}
