import type { Clock } from '../../kernel/clock.js';
import type { Day } from '../../kernel/day.js';
import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import type { VentureId } from '../../matching/team/team.js';
import { missionDay, type Mission } from '../../office/missions/mission.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import { convert } from '../../office/missions/rates.js';
import type { JobseekerRecords } from '../../people/jobseekers/jobseeker-records.service.js';
import type { Jobseeker } from '../../people/jobseekers/jobseeker.js';
import { recordAudit } from '../../platform/audit/record-audit.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { hasRole, type Viewer } from '../../platform/viewer.js';
import type { Facts } from '../../programmes/rules/facts.js';
import { clearances, type Clearance } from '../../programmes/rules/guarded-facts.js';
import type { ProgrammeId } from '../../programmes/rules/programmes/programme.js';
import type { ProgrammesService } from '../../programmes/rules/programmes/programmes.service.js';
import { factsOfRule, ruleSetsOn } from '../../programmes/rules/rule-set.js';
import type { BusinessPlansService } from '../business-plans/business-plans.service.js';
import type { CaseFacts } from '../eligibility/case-facts.service.js';
import { clearanceOf } from '../eligibility/judging.js';
import { ownBusinesses } from '../ventures/venture-standing.js';
import type { Venture } from '../ventures/venture.js';
import type { VenturesService } from '../ventures/ventures.service.js';
import { judgeFunding, type Applying, type FundingJudgement } from './applying.js';
import type { FundingSources } from './funding-sources.js';
import { asPlanned, monthsFrom, ventureFacts, wishFacts, type MoneyGround, type WishedMoney } from './venture-facts.js';
import { wayOfProgramme, type Way } from './ways.js';

/**
 * Who asks for money: a venture, or a person who founds alone. `granteeId`: such a person, about whose money somebody decides who sees nobody, and is told as much as by
 * handle.
 */
export type Applicant = { readonly ventureId: VentureId } | { readonly jobseekerId: JobseekerId } | { readonly granteeId: JobseekerId };

/** What funding asks of other features. */
export interface FundingParts {
  readonly missions: Pick<MissionsService, 'getIn' | 'ratesIn'>;
  readonly people: Pick<JobseekerRecords, 'byIds' | 'goingOn' | 'recordsOf'>;
  readonly ventures: Pick<VenturesService, 'byIdsIn' | 'membersOf' | 'counted' | 'proposedByIn'>;
  readonly programmes: Pick<ProgrammesService, 'recordsIn' | 'rulesOn'>;
  readonly plans: Pick<BusinessPlansService, 'approvedPlanOf'>;
  readonly facts: CaseFacts;
}

/** Who applies, with everything that rules may be told but how much is asked for. */
export interface FundingCase {
  readonly mission: Mission;
  readonly on: Day;
  readonly clearance: Clearance;
  /** As its approved plan has it; null for a person who founds alone, and of whose business nothing is written down. */
  readonly venture: Venture | null;
  /** How many businesses of their own a person who was asked about has (see `ownBusinesses`); 0 where a venture was named. */
  readonly ownBusinesses: number;
  /** Everybody who founds it, those who are away too. */
  readonly founders: readonly Jobseeker[];
  readonly money: MoneyGround;
}

/**
 * Whether a venture or a founder may have money, by the rules of a day: the one judgement for `fundingOptions` and for awards. Facts come from records alone.
 * Everybody whom it reads is recorded.
 */
export class FundingService {
  constructor(
    private readonly clock: Clock,
    private readonly parts: FundingParts,
    private readonly sources: FundingSources,
  ) {}

  /**
   * What a programme says of a venture or founder that asks for this money (null: for nothing in particular), in the caller's transaction and on a day, today
   * unless said. Only programmes that give grants or training are asked. Refuses as NOT_FOUND what is not there, and a person whom the viewer may not see.
   */
  async judge(tx: Tx, viewer: Viewer, applicant: Applicant, programmeId: ProgrammeId, wish: WishedMoney | null = null, on: Day | null = null): Promise<Outcome<FundingJudgement>> {
    const of = await this.caseOf(tx, viewer, applicant, on);
    if (!of.ok) return of;
    const [programme] = await this.parts.programmes.recordsIn(tx, viewer.missionId, [programmeId]);
    const sets = (await this.parts.programmes.rulesOn(tx, viewer.missionId, [programmeId], of.value.on)).get(programmeId) ?? [];
    const way = programme === undefined ? null : wayOfProgramme(programme, sets);
    if (way === null) return refused('NOT_FOUND', { what: 'programme' });
    const [judgement] = await this.judgeWays(tx, viewer, of.value, [way], wish);
    if (judgement === undefined) throw new Error('one judgement for one way');
    return accepted(judgement);
  }

  /**
   * Who applies, in the caller's transaction. A venture anybody on the staff may ask about; a person those who see them. A person who has a business of their own is judged as that business,
   * by its budget and plan.
   */
  async caseOf(tx: Tx, viewer: Viewer, applicant: Applicant, on: Day | null = null): Promise<Outcome<FundingCase>> {
    const { missionId } = viewer;
    const mission = await this.parts.missions.getIn(tx, missionId);
    const day = on ?? missionDay(mission, this.clock.now());
    const rates = await this.parts.missions.ratesIn(tx, mission);
    const money: MoneyGround = { inDollars: (amount) => convert(amount, 'USD', day, rates)?.minor ?? null };
    const ground = { mission, on: day, money, ownBusinesses: 0 };
    if (!('ventureId' in applicant)) {
      const person = await this.parts.people.goingOn(tx, missionId, 'granteeId' in applicant ? applicant.granteeId : applicant.jobseekerId);
      const clearance = person === null || person.erasedAt !== null ? null : (clearanceOf(viewer, person) ?? ('granteeId' in applicant ? 'HANDLE' : null));
      if (person === null || clearance === null) return refused('NOT_FOUND', { what: 'jobseeker' });
      // Whoever is away is told of as away, whatever stands of their business.
      const own = person.status === 'ACTIVE' ? ownBusinesses(await this.proposedBy(tx, missionId, [person])) : [];
      const [furthest] = own;
      if (furthest === undefined) return accepted({ ...ground, clearance, venture: null, founders: [person] });
      return accepted(await this.caseOfVenture(tx, viewer, { ...ground, ownBusinesses: own.length }, furthest));
    }
    const [written] = await this.parts.ventures.byIdsIn(tx, missionId, [applicant.ventureId]);
    return written === undefined ? refused('NOT_FOUND', { what: 'venture' }) : accepted(await this.caseOfVenture(tx, viewer, ground, written));
  }

  private async caseOfVenture(tx: Tx, viewer: Viewer, ground: Pick<FundingCase, 'mission' | 'on' | 'money' | 'ownBusinesses'>, written: Venture): Promise<FundingCase> {
    const { id: missionId } = ground.mission;
    const plan = await this.parts.plans.approvedPlanOf(tx, missionId, written.id);
    const venture = plan === null ? written : asPlanned(written, plan.content, missionDay(ground.mission, plan.createdAt));
    const founders = await this.foundersOf(tx, missionId, venture);
    return { ...ground, clearance: leastClearance(viewer, founders), venture, founders };
  }

  /** A judgement for each of these ways, in their order and in a fixed number of statements. */
  async judgeWays(tx: Tx, viewer: Viewer, of: FundingCase, ways: readonly Way[], wish: WishedMoney | null): Promise<FundingJudgement[]> {
    const { clearance, on } = of;
    const applying = await this.applying(tx, viewer, of, ways, wish);
    return ways.map(({ rules, facts }) => judgeFunding({ ...applying, venture: { ...applying.venture, ...facts } }, rules, clearance, on));
  }

  /** Who applies and what rules are told of them: what these ways ask of people, and no more. Everybody who is read is on record. */
  async applying(tx: Tx, viewer: Viewer, { mission, on, venture, founders, money }: FundingCase, ways: readonly Way[], wish: WishedMoney | null): Promise<Applying> {
    const { missionId } = viewer;
    const rules = ways.flatMap(({ rules: { sets, always } }) => [...ruleSetsOn(sets ?? [], on), ...ruleSetsOn(always, on)]).flatMap((set) => set.rules);
    const asked = new Set(rules.flatMap(factsOfRule));
    const present = founders.filter(({ status }) => status === 'ACTIVE');
    await recordAudit(tx, viewer, present.map(({ id }) => ({ deed: 'READ', act: 'eligibility', subject: { kind: 'Jobseeker', id }, why: 'RULES' })));
    const cases = present.map((person) => ({ person, opening: null, support: null }));
    const factsOf = await this.parts.facts.of(tx, { mission, taxonomy: null, on, asked: new Set([...asked, 'returnedOn']) }, cases);
    const running = venture ?? (await this.runningOf(tx, missionId, founders));
    const [known] = await this.sources.factsOf(tx, missionId, [{ venture: running, founders: present.map(({ id }) => id) }], on);
    const terms = venture === null ? founderFacts(running) : ventureFacts(venture, await this.parts.ventures.counted(tx, venture), money);
    return {
      people: cases.map((each) => personIn(factsOf(each), venture)),
      venture: { country: mission.country, ...terms, ...known, ...(wish === null ? {} : wishFacts(wish, Math.max(founders.length, venture?.members.least ?? 1), founders.length, money)) },
      away: founders.length > 0 && present.length === 0,
    };
  }

  /** What runs already of what somebody who asks alone has proposed, under a record that was merged into theirs too, the first of it; null for nothing. */
  private async runningOf(tx: Tx, missionId: MissionId, founders: readonly Jobseeker[]): Promise<Venture | null> {
    return (await this.proposedBy(tx, missionId, founders)).find(({ status, pausedFrom }) => (pausedFrom ?? status) === 'RUNNING') ?? null;
  }

  /** What these people proposed, under records that were merged into theirs too. */
  private async proposedBy(tx: Tx, missionId: MissionId, people: readonly Jobseeker[]): Promise<Venture[]> {
    const records = await this.parts.people.recordsOf(tx, missionId, people.map(({ id }) => id));
    return this.parts.ventures.proposedByIn(tx, missionId, [...records.keys()]);
  }

  /** Who belongs to a venture, each once and as their record goes on after a merge; of one that nobody has joined yet, whose idea it is. */
  private async foundersOf(tx: Tx, missionId: MissionId, venture: Venture): Promise<Jobseeker[]> {
    const members = await this.parts.ventures.membersOf(tx, venture);
    const ids = members.length > 0 ? members : venture.proposedBy === null ? [] : [venture.proposedBy];
    const found = new Map<JobseekerId, Jobseeker>();
    for (const person of await this.parts.people.byIds(tx, missionId, ids)) {
      // One by one: few records are closed.
      const going = person.status === 'CLOSED' ? await this.parts.people.goingOn(tx, missionId, person.id) : person;
      if (going !== null && going.erasedAt === null) found.set(going.id, going);
    }
    return [...found.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
  }
}

/** What rules are told of a person who asks alone, beside what they know of the person. */
function founderFacts(running: Venture | null): Facts {
  return { projectKind: 'INDIVIDUAL', applicantKind: 'JOBSEEKER', members: 1, businessRuns: running !== null };
}

/** What the viewer may know of all these people: of each as little as of the one whom they know least. */
function leastClearance(viewer: Viewer, people: readonly Jobseeker[]): Clearance {
  if (people.length === 0 || hasRole(viewer, 'PROTECTION')) return 'PROTECTION';
  const each = people.map((person) => clearances.indexOf(clearanceOf(viewer, person) ?? 'HANDLE'));
  return clearances[Math.min(...each)] ?? 'HANDLE';
}

/** F22: a plan is counted from the arrival of whoever applies. What a venture spends is said by its budget, and by nothing that one of its people means to do. */
function personIn(facts: Facts, venture: Pick<Venture, 'plannedUntil'> | null): Facts {
  if (venture === null) return facts;
  const said = { ...facts, plansIncomeOrSkills: null };
  const [arrival, until] = [facts.returnedOn ?? null, venture.plannedUntil];
  return arrival === null || until === null ? said : { ...said, planMonthsFromArrival: monthsFrom(arrival, until) };
}
