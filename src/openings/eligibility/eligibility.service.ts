import type { Clock } from '../../kernel/clock.js';
import { addDays, addMonths, type Day } from '../../kernel/day.js';
import type { JobseekerId, MissionId, OpeningId } from '../../kernel/ids.js';
import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import { missionDay } from '../../office/missions/mission.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import type { JobseekerRecords } from '../../people/jobseekers/jobseeker-records.service.js';
import type { Jobseeker } from '../../people/jobseekers/jobseeker.js';
import type { HeldBenefit } from '../../people/referrals/benefit.js';
import type { BenefitsService } from '../../people/referrals/benefits.service.js';
import { recordAudit } from '../../platform/audit/record-audit.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import { factKinds, type FactName, type Facts } from '../../programmes/rules/facts.js';
import { duplicateBenefits, type Benefit } from '../../programmes/catalogue/duplicate-benefits.js';
import type { Award } from '../../programmes/funds/awards/award.js';
import type { Eligibility } from '../../programmes/rules/guarded-facts.js';
import type { ProgrammeId, RuleOverride } from '../../programmes/rules/programmes/programme.js';
import type { ProgrammesService } from '../../programmes/rules/programmes/programmes.service.js';
import { payFloors, workingAge } from '../../programmes/rules/ready/fit-work.js';
import { peopleRules } from '../../programmes/rules/ready/people.js';
import { eligibleUnder, factsOfRule, ruleSetsOn, type Finding, type RuleSet } from '../../programmes/rules/rule-set.js';
import type { Taxonomy } from '../../reference/taxonomy/taxonomy.js';
import type { TaxonomyService } from '../../reference/taxonomy/taxonomy.service.js';
import type { Opening } from '../openings/opening.js';
import type { OpeningRecords } from '../openings/opening-records.service.js';
import type { SupportedOpening, SupportTerms } from '../support/support.js';
import type { SupportService } from '../support/support.service.js';
import type { CaseFacts, CaseOf } from './case-facts.service.js';
import { clearanceOf, faultOfPayment, mayAskOf, ofPersonAlone, told, type Judgement } from './judging.js';

/** What somebody asks about: a person at an opening, in a programme, or both. */
export interface EligibilityQuestion {
  readonly jobseekerId: JobseekerId;
  readonly openingId: OpeningId | null;
  readonly programmeId: ProgrammeId | null;
}

/** Who is judged where: the programme is that which supports the opening. */
export interface JudgedPair {
  readonly jobseekerId: JobseekerId;
  readonly openingId: OpeningId;
}

/** What the rules say of a person at an opening, as far as whoever asked may know it. */
export interface PairEligibility extends JudgedPair {
  readonly eligibility: Eligibility;
}

/** What cases are read by; got before a transaction, so that nobody waits for a second connection while holding one. */
export interface EligibilityGround {
  readonly missionId: MissionId;
  readonly taxonomy: Taxonomy;
}

/** What eligibility asks of other features. */
export interface EligibilityParts {
  readonly missions: Pick<MissionsService, 'get' | 'getIn'>;
  readonly taxonomies: Pick<TaxonomyService, 'of'>;
  readonly people: Pick<JobseekerRecords, 'byIds' | 'keptAway'>;
  readonly openings: Pick<OpeningRecords, 'byIds'>;
  readonly programmes: Pick<ProgrammesService, 'rulesOn' | 'overridesAt' | 'overrideIn'>;
  readonly support: Pick<SupportService, 'supportOf'>;
  readonly benefits: Pick<BenefitsService, 'of'>;
  readonly facts: CaseFacts;
}

/** Rules that hold everywhere: about people, who is old enough for which work, and the least that work pays. */
const ALWAYS: readonly RuleSet[] = [peopleRules, workingAge, payFloors];

/**
 * Whether a person may have what an opening or a programme offers, by its rules on that day: the one judgement for matches, offers and payments. Everybody whom it
 * reads is recorded, whatever is known of them. Who asks is told no more than they may know of the person (`guarded-facts.ts`).
 */
export class EligibilityService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly parts: EligibilityParts,
  ) {}

  async ground(missionId: MissionId): Promise<EligibilityGround> {
    const { classification } = await this.parts.missions.get(missionId);
    return { missionId, taxonomy: await this.parts.taxonomies.of(classification) };
  }

  /**
   * What the rules say to this viewer; with an opening and no programme, those of the programme that supports it. Whoever knows a handle alone asks about an
   * opening and about today: the answers of many programmes, or of many days, would tell the traits that they go by.
   */
  async ask(viewer: Viewer, question: EligibilityQuestion, day: Day | null): Promise<Outcome<Eligibility>> {
    const { jobseekerId, openingId } = question;
    const ground = await this.ground(viewer.missionId);
    return this.work.run(viewer, async (tx): Promise<Outcome<Eligibility>> => {
      const { missionId } = viewer;
      const today = missionDay(await this.parts.missions.getIn(tx, missionId), this.clock.now());
      const [person] = await this.parts.people.byIds(tx, missionId, [jobseekerId]);
      const clearance = person === undefined || person.erasedAt !== null ? null : clearanceOf(viewer, person);
      if (person === undefined || clearance === null) return refused('NOT_FOUND', { what: 'jobseeker' });
      if (openingId === null && question.programmeId === null) return refused('INVALID_INPUT', { field: 'openingId', problem: 'or programmeId must be named' });
      const [opening = null] = openingId === null ? [] : await this.parts.openings.byIds(tx, missionId, [openingId]);
      if (openingId !== null && opening === null) return refused('NOT_FOUND', { what: 'opening' });
      if (clearance === 'HANDLE' && opening === null) return refused('NOT_ALLOWED', { act: 'asking what a person is eligible for, but at an opening' });
      const support = opening === null ? null : ((await this.parts.support.supportOf(tx, missionId, [opening.id])).get(opening.id) ?? null);
      const programmeId = question.programmeId ?? support?.programmeId ?? null;
      if (clearance === 'HANDLE' && programmeId !== (support?.programmeId ?? null)) return refused('NOT_ALLOWED', { act: 'asking for a programme that does not support the opening' });
      const on = day ?? today;
      if (!mayAskOf(clearance, on, today)) return refused('NOT_ALLOWED', { act: 'asking about another day than today' });
      const ofProgramme = support?.programmeId === programmeId ? support : null;
      const judged = await this.judgeCases(tx, viewer, ground, [{ person, opening, support: ofProgramme, programmeId }], on);
      const judgement = judged(person.id, openingId);
      return judgement === null ? refused('NOT_FOUND', { what: 'programme' }) : accepted(told(judgement, clearance));
    });
  }

  /**
   * What the rules say of these pairs, in the caller's transaction and today, in a fixed number of statements; null for one of whom either is not there. With
   * `supported` only pairs at openings that a programme supports are judged, and read.
   */
  async judge(tx: Tx, viewer: Viewer, ground: EligibilityGround, pairs: readonly JudgedPair[], supported = false): Promise<(pair: JudgedPair) => Judgement | null> {
    const { missionId } = viewer;
    const on = missionDay(await this.parts.missions.getIn(tx, missionId), this.clock.now());
    const cases = (await this.casesOf(tx, missionId, pairs)).filter(({ support }) => !supported || support !== null);
    const judged = await this.judgeCases(tx, viewer, ground, cases, on);
    return ({ jobseekerId, openingId }) => judged(jobseekerId, openingId);
  }

  /**
   * What the rules say of these pairs to this viewer, today and in a fixed number of statements, for whoever looks at many of them at once. Left out are pairs
   * of which either is not there, and people who are none of the viewer's business. It changes nobody's place in a list: rules decide who may, not who fits.
   */
  async ofPairs(viewer: Viewer, pairs: readonly JudgedPair[]): Promise<PairEligibility[]> {
    const { missionId } = viewer;
    const ground = await this.ground(missionId);
    return this.work.run(viewer, async (tx) => {
      const on = missionDay(await this.parts.missions.getIn(tx, missionId), this.clock.now());
      const cases = (await this.casesOf(tx, missionId, pairs)).filter(({ person }) => person.erasedAt === null && clearanceOf(viewer, person) !== null);
      const judged = await this.judgeCases(tx, viewer, ground, cases, on);
      return cases.flatMap(({ person, opening }): PairEligibility[] => {
        const [judgement, clearance] = [opening === null ? null : judged(person.id, opening.id), clearanceOf(viewer, person)];
        return opening === null || judgement === null || clearance === null ? [] : [{ jobseekerId: person.id, openingId: opening.id, eligibility: told(judgement, clearance) }];
      });
    });
  }

  /** Records that these people were read, in a transaction of its own: for whoever refuses after having read, since a refusal undoes what it recorded. */
  async recordReading(viewer: Viewer, ids: readonly JobseekerId[]): Promise<void> {
    await this.work.run(viewer, async (tx) => recordRead(tx, viewer, (await this.parts.people.byIds(tx, viewer.missionId, ids)).map(({ id }) => id)));
  }

  /**
   * Whether a part of an award may be paid, by the terms by which it was set aside: by the rules of their programme on that day, and what is known today. What the
   * opening says of its support by now is for those who take a seat from now on.
   */
  async mayPay(tx: Tx, viewer: Viewer, award: Pick<Award, 'jobseekerId' | 'openingId' | 'reservedOn'>, terms: SupportTerms): Promise<Outcome<null>> {
    const { missionId } = viewer;
    const { jobseekerId, openingId } = award;
    // A grant is of no opening; `FundingService` has judged it.
    if (jobseekerId === null || openingId === null) return accepted(null);
    const [found] = await this.casesOf(tx, missionId, [{ jobseekerId, openingId }]);
    if (found === undefined) return accepted(null);
    const support: SupportedOpening = { ...terms, missionId, openingId, version: 1, changedBy: null, changedAt: this.clock.now() };
    const of = { ...found, support, programmeId: terms.programmeId };
    const { facts, rules } = await this.gathered(tx, viewer, null, [of], award.reservedOn, []);
    return faultOfPayment(eligibleUnder(facts(of), rules.get(of.programmeId) ?? [], award.reservedOn)) ?? accepted(null);
  }

  /** The facts of cases that a programme judges, for trying other rules on them. Everybody who is read is on record. */
  async factsOf(tx: Tx, viewer: Viewer, pairs: readonly JudgedPair[], on: Day): Promise<Facts[]> {
    const cases = await this.casesOf(tx, viewer.missionId, pairs);
    const { facts } = await this.gathered(tx, viewer, null, cases, on, null);
    return cases.map(facts);
  }

  private async casesOf(tx: Tx, missionId: MissionId, pairs: readonly JudgedPair[]): Promise<readonly JudgedCase[]> {
    const people = byId(await this.parts.people.byIds(tx, missionId, [...new Set(pairs.map((pair) => pair.jobseekerId))]));
    const openings = byId(await this.parts.openings.byIds(tx, missionId, [...new Set(pairs.map((pair) => pair.openingId))]));
    const supports = await this.parts.support.supportOf(tx, missionId, [...openings.keys()]);
    return pairs.flatMap(({ jobseekerId, openingId }): JudgedCase[] => {
      const [person, opening, support = null] = [people.get(jobseekerId), openings.get(openingId), supports.get(openingId)];
      return person === undefined || opening === undefined ? [] : [{ person, opening, support, programmeId: support?.programmeId ?? null }];
    });
  }

  /**
   * Lets a warning pass for a person at an opening, with who and why. Refuses everybody whose role may not, a block, a rule that does not warn, and where the
   * viewer may not know what the rules say.
   */
  async override(act: Act, pair: JudgedPair, rule: string, reason: string): Promise<Outcome<RuleOverride>> {
    const { viewer } = act;
    const ground = await this.ground(viewer.missionId);
    // In a transaction of its own: a refusal undoes what is recorded in the one that it ends, and what was read is recorded all the same.
    await this.work.run(viewer, (tx) => this.judge(tx, viewer, ground, [pair]));
    return this.work.act(
      act,
      async (tx): Promise<Outcome<RuleOverride>> => {
        const [person] = await this.parts.people.byIds(tx, viewer.missionId, [pair.jobseekerId]);
        const clearance = person === undefined || person.erasedAt !== null ? null : clearanceOf(viewer, person);
        if (clearance === null) return refused('NOT_FOUND', { what: 'jobseeker' });
        const judgement = (await this.judge(tx, viewer, ground, [pair]))(pair);
        if (judgement === null) return refused('NOT_FOUND', { what: 'opening' });
        const { standing } = told(judgement, clearance);
        if (standing === 'NOT_AVAILABLE') return refused('NOT_AVAILABLE', {});
        const programmeId = (await this.parts.support.supportOf(tx, viewer.missionId, [pair.openingId])).get(pair.openingId)?.programmeId ?? null;
        return this.parts.programmes.overrideIn(tx, viewer, judgement.verdict, rule, reason, { ...pair, programmeId });
      },
      () => ({ kind: 'Jobseeker', id: pair.jobseekerId }),
    );
  }

  private async judgeCases(tx: Tx, viewer: Viewer, { taxonomy }: EligibilityGround, cases: readonly JudgedCase[], on: Day): Promise<(person: JobseekerId, opening: OpeningId | null) => Judgement | null> {
    if (cases.length === 0) return () => null;
    const { missionId } = viewer;
    const { facts, rules } = await this.gathered(tx, viewer, taxonomy, cases, on, ALWAYS);
    const held = await this.parts.benefits.of(tx, missionId, peopleOf(cases.filter(({ support }) => (support?.instrument ?? null) !== null)));
    const isKeptAway = await this.parts.people.keptAway(tx, missionId, peopleOf(cases));
    const overrides = await this.parts.programmes.overridesAt(tx, missionId, [...new Set(cases.flatMap(({ opening }) => opening?.id ?? []))]);
    return (jobseekerId, openingId) => {
      const of = cases.find(({ person, opening }) => person.id === jobseekerId && (opening?.id ?? null) === openingId);
      const sets = of === undefined ? undefined : of.programmeId === null ? null : rules.get(of.programmeId);
      if (of === undefined || sets === undefined) return null;
      const { person, opening, support } = of;
      const away = person.status !== 'ACTIVE' || (opening !== null && isKeptAway({ jobseekerId, employerId: opening.employerId, place: opening.place }));
      const overridden = overrides.filter((each) => each.openingId === openingId && [null, jobseekerId].includes(each.jobseekerId) && (support === null || each.at >= support.changedAt));
      const ruled = eligibleUnder(facts(of), sets, on, opening === null ? [peopleRules] : ALWAYS);
      const verdict = { ...ruled, warnings: [...ruled.warnings, ...twiceFor(of, held, on)] };
      return { verdict: opening === null ? ofPersonAlone(verdict) : verdict, away, overridden };
    };
  }

  /** The facts of cases that their programmes' rules and these others name, all of them with null, and the rules. Whoever is read is on record. */
  private async gathered(tx: Tx, viewer: Viewer, taxonomy: Taxonomy | null, cases: readonly JudgedCase[], on: Day, others: readonly RuleSet[] | null): Promise<Gathered> {
    const { missionId } = viewer;
    const rules = await this.parts.programmes.rulesOn(tx, missionId, [...new Set(cases.flatMap(({ programmeId }) => programmeId ?? []))], on);
    const sets = [...(others ?? []), ...[...rules.values()].flatMap((each) => ruleSetsOn(each, on))];
    const asked = new Set(others === null ? (Object.keys(factKinds) as FactName[]) : sets.flatMap((set) => set.rules.flatMap(factsOfRule)));
    await recordRead(tx, viewer, peopleOf(cases));
    const facts = await this.parts.facts.of(tx, { mission: await this.parts.missions.getIn(tx, missionId), taxonomy, on, asked }, cases);
    return { facts, rules };
  }
}

/** F59: what the person has already, of the same kind and for the same time, by whatever programme or partner; what is held for this opening is this benefit itself. */
function twiceFor({ person, opening, support }: CaseOf, held: (id: JobseekerId) => readonly HeldBenefit[], on: Day): Finding[] {
  const instrument = support?.instrument ?? null;
  if (support === null || instrument === null) return [];
  const fromDay = Math.max(on, opening?.startsOn ?? on) as Day;
  const wished: Benefit = { programme: support.fundId, instrument, fromDay, toDay: support.months === null ? null : addDays(addMonths(fromDay, support.months), -1) };
  return duplicateBenefits(wished, held(person.id).filter(({ openingId }) => openingId !== support.openingId));
}

interface Gathered {
  readonly facts: (of: CaseOf) => Facts;
  readonly rules: ReadonlyMap<ProgrammeId, readonly RuleSet[]>;
}

function recordRead(tx: Tx, viewer: Viewer, ids: readonly JobseekerId[]): Promise<void> {
  return recordAudit(tx, viewer, ids.map((id) => ({ deed: 'READ', act: 'eligibility', subject: { kind: 'Jobseeker', id }, why: 'RULES' })));
}

const peopleOf = (cases: readonly CaseOf[]): JobseekerId[] => [...new Set(cases.map(({ person }) => person.id))];

interface JudgedCase extends CaseOf {
  readonly programmeId: ProgrammeId | null;
}

const byId = <Row extends Jobseeker | Opening>(rows: readonly Row[]): ReadonlyMap<Row['id'], Row> => new Map(rows.map((row) => [row.id, row]));
