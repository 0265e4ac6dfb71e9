import type { Clock } from '../../kernel/clock.js';
import { addDays, type Day } from '../../kernel/day.js';
import { accepted, refused, type Outcome, type Refused } from '../../kernel/outcome.js';
import { checkReason } from '../../kernel/text.js';
import { missionDay } from '../../office/missions/mission.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import type { TasksService } from '../../office/tasks/tasks.service.js';
import type { JobseekerRecords } from '../../people/jobseekers/jobseeker-records.service.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { newId } from '../../platform/ids.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import type { AwardsService } from '../../programmes/funds/awards/awards.service.js';
import type { Fund } from '../../programmes/funds/fund.js';
import type { FundsService } from '../../programmes/funds/funds.service.js';
import type { AwardId } from '../../programmes/funds/ledger/ledger-account.js';
import type { Kit } from '../../programmes/kits/kit.js';
import type { KitsService } from '../../programmes/kits/kits.service.js';
import type { Overriding } from '../../programmes/rules/override.js';
import type { Programme } from '../../programmes/rules/programmes/programme.js';
import type { ProgrammesService } from '../../programmes/rules/programmes/programmes.service.js';
import type { BusinessPlansService } from '../business-plans/business-plans.service.js';
import type { Applicant, FundingService } from '../funding/funding.service.js';
import type { Venture } from '../ventures/venture.js';
import type { VenturesService } from '../ventures/ventures.service.js';
import { passing, waits, type Grantee, type GrantJudging } from './grant-judging.js';
import type { FollowedGrant, GrantRecords } from './grant-records.service.js';
import { checkCash, checkKind, faultOfFundable, matchingShare, waitingTask } from './grant-terms.js';
import { grantsByIds, insertGrant, lockApplicant, lockGrant, updateGrantDecision, type GrantFilter } from './grant.store.js';
import type { Grant, GrantDecision, GrantId, GrantTerms } from './grant.js';

/** What grants ask of other features. */
export interface GrantsGround {
  readonly missions: Pick<MissionsService, 'getIn'>;
  readonly tasks: Pick<TasksService, 'open' | 'settle'>;
  readonly ventures: Pick<VenturesService, 'lockIn'>;
  readonly programmes: Pick<ProgrammesService, 'recordsIn'>;
  readonly kits: Pick<KitsService, 'recordsIn'>;
  readonly funds: Pick<FundsService, 'records'>;
  readonly awards: Pick<AwardsService, 'reserve'>;
  readonly funding: Pick<FundingService, 'judge' | 'caseOf'>;
  readonly plans: Pick<BusinessPlansService, 'approvedPlanOf'>;
  readonly people: Pick<JobseekerRecords, 'recordsOf'>;
}

/** The records that the terms of a grant name. */
interface Named {
  readonly programme: Programme;
  readonly fund: Fund;
  /** Null for cash. */
  readonly kit: Kit | null;
}

/** Days within which somebody looks at what has to wait [P]. */
const WITHIN = 5;

/**
 * Grants to founders and ventures: what rules say of them is `FundingService`'s, their money is an award of the ledger. Officers ask; where a rule wants a second
 * person to look (F21), nothing is set aside before somebody else has decided.
 */
export class GrantsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly records: GrantRecords,
    private readonly judging: GrantJudging,
    private readonly ground: GrantsGround,
  ) {}

  /**
   * Grants something, and sets its money aside; WAITING where somebody has to look first. Refuses terms that cannot stand, a venture without an approved business
   * plan, what a rule blocks or warns of without an override, more public money than its share (F26), and as MONEY_SHORT what the fund has not got. `applicant`
   * is null where nobody was named, which is refused too.
   */
  async award(act: Act, applicant: Applicant | null, wished: GrantTerms, overrides: readonly Overriding[]): Promise<Outcome<FollowedGrant>> {
    const { viewer } = act;
    // In a transaction of its own: a refusal undoes what is recorded in the one that it ends, and whoever was read is recorded all the same.
    if (applicant !== null) await this.work.run(viewer, (tx) => this.ground.funding.judge(tx, viewer, applicant, wished.programmeId));
    return this.work.act(act, async (tx): Promise<Outcome<FollowedGrant>> => {
      if (viewer.accountId === null) return refused('NOT_ALLOWED', { act: act.name });
      const on = await this.today(tx, viewer);
      const named = await this.named(tx, viewer, wished);
      if (!named.ok) return named;
      const { fund } = named.value;
      if (applicant === null) return refused('INVALID_INPUT', { field: 'ventureId', problem: 'or jobseekerId must be named, and not both' });
      const grantee = await this.grantee(tx, viewer, applicant);
      if (!grantee.ok) return grantee;
      const { venture, planned } = grantee.value;
      const checked = checkTerms(wished, named.value);
      if (!checked.ok) return checked;
      const terms = checked.value;
      const share = planned === null ? accepted({ publicPercent: null, ownMinor: 0 }) : matchingShare(planned, { minor: terms.minor, currency: fund.currency }, grantedSoFar(grantee.value.before, planned, fund.currency));
      if (!share.ok) return share;
      const judged = await this.judging.judged(tx, viewer, applicant, grantee.value, { ...terms, currency: fund.currency }, on);
      if (!judged.ok) return judged;
      const passed = passing(viewer, judged.value, overrides);
      if (!passed.ok) return passed;
      const grant: Grant = {
        ...terms,
        ...{ missionId: viewer.missionId, id: newId<GrantId>(), ventureId: venture?.id ?? null, jobseekerId: venture === null ? (grantee.value.founders[0] ?? null) : null },
        ...{ currency: fund.currency, ...share.value, overrides: passed.value, decision: 'WAITING', awardId: null, proposedBy: viewer.accountId, proposedAt: this.clock.now() },
        ...{ decidedBy: null, decidedAt: null, decisionReason: null },
      };
      if (waits(judged.value)) {
        await insertGrant(tx, grant);
        await this.ground.tasks.open(tx, viewer, { ...waitingTask(grant), dueOn: addDays(on, WITHIN) });
        return accepted(await this.records.one(tx, grant));
      }
      const award = await this.reserve(tx, viewer, grant, venture);
      if (!award.ok) return award;
      const awarded: Grant = { ...grant, decision: 'AWARDED', awardId: award.value };
      await insertGrant(tx, awarded);
      return accepted(await this.records.one(tx, awarded));
    });
  }

  /**
   * Decides, with a reason, about a grant that waits: sets its money aside, or refuses it. Refuses whoever asked for it (SECOND_PERSON_NEEDED). What was asked for is
   * judged again by the facts and rules of today: what blocks by now, or warns and was not let pass before, is refused as when it was asked for.
   */
  async decide(act: Act, id: GrantId, approve: boolean, said: string, overrides: readonly Overriding[]): Promise<Outcome<FollowedGrant>> {
    const { viewer } = act;
    const decision = approve ? 'AWARDED' : 'REFUSED';
    if (approve) await this.recordReading(viewer, id);
    return this.work.act(act, async (tx): Promise<Outcome<FollowedGrant>> => {
      if (viewer.accountId === null) return refused('NOT_ALLOWED', { act: act.name });
      const [asked] = await grantsByIds(tx, viewer.missionId, [id]);
      const fault = asked === undefined ? ABSENT : faultOfDecision(asked, viewer, decision);
      if (asked === undefined || fault !== null) return fault ?? ABSENT;
      const reason = checkReason('deciding about a grant', said);
      if (!reason.ok) return reason;
      // The venture and whoever is given it before the grant, in which order its end takes them too.
      const passed = approve ? await this.judgedAgain(tx, viewer, asked, overrides) : accepted([]);
      if (!passed.ok) return passed;
      const grant = await lockGrant(tx, viewer.missionId, id);
      const late = grant === null ? ABSENT : faultOfDecision(grant, viewer, decision);
      if (grant === null || late !== null) return late ?? ABSENT;
      const venture = approve && grant.ventureId !== null ? await this.ground.ventures.lockIn(tx, viewer.missionId, grant.ventureId) : null;
      const award = approve ? await this.reserve(tx, viewer, grant, venture) : accepted(null);
      if (!award.ok) return award;
      const next: Grant = { ...grant, overrides: [...grant.overrides, ...passed.value], decision, awardId: award.value, decidedBy: viewer.accountId, decidedAt: this.clock.now(), decisionReason: reason.value };
      await updateGrantDecision(tx, next);
      await this.ground.tasks.settle(tx, viewer, waitingTask(next));
      return accepted(await this.records.one(tx, next));
    });
  }

  /** Grants of the mission, newest first. */
  page(viewer: Viewer, filter: GrantFilter, after: GrantId | null, limit: number): Promise<FollowedGrant[]> {
    return this.work.run(viewer, (tx) => this.records.page(tx, viewer.missionId, filter, after, limit));
  }

  byIds(viewer: Viewer, ids: readonly GrantId[]): Promise<FollowedGrant[]> {
    return this.work.run(viewer, (tx) => this.records.byIds(tx, viewer.missionId, ids));
  }

  /** What is let pass beside what was, so that nothing is left that blocks or warns by now. */
  private async judgedAgain(tx: Tx, viewer: Viewer, grant: Grant, overrides: readonly Overriding[]): Promise<Outcome<readonly Overriding[]>> {
    const applicant = applicantOf(grant);
    const grantee = await this.grantee(tx, viewer, applicant);
    if (!grantee.ok) return grantee;
    const before = grantee.value.before.filter((each) => each.id !== grant.id);
    const { planned } = grantee.value;
    const share = planned === null ? accepted(grant) : matchingShare(planned, grant, grantedSoFar(before, planned, grant.currency));
    if (!share.ok) return share;
    if (share.value.publicPercent !== grant.publicPercent || share.value.ownMinor !== grant.ownMinor)
      return refused('RULE_FORBIDS', { rule: 'F26', problem: 'The public share of the venture is another than when this was asked for: refuse it, and ask again' });
    const judged = await this.judging.judged(tx, viewer, applicant, { ...grantee.value, before }, grant, await this.today(tx, viewer));
    return judged.ok ? passing(viewer, judged.value, overrides, grant.overrides) : judged;
  }

  /** In a transaction of its own: a refusal undoes what is recorded in the one that it ends, and whoever is read for a decision is recorded all the same. */
  private recordReading(viewer: Viewer, id: GrantId): Promise<void> {
    return this.work.run(viewer, async (tx) => {
      const [grant] = await grantsByIds(tx, viewer.missionId, [id]);
      if (grant?.decision === 'WAITING') await this.ground.funding.judge(tx, viewer, applicantOf(grant), grant.programmeId);
    });
  }

  /** Who is given something, if they are there and come together. */
  private async grantee(tx: Tx, viewer: Viewer, applicant: Applicant): Promise<Outcome<Grantee>> {
    const of = await this.ground.funding.caseOf(tx, viewer, applicant);
    if (!of.ok) return of;
    if ('jobseekerId' in applicant && of.value.ownBusinesses > 1) return refused('INVALID_INPUT', { field: 'ventureId', problem: 'must be named: this person has several businesses' });
    const founders = of.value.founders.map(({ id }) => id);
    // After a merge the record that goes on is asked for, whichever was named.
    const id = of.value.venture?.id ?? founders[0];
    if (id === undefined) return refused('NOT_FOUND', { what: 'jobseeker' });
    await lockApplicant(tx, id);
    const venture = of.value.venture === null ? null : await this.ground.ventures.lockIn(tx, viewer.missionId, of.value.venture.id);
    const fault = venture === null ? null : (faultOfFundable(venture) ?? (await this.faultOfPlan(tx, venture)));
    if (fault !== null) return fault;
    const records = [...(await this.ground.people.recordsOf(tx, viewer.missionId, founders)).keys()];
    const isOwn = venture === null || venture.kind === 'INDIVIDUAL' || venture.kind === 'FAMILY';
    // What businesses of one person are given counts together, so that they wait for one another.
    for (const record of isOwn ? [...records].sort() : []) await lockApplicant(tx, record);
    const ofVenture = venture === null ? [] : await this.records.ofVenture(tx, viewer.missionId, venture.id);
    // What one person founds is theirs, and so is what they were given before it was written down (F20, F21).
    const alone = isOwn ? await this.records.ofPeople(tx, viewer.missionId, records) : [];
    const before = [...ofVenture, ...alone.filter((each) => !ofVenture.some((one) => one.id === each.id))];
    return accepted({ venture, planned: of.value.venture, founders, records, before });
  }

  /** A plan that reviewers approved comes before money for a venture (F17). */
  private async faultOfPlan(tx: Tx, { missionId, id }: Venture): Promise<Refused | null> {
    const plan = await this.ground.plans.approvedPlanOf(tx, missionId, id);
    return plan === null ? refused('VENTURE_NOT_READY', { field: 'businessPlan', problem: 'must be approved first' }) : null;
  }

  private async named(tx: Tx, { missionId }: Viewer, wished: GrantTerms): Promise<Outcome<Named>> {
    const [programme] = await this.ground.programmes.recordsIn(tx, missionId, [wished.programmeId]);
    if (programme === undefined) return refused('NOT_FOUND', { what: 'programme' });
    const [fund] = await this.ground.funds.records(tx, missionId, [wished.fundId]);
    if (fund === undefined) return refused('NOT_FOUND', { what: 'fund' });
    const [kit] = wished.kitId === null ? [null] : await this.ground.kits.recordsIn(tx, missionId, [wished.kitId]);
    return kit === undefined ? refused('NOT_FOUND', { what: 'kit' }) : accepted({ programme, fund, kit });
  }

  private async reserve(tx: Tx, viewer: Viewer, grant: Grant, venture: Venture | null): Promise<Outcome<AwardId>> {
    const { id, fundId, minor } = grant;
    // What one person founds, alone or with a family, is that person's.
    const founder = venture?.kind === 'INDIVIDUAL' || venture?.kind === 'FAMILY' ? venture.proposedBy : null;
    const award = await this.ground.awards.reserve(tx, viewer, {
      ...{ fundId, openingId: null, employerId: venture?.employerId ?? null, jobseekerId: grant.jobseekerId ?? founder },
      ...{ instrument: 'GRANT', occasion: `grant ${id}`, minor },
    });
    return award.ok ? accepted(award.value.id) : award;
  }

  private async today(tx: Tx, { missionId }: Viewer): Promise<Day> {
    return missionDay(await this.ground.missions.getIn(tx, missionId), this.clock.now());
  }
}

/** What is asked for, as it may be kept. */
function checkTerms(wished: GrantTerms, { programme, fund, kit }: Named): Outcome<GrantTerms> {
  if (!programme.instruments.includes('GRANT')) return refused('INVALID_INPUT', { field: 'programmeId', problem: 'gives no grants' });
  return kit === null ? checkCash(wished) : checkKind(wished, kit, fund.currency);
}

/** What was granted to a venture in a currency, minor units of it: of its cost, public money may pay its share. */
function grantedSoFar(before: readonly Grant[], { id }: Pick<Venture, 'id'>, currency: string): number {
  return before.reduce((sum, grant) => sum + (grant.ventureId === id && grant.currency === currency ? grant.minor : 0), 0);
}

/** For whom a grant is that waits. */
function applicantOf({ ventureId, jobseekerId }: Grant): Applicant {
  if (ventureId !== null) return { ventureId };
  if (jobseekerId === null) throw new Error('a grant is for somebody');
  return { granteeId: jobseekerId };
}

/** Why somebody does not decide about a grant; null where they may. */
function faultOfDecision({ decision: from, proposedBy }: Grant, { accountId }: Viewer, to: GrantDecision): Refused | null {
  if (from !== 'WAITING') return refused('MOVE_NOT_ALLOWED', { what: 'grant', from, to });
  return proposedBy === accountId ? refused('SECOND_PERSON_NEEDED', { act: 'deciding about a grant' }) : null;
}

const ABSENT = refused('NOT_FOUND', { what: 'grant' });
