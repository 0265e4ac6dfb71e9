import type { MissionId, OpeningId } from '../../kernel/ids.js';
import { anyOf } from '../../platform/database/any-of.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { ProgrammeId } from '../../programmes/rules/programmes/programme.js';
import type { SupportedOpening } from './support.js';
import { supportTable } from './support.table.js';

/** The support of these openings; nothing of those that have none. */
export function supportsOf(tx: Tx, missionId: MissionId, ids: readonly OpeningId[]): Promise<SupportedOpening[]> {
  return tx.getRepository(supportTable).findBy({ missionId, openingId: anyOf(ids) });
}

/** The openings that a programme supports. */
export function supportsByProgramme(tx: Tx, missionId: MissionId, programmeId: ProgrammeId): Promise<SupportedOpening[]> {
  return tx.getRepository(supportTable).find({ where: { missionId, programmeId }, order: { openingId: 'ASC' } });
}

/** Writes the support of an opening that the caller has locked, whether there was one or not. */
export async function putSupport(tx: Tx, support: SupportedOpening): Promise<void> {
  await tx.getRepository(supportTable).upsert(support, ['missionId', 'openingId']);
}

export async function deleteSupport(tx: Tx, missionId: MissionId, openingId: OpeningId): Promise<void> {
  await tx.getRepository(supportTable).delete({ missionId, openingId });
}
