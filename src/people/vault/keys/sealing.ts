import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Bytes of AES-256 keys. */
export const KEY_BYTES = 32;
const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** First byte of everything that is sealed: how it is to be read. */
const FORM = 1;
/** Plain texts are filled up to a multiple of this, so that their length tells little. */
const BLOCK = 64;

/** What is sealed is something else, was changed, or was sealed elsewhere. Says nothing of what it holds. */
export class SealBroken extends Error {
  constructor() {
    super('what is sealed cannot be opened here');
  }
}

/**
 * Encrypts with AES-256-GCM under a nonce of its own. `place` says where it belongs: what is sealed for one place does not open at another,
 * and a changed byte does not open at all.
 */
export function seal(key: Buffer, place: readonly string[], plain: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce);
  cipher.setAAD(placed(place));
  const hidden = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.of(FORM), nonce, hidden, cipher.getAuthTag()]);
}

/** What `seal` was given. Throws `SealBroken` for another key or place, or a changed byte. */
export function open(key: Buffer, place: readonly string[], sealed: Buffer): Buffer {
  if (sealed.length < 1 + NONCE_BYTES + TAG_BYTES || sealed[0] !== FORM) throw new SealBroken();
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(1, 1 + NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(placed(place));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(1 + NONCE_BYTES, sealed.length - TAG_BYTES)), decipher.final()]);
  } catch {
    // OpenSSL's words say no more.
    throw new SealBroken();
  }
}

/** As `seal`, for a value of JSON. */
export function sealValue(key: Buffer, place: readonly string[], value: unknown): Buffer {
  const bytes = Buffer.from(JSON.stringify(value));
  return seal(key, place, Buffer.concat([bytes, Buffer.alloc((BLOCK - (bytes.length % BLOCK)) % BLOCK, ' ')]));
}

/** What `sealValue` was given. */
export function openValue(key: Buffer, place: readonly string[], sealed: Buffer): unknown {
  return JSON.parse(open(key, place, sealed).toString());
}

/** Unmistakable: no two lists of words have the same text. */
function placed(place: readonly string[]): Buffer {
  return Buffer.from(JSON.stringify(['rejoin sealed', FORM, ...place]));
}
