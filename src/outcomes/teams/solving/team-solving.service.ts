import type { Clock } from '../../../kernel/clock.js';
import type { MissionId } from '../../../kernel/ids.js';
import { breachesOf } from '../../../matching/team/team-check.js';
import type { TeamCall, TeamSeat } from '../../../matching/team/team.js';
import type { TeamLimits } from '../../../openings/ventures/teams/team-solver.js';
import { withoutNeedless } from '../call/team-call.js';
import type { ProposedSeat, TeamRun, TeamRunId } from '../team.js';
import type { TeamBook } from '../team-book.js';
import { solveAside } from './solve-aside.js';
import type { Heard, TeamCalls } from './team-calls.service.js';

/** What the solver may spend; a team within a thousandth of the best is as good as it. */
export const TEAM_LIMITS: TeamLimits = { seconds: 8, gap: 0.001, proposals: 3 };

/** What the job hands over. */
export interface SolvingWatch {
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number) => void;
  /** A fault will not be tried again. */
  readonly lastAttempt: boolean;
}

/** Finds teams: gathers who fits, solves on a thread of its own, checks what comes out by plain counting, and keeps it. */
export class TeamSolving {
  constructor(
    private readonly clock: Clock,
    private readonly calls: Pick<TeamCalls, 'gather'>,
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
    const total = this.limits.proposals + 1;
    const tell = async (done: number): Promise<void> => {
      watch.progress(done, total);
      await this.book.tell(run, done, total);
    };
    await tell(0);
    const { call, heard, fits, unmeetable, allows } = await this.calls.gather(run, watch.signal);
    const ended = (ends: Pick<TeamRun, 'outcome' | 'clash'>): TeamRun => ({ ...run, ...ends, state: 'DONE', done: total, total, asOf: fits.asOf, policy: fits.policy, finishedAt: this.clock.now() });
    if (unmeetable !== null) return this.book.end(ended({ outcome: 'CLASH', clash: [unmeetable] }), []);
    await tell(1);
    const answer = await solveAside({ call: withoutNeedless(call, this.limits.proposals), limits: this.limits }, watch.signal, (proposals) => {
      // A note that fails is not worth a search.
      tell(proposals + 1).catch(() => undefined);
    });
    const found = answer.kind === 'TEAMS' ? answer.proposals : [];
    for (const { seats } of found) checkTeam(call, seats);
    const teams = found.filter(({ seats }) => allows(seats));
    const outcome = answer.kind === 'TEAMS' && teams.length === 0 ? 'UNDECIDED' : answer.kind;
    const scores = new Map(call.fits.map((fit) => [`${fit.person} ${fit.role}`, fit.score]));
    await this.book.end(
      ended({ outcome, clash: answer.kind === 'CLASH' ? answer.conditions : [] }),
      teams.map(({ seats, fit, bound }) => ({ fit, bound, seats: seats.map((seat) => proposed(seat, scores, heard)) })),
    );
  }
}

/** A team that breaks what was asked is a fault of the solver. */
function checkTeam(call: TeamCall, seats: readonly TeamSeat[]): void {
  const breaches = breachesOf(call, seats);
  if (breaches.length > 0) throw new Error(`a team breaks what was asked: ${breaches.map((breach) => breach.code).join(', ')}`);
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
