import type { Clock } from '../../kernel/clock.js';
import type { Day } from '../../kernel/day.js';
import type { MissionId } from '../../kernel/ids.js';
import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import type { VentureId } from '../../matching/team/team.js';
import { missionDay, type Mission } from '../../office/missions/mission.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import { taskKey } from '../../office/tasks/task.js';
import type { TasksService } from '../../office/tasks/tasks.service.js';
import { isEnding, type VentureMove } from '../../openings/ventures/venture-standing.js';
import type { VenturesService } from '../../openings/ventures/ventures.service.js';
import type { Venture } from '../../openings/ventures/venture.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { catalogue } from '../../platform/queue/catalogue.js';
import { requestJob } from '../../platform/queue/outbox.js';
import { serviceViewer, type Act, type Viewer } from '../../platform/viewer.js';
import type { FigureRow } from '../figures/figure.js';
import { curve } from '../figures/rows/survival-rows.js';
import { checkFollowUp, followUpTask, type FollowUpAnswers, type StartedVenture, type VentureFollowUp } from './follow-up.js';
import { followUpsOf, insertFollowUp } from './follow-up.store.js';
import { namedNeeds, needKey, needTask, presentNeeds, type NamedNeed } from './needs.js';
import { yardsticksOf, type KnownVenture, type Yardstick } from './yardsticks.js';

/** Ventures read in one transaction. */
const SLICE = 200;
const KIND = 'VENTURE_FOLLOW_UP';

/** How the ventures of a mission fare, as they are known today. */
export interface VentureFigures {
  readonly yardsticks: readonly Yardstick[];
  /** Share of ventures that last longer than so many months from their start; `people` counts ventures. */
  readonly survival: readonly FigureRow[];
}

/** What became of ventures after their start: asked after 3, 6, 9 and 12 months, as placements are, and told in figures. What one needs is a task each. */
export class FollowUpsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly missions: MissionsService,
    private readonly ventures: VenturesService,
    private readonly tasks: TasksService,
  ) {}

  /**
   * Writes down what was heard, which settles its task, and opens one for each need that has none open; a need that is no longer named ends its task. Once more for
   * the same month, it stands in its place. Officers write of any venture, a case manager of what a person of their own cases proposed. Refuses a venture that never
   * started, and what cannot be.
   */
  record(act: Act, ventureId: VentureId, answers: FollowUpAnswers): Promise<Outcome<VentureFollowUp>> {
    const { viewer } = act;
    return this.work.act(act, async (tx): Promise<Outcome<VentureFollowUp>> => {
      const mission = await this.missions.getIn(tx, viewer.missionId);
      const venture = await this.ventures.lockIn(tx, viewer.missionId, ventureId);
      const may = venture === null ? null : await this.ventures.maySpeakFor(tx, viewer, venture.proposedBy);
      if (venture === null || may?.ok !== true) return refused('NOT_FOUND', { what: 'venture' });
      const started = startOf(venture, await this.ventures.movesIn(tx, viewer.missionId, [ventureId]), mission);
      if (started === null) return refused('VENTURE_NOT_READY', { field: 'status', problem: `is ${venture.status}: it is followed from the day on which it became RUNNING` });
      const checked = checkFollowUp(answers, started.startedOn, this.missions.today(mission));
      if (!checked.ok) return checked;
      const { all: members, returnees } = await this.ventures.counted(tx, venture);
      const before = await followUpsOf(tx, viewer.missionId, [ventureId]);
      const number = before.filter((each) => each.month === answers.month).length + 1;
      const line: VentureFollowUp = { missionId: viewer.missionId, ventureId, ...checked.value, members, returnees, number, by: viewer.accountId, at: this.clock.now() };
      if (!(await insertFollowUp(tx, line))) throw new Error('a line of a venture that was locked is there already');
      await this.tasks.settle(tx, viewer, { kind: KIND, subjectId: ventureId, occasion: `month-${answers.month}` });
      await this.seeToNeeds(tx, viewer, started, [...before, line].sort((a, b) => a.month - b.month || a.number - b.number));
      return accepted(line);
    });
  }

  /** What was heard of these ventures, by month, corrections after what they correct; a partner is told nothing, of its own venture neither. */
  of(viewer: Viewer, ids: readonly VentureId[]): Promise<VentureFollowUp[]> {
    if (viewer.employerId !== null) return Promise.resolve([]);
    return this.work.run(viewer, (tx) => followUpsOf(tx, viewer.missionId, ids));
  }

  /** As `of`, of all that was heard and inside the caller's transaction. */
  heardIn(tx: Tx, missionId: MissionId, ids: readonly VentureId[]): Promise<VentureFollowUp[]> {
    return followUpsOf(tx, missionId, ids);
  }

  /** How the ventures of the viewer's mission fare; numbers under 5 are hidden. */
  figures(viewer: Viewer): Promise<VentureFigures> {
    const { missionId } = viewer;
    return this.work.run(viewer, async (tx) => {
      const mission = await this.missions.getIn(tx, missionId);
      const known: KnownVenture[] = [];
      const spells = [];
      for await (const { venture, started, heard } of this.followed(tx, missionId, mission)) {
        const standing = heard.filter((each, at) => heard[at + 1]?.month !== each.month);
        known.push({ returnees: standing.at(-1)?.returnees ?? (await this.ventures.counted(tx, venture)).returnees, started: started !== null, heard: standing });
        // One that goes on is known to up to the last day on which somebody heard of it.
        if (started !== null) spells.push({ time: Math.max(0, (started.endedOn ?? lastOf(heard, started.startedOn)) - started.startedOn), ended: started.endedOn !== null });
      }
      return { yardsticks: yardsticksOf(known), survival: curve(spells) };
    });
  }

  /** Cancels what was to be seen to of a venture that has ended, in the transaction of its end. */
  async ended(tx: Tx, viewer: Viewer, { missionId, id, status }: Venture): Promise<void> {
    if (isEnding(status)) await this.endNeeds(tx, viewer, id, namedNeeds(await followUpsOf(tx, missionId, [id])));
  }

  /** Asks for a search of each mission that has had none on its day. Safe in two processes at once. */
  async sweep(signal: AbortSignal): Promise<void> {
    for (const mission of await this.missions.all()) {
      signal.throwIfAborted();
      await this.work.run(serviceViewer(mission.id), async (tx) => {
        if (await this.tasks.isSearchDue(tx, mission.id, KIND, this.missions.today(mission))) await requestJob(tx, catalogue.findDueVentures, { missionId: mission.id });
      });
    }
  }

  /** Opens a task for each venture that is to be looked at, and cancels those that nobody needs any more. Repeating it is harmless. */
  search(missionId: MissionId): Promise<void> {
    const viewer = serviceViewer(missionId);
    return this.work.run(viewer, async (tx) => {
      const mission = await this.missions.getIn(tx, missionId);
      const today = this.missions.today(mission);
      const needed = new Set<string>();
      for await (const { started, heard } of this.followed(tx, missionId, mission)) {
        const draft = started === null ? null : followUpTask(started, heard.map((each) => each.month), today);
        if (draft === null) continue;
        needed.add(taskKey(draft));
        await this.tasks.open(tx, viewer, draft);
      }
      await this.tasks.cancelOthers(tx, missionId, KIND, needed);
      await this.tasks.recordSearch(tx, missionId, KIND, today);
    });
  }

  private async seeToNeeds(tx: Tx, viewer: Viewer, venture: StartedVenture, lines: readonly VentureFollowUp[]): Promise<void> {
    const [last] = lines.slice(-1);
    const [named, present] = [namedNeeds(lines), presentNeeds(lines)];
    await this.endNeeds(tx, viewer, venture.id, named.filter(({ need }) => !present.includes(need)));
    if (last === undefined || venture.endedOn !== null) return;
    for (const need of present) if (!(await this.isSeenTo(tx, viewer, venture, named.filter((each) => each.need === need)))) await this.tasks.open(tx, viewer, needTask(venture, last, need));
  }

  private async isSeenTo(tx: Tx, viewer: Viewer, venture: StartedVenture, named: readonly NamedNeed[]): Promise<boolean> {
    for (const each of named) if ((await this.tasks.standing(tx, viewer.missionId, needKey(venture, each)))?.status === 'OPEN') return true;
    return false;
  }

  private async endNeeds(tx: Tx, viewer: Viewer, id: VentureId, gone: readonly NamedNeed[]): Promise<void> {
    for (const each of gone) await this.tasks.endNamed(tx, viewer, needKey({ id }, each), 'CANCELLED', 'NOT_NEEDED');
  }

  /** Every venture that was ever funded or running, with what was heard of it. */
  private async *followed(tx: Tx, missionId: MissionId, mission: Mission): AsyncGenerator<{ venture: Venture; started: StartedVenture | null; heard: readonly VentureFollowUp[] }> {
    for (let after: VentureId | null = null; ; ) {
      const slice: { readonly venture: Venture; readonly moves: readonly VentureMove[] }[] = await this.ventures.withMeansIn(tx, missionId, after, SLICE);
      const heard = await followUpsOf(tx, missionId, slice.map(({ venture }) => venture.id));
      for (const { venture, moves } of slice) yield { venture, started: startOf(venture, moves, mission), heard: heard.filter((each) => each.ventureId === venture.id) };
      if (slice.length < SLICE) return;
      after = slice.at(-1)?.venture.id ?? null;
    }
  }
}

/** When a venture began to run and when it ended, in the mission's calendar; null for one that never ran. */
function startOf({ id, kind, proposedBy }: Venture, moves: readonly VentureMove[], mission: Mission): StartedVenture | null {
  const start = moves.find((move) => move.to === 'RUNNING');
  const end = moves.find((move) => isEnding(move.to));
  const founder = kind === 'INDIVIDUAL' || kind === 'FAMILY' ? proposedBy : null;
  return start === undefined ? null : { id, founder, startedOn: missionDay(mission, start.at), endedOn: end === undefined ? null : missionDay(mission, end.at) };
}

function lastOf(heard: readonly VentureFollowUp[], startedOn: Day): Day {
  return heard.reduce((last, each) => (each.askedOn > last ? each.askedOn : last), startedOn);
}
