import type { Clock } from '../../kernel/clock.js';
import { accepted, refused, type Outcome, type Refused } from '../../kernel/outcome.js';
import type { RefusalFacts } from '../../kernel/refusals.js';
import { checkText } from '../../kernel/text.js';
import type { AuditDraft } from '../audit/audit.js';
import { recordAudit } from '../audit/record-audit.js';
import type { Tx, UnitOfWork } from '../database/unit-of-work.js';
import type { Viewer } from '../viewer.js';
import { columnOfField, saidOf } from './rows/cells.js';
import { EXTERNAL_ID, type ImportKind, type RowDone, type RowEffect, type RowWriter } from './import-kind.js';
import { claimRows, insertRefusals, lockImport, updateImport, type NamedRow } from './import.store.js';
import { isUnfinished, type Import, type ImportRefusal, type RowCounts } from './import.js';
import { readSaid, withoutUnread } from './rows/row-words.js';
import { storableText, type ImportFormat, type ReadRow, type RowValues } from './reading/row.js';

const LONGEST_EXTERNAL_ID = 200;
/** Longest name of a key that is repeated in a refusal. */
const LONGEST_FIELD = 200;

/** How far the reading of the file is. */
export interface ReadingState {
  readonly header: readonly string[] | null;
  readonly bytesRead: number;
}

/** A readable row with the id that names its record. */
interface Named extends NamedRow {
  readonly values: RowValues;
}

/**
 * Writes rows together with how far the import has come, in one transaction: whatever ends a run, and however many runs
 * there are, each row takes effect once.
 */
export class BatchWriter {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly kind: ImportKind,
  ) {}

  /**
   * Writes those of the rows that no run has written yet, as the viewer. The import as it is then; null when it was finished or
   * stopped meanwhile.
   */
  async write(viewer: Viewer, record: Import, batch: readonly ReadRow[], reading: ReadingState): Promise<Import | null> {
    const writer = await this.kind.begin(viewer);
    return this.work.run(viewer, async (tx) => {
      const now = await lockImport(tx, record.missionId, record.id);
      if (now === null || !isUnfinished(now.status)) return null;
      const rows = batch.filter((row) => row.number > now.lastRow);
      if (rows.length === 0) return now;
      const done = await this.writeRows(tx, writer, now, rows);
      await insertRefusals(tx, rows.flatMap((row, at) => this.refusalOf(now, row, done[at])));
      if (!now.dryRun) await recordAudit(tx, viewer, changesOf(done));
      const written: Import = {
        ...now,
        ...countsAfter(now, done),
        lastRow: rows.at(-1)?.number ?? now.lastRow,
        bytesRead: Math.max(now.bytesRead, reading.bytesRead),
        header: now.header ?? reading.header,
        changedAt: this.clock.now(),
      };
      await updateImport(tx, written);
      return written;
    });
  }

  private async writeRows(tx: Tx, writer: RowWriter, record: Import, rows: readonly ReadRow[]): Promise<Outcome<RowDone>[]> {
    const named = rows.map((row) => nameOf(row, record.format));
    const owners = await claimRows(tx, record.missionId, record.id, named.flatMap((each) => (each.ok ? [each.value] : [])));
    const done: Outcome<RowDone>[] = [];
    for (const each of named) {
      const owner = each.ok ? owners.get(each.value.externalId) : undefined;
      if (!each.ok) done.push(each);
      else if (owner !== undefined && owner !== each.value.number) done.push(refused('ROW_REPEATED', { row: owner }));
      else done.push(await this.writeRow(tx, writer, record, each.value));
    }
    return done;
  }

  /** What a refused row did is taken back, and in a dry run what every row did. */
  private async writeRow(tx: Tx, writer: RowWriter, record: Import, { values, externalId }: Named): Promise<Outcome<RowDone>> {
    const { kind } = this;
    const said = readSaid(kind.schema, record.format === 'CSV' ? saidOf(values, kind.columns, kind.groups) : values);
    if (!said.ok) return said;
    await tx.query('savepoint row_of_import');
    const done = await writer.write(tx, said.value, { source: record.source, externalId }).catch((error: unknown) => {
      const refusal = kind.refusalOf?.(error) ?? null;
      if (refusal === null) throw error;
      return refusal;
    });
    if (!done.ok || record.dryRun) await tx.query('rollback to savepoint row_of_import');
    await tx.query('release savepoint row_of_import');
    return done;
  }

  private refusalOf({ missionId, id, format }: Import, row: ReadRow, outcome: Outcome<RowDone> | undefined): ImportRefusal[] {
    if (outcome === undefined || outcome.ok) return [];
    const { code, message, facts } = format === 'CSV' ? inColumns(outcome) : outcome;
    const { field } = facts;
    return [
      {
        ...{ missionId, importId: id, rowNumber: row.number, code, message: storableText(message) },
        field: typeof field === 'string' ? storableText(field.slice(0, LONGEST_FIELD)) : null,
        original: format === 'CSV' || !row.values.ok ? row.original : JSON.stringify(this.withoutUnread(row.values.value)),
      },
    ];
  }

  private withoutUnread(values: RowValues): RowValues {
    const { ids, rest } = apart(values, EXTERNAL_ID.keys);
    return { ...ids, ...withoutUnread(this.kind.schema, rest) };
  }
}

/** The id of a row's record, and the row without it. */
function nameOf({ number, values }: ReadRow, format: ImportFormat): Outcome<Named> {
  if (!values.ok) return values;
  const { column, keys } = EXTERNAL_ID;
  const names: readonly string[] = format === 'CSV' ? [column] : keys;
  const { ids, rest } = apart(values.value, names);
  const given = names.map((name) => ids[name]).find((value) => value !== undefined && value !== null);
  const text = typeof given === 'number' && Number.isSafeInteger(given) ? String(given) : given;
  const field = names[0] ?? column;
  if (typeof text !== 'string') return refused('INVALID_INPUT', { field, problem: `must be a text of 1 to ${LONGEST_EXTERNAL_ID} characters` });
  const externalId = checkText(field, text, 1, LONGEST_EXTERNAL_ID);
  return externalId.ok ? accepted({ number, externalId: externalId.value, values: rest }) : externalId;
}

function apart(values: RowValues, names: readonly string[]): { readonly ids: RowValues; readonly rest: RowValues } {
  const part = (isId: boolean) => Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name) === isId));
  return { ids: part(true), rest: part(false) };
}

/** A refusal that names the column instead of the field. */
function inColumns(refusal: Refused): Refused {
  const { field } = refusal.facts;
  if (typeof field !== 'string') return refusal;
  const facts = { ...refusal.facts, field: columnOfField(field) } as unknown as RefusalFacts<typeof refusal.code>;
  return refused(refusal.code, facts);
}

/** Entries of the audit log: a row is no mutation, and changes a record as one does. */
function changesOf(done: readonly Outcome<RowDone>[]): AuditDraft[] {
  return done.flatMap((each) =>
    each.ok && each.value.effect !== 'UNCHANGED' ? [{ deed: 'CHANGE', act: 'importRow', subject: each.value.subject } as const] : [],
  );
}

function countsAfter(counts: RowCounts, done: readonly Outcome<RowDone>[]): RowCounts {
  const count = (wanted: RowEffect) => done.filter((each) => each.ok && each.value.effect === wanted).length;
  return {
    created: counts.created + count('CREATED'),
    updated: counts.updated + count('UPDATED'),
    unchanged: counts.unchanged + count('UNCHANGED'),
    refused: counts.refused + done.filter((each) => !each.ok).length,
    remarks: remarksAfter(counts.remarks, done),
  };
}

function remarksAfter(before: RowCounts['remarks'], done: readonly Outcome<RowDone>[]): RowCounts['remarks'] {
  const counts: Record<string, number> = { ...before };
  for (const each of done) if (each.ok && each.value.remark !== undefined) counts[each.value.remark] = (counts[each.value.remark] ?? 0) + 1;
  return counts;
}
