import { isId } from '../../kernel/ids.js';
import { isWhole } from '../../kernel/whole.js';
import { faultOfText } from './storable.js';

/** What one part of a sort key is; an integer has 32 bits, as in PostgreSQL. */
export type CursorPart = 'id' | 'instant' | 'integer' | 'text';

const LARGEST_INTEGER = 2 ** 31 - 1;
const END_OF_9999 = Date.UTC(9999, 11, 31);

interface PartTypes {
  readonly id: string;
  readonly instant: Date;
  readonly integer: number;
  readonly text: string;
}

/** The values of a sort key, part by part. */
export type CursorValues<Shape extends readonly CursorPart[]> = { readonly [I in keyof Shape]: PartTypes[Shape[I]] };

/** An opaque cursor. Instants keep milliseconds: sort by columns that hold no more. */
export function writeCursor<Shape extends readonly CursorPart[]>(values: CursorValues<Shape>, shape: Shape): string {
  const parts = shape.map((part, i) => (part === 'instant' ? (values[i] as unknown as Date).getTime() : values[i]));
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** Reads a cursor of that shape; undefined for anything else, so that nothing unchecked reaches a query. */
export function readCursor<Shape extends readonly CursorPart[]>(text: string, shape: Shape): CursorValues<Shape> | undefined {
  const parts = parse(text);
  if (parts === undefined || parts.length !== shape.length) return undefined;
  const values = shape.map((part, i) => readPart(part, parts[i]));
  return values.includes(undefined) ? undefined : (values as unknown as CursorValues<Shape>);
}

function parse(text: string): readonly unknown[] | undefined {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    return Array.isArray(parsed) ? parsed : undefined;
  } catch {
    return undefined; // Not JSON: clients make up cursors, that is no fault of ours.
  }
}

function readPart(part: CursorPart, value: unknown): string | number | Date | undefined {
  switch (part) {
    case 'id':
      return typeof value === 'string' && isId(value) ? value : undefined;
    case 'integer':
      return isWhole(value, -LARGEST_INTEGER, LARGEST_INTEGER) ? value : undefined;
    case 'instant':
      return isWhole(value, -END_OF_9999, END_OF_9999) ? new Date(value) : undefined;
    case 'text':
      return typeof value === 'string' && faultOfText(value) === null ? value : undefined;
  }
}
