import type { MissionId, OpeningId } from '../../kernel/ids.js';
import { anyOf } from '../../platform/database/any-of.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { TrainingTerms } from './training.js';
import { rowOf, termsOf, trainingTable } from './training.table.js';

/** The own terms of these openings; nothing of those that have none. */
export async function trainingsOf(tx: Tx, missionId: MissionId, ids: readonly OpeningId[]): Promise<ReadonlyMap<OpeningId, TrainingTerms>> {
  const rows = await tx.getRepository(trainingTable).findBy({ missionId, openingId: anyOf(ids) });
  return new Map(rows.map((row) => [row.openingId, termsOf(row)]));
}

/** Writes the own terms of an opening, whether there were some or not. */
export async function putTraining(tx: Tx, missionId: MissionId, openingId: OpeningId, terms: TrainingTerms): Promise<void> {
  await tx.getRepository(trainingTable).upsert(rowOf(missionId, openingId, terms), ['missionId', 'openingId']);
}
