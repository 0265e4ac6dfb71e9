import { inTurns } from './turns.js';

function* counting(to: number, milliseconds: number): Generator<number, string, void> {
  for (let n = 1; n <= to; n++) {
    const until = performance.now() + milliseconds;
    while (performance.now() < until);
    yield n;
  }
  return 'done';
}

describe('a computation in turns', () => {
  it('lets others run meanwhile, says how far it is, and gives its value', async () => {
    let others = 0;
    const ticking = setInterval(() => others++, 1);
    const told: number[] = [];
    const value = await inTurns(counting(30, 3), { signal: new AbortController().signal, told: (done) => told.push(done) });
    clearInterval(ticking);
    expect(value).toBe('done');
    expect(others).toBeGreaterThan(1);
    expect(told.length).toBeGreaterThan(1);
    expect([...told].sort((a, b) => a - b)).toEqual(told);
  });

  it('costs nothing for a short one', async () => {
    const told: number[] = [];
    await expect(inTurns(counting(3, 0), { signal: new AbortController().signal, told: (done) => told.push(done) })).resolves.toBe('done');
    expect(told).toEqual([]);
  });

  it('ends when told to stop', async () => {
    const stop = new AbortController();
    const computing = inTurns(counting(1_000, 3), { signal: stop.signal, told: () => stop.abort(new Error('stopped')) });
    await expect(computing).rejects.toThrow('stopped');
  });
});
