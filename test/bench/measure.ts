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

/** Middle and nearly worst of many times, milliseconds of CPU. */
export interface Spread {
  readonly p50: number;
  readonly p99: number;
  readonly mean: number;
}

/** Runs a thing again and again. */
export function spreadOf(times: number, work: (time: number) => void): Spread {
  const each: number[] = [];
  for (let time = 0; time < times; time++) {
    const cpu = process.cpuUsage();
    work(time);
    const used = process.cpuUsage(cpu);
    each.push((used.user + used.system) / 1e3);
  }
  const sorted = [...each].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99), mean: each.reduce((sum, one) => sum + one, 0) / Math.max(1, each.length) };
}
