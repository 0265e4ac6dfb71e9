import { backoff, Doorbell, within } from './waiting.js';

describe('Doorbell', () => {
  it('keeps a ring that comes while nobody sleeps, once', async () => {
    const bell = new Doorbell();
    bell.ring();
    bell.ring();
    await within(100, 'a kept ring', bell.sleep(60_000));
    const began = performance.now();
    await bell.sleep(30);
    expect(performance.now() - began).toBeGreaterThan(20);
  });

  it('wakes a sleeper', async () => {
    const bell = new Doorbell();
    const sleeping = bell.sleep(60_000);
    bell.ring();
    await within(100, 'the sleeper', sleeping);
  });
});

describe('backoff', () => {
  it('grows, is spread and has an end', () => {
    for (let failures = 1; failures < 2_000; failures += 1) {
      const full = Math.min(5_000, 100 * 2 ** Math.min(failures - 1, 20));
      const pause = backoff(failures, 100, 5_000);
      expect(pause).toBeGreaterThanOrEqual(full / 2);
      expect(pause).toBeLessThanOrEqual(full);
    }
  });
});

describe('within', () => {
  it('names what it waited for', async () => {
    await expect(within(10, 'the moon', new Promise(() => undefined))).rejects.toThrow('the moon: no answer in 10 ms');
  });
});
