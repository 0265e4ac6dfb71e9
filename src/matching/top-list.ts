/** The best of what is offered, by score; of equal scores what was offered earlier comes first and stays. */
export class TopList<T extends { readonly score: number }> {
  private readonly kept: T[] = [];

  constructor(private readonly size: number) {}

  get entries(): readonly T[] {
    return this.kept;
  }

  offer(entry: T): void {
    if (this.kept.length >= this.size) {
      const last = this.kept.at(-1);
      if (last === undefined || last.score >= entry.score) return;
      this.kept.pop();
    }
    this.kept.splice(this.placeFor(entry.score), 0, entry);
  }

  /** The first place whose entry scores less. */
  private placeFor(score: number): number {
    let low = 0;
    let high = this.kept.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.kept[middle]?.score ?? -1) >= score) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
