import type { FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';

import { accepted, invalid, refused, type Outcome } from '../../../kernel/outcome.js';
import { importFormats } from '../reading/row.js';
import { MOST_UPLOAD_BYTES, type ImportWish } from '../imports.service.js';
import { UploadCut } from './upload-pieces.js';

/** What the caller says of an upload, and its bytes as they come. */
export interface ArrivingUpload {
  readonly wish: ImportWish;
  readonly bytes: AsyncIterable<Buffer>;
}

/** Content types of a file that is the body of its request. */
export const FILE_TYPES = ['text/csv', 'application/x-ndjson', 'application/jsonl', 'application/gzip', 'application/x-gzip', 'application/octet-stream'];
export const FORM_TYPE = 'multipart/form-data';

/** A form has these fields and the file, nothing else. */
const FIELDS = ['kind', 'format', 'source', 'dryRun'];
const LONGEST_FIELD = 1_000;
const GOES_BY_WITHIN = 10_000;
const formLimits = {
  limits: { files: 1, fields: FIELDS.length, parts: FIELDS.length + 1, fieldNameSize: 100, fieldSize: LONGEST_FIELD, fileSize: MOST_UPLOAD_BYTES + 1 },
  throwFileSizeLimit: false,
};

/**
 * Begins to read an upload: a form whose fields come before its file, or a file that is the body, with the fields in the
 * address. Refuses fields that are missing or unknown: a misspelt `dryRun` must not import.
 */
export async function arrivingUpload(request: FastifyRequest): Promise<Outcome<ArrivingUpload>> {
  const fields = new Map(Object.entries(request.query as Readonly<Record<string, unknown>>));
  const file = request.isMultipart() ? await fileOfForm(request, fields) : (request.body as Readable | undefined);
  if (file === null) return refused('FILE_UNREADABLE', { problem: 'the form around it is broken' });
  if (file === undefined)
    return refused('INVALID_INPUT', { field: 'file', problem: `is missing: send a form with a file, or the file as the body (${FILE_TYPES.join(', ')})` });
  const wish = readWish(fields);
  return wish.ok ? accepted({ wish: wish.value, bytes: arriving(file) }) : wish;
}

/**
 * Lets the rest of a request that is refused early go by, so that its client reads the answer and the connection can be
 * used again. False where it still comes after ten seconds: whoever sends so much is cut off.
 */
export async function letGoBy({ raw }: FastifyRequest): Promise<boolean> {
  raw.unpipe();
  raw.resume();
  if (raw.readableEnded || raw.destroyed) return true;
  return new Promise((resolve) => {
    const patience = setTimeout(() => resolve(false), GOES_BY_WITHIN);
    raw.once('close', () => {
      clearTimeout(patience);
      resolve(true);
    });
  });
}

/** The file of a form, and the fields before it; undefined where it has none, null where the form is broken. */
async function fileOfForm(request: FastifyRequest, fields: Map<string, unknown>): Promise<Readable | undefined | null> {
  try {
    for await (const part of request.parts(formLimits)) {
      if (part.type === 'file') return part.file;
      fields.set(part.fieldname, part.value);
    }
    return undefined;
  } catch {
    return null; // All that fails here is the reading of what was sent.
  }
}

/** The pieces of a stream, which is left open: closing it would close the connection before the answer. */
async function* arriving(stream: Readable): AsyncGenerator<Buffer> {
  const pieces = (stream.iterator({ destroyOnReturn: false }) as AsyncIterableIterator<Buffer>)[Symbol.asyncIterator]();
  try {
    for (;;) {
      const piece = await pieces.next().catch(() => {
        throw new UploadCut('the line was cut');
      });
      if (piece.done === true) return;
      yield piece.value;
    }
  } finally {
    // While somebody waits for pieces the rest cannot go by.
    await pieces.return?.();
  }
}

function readWish(fields: ReadonlyMap<string, unknown>): Outcome<ImportWish> {
  for (const [name, value] of fields) {
    if (!FIELDS.includes(name)) return invalid('fields', `only ${FIELDS.join(', ')} are read here, before the file`);
    if (typeof value !== 'string') return invalid(name, 'must be given once');
  }
  const text = (name: string): string | null => (fields.get(name) as string | undefined)?.trim() ?? null;
  const [kind, source] = [text('kind'), text('source')];
  if (kind === null) return invalid('kind', 'is needed, before the file');
  if (source === null) return invalid('source', 'is needed, before the file');
  const format = importFormats.find((each) => each === text('format')) ?? null;
  if (format === null && text('format') !== null) return invalid('format', `must be one of ${importFormats.join(', ')}`);
  const dryRun = text('dryRun') ?? 'false';
  if (dryRun !== 'true' && dryRun !== 'false') return invalid('dryRun', 'must be true or false');
  return accepted({ kind, source, format, dryRun: dryRun === 'true' });
}
