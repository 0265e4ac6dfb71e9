import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import type { VentureId } from '../../matching/team/team.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { AwardId } from '../../programmes/funds/ledger/ledger-account.js';
import type { KitsService } from '../../programmes/kits/kits.service.js';
import type { Grant, GrantEvent, GrantId } from './grant.js';
import { progressOf, type GrantProgress } from './grant-progress.js';
import { eventsOfGrants, grantOfAward, grantsByIds, grantsOfPeople, grantsOfVenture, pageOfGrants, type GrantFilter } from './grant.store.js';

/** A grant, what happened to it and how far it is. */
export interface FollowedGrant extends Grant {
  readonly events: readonly GrantEvent[];
  readonly progress: GrantProgress;
  /** Hours of training in running a business that go with its kit (F23); 0 of a grant in cash. */
  readonly trainingHours: number;
}

/** Reads grants with what happened to them, in the transaction of the caller. */
export class GrantRecords {
  constructor(private readonly kits: Pick<KitsService, 'versionsIn'>) {}

  async byIds(tx: Tx, missionId: MissionId, ids: readonly GrantId[]): Promise<FollowedGrant[]> {
    return this.followed(tx, missionId, await grantsByIds(tx, missionId, ids));
  }

  async page(tx: Tx, missionId: MissionId, filter: GrantFilter, after: GrantId | null, limit: number): Promise<FollowedGrant[]> {
    return this.followed(tx, missionId, await pageOfGrants(tx, missionId, filter, after, limit));
  }

  /** The grant whose money an award is; null for an award of something else. */
  async ofAward(tx: Tx, missionId: MissionId, id: AwardId): Promise<FollowedGrant | null> {
    const grant = await grantOfAward(tx, missionId, id);
    return grant === null ? null : this.one(tx, grant);
  }

  /** What was granted to a venture, or waits, the first one first. */
  async ofVenture(tx: Tx, missionId: MissionId, id: VentureId): Promise<Grant[]> {
    return (await grantsOfVenture(tx, missionId, id)).filter(stands);
  }

  /** What was granted to people alone, or to ventures of theirs alone, or waits, the first one first. One statement for any number of them. */
  async ofPeople(tx: Tx, missionId: MissionId, ids: readonly JobseekerId[]): Promise<Grant[]> {
    return (await grantsOfPeople(tx, missionId, ids)).filter(stands);
  }

  async one(tx: Tx, grant: Grant): Promise<FollowedGrant> {
    const [followed] = await this.followed(tx, grant.missionId, [grant]);
    if (followed === undefined) throw new Error('one grant for one grant');
    return followed;
  }

  private async followed(tx: Tx, missionId: MissionId, grants: readonly Grant[]): Promise<FollowedGrant[]> {
    if (grants.length === 0) return [];
    const events = await eventsOfGrants(tx, missionId, grants.map(({ id }) => id));
    const pinned = grants.flatMap(({ kitId, kitVersion }) => (kitId === null || kitVersion === null ? [] : [{ kitId, version: kitVersion }]));
    const versions = await this.kits.versionsIn(tx, missionId, pinned);
    return grants.map((grant) => {
      const own = events.filter(({ grantId }) => grantId === grant.id);
      const kit = versions.find(({ kitId, version }) => kitId === grant.kitId && version === grant.kitVersion);
      return { ...grant, events: own, progress: progressOf(grant, kit?.items ?? [], own), trainingHours: kit?.trainingHours ?? 0 };
    });
  }
}

function stands({ decision }: Pick<Grant, 'decision'>): boolean {
  return decision === 'WAITING' || decision === 'AWARDED';
}
