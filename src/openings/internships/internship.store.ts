import type { MissionId, OpeningId } from '../../kernel/ids.js';
import { anyOf } from '../../platform/database/any-of.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { InternshipTerms } from './internship.js';
import { internshipTable } from './internship.table.js';

/** The own terms of these openings; nothing of those that have none. */
export async function internshipsOf(tx: Tx, missionId: MissionId, ids: readonly OpeningId[]): Promise<ReadonlyMap<OpeningId, InternshipTerms>> {
  const rows = await tx.getRepository(internshipTable).findBy({ missionId, openingId: anyOf(ids) });
  return new Map(rows.map(({ missionId: _, openingId, ...terms }) => [openingId, terms]));
}

/** Writes the own terms of an opening, whether there were some or not. */
export async function putInternship(tx: Tx, missionId: MissionId, openingId: OpeningId, terms: InternshipTerms): Promise<void> {
  await tx.getRepository(internshipTable).upsert({ missionId, openingId, ...terms }, ['missionId', 'openingId']);
}
