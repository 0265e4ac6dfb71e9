import { accepted, refused, type Refused } from '../../../kernel/outcome.js';
import { LineSplitter, type Line } from './line-splitter.js';
import { decodeForShow, decodeUtf8, LONGEST_ROW, type ReadRow } from './row.js';
import { faultOfRow } from './row-text.js';

/** What a file to correct says of a line, which is uploaded again as it is: passed over. */
export const REFUSAL_KEYS = ['refusal', 'refusalRow'] as const;

/** Reads JSON lines: one object a line. */
export async function* jsonRows(pieces: AsyncIterable<Buffer>): AsyncGenerator<ReadRow> {
  const splitter = new LineSplitter();
  for await (const piece of pieces) yield* splitter.push(piece).map(readLine);
  yield* splitter.end().map(readLine);
}

function readLine(line: Line): ReadRow {
  const { number, bytes } = line;
  return { number, values: valuesOf(line), original: decodeForShow(bytes), bytes: bytes.length };
}

function valuesOf({ bytes, tooLong }: Line): ReadRow['values'] {
  if (tooLong) return unreadable(`it is longer than ${LONGEST_ROW / 1024} KB`);
  const text = decodeUtf8(bytes);
  if (text === null) return unreadable('it is not UTF-8');
  const value = parsed(text);
  if (value === undefined) return unreadable('it is not JSON');
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return unreadable('it is not a JSON object');
  const passedOver: readonly string[] = REFUSAL_KEYS;
  const values = Object.fromEntries(Object.entries(value).filter(([name]) => !passedOver.includes(name)));
  return faultOfRow(values) ?? accepted(values);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined; // What is wrong with it would quote it.
  }
}

function unreadable(problem: string): Refused {
  return refused('ROW_UNREADABLE', { problem });
}
