import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** Whether two secrets are the same bytes. Takes as long for any two: both are hashed first, so their lengths do not tell either. */
export function sameBytes(one: Buffer | string, other: Buffer | string): boolean {
  return timingSafeEqual(digestOf(one), digestOf(other));
}

/** Whether a secret is one of those that are live. Every one is compared: which of them it is takes no less time than none. */
export function isLive(live: readonly string[], given: Buffer | string): boolean {
  return live.map((each) => sameBytes(each, given)).includes(true);
}

/** Whether a signature is the HMAC of these bytes under one of the live secrets. */
export function isSigned(live: readonly string[], hash: 'sha1' | 'sha256', bytes: Buffer, signature: Buffer): boolean {
  return live.map((secret) => sameBytes(createHmac(hash, secret).update(bytes).digest(), signature)).includes(true);
}

function digestOf(value: Buffer | string): Buffer {
  return createHash('sha256').update(value).digest();
}
