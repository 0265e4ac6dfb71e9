import type { Refused } from '../../../kernel/outcome.js';

/** From here on a file cannot be read at all. What came before it has been read well. */
export class UnreadableFile extends Error {
  constructor(
    readonly refused: Refused,
    /** The row where reading ends, as a spreadsheet or an editor counts; null where it is not the matter of a row. */
    readonly row: number | null,
  ) {
    super(refused.message);
  }
}
