import type { AccountId, JobseekerId, MissionId } from '../../kernel/ids.js';
import type { ErasureExtent } from './holders.js';

export const erasureBases = ['PERSON_ASKED', 'REGISTERED_BY_MISTAKE'] as const;
/** Why somebody asks for a person to be forgotten; the service itself does for two more reasons. */
export type AskedBasis = (typeof erasureBases)[number];
export type ErasureBasis = AskedBasis | 'KEPT_LONG_ENOUGH' | 'ERASED_BEFORE_RESTORE';

/** That a person was forgotten, or is about to be. Ids and days only; it stays. */
export interface Erasure {
  readonly missionId: MissionId;
  readonly jobseekerId: JobseekerId;
  readonly extent: ErasureExtent;
  readonly basis: ErasureBasis;
  /** Null: the service itself. */
  readonly askedBy: AccountId | null;
  readonly askedAt: Date;
  /** Null while something is left to do; the service goes on by itself. */
  readonly finishedAt: Date | null;
}
