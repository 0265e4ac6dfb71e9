import type { AccountId, Id, MissionId } from '../../kernel/ids.js';
import type { RefusalCode } from '../../kernel/refusals.js';
import type { ImportFormat, OriginalRow } from './reading/row.js';
import type { Delimiter } from './reading/upload-head.js';

export type ImportId = Id<'Import'>;

export const importStatuses = ['RECEIVING', 'WAITING', 'RUNNING', 'DONE', 'STOPPED', 'FAILED'] as const;
/** STOPPED: by whoever uploaded it. FAILED: the file could not be read to its end, or a fault of ours; what came before stays. */
export type ImportStatus = (typeof importStatuses)[number];

/** The moves a status may make. */
export const importMoves: Readonly<Record<ImportStatus, readonly ImportStatus[]>> = {
  RECEIVING: ['WAITING'],
  WAITING: ['RUNNING', 'STOPPED', 'FAILED'],
  RUNNING: ['DONE', 'STOPPED', 'FAILED'],
  DONE: [],
  STOPPED: [],
  FAILED: [],
};

/** Whether there is still something to do. */
export function isUnfinished(status: ImportStatus): boolean {
  return importMoves[status].length > 0;
}

/** What became of the rows worked off so far; in a dry run, what would have. */
export interface RowCounts {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly refused: number;
  /** Rows taken of which there is something to say, counted by the name of the remark. */
  readonly remarks: Readonly<Record<string, number>>;
}

/** Why a file could not be worked off to its end. */
export interface ImportFailure {
  readonly code: RefusalCode;
  readonly message: string;
  /** Where it ended, as the file counts its rows; null where it is not the matter of a row. */
  readonly row: number | null;
}

/** A file that somebody uploaded. What it is called on their machine is not kept. */
export interface Import extends RowCounts {
  readonly missionId: MissionId;
  readonly id: ImportId;
  /** Whose act it is: every row is written as theirs, with the rights they have then. */
  readonly accountId: AccountId;
  /** Name of an `ImportKind`. */
  readonly kind: string;
  /** Where the file comes from: with a row's external id it names one record, so that a repeated import repeats nothing. */
  readonly source: string;
  readonly format: ImportFormat;
  readonly gzip: boolean;
  readonly delimiter: Delimiter | null;
  /** True does everything and takes every row back. */
  readonly dryRun: boolean;
  readonly status: ImportStatus;
  /** Of the upload as it came. */
  readonly bytes: number;
  readonly bytesRead: number;
  /** The last row that was worked off, as the file counts them; a run goes on after it. */
  readonly lastRow: number;
  /** The header of CSV as it was written; null for JSON lines, and before it was read. */
  readonly header: readonly string[] | null;
  readonly failureCode: RefusalCode | null;
  readonly failureMessage: string | null;
  readonly failureRow: number | null;
  readonly createdAt: Date;
  readonly changedAt: Date;
  readonly finishedAt: Date | null;
}

/** A row that was not taken, for the file to correct. */
export interface ImportRefusal {
  readonly missionId: MissionId;
  readonly importId: ImportId;
  readonly rowNumber: number;
  readonly code: RefusalCode;
  /** The column or key; null where the whole row is meant. */
  readonly field: string | null;
  readonly message: string;
  readonly original: OriginalRow;
}

/** Why an import failed; null where it did not. */
export function failureOf({ failureCode: code, failureMessage: message, failureRow: row }: Import): ImportFailure | null {
  return code === null || message === null ? null : { code, message, row };
}
