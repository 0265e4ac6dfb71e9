import type { Id, JobseekerId, OpeningId } from '../../kernel/ids.js';

/** A cooperative, group, family or individual microenterprise with roles to fill. */
export type VentureId = Id<'Venture'>;

/** What a funding rule counts people by, such as RETURNEE or MIGRANT. It never touches a score (F09). */
export type TeamGroup = string;

/** What is counted: heads, or the shares that the members' roles give them. */
export type TeamMeasure = 'MEMBERS' | 'SHARES';

/** A limit on a whole team, from the venture itself or from its funding rules, such as "at least two migrants" (F26). */
export interface TeamLimit {
  /** Null: all members. */
  readonly group: TeamGroup | null;
  readonly measure: TeamMeasure;
  readonly side: 'LEAST' | 'MOST';
  /** Whole members, or shares in the unit of the roles. */
  readonly number: number;
  /** Id of the rule that asks for it; null for the venture's own wish. */
  readonly rule: string | null;
}

/** An open role of a venture; it is covered by at least one person. */
export interface TeamRole {
  readonly id: OpeningId;
  readonly seats: { readonly least: number; readonly most: number };
  /** What one seat gives its holder; 0 where shares are not divided by role. */
  readonly share: number;
}

export interface TeamVenture {
  readonly id: VentureId;
  readonly roles: readonly TeamRole[];
  readonly limits: readonly TeamLimit[];
}

export interface TeamPerson {
  readonly id: JobseekerId;
  readonly groups: readonly TeamGroup[];
}

/** A person who meets every requirement of a role, their own wishes among them, and how well (0 to 1,000,000). */
export interface TeamFit {
  readonly person: JobseekerId;
  readonly role: OpeningId;
  readonly score: number;
}

/** Who takes which role. */
export interface TeamSeat {
  readonly person: JobseekerId;
  readonly role: OpeningId;
}

/** For which roles people are sought. */
export interface TeamCall {
  readonly ventures: readonly TeamVenture[];
  readonly people: readonly TeamPerson[];
  /** Each pair once. */
  readonly fits: readonly TeamFit[];
  /** Pairs who are never put into one venture; why is known to protection alone. */
  readonly apart: readonly (readonly [JobseekerId, JobseekerId])[];
  /** Members who have agreed and stay where they are. */
  readonly agreed: readonly TeamSeat[];
}

/** One condition of a call, of which a smallest clashing set is told. It names ventures, roles and rules, never a person. */
export type TeamCondition =
  | { readonly kind: 'ROLE_SEATS'; readonly venture: VentureId; readonly role: OpeningId; readonly side: 'LEAST' | 'MOST'; readonly number: number }
  | { readonly kind: 'LIMIT'; readonly venture: VentureId; readonly limit: TeamLimit }
  | { readonly kind: 'AGREED_STAY'; readonly venture: VentureId };

/** All conditions of a call, in a stated order: by venture, its roles, its limits, and those who agreed. */
export function conditionsOf(call: TeamCall): TeamCondition[] {
  const agreed = new Set(call.agreed.map((seat) => seat.role));
  return call.ventures.flatMap(({ id: venture, roles, limits }): TeamCondition[] => [
    ...roles.flatMap(({ id: role, seats }): TeamCondition[] => [
      { kind: 'ROLE_SEATS', venture, role, side: 'LEAST', number: seats.least },
      { kind: 'ROLE_SEATS', venture, role, side: 'MOST', number: seats.most },
    ]),
    ...limits.map((limit): TeamCondition => ({ kind: 'LIMIT', venture, limit })),
    ...(roles.some((role) => agreed.has(role.id)) ? [{ kind: 'AGREED_STAY', venture } as const] : []),
  ]);
}
