import type { Import, ImportRefusal } from './import.js';
import { columnName, REFUSAL_COLUMNS } from './reading/csv-rows.js';
import { csvLine, UTF8_MARK } from './reading/csv-line.js';
import { REFUSAL_KEYS } from './reading/json-rows.js';

export const correctionForms = ['csv', 'jsonl'] as const;
/** JSON lines only for what was uploaded so. */
export type CorrectionForm = (typeof correctionForms)[number];

const passedOver: readonly string[] = REFUSAL_COLUMNS;

/**
 * The refused rows as they were uploaded, each with why: to be corrected and uploaded again as it is. What the rows
 * say never runs in a spreadsheet; reading the file again undoes that (see `neutralised`).
 */
export async function* correctionLines(record: Import, form: CorrectionForm, refusals: AsyncIterable<ImportRefusal>): AsyncGenerator<string> {
  if (form === 'jsonl') {
    for await (const refusal of refusals) yield `${JSON.stringify(correctionObject(refusal))}\n`;
    return;
  }
  const delimiter = record.delimiter ?? ',';
  const header = record.header ?? ['line'];
  const kept = header.flatMap((name, at) => (passedOver.includes(columnName(name)) ? [] : [at]));
  yield UTF8_MARK + csvLine([...REFUSAL_COLUMNS, ...kept.map((at) => header[at] ?? '')], delimiter);
  for await (const refusal of refusals) {
    const { original, rowNumber } = refusal;
    const cells = typeof original === 'string' ? [original] : original;
    const extra = cells.slice(header.length);
    yield csvLine([String(rowNumber), sentenceOf(refusal), ...kept.map((at) => cells[at] ?? ''), ...extra], delimiter);
  }
}

function correctionObject(refusal: ImportRefusal): object {
  const [why, row] = REFUSAL_KEYS;
  return { [row]: refusal.rowNumber, [why]: sentenceOf(refusal), ...objectOf(refusal.original) };
}

/** The line as an object, or, where it is none, under a key of its own. */
function objectOf(original: ImportRefusal['original']): object {
  try {
    const value: unknown = JSON.parse(String(original));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      const keys: readonly string[] = REFUSAL_KEYS;
      return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));
    }
  } catch {
    // It was refused for that.
  }
  return { line: original };
}

function sentenceOf({ code, message }: ImportRefusal): string {
  return `${message} (${code})`;
}
