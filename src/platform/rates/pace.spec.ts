import type { AccountId, MissionId } from '../../kernel/ids.js';
import type { Viewer } from '../viewer.js';
import { countedAs } from './pace.js';

const nobody = (address: string): string => countedAs({ viewer: null, address });
const viewer: Viewer = { missionId: 'm' as MissionId, accountId: 'account' as AccountId, roles: [], employerId: null };

describe('a caller', () => {
  it('is counted by account wherever the calls come from', () => {
    expect(countedAs({ viewer, address: '192.0.2.1' })).toBe('account');
    expect(countedAs({ viewer, address: '192.0.2.2' })).toBe('account');
  });

  it('without a viewer is counted by a bucket of the address, which does not tell it', () => {
    expect(nobody('192.0.2.1')).toBe(nobody('192.0.2.1'));
    expect(nobody('192.0.2.1')).not.toBe(nobody('192.0.2.2'));
    expect(nobody('192.0.2.1')).toMatch(/^a\d{1,5}$/);
    expect(nobody('::ffff:192.0.2.1')).toBe(nobody('192.0.2.1'));
  });

  it('is one however many addresses of a network of version 6 it uses', () => {
    const same = ['2001:db8:1:2::1', '2001:0DB8:0001:0002:ffff:1:2:3', '2001:db8:1:2::', '2001:db8:1:2::1%eth0'];
    expect(new Set(same.map(nobody)).size).toBe(1);
    expect(nobody('2001:db8:1:3::1')).not.toBe(nobody(same[0]!));
    expect(nobody('::1')).toBe(nobody('0:0:0:0:0:0:0:2'));
  });

  it('cannot make us count under more than 16,384 names', () => {
    const names = new Set(Array.from({ length: 40_000 }, (_, n) => nobody(`10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`)));
    expect(names.size).toBeLessThanOrEqual(16_384);
    expect(names.size).toBeGreaterThan(14_000);
  });
});
