import { LONGEST_ROW } from './row.js';

/** One line as bytes, without its line break. */
export interface Line {
  /** The first line is 1. */
  readonly number: number;
  /** Empty for a line that is too long. */
  readonly bytes: Buffer;
  readonly tooLong: boolean;
}

const NEWLINE = 0x0a;
const RETURN = 0x0d;

/** Splits text into lines, holding one at a time; a line that is too long is let go of and told. Blank lines count and are passed over. */
export class LineSplitter {
  private held: Buffer = Buffer.alloc(0);
  private tooLong = false;
  private number = 1;

  constructor(private readonly longest = LONGEST_ROW) {}

  /** The lines that end in this piece. */
  push(piece: Buffer): Line[] {
    const lines: Line[] = [];
    let from = 0;
    for (let to = piece.indexOf(NEWLINE); to >= 0; to = piece.indexOf(NEWLINE, from)) {
      this.hold(piece.subarray(from, to));
      this.keep(lines);
      from = to + 1;
    }
    this.hold(piece.subarray(from));
    return lines;
  }

  /** The last line, where the file does not end with a line break. */
  end(): Line[] {
    const lines: Line[] = [];
    this.keep(lines);
    return lines;
  }

  private hold(part: Buffer): void {
    if (this.tooLong) return;
    this.held = this.held.length === 0 ? Buffer.from(part) : Buffer.concat([this.held, part]);
    if (this.held.length <= this.longest) return;
    this.tooLong = true;
    this.held = Buffer.alloc(0);
  }

  private keep(lines: Line[]): void {
    const bytes = this.held.at(-1) === RETURN ? this.held.subarray(0, -1) : this.held;
    if (this.tooLong || bytes.some((byte) => byte > 0x20)) lines.push({ number: this.number, bytes, tooLong: this.tooLong });
    this.held = Buffer.alloc(0);
    this.tooLong = false;
    this.number += 1;
  }
}
