import fc from 'fast-check';

import { plainReference, SharedKeys } from './shared-keys.js';

const pairsOf = (records: readonly (readonly [string, readonly string[]])[]) => {
  const keys = new SharedKeys<string>();
  for (const [id, held] of records) keys.add(id, held);
  return keys.pairs();
};

describe('pairs worth comparing', () => {
  it('share a key, and stand once however many they share', () => {
    expect(pairsOf([['c', ['x', 'y']], ['a', ['y', 'x']], ['b', ['z']]])).toEqual([['a', 'c']]);
  });

  it('are not made of what everybody has', () => {
    const many = Array.from({ length: 41 }, (_, n) => [`r${n}`, ['everybody']] as const);
    expect(pairsOf(many)).toEqual([]);
    expect(pairsOf(many.slice(1))).toHaveLength((40 * 39) / 2);
  });

  it('are the same whatever order the records come in', () => {
    const record = fc.tuple(fc.string({ minLength: 1 }), fc.array(fc.constantFrom('k1', 'k2', 'k3')));
    fc.assert(
      fc.property(fc.uniqueArray(record, { selector: ([id]) => id }), (records) => {
        expect(pairsOf([...records].reverse())).toEqual(pairsOf(records));
      }),
    );
  });
});

describe('a reference', () => {
  it.each([
    ['ET-0012/a', 'et 12 A'],
    ['007', '7'],
    ['É-4', 'é4'],
  ])('%s is %s', (a, b) => expect(plainReference(a)).toBe(plainReference(b)));

  it.each([['ET-10', 'ET-1'], ['A-12', 'B-12'], ['', '']])('%s is told from %s unless both are empty', (a, b) => {
    expect(plainReference(a) === plainReference(b)).toBe(a === b);
  });
});
