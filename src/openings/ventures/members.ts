import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import type { VentureId } from '../../matching/team/team.js';
import type { Tx } from '../../platform/database/unit-of-work.js';

/** Who belongs to a venture through a role in it, in the caller's transaction. */
export type MembersOf = (tx: Tx, missionId: MissionId, id: VentureId) => Promise<readonly JobseekerId[]>;

/** To which ventures these people belong through a role, each once or more, in the caller's transaction. */
export type VenturesOf = (tx: Tx, missionId: MissionId, ids: readonly JobseekerId[]) => Promise<readonly VentureId[]>;

/** Who was ever asked or offered to join a venture, in the caller's transaction. */
export type AskedToJoin = (tx: Tx, missionId: MissionId, id: VentureId) => Promise<readonly JobseekerId[]>;

/** Who belongs to ventures. Whoever knows (placements, on a floor below) adds itself when the application is built. */
export class VentureMembers {
  private readonly sources: MembersOf[] = [];
  private readonly ways: VenturesOf[] = [];
  private readonly asking: AskedToJoin[] = [];

  /** Both ways: who belongs to a venture, and to which ventures somebody belongs. */
  add(source: MembersOf, way: VenturesOf): void {
    this.sources.push(source);
    this.ways.push(way);
  }

  /** Adds somebody who knows whom a venture had asked: no members yet, or no more. */
  addAsked(source: AskedToJoin): void {
    this.asking.push(source);
  }

  /** Whoever was ever asked to join a venture, whatever they said: their names tell of it as those of members do (F17). Each once, in the order of their ids. */
  async everAsked(tx: Tx, missionId: MissionId, id: VentureId): Promise<JobseekerId[]> {
    const found = new Set<JobseekerId>();
    for (const source of this.asking) for (const person of await source(tx, missionId, id)) found.add(person);
    return [...found].sort();
  }

  /** The ventures of these people, each once, in the order of their ids. */
  async venturesOf(tx: Tx, missionId: MissionId, ids: readonly JobseekerId[]): Promise<VentureId[]> {
    const found = new Set<VentureId>();
    for (const way of this.ways) for (const venture of await way(tx, missionId, ids)) found.add(venture);
    return [...found].sort();
  }

  /** Each member once, in the order of their ids. */
  async of(tx: Tx, missionId: MissionId, id: VentureId): Promise<JobseekerId[]> {
    const found = new Set<JobseekerId>();
    for (const source of this.sources) for (const member of await source(tx, missionId, id)) found.add(member);
    return [...found].sort();
  }
}
