import type { Day } from '../../kernel/day.js';
import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { Facts } from '../../programmes/rules/facts.js';
import type { Venture } from '../ventures/venture.js';

/** A venture, or nothing but whoever founds alone. */
export interface FundedCase {
  readonly venture: Venture | null;
  readonly founders: readonly JobseekerId[];
}

/** A feature that knows facts of ventures, such as whether they have earned something. What it does not know it leaves out. */
export interface FundingSource {
  readonly name: string;
  /** In the order of the cases; in a fixed number of statements. */
  factsOf(tx: Tx, missionId: MissionId, cases: readonly FundedCase[], on: Day): Promise<readonly Facts[]>;
}

/** What other features know of ventures and founders for the rules of funding. They add themselves when the application is built. */
export class FundingSources {
  private readonly sources: FundingSource[] = [];

  add(source: FundingSource): void {
    if (this.sources.some((each) => each.name === source.name)) throw new Error(`two sources of funding facts named ${source.name}`);
    this.sources.push(source);
  }

  /** What all of them know of each case. */
  async factsOf(tx: Tx, missionId: MissionId, cases: readonly FundedCase[], on: Day): Promise<readonly Facts[]> {
    const told: (readonly Facts[])[] = [];
    for (const source of this.sources) told.push(await source.factsOf(tx, missionId, cases, on));
    return cases.map((_, at) => Object.assign({}, ...told.map((each) => each[at] ?? {})) as Facts);
  }
}
