import type { Clock } from '../../kernel/clock.js';
import { addDays, type Day } from '../../kernel/day.js';
import type { JobseekerId } from '../../kernel/ids.js';
import { accepted, refused, type Outcome, type Refused } from '../../kernel/outcome.js';
import { checkReason } from '../../kernel/text.js';
import { missionDay } from '../../office/missions/mission.js';
import type { BenefitsService } from '../../people/referrals/benefits.service.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import { convert } from '../../office/missions/rates.js';
import type { TaskDraft } from '../../office/tasks/task.js';
import type { TasksService } from '../../office/tasks/tasks.service.js';
import type { JobseekerRecords } from '../../people/jobseekers/jobseeker-records.service.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { newId } from '../../platform/ids.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import { duplicateBenefits, type Benefit } from '../../programmes/catalogue/duplicate-benefits.js';
import type { AwardsService } from '../../programmes/funds/awards/awards.service.js';
import type { Fund } from '../../programmes/funds/fund.js';
import type { FundsService } from '../../programmes/funds/funds.service.js';
import type { AwardId } from '../../programmes/funds/ledger/ledger-account.js';
import type { Kit } from '../../programmes/kits/kit.js';
import type { KitsService } from '../../programmes/kits/kits.service.js';
import { mayKnow } from '../../programmes/rules/guarded-facts.js';
import { override, type Overriding } from '../../programmes/rules/override.js';
import type { Programme } from '../../programmes/rules/programmes/programme.js';
import type { ProgrammesService } from '../../programmes/rules/programmes/programmes.service.js';
import type { BusinessPlansService } from '../business-plans/business-plans.service.js';
import { faultOfFunding, type FundingJudgement } from '../funding/applying.js';
import type { Applicant, FundingService } from '../funding/funding.service.js';
import type { Venture } from '../ventures/venture.js';
import type { VenturesService } from '../ventures/ventures.service.js';
import type { FollowedGrant, GrantRecords } from './grant-records.service.js';
import { checkCash, checkKind, faultOfFundable, matchingShare } from './grant-terms.js';
import { insertGrant, lockApplicant, lockGrant, updateGrantDecision, type GrantFilter } from './grant.store.js';
import type { Grant, GrantId, GrantTerms } from './grant.js';

/** What grants ask of other features. */
export interface GrantsGround {
  readonly missions: Pick<MissionsService, 'getIn' | 'ratesIn'>;
  readonly tasks: Pick<TasksService, 'open' | 'settle'>;
  readonly ventures: Pick<VenturesService, 'lockIn' | 'joinedByIn'>;
  readonly programmes: Pick<ProgrammesService, 'recordsIn'>;
  readonly kits: Pick<KitsService, 'recordsIn'>;
  readonly funds: Pick<FundsService, 'records'>;
  readonly awards: Pick<AwardsService, 'reserve' | 'heldOfPeople' | 'moneyOf'>;
  readonly funding: Pick<FundingService, 'judge' | 'caseOf'>;
  readonly plans: Pick<BusinessPlansService, 'approvedPlanOf'>;
  readonly benefits: Pick<BenefitsService, 'of'>;
  readonly people: Pick<JobseekerRecords, 'recordsOf'>;
}

/** For whom a grant is, locked against other grants until the transaction ends. */
interface Grantee {
  readonly venture: Venture | null;
  /** The venture as its approved plan has it: what it costs is said there. */
  readonly planned: Venture | null;
  readonly founders: readonly JobseekerId[];
  /** Every record of theirs, those that merges closed too. */
  readonly records: readonly JobseekerId[];
  /** What was granted, or waits, already. */
  readonly before: readonly Grant[];
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
      const share = planned === null ? accepted({ publicPercent: null, ownMinor: 0 }) : matchingShare(planned, { minor: terms.minor, currency: fund.currency }, grantedSoFar(grantee.value.before, fund.currency));
      if (!share.ok) return share;
      const judged = await this.judged(tx, viewer, applicant, grantee.value, terms, fund, on);
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
        await this.ground.tasks.open(tx, viewer, { ...taskOf(grant), dueOn: addDays(on, WITHIN) });
        return accepted(await this.records.one(tx, grant));
      }
      const award = await this.reserve(tx, viewer, grant, venture);
      if (!award.ok) return award;
      const awarded: Grant = { ...grant, decision: 'AWARDED', awardId: award.value };
      await insertGrant(tx, awarded);
      return accepted(await this.records.one(tx, awarded));
    });
  }

  /** Decides, with a reason, about a grant that waits: sets its money aside, or refuses it. Refuses whoever asked for it (SECOND_PERSON_NEEDED). */
  decide(act: Act, id: GrantId, approve: boolean, said: string): Promise<Outcome<FollowedGrant>> {
    return this.work.act(act, async (tx): Promise<Outcome<FollowedGrant>> => {
      const { viewer } = act;
      if (viewer.accountId === null) return refused('NOT_ALLOWED', { act: act.name });
      const grant = await lockGrant(tx, viewer.missionId, id);
      if (grant === null) return refused('NOT_FOUND', { what: 'grant' });
      const decision = approve ? 'AWARDED' : 'REFUSED';
      if (grant.decision !== 'WAITING') return refused('MOVE_NOT_ALLOWED', { what: 'grant', from: grant.decision, to: decision });
      if (grant.proposedBy === viewer.accountId) return refused('SECOND_PERSON_NEEDED', { act: 'deciding about a grant' });
      const reason = checkReason('deciding about a grant', said);
      if (!reason.ok) return reason;
      const venture = grant.ventureId === null ? null : await this.ground.ventures.lockIn(tx, viewer.missionId, grant.ventureId);
      const fault = approve && venture !== null ? faultOfFundable(venture) : null;
      if (fault !== null) return fault;
      const award = approve ? await this.reserve(tx, viewer, grant, venture) : accepted(null);
      if (!award.ok) return award;
      const next: Grant = { ...grant, decision, awardId: award.value, decidedBy: viewer.accountId, decidedAt: this.clock.now(), decisionReason: reason.value };
      await updateGrantDecision(tx, next);
      await this.ground.tasks.settle(tx, viewer, taskOf(next));
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

  /** Who is given something, if they are there and come together. */
  private async grantee(tx: Tx, viewer: Viewer, applicant: Applicant): Promise<Outcome<Grantee>> {
    const of = await this.ground.funding.caseOf(tx, viewer, applicant);
    if (!of.ok) return of;
    if (of.value.ownBusinesses > 1) return refused('INVALID_INPUT', { field: 'ventureId', problem: 'must be named: this person has several businesses' });
    const founders = of.value.founders.map(({ id }) => id);
    // After a merge the record that goes on is asked for, whichever was named.
    const id = of.value.venture?.id ?? founders[0];
    if (id === undefined) return refused('NOT_FOUND', { what: 'jobseeker' });
    await lockApplicant(tx, id);
    const venture = of.value.venture === null ? null : await this.ground.ventures.lockIn(tx, viewer.missionId, of.value.venture.id);
    const fault = venture === null ? null : (faultOfFundable(venture) ?? (await this.faultOfPlan(tx, venture)));
    if (fault !== null) return fault;
    const records = [...(await this.ground.people.recordsOf(tx, viewer.missionId, founders)).keys()];
    const before = venture === null ? await this.records.ofPeople(tx, viewer.missionId, records) : await this.records.ofVenture(tx, viewer.missionId, venture.id);
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

  /** What rules say of it, with what was granted before: F20 and F21 count all that somebody is given, and F59 warns of the same twice. */
  private async judged(tx: Tx, viewer: Viewer, applicant: Applicant, grantee: Grantee, terms: GrantTerms, fund: Fund, on: Day): Promise<Outcome<FundingJudgement>> {
    const rates = await this.ground.missions.ratesIn(tx, await this.ground.missions.getIn(tx, viewer.missionId));
    const together = (grants: readonly Pick<Grant, 'minor' | 'currency'>[]): number => grants.reduce((sum, { minor, currency }) => sum + (convert({ minor, currency }, fund.currency, on, rates)?.minor ?? 0), 0);
    const all = [...grantee.before, { ...terms, currency: fund.currency }];
    const wish = { minor: together(all), currency: fund.currency, cashMinor: together(all.filter(({ form }) => form === 'CASH')), cashReason: terms.cashReason };
    // Of a person with a business, the one that is locked.
    const judgement = await this.ground.funding.judge(tx, viewer, grantee.venture === null ? applicant : { ventureId: grantee.venture.id }, terms.programmeId, wish, on);
    if (!judgement.ok) return judgement;
    const twice = duplicateBenefits({ programme: terms.programmeId, instrument: 'GRANT', fromDay: on, toDay: null }, await this.running(tx, viewer, grantee, on));
    const { full, known } = judgement.value;
    return accepted({ ...judgement.value, full: { ...full, warnings: [...full.warnings, ...twice] }, known: { ...known, warnings: [...known.warnings, ...twice] } });
  }

  /**
   * Grants that are not paid out yet, of this venture or person, those that its people have elsewhere and those of other ventures in which they have a role (F25), and
   * what partners promised or gave its people.
   */
  private async running(tx: Tx, { missionId }: Viewer, { venture, founders, records, before }: Grantee, on: Day): Promise<Benefit[]> {
    const found: Benefit[] = [];
    const known = [...before];
    for (const joined of await this.ground.ventures.joinedByIn(tx, missionId, records)) if (joined !== venture?.id) known.push(...(await this.records.ofVenture(tx, missionId, joined)));
    for (const { awardId, programmeId } of known) {
      const money = awardId === null ? null : await this.ground.awards.moneyOf(tx, missionId, awardId);
      if (money === null || money.reserved + money.committed > 0) found.push({ programme: programmeId, instrument: 'GRANT', fromDay: on, toDay: null });
    }
    const held = await this.ground.awards.heldOfPeople(tx, missionId, records);
    const elsewhere = held.filter(({ id, instrument }) => instrument === 'GRANT' && !known.some(({ awardId }) => awardId === id));
    const benefitsOf = await this.ground.benefits.of(tx, missionId, founders);
    const promised = founders.flatMap((id) => benefitsOf(id).filter(({ entryId }) => entryId !== null));
    return [...found, ...elsewhere.map(({ reservedOn }): Benefit => ({ programme: null, instrument: 'GRANT', fromDay: reservedOn, toDay: null })), ...promised];
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

/** The overrides, where nothing is left that blocks or warns. Refuses an override of what does not warn. */
function passing(viewer: Viewer, judgement: FundingJudgement, overrides: readonly Overriding[]): Outcome<Overriding[]> {
  const passed: Overriding[] = [];
  for (const { rule, reason } of overrides) {
    const allowed = override(judgement.known, rule, reason, viewer.roles);
    if (!allowed.ok) return allowed;
    passed.push(allowed.value);
  }
  return faultOfFunding(judgement, passed.map(({ rule }) => rule)) ?? accepted(passed);
}

/** What is asked for, as it may be kept. */
function checkTerms(wished: GrantTerms, { programme, fund, kit }: Named): Outcome<GrantTerms> {
  if (!programme.instruments.includes('GRANT')) return refused('INVALID_INPUT', { field: 'programmeId', problem: 'gives no grants' });
  return kit === null ? checkCash(wished) : checkKind(wished, kit, fund.currency);
}

/** Whether a second person looks first: what rules send to somebody's list by the money. What they say of people goes to lists of those who may know it. */
function waits({ known }: FundingJudgement): boolean {
  return known.routes.some((route) => mayKnow('HANDLE', route));
}

/** What was granted in a currency, minor units of it: of what, public money may pay its share. */
function grantedSoFar(before: readonly Grant[], currency: string): number {
  return before.reduce((sum, grant) => sum + (grant.currency === currency ? grant.minor : 0), 0);
}

/** What somebody looks at before a grant that waits (F21). */
function taskOf({ id, ventureId, jobseekerId }: Grant): Omit<TaskDraft, 'dueOn'> {
  const [subjectKind, subjectId] = ventureId === null ? (['Jobseeker', jobseekerId ?? ''] as const) : (['Venture', ventureId] as const);
  return { kind: 'REVIEW', subjectKind, subjectId, jobseekerId, queue: 'JOB_PLACEMENT_OFFICER', occasion: `grant-${id}` };
}
