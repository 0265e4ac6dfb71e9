import type { Clock } from '../../kernel/clock.js';
import type { Day } from '../../kernel/day.js';
import type { EmployerId, MissionId } from '../../kernel/ids.js';
import { accepted, refused, type Outcome, type Refused } from '../../kernel/outcome.js';
import { missionDay } from '../../office/missions/mission.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { newId } from '../../platform/ids.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import type { Facts } from '../../programmes/rules/facts.js';
import type { EmployersService } from '../employers/employers.service.js';
import type { TermsService } from '../openings/terms.service.js';
import { faultOfPay } from '../openings/pay-floor.js';
import { checkPayStandard, endedOn, floorsOf, mayRecord, payFacts, standardsOf, type PaidWork, type PayStandard, type PayStandardDraft, type PayStandardId } from './pay-standard.js';
import { endStandard, insertStandard, lockStandard, standardsAt } from './pay-standard.store.js';

/** L9: what pay is held against beside the law: collective agreements, and what comparable staff of a firm earn. */
export class PayStandardsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly missions: Pick<MissionsService, 'getIn'>,
    private readonly employers: Pick<EmployersService, 'seen'>,
    private readonly terms: Pick<TermsService, 'faultOfOccupations'>,
  ) {}

  /** The standards for all employers of the mission, and with one named those of its own, the first recorded first. */
  of(viewer: Viewer, employerId: EmployerId | null): Promise<PayStandard[]> {
    return this.work.run(viewer, (tx) => standardsAt(tx, viewer.missionId, employerId === null ? [] : [employerId]));
  }

  /** Keeps a standard. Refuses an occupation that is not known. Openings that are published already stay so; the next edit, and offers, are held against it. */
  async record(act: Act, wished: PayStandardDraft): Promise<Outcome<PayStandard>> {
    const { viewer } = act;
    const unknown = await this.terms.faultOfOccupations(viewer, 'occupationUri', wished.occupation === null ? [] : [wished.occupation]);
    return this.work.act(act, async (tx): Promise<Outcome<PayStandard>> => {
      const { missionId, accountId: recordedBy } = viewer;
      if (recordedBy === null || !mayRecord(viewer, wished)) return refused('NOT_ALLOWED', { act: act.name });
      const draft = checkPayStandard(wished);
      if (!draft.ok) return draft;
      if (unknown !== null) return unknown;
      if (wished.employerId !== null) {
        const employer = await this.employers.seen(tx, viewer, wished.employerId);
        if (!employer.ok) return employer;
      }
      const standard: PayStandard = { ...draft.value, missionId, id: newId<PayStandardId>(), recordedBy, recordedAt: this.clock.now() };
      await insertStandard(tx, standard);
      return accepted(standard);
    });
  }

  /** Ends a standard with a day: what follows it is recorded anew. */
  end(act: Act, id: PayStandardId, on: Day): Promise<Outcome<PayStandard>> {
    const { viewer } = act;
    return this.work.act(act, async (tx): Promise<Outcome<PayStandard>> => {
      const standard = await lockStandard(tx, viewer.missionId, id);
      if (standard === null) return refused('NOT_FOUND', { what: 'payStandard' });
      if (!mayRecord(viewer, standard)) return refused('NOT_ALLOWED', { act: act.name });
      const ended = endedOn(standard, on);
      if (ended.ok) await endStandard(tx, standard, on);
      return ended;
    });
  }

  /** L9: why an opening does not pay enough today, in the caller's transaction; `referenceWageMinor` is that of the programme that supports it. */
  async faultOf(tx: Tx, missionId: MissionId, work: PaidWork, referenceWageMinor: number | null): Promise<Refused | null> {
    const today = missionDay(await this.missions.getIn(tx, missionId), this.clock.now());
    return faultOfPay(work, floorsOf(work, standardsOf(await standardsAt(tx, missionId, [work.employerId]), work, today), referenceWageMinor), today);
  }

  /** What standards say to rules of work at these employers on a day, in the caller's transaction. */
  async factsOf(tx: Tx, missionId: MissionId, works: readonly PaidWork[], on: Day): Promise<(work: PaidWork) => Facts> {
    const standards = await standardsAt(tx, missionId, [...new Set(works.map(({ employerId }) => employerId))]);
    return (work) => payFacts(standardsOf(standards, work, on));
  }
}
