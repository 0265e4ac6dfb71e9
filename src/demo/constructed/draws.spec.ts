import { Draws } from './draws.js';

const stream = (seed: string, count: number): number[] => {
  const draws = new Draws(seed);
  return Array.from({ length: count }, () => draws.next());
};

describe('draws', () => {
  it('are the same for the same seed and others for another', () => {
    expect(stream('jobseeker 1', 20)).toEqual(stream('jobseeker 1', 20));
    expect(stream('jobseeker 1', 20)).not.toEqual(stream('jobseeker 2', 20));
  });

  it('are the same everywhere: this is what the first ones are', () => {
    expect(stream('jobseeker 1', 3).map((number) => number.toFixed(6))).toEqual(['0.360448', '0.732457', '0.660784']);
  });

  it('are spread over the whole range', () => {
    const all = stream('spread', 10_000);
    for (const tenth of Array.from({ length: 10 }, (_, index) => index / 10)) {
      const share = all.filter((number) => number >= tenth && number < tenth + 0.1).length;
      expect(share).toBeGreaterThan(850);
      expect(share).toBeLessThan(1_150);
    }
  });

  it('keep their bounds, their weights and each thing once', () => {
    const draws = new Draws('bounds');
    const numbers = Array.from({ length: 1_000 }, () => draws.between(3, 5));
    expect([...new Set(numbers)].sort()).toEqual([3, 4, 5]);
    const weighted = Array.from({ length: 1_000 }, () => draws.weighted([['often', 9], ['seldom', 1], ['never', 0]]));
    expect(weighted.filter((each) => each === 'often').length).toBeGreaterThan(850);
    expect(weighted).not.toContain('never');
    const some = draws.some([1, 2, 3, 4, 5], 4);
    expect(new Set(some).size).toBe(4);
    expect(draws.some([1, 2], 4).sort()).toEqual([1, 2]);
    expect(() => draws.pick([])).toThrow(RangeError);
  });
});
