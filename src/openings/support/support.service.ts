import type { Clock } from '../../kernel/clock.js';
import type { MissionId, OpeningId } from '../../kernel/ids.js';
import type { Money } from '../../kernel/money.js';
import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import { missionDay } from '../../office/missions/mission.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import { convert } from '../../office/missions/rates.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import type { FundsService } from '../../programmes/funds/funds.service.js';
import type { Facts } from '../../programmes/rules/facts.js';
import { openWarnings, type Overriding } from '../../programmes/rules/override.js';
import type { ProgrammeId } from '../../programmes/rules/programmes/programme.js';
import type { ProgrammesService } from '../../programmes/rules/programmes/programmes.service.js';
import { refusalOf } from '../../programmes/rules/refusal.js';
import type { Verdict } from '../../programmes/rules/rule-set.js';
import type { Opening } from '../openings/opening.js';
import type { OpeningRecords } from '../openings/opening-records.service.js';
import type { OpeningsService } from '../openings/openings.service.js';
import { maySee } from '../employers/employer-rights.js';
import type { TrainingsService } from '../trainings/trainings.service.js';
import { courseFacts } from './course-support.js';
import { checkSupport, faultOfPlace, type SupportedOpening, type SupportTerms } from './support.js';
import { ofOpeningAlone, supportFacts } from './support-facts.js';
import { deleteSupport, putSupport, supportsByProgramme, supportsOf } from './support.store.js';

/** What support asks of other features. */
export interface SupportGround {
  readonly missions: Pick<MissionsService, 'getIn' | 'ratesIn'>;
  readonly openings: Pick<OpeningRecords, 'byIds' | 'lock'>;
  readonly programmes: Pick<ProgrammesService, 'recordsIn' | 'eligibility' | 'overrideIn' | 'overrides'>;
  readonly funds: Pick<FundsService, 'records'>;
  readonly trainings: Pick<TrainingsService, 'ownTermsIn'>;
  readonly publication: Pick<OpeningsService, 'standsIn'>;
}

/**
 * What programmes pay at openings. Staff write it, since it is the mission's money; an employer reads that of its own openings. It is not read by matching: who
 * fits a post does not depend on who pays for it (F02).
 */
export class SupportService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly ground: SupportGround,
  ) {}

  /** The support of these openings, in the caller's transaction; those without are left out. */
  async supportOf(tx: Tx, missionId: MissionId, ids: readonly OpeningId[]): Promise<ReadonlyMap<OpeningId, SupportedOpening>> {
    return new Map((await supportsOf(tx, missionId, ids)).map((support) => [support.openingId, support]));
  }

  /** The openings that a programme supports, in the caller's transaction. */
  ofProgramme(tx: Tx, missionId: MissionId, id: ProgrammeId): Promise<SupportedOpening[]> {
    return supportsByProgramme(tx, missionId, id);
  }

  /** F27: what courses among these that a programme pays for say to its rules, in the caller's transaction and a fixed number of statements. */
  async courseFactsOf(tx: Tx, missionId: MissionId, supports: readonly SupportedOpening[]): Promise<(openingId: OpeningId) => Facts> {
    const courses = supports.filter(({ instrument }) => instrument === 'TRAINING');
    if (courses.length === 0) return () => ({});
    const own = await this.ground.trainings.ownTermsIn(tx, missionId, courses.map(({ openingId }) => openingId));
    const funds = await this.ground.funds.records(tx, missionId, [...new Set(courses.flatMap(({ fundId }) => fundId ?? []))]);
    const mission = await this.ground.missions.getIn(tx, missionId);
    const rates = await this.ground.missions.ratesIn(tx, mission);
    return (openingId) => {
      const support = courses.find((each) => each.openingId === openingId);
      const currency = funds.find(({ id }) => id === support?.fundId)?.currency ?? null;
      if (support === undefined) return {};
      const terms = own.get(openingId) ?? null;
      const cost = terms?.cost ?? null;
      const inFund = cost === null || currency === null ? null : convert(cost, currency, missionDay(mission, support.changedAt), rates);
      return courseFacts(support, { own: terms, currency, costInFund: inFund?.minor ?? null });
    };
  }

  /** The support of those of these openings that the viewer may see. */
  byOpenings(viewer: Viewer, ids: readonly OpeningId[]): Promise<SupportedOpening[]> {
    return this.work.run(viewer, async (tx) => {
      const seen = (await this.ground.openings.byIds(tx, viewer.missionId, ids)).filter((opening) => maySee(viewer, opening.employerId));
      return supportsOf(tx, viewer.missionId, seen.map(({ id }) => id));
    });
  }

  /**
   * Says what a programme pays at an opening, in place of what was said before (`version` null where nothing was). Refuses terms that cannot stand, and for an
   * opening that is published whatever keeps it from being published. A warning that the opening alone causes is overridden here, with a reason (L11).
   */
  set(act: Act, openingId: OpeningId, version: number | null, wished: SupportTerms, overrides: readonly Overriding[]): Promise<Outcome<SupportedOpening>> {
    const { viewer } = act;
    return this.work.act(
      act,
      async (tx): Promise<Outcome<SupportedOpening>> => {
        const before = await this.lock(tx, viewer, openingId, version);
        if (!before.ok) return before;
        const { opening, support } = before.value;
        const { missionId, accountId: changedBy } = viewer;
        const terms = await this.placed(tx, opening, wished, this.clock.now());
        if (!terms.ok) return terms;
        const next: SupportedOpening = { ...terms.value, missionId, openingId, version: (support?.version ?? 0) + 1, changedBy, changedAt: this.clock.now() };
        await putSupport(tx, next);
        const verdict = await this.judged(tx, opening, next);
        if (!verdict.ok) return verdict;
        for (const { rule, reason } of overrides) {
          const overridden = await this.ground.programmes.overrideIn(tx, viewer, verdict.value, rule, reason, { programmeId: next.programmeId, openingId, jobseekerId: null });
          if (!overridden.ok) return overridden;
        }
        const fit = opening.status === 'PUBLISHED' ? await this.ground.publication.standsIn(tx, viewer, opening) : accepted(null);
        return fit.ok ? accepted(next) : fit;
      },
      () => ({ kind: 'Opening', id: openingId }),
    );
  }

  /** Takes the support of an opening away: whoever takes a seat from now on is paid by the employer alone. */
  remove(act: Act, openingId: OpeningId, version: number): Promise<Outcome<SupportedOpening>> {
    return this.work.act(
      act,
      async (tx): Promise<Outcome<SupportedOpening>> => {
        const before = await this.lock(tx, act.viewer, openingId, version);
        if (!before.ok) return before;
        const { support } = before.value;
        if (support === null) return ABSENT;
        await deleteSupport(tx, act.viewer.missionId, openingId);
        return accepted(support);
      },
      () => ({ kind: 'Opening', id: openingId }),
    );
  }

  /** Whether an opening may be published with its support: nothing of it is blocked, and each warning has been overridden since the support was written. */
  async mayPublish(tx: Tx, viewer: Viewer, opening: Opening): Promise<Outcome<null>> {
    const [support] = await supportsOf(tx, viewer.missionId, [opening.id]);
    if (support === undefined) return accepted(null);
    const { missionId: _, openingId: __, version: ___, changedBy: ____, changedAt, ...terms } = support;
    const placed = await this.placed(tx, opening, terms, changedAt);
    if (!placed.ok) return placed;
    const verdict = await this.judged(tx, opening, support);
    if (!verdict.ok) return verdict;
    const overridden = (await this.ground.programmes.overrides(tx, viewer.missionId, null, opening.id)).filter((each) => each.at >= support.changedAt);
    const [[block], [warning]] = [verdict.value.blocks, openWarnings(verdict.value, overridden)];
    if (block !== undefined) return refusalOf(block);
    return warning === undefined ? accepted(null) : refusalOf(warning);
  }

  /** What the rules of the programme say of the opening by itself, today. */
  private async judged(tx: Tx, opening: Opening, support: SupportedOpening): Promise<Outcome<Verdict>> {
    const { missionId } = support;
    const on = missionDay(await this.ground.missions.getIn(tx, missionId), this.clock.now());
    const facts = { ...supportFacts(opening, support), ...(await this.courseFactsOf(tx, missionId, [support]))(opening.id) };
    const verdict = await this.ground.programmes.eligibility(tx, missionId, support.programmeId, facts, on);
    return verdict.ok ? accepted({ ...verdict.value, ...ofOpeningAlone(verdict.value) }) : verdict;
  }

  /** The terms as they may be kept for this opening; amounts are compared by the rates of the day on which they were said. */
  private async placed(tx: Tx, opening: Opening, wished: SupportTerms, saidAt: Date): Promise<Outcome<SupportTerms>> {
    const { missionId } = opening;
    const [programme] = await this.ground.programmes.recordsIn(tx, missionId, [wished.programmeId]);
    if (programme === undefined) return refused('NOT_FOUND', { what: 'programme' });
    const [fund] = wished.fundId === null ? [null] : await this.ground.funds.records(tx, missionId, [wished.fundId]);
    if (fund === undefined) return refused('NOT_FOUND', { what: 'fund' });
    const checked = checkSupport(wished);
    if (!checked.ok) return checked;
    const mission = await this.ground.missions.getIn(tx, missionId);
    const rates = await this.ground.missions.ratesIn(tx, mission);
    const glance = { today: missionDay(mission, this.clock.now()), convert: (money: Money, to: string) => convert(money, to, missionDay(mission, saidAt), rates) };
    return faultOfPlace(checked.value, opening, programme, fund, glance) ?? checked;
  }

  private async lock(tx: Tx, viewer: Viewer, openingId: OpeningId, version: number | null): Promise<Outcome<{ readonly opening: Opening; readonly support: SupportedOpening | null }>> {
    const [opening] = await this.ground.openings.lock(tx, viewer.missionId, [openingId]);
    if (opening === undefined || !maySee(viewer, opening.employerId)) return refused('NOT_FOUND', { what: 'opening' });
    const [support = null] = await supportsOf(tx, viewer.missionId, [openingId]);
    if ((support?.version ?? null) !== version) return refused('STALE_EDIT', { what: 'support', version: support?.version ?? 0 });
    return accepted({ opening, support });
  }
}

const ABSENT = refused('NOT_FOUND', { what: 'support' });
