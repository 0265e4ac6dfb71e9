import type { Day } from '../../../kernel/day.js';
import type { JobseekerId, OpeningId } from '../../../kernel/ids.js';
import { breachesOf } from '../../../matching/team/team-check.js';
import type { TeamCall, TeamSeat } from '../../../matching/team/team.js';
import type { Fits, FitsService } from '../../../matches/fits/fits.service.js';
import type { MissionsService } from '../../../office/missions/missions.service.js';
import type { OpeningRecords } from '../../../openings/openings/opening-records.service.js';
import type { VentureRoleRecords } from '../../../openings/ventures/roles/venture-role-records.service.js';
import type { VenturesService } from '../../../openings/ventures/ventures.service.js';
import type { JobseekerRecords } from '../../../people/jobseekers/jobseeker-records.service.js';
import type { Tx, UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { serviceViewer } from '../../../platform/viewer.js';
import type { ProgrammesService } from '../../../programmes/rules/programmes/programmes.service.js';
import type { RuleSet } from '../../../programmes/rules/rule-set.js';
import { blocksTeam, fundingLimits, MIGRANTS, unmeetableRule, ventureFacts } from '../call/funding-limits.js';
import { inOrder, peopleToSolve, ventureToSolve, type RoleToFill, type VentureToFill } from '../call/team-call.js';
import type { Elsewhere } from '../elsewhere.js';
import type { TeamBook } from '../team-book.js';
import type { ClashCondition, ProposedSeat, TeamRun } from '../team.js';

/** What a search for teams reads of the rest of the product. */
export interface CallGround {
  readonly missions: Pick<MissionsService, 'get' | 'today'>;
  readonly ventures: Pick<VenturesService, 'byIdsIn' | 'counted' | 'membersOf'>;
  readonly roles: VentureRoleRecords;
  readonly openings: Pick<OpeningRecords, 'byIds'>;
  readonly people: Pick<JobseekerRecords, 'byIds' | 'keptApart'>;
  readonly programmes: Pick<ProgrammesService, 'ruleSets'>;
  readonly fits: Pick<FitsService, 'of'>;
  readonly elsewhere: Elsewhere;
}

interface Filled extends VentureToFill {
  readonly sets: readonly RuleSet[];
  readonly memberIds: readonly JobseekerId[];
}

/** People's words by person and role, and what they forbid. */
export interface Heard {
  readonly agreed: ReadonlyMap<string, ProposedSeat>;
  readonly agreedSeats: readonly TeamSeat[];
  /** Who said no to a role of a venture, as `person venture`: nobody asks them again for that venture. */
  readonly refused: ReadonlySet<string>;
  readonly elsewhere: ReadonlySet<JobseekerId>;
}

/** What a search is to solve, as everything stands. */
export interface GatheredCall {
  readonly call: TeamCall;
  readonly heard: Heard;
  readonly fits: Pick<Fits, 'asOf' | 'policy'>;
  /** A rule that no team could meet: there is nothing to look for. Null for none. */
  readonly unmeetable: ClashCondition | null;
  /** Whether a rule of a programme, beside all that the call asks, lets the team of each venture pass. */
  readonly allows: (seats: readonly TeamSeat[]) => boolean;
}

/** Gathers what a search for teams is to solve: open roles, who fits them, what people said, whom they are kept from, and what rules ask. */
export class TeamCalls {
  constructor(
    private readonly work: UnitOfWork,
    private readonly ground: CallGround,
    private readonly book: TeamBook,
  ) {}

  async gather(run: TeamRun, signal: AbortSignal): Promise<GatheredCall> {
    const { missionId } = run;
    const today = this.ground.missions.today(await this.ground.missions.get(missionId));
    const filled = await this.filled(run, today);
    const fits = await this.ground.fits.of(missionId, filled.map(ventureToSolve).flatMap((venture) => venture.roles.map((role) => role.id)), { signal });
    const { call, heard } = await this.call(run, filled, fits);
    const [unmeetable] = filled.flatMap(({ venture, sets }): ClashCondition[] => {
      const rule = unmeetableRule(sets, ventureFacts(venture), today);
      return rule === null ? [] : [{ kind: 'RULE', venture: venture.id, rule }];
    });
    return { call, heard, fits, unmeetable: unmeetable ?? null, allows: (seats) => allows(call, filled, seats, today) };
  }

  /** Whether a team that was proposed some time ago could be proposed now: everybody in it still fits, is free and wishes to, and all conditions hold. */
  async stands(run: TeamRun, seats: readonly ProposedSeat[]): Promise<boolean> {
    const { call, allows: allowed } = await this.gather(run, new AbortController().signal);
    const team = seats.map(({ jobseekerId, openingId }): TeamSeat => ({ person: jobseekerId, role: openingId }));
    return breachesOf(call, team).length === 0 && allowed(team);
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
        const own = ofAll.flatMap((role): RoleToFill[] => {
          const opening = role.ventureId === venture.id ? posts.get(role.openingId) : undefined;
          return opening === undefined ? [] : [{ role, opening }];
        });
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
      const besideMembers = keptFromMembers(filled, apart);
      const members = new Set(memberIds);
      const free = inOrder(
        fits.filter(({ person, role }) => {
          const named = `${person} ${ventureOf.get(role) ?? ''}`;
          return !members.has(person) && !heard.elsewhere.has(person) && !heard.refused.has(named) && !besideMembers.has(named);
        }),
      );
      const there = new Set(free.map((fit) => `${fit.person} ${fit.role}`));
      const people = await this.ground.people.byIds(tx, missionId, [...new Set(free.map((fit) => fit.person))].sort());
      const agreed = heard.agreedSeats.filter((seat) => there.has(`${seat.person} ${seat.role}`));
      return { call: { ventures, people: peopleToSolve(people), fits: free, apart, agreed }, heard };
    });
  }

  /** What people said before about these ventures, and where they are asked otherwise; of several words of a person about a venture the last one holds, unless it became a seat that they left. */
  private async heard(tx: Tx, run: TeamRun, ids: readonly JobseekerId[], filled: readonly Filled[]): Promise<Heard> {
    const agreed = new Map<string, ProposedSeat>();
    const refused = new Set<string>();
    const seen = new Set<string>();
    const seats = await this.book.seatsOfVentures(tx, run);
    const hasLeft = await this.ground.elsewhere.left(tx, run.missionId, seats);
    for (const seat of seats) {
      const named = `${seat.jobseekerId} ${seat.ventureId}`;
      if (seat.word === null || seen.has(named)) continue;
      seen.add(named);
      if (seat.word === 'REFUSED') refused.add(named);
      else if (!hasLeft(seat)) agreed.set(`${seat.jobseekerId} ${seat.openingId}`, seat);
    }
    const elsewhere = await this.ground.elsewhere.of(tx, run.missionId, ids, filled.map(({ venture }) => venture.id));
    const agreedSeats = [...agreed.values()].map((seat) => ({ person: seat.jobseekerId, role: seat.openingId }));
    return { agreed, agreedSeats, refused, elsewhere };
  }
}

/** Who may not join which venture because of somebody who belongs to it, as `person venture`. */
function keptFromMembers(filled: readonly Filled[], apart: TeamCall['apart']): ReadonlySet<string> {
  return new Set(
    filled.flatMap(({ venture, memberIds }) =>
      apart.flatMap(([one, other]) => [...(memberIds.includes(one) ? [`${other} ${venture.id}`] : []), ...(memberIds.includes(other) ? [`${one} ${venture.id}`] : [])]),
    ),
  );
}

/** What rules ask that no limit can say is asked here. */
function allows(call: TeamCall, filled: readonly Filled[], seats: readonly TeamSeat[], today: Day): boolean {
  const kinds = new Map(call.people.map((person) => [person.id, person.groups]));
  return filled.every(({ venture, roles, counted, sets }) => {
    const own = new Set<OpeningId>(roles.map(({ role }) => role.openingId));
    const joining = seats.filter((seat) => own.has(seat.role));
    const migrants = joining.filter((seat) => kinds.get(seat.person)?.includes(MIGRANTS) === true).length;
    return blocksTeam(sets, ventureFacts(venture), today, counted.all + joining.length, counted.returnees + migrants) === null;
  });
}
