import pg from 'pg';
import { z } from 'zod';

import type { Clock } from '../../src/kernel/clock.js';
import type { AccountId, MissionId } from '../../src/kernel/ids.js';
import { accepted, refused, type Outcome } from '../../src/kernel/outcome.js';
import { AccountsService } from '../../src/office/accounts/accounts.service.js';
import { accountViewers } from '../../src/office/accounts/account-viewers.js';
import { violatedConstraint } from '../../src/platform/database/violations.js';
import type { Tx, UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { ImportKinds, type ImportKind, type KindColumn, type RowDone, type RowEffect, type RowOrigin, type RowWriter } from '../../src/platform/imports/import-kind.js';
import { ImportRunner, type ImportRun } from '../../src/platform/imports/import-runner.js';
import type { Import, ImportId, ImportRefusal } from '../../src/platform/imports/import.js';
import { ImportsService, type ImportWish } from '../../src/platform/imports/imports.service.js';
import { saidText, saidWhole } from '../../src/platform/imports/rows/row-words.js';
import { newId } from '../../src/platform/ids.js';
import type { Role, Viewer } from '../../src/platform/viewer.js';
import { freshDatabase, makeMission, type TestDatabase } from '../support/database.js';

export type Importer = Viewer & { readonly accountId: AccountId };

/** A run that nobody stops and nobody watches. */
export const quietRun: ImportRun = { attempt: 1, signal: new AbortController().signal, progress: () => undefined };

const saidBoat = z.strictObject({ name: saidText.nullable(), oars: saidWhole.nullish() });
type SaidBoat = z.output<typeof saidBoat>;

/**
 * Boats with a name that is unique in the mission and a number of oars. `SINK` is a fault of the service, as often as `sinking` says.
 */
export class Boats implements ImportKind<SaidBoat> {
  readonly name = 'BOATS';
  readonly what = 'boats';
  readonly roles: readonly Role[] = ['JOB_PLACEMENT_OFFICER', 'PARTNER'];
  readonly columns: readonly KindColumn[] = [
    { name: 'name', says: 'Its name.', needed: true, path: ['name'], holds: 'VALUE' },
    { name: 'oars', says: 'How many oars it has.', path: ['oars'], holds: 'VALUE' },
  ];
  readonly groups = [];
  readonly schema = saidBoat;
  sinking = 0;
  written = 0;

  async begin(viewer: Viewer): Promise<RowWriter<SaidBoat>> {
    return { write: (tx, said, origin) => this.write(tx, viewer, said, origin) };
  }

  async write(tx: Tx, viewer: Viewer, { name, oars }: SaidBoat, { source, externalId }: RowOrigin): Promise<Outcome<RowDone>> {
    if (name === 'SINK' && this.sinking > 0) {
      this.sinking -= 1;
      throw new Error('the harbour is on fire');
    }
    if (name === null || name === '') return refused('INVALID_INPUT', { field: 'name', problem: 'is needed' });
    const row = [viewer.missionId, `${source}/${externalId}`, name, oars ?? 0];
    this.written += 1;
    const known: { name: string; oars: number }[] = await tx.query('select name, oars from boat where mission_id = $1 and id = $2', row.slice(0, 2));
    if (known[0]?.name === name && known[0].oars === (oars ?? 0)) return this.did('UNCHANGED', viewer);
    await tx.query(
      `insert into boat (mission_id, id, name, oars) values ($1, $2, $3, $4)
       on conflict (mission_id, id) do update set name = excluded.name, oars = excluded.oars, writes = boat.writes + 1`,
      row,
    );
    return Number(oars) > 99 ? refused('INVALID_INPUT', { field: 'oars', problem: 'are too many' }) : this.did(known.length === 0 ? 'CREATED' : 'UPDATED', viewer);
  }

  private did(effect: RowEffect, { missionId }: Viewer): Outcome<RowDone> {
    return accepted({ effect, subject: { kind: 'Boat', id: missionId } });
  }

  refusalOf(error: unknown) {
    return violatedConstraint(error) === 'boat_name' ? refused('ALREADY_EXISTS', { what: 'boat', field: 'name' }) : null;
  }
}

/** What the harbour holds. */
export interface Boat {
  readonly id: string;
  readonly name: string;
  readonly oars: number;
  readonly writes: number;
}

/** Limits that tests reach in no time. */
export const SMALL = { bytes: 4 * 1024 * 1024, refused: 300 };

/** Where files are imported: the door and the job, called as they would be. */
export class ImportDesk {
  readonly imports: ImportsService;
  readonly runner: ImportRunner;

  constructor(
    readonly work: UnitOfWork,
    clock: Clock,
    readonly kinds: ImportKinds,
    readonly accounts: AccountsService,
  ) {
    this.imports = new ImportsService(work, clock, kinds, SMALL.bytes);
    this.runner = new ImportRunner(work, clock, kinds, accountViewers(accounts), SMALL.refused);
  }

  /** Uploads in pieces; CSV text or bytes. */
  async upload(viewer: Viewer, file: string | Buffer | AsyncIterable<Buffer>, over: Partial<ImportWish> = {}): Promise<Import> {
    const outcome = await this.imports.receive(viewer, wish(over), typeof file === 'string' || file instanceof Uint8Array ? inPieces(file) : file);
    if (!outcome.ok) throw new Error(`refused: ${outcome.code} ${outcome.message}`);
    return outcome.value;
  }

  /** Runs an import as its job would. */
  run(record: Import, run: Partial<ImportRun> = {}): Promise<void> {
    return this.runner.run({ missionId: record.missionId, importId: record.id }, { ...quietRun, ...run });
  }

  /** Uploads, runs and tells how it went. */
  async import(viewer: Viewer, file: string | Buffer, over: Partial<ImportWish> = {}): Promise<Import> {
    const record = await this.upload(viewer, file, over);
    await this.run(record);
    return this.state(viewer, record.id);
  }

  async state(viewer: Viewer, id: ImportId): Promise<Import> {
    const [record] = await this.imports.byIds(viewer, [id]);
    if (record === undefined) throw new Error('there is no such import');
    return record;
  }

  async refusals(viewer: Viewer, id: ImportId): Promise<ImportRefusal[]> {
    const found = await this.imports.refusals(viewer, id, 0, 100);
    if (!found.ok) throw new Error(found.message);
    return found.value;
  }

  /** The file to correct. */
  async correction(viewer: Viewer, id: ImportId, form: 'csv' | 'jsonl' = 'csv'): Promise<string> {
    const found = await this.imports.correction(viewer, id, form);
    if (!found.ok) throw new Error(found.message);
    let text = '';
    for await (const line of found.value) text += line;
    return text;
  }

  /** Rows left in the tables that serve only while an import is worked off. */
  async leftovers(viewer: Viewer): Promise<number> {
    const [count]: { n: number }[] = await this.work.run(viewer, (tx) =>
      tx.query('select (select count(*) from import_chunk)::int + (select count(*) from import_row)::int as n'),
    );
    return count?.n ?? -1;
  }
}

/** Missions with officers who import boats. */
export class ImportsWorld extends ImportDesk {
  private constructor(
    readonly database: TestDatabase,
    readonly clock: { now(): Date },
    readonly boats: Boats,
  ) {
    const kinds = new ImportKinds();
    kinds.add(boats);
    super(database.work, clock, kinds, new AccountsService(database.work, clock));
  }

  get now(): Date {
    return this.clock.now();
  }

  static async open(): Promise<ImportsWorld> {
    const database = await freshDatabase();
    const owner = new pg.Client({ connectionString: database.urls.ownerUrl });
    await owner.connect();
    await owner.query(`
      create table boat (
        mission_id uuid not null, id text not null, name text not null, oars integer not null, writes integer not null default 1,
        primary key (mission_id, id), constraint boat_name unique (mission_id, name)
      );
      select rejoin_tenant('boat');`);
    await owner.end();
    return new ImportsWorld(database, { now: () => new Date('2026-03-01T08:00:00Z') }, new Boats());
  }

  close(): Promise<void> {
    return this.database.close();
  }

  mission(): Promise<MissionId> {
    return makeMission(this.database);
  }

  async importer(missionId: MissionId, role: Role = 'JOB_PLACEMENT_OFFICER'): Promise<Importer> {
    const accountId = await this.accounts.ensure(missionId, Buffer.from(newId()), { label: role, roles: [role], employerId: null });
    return { missionId, accountId, roles: [role], employerId: null };
  }

  harbour(viewer: Viewer): Promise<Boat[]> {
    return this.database.work.run(viewer, (tx) => tx.query('select id, name, oars, writes from boat order by id'));
  }
}

export function wish(over: Partial<ImportWish> = {}): ImportWish {
  return { kind: 'BOATS', format: null, source: 'register', dryRun: false, ...over };
}

/** As a slow line would bring it. */
export async function* inPieces(file: string | Uint8Array, size = 1_000): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(file as string);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** CSV of boats `B0`, `B1` and so on. */
export function boatsCsv(count: number, line: (n: number) => string = (n) => `B${n};Boat ${n};${n % 7}`): string {
  return `external_id;name;oars\n${Array.from({ length: count }, (_, n) => line(n)).join('\n')}\n`;
}
