import type { Clock } from '../../kernel/clock.js';
import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import { checkText } from '../../kernel/text.js';
import { recordAudit } from '../audit/record-audit.js';
import type { UnitOfWork } from '../database/unit-of-work.js';
import { newId } from '../ids.js';
import { catalogue } from '../queue/catalogue.js';
import { requestJob } from '../queue/outbox.js';
import { hasRole, type Act, type Viewer } from '../viewer.js';
import { correctionLines, type CorrectionForm } from './correction-file.js';
import { EXTERNAL_ID_COLUMN, type ImportColumn, type ImportKind, type ImportKinds } from './import-kind.js';
import {
  countUnfinished,
  deleteImport,
  dropUpload,
  importsByIds,
  insertChunk,
  insertImport,
  lockImport,
  lockUploadsOf,
  pageOfImports,
  pageOfRefusals,
  updateImport,
} from './import.store.js';
import { importMoves, type Import, type ImportId, type ImportRefusal } from './import.js';
import type { ImportFormat } from './reading/row.js';
import { readHead, type UploadHead } from './reading/upload-head.js';
import { inChunks, lookAt, UploadCut } from './uploads/upload-pieces.js';

/** Most bytes of an upload, as it comes. */
export const MOST_UPLOAD_BYTES = 200 * 1024 * 1024;
/** Imports that one account may have under way. */
export const MOST_UNFINISHED = 5;
const LONGEST_SOURCE = 100;
/** Refused rows read at a time: they may be long. */
const SLICE = 50;

/** What somebody wants imported. */
export interface ImportWish {
  readonly kind: string;
  /** Null to tell it from the file. */
  readonly format: ImportFormat | null;
  readonly source: string;
  readonly dryRun: boolean;
}

/** A kind as it is described to whoever prepares a file. */
export interface ImportableKind {
  readonly name: string;
  readonly columns: readonly Required<ImportColumn>[];
}

/** Uploads, and what became of them. Whoever uploaded a file sees it; nobody else does, for refused rows are shown as they were. */
export class ImportsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly kinds: ImportKinds,
    private readonly mostBytes = MOST_UPLOAD_BYTES,
  ) {}

  /**
   * Keeps an upload as it streams in and asks for its job. Refuses, with nothing kept: a kind the viewer may not write, a
   * file that is no text in UTF-8 from its start, one that is too large or cut off, and a sixth import under way.
   */
  async receive(viewer: Viewer, wish: ImportWish, upload: AsyncIterable<Buffer>): Promise<Outcome<Import>> {
    try {
      return await this.receiveWhole(viewer, wish, upload);
    } catch (error) {
      if (error instanceof UploadCut) return refused('FILE_UNREADABLE', { problem: 'it ended before its end: upload it again' });
      throw error;
    }
  }

  /** What the viewer may import, with the columns that every kind has. */
  kindsFor(viewer: Viewer): readonly ImportableKind[] {
    return this.kinds.all
      .filter((kind) => hasRole(viewer, ...kind.roles))
      .map(({ name, columns }) => ({
        name,
        columns: [EXTERNAL_ID_COLUMN, ...columns].map((column) => ({ ...column, needed: column.needed ?? false })),
      }));
  }

  /** The viewer's own imports among these, in any order. */
  byIds(viewer: Viewer, ids: readonly ImportId[]): Promise<Import[]> {
    return this.work.run(viewer, async (tx) => (await importsByIds(tx, viewer.missionId, ids)).filter((each) => isOwn(viewer, each)));
  }

  /** The viewer's own imports, newest first, after the given one. */
  page(viewer: Viewer, after: readonly [createdAt: Date, id: string] | null, limit: number): Promise<Import[]> {
    return this.work.run(viewer, (tx) => pageOfImports(tx, viewer.missionId, viewer.accountId, after, limit));
  }

  /** Refused rows of an own import, in the order of the file, after the given row. */
  async refusals(viewer: Viewer, id: ImportId, afterRow: number, limit: number): Promise<Outcome<ImportRefusal[]>> {
    const [own] = await this.byIds(viewer, [id]);
    if (own === undefined) return refused('NOT_FOUND', { what: 'import' });
    return accepted(await this.work.run(viewer, (tx) => pageOfRefusals(tx, viewer.missionId, id, afterRow, limit)));
  }

  /** The file to correct of an own import, line by line. Refuses a form that the upload did not have. */
  async correction(viewer: Viewer, id: ImportId, form: CorrectionForm): Promise<Outcome<AsyncIterable<string>>> {
    const [own] = await this.byIds(viewer, [id]);
    if (own === undefined || (form === 'jsonl' && own.format !== 'JSON_LINES')) return refused('NOT_FOUND', { what: 'file to correct' });
    return accepted(correctionLines(own, form, this.allRefusals(viewer, id)));
  }

  /** Ends an own import after the rows that are done; they stay. */
  stop(act: Act, id: ImportId): Promise<Outcome<Import>> {
    const { viewer } = act;
    return this.work.act(act, async (tx) => {
      const found = await lockImport(tx, viewer.missionId, id);
      if (found === null || !isOwn(viewer, found)) return refused('NOT_FOUND', { what: 'import' });
      if (!importMoves[found.status].includes('STOPPED')) return refused('MOVE_NOT_ALLOWED', { what: 'import', from: found.status, to: 'STOPPED' });
      const now = this.clock.now();
      const stopped: Import = { ...found, status: 'STOPPED', changedAt: now, finishedAt: now };
      await updateImport(tx, stopped);
      await dropUpload(tx, viewer.missionId, id);
      return accepted(stopped);
    });
  }

  private async *allRefusals(viewer: Viewer, id: ImportId): AsyncGenerator<ImportRefusal> {
    for (let afterRow = 0; ; ) {
      const slice: ImportRefusal[] = await this.work.run(viewer, (tx) => pageOfRefusals(tx, viewer.missionId, id, afterRow, SLICE));
      yield* slice;
      if (slice.length < SLICE) return;
      afterRow = slice.at(-1)?.rowNumber ?? afterRow;
    }
  }

  private kindFor(viewer: Viewer, name: string): Outcome<ImportKind> {
    const kind = this.kinds.get(name);
    if (kind === null) return refused('INVALID_INPUT', { field: 'kind', problem: `must be one of ${this.kinds.all.map((each) => each.name).join(', ')}` });
    return hasRole(viewer, ...kind.roles) ? accepted(kind) : refused('NOT_ALLOWED', { act: `importing ${kind.what}` });
  }

  private async receiveWhole(viewer: Viewer, wish: ImportWish, upload: AsyncIterable<Buffer>): Promise<Outcome<Import>> {
    const kind = this.kindFor(viewer, wish.kind);
    if (!kind.ok) return kind;
    const source = checkText('source', wish.source, 1, LONGEST_SOURCE);
    if (!source.ok) return source;
    const { start, all, leave } = await lookAt(upload);
    try {
      const head = readHead(start, wish.format);
      if (!head.ok) return head;
      const begun = await this.begin(viewer, { ...wish, kind: kind.value.name, source: source.value }, head.value);
      return begun.ok ? await this.keep(viewer, begun.value, all) : begun;
    } finally {
      await leave();
    }
  }

  private begin(viewer: Viewer, wish: ImportWish, head: UploadHead): Promise<Outcome<Import>> {
    const { accountId, missionId } = viewer;
    if (accountId === null) return Promise.resolve(refused('NOT_SIGNED_IN', {}));
    const now = this.clock.now();
    const { kind, source, dryRun } = wish;
    const record: Import = {
      ...{ missionId, id: newId<ImportId>(), accountId, kind, source, dryRun, ...head },
      ...{ status: 'RECEIVING', bytes: 0, bytesRead: 0, lastRow: 0, created: 0, updated: 0, unchanged: 0, refused: 0, remarks: {}, header: null },
      ...{ failureCode: null, failureMessage: null, failureRow: null, createdAt: now, changedAt: now, finishedAt: null },
    };
    return this.work.run(viewer, async (tx) => {
      await lockUploadsOf(tx, accountId);
      if ((await countUnfinished(tx, missionId, accountId)) >= MOST_UNFINISHED) return refused('IMPORTS_UNFINISHED', { most: MOST_UNFINISHED });
      await insertImport(tx, record);
      return accepted(record);
    });
  }

  /** Keeps the bytes, all or none. A transaction a chunk: a slow line holds none open. */
  private async keep(viewer: Viewer, record: Import, upload: AsyncIterable<Buffer>): Promise<Outcome<Import>> {
    const { missionId, id } = record;
    let bytes = 0;
    let number = 0;
    let received: Import | null = null;
    try {
      for await (const chunk of inChunks(upload)) {
        bytes += chunk.length;
        if (bytes > this.mostBytes) return refused('FILE_TOO_LARGE', { most: `${this.mostBytes / 1024 / 1024} MB` });
        await this.work.run(viewer, (tx) => insertChunk(tx, missionId, id, number, chunk));
        number += 1;
      }
      received = await this.release({ ...record, status: 'WAITING', bytes, changedAt: this.clock.now() }, viewer);
      return accepted(received);
    } finally {
      if (received === null) await this.work.run(viewer, (tx) => deleteImport(tx, missionId, id));
    }
  }

  private release(waiting: Import, viewer: Viewer): Promise<Import> {
    return this.work.run(viewer, async (tx) => {
      await updateImport(tx, waiting);
      await recordAudit(tx, viewer, [{ deed: 'CHANGE', act: 'uploadImport', subject: { kind: 'Import', id: waiting.id } }]);
      await requestJob(tx, catalogue.runImport, { missionId: waiting.missionId, importId: waiting.id });
      return waiting;
    });
  }
}

function isOwn(viewer: Viewer, record: Import): boolean {
  return viewer.accountId !== null && viewer.accountId === record.accountId;
}
