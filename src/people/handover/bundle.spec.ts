import { BundleBroken, openBundle, sealBundle, type StretchingCost } from './bundle.js';

const PASS = 'correct horse battery staple';
/** A passphrase that costs a third of a second is tried once; what is sealed under it does not depend on that. */
const CHEAP: StretchingCost = { N: 2 ** 10, r: 8, p: 1, maxmem: 32 * 1024 * 1024 };
const parts = [{ people: ['Constructed One'] }, { people: ['Constructed Two'] }, { people: [] }];

async function* each<T>(values: readonly T[]): AsyncGenerator<T> {
  yield* values;
}

async function all<T>(values: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const value of values) found.push(value);
  return found;
}

const opened = (pieces: readonly Buffer[], pass = PASS): Promise<unknown[]> => all(openBundle(pass, each(pieces), CHEAP));
const sealed = (): Promise<Buffer[]> => all(sealBundle(PASS, each(parts), CHEAP));

describe('a bundle', () => {
  let pieces: Buffer[];
  beforeAll(async () => {
    pieces = await sealed();
  });

  it('opens to what was put in, however its bytes arrive', async () => {
    expect(await opened(pieces)).toEqual(parts);
    const bytes = Buffer.concat(pieces);
    expect(await opened(Array.from({ length: bytes.length }, (_, at) => bytes.subarray(at, at + 1)))).toEqual(parts);
  });
  it('costs 128 MB for each guess', async () => {
    const costly = await all(sealBundle(PASS, each(parts)));
    expect(await all(openBundle(PASS, each(costly), { N: 2 ** 17, r: 8, p: 1, maxmem: 160 * 1024 * 1024 }))).toEqual(parts);
    await expect(opened(costly)).rejects.toThrow(BundleBroken);
  });
  it('tells nothing without the passphrase', async () => {
    expect(Buffer.concat(pieces).toString('latin1')).not.toContain('Constructed');
    await expect(opened(pieces, `${PASS}.`)).rejects.toThrow(BundleBroken);
  });
  it('is another file each time', async () => expect(Buffer.concat(await sealed())).not.toEqual(Buffer.concat(pieces)));
  it('with a byte changed anywhere does not open', async () => {
    const bytes = Buffer.concat(pieces);
    for (let at = 0; at < bytes.length; at += 3) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      await expect(opened([changed])).rejects.toThrow(BundleBroken);
    }
  });
  it.each([
    ['cut off', (all: Buffer[]) => all.slice(0, -1)],
    ['cut within a part', (all: Buffer[]) => [Buffer.concat(all).subarray(0, -3)]],
    ['with a part left out', (all: Buffer[]) => all.toSpliced(1, 1)],
    ['with parts exchanged', (all: Buffer[]) => [all[0], all[2], all[1], ...all.slice(3)]],
    ['of nothing', () => []],
    ['of something else', () => [Buffer.from('a,b\n1,2\n'.repeat(20))]],
  ] as const)('%s does not open', async (_, damaged) => expect(opened(damaged(pieces) as Buffer[])).rejects.toThrow(BundleBroken));
});
