import type { JobseekerId, OpeningId } from '../../kernel/ids.js';
import { conditionsOf, type TeamCall, type TeamCondition, type TeamSeat, type VentureId } from './team.js';

/** A sum over some columns of a programme, between two bounds. */
export interface TeamRow {
  /** Column and factor. */
  readonly terms: readonly (readonly [column: number, factor: number])[];
  /** -Infinity or Infinity where there is no bound. */
  readonly least: number;
  readonly most: number;
}

/** A call as a linear programme of yes and no: one column a fit, whose score is to be gained. */
export interface TeamProgram {
  readonly columns: readonly { readonly seat: TeamSeat; readonly score: number }[];
  /** What always holds: nobody in two places, nobody with whom they are kept apart from. With no conditions it can be met. */
  readonly always: readonly TeamRow[];
  /** In the order of `conditionsOf`. */
  readonly conditions: readonly { readonly condition: TeamCondition; readonly row: TeamRow }[];
}

/** The programme of a call. Fits of people or roles that the call does not name are left out. */
export function programOf(call: TeamCall): TeamProgram {
  const roles = new Map(call.ventures.flatMap((venture) => venture.roles.map((role) => [role.id, { venture: venture.id, share: role.share }] as const)));
  const groups = new Map(call.people.map((person) => [person.id, new Set(person.groups)]));
  const columns = call.fits.flatMap(({ person, role, score }) => {
    const [of, within] = [roles.get(role), groups.get(person)];
    return of === undefined || within === undefined ? [] : [{ seat: { person, role }, score, venture: of.venture, share: of.share, groups: within }];
  });
  const byRole = grouped(columns, (column) => column.seat.role);
  const byPerson = grouped(columns, (column) => column.seat.person);
  const byVenture = grouped(columns, (column) => column.venture);
  const agreed = new Set(call.agreed.map((seat) => `${seat.person} ${seat.role}`));

  const rowOf = (condition: TeamCondition): TeamRow => {
    const of = (numbers: readonly number[], factor: (column: number) => number, side: 'LEAST' | 'MOST', number: number): TeamRow => ({
      terms: numbers.flatMap((at): [number, number][] => (factor(at) === 0 ? [] : [[at, factor(at)]])),
      least: side === 'LEAST' ? number : -Infinity,
      most: side === 'MOST' ? number : Infinity,
    });
    const own = byVenture.get(condition.venture) ?? [];
    switch (condition.kind) {
      case 'ROLE_SEATS':
        return of(byRole.get(condition.role) ?? [], () => 1, condition.side, condition.number);
      case 'LIMIT': {
        const { group, measure, side, number } = condition.limit;
        const counts = (at: number): boolean => group === null || columns[at]?.groups.has(group) === true;
        return of(own, (at) => (counts(at) ? (measure === 'MEMBERS' ? 1 : (columns[at]?.share ?? 0)) : 0), side, number);
      }
      case 'AGREED_STAY': {
        const expected = call.agreed.filter((seat) => roles.get(seat.role)?.venture === condition.venture).length;
        const stays = (at: number): boolean => agreed.has(`${columns[at]?.seat.person} ${columns[at]?.seat.role}`);
        return of(own, (at) => (stays(at) ? 1 : 0), 'LEAST', expected);
      }
    }
  };

  return {
    columns: columns.map(({ seat, score }) => ({ seat, score })),
    always: [...oncePerPerson(byPerson), ...apart(call, byPerson, (at) => columns[at]?.venture ?? null)],
    conditions: conditionsOf(call).map((condition) => ({ condition, row: rowOf(condition) })),
  };
}

function oncePerPerson(byPerson: ReadonlyMap<JobseekerId, readonly number[]>): TeamRow[] {
  return [...byPerson.values()].filter((own) => own.length > 1).map((own) => ({ terms: own.map((at) => [at, 1]), least: -Infinity, most: 1 }));
}

function apart(call: TeamCall, byPerson: ReadonlyMap<JobseekerId, readonly number[]>, ventureOf: (column: number) => VentureId | null): TeamRow[] {
  return call.apart.flatMap(([one, other]) =>
    call.ventures.flatMap(({ id }): TeamRow[] => {
      const [first, second] = [one, other].map((person) => (byPerson.get(person) ?? []).filter((at) => ventureOf(at) === id));
      if (first === undefined || second === undefined || first.length === 0 || second.length === 0) return [];
      return [{ terms: [...first, ...second].map((at) => [at, 1]), least: -Infinity, most: 1 }];
    }),
  );
}

function grouped<Value, Key extends JobseekerId | OpeningId | VentureId>(values: readonly Value[], keyOf: (value: Value) => Key): Map<Key, number[]> {
  const groups = new Map<Key, number[]>();
  for (const [at, value] of values.entries()) {
    const group = groups.get(keyOf(value));
    if (group === undefined) groups.set(keyOf(value), [at]);
    else group.push(at);
  }
  return groups;
}
