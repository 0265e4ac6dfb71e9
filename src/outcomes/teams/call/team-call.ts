import type { JobseekerId, OpeningId } from '../../../kernel/ids.js';
import type { TeamCall, TeamFit, TeamLimit, TeamPerson, TeamRole, TeamVenture } from '../../../matching/team/team.js';
import type { Opening } from '../../../openings/openings/opening.js';
import type { VentureRole } from '../../../openings/ventures/roles/venture-role.js';
import type { CountedMembers } from '../../../openings/ventures/venture-standing.js';
import type { Venture } from '../../../openings/ventures/venture.js';

/** A role with its opening. */
export interface RoleToFill {
  readonly role: VentureRole;
  readonly opening: Pick<Opening, 'id' | 'status' | 'seats' | 'seatsTaken'>;
}

/** A venture for which people are sought, with those who belong to it already. */
export interface VentureToFill {
  readonly venture: Venture;
  readonly roles: readonly RoleToFill[];
  readonly counted: CountedMembers;
  /** What the rules of its programme ask of the whole team. */
  readonly funding: readonly TeamLimit[];
}

/** Group of those whom F24 wants beside returnees. */
const COMMUNITY = 'COMMUNITY_MEMBER';
const RETURNEES = 'RETURNEE';

/** The venture as the solver takes it: what is left to fill of published roles, and the limits less those who belong to it already. */
export function ventureToSolve({ venture, roles, counted, funding }: VentureToFill): TeamVenture {
  const { id, members, leastReturnees, leastCommunityMembers } = venture;
  const own = (group: string | null, side: 'LEAST' | 'MOST', number: number): TeamLimit => ({ group, measure: 'MEMBERS', side, number, rule: null });
  const limits = [own(null, 'LEAST', members.least), own(null, 'MOST', members.most), own(RETURNEES, 'LEAST', leastReturnees), own(COMMUNITY, 'LEAST', leastCommunityMembers), ...funding];
  const left = limits.map((limit) => ({ ...limit, number: limit.number - countedIn(counted, limit.group) })).filter(({ side, number }) => side === 'MOST' || number > 0);
  return { id, roles: roles.filter(isOpen).map(roleToSolve), limits: [...left, ...sharesLeft(roles)] };
}

function isOpen({ opening }: RoleToFill): boolean {
  return opening.status === 'PUBLISHED' && opening.seatsTaken < opening.seats;
}

function roleToSolve({ role, opening }: RoleToFill): TeamRole {
  return { id: opening.id, seats: { least: Math.max(0, role.leastSeats - opening.seatsTaken), most: opening.seats - opening.seatsTaken }, share: role.sharePercent };
}

/** Nobody can be given more than the whole. */
function sharesLeft(roles: readonly RoleToFill[]): TeamLimit[] {
  if (roles.every(({ role }) => role.sharePercent === 0)) return [];
  const given = roles.reduce((sum, { role, opening }) => sum + role.sharePercent * opening.seatsTaken, 0);
  return [{ group: null, measure: 'SHARES', side: 'MOST', number: 100 - given, rule: null }];
}

function countedIn(counted: CountedMembers, group: string | null): number {
  if (group === null) return counted.all;
  return group === RETURNEES ? counted.returnees : group === COMMUNITY ? counted.communityMembers : 0;
}

/**
 * The call without pairs that nothing needs: of a role, among people of whom rules count the same, only so many of the best that one is always left to stand in for
 * whoever is further down. For the best team that is as many as there are seats in all; for each further proposal, which must differ from those before, as many again
 * as the role has; and for saying what clashes, where upper limits are lifted in trying, as many as all conditions together ask for. Those who are kept apart from
 * somebody, or have agreed, all stay, since they may be unlike the others.
 */
export function withoutNeedless(call: TeamCall, proposals: number): TeamCall {
  const roles = call.ventures.flatMap((venture) => venture.roles);
  const seats = call.ventures.reduce((sum, { roles: own, limits }) => sum + Math.min(own.reduce((all, role) => all + role.seats.most, 0), mostMembers(limits)), 0);
  const asked = call.ventures.flatMap(({ limits }) => limits).reduce((sum, { side, number }) => sum + (side === 'LEAST' ? number : 0), roles.reduce((sum, role) => sum + role.seats.least, 0));
  const enough = new Map(roles.map(({ id, seats: own }) => [id, Math.max(seats + (proposals - 1) * own.most, asked)]));
  const kinds = new Map(call.people.map((person) => [person.id, [...person.groups].sort().join(' ')]));
  const special = new Set<JobseekerId>([...call.apart.flat(), ...call.agreed.map((seat) => seat.person)]);
  const seen = new Map<string, number>();
  const fits = [...call.fits].sort((a, b) => b.score - a.score || (a.person < b.person ? -1 : 1)).filter(({ person, role }) => {
    if (special.has(person)) return true;
    const key = `${role} ${kinds.get(person) ?? ''}`;
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return before < (enough.get(role) ?? 0);
  });
  const needed = new Set(fits.map((fit) => fit.person));
  return { ...call, fits: inOrder(fits), people: call.people.filter((person) => needed.has(person.id)) };
}

function mostMembers(limits: readonly TeamLimit[]): number {
  return limits.reduce((most, limit) => (limit.group === null && limit.measure === 'MEMBERS' && limit.side === 'MOST' ? Math.min(most, Math.max(0, limit.number)) : most), Infinity);
}

/** In a stated order, so that the same people give the same teams however they were read. */
export function inOrder(fits: readonly TeamFit[]): TeamFit[] {
  return [...fits].sort((a, b) => order(a.person, b.person) || order(a.role, b.role));
}

function order(one: JobseekerId | OpeningId, other: JobseekerId | OpeningId): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** People as rules count them. */
export function peopleToSolve(people: readonly { readonly id: JobseekerId; readonly kind: string }[]): TeamPerson[] {
  return people.map(({ id, kind }) => ({ id, groups: [kind] }));
}
