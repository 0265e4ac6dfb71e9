import { randomBytes, scrypt, type BinaryLike, type ScryptOptions } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';

import { KEY_BYTES, open, seal, SealBroken } from '../vault/keys/sealing.js';

/** First bytes of every bundle. */
const MAGIC = Buffer.from('REJOIN-HAND-OVER-1\n');
const SALT_BYTES = 16;
/** What a guess of the passphrase costs. */
export type StretchingCost = Required<Pick<ScryptOptions, 'N' | 'r' | 'p' | 'maxmem'>>;
/** scrypt, RFC 7914: 128 MB for each guess. */
const COST: StretchingCost = { N: 2 ** 17, r: 8, p: 1, maxmem: 160 * 1024 * 1024 };
/** Most bytes of a part: what reads a file must not be made to hold more. */
const MOST_PART = 64 * 1024 * 1024;
/** A shorter passphrase can be guessed by whoever holds the file. */
export const LEAST_PASSPHRASE = 20;

const stretched = promisify(scrypt) as (password: BinaryLike, salt: BinaryLike, length: number, options: ScryptOptions) => Promise<Buffer>;

/** The file cannot be read: another passphrase, not a bundle, changed, or cut off. Says no more, since nobody may learn which. */
export class BundleBroken extends Error {
  constructor() {
    super('this is no bundle that the passphrase opens, or it was changed or cut off');
  }
}

/**
 * Encrypts parts of JSON into the bytes of a file: AES-256-GCM under a key stretched from the passphrase by scrypt. Each part is bound to its number
 * and to whether it is the last, so that none can be changed, moved, left out or cut off without a word. Only tests take another cost.
 */
export async function* sealBundle(passphrase: string, parts: AsyncIterable<unknown>, cost = COST): AsyncGenerator<Buffer> {
  const salt = randomBytes(SALT_BYTES);
  const key = await stretched(passphrase, salt, KEY_BYTES, cost);
  yield Buffer.concat([MAGIC, salt]);
  let number = 0;
  const framed = (part: unknown, last: boolean): Buffer => {
    const sealed = seal(key, placeOf(salt, number, last), gzipSync(JSON.stringify(part)));
    const head = Buffer.alloc(5);
    head.writeUInt32BE(sealed.length);
    head.writeUInt8(last ? 1 : 0, 4);
    number += 1;
    return Buffer.concat([head, sealed]);
  };
  for await (const part of parts) yield framed(part, false);
  yield framed(null, true);
}

/** The parts that `sealBundle` was given, in order. Throws `BundleBroken`, before the first part that is not as it was. */
export async function* openBundle(passphrase: string, bytes: AsyncIterable<Buffer>, cost = COST): AsyncGenerator<unknown> {
  const reader = new ByteReader(bytes);
  if (!(await reader.take(MAGIC.length)).equals(MAGIC)) throw new BundleBroken();
  const salt = await reader.take(SALT_BYTES);
  const key = await stretched(passphrase, salt, KEY_BYTES, cost);
  for (let number = 0; ; number += 1) {
    const head = await reader.take(5);
    const length = head.readUInt32BE();
    const last = head.readUInt8(4) === 1;
    if (length > MOST_PART) throw new BundleBroken();
    const part = opened(key, placeOf(salt, number, last), await reader.take(length));
    if (last) return;
    yield part;
  }
}

function opened(key: Buffer, place: readonly string[], sealed: Buffer): unknown {
  try {
    return JSON.parse(gunzipSync(open(key, place, sealed), { maxOutputLength: MOST_PART * 4 }).toString());
  } catch (error) {
    throw error instanceof SealBroken ? new BundleBroken() : error;
  }
}

function placeOf(salt: Buffer, number: number, last: boolean): readonly string[] {
  return ['hand-over', salt.toString('hex'), String(number), last ? 'last' : 'more'];
}

/** Takes as many bytes as asked for from pieces of any size. */
class ByteReader {
  private readonly pieces: AsyncIterator<Buffer>;
  private held: Buffer = Buffer.alloc(0);

  constructor(bytes: AsyncIterable<Buffer>) {
    this.pieces = bytes[Symbol.asyncIterator]();
  }

  async take(count: number): Promise<Buffer> {
    const parts = [this.held];
    let length = this.held.length;
    while (length < count) {
      const next = await this.pieces.next();
      if (next.done === true) throw new BundleBroken();
      parts.push(next.value);
      length += next.value.length;
    }
    const all = Buffer.concat(parts);
    this.held = all.subarray(count);
    return all.subarray(0, count);
  }
}
