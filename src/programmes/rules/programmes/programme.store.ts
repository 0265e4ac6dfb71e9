import { IsNull, LessThan } from 'typeorm';

import type { JobseekerId, MissionId, OpeningId } from '../../../kernel/ids.js';
import { anyOf } from '../../../platform/database/any-of.js';
import type { Tx } from '../../../platform/database/unit-of-work.js';
import { updateVersioned } from '../../../platform/database/versioned.js';
import type { Programme, ProgrammeId, RuleOverride, StoredRuleSet } from './programme.js';
import { programmeTable, ruleOverrideTable, ruleSetTable } from './programme.table.js';

export async function insertProgramme(tx: Tx, programme: Programme): Promise<void> {
  await tx.getRepository(programmeTable).insert(programme);
}

export function updateProgramme(tx: Tx, programme: Programme): Promise<Programme | null> {
  return updateVersioned(tx, programmeTable, programme);
}

export function lockProgramme(tx: Tx, missionId: MissionId, id: ProgrammeId): Promise<Programme | null> {
  return tx.getRepository(programmeTable).findOne({ where: { missionId, id }, lock: { mode: 'for_no_key_update' } });
}

export function programmesByIds(tx: Tx, missionId: MissionId, ids: readonly ProgrammeId[]): Promise<Programme[]> {
  return tx.getRepository(programmeTable).findBy({ missionId, id: anyOf(ids) });
}

/** Newest first, after the given one. */
export function pageOfProgrammes(tx: Tx, missionId: MissionId, after: ProgrammeId | null, limit: number): Promise<Programme[]> {
  return tx.getRepository(programmeTable).find({ where: { missionId, ...(after === null ? {} : { id: LessThan(after) }) }, order: { id: 'DESC' }, take: limit });
}

export async function insertRuleSets(tx: Tx, sets: readonly StoredRuleSet[]): Promise<void> {
  await tx.getRepository(ruleSetTable).insert([...sets]);
}

export async function endRuleSet(tx: Tx, { missionId, id, validTo }: Pick<StoredRuleSet, 'missionId' | 'id' | 'validTo'>): Promise<void> {
  await tx.getRepository(ruleSetTable).update({ missionId, id }, { validTo });
}

/** All rule sets of programmes, the first one first. */
export function ruleSetsOf(tx: Tx, missionId: MissionId, ids: readonly ProgrammeId[]): Promise<StoredRuleSet[]> {
  return tx.getRepository(ruleSetTable).find({ where: { missionId, programmeId: anyOf(ids) }, order: { validFrom: { direction: 'ASC', nulls: 'FIRST' } } });
}

export async function insertOverride(tx: Tx, override: RuleOverride): Promise<void> {
  await tx.getRepository(ruleOverrideTable).insert(override);
}

/** What was overridden for a person at an opening, or with null for either alone. */
export function overridesOf(tx: Tx, missionId: MissionId, jobseekerId: JobseekerId | null, openingId: OpeningId | null): Promise<RuleOverride[]> {
  const where = { missionId, jobseekerId: jobseekerId ?? IsNull(), openingId: openingId ?? IsNull(), entryId: IsNull() };
  return tx.getRepository(ruleOverrideTable).find({ where, order: { at: 'ASC', id: 'ASC' } });
}

/** What was overridden at openings, for one person there or for all. */
export function overridesAt(tx: Tx, missionId: MissionId, openingIds: readonly OpeningId[]): Promise<RuleOverride[]> {
  return tx.getRepository(ruleOverrideTable).find({ where: { missionId, openingId: anyOf(openingIds) }, order: { at: 'ASC', id: 'ASC' } });
}

export function overridesOfPerson(tx: Tx, missionId: MissionId, jobseekerId: JobseekerId): Promise<RuleOverride[]> {
  return tx.getRepository(ruleOverrideTable).find({ where: { missionId, jobseekerId }, order: { at: 'ASC', id: 'ASC' } });
}

/** What was said about a person; that a warning was overridden stays. */
export async function forgetOverrideReasons(tx: Tx, missionId: MissionId, jobseekerId: JobseekerId): Promise<void> {
  await tx.getRepository(ruleOverrideTable).update({ missionId, jobseekerId }, { reason: 'forgotten' });
}
