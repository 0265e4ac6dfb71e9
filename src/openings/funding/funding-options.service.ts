import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Viewer } from '../../platform/viewer.js';
import type { CatalogueService } from '../../programmes/catalogue/catalogue.service.js';
import type { Facts } from '../../programmes/rules/facts.js';
import type { ProgrammesService } from '../../programmes/rules/programmes/programmes.service.js';
import { isEnding } from '../ventures/venture-standing.js';
import type { Venture } from '../ventures/venture.js';
import { isBeyond, judgeFunding, toldOfFunding, type Applying, type FundingJudgement } from './applying.js';
import type { Applicant, FundingCase, FundingService } from './funding.service.js';
import { fromItsBegin, inOrder, optionOf, stillToAsk, stillToFind, type FundingOption } from './options.js';
import { askedOf } from './venture-facts.js';
import { founderServices, wayOfEntry, wayOfProgramme, type Way } from './ways.js';

/** Most programmes of a mission that are asked, the newest of them. */
const MOST_PROGRAMMES = 200;

/** Every way of a mission to money or training for founders, and whether it is open to one of them. */
export class FundingOptionsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly funding: FundingService,
    private readonly programmes: Pick<ProgrammesService, 'newestIn' | 'rulesOn'>,
    private readonly catalogue: Pick<CatalogueService, 'offered'>,
  ) {}

  /**
   * What is open to a venture or to a person who founds alone, what is not and why, as far as the viewer may know it and in the order in which it is talked about.
   * Refuses what is not there, and a venture that has ended. Everybody who is read is on record.
   */
  options(viewer: Viewer, applicant: Applicant): Promise<Outcome<readonly FundingOption[]>> {
    return this.work.run(viewer, async (tx): Promise<Outcome<readonly FundingOption[]>> => {
      const found = await this.funding.caseOf(tx, viewer, applicant);
      if (!found.ok) return found;
      const of = found.value;
      const status = of.venture?.status ?? null;
      if (status !== null && isEnding(status)) return refused('MOVE_NOT_ALLOWED', { what: 'venture', from: status, to: 'FUNDED' });
      const ways = await this.waysFor(tx, of);
      const applying = await this.funding.applying(tx, viewer, of, ways, wishOf(of.venture));
      const options = ways.map((way) => optionOf(way, told(way, applying, of), of.clearance));
      const needsUnmet = !isBeyond(of.clearance, 'basicNeedsMet') && applying.people.some(({ basicNeedsMet }) => basicNeedsMet === false);
      return accepted(inOrder(options, needsUnmet, of.on));
    });
  }

  /** The programmes and entries that help founders, in a fixed number of statements. */
  private async waysFor(tx: Tx, { mission, on, venture, founders }: FundingCase): Promise<Way[]> {
    const programmes = await this.programmes.newestIn(tx, mission.id, MOST_PROGRAMMES);
    const sets = await this.programmes.rulesOn(tx, mission.id, programmes.map(({ id }) => id), on);
    const at = venture === null ? (founders[0]?.profile.place ?? null) : venture.place;
    const entries = await this.catalogue.offered(tx, mission.id, founderServices);
    return [...programmes.map((programme) => wayOfProgramme(programme, sets.get(programme.id) ?? [])), ...entries.map((entry) => wayOfEntry(entry, at))].filter((way) => way !== null);
  }
}

/** What the asker is told of one way. */
function told(way: Way, applying: Applying, { venture, clearance, on }: FundingCase): ReturnType<typeof toldOfFunding> {
  const judged = (facts: Facts): FundingJudgement => judgeFunding({ ...applying, venture: { ...applying.venture, ...way.facts, ...facts } }, way.rules, clearance, on);
  const present = judged({});
  const found = venture === null ? present.known : stillToFind(present.known, judged(promisedBy(venture, applying.venture)).known);
  return toldOfFunding({ ...present, known: fromItsBegin(stillToAsk(found, clearance), way.programme?.startsOn ?? null) });
}

/** As many people as the terms of a venture promise, where fewer belong to it so far: nobody funds it before they are there. */
function promisedBy({ members: { least }, leastReturnees }: Venture, { members, migrantMembers }: Facts): Facts {
  return { members: Math.max(least, members ?? 0), migrantMembers: Math.max(leastReturnees, migrantMembers ?? 0) };
}

/** F20: what a venture asks of others; nothing of it in cash as long as nobody has said so. */
function wishOf(venture: Venture | null): { readonly minor: number; readonly currency: string; readonly cashMinor: number; readonly cashReason: null } | null {
  const asked = venture === null ? null : askedOf(venture);
  return asked === null ? null : { ...asked, cashMinor: 0, cashReason: null };
}
