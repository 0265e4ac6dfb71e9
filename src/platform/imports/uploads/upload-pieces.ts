import { HEAD_BYTES } from '../reading/upload-head.js';

/** Bytes of an upload that are kept together. */
export const CHUNK_BYTES = 256 * 1024;

/** The line was cut, or the form around the file is broken: what came is not the whole file. */
export class UploadCut extends Error {}

/** An upload whose first bytes have been looked at. */
export interface LookedAt {
  /** The first `HEAD_BYTES`, or all of a shorter upload. */
  readonly start: Buffer;
  /** The whole upload, its start included; to be read once. */
  readonly all: AsyncIterable<Buffer>;
  /** Lets go of an upload that is not read to its end. */
  leave(): Promise<void>;
}

/** Reads as much of an upload as tells what it is. */
export async function lookAt(upload: AsyncIterable<Buffer>): Promise<LookedAt> {
  const rest = upload[Symbol.asyncIterator]();
  let start = Buffer.alloc(0);
  while (start.length < HEAD_BYTES) {
    const next = await rest.next();
    if (next.done === true) break;
    start = Buffer.concat([start, next.value]);
  }
  const leave = async (): Promise<void> => void (await rest.return?.());
  return { start: start.subarray(0, HEAD_BYTES), all: continued(start, rest), leave };
}

/** The bytes in pieces of `CHUNK_BYTES`, the last one shorter: one of them is held at a time. */
export async function* inChunks(upload: AsyncIterable<Buffer>, size = CHUNK_BYTES): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let bytes = 0;
  for await (const piece of upload) {
    for (let from = 0; from < piece.length; ) {
      const part = piece.subarray(from, from + size - bytes);
      held.push(part);
      bytes += part.length;
      from += part.length;
      if (bytes < size) continue;
      yield Buffer.concat(held);
      held = [];
      bytes = 0;
    }
  }
  if (bytes > 0) yield Buffer.concat(held);
}

async function* continued(start: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  if (start.length > 0) yield start;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}
