import type { Clock } from '../../kernel/clock.js';
import type { MissionId } from '../../kernel/ids.js';
import { accepted, invalid, refused, type Outcome } from '../../kernel/outcome.js';
import { missionDay } from '../../office/missions/mission.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import { taskKey } from '../../office/tasks/task.js';
import type { TasksService } from '../../office/tasks/tasks.service.js';
import { recordWork } from '../../people/jobseekers/record-work.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { catalogue } from '../../platform/queue/catalogue.js';
import { requestJob } from '../../platform/queue/outbox.js';
import { serviceViewer, type Act, type Viewer } from '../../platform/viewer.js';
import type { Award } from '../../programmes/funds/awards/award.js';
import type { PlacementId } from '../placements/placement.js';
import type { PlacementsService } from '../placements/placements.service.js';
import type { SupportedSeats } from '../supported-seats/supported-seats.service.js';
import { checkContract, contractTask, contractTaskOf, needsContract, type Contract } from './contract.js';
import { contractsOf, jobsWithoutContract, putContract } from './contract.store.js';

/** What contracts ask of other features. */
export interface ContractsGround {
  readonly missions: Pick<MissionsService, 'all' | 'getIn' | 'today'>;
  readonly placements: Pick<PlacementsService, 'kept' | 'seenIn'>;
  readonly seats: Pick<SupportedSeats, 'placementOf'>;
  readonly tasks: Pick<TasksService, 'open' | 'settle' | 'cancelOthers' | 'isSearchDue' | 'recordSearch'>;
}

/** L16: that jobs have a contract, written or attested: recorded by staff, asked for by tasks, and needed before a programme pays for the first days. */
export class ContractsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly ground: ContractsGround,
  ) {}

  /** The contracts of those of these placements that the viewer may see: staff by their cases, an employer its own. */
  ofPlacements(viewer: Viewer, ids: readonly PlacementId[]): Promise<Contract[]> {
    return this.work.run(viewer, async (tx) => contractsOf(tx, viewer.missionId, (await this.ground.placements.seenIn(tx, viewer, ids)).map(({ id }) => id)));
  }

  /** Records the contract of a job; said again, it corrects what was said. Refuses what `checkContract` refuses. */
  record(act: Act, id: PlacementId, said: Pick<Contract, 'form' | 'agreedOn'>): Promise<Outcome<Contract>> {
    const { viewer } = act;
    return this.work.act(
      act,
      async (tx): Promise<Outcome<Contract>> => {
        const { missionId, accountId: recordedBy } = viewer;
        const [placement] = await this.ground.placements.seenIn(tx, viewer, [id]);
        if (placement === undefined) return refused('NOT_FOUND', { what: 'placement' });
        if (recordedBy === null) return refused('NOT_ALLOWED', { act: act.name });
        if (!needsContract(placement)) return invalid('placementId', 'is of no job: an internship has its agreement, a course and a venture have no contract here');
        const [before = null] = await contractsOf(tx, missionId, [id]);
        const checked = checkContract(said, before, viewer, missionDay(await this.ground.missions.getIn(tx, missionId), this.clock.now()));
        if (!checked.ok) return checked;
        const { jobseekerId } = placement;
        const contract: Contract = { missionId, placementId: id, jobseekerId, ...checked.value, recordedBy, recordedAt: this.clock.now() };
        await putContract(tx, contract);
        await this.ground.tasks.settle(tx, viewer, contractTaskOf(id));
        await recordWork(tx, viewer, act.name, jobseekerId);
        return accepted(contract);
      },
      () => ({ kind: 'Placement', id }),
    );
  }

  /** Whether a part of an award may be paid: of a job once it has a contract, of everything else always. */
  async mayPay(tx: Tx, { missionId }: Viewer, award: Pick<Award, 'id'>): Promise<Outcome<null>> {
    const placementId = await this.ground.seats.placementOf(tx, missionId, award.id);
    const [placement] = placementId === null ? [] : await this.ground.placements.kept(tx, missionId, [placementId]);
    if (placement === undefined || !needsContract(placement)) return accepted(null);
    const [contract] = await contractsOf(tx, missionId, [placement.id]);
    return contract === undefined ? refused('RULE_FORBIDS', { rule: 'L16', problem: 'The contract is neither written nor attested by a case manager' }) : accepted(null);
  }

  /** Asks for a search of each mission that has had none on its day. Safe in two processes at once. */
  async sweep(signal: AbortSignal): Promise<void> {
    const { missions, tasks } = this.ground;
    for (const mission of await missions.all()) {
      signal.throwIfAborted();
      await this.work.run(serviceViewer(mission.id), async (tx) => {
        if (await tasks.isSearchDue(tx, mission.id, 'CONTRACT_MISSING', missions.today(mission))) await requestJob(tx, catalogue.findMissingContracts, { missionId: mission.id });
      });
    }
  }

  /** Opens a task for each job without a contract, and cancels those of jobs that are over. Repeating it is harmless. */
  search(missionId: MissionId): Promise<void> {
    const viewer = serviceViewer(missionId);
    const { missions, placements, tasks } = this.ground;
    return this.work.run(viewer, async (tx) => {
      const mission = await missions.getIn(tx, missionId);
      const drafts = (await placements.kept(tx, missionId, await jobsWithoutContract(tx, missionId))).map((placement) => contractTask(placement, mission.timeZone));
      for (const draft of drafts) await tasks.open(tx, viewer, draft);
      await tasks.cancelOthers(tx, missionId, 'CONTRACT_MISSING', new Set(drafts.map(taskKey)));
      await tasks.recordSearch(tx, missionId, 'CONTRACT_MISSING', missions.today(mission));
    });
  }
}
