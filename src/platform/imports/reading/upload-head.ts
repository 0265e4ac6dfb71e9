import { constants, gunzipSync } from 'node:zlib';

import { accepted, refused, type Outcome } from '../../../kernel/outcome.js';
import type { ImportFormat } from './row.js';

export const delimiters = [',', ';', '\t'] as const;
export type Delimiter = (typeof delimiters)[number];

/** How a file is written, told from its first bytes. */
export interface UploadHead {
  readonly gzip: boolean;
  readonly format: ImportFormat;
  /** Null for JSON lines. */
  readonly delimiter: Delimiter | null;
}

/** Bytes that are enough to tell; of a compressed file they unpack to four megabytes at most. */
export const HEAD_BYTES = 4_096;

/** First bytes that name another kind of file, and what its owner can do. */
const STRANGERS: readonly (readonly [readonly number[], string])[] = [
  [[0x00, 0x00, 0xfe, 0xff], 'it is UTF-32; save it as UTF-8'],
  [[0xff, 0xfe], 'it is UTF-16; save it as UTF-8'],
  [[0xfe, 0xff], 'it is UTF-16; save it as UTF-8'],
  [[0x50, 0x4b, 0x03, 0x04], 'it is a spreadsheet or a zip archive; save the sheet as CSV in UTF-8'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'it is an old spreadsheet; save the sheet as CSV in UTF-8'],
  [[0x25, 0x50, 0x44, 0x46], 'it is a PDF; CSV or JSON lines are read here'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'it is compressed with zstd; gzip is read here'],
  [[0x42, 0x5a, 0x68], 'it is compressed with bzip2; gzip is read here'],
];
const GZIP = [0x1f, 0x8b];
const UTF8_MARK = [0xef, 0xbb, 0xbf];
const FIRST_SIGN = /[^\s\ufeff]/;

/**
 * Tells format, compression and delimiter from the first `HEAD_BYTES` (or all, of a shorter file). `wanted` is what the
 * caller says the format is; null to guess. Refuses what is no text in UTF-8 from the start.
 */
export function readHead(start: Buffer, wanted: ImportFormat | null): Outcome<UploadHead> {
  const gzip = begins(start, GZIP);
  const plain = gzip ? unpackedStart(start) : start;
  if (plain === null) return unreadable('its compression is broken');
  if (plain.length === 0) return unreadable('it is empty');
  if (begins(plain, GZIP)) return unreadable('it is compressed twice');
  const stranger = STRANGERS.find(([bytes]) => begins(plain, bytes));
  if (stranger !== undefined) return unreadable(stranger[1]);
  if (looksLikeUtf16(plain)) return unreadable('it is UTF-16; save it as UTF-8');
  const text = new TextDecoder().decode(plain);
  const first = FIRST_SIGN.exec(text)?.[0];
  if (first === undefined) return unreadable('it is empty');
  const format = wanted ?? (first === '{' || first === '[' ? 'JSON_LINES' : 'CSV');
  if (format === 'JSON_LINES') {
    if (first === '[') return unreadable('it is one JSON list; write one object a line, without commas between them');
    return accepted({ gzip, format, delimiter: null });
  }
  if (first === '{') return unreadable('it is JSON, not CSV');
  if (text.includes('\r') && !text.includes('\n')) return unreadable('its lines end with a lone carriage return; save it as CSV in UTF-8');
  return accepted({ gzip, format, delimiter: delimiterOf(text) });
}

/** What begins a text file in UTF-8 without being part of it. */
export function withoutMark(start: Buffer): Buffer {
  return begins(start, UTF8_MARK) ? start.subarray(UTF8_MARK.length) : start;
}

function unpackedStart(start: Buffer): Buffer | null {
  try {
    // The start of a stream is no whole stream: take what can be had of it.
    return gunzipSync(start.subarray(0, HEAD_BYTES), { finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return null;
  }
}

/** UTF-16 without a mark: in texts of most languages every other byte is zero. */
function looksLikeUtf16(plain: Buffer): boolean {
  const looked = plain.subarray(0, 200);
  const zeros = [0, 0];
  looked.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  return Math.max(even, odd) > looked.length / 5 && Math.min(even, odd) === 0;
}

/** The sign that stands most often in the header, outside quotation marks; a comma where none does. */
function delimiterOf(text: string): Delimiter {
  const header = (text.split(/\r?\n/).find((line) => line.trim() !== '') ?? '').replaceAll(/"[^"]*"/g, '');
  const counts = delimiters.map((delimiter) => header.split(delimiter).length);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ',';
}

function begins(bytes: Buffer, mark: readonly number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte);
}

function unreadable(problem: string): Outcome<never> {
  return refused('FILE_UNREADABLE', { problem });
}
