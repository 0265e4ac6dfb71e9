import { LONGEST_ROW } from './row.js';
import type { Delimiter } from './upload-head.js';

/** The cells of one row as bytes, or what is wrong with it as a whole. */
export interface CsvRow {
  /** The first row is 1. */
  readonly number: number;
  readonly cells: readonly Buffer[];
  readonly fault: 'TOO_LONG' | 'QUOTES' | null;
  readonly bytes: number;
}

/** A quotation mark opens in this row and does not close: nobody can tell where the next row begins. */
export class OpenQuote extends Error {
  constructor(readonly row: number) {
    super(`a quotation mark opens in row ${row} and does not close`);
  }
}

const QUOTE = 0x22;
const RETURN = 0x0d;
const NEWLINE = 0x0a;
const DOUBLED = Buffer.from('""');
const SINGLE = Buffer.from('"');

type State = 'CELL' | 'BARE' | 'QUOTED' | 'CLOSED' | 'LOST';

/**
 * Splits CSV (RFC 4180) into rows and cells, in bytes: so a row whose text is in another encoding, or whose quotation
 * marks are wrong, is one refused row and not the end of the file. A quotation mark inside a bare cell stands for itself.
 * Holds one row at a time. Rows without anything in them count and are passed over.
 */
export class CsvSplitter {
  private readonly delimiter: number;
  private held: Buffer = Buffer.alloc(0);
  private state: State = 'CELL';
  /** Where in `held` reading goes on, and where the present cell began. */
  private at = 0;
  private cellFrom = 0;
  private quoted = false;
  private cells: Buffer[] = [];
  private fault: CsvRow['fault'] = null;
  private number = 1;

  constructor(
    delimiter: Delimiter,
    private readonly longestRow = LONGEST_ROW,
  ) {
    this.delimiter = delimiter.charCodeAt(0);
  }

  /** The rows that end in this piece. Throws `OpenQuote`. */
  push(piece: Buffer): CsvRow[] {
    this.held = this.held.length === 0 ? piece : Buffer.concat([this.held, piece]);
    const rows: CsvRow[] = [];
    let rowFrom = 0;
    while (this.at < this.held.length) {
      const ended = this.step();
      const length = this.at - rowFrom;
      if (ended) {
        this.keep(rows, length);
        rowFrom = this.at;
        this.cellFrom = this.at;
      } else if (length > this.longestRow) {
        this.loseRow('TOO_LONG');
      }
    }
    this.release(rowFrom);
    return rows;
  }

  /** The last row, where the file does not end with a line break. Throws `OpenQuote`. */
  end(): CsvRow[] {
    if (this.state === 'QUOTED') throw new OpenQuote(this.number);
    const rows: CsvRow[] = [];
    if (this.held.length > 0 || this.state === 'LOST') {
      this.endCell(this.held.length);
      this.keep(rows, this.held.length);
    }
    this.held = Buffer.alloc(0);
    return rows;
  }

  /** Reads on to the next sign that matters; true when it ended a row. */
  private step(): boolean {
    if (this.state === 'QUOTED') {
      const found = this.held.indexOf(QUOTE, this.at);
      this.at = found < 0 ? this.held.length : found + 1;
      if (found >= 0) this.state = 'CLOSED';
      return false;
    }
    if (this.state === 'LOST') {
      const found = this.held.indexOf(NEWLINE, this.at);
      this.at = found < 0 ? this.held.length : found + 1;
      return found >= 0;
    }
    const byte = this.held[this.at];
    const from = this.at;
    this.at += 1;
    if (byte === NEWLINE) {
      this.endCell(from);
      return true;
    }
    if (byte === this.delimiter) {
      this.endCell(from);
      this.cellFrom = this.at;
      this.state = 'CELL';
    } else if (byte === QUOTE && this.state === 'CELL') {
      this.state = 'QUOTED';
      this.quoted = true;
    } else if (byte === QUOTE && this.state === 'CLOSED') {
      this.state = 'QUOTED';
    } else if (this.state === 'CLOSED' && byte !== RETURN) {
      this.loseRow('QUOTES');
    } else if (this.state === 'CELL') {
      this.state = 'BARE';
    }
    return false;
  }

  private endCell(to: number): void {
    if (this.state === 'LOST') return;
    const end = this.held[to - 1] === RETURN && to > this.cellFrom ? to - 1 : to;
    const bytes = this.held.subarray(this.cellFrom, end);
    this.cells.push(this.quoted ? unquoted(bytes) : Buffer.from(bytes));
    this.quoted = false;
  }

  /** The rest of the row is skipped; with an open quotation mark nobody knows where that ends. */
  private loseRow(fault: CsvRow['fault']): void {
    if (this.state === 'QUOTED') throw new OpenQuote(this.number);
    this.state = 'LOST';
    this.fault ??= fault;
    this.cells = [];
    this.quoted = false;
  }

  private keep(rows: CsvRow[], bytes: number): void {
    const { number, cells, fault } = this;
    if (fault !== null || cells.some((cell) => cell.length > 0)) rows.push({ number, cells, fault, bytes: fault === null ? bytes : 0 });
    this.number += 1;
    this.cells = [];
    this.fault = null;
    this.quoted = false;
    this.state = 'CELL';
  }

  /** Lets go of what has been read: finished rows, and of a lost row everything. */
  private release(rowFrom: number): void {
    const from = this.state === 'LOST' ? this.at : rowFrom;
    this.held = Buffer.from(this.held.subarray(from));
    this.at -= from;
    this.cellFrom = Math.max(0, this.cellFrom - from);
  }
}

function unquoted(cell: Buffer): Buffer {
  const inner = cell.subarray(1, cell.length - 1);
  if (!inner.includes(DOUBLED)) return Buffer.from(inner);
  const parts: Buffer[] = [];
  let from = 0;
  for (let found = inner.indexOf(DOUBLED); found >= 0; found = inner.indexOf(DOUBLED, from)) {
    parts.push(inner.subarray(from, found), SINGLE);
    from = found + DOUBLED.length;
  }
  return Buffer.concat([...parts, inner.subarray(from)]);
}
