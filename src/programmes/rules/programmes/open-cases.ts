import type { Day } from '../../../kernel/day.js';
import type { Tx } from '../../../platform/database/unit-of-work.js';
import type { Viewer } from '../../../platform/viewer.js';
import type { Facts } from '../facts.js';
import type { ProgrammeId } from './programme.js';

/** Where cases are under way that a programme's rules judge: offers, placements, referrals. */
export interface CaseSource {
  readonly name: string;
  /** The facts of every open case of the programme, as of a day; nobody's id. Whoever is read is recorded as read by the viewer. */
  factsOf(tx: Tx, viewer: Viewer, programmeId: ProgrammeId, on: Day): Promise<readonly Facts[]>;
}

/** All sources of open cases. Features on floors below add theirs when the application is built. */
export class OpenCases {
  private readonly sources: CaseSource[] = [];

  add(source: CaseSource): void {
    if (this.sources.some((each) => each.name === source.name)) throw new Error(`two sources of cases named ${source.name}`);
    this.sources.push(source);
  }

  async factsOf(tx: Tx, viewer: Viewer, programmeId: ProgrammeId, on: Day): Promise<Facts[]> {
    const all: Facts[] = [];
    for (const source of this.sources) all.push(...(await source.factsOf(tx, viewer, programmeId, on)));
    return all;
  }
}
