import type { JobseekerId, OpeningId } from '../../kernel/ids.js';
import type { TeamCall, TeamLimit, TeamRole, TeamSeat, TeamVenture, VentureId } from './team.js';

/** What is wrong with a proposed division of people among roles. */
export interface TeamBreach {
  readonly code: 'NO_SUCH_ROLE' | 'DOES_NOT_FIT' | 'IN_TWO_PLACES' | 'ROLE_NOT_COVERED' | 'ROLE_OVERFULL' | 'LIMIT' | 'KEPT_APART' | 'LEFT_OUT_WHO_AGREED';
  /** Null where no venture of the call is concerned. */
  readonly venture: VentureId | null;
  readonly role: OpeningId | null;
}

/** Everything that is wrong with a proposal, by plain counting and without the solver's constraints; empty for a team that may be proposed. */
export function breachesOf(call: TeamCall, seats: readonly TeamSeat[]): TeamBreach[] {
  const ventureOf = new Map(call.ventures.flatMap((venture) => venture.roles.map((role) => [role.id, venture.id] as const)));
  const fits = new Set(call.fits.map((fit) => `${fit.person} ${fit.role}`));
  const breach = (code: TeamBreach['code'], role: OpeningId): TeamBreach => ({ code, venture: ventureOf.get(role) ?? null, role });
  const placed = new Set<JobseekerId>();
  const breaches: TeamBreach[] = [];
  for (const { person, role } of seats) {
    if (!ventureOf.has(role)) breaches.push(breach('NO_SUCH_ROLE', role));
    else if (!fits.has(`${person} ${role}`)) breaches.push(breach('DOES_NOT_FIT', role));
    if (placed.has(person)) breaches.push(breach('IN_TWO_PLACES', role));
    placed.add(person);
  }
  for (const agreed of call.agreed)
    if (!seats.some((seat) => seat.person === agreed.person && seat.role === agreed.role)) breaches.push(breach('LEFT_OUT_WHO_AGREED', agreed.role));
  return [...breaches, ...call.ventures.flatMap((venture) => breachesOfVenture(call, venture, seats))];
}

function breachesOfVenture(call: TeamCall, venture: TeamVenture, seats: readonly TeamSeat[]): TeamBreach[] {
  const own = venture.roles.flatMap((role) => seats.filter((seat) => seat.role === role.id).map(({ person }) => ({ person, role })));
  const groups = new Map(call.people.map((person) => [person.id, person.groups]));
  const breaches: TeamBreach[] = [];
  for (const role of venture.roles) {
    const taken = own.filter((member) => member.role === role).length;
    if (taken < role.seats.least) breaches.push({ code: 'ROLE_NOT_COVERED', venture: venture.id, role: role.id });
    if (taken > role.seats.most) breaches.push({ code: 'ROLE_OVERFULL', venture: venture.id, role: role.id });
  }
  for (const limit of venture.limits) {
    const counted = own.filter(({ person }) => limit.group === null || groups.get(person)?.includes(limit.group) === true);
    if (!holds(limit, counted.map((member) => member.role))) breaches.push({ code: 'LIMIT', venture: venture.id, role: null });
  }
  const members = new Set(own.map((member) => member.person));
  if (call.apart.some(([one, other]) => members.has(one) && members.has(other))) breaches.push({ code: 'KEPT_APART', venture: venture.id, role: null });
  return breaches;
}

function holds({ measure, side, number }: TeamLimit, counted: readonly TeamRole[]): boolean {
  const sum = measure === 'MEMBERS' ? counted.length : counted.reduce((shares, role) => shares + role.share, 0);
  return side === 'LEAST' ? sum >= number : sum <= number;
}

/** The total fit of a proposal: the sum of its members' scores. Who does not fit counts nothing. */
export function fitOf(call: TeamCall, seats: readonly TeamSeat[]): number {
  const scores = new Map(call.fits.map((fit) => [`${fit.person} ${fit.role}`, fit.score]));
  return seats.reduce((sum, { person, role }) => sum + (scores.get(`${person} ${role}`) ?? 0), 0);
}
