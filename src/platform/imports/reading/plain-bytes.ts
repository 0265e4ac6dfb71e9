import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

import { refused } from '../../../kernel/outcome.js';
import { UnreadableFile } from './unreadable.js';
import { withoutMark } from './upload-head.js';

/** Most bytes of a file once unpacked: a small archive can hold endless zeros. */
export const MOST_PLAIN_BYTES = 1024 * 1024 * 1024;

/** Bytes handed on at a time. */
const PIECE = 64 * 1024;
const MARK_BYTES = 3;

/**
 * The bytes of an upload, unpacked, without the mark of UTF-8, in pieces of at most 64 KB: as many are held at a time,
 * however large the file. Throws `UnreadableFile` where the compression is broken or the whole is too large.
 */
export async function* plainBytes(stored: AsyncIterable<Buffer>, gzip: boolean, most = MOST_PLAIN_BYTES): AsyncGenerator<Buffer> {
  let start: Buffer | null = Buffer.alloc(0);
  let total = 0;
  for await (const chunk of gzip ? unpacked(stored) : stored) {
    total += chunk.length;
    if (total > most)
      throw new UnreadableFile(refused('FILE_TOO_LARGE', { most: `${most / 1024 / 1024} MB when it is unpacked` }), null);
    let piece = chunk;
    if (start !== null) {
      start = Buffer.concat([start, chunk]);
      if (start.length < MARK_BYTES) continue;
      piece = withoutMark(start);
      start = null;
    }
    for (let at = 0; at < piece.length; at += PIECE) yield piece.subarray(at, at + PIECE);
  }
  if (start !== null && start.length > 0) yield start;
}

async function* unpacked(stored: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const source = Readable.from(stored, { highWaterMark: 1 });
  // A fault of either ends the loop below with it, and leaving the loop ends both.
  const plain = pipeline(source, createGunzip(), () => undefined);
  try {
    yield* plain as AsyncIterable<Buffer>;
  } catch (error) {
    if (isOfZlib(error)) throw new UnreadableFile(refused('FILE_UNREADABLE', { problem: 'its compression is broken' }), null);
    throw error;
  }
}

function isOfZlib(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_');
}
