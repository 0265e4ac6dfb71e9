import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import type { VentureId } from '../../matching/team/team.js';
import type { Tx } from '../../platform/database/unit-of-work.js';

/** Who belongs to a venture through a role in it, in the caller's transaction. */
export type MembersOf = (tx: Tx, missionId: MissionId, id: VentureId) => Promise<readonly JobseekerId[]>;

/** Who belongs to ventures. Whoever knows (placements, on a floor below) adds itself when the application is built. */
export class VentureMembers {
  private readonly sources: MembersOf[] = [];

  add(source: MembersOf): void {
    this.sources.push(source);
  }

  /** Each member once, in the order of their ids. */
  async of(tx: Tx, missionId: MissionId, id: VentureId): Promise<JobseekerId[]> {
    const found = new Set<JobseekerId>();
    for (const source of this.sources) for (const member of await source(tx, missionId, id)) found.add(member);
    return [...found].sort();
  }
}
