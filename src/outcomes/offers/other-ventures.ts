import type { JobseekerId, MissionId, OpeningId } from '../../kernel/ids.js';
import { refused } from '../../kernel/outcome.js';
import type { Tx } from '../../platform/database/unit-of-work.js';

/** Somebody and the opening that is offered to them. */
export interface OfferedRole {
  readonly openingId: OpeningId;
  readonly jobseekerId: JobseekerId;
}

/** Whether somebody is in another venture than the one whose role is offered; false for openings that are no role. */
export type InOtherVenture = (offered: OfferedRole) => boolean;

/** Nobody is in two ventures: an offer of a role stops there as a team does. */
export const IN_ANOTHER_VENTURE = refused('IN_ANOTHER_VENTURE', {});

/** Who is in another venture. Whoever knows (teams, which need offers) says so when the application is built. */
export class OtherVentures {
  private known: ((tx: Tx, missionId: MissionId, offered: readonly OfferedRole[]) => Promise<InOtherVenture>) | null = null;

  /** Says who knows; once. */
  knownBy(known: (tx: Tx, missionId: MissionId, offered: readonly OfferedRole[]) => Promise<InOtherVenture>): void {
    if (this.known !== null) throw new Error('two say who is in another venture');
    this.known = known;
  }

  /** In the caller's transaction, a fixed number of statements for any number of offers. */
  async at(tx: Tx, missionId: MissionId, offered: readonly OfferedRole[]): Promise<InOtherVenture> {
    if (this.known === null) throw new Error('nobody says who is in another venture');
    return this.known(tx, missionId, offered);
  }
}
