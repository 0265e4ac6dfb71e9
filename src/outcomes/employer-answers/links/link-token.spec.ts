import fc from 'fast-check';

import type { MissionId } from '../../../kernel/ids.js';
import { linkDigest, linkKeys, readLink, signLink, type AnswerLinkId, type LinkClaim } from './link-token.js';

const keys = linkKeys([{ id: 'new', key: Buffer.alloc(32, 1) }, { id: 'old', key: Buffer.alloc(32, 2) }]);
const [newKey, oldKey] = keys as [Buffer, Buffer];
const claim: LinkClaim = {
  missionId: '0198c0de-0000-7000-8000-000000000001' as MissionId,
  linkId: '0198c0de-0000-7000-8000-0000000000ff' as AnswerLinkId,
  expiresAt: new Date('2026-03-22T10:11:12Z'),
};
const token = signLink(keys, claim);

describe('the token of a link', () => {
  it('says which link it is, and until when, and stands in an address as it is', () => {
    expect(readLink(keys, token)).toEqual(claim);
    expect(token).toMatch(/^[A-Za-z0-9_-]{92}$/);
    expect(encodeURIComponent(token)).toBe(token);
  });

  it('is good after the keys changed, and not once its key is gone', () => {
    const before = signLink([oldKey], claim);
    expect(readLink(keys, before)).toEqual(claim);
    expect(readLink([newKey], before)).toBeNull();
  });

  it('is not signed by the key of the vault itself', () => {
    expect(readLink([Buffer.alloc(32, 1)], token)).toBeNull();
    expect(newKey.equals(Buffer.alloc(32, 1))).toBe(false);
  });

  it('opens nothing once a bit of it differs', () => {
    const bytes = Buffer.from(token, 'base64url');
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const other = Buffer.from(bytes);
      other[bit >> 3]! ^= 1 << (bit & 7);
      expect(readLink(keys, other.toString('base64url'))).toBeNull();
    }
  });

  it('is nothing else that somebody might send', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.base64String(), fc.stringMatching(/^[A-Za-z0-9_-]{92}$/)), (text) => expect(readLink(keys, text)).toBeNull()));
    for (const text of [`${token}\n`, ` ${token}`, `${token}=`, token.slice(0, -1), `${token}A`]) expect(readLink(keys, text)).toBeNull();
  });

  it('is kept as a digest that does not give it back', () => {
    expect(linkDigest(token)).toHaveLength(32);
    expect(linkDigest(token).toString('base64url')).not.toContain(token.slice(0, 10));
    expect(linkDigest(signLink([oldKey], claim)).equals(linkDigest(token))).toBe(false);
  });
});
