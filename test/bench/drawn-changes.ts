import type { JobseekerFacts, OpeningFacts } from '../../src/matching/index.js';
import type { MarketChanges } from '../../src/matching/index/kept-lists.js';
import type { Chance } from './chance.js';
import type { DrawnMarket } from './drawn-market.js';

const NONE: MarketChanges = { jobseekers: [], openings: [] };

/** Draws changes of every kind to a market, and keeps the market's facts as plain maps beside them. */
export class DrawnChanges {
  readonly jobseekers: Map<string, JobseekerFacts>;
  readonly openings: Map<string, OpeningFacts>;
  private readonly jobseekerIds: string[];
  private readonly openingIds: string[];

  constructor(
    private readonly draw: DrawnMarket,
    private readonly chance: Chance,
    market: { readonly jobseekers: readonly JobseekerFacts[]; readonly openings: readonly OpeningFacts[] },
    /** Share of changes that delete a record, or bring one. */
    private readonly shares: { readonly deleted: number; readonly added: number } = { deleted: 0.1, added: 0.1 },
  ) {
    this.jobseekers = new Map(market.jobseekers.map((facts) => [facts.id, facts]));
    this.openings = new Map(market.openings.map((facts) => [facts.id, facts]));
    this.jobseekerIds = [...this.jobseekers.keys()];
    this.openingIds = [...this.openings.keys()];
  }

  /** One change, or a few together. */
  next(): MarketChanges {
    const few = this.chance.is(0.1) ? this.chance.between(2, 5) : 1;
    const all = Array.from({ length: few }, () => (this.chance.is(0.7) ? this.jobseekerChange() : this.openingChange()));
    const changes = {
      jobseekers: lastOfEach(all.flatMap(({ jobseekers }) => jobseekers)),
      openings: lastOfEach(all.flatMap(({ openings }) => openings)),
    };
    this.take(changes);
    return changes;
  }

  /** Another profile for somebody: all of it drawn afresh but the place. */
  changedJobseeker(): JobseekerFacts {
    const facts = this.someJobseeker();
    return facts === null ? this.draw.jobseeker(this.draw.id()) : { ...this.draw.jobseeker(facts.id), place: facts.place };
  }

  changedOpening(): OpeningFacts {
    const facts = this.someOpening();
    return facts === null ? this.draw.opening(this.draw.id()) : { ...this.draw.opening(facts.id), place: facts.place };
  }

  /** Takes changes that were not drawn here into the plain maps. */
  take({ jobseekers, openings }: MarketChanges): void {
    for (const { id, facts } of jobseekers) {
      if (facts === null) this.jobseekers.delete(id);
      else this.jobseekers.set(id, facts);
    }
    for (const { id, facts } of openings) {
      if (facts === null) this.openings.delete(id);
      else this.openings.set(id, facts);
    }
  }

  private jobseekerChange(): MarketChanges {
    const { chance, draw, shares } = this;
    const facts = this.someJobseeker();
    if (facts === null || chance.is(shares.added)) {
      const added = draw.jobseeker(draw.id());
      this.jobseekerIds.push(added.id);
      return { ...NONE, jobseekers: [{ id: added.id, facts: added }] };
    }
    if (chance.is(shares.deleted / (1 - shares.added))) return { ...NONE, jobseekers: [{ id: facts.id, facts: null }] };
    const other = draw.jobseeker(facts.id);
    const changed = chance.among<JobseekerFacts>([
      [0.25, { ...facts, seeking: !facts.seeking }],
      [0.25, { ...facts, skills: other.skills }],
      [0.1, { ...facts, wageFloor: other.wageFloor, hoursPerWeek: other.hoursPerWeek }],
      [0.1, { ...facts, availableFrom: other.availableFrom }],
      [0.1, { ...facts, place: other.place, travelLimitKm: other.travelLimitKm }],
      [0.2, other],
    ]);
    return { ...NONE, jobseekers: [{ id: facts.id, facts: changed }] };
  }

  private openingChange(): MarketChanges {
    const { chance, draw, shares } = this;
    const facts = this.someOpening();
    if (facts === null || chance.is(shares.added)) {
      const added = draw.opening(draw.id());
      this.openingIds.push(added.id);
      return { ...NONE, openings: [{ id: added.id, facts: added }] };
    }
    if (chance.is(shares.deleted / (1 - shares.added))) return { ...NONE, openings: [{ id: facts.id, facts: null }] };
    const other = draw.opening(facts.id);
    const changed = chance.among<OpeningFacts>([
      [0.3, { ...facts, seatsLeft: Math.max(0, facts.seatsLeft - 1) }],
      [0.2, { ...facts, published: !facts.published }],
      [0.2, { ...facts, skills: other.skills }],
      [0.1, { ...facts, pay: other.pay, closesOn: other.closesOn }],
      [0.2, other],
    ]);
    return { ...NONE, openings: [{ id: facts.id, facts: changed }] };
  }

  private someJobseeker(): JobseekerFacts | null {
    return someOf(this.jobseekers, this.jobseekerIds, this.chance);
  }

  private someOpening(): OpeningFacts | null {
    return someOf(this.openings, this.openingIds, this.chance);
  }
}

/** Somebody who is still there; ids of those who left drop out as they are drawn. */
function someOf<Facts>(there: ReadonlyMap<string, Facts>, ids: string[], chance: Chance): Facts | null {
  while (ids.length > 0) {
    const at = chance.below(ids.length);
    const facts = there.get(ids[at] ?? '');
    if (facts !== undefined) return facts;
    ids[at] = ids.at(-1) ?? '';
    ids.pop();
  }
  return null;
}

function lastOfEach<Id, Facts>(changes: readonly { readonly id: Id; readonly facts: Facts }[]): { readonly id: Id; readonly facts: Facts }[] {
  return [...new Map(changes.map((change) => [change.id, change])).values()];
}
