import { accepted, refused, type Refused } from '../../../kernel/outcome.js';
import { CsvSplitter, OpenQuote, type CsvRow } from './csv-splitter.js';
import { unneutralised } from './formulas.js';
import { decodeForShow, decodeUtf8, LONGEST_ROW, type ReadRow } from './row.js';
import { faultOfRow } from './row-text.js';
import { UnreadableFile } from './unreadable.js';
import type { Delimiter } from './upload-head.js';

/** The columns that a kind of import reads. */
export interface CsvColumns {
  readonly needed: readonly string[];
  /** All that may stand in the header, the needed ones included. */
  readonly known: readonly string[];
}

/** Columns of a file to correct, which is uploaded again as it is: they are passed over. */
export const REFUSAL_COLUMNS = ['refusal_row', 'refusal'] as const;

/** The header of a file: the column at each place, null for one that is passed over, and the words it was written in. */
export interface CsvHeader {
  readonly columns: readonly (string | null)[];
  readonly written: readonly string[];
}

/** The name of a column however it is written: `External ID`, `external-id` and `externalId` are `external_id`. */
export function columnName(written: string): string {
  return written
    .trim()
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
}

/**
 * Reads rows of CSV with a header. Tells the header as soon as it is read. Throws `UnreadableFile` where the header lacks a
 * column, has one twice or one that is not known (a misspelt column would be lost without a word), or a quotation mark stays open.
 */
export async function* csvRows(
  pieces: AsyncIterable<Buffer>,
  delimiter: Delimiter,
  columns: CsvColumns,
  tell: (header: CsvHeader) => void,
): AsyncGenerator<ReadRow> {
  const splitter = new CsvSplitter(delimiter);
  let header: CsvHeader | null = null;
  for await (const row of splitRows(pieces, splitter)) {
    if (header === null) {
      header = readHeader(row, columns);
      tell(header);
    } else {
      yield readRow(row, header);
    }
  }
  if (header === null) throw new UnreadableFile(refused('FILE_UNREADABLE', { problem: 'it has no header' }), null);
}

async function* splitRows(pieces: AsyncIterable<Buffer>, splitter: CsvSplitter): AsyncGenerator<CsvRow> {
  try {
    for await (const piece of pieces) yield* splitter.push(piece);
    yield* splitter.end();
  } catch (error) {
    if (!(error instanceof OpenQuote)) throw error;
    throw new UnreadableFile(refused('FILE_UNREADABLE', { problem: 'a quotation mark opens here and does not close' }), error.row);
  }
}

function readHeader(row: CsvRow, { needed, known }: CsvColumns): CsvHeader {
  const fault = (problem: string) => new UnreadableFile(refused('FILE_UNREADABLE', { problem }), row.number);
  if (row.fault !== null) throw fault('its header is too long or has a broken quotation mark');
  const written = row.cells.map((cell) => decodeUtf8(cell)?.trim() ?? null);
  if (written.includes(null)) throw fault('its header is not UTF-8; save it as UTF-8');
  const names = written.map((name) => columnName(name ?? ''));
  const passedOver: readonly string[] = ['', ...REFUSAL_COLUMNS];
  for (const [at, name] of names.entries()) {
    if (passedOver.includes(name)) continue;
    // By its number: where the header is missing, the name of a column would be somebody's data.
    if (!known.includes(name)) throw fault(`column ${at + 1} of its header is none that is read here (${known.join(', ')})`);
    if (names.indexOf(name) !== at) throw fault(`the column ${name} comes twice`);
  }
  const missing = needed.filter((name) => !names.includes(name));
  if (missing.length > 0) throw fault(`it has no column ${missing.join(', ')}`);
  return { columns: names.map((name) => (passedOver.includes(name) ? null : name)), written: row.cells.map(decodeForShow) };
}

function readRow(row: CsvRow, header: CsvHeader): ReadRow {
  const corrected = header.written.some((name) => columnName(name) === 'refusal');
  const shown = row.cells.map(decodeForShow);
  const original = corrected ? shown.map(unneutralised) : shown;
  return { number: row.number, values: valuesOf(row, header, original), original, bytes: row.bytes };
}

function valuesOf(row: CsvRow, header: CsvHeader, cells: readonly string[]): ReadRow['values'] {
  if (row.fault === 'TOO_LONG') return unreadable(`it is longer than ${LONGEST_ROW / 1024} KB`);
  if (row.fault === 'QUOTES') return unreadable('something follows a closing quotation mark; within quotation marks, write them twice');
  const broken = row.cells.findIndex((cell) => decodeUtf8(cell) === null);
  if (broken >= 0) return unreadable(`${nameAt(header, broken)} is not UTF-8`);
  const zero = row.cells.findIndex((cell) => cell.includes(0));
  if (zero >= 0) return unreadable(`${nameAt(header, zero)} holds a NUL character`);
  const extra = cells.findIndex((cell, at) => at >= header.columns.length && cell.trim() !== '');
  if (extra >= 0) return unreadable(`it has ${extra + 1} cells, the header has ${header.columns.length}`);
  // A row that was cut off would clear what its missing cells stand for.
  if (cells.length < header.columns.length) return unreadable(`it has ${cells.length} cells, the header has ${header.columns.length}`);
  const values = Object.fromEntries(
    header.columns.flatMap((name, at) => (name === null ? [] : [[name, (cells[at] ?? '').trim()] as const])),
  );
  return faultOfRow(values) ?? accepted(values);
}

function nameAt(header: CsvHeader, at: number): string {
  return header.columns[at] ?? `cell ${at + 1}`;
}

function unreadable(problem: string): Refused {
  return refused('ROW_UNREADABLE', { problem });
}
