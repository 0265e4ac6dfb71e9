import type { Day } from '../../kernel/day.js';
import type { JobseekerId } from '../../kernel/ids.js';
import { accepted, type Outcome } from '../../kernel/outcome.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import { convert } from '../../office/missions/rates.js';
import type { BenefitsService } from '../../people/referrals/benefits.service.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { Viewer } from '../../platform/viewer.js';
import { duplicateBenefits, type Benefit } from '../../programmes/catalogue/duplicate-benefits.js';
import type { AwardsService } from '../../programmes/funds/awards/awards.service.js';
import { mayKnow } from '../../programmes/rules/guarded-facts.js';
import { override, type Overriding } from '../../programmes/rules/override.js';
import { faultOfFunding, type FundingJudgement } from '../funding/applying.js';
import type { Applicant, FundingService } from '../funding/funding.service.js';
import type { Venture } from '../ventures/venture.js';
import type { VenturesService } from '../ventures/ventures.service.js';
import type { GrantRecords } from './grant-records.service.js';
import type { Grant } from './grant.js';

/** For whom a grant is, locked against other grants until the transaction ends. */
export interface Grantee {
  readonly venture: Venture | null;
  /** The venture as its approved plan has it: what it costs is said there. */
  readonly planned: Venture | null;
  readonly founders: readonly JobseekerId[];
  /** Every record of theirs, those that merges closed too. */
  readonly records: readonly JobseekerId[];
  /** What was granted, or waits, already. */
  readonly before: readonly Grant[];
}

/** What the judgement of a grant asks of other features. */
export interface JudgingGround {
  readonly missions: Pick<MissionsService, 'getIn' | 'ratesIn'>;
  readonly funding: Pick<FundingService, 'judge'>;
  readonly ventures: Pick<VenturesService, 'joinedByIn'>;
  readonly awards: Pick<AwardsService, 'heldOfPeople' | 'moneyOf'>;
  readonly benefits: Pick<BenefitsService, 'of'>;
}

/** What rules say of a grant: the same when it is asked for and when a second person decides. */
export class GrantJudging {
  constructor(
    private readonly records: GrantRecords,
    private readonly ground: JudgingGround,
  ) {}

  /** What rules say of it, with what was granted before: F20 and F21 count all that somebody is given, and F59 warns of the same twice. */
  async judged(
    tx: Tx,
    viewer: Viewer,
    applicant: Applicant,
    grantee: Grantee,
    asked: Pick<Grant, 'programmeId' | 'form' | 'minor' | 'currency' | 'cashReason'>,
    on: Day,
  ): Promise<Outcome<FundingJudgement>> {
    const { programmeId, currency, cashReason } = asked;
    const rates = await this.ground.missions.ratesIn(tx, await this.ground.missions.getIn(tx, viewer.missionId));
    const together = (grants: readonly Pick<Grant, 'minor' | 'currency'>[]): number => grants.reduce((sum, grant) => sum + (convert(grant, currency, on, rates)?.minor ?? 0), 0);
    const all = [...grantee.before, asked];
    const wish = { minor: together(all), currency, cashMinor: together(all.filter(({ form }) => form === 'CASH')), cashReason };
    // Of a person with a business, the one that is locked.
    const judgement = await this.ground.funding.judge(tx, viewer, grantee.venture === null ? applicant : { ventureId: grantee.venture.id }, programmeId, wish, on);
    if (!judgement.ok) return judgement;
    const twice = duplicateBenefits({ programme: programmeId, instrument: 'GRANT', fromDay: on, toDay: null }, await this.running(tx, viewer, grantee, on));
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
}

/**
 * The overrides, where nothing is left that blocks or warns. Refuses an override of what does not warn. `before`: warnings that were let pass when it was asked for, which
 * stay so.
 */
export function passing(viewer: Viewer, judgement: FundingJudgement, overrides: readonly Overriding[], before: readonly Overriding[] = []): Outcome<Overriding[]> {
  const passed: Overriding[] = [];
  for (const { rule, reason } of overrides) {
    const allowed = override(judgement.known, rule, reason, viewer.roles);
    if (!allowed.ok) return allowed;
    passed.push(allowed.value);
  }
  return faultOfFunding(judgement, [...before, ...passed].map(({ rule }) => rule)) ?? accepted(passed);
}

/** Whether a second person looks first: what rules send to somebody's list by the money. What they say of people goes to lists of those who may know it. */
export function waits({ known }: FundingJudgement): boolean {
  return known.routes.some((route) => mayKnow('HANDLE', route));
}
