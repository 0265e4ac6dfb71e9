import { accepted, refused, type Refused } from '../../../kernel/outcome.js';
import { LineSplitter, type Line } from './line-splitter.js';
import { decodeForShow, decodeUtf8, LONGEST_ROW, type ReadRow } from './row.js';
import { faultOfRow } from './row-text.js';

/** What a file to correct says of a line, which is uploaded again as it is: passed over. */
export const REFUSAL_KEYS = ['refusal', 'refusalRow'] as const;

/** The name of a key however it is written: `occupation_uri` is `occupationUri`. Of the row itself only: what it holds is exact. */
function keyName(written: string): string {
  return written.replaceAll(/_+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

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
  const named = Object.entries(value).map(([name, inner]) => [keyName(name), inner as unknown] as const);
  const values = Object.fromEntries(named.filter(([name]) => !passedOver.includes(name)));
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
