import type { Clock } from '../../kernel/clock.js';
import type { Day } from '../../kernel/day.js';
import type { MissionId } from '../../kernel/ids.js';
import { accepted, invalid, refused, type Outcome } from '../../kernel/outcome.js';
import { missionDay } from '../../office/missions/mission.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import { taskKey } from '../../office/tasks/task.js';
import type { TasksService } from '../../office/tasks/tasks.service.js';
import type { InternshipsService } from '../../openings/internships/internships.service.js';
import type { JobseekerRecords } from '../../people/jobseekers/jobseeker-records.service.js';
import { recordWork } from '../../people/jobseekers/record-work.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { catalogue } from '../../platform/queue/catalogue.js';
import { requestJob } from '../../platform/queue/outbox.js';
import { serviceViewer, type Act, type Viewer } from '../../platform/viewer.js';
import type { Award } from '../../programmes/funds/awards/award.js';
import type { PaymentDraft } from '../../programmes/funds/payments/payment.js';
import type { Placement, PlacementId } from '../placements/placement.js';
import type { PlacementsService } from '../placements/placements.service.js';
import type { SupportedSeats } from '../supported-seats/supported-seats.service.js';
import { checkReport, faultOfStipend, paperTasks, type EndReport, type InternshipPapers } from './internship-papers.js';
import { papersOf, putAgreement, putReport } from './internship-papers.store.js';

/** Placements read in one transaction. */
const SLICE = 500;

/** What papers ask of other features. */
export interface PapersGround {
  readonly missions: Pick<MissionsService, 'all' | 'getIn' | 'today'>;
  readonly placements: Pick<PlacementsService, 'kept' | 'seenIn' | 'slice'>;
  readonly internships: Pick<InternshipsService, 'ownTermsIn'>;
  readonly records: Pick<JobseekerRecords, 'byIds'>;
  readonly seats: Pick<SupportedSeats, 'placementOf'>;
  readonly tasks: Pick<TasksService, 'open' | 'settle' | 'cancelOthers' | 'isSearchDue' | 'recordSearch'>;
}

/** F04: the written agreement and the end report of internships, and whoever has to see to them. */
export class InternshipPapersService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly ground: PapersGround,
  ) {}

  /** What is written of those of these placements that the viewer may see: staff by their cases, an employer its own. */
  ofPlacements(viewer: Viewer, ids: readonly PlacementId[]): Promise<ReadonlyMap<PlacementId, InternshipPapers>> {
    return this.work.run(viewer, async (tx) => papersOf(tx, viewer.missionId, (await this.ground.placements.seenIn(tx, viewer, ids)).map(({ id }) => id)));
  }

  /** Whether firm and person signed, of placements, in the caller's transaction, who has checked what the viewer may. */
  papersIn(tx: Tx, missionId: MissionId, ids: readonly PlacementId[]): Promise<ReadonlyMap<PlacementId, InternshipPapers>> {
    return papersOf(tx, missionId, ids);
  }

  /** F04: whether a part of an award may be paid by what is written of the internship that it is for; of everything else it may. */
  async mayPay(tx: Tx, { missionId }: Viewer, award: Pick<Award, 'id' | 'instrument'>, { evidence }: Pick<PaymentDraft, 'evidence'>): Promise<Outcome<null>> {
    if (award.instrument !== 'PAID_INTERNSHIP') return accepted(null);
    const placementId = await this.ground.seats.placementOf(tx, missionId, award.id);
    if (placementId === null) return accepted(null);
    return faultOfStipend((await papersOf(tx, missionId, [placementId])).get(placementId) ?? null, evidence) ?? accepted(null);
  }

  /** Records the day on which firm and person signed; another day corrects it. Refuses a day that has not come. */
  recordAgreement(act: Act, id: PlacementId, on: Day): Promise<Outcome<InternshipPapers>> {
    return this.change(act, id, async (tx, placement) => {
      if (on > (await this.today(tx, act.viewer.missionId))) return invalid('on', 'has not come yet');
      await putAgreement(tx, ofPlacement(placement), on);
      await this.ground.tasks.settle(tx, act.viewer, { kind: 'INTERNSHIP_PAPER', subjectId: id, occasion: 'agreement' });
      return accepted(null);
    });
  }

  /** Takes the end report, once it has begun. An employer gives it once; staff may correct it. */
  report(act: Act, id: PlacementId, said: EndReport): Promise<Outcome<InternshipPapers>> {
    const { viewer } = act;
    return this.change(act, id, async (tx, placement) => {
      if (placement.startedOn === null) return invalid('placementId', 'is of an internship that has not begun');
      const before = (await papersOf(tx, viewer.missionId, [id])).get(id) ?? null;
      if (viewer.employerId !== null && (before?.reportedOn ?? null) !== null) return refused('ALREADY_EXISTS', { what: 'report', field: 'placementId' });
      const own = (await this.ground.internships.ownTermsIn(tx, viewer.missionId, [placement.openingId])).get(placement.openingId);
      const report = checkReport(said, own?.learningGoals ?? []);
      if (!report.ok) return report;
      await putReport(tx, ofPlacement(placement), await this.today(tx, viewer.missionId), report.value);
      await this.ground.tasks.settle(tx, viewer, { kind: 'INTERNSHIP_PAPER', subjectId: id, occasion: 'report' });
      return accepted(null);
    });
  }

  /** Asks for a search of each mission that has had none on its day. Safe in two processes at once. */
  async sweep(signal: AbortSignal): Promise<void> {
    const { missions, tasks } = this.ground;
    for (const mission of await missions.all()) {
      signal.throwIfAborted();
      await this.work.run(serviceViewer(mission.id), async (tx) => {
        if (await tasks.isSearchDue(tx, mission.id, 'INTERNSHIP_PAPER', missions.today(mission))) await requestJob(tx, catalogue.findInternshipPapers, { missionId: mission.id });
      });
    }
  }

  /** Opens a task for each paper that is missing, and cancels those whose need is gone. Repeating it is harmless. */
  search(missionId: MissionId, signal: AbortSignal): Promise<void> {
    const viewer = serviceViewer(missionId);
    const { missions, tasks, placements } = this.ground;
    return this.work.run(viewer, async (tx) => {
      const mission = await missions.getIn(tx, missionId);
      const today = missionDay(mission, this.clock.now());
      const needed = new Set<string>();
      for (let after: PlacementId | null = null; ; ) {
        signal.throwIfAborted();
        const slice: Placement[] = await placements.slice(tx, missionId, after, SLICE);
        for (const followed of await this.followed(tx, missionId, slice))
          for (const draft of paperTasks(followed, today, mission.timeZone)) {
            needed.add(taskKey(draft));
            await tasks.open(tx, viewer, draft);
          }
        if (slice.length < SLICE) break;
        after = slice.at(-1)?.id ?? null;
      }
      await tasks.cancelOthers(tx, missionId, 'INTERNSHIP_PAPER', needed);
      await tasks.recordSearch(tx, missionId, 'INTERNSHIP_PAPER', today);
    });
  }

  /** The internships among these, of whoever was not forgotten. */
  private async followed(tx: Tx, missionId: MissionId, slice: readonly Placement[]): Promise<Parameters<typeof paperTasks>[0][]> {
    const { internships, records } = this.ground;
    const interned = slice.filter(({ kind }) => kind === 'INTERNSHIP');
    if (interned.length === 0) return [];
    const own = await internships.ownTermsIn(tx, missionId, interned.map(({ openingId }) => openingId));
    const written = await papersOf(tx, missionId, interned.map(({ id }) => id));
    const people = await records.byIds(tx, missionId, [...new Set(interned.map(({ jobseekerId }) => jobseekerId))]);
    const known = new Set(people.filter(({ erasedAt }) => erasedAt === null).map(({ id }) => id));
    return interned
      .filter(({ jobseekerId }) => known.has(jobseekerId))
      .map((placement) => ({ placement, months: own.get(placement.openingId)?.months ?? null, papers: written.get(placement.id) ?? null }));
  }

  private change(act: Act, id: PlacementId, write: (tx: Tx, placement: Placement) => Promise<Outcome<null>>): Promise<Outcome<InternshipPapers>> {
    const { viewer } = act;
    return this.work.act(
      act,
      async (tx): Promise<Outcome<InternshipPapers>> => {
        const [placement] = await this.ground.placements.seenIn(tx, viewer, [id]);
        if (placement === undefined) return refused('NOT_FOUND', { what: 'placement' });
        if (placement.kind !== 'INTERNSHIP') return invalid('placementId', 'is no internship');
        const written = await write(tx, placement);
        if (!written.ok) return written;
        await recordWork(tx, viewer, act.name, placement.jobseekerId);
        const papers = (await papersOf(tx, viewer.missionId, [id])).get(id);
        return papers === undefined ? refused('NOT_FOUND', { what: 'placement' }) : accepted(papers);
      },
      () => ({ kind: 'Placement', id }),
    );
  }

  private async today(tx: Tx, missionId: MissionId): Promise<Day> {
    return missionDay(await this.ground.missions.getIn(tx, missionId), this.clock.now());
  }
}

const ofPlacement = ({ missionId, id: placementId, jobseekerId }: Placement) => ({ missionId, placementId, jobseekerId });
