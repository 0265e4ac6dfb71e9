/** What something cost: seconds of CPU over all threads, and seconds by the clock. */
export interface Cost {
  readonly cpu: number;
  readonly clock: number;
}

/** CPU is what counts: the clock also shows what else the machine was doing. */
export async function measured<T>(work: () => T | Promise<T>): Promise<{ readonly cost: Cost; readonly result: T }> {
  const cpu = process.cpuUsage();
  const clock = performance.now();
  const result = await work();
  const used = process.cpuUsage(cpu);
  return { cost: { cpu: (used.user + used.system) / 1e6, clock: (performance.now() - clock) / 1e3 }, result };
}

/** Middle and nearly worst of many times, milliseconds. */
export interface Spread {
  readonly p50: number;
  readonly p99: number;
  readonly mean: number;
}

/** Does a thing with each of some items and says what one costs. */
export function spreadOf<T>(items: readonly T[], work: (item: T, time: number) => void): Spread {
  const each: number[] = [];
  items.forEach((item, time) => {
    const cpu = process.cpuUsage();
    work(item, time);
    const used = process.cpuUsage(cpu);
    each.push((used.user + used.system) / 1e3);
  });
  return spreadOfTimes(each);
}

export function spreadOfTimes(times: readonly number[]): Spread {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99), mean: times.reduce((sum, one) => sum + one, 0) / Math.max(1, times.length) };
}

export function milliseconds({ p50, p99, mean }: Spread): string {
  return `p50 ${p50.toFixed(2)}, p99 ${p99.toFixed(2)}, mean ${mean.toFixed(2)} ms`;
}
