import type { Outcome } from '../../../kernel/outcome.js';

export const importFormats = ['CSV', 'JSON_LINES'] as const;
export type ImportFormat = (typeof importFormats)[number];

/** Longest row, in bytes. */
export const LONGEST_ROW = 256 * 1024;

/** A row as the file has it: the cells of CSV, or the text of a line. What PostgreSQL cannot hold is shown as U+FFFD. */
export type OriginalRow = readonly string[] | string;

/** What a row says, by column or key. */
export type RowValues = Readonly<Record<string, unknown>>;

/** One row of a file, or why it cannot be read. */
export interface ReadRow {
  /** As a spreadsheet counts the rows of CSV (the header is row 1), and an editor the lines of JSON lines. */
  readonly number: number;
  /** Texts from CSV, any JSON from JSON lines. A column or key that the row lacks is not there. */
  readonly values: Outcome<RowValues>;
  readonly original: OriginalRow;
  /** How many bytes of the row are held, for bounding what is kept at a time. */
  readonly bytes: number;
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const forgiving = new TextDecoder('utf-8', { ignoreBOM: true });

/** The text of bytes; null where they are not UTF-8 (halves of surrogate pairs are not). */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
}

/** A text to show to people and to store: what is not UTF-8, and NUL, becomes U+FFFD. */
export function decodeForShow(bytes: Uint8Array): string {
  return forgiving.decode(bytes).replaceAll('\0', '\ufffd');
}

/** A text that PostgreSQL can hold. */
export function storableText(text: string): string {
  return text.replaceAll(/\0|\p{Surrogate}/gu, '\ufffd');
}
