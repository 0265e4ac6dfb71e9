import { neutralised } from './formulas.js';

/** Without it spreadsheets take UTF-8 for something else. */
export const UTF8_MARK = '\ufeff';

/** One line of a CSV file, every cell in quotes. What a cell says never runs in a spreadsheet (see `neutralised`). */
export function csvLine(cells: readonly string[], delimiter = ','): string {
  return `${cells.map((cell) => `"${neutralised(cell).replaceAll('"', '""')}"`).join(delimiter)}\r\n`;
}
