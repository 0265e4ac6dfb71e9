import fc from 'fast-check';

import { stepAt, survivalOf, timeUntil, type Spell } from './survival.js';

/**
 * Remission of acute leukaemia in weeks under 6-mercaptopurine and under placebo, 21 pairs; the worked example of many textbooks.
 * E. J. Freireich and others, "The effect of 6-mercaptopurine on the duration of steroid-induced remissions in acute leukemia", Blood 21 (1963), 699-716.
 */
const ended = (...times: number[]): Spell[] => times.map((time) => ({ time, ended: true }));
const goesOn = (...times: number[]): Spell[] => times.map((time) => ({ time, ended: false }));
const treated = [...ended(6, 6, 6, 7, 10, 13, 16, 22, 23), ...goesOn(6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35)];
const placebo = ended(1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23);

describe('Kaplan-Meier', () => {
  it('comes to the published steps of the 6-MP group', () => {
    const steps = survivalOf(treated);
    expect(steps.map(({ time, atRisk, ended: ends }) => [time, atRisk, ends])).toEqual([
      [6, 21, 3], [7, 17, 1], [10, 15, 1], [13, 12, 1], [16, 11, 1], [22, 7, 1], [23, 6, 1],
    ]);
    const published = [0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482];
    const errors = [0.0764, 0.0869, 0.0963, 0.1068, 0.1141, 0.1282, 0.1346];
    steps.forEach((step, at) => {
      expect(step.survival).toBeCloseTo(published[at]!, 4);
      expect(step.standardError!).toBeCloseTo(errors[at]!, 4);
    });
    expect(timeUntil(steps, 0.5)).toBe(23);
  });
  it('has the bounds of log(-log) there', () => {
    const step = survivalOf(treated)[0]!;
    expect(step.bounds!.low).toBeCloseTo(0.6197, 3);
    expect(step.bounds!.high).toBeCloseTo(0.9516, 3);
  });
  it('is the plain share where nothing is censored', () => {
    const steps = survivalOf(placebo);
    for (const step of steps) expect(step.survival).toBeCloseTo(placebo.filter((spell) => spell.time > step.time).length / placebo.length, 12);
    expect(timeUntil(steps, 0.5)).toBe(8);
    expect(steps.at(-1)).toMatchObject({ survival: 0, standardError: null, bounds: null });
  });
  it('of nobody, or of nobody who ended, has no steps', () => {
    expect(survivalOf([])).toEqual([]);
    expect(survivalOf(goesOn(1, 2))).toEqual([]);
    expect(stepAt([], 12)).toBeNull();
    expect(timeUntil([], 0.5)).toBeNull();
  });
  it('refuses times that there are not', () => {
    for (const time of [-1, NaN, Infinity]) expect(() => survivalOf([{ time, ended: true }])).toThrow(RangeError);
  });
});

const spell = fc.record({ time: fc.integer({ min: 0, max: 24 }), ended: fc.boolean() });
const spells = fc.array(spell, { minLength: 1, maxLength: 60 });
const shareAt = (all: readonly Spell[], time: number): number => stepAt(survivalOf(all), time)?.survival ?? 1;

describe('any spells', () => {
  it('give a curve that falls within 0 to 1, inside its bounds, in whatever order they come', () =>
    fc.assert(
      fc.property(spells, (all) => {
        const steps = survivalOf(all);
        expect(survivalOf([...all].reverse())).toEqual(steps);
        steps.forEach(({ survival, bounds }, at) => {
          expect(survival >= 0 && survival < (steps[at - 1]?.survival ?? 1)).toBe(true);
          if (bounds !== null) expect(0 <= bounds.low && bounds.low <= survival && survival <= bounds.high && bounds.high <= 1).toBe(true);
        });
      }),
    ));
  it('last no shorter for one who goes on a while longer, and the lost are neither kept nor dropped', () =>
    fc.assert(
      fc.property(spells, fc.integer({ min: 0, max: 24 }), (all, month) => {
        const at = shareAt(all, month);
        const asLost = all.map((each) => ({ ...each, ended: true }));
        const asStaying = all.map((each) => (each.ended ? each : { ...each, time: 99 }));
        expect(at).toBeGreaterThanOrEqual(shareAt(asLost, month) - 1e-12);
        expect(at).toBeLessThanOrEqual(shareAt(asStaying, month) + 1e-12);
      }),
    ));
});

describe('a simulation', () => {
  /** Draws from 0 to 1, the same ones every time (a linear congruence of Knuth's MMIX). */
  function drawing(seed: bigint): () => number {
    let state = seed;
    return () => {
      state = (state * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n) & 0xffff_ffff_ffff_ffffn;
      return Number(state >> 11n) / 2 ** 53;
    };
  }
  it('finds the share that was put in, and its bounds hold it about 95 times in a hundred', () => {
    const draw = drawing(7n);
    const [runs, people, month] = [400, 80, 12];
    const truth = Math.exp(-month / 18);
    let [held, mean, bounded] = [0, 0, 0];
    for (let run = 0; run < runs; run += 1) {
      const drawn = Array.from({ length: people }, () => {
        const [lasts, heard] = [-18 * Math.log(1 - draw()), -30 * Math.log(1 - draw())];
        return { time: Math.min(lasts, heard), ended: lasts <= heard };
      });
      const step = stepAt(survivalOf(drawn), month);
      mean += (step?.survival ?? 1) / runs;
      const bounds = step?.bounds ?? null;
      if (bounds === null) continue;
      bounded += 1;
      if (bounds.low <= truth && truth <= bounds.high) held += 1;
    }
    expect(Math.abs(mean - truth)).toBeLessThan(0.01);
    expect(bounded).toBe(runs);
    expect(held / runs).toBeGreaterThan(0.92);
    expect(held / runs).toBeLessThan(0.98);
  });
});
