import type { MissionId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { CatalogueEntry, CatalogueEntryId, Reach, Service } from './catalogue-entry.js';

type Row = Omit<CatalogueEntry, 'reach'> & { readonly [Part in keyof Reach]: number | null };

const COLUMNS = `mission_id as "missionId", id, rule, service, name, provider, conditions, source, residency_months as "residencyMonths", papers,
  funding_ends_on - date '1970-01-01' as "fundingEndsOn", geoname_id as "geonameId", latitude, longitude, reach_km as "reachKm", version, created_at as "createdAt"`;

export async function insertEntry(tx: Tx, entry: CatalogueEntry): Promise<void> {
  await tx.query(
    `insert into catalogue_entry (mission_id, id, rule, service, name, provider, conditions, source, residency_months, papers, funding_ends_on, geoname_id, latitude, longitude, reach_km, version, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, date '1970-01-01' + $11::int, $12, $13, $14, $15, $16, $17)`,
    [...valuesOf(entry), entry.version, entry.createdAt],
  );
}

/** Writes the entry whose version was read, counted up; false where somebody wrote it meanwhile. */
export async function updateEntry(tx: Tx, entry: CatalogueEntry): Promise<boolean> {
  const [, count]: [unknown, number] = await tx.query(
    `update catalogue_entry set rule = $3, service = $4, name = $5, provider = $6, conditions = $7, source = $8, residency_months = $9, papers = $10,
       funding_ends_on = date '1970-01-01' + $11::int, geoname_id = $12, latitude = $13, longitude = $14, reach_km = $15, version = version + 1
     where mission_id = $1 and id = $2 and version = $16`,
    [...valuesOf(entry), entry.version],
  );
  return count > 0;
}

/** Newest first, after the given one. */
export async function pageOfEntries(tx: Tx, missionId: MissionId, after: CatalogueEntryId | null, limit: number): Promise<CatalogueEntry[]> {
  const rows: Row[] = await tx.query(`select ${COLUMNS} from catalogue_entry where mission_id = $1 and ($2::uuid is null or id < $2) order by id desc limit $3`, [missionId, after, limit]);
  return rows.map(entryOf);
}

export async function entriesByIds(tx: Tx, missionId: MissionId, ids: readonly CatalogueEntryId[]): Promise<CatalogueEntry[]> {
  const rows: Row[] = await tx.query(`select ${COLUMNS} from catalogue_entry where mission_id = $1 and id = any($2::uuid[])`, [missionId, ids]);
  return rows.map(entryOf);
}

export async function entriesOf(tx: Tx, missionId: MissionId, services: readonly Service[]): Promise<CatalogueEntry[]> {
  const rows: Row[] = await tx.query(`select ${COLUMNS} from catalogue_entry where mission_id = $1 and service = any($2::text[])`, [missionId, services]);
  return rows.map(entryOf);
}

function valuesOf({ missionId, id, rule, service, name, provider, conditions, source, residencyMonths, papers, fundingEndsOn, reach }: CatalogueEntry): unknown[] {
  const { geonameId = null, latitude = null, longitude = null, reachKm = null } = reach ?? {};
  return [missionId, id, rule, service, name, provider, conditions, source, residencyMonths, papers, fundingEndsOn, geonameId, latitude, longitude, reachKm];
}

function entryOf({ geonameId, latitude, longitude, reachKm, ...entry }: Row): CatalogueEntry {
  return { ...entry, reach: latitude === null || longitude === null || reachKm === null ? null : { geonameId, latitude, longitude, reachKm } };
}
