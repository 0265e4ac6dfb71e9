import { formatDay } from '../../../kernel/day.js';
import { globalId } from '../../../platform/graphql/global-id.js';
import { neutralised } from '../../../platform/imports/reading/formulas.js';
import type { StatementLine } from './statement.js';

/** Without it spreadsheets take UTF-8 for something else. */
const UTF8_MARK = '\ufeff';

const COLUMNS: readonly (readonly [name: string, of: (line: StatementLine) => string])[] = [
  ['booked_on', (line) => formatDay(line.bookedOn)],
  ['kind', (line) => line.kind],
  ['payer', (line) => line.payerName],
  ['reference', (line) => line.reference ?? ''],
  ['opening_id', (line) => (line.openingId === null ? '' : globalId('Opening', line.openingId))],
  ['employer_id', (line) => (line.employerId === null ? '' : globalId('Employer', line.employerId))],
  ['jobseeker_id', (line) => (line.jobseekerId === null ? '' : globalId('Jobseeker', line.jobseekerId))],
  ['minor_units', (line) => String(line.minor)],
  ['currency', (line) => line.currency],
];

/** A statement as a spreadsheet reads it: nothing in it runs as a formula, and it names the payer, never the fund. */
export async function* statementCsv(lines: AsyncIterable<StatementLine>): AsyncGenerator<string> {
  yield UTF8_MARK + csvLine(COLUMNS.map(([name]) => name));
  for await (const line of lines) yield csvLine(COLUMNS.map(([, of]) => of(line)));
}

function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${neutralised(cell).replaceAll('"', '""')}"`).join(',')}\r\n`;
}
