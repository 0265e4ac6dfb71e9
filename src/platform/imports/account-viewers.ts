import type { AccountId, MissionId } from '../../kernel/ids.js';
import type { Viewer } from '../viewer.js';

/** Tells what an account may do now, for work that goes on after its owner has left. */
export interface AccountViewers {
  /** Null for an account that is not there or not active any more. */
  of(missionId: MissionId, accountId: AccountId): Promise<Viewer | null>;
}

/** Injection token of the `AccountViewers`. */
export const ACCOUNT_VIEWERS = Symbol('AccountViewers');
