import type { Clock } from '../../../kernel/clock.js';
import type { EmployerId, JobseekerId, MissionId } from '../../../kernel/ids.js';
import { accepted, invalid, refused, type Outcome } from '../../../kernel/outcome.js';
import { checkText } from '../../../kernel/text.js';
import type { MissionsService } from '../../../office/missions/missions.service.js';
import type { Tx, UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { newId } from '../../../platform/ids.js';
import type { Act, Viewer } from '../../../platform/viewer.js';
import { givesOn, type Fund } from '../fund.js';
import type { FundsService } from '../funds.service.js';
import type { Balances } from '../ledger/balances.js';
import type { AwardId } from '../ledger/ledger-account.js';
import type { AwardMoney, Ledger } from '../ledger/ledger.service.js';
import { clawBack, commitment, instalment, recovery, release, reservation, stageOf, type AwardShape, type Move } from '../ledger/moves.js';
import { maySeeAward, type Award, type ClawBackReason, type ReleaseReason, type ShownAward } from './award.js';
import { awardById, awardOf, awardsByIds, awardsOfEmployer, awardsOfPeople, awardsOfPerson, insertAward, pageOfAwards } from './award.store.js';

/** What somebody wants set aside. */
export type AwardDraft = Pick<Award, 'fundId' | 'openingId' | 'employerId' | 'jobseekerId' | 'instrument' | 'occasion' | 'minor'>;

/** An award with its fund, which nobody else moves until the transaction ends. */
export interface LockedAward {
  readonly award: Award;
  readonly fund: Fund;
}

/**
 * Money set aside for a person at an opening, from the reservation to the last instalment. `reserve`, `commit` and `release` go into the
 * transaction of their cause (the employer confirms, the person starts, the placement ends): take the seat first, then the money, so that
 * everybody locks in one order.
 */
export class AwardsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly missions: Pick<MissionsService, 'getIn' | 'today'>,
    private readonly funds: FundsService,
    private readonly ledger: Ledger,
  ) {}

  /**
   * Sets money aside. Refuses a fund that is not there or gives nothing today, and as MONEY_SHORT more than is available or than the person may
   * have, and what is for several people together of a fund that gives to each. Asked again for the same occasion it gives the award that there is, and refuses one with other facts as ALREADY_EXISTS.
   */
  async reserve(tx: Tx, viewer: Viewer, draft: AwardDraft): Promise<Outcome<Award>> {
    const { missionId } = viewer;
    const occasion = checkText('occasion', draft.occasion, 1, 200);
    if (!occasion.ok) return occasion;
    const fund = await this.funds.lock(tx, missionId, draft.fundId);
    if (fund === null) return refused('NOT_FOUND', { what: 'fund' });
    const before = await awardOf(tx, missionId, occasion.value);
    if (before !== null) return isSame(before, draft) ? accepted(before) : refused('ALREADY_EXISTS', { what: 'award', field: 'occasion' });
    const reservedOn = this.missions.today(await this.missions.getIn(tx, missionId));
    const gives = givesOn(fund, reservedOn);
    if (!gives.ok) return gives;
    const { fundId, openingId, employerId, jobseekerId, instrument, minor } = draft;
    if (fund.perPerson && jobseekerId === null) return invalid('fundId', 'gives to each person up to what they may have, and this is for several together');
    const award: Award = {
      ...{ missionId, id: newId<AwardId>(), fundId, openingId, employerId, jobseekerId, instrument, occasion: occasion.value, minor },
      ...{ reservedOn, reservedAt: this.clock.now() },
    };
    // Looked at before it is written: the table refuses an amount that is none as a fault.
    const move = reservation(shapeOf({ award, fund }), minor);
    if (!move.ok) return move;
    await insertAward(tx, award);
    const after = await this.post(tx, viewer, { award, fund }, () => move);
    return after.ok ? accepted(award) : after;
  }

  /** Owes what is reserved, because the person has started. Refuses an award that is not RESERVED. */
  async commit(tx: Tx, viewer: Viewer, id: AwardId): Promise<Outcome<Award>> {
    const locked = await this.lock(tx, viewer, id);
    if (!locked.ok) return locked;
    const after = await this.post(tx, viewer, locked.value, (at) => commitment(shapeOf(locked.value), at));
    return after.ok ? accepted(locked.value.award) : after;
  }

  /**
   * Gives back to the fund, and to the person's entitlement, all that is not paid; of what is owed `keep` stays, for time that was worked. Refuses an award with
   * nothing to give back.
   */
  async release(tx: Tx, viewer: Viewer, id: AwardId, reason: ReleaseReason, keep = 0): Promise<Outcome<Award>> {
    const locked = await this.lock(tx, viewer, id);
    if (!locked.ok) return locked;
    const after = await this.post(tx, viewer, locked.value, (at) => release(shapeOf(locked.value), at, keep), { reason });
    return after.ok ? accepted(locked.value.award) : after;
  }

  /** As `release` of all that is not paid, by somebody of finance who decides that nothing more is due. */
  giveBack(act: Act, id: AwardId, reason: ReleaseReason): Promise<Outcome<ShownAward>> {
    return this.moved(act, id, (locked, at) => release(shapeOf(locked), at), reason);
  }

  /** Pays an approved part of what is owed, in the transaction that approves it. */
  async pay(tx: Tx, viewer: Viewer, locked: LockedAward, paymentId: NonNullable<Parameters<Ledger['post']>[2]['paymentId']>, minor: number): Promise<Outcome<Balances>> {
    return this.post(tx, viewer, locked, () => instalment(shapeOf(locked), minor), { paymentId });
  }

  /** Claims back what was paid. */
  clawBack(act: Act, id: AwardId, minor: number, reason: ClawBackReason): Promise<Outcome<ShownAward>> {
    return this.moved(act, id, (locked) => clawBack(shapeOf(locked), minor), reason);
  }

  /** As `clawBack`, of an award that the caller has locked, in its transaction. */
  clawBackIn(tx: Tx, viewer: Viewer, locked: LockedAward, minor: number, reason: ClawBackReason): Promise<Outcome<Balances>> {
    return this.post(tx, viewer, locked, () => clawBack(shapeOf(locked), minor), { reason });
  }

  /** What was claimed back has arrived. */
  recover(act: Act, id: AwardId, minor: number): Promise<Outcome<ShownAward>> {
    return this.moved(act, id, (locked) => recovery(shapeOf(locked), minor), null);
  }

  /** The award if the viewer may see it, with its fund locked; refused as NOT_FOUND otherwise. */
  async lock(tx: Tx, viewer: Viewer, id: AwardId): Promise<Outcome<LockedAward>> {
    const award = await awardById(tx, viewer.missionId, id);
    if (award === null || !maySeeAward(viewer, award)) return ABSENT;
    const fund = await this.funds.lock(tx, viewer.missionId, award.fundId);
    return fund === null ? ABSENT : accepted({ award, fund });
  }

  /** What the money of an award is doing, inside the caller's transaction. */
  async moneyOf(tx: Tx, missionId: MissionId, id: AwardId): Promise<AwardMoney> {
    return (await this.ledger.ofAwards(tx, missionId, [id]))(id);
  }

  /** As `moneyOf` for many awards at once. */
  moneyOfAll(tx: Tx, missionId: MissionId, ids: readonly AwardId[]): Promise<(id: AwardId) => AwardMoney> {
    return this.ledger.ofAwards(tx, missionId, ids);
  }

  /** Awards of a person, the first one first, inside the caller's transaction. */
  ofPerson(tx: Tx, missionId: MissionId, id: JobseekerId): Promise<Award[]> {
    return awardsOfPerson(tx, missionId, id);
  }

  /** Awards that are paid to an employer, the first one first, inside the caller's transaction. */
  ofEmployer(tx: Tx, missionId: MissionId, id: EmployerId): Promise<Award[]> {
    return awardsOfEmployer(tx, missionId, id);
  }

  /** Awards of these people of which something is still held for them, inside the caller's transaction: what they have at present (F59). */
  async heldOfPeople(tx: Tx, missionId: MissionId, ids: readonly JobseekerId[]): Promise<Award[]> {
    const awards = ids.length === 0 ? [] : await awardsOfPeople(tx, missionId, ids);
    const money = await this.ledger.ofAwards(tx, missionId, awards.map(({ id }) => id));
    return awards.filter(({ id }) => money(id).reserved + money(id).committed > 0);
  }

  /** The awards among these that the viewer may see. */
  byIds(viewer: Viewer, ids: readonly AwardId[]): Promise<ShownAward[]> {
    return this.work.run(viewer, async (tx) => this.shown(tx, viewer, await awardsByIds(tx, viewer.missionId, ids)));
  }

  /** Awards that the viewer may see, newest first. */
  page(viewer: Viewer, after: AwardId | null, limit: number): Promise<ShownAward[]> {
    return this.work.run(viewer, async (tx) => this.shown(tx, viewer, await pageOfAwards(tx, viewer.missionId, viewer.employerId, after, limit)));
  }

  /** These awards as the viewer sees them; those of others are left out. */
  async shown(tx: Tx, viewer: Viewer, awards: readonly Award[]): Promise<ShownAward[]> {
    const seen = awards.filter((award) => maySeeAward(viewer, award));
    const funds = new Map((await this.funds.records(tx, viewer.missionId, [...new Set(seen.map((award) => award.fundId))])).map((fund) => [fund.id, fund]));
    const money = await this.ledger.ofAwards(tx, viewer.missionId, seen.map((award) => award.id));
    return seen.flatMap((award) => {
      const fund = funds.get(award.fundId);
      if (fund === undefined) return [];
      const held = money(award.id);
      const jobseekerId = viewer.employerId === null ? award.jobseekerId : null;
      return [{ ...award, jobseekerId, currency: fund.currency, payerName: fund.payerName, stage: stageOf(held), money: held } satisfies ShownAward];
    });
  }

  private moved(act: Act, id: AwardId, make: (locked: LockedAward, at: Balances) => Outcome<Move>, reason: ClawBackReason | ReleaseReason | null): Promise<Outcome<ShownAward>> {
    return this.work.act(act, async (tx): Promise<Outcome<ShownAward>> => {
      const locked = await this.lock(tx, act.viewer, id);
      if (!locked.ok) return locked;
      const after = await this.post(tx, act.viewer, locked.value, (at) => make(locked.value, at), { reason });
      if (!after.ok) return after;
      const [shown] = await this.shown(tx, act.viewer, [locked.value.award]);
      return shown === undefined ? ABSENT : accepted(shown);
    });
  }

  private post(
    tx: Tx,
    viewer: Viewer,
    { award, fund }: LockedAward,
    move: (at: Balances) => Outcome<Move>,
    beside: Pick<Parameters<Ledger['post']>[2], 'paymentId' | 'reason'> = {},
  ): Promise<Outcome<Balances>> {
    return this.ledger.post(tx, viewer, { fund, awardId: award.id, jobseekerId: fund.perPerson ? award.jobseekerId : null, ...beside, move });
  }
}

const ABSENT = refused('NOT_FOUND', { what: 'award' });

const shapeOf = ({ award, fund }: LockedAward): AwardShape => ({ id: award.id, jobseekerId: award.jobseekerId, perPerson: fund.perPerson });

function isSame(award: Award, draft: AwardDraft): boolean {
  const names = ['fundId', 'openingId', 'employerId', 'jobseekerId', 'instrument', 'minor'] as const;
  return names.every((name) => award[name] === draft[name]);
}
