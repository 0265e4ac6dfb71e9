import { addDays, type Day } from '../../kernel/day.js';
import type { Clock } from '../../kernel/clock.js';
import type { JobseekerId, MissionId, OpeningId } from '../../kernel/ids.js';
import { accepted, invalid, refused, type Outcome } from '../../kernel/outcome.js';
import type { VentureId } from '../../matching/team/team.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import type { TaskDraft } from '../../office/tasks/task.js';
import type { TasksService } from '../../office/tasks/tasks.service.js';
import type { EmployersService } from '../../openings/employers/employers.service.js';
import { isEnding } from '../../openings/ventures/venture-standing.js';
import type { Venture } from '../../openings/ventures/venture.js';
import type { VenturesService } from '../../openings/ventures/ventures.service.js';
import type { Jobseeker } from '../../people/jobseekers/jobseeker.js';
import type { JobseekerRecords } from '../../people/jobseekers/jobseeker-records.service.js';
import { sightOfOne } from '../../people/jobseekers/sight/sight.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { newId } from '../../platform/ids.js';
import { catalogue } from '../../platform/queue/catalogue.js';
import { requestJob } from '../../platform/queue/outbox.js';
import { hasRole, type Act, type Viewer } from '../../platform/viewer.js';
import type { Elsewhere } from './elsewhere.js';
import type { TeamCalls } from './solving/team-calls.service.js';
import { brokenRunsFor, everChosenFor, forgetAgreements, giveUpRuns, insertRun, lockRun, openRunFor, openSeatsOf, otherChosen, proposalsOf, putProposalState, putWord, runById, runsAskingFor, runsOfVenture } from './team.store.js';
import { moveProposal, takeWord, type AskedSeat, type HeldSeat, type ProposedSeat, type SaidWord, type TeamProposal, type TeamRun, type TeamRunId } from './team.js';

/** Most ventures of one search. */
export const MOST_VENTURES = 50;
/** A search that is not done by then is given up, so that another can be asked for. */
export const GIVEN_UP_SECONDS = 3_600;
/** Days within which somebody is asked whether they join [P]. */
const DAYS_TO_ASK = 5;
const MOST_RUNS_SHOWN = 20;

/** What teams need of the rest of the product. */
export interface TeamsGround {
  readonly missions: Pick<MissionsService, 'getIn' | 'today'>;
  readonly ventures: Pick<VenturesService, 'byIdsIn' | 'counted' | 'lockIn'>;
  readonly employers: Pick<EmployersService, 'grounds'>;
  readonly people: Pick<JobseekerRecords, 'byIds' | 'lock'>;
  readonly tasks: Pick<TasksService, 'open' | 'settle' | 'endNamed'>;
  readonly elsewhere: Elsewhere;
  readonly calls: Pick<TeamCalls, 'stands'>;
}

/** A search that the caller's transaction has locked, with its proposals. */
export interface LockedRun {
  readonly run: TeamRun;
  readonly proposals: readonly TeamProposal[];
}

/** Teams for ventures: officers ask for them and choose one, case managers record what each person says. Who may call what is said at the doors. */
export class TeamsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly ground: TeamsGround,
  ) {}

  /** Asks for teams that fill the open roles of these ventures at once. While such a search is under way, that one is given. Refuses ventures that take nobody, or to which nobody may be put (L15). */
  propose(act: Act, ids: readonly VentureId[]): Promise<Outcome<TeamRun>> {
    const wanted = [...new Set(ids)].sort();
    if (wanted.length === 0 || wanted.length > MOST_VENTURES) return Promise.resolve(invalid('ventureIds', `must name 1 to ${MOST_VENTURES} ventures`));
    const { missionId, accountId } = act.viewer;
    return this.work.act(act, async (tx): Promise<Outcome<TeamRun>> => {
      const today = await this.today(tx, missionId);
      // Locked in the order of their ids: two who ask at once get one search.
      for (const id of wanted) {
        const venture = await this.ground.ventures.lockIn(tx, missionId, id);
        if (venture === null) return refused('NOT_FOUND', { what: 'venture' });
        const { status, title, members, employerId } = venture;
        if (!takesPeople(venture)) return refused('VENTURE_NOT_READY', { field: 'status', problem: `of "${title}" is ${status}: open it to people first` });
        const { goodUntil = null } = (await this.ground.employers.grounds(tx, missionId, [employerId])).get(employerId) ?? {};
        if (goodUntil === null || goodUntil < today) return refused('RULE_FORBIDS', { rule: 'L15', problem: `Candidates may not be put to "${title}" now: support or verify it as an employer first` });
        if ((await this.ground.ventures.counted(tx, venture)).all >= members.most) return invalid('ventureIds', `names "${title}", which has as many people as it may have`);
      }
      await giveUpRuns(tx, missionId, this.clock.now(), GIVEN_UP_SECONDS);
      return accepted((await openRunFor(tx, missionId, wanted)) ?? (await this.ask(tx, missionId, wanted, null, accountId)));
    });
  }

  /**
   * Chooses one of the proposals: its people are asked, and the others are dropped. Refuses while another team is asked for one of the ventures, and a team that
   * could not be proposed any more; why is not told, since it is somebody's own affair.
   */
  async choose(act: Act, id: TeamRunId, rank: number): Promise<Outcome<TeamRun>> {
    const { viewer } = act;
    const old = await this.work.run(viewer, async (tx) => ({ run: await runById(tx, viewer.missionId, id), proposals: await proposalsOf(tx, viewer.missionId, [id]) }));
    const wanted = old.proposals.find((each) => each.rank === rank && each.state === 'PROPOSED');
    const stands = old.run === null || wanted === undefined || (await this.ground.calls.stands(old.run, wanted.seats));
    return this.changed(act, id, rank, async (tx, run, proposals, proposal) => {
      if (!stands) return NOT_ANY_MORE;
      // Locked: of two teams with one person that are chosen at once for two ventures, one waits and is refused.
      const ids = proposal.seats.map((seat) => seat.jobseekerId);
      const people = await this.ground.people.lock(tx, viewer.missionId, ids);
      const gone = people.length < ids.length || people.some((person) => person.status !== 'ACTIVE' || person.erasedAt !== null);
      if (gone || (await this.ground.elsewhere.of(tx, viewer.missionId, ids, run.ventureIds)).size > 0) return NOT_ANY_MORE;
      if ((await otherChosen(tx, viewer.missionId, run.ventureIds, id)) !== null) return refused('ALREADY_EXISTS', { what: 'team that is being asked', field: 'venture' });
      const chosen = moveProposal(proposal, 'CHOSEN');
      if (!chosen.ok) return chosen;
      const all = proposal.seats.every((seat) => seat.word === 'AGREED');
      for (const other of proposals) if (other !== proposal && other.state === 'PROPOSED') await putProposalState(tx, { ...other, state: 'DROPPED' }, null);
      await putProposalState(tx, { ...chosen.value, state: all ? 'AGREED' : 'CHOSEN' }, { by: viewer.accountId, at: this.clock.now() });
      for (const ventureId of run.ventureIds) await this.settleReviews(tx, viewer, ventureId);
      const dueOn = addDays(await this.today(tx, viewer.missionId), DAYS_TO_ASK);
      for (const seat of proposal.seats) if (seat.word === null) await this.ground.tasks.open(tx, viewer, { ...taskOf(id, seat), queue: 'CASE_MANAGER', dueOn });
      return accepted(null);
    });
  }

  /** Gives a team up that was chosen; nobody is asked any more. */
  drop(act: Act, id: TeamRunId, rank: number): Promise<Outcome<TeamRun>> {
    return this.changed(act, id, rank, async (tx, _, __, proposal) => {
      const dropped = moveProposal(proposal, 'DROPPED');
      if (!dropped.ok) return dropped;
      await putProposalState(tx, dropped.value, null);
      for (const seat of proposal.seats) await this.ground.tasks.endNamed(tx, act.viewer, taskOf(id, seat), 'CANCELLED', 'NOT_NEEDED');
      return accepted(null);
    });
  }

  /**
   * Records what a person said in a call or a visit: a yes by whoever accompanies them, a no by everybody who knows their handle. A no breaks the team, and a
   * new one is looked for around those who agreed. Whoever is asked again by now says no to that team.
   */
  word(act: Act, id: TeamRunId, rank: number, jobseekerId: JobseekerId, said: SaidWord): Promise<Outcome<TeamRun>> {
    const { viewer } = act;
    const { missionId } = viewer;
    return this.changed(act, id, rank, async (tx, run, _, proposal) => {
      const [person] = await this.ground.people.byIds(tx, missionId, [jobseekerId]);
      if (person === undefined || !mayRecord(viewer, person, said)) return refused('NOT_FOUND', { what: 'jobseeker' });
      const next = takeWord(proposal, jobseekerId, said, { by: viewer.accountId, at: this.clock.now() });
      if (!next.ok || next.value === proposal) return next;
      if (proposal.state === 'BROKEN' && (await openSeatsOf(tx, missionId, [jobseekerId])).some((each) => run.ventureIds.includes(each.ventureId))) return ASKED_AGAIN;
      const seat = next.value.seats.find((each) => each.jobseekerId === jobseekerId);
      if (seat !== undefined) {
        await putWord(tx, next.value, seat);
        await this.ground.tasks.endNamed(tx, viewer, taskOf(id, seat), 'DONE', 'REACHED');
      }
      await putProposalState(tx, next.value, null);
      if (next.value.state !== 'BROKEN') return accepted(null);
      for (const other of next.value.seats) if (other.word === null) await this.ground.tasks.endNamed(tx, viewer, taskOf(id, other), 'CANCELLED', 'NOT_NEEDED');
      await this.askAround(tx, missionId, run);
      return accepted(null);
    });
  }

  /**
   * What the end of a venture means for the teams that are being asked for it, in its transaction: nobody is called about it any more. Where a team was for other
   * ventures too, another is looked for around those who agreed.
   */
  async ended(tx: Tx, viewer: Viewer, { missionId, id }: Pick<Venture, 'missionId' | 'id'>): Promise<void> {
    for (const runId of await runsAskingFor(tx, missionId, id)) {
      const run = await lockRun(tx, missionId, runId);
      for (const proposal of run === null ? [] : await proposalsOf(tx, missionId, [runId])) {
        if (run === null || proposal.state !== 'CHOSEN') continue;
        for (const seat of proposal.seats) await this.ground.tasks.endNamed(tx, viewer, taskOf(runId, seat), 'CANCELLED', 'NOT_NEEDED');
        // Words that were said to a broken team go on counting for its other ventures; those to a dropped one do not.
        await putProposalState(tx, { ...proposal, state: run.ventureIds.length > 1 ? 'BROKEN' : 'DROPPED' }, null);
        await this.askAround(tx, missionId, run);
      }
    }
    await this.settleReviews(tx, viewer, id);
  }

  /** The search with its proposals, its ventures locked first, as every search for them does; null where there is none. */
  async lock(tx: Tx, missionId: MissionId, id: TeamRunId): Promise<LockedRun | null> {
    const named = await runById(tx, missionId, id);
    for (const ventureId of named?.ventureIds ?? []) await this.ground.ventures.lockIn(tx, missionId, ventureId);
    const run = named === null ? null : await lockRun(tx, missionId, id);
    return run === null ? null : { run, proposals: await proposalsOf(tx, missionId, [id]) };
  }

  /**
   * What follows for a team in which these cannot be asked any more, in the transaction that locked it: nobody is called about it, their word holds no longer, even
   * if they come back, and another team is looked for around those who agreed. An officer has a task, which names nobody and says nothing of why, unless
   * all its ventures have ended.
   */
  async leave(tx: Tx, viewer: Viewer, { run, proposals }: LockedRun, leaving: readonly HeldSeat[]): Promise<void> {
    for (const proposal of proposals) {
      const own = leaving.filter((seat) => seat.rank === proposal.rank);
      const broken = moveProposal(proposal, 'BROKEN');
      if (own.length === 0 || !broken.ok) continue;
      await forgetAgreements(tx, run, own.map((seat) => seat.recordId));
      for (const seat of proposal.seats) await this.ground.tasks.endNamed(tx, viewer, taskOf(run.id, seat), 'CANCELLED', 'NOT_NEEDED');
      await putProposalState(tx, broken.value, null);
      const going = (await this.ground.ventures.byIdsIn(tx, run.missionId, run.ventureIds)).filter(({ status }) => !isEnding(status)).map((venture) => venture.id);
      const about = own.map((seat) => seat.ventureId).find((id) => going.includes(id)) ?? going[0];
      const dueOn = addDays(await this.today(tx, run.missionId), DAYS_TO_ASK);
      if (about !== undefined) await this.ground.tasks.open(tx, viewer, { ...reviewOf(run.id, about), jobseekerId: null, queue: 'JOB_PLACEMENT_OFFICER', dueOn });
      await this.askAround(tx, run.missionId, run);
    }
  }

  /** A search; null where there is none. */
  run(viewer: Viewer, id: TeamRunId): Promise<TeamRun | null> {
    return this.work.run(viewer, (tx) => runById(tx, viewer.missionId, id));
  }

  /** The last searches for a venture, the newest first. */
  ofVenture(viewer: Viewer, id: VentureId): Promise<TeamRun[]> {
    return this.work.run(viewer, (tx) => runsOfVenture(tx, viewer.missionId, id, MOST_RUNS_SHOWN));
  }

  /** The proposals of these searches, in the order of their ranks. */
  proposals(viewer: Viewer, ids: readonly TeamRunId[]): Promise<TeamProposal[]> {
    return this.work.run(viewer, (tx) => proposalsOf(tx, viewer.missionId, ids));
  }

  /** Where a person is asked to join, or has agreed to, the newest first; nothing of whom the viewer may not see. */
  askedOf(viewer: Viewer, id: JobseekerId): Promise<AskedSeat[]> {
    return this.work.run(viewer, async (tx) => {
      const [person] = await this.ground.people.byIds(tx, viewer.missionId, [id]);
      return person === undefined || !maySee(viewer, person) ? [] : openSeatsOf(tx, viewer.missionId, [id]);
    });
  }

  /** Whoever was in a team that was chosen for a venture, whatever became of it; in the caller's transaction. */
  everChosen(tx: Tx, missionId: MissionId, id: VentureId): Promise<JobseekerId[]> {
    return everChosenFor(tx, missionId, id);
  }

  /** The seat of a person who agreed to a role in a team in which everybody agreed; null where there is none, and of one that they left. In the caller's transaction. */
  async joined(tx: Tx, missionId: MissionId, openingId: OpeningId, id: JobseekerId): Promise<AskedSeat | null> {
    const seats = (await openSeatsOf(tx, missionId, [id])).filter((seat) => seat.openingId === openingId && seat.state === 'AGREED');
    const hasLeft = await this.ground.elsewhere.left(tx, missionId, seats);
    return seats.find((seat) => !hasLeft(seat)) ?? null;
  }

  /** Whoever chooses a team for a venture, or ends it, has looked after every team of it that broke, by whatever search. */
  private async settleReviews(tx: Tx, viewer: Viewer, id: VentureId): Promise<void> {
    for (const runId of await brokenRunsFor(tx, viewer.missionId, id)) await this.ground.tasks.settle(tx, viewer, reviewOf(runId, id));
  }

  /** Looks for another team in place of one that broke, for those of its ventures that still take people. */
  private async askAround(tx: Tx, missionId: MissionId, { id, ventureIds }: TeamRun): Promise<void> {
    const left = (await this.ground.ventures.byIdsIn(tx, missionId, ventureIds)).filter(takesPeople).map((venture) => venture.id);
    if (left.length > 0) await this.ask(tx, missionId, left.sort(), id, null);
  }

  private async ask(tx: Tx, missionId: MissionId, ventureIds: readonly VentureId[], around: TeamRunId | null, askedBy: TeamRun['askedBy']): Promise<TeamRun> {
    const id = newId<TeamRunId>();
    const run: TeamRun = { missionId, id, ventureIds, state: 'REQUESTED', outcome: null, around, clash: [], done: 0, total: 0, asOf: null, policy: null, askedBy, requestedAt: this.clock.now(), finishedAt: null };
    await insertRun(tx, run);
    await requestJob(tx, catalogue.proposeTeams, { missionId, runId: id });
    return run;
  }

  private changed(
    act: Act,
    id: TeamRunId,
    rank: number,
    change: (tx: Tx, run: TeamRun, proposals: readonly TeamProposal[], proposal: TeamProposal) => Promise<Outcome<unknown>>,
  ): Promise<Outcome<TeamRun>> {
    const { missionId } = act.viewer;
    return this.work.act(act, async (tx): Promise<Outcome<TeamRun>> => {
      // Of two teams that are chosen at once for one venture, one waits and is refused.
      const locked = await this.lock(tx, missionId, id);
      if (locked === null) return refused('NOT_FOUND', { what: 'team run' });
      const { run, proposals } = locked;
      const proposal = proposals.find((each) => each.rank === rank);
      if (proposal === undefined) return refused('NOT_FOUND', { what: 'team' });
      const done = await change(tx, run, proposals, proposal);
      return done.ok ? accepted(run) : done;
    });
  }

  private async today(tx: Tx, missionId: MissionId): Promise<Day> {
    return this.ground.missions.today(await this.ground.missions.getIn(tx, missionId));
  }
}

/** An idea is not open to people yet; one that pauses or has ended is not any more. */
function takesPeople({ status }: Pick<Venture, 'status'>): boolean {
  return status !== 'IDEA' && status !== 'PAUSED' && !isEnding(status);
}

/** The no belongs to the team for which the person is asked now. */
const ASKED_AGAIN = refused('MOVE_NOT_ALLOWED', { what: 'team', from: 'BROKEN', to: 'asked' });

/** Somebody in it is not free any more, or something that was asked has changed. */
const NOT_ANY_MORE = refused('VENTURE_NOT_READY', { field: 'team', problem: 'does not hold any more: look for teams again' });

/** The call in which somebody is asked whether they join. */
function taskOf(id: TeamRunId, { jobseekerId, openingId }: Pick<ProposedSeat, 'jobseekerId' | 'openingId'>): Omit<TaskDraft, 'queue' | 'dueOn'> {
  return { kind: 'CALL', subjectKind: 'Opening', subjectId: openingId, occasion: `team.${id}.${jobseekerId}`, topic: 'OFFER', jobseekerId };
}

/** A team of this search that broke because somebody can be asked no more; for whoever chooses the next. */
function reviewOf(id: TeamRunId, ventureId: VentureId): Pick<TaskDraft, 'kind' | 'subjectKind' | 'subjectId' | 'occasion'> {
  return { kind: 'REVIEW', subjectKind: 'Venture', subjectId: ventureId, occasion: `team-broken.${id}` };
}

function maySee(viewer: Viewer, person: Jobseeker): boolean {
  return person.erasedAt === null && (hasRole(viewer, 'JOB_PLACEMENT_OFFICER') || sightOfOne(viewer, person) === 'OWN');
}

/** Whoever accompanies a person hears a yes; a no waits for nobody. */
function mayRecord(viewer: Viewer, person: Jobseeker, { word }: SaidWord): boolean {
  return word === 'REFUSED' ? maySee(viewer, person) : person.erasedAt === null && sightOfOne(viewer, person) === 'OWN';
}
