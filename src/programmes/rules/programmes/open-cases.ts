import type { Day } from '../../../kernel/day.js';
import type { MissionId } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/unit-of-work.js';
import type { Facts } from '../facts.js';
import type { ProgrammeId } from './programme.js';

/** Where cases are under way that a programme's rules judge: offers, placements, referrals. */
export interface CaseSource {
  readonly name: string;
  /** The facts of every open case of the programme, as of a day; nobody's id. */
  factsOf(tx: Tx, missionId: MissionId, programmeId: ProgrammeId, on: Day): Promise<readonly Facts[]>;
}

/** All sources of open cases. Features on floors below add theirs when the application is built. */
export class OpenCases {
  private readonly sources: CaseSource[] = [];

  add(source: CaseSource): void {
    if (this.sources.some((each) => each.name === source.name)) throw new Error(`two sources of cases named ${source.name}`);
    this.sources.push(source);
  }

  async factsOf(tx: Tx, missionId: MissionId, programmeId: ProgrammeId, on: Day): Promise<Facts[]> {
    const all: Facts[] = [];
    for (const source of this.sources) all.push(...(await source.factsOf(tx, missionId, programmeId, on)));
    return all;
  }
}
