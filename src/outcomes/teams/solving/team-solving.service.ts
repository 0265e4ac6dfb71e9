import type { Clock } from '../../../kernel/clock.js';
import type { Day } from '../../../kernel/day.js';
import type { JobseekerId, MissionId, OpeningId } from '../../../kernel/ids.js';
import { breachesOf } from '../../../matching/team/team-check.js';
import type { TeamCall, TeamSeat } from '../../../matching/team/team.js';
import type { Fits, FitsService } from '../../../matches/fits/fits.service.js';
import type { MissionsService } from '../../../office/missions/missions.service.js';
import type { OpeningRecords } from '../../../openings/openings/opening-records.service.js';
import type { VentureRoleRecords } from '../../../openings/ventures/roles/venture-role-records.service.js';
import type { TeamLimits } from '../../../openings/ventures/teams/team-solver.js';
import type { VenturesService } from '../../../openings/ventures/ventures.service.js';
import type { JobseekerRecords } from '../../../people/jobseekers/jobseeker-records.service.js';
import type { Tx, UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { serviceViewer } from '../../../platform/viewer.js';
import type { ProgrammesService } from '../../../programmes/rules/programmes/programmes.service.js';
import type { RuleSet } from '../../../programmes/rules/rule-set.js';
import { blocksTeam, fundingLimits, MIGRANTS, ventureFacts } from '../call/funding-limits.js';
import { inOrder, peopleToSolve, ventureToSolve, withoutNeedless, type VentureToFill } from '../call/team-call.js';
import type { ProposedSeat, TeamRun, TeamRunId } from '../team.js';
import type { TeamBook } from '../team-book.js';
import { solveAside } from './solve-aside.js';

/** What the solver may spend; a team within a thousandth of the best is as good as it. */
export const TEAM_LIMITS: TeamLimits = { seconds: 8, gap: 0.001, proposals: 3 };

/** What the job hands over. */
export interface SolvingWatch {
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number) => void;
  /** A fault will not be tried again. */
  readonly lastAttempt: boolean;
}

/** What the search for teams needs of the rest of the product. */
export interface SolvingGround {
  readonly missions: Pick<MissionsService, 'get' | 'today'>;
  readonly ventures: Pick<VenturesService, 'byIdsIn' | 'counted' | 'membersOf'>;
  readonly roles: VentureRoleRecords;
  readonly openings: Pick<OpeningRecords, 'byIds'>;
  readonly people: Pick<JobseekerRecords, 'byIds' | 'keptApart'>;
  readonly programmes: Pick<ProgrammesService, 'ruleSets'>;
  readonly fits: Pick<FitsService, 'of'>;
}

interface Filled extends VentureToFill {
  readonly sets: readonly RuleSet[];
  readonly memberIds: readonly JobseekerId[];
}

/** People's words by person and role, and what they forbid. */
interface Heard {
  readonly agreed: ReadonlyMap<string, ProposedSeat>;
  readonly agreedSeats: readonly TeamSeat[];
  /** Who said no to a role of a venture, as `person venture`: nobody asks them again for that venture. */
  readonly refused: ReadonlySet<string>;
  /** Who is asked for other ventures, or has agreed to: nobody is in two. */
  readonly elsewhere: ReadonlySet<JobseekerId>;
}

/** Finds teams: gathers who fits, solves on a thread of its own, checks what comes out by plain counting, and keeps it. */
export class TeamSolving {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly ground: SolvingGround,
    private readonly book: TeamBook,
    private readonly limits: TeamLimits = TEAM_LIMITS,
  ) {}

  /** Works a search out and writes it. A second run of the same job, or one that comes too late, changes nothing. */
  async compute(missionId: MissionId, id: TeamRunId, watch: SolvingWatch): Promise<void> {
    const run = await this.book.run(missionId, id);
    if (run === null || run.state === 'DONE' || run.state === 'FAILED') return;
    try {
      await this.computeOpen(run, watch);
    } catch (error) {
      if (watch.lastAttempt && !watch.signal.aborted) await this.book.end({ ...run, state: 'FAILED', finishedAt: this.clock.now() }, []);
      throw error;
    }
  }

  private async computeOpen(run: TeamRun, watch: SolvingWatch): Promise<void> {
    const { missionId } = run;
    const total = this.limits.proposals + 1;
    const tell = async (done: number): Promise<void> => {
      watch.progress(done, total);
      await this.book.tell(run, done, total);
    };
    await tell(0);
    const today = this.ground.missions.today(await this.ground.missions.get(missionId));
    const filled = await this.filled(run, today);
    const toSolve = filled.map(ventureToSolve);
    const fits = await this.ground.fits.of(missionId, toSolve.flatMap((venture) => venture.roles.map((role) => role.id)), watch);
    const { call, heard } = await this.call(run, filled, fits);
    await tell(1);
    const answer = await solveAside({ call: withoutNeedless(call), limits: this.limits }, watch.signal, (proposals) => {
      // A note that fails is not worth a search.
      tell(proposals + 1).catch(() => undefined);
    });
    const teams = answer.kind === 'TEAMS' ? answer.proposals.filter(({ seats }) => this.holds(call, filled, seats, today)) : [];
    const outcome = answer.kind === 'TEAMS' && teams.length === 0 ? 'UNDECIDED' : answer.kind;
    const ended: TeamRun = { ...run, state: 'DONE', outcome, clash: answer.kind === 'CLASH' ? answer.conditions : [], done: total, total, asOf: fits.asOf, policy: fits.policy, finishedAt: this.clock.now() };
    const scores = new Map(call.fits.map((fit) => [`${fit.person} ${fit.role}`, fit.score]));
    await this.book.end(ended, teams.map(({ seats, fit, bound }) => ({ fit, bound, seats: seats.map((seat) => proposed(seat, scores, heard)) })));
  }

  /** What is to be filled, with what its programmes ask, as of now. */
  private async filled(run: TeamRun, today: Day): Promise<Filled[]> {
    const viewer = serviceViewer(run.missionId);
    const { ventures, roles, openings } = this.ground;
    const found = await this.work.run(viewer, async (tx) => {
      const all = await ventures.byIdsIn(tx, run.missionId, run.ventureIds);
      const ofAll = await roles.of(tx, run.missionId, run.ventureIds);
      const posts = new Map((await openings.byIds(tx, run.missionId, ofAll.map((role) => role.openingId))).map((opening) => [opening.id, opening]));
      const out = [];
      for (const venture of all.sort((a, b) => (a.id < b.id ? -1 : 1))) {
        const own = ofAll.filter((role) => role.ventureId === venture.id).flatMap((role) => (posts.has(role.openingId) ? [{ role, opening: posts.get(role.openingId) as NonNullable<ReturnType<typeof posts.get>> }] : []));
        out.push({ venture, roles: own, counted: await ventures.counted(tx, venture), memberIds: await ventures.membersOf(tx, venture) });
      }
      return out;
    });
    const programmeIds = [...new Set(found.flatMap(({ venture }) => (venture.programmeId === null ? [] : [venture.programmeId])))];
    const sets = programmeIds.length === 0 ? [] : await this.ground.programmes.ruleSets(viewer, programmeIds);
    return found.map((each) => {
      const own = sets.filter((set) => set.programmeId === each.venture.programmeId);
      return { ...each, sets: own, funding: fundingLimits(own, ventureFacts(each.venture), today) };
    });
  }

  private call(run: TeamRun, filled: readonly Filled[], { fits }: Fits): Promise<{ call: TeamCall; heard: Heard }> {
    const { missionId } = run;
    const ventures = filled.map(ventureToSolve);
    const ventureOf = new Map(ventures.flatMap((venture) => venture.roles.map((role) => [role.id, venture.id] as const)));
    return this.work.run(serviceViewer(missionId), async (tx) => {
      const ids = [...new Set(fits.map((fit) => fit.person))];
      const heard = await this.heard(tx, run, ids, filled);
      const memberIds = filled.flatMap((each) => each.memberIds);
      const apart = await this.ground.people.keptApart(tx, missionId, [...new Set([...ids, ...memberIds])]);
      const withMembers = new Set(filled.flatMap(({ venture, memberIds: own }) => apart.flatMap(([one, other]) => [...(own.includes(one) ? [`${other} ${venture.id}`] : []), ...(own.includes(other) ? [`${one} ${venture.id}`] : [])])));
      const members = new Set(memberIds);
      const free = inOrder(
        fits.filter(({ person, role }) => {
          const named = `${person} ${ventureOf.get(role) ?? ''}`;
          return !members.has(person) && !heard.elsewhere.has(person) && !heard.refused.has(named) && !withMembers.has(named);
        }),
      );
      const there = new Set(free.map((fit) => `${fit.person} ${fit.role}`));
      const people = await this.ground.people.byIds(tx, missionId, [...new Set(free.map((fit) => fit.person))].sort());
      const agreed = heard.agreedSeats.filter((seat) => there.has(`${seat.person} ${seat.role}`));
      return { call: { ventures, people: peopleToSolve(people), fits: free, apart, agreed }, heard };
    });
  }

  /** What people said before about these ventures, and where they are asked otherwise; of several words of a person about a venture the last one holds. */
  private async heard(tx: Tx, run: TeamRun, ids: readonly JobseekerId[], filled: readonly Filled[]): Promise<Heard> {
    const own = new Set(filled.map(({ venture }) => venture.id));
    const seats = await this.book.seatsOfVentures(tx, run);
    const agreed = new Map<string, ProposedSeat>();
    const refused = new Set<string>();
    const seen = new Set<string>();
    for (const seat of seats) {
      const named = `${seat.jobseekerId} ${seat.ventureId}`;
      if (seat.word === null || seen.has(named)) continue;
      seen.add(named);
      if (seat.word === 'REFUSED') refused.add(named);
      else agreed.set(`${seat.jobseekerId} ${seat.openingId}`, seat);
    }
    const elsewhere = new Set((await this.book.openSeatsOf(tx, run.missionId, ids)).filter((seat) => !own.has(seat.ventureId)).map((seat) => seat.jobseekerId));
    const agreedSeats = [...agreed.values()].map((seat) => ({ person: seat.jobseekerId, role: seat.openingId }));
    return { agreed, agreedSeats, refused, elsewhere };
  }

  /** A team that breaks what was asked is a fault of the solver. What rules ask that no limit can say is asked here; such a team is not proposed. */
  private holds(call: TeamCall, filled: readonly Filled[], seats: readonly TeamSeat[], today: Day): boolean {
    const breaches = breachesOf(call, seats);
    if (breaches.length > 0) throw new Error(`a team breaks what was asked: ${breaches.map((breach) => breach.code).join(', ')}`);
    const kinds = new Map(call.people.map((person) => [person.id, person.groups]));
    return filled.every(({ venture, roles, counted, sets }) => {
      const own = new Set<OpeningId>(roles.map(({ role }) => role.openingId));
      const joining = seats.filter((seat) => own.has(seat.role));
      const migrants = joining.filter((seat) => kinds.get(seat.person)?.includes(MIGRANTS) === true).length;
      return blocksTeam(sets, ventureFacts(venture), today, counted.all + joining.length, counted.returnees + migrants) === null;
    });
  }
}

/** A seat with the word that its person gave about the same role before. */
function proposed({ person, role }: TeamSeat, scores: ReadonlyMap<string, number>, heard: Heard): ProposedSeat {
  const named = `${person} ${role}`;
  const before = heard.agreed.get(named);
  const score = scores.get(named) ?? 0;
  if (before === undefined) return { jobseekerId: person, openingId: role, score, word: null, channel: null, language: null, wordBy: null, wordAt: null };
  const { word, channel, language, wordBy, wordAt } = before;
  return { jobseekerId: person, openingId: role, score, word, channel, language, wordBy, wordAt };
}
