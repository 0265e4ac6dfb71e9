import { pipeline } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { DownloadedFile } from './csv-files.js';

/** Something wrong with a file, in words for the person who brought it. */
export interface Fault {
  readonly file: string;
  /** As a spreadsheet counts: the header is row 1. Null where the whole file is meant. */
  readonly row: number | null;
  readonly problem: string;
}

/** The first faults in the order found, and how many there were in all. */
export interface Faults {
  readonly first: readonly Fault[];
  readonly count: number;
  /** True where something that everything else stands on is missing or unreadable. */
  readonly fatal: boolean;
}

/** Collects faults; a file that is wrong in every row is told once a row only up to `most`. */
export class FaultList implements Faults {
  readonly first: Fault[] = [];
  count = 0;
  fatal = false;

  constructor(private readonly most = 100) {}

  add(file: string, row: number | null, problem: string): void {
    this.count += 1;
    if (this.first.length < this.most) this.first.push({ file, row, problem });
  }

  addFatal(file: string, row: number | null, problem: string): void {
    this.fatal = true;
    this.add(file, row, problem);
  }
}

/** One row of a CSV file: its number, and its fields by the header's names. */
export interface Row {
  readonly number: number;
  /** The field without surrounding blanks; empty where the file has no such column or the row ends before it. */
  get(column: string): string;
}

/** Longest record, in characters: descriptions reach some thousands; more means a quote that never closes. */
const LONGEST_RECORD = 1_000_000;

/**
 * Streams the rows of a CSV file with a header (RFC 4180, UTF-8, with or without byte order mark). Missing `needed` columns and
 * unreadable files are fatal faults and end the stream; a row with NUL or with other fields than the header is a fault and is left out.
 */
export async function* rowsOf(file: DownloadedFile, needed: readonly string[], faults: FaultList): AsyncGenerator<Row> {
  const parser = parse({ bom: true, relax_column_count: true, skip_empty_lines: true, max_record_size: LONGEST_RECORD });
  try {
    // A fault anywhere in the pipeline ends the loop below with it.
    pipeline(await file.open(), onlyUtf8, parser, () => undefined);
    let columns: ReadonlyMap<string, number> | null = null;
    let number = 0;
    for await (const record of parser as AsyncIterable<string[]>) {
      number += 1;
      if (columns === null) {
        columns = new Map(record.map((name, at) => [name.trim().toLowerCase(), at]));
        const missing = missingFrom(columns, needed);
        if (missing.length > 0) return faults.addFatal(file.name, 1, `has no column ${missing.join(', ')}`);
      } else if (record.length !== columns.size) {
        faults.add(file.name, number, `has ${record.length} fields, the header has ${columns.size}`);
      } else if (record.some((field) => field.includes('\0'))) {
        faults.add(file.name, number, 'holds a NUL character');
      } else {
        yield rowOf(number, record, columns);
      }
    }
    if (columns === null) faults.addFatal(file.name, null, 'is empty');
  } catch (fault) {
    faults.addFatal(file.name, fault instanceof CsvError ? parser.info.records + 1 : null, problemOf(fault));
  } finally {
    parser.destroy();
  }
}

function missingFrom(columns: ReadonlyMap<string, number>, needed: readonly string[]): string[] {
  return needed.filter((name) => !columns.has(name.toLowerCase()));
}

function rowOf(number: number, record: readonly string[], columns: ReadonlyMap<string, number>): Row {
  return {
    number,
    get: (column) => {
      const at = columns.get(column.toLowerCase());
      return at === undefined ? '' : (record[at] ?? '').trim();
    },
  };
}

class NotUtf8 extends Error {}

/** Hands chunks on as they are, after making sure that they are UTF-8: a wrong encoding would be stored as question marks. */
async function* onlyUtf8(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let bytes = 0;
  const check = (chunk?: Buffer): void => {
    try {
      decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      throw new NotUtf8(`is not UTF-8 (between bytes ${bytes} and ${bytes + (chunk?.length ?? 0)}); save it as UTF-8`);
    }
  };
  for await (const chunk of chunks) {
    if (bytes === 0 && isUtf16(chunk)) throw new NotUtf8('is UTF-16; save it as UTF-8');
    check(chunk);
    bytes += chunk.length;
    yield chunk;
  }
  check();
}

function isUtf16(start: Buffer): boolean {
  return (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff);
}

function problemOf(fault: unknown): string {
  if (fault instanceof NotUtf8) return fault.message;
  if (fault instanceof CsvError) return `is not readable as CSV: ${fault.message}`;
  return `cannot be read: ${fault instanceof Error ? fault.message : String(fault)}`;
}
