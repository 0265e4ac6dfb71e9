import { randomBytes } from 'node:crypto';

import fc from 'fast-check';

import { KeyRing } from './key-ring.js';
import { open, openValue, seal, SealBroken, sealValue } from './sealing.js';

const key = randomBytes(32);
const place = ['identity', 'names', 'mission', 'person', 'person', 'key'];

describe('what is sealed', () => {
  it('opens at its place, whatever it is', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => expect(openValue(key, place, sealValue(key, place, value))).toEqual(JSON.parse(JSON.stringify(value)))));
  });

  it('does not open with any byte changed', () => {
    const sealed = seal(key, place, Buffer.from('Abebech'));
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => open(key, place, changed)).toThrow(SealBroken);
    }
    for (let length = 0; length < sealed.length; length++) expect(() => open(key, place, sealed.subarray(0, length))).toThrow(SealBroken);
  });

  it('does not open at another table, column, mission, person, row or key, nor where the words run together', () => {
    const sealed = sealValue(key, place, 'Abebech');
    for (const at of place.keys()) expect(() => openValue(key, place.with(at, 'other'), sealed)).toThrow(SealBroken);
    expect(() => openValue(key, ['identitynames', ...place.slice(2)], sealed)).toThrow(SealBroken);
    expect(() => openValue(randomBytes(32), place, sealed)).toThrow(SealBroken);
  });

  it('is never the same twice, and tells little of its length', () => {
    expect(sealValue(key, place, 'x').equals(sealValue(key, place, 'x'))).toBe(false);
    expect(sealValue(key, place, 'Li').length).toBe(sealValue(key, place, 'Abebech Constructed').length);
  });
});

describe('a ring of keys', () => {
  const [old, next] = [
    { id: 'old', key: randomBytes(32) },
    { id: 'next', key: randomBytes(32) },
  ];

  it('wraps with its first key and opens with all', () => {
    const before = new KeyRing([old]).wrap(['a'], key);
    const ring = new KeyRing([next, old]);
    expect(ring.unwrap(['a'], before)).toEqual(key);
    expect(ring.wrap(['a'], key).wrappedBy).toBe('next');
  });

  it('does not open at another place, by another name, or without the key', () => {
    const wrapped = new KeyRing([old]).wrap(['a'], key);
    expect(() => new KeyRing([old]).unwrap(['b'], wrapped)).toThrow(SealBroken);
    expect(() => new KeyRing([{ id: 'next', key: old.key }]).unwrap(['a'], { ...wrapped, wrappedBy: 'next' })).toThrow(SealBroken);
    expect(() => new KeyRing([next]).unwrap(['a'], wrapped)).toThrow('the key old of the vault is not configured');
  });
});
