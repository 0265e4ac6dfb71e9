import type { Clock } from '../../kernel/clock.js';
import type { MissionId } from '../../kernel/ids.js';
import { accepted, refused, type Outcome, type Refused } from '../../kernel/outcome.js';
import type { UnitOfWork } from '../database/unit-of-work.js';
import { catalogue } from '../queue/catalogue.js';
import type { JobRun } from '../queue/handlers.js';
import { hasRole, serviceViewer, type Viewer } from '../viewer.js';
import type { AccountViewers } from './account-viewers.js';
import { BatchWriter } from './batch-writer.js';
import { EXTERNAL_ID, type ImportKind, type ImportKinds } from './import-kind.js';
import { dropUpload, lockImport, updateImport } from './import.store.js';
import { importMoves, isUnfinished, type Import, type ImportId } from './import.js';
import { csvRows } from './reading/csv-rows.js';
import { jsonRows } from './reading/json-rows.js';
import { plainBytes } from './reading/plain-bytes.js';
import type { ReadRow } from './reading/row.js';
import { UnreadableFile } from './reading/unreadable.js';
import { inBatches } from './rows/row-batches.js';
import { StoredUpload, UploadGone } from './stored-upload.js';

/** Refused rows that are kept; a file with more has the same fault in every row. */
export const MOST_REFUSED = 20_000;

/** How an import ends. */
type Ending = { readonly status: 'DONE' } | { readonly status: 'FAILED'; readonly refused: Refused; readonly row: number | null };

/** What a run needs of the job it is. */
export type ImportRun = Pick<JobRun, 'attempt' | 'signal' | 'progress'>;

/** Works off uploads in the order of their rows, each from the row that the last run reached. */
export class ImportRunner {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly kinds: ImportKinds,
    private readonly accounts: AccountViewers,
    private readonly mostRefused = MOST_REFUSED,
  ) {}

  /** Runs until the file is done, was stopped, or cannot be read on. Harmless when there is nothing left to do. */
  async run({ missionId, importId }: { readonly missionId: MissionId; readonly importId: ImportId }, run: ImportRun): Promise<void> {
    const begun = await this.begin(missionId, importId);
    if (begun === null) return;
    try {
      await this.end(begun, await this.workOff(begun, run));
    } catch (error) {
      if (error instanceof UploadGone && (await this.begin(missionId, importId)) === null) return;
      // The last attempt: whoever waits is told, and can go on with another upload.
      if (!run.signal.aborted && run.attempt >= catalogue.runImport.attempts)
        await this.end(begun, { status: 'FAILED', refused: refused('IMPORT_BROKEN', {}), row: null });
      throw error;
    }
  }

  /** The import as RUNNING; null where there is nothing left to do. */
  private begin(missionId: MissionId, id: ImportId): Promise<Import | null> {
    return this.work.run(serviceViewer(missionId), async (tx) => {
      const record = await lockImport(tx, missionId, id);
      if (record === null || record.status === 'RECEIVING' || !isUnfinished(record.status)) return null;
      const running: Import = { ...record, status: 'RUNNING', changedAt: this.clock.now() };
      await updateImport(tx, running);
      return running;
    });
  }

  private async workOff(record: Import, run: ImportRun): Promise<Ending> {
    const kind = this.kinds.get(record.kind);
    if (kind === null) throw new Error(`this version has no import of the kind ${record.kind}`);
    const upload = new StoredUpload(this.work, record);
    const writer = new BatchWriter(this.work, this.clock, kind);
    let header = record.header;
    const rows = rowsOf(record, kind, upload, (written) => (header = written));
    try {
      for await (const batch of inBatches(rows, record.lastRow)) {
        run.signal.throwIfAborted();
        const viewer = await this.viewerFor(record, kind);
        if (!viewer.ok) return { status: 'FAILED', refused: viewer, row: null };
        const written = await writer.write(viewer.value, record, batch, { header, bytesRead: upload.bytesRead });
        if (written === null) throw new UploadGone('the import is over');
        run.progress(written.bytesRead, written.bytes);
        if (written.refused >= this.mostRefused) return { status: 'FAILED', refused: refused('TOO_MANY_REFUSED', { most: this.mostRefused }), row: written.lastRow };
      }
      return { status: 'DONE' };
    } catch (error) {
      if (error instanceof UnreadableFile) return { status: 'FAILED', refused: error.refused, row: error.row };
      throw error;
    }
  }

  /** Asked again for every batch: an account that is revoked writes no more rows. */
  private async viewerFor(record: Import, kind: ImportKind): Promise<Outcome<Viewer>> {
    const viewer = await this.accounts.of(record.missionId, record.accountId);
    return viewer !== null && hasRole(viewer, ...kind.roles) ? accepted(viewer) : refused('NOT_ALLOWED', { act: `importing ${kind.what}` });
  }

  private end(record: Import, ending: Ending): Promise<void> {
    const { missionId, id } = record;
    return this.work.run(serviceViewer(missionId), async (tx) => {
      const found = await lockImport(tx, missionId, id);
      if (found === null || !importMoves[found.status].includes(ending.status)) return;
      const now = this.clock.now();
      const ended: Import = { ...found, status: ending.status, changedAt: now, finishedAt: now };
      const failure = ending.status === 'FAILED' ? ending : null;
      await updateImport(tx, {
        ...ended,
        bytesRead: ending.status === 'DONE' ? found.bytes : found.bytesRead,
        failureCode: failure?.refused.code ?? null,
        failureMessage: failure?.refused.message ?? null,
        failureRow: failure?.row ?? null,
      });
      await dropUpload(tx, missionId, id);
    });
  }
}

function rowsOf(record: Import, kind: ImportKind, upload: StoredUpload, tell: (header: readonly string[]) => void): AsyncIterable<ReadRow> {
  const pieces = plainBytes(upload, record.gzip);
  if (record.format === 'JSON_LINES' || record.delimiter === null) return jsonRows(pieces);
  const columns = {
    needed: [EXTERNAL_ID.column, ...kind.columns.filter((column) => column.needed === true).map((column) => column.name)],
    known: [EXTERNAL_ID.column, ...kind.columns.map((column) => column.name)],
  };
  return csvRows(pieces, record.delimiter, columns, ({ written }) => tell(written));
}
