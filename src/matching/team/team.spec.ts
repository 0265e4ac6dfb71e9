import fc from 'fast-check';

import { arbitraryCall, divisions } from '../../../test/openings/small-teams.js';
import { smallestClash } from './clash.js';
import { greedyTeam } from './greedy-team.js';
import { breachesOf } from './team-check.js';
import { programOf, type TeamProgram } from './team-program.js';
import type { TeamCall, TeamSeat } from './team.js';

/** Whether the rows of a programme hold for a division of people among roles. */
function meets({ columns, always, conditions }: TeamProgram, seats: readonly TeamSeat[]): boolean {
  const taken = new Set(columns.flatMap(({ seat }, at) => (seats.some((each) => each.person === seat.person && each.role === seat.role) ? [at] : [])));
  return [...always, ...conditions.map((each) => each.row)].every(({ terms, least, most }) => {
    const sum = terms.reduce((all, [column, factor]) => all + (taken.has(column) ? factor : 0), 0);
    return sum >= least && sum <= most;
  });
}

describe('the programme of a call', () => {
  it('lets exactly those divisions pass that break nothing by plain counting', () => {
    const seen = { pass: 0, break: 0 };
    fc.assert(
      fc.property(arbitraryCall, (call) => {
        const program = programOf(call);
        for (const seats of divisions(call)) {
          const passes = breachesOf(call, seats).length === 0;
          if (passes !== meets(program, seats)) throw new Error(`${JSON.stringify(seats)}: ${JSON.stringify(breachesOf(call, seats))}`);
          seen[passes ? 'pass' : 'break'] += 1;
        }
      }),
      { numRuns: 200 },
    );
    expect(Math.min(seen.pass, seen.break)).toBeGreaterThan(500);
  });

  it('is told by plain counting who is in two places, and who was put where they do not fit', () => {
    const [call] = fc.sample(arbitraryCall, 1) as [TeamCall];
    const nobody = { person: 'nobody' as TeamSeat['person'], role: call.ventures[0]!.roles[0]!.id };
    const codes = breachesOf(call, [nobody, nobody, { ...nobody, role: 'none' as TeamSeat['role'] }]).map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['DOES_NOT_FIT', 'IN_TWO_PLACES', 'NO_SUCH_ROLE']));
  });
});

describe('greedyTeam', () => {
  it('breaks nothing where it finds a division', () => {
    let found = 0;
    fc.assert(
      fc.property(arbitraryCall, (call) => {
        const program = programOf(call);
        const columns = greedyTeam(program);
        if (columns === null) return;
        found += 1;
        expect(breachesOf(call, columns.map((column) => program.columns[column]!.seat))).toEqual([]);
      }),
      { numRuns: 300 },
    );
    expect(found).toBeGreaterThan(50);
  });
});

describe('smallestClash', () => {
  /** Some sets of conditions clash; whatever holds one of them whole cannot be met. */
  const arbitraryClashes = fc.array(fc.uniqueArray(fc.nat(11), { minLength: 1, maxLength: 4 }), { maxLength: 5 });
  const all = Array.from({ length: 12 }, (_, n) => n);

  it('is a set that clashes, and does not without any one of its conditions', () =>
    fc.assert(
      fc.property(arbitraryClashes, (clashes) => {
        const canMeet = (selection: readonly number[]): boolean => !clashes.some((clash) => clash.every((each) => selection.includes(each)));
        const found = smallestClash(all, canMeet);
        expect(found === null).toBe(clashes.length === 0);
        if (found === null) return;
        expect(canMeet(found)).toBe(false);
        for (const one of found) expect(canMeet(found.filter((each) => each !== one))).toBe(true);
      }),
      { numRuns: 300 },
    ));
  it('is empty where even nothing cannot be met', () => expect(smallestClash([], () => false)).toEqual([]));
});
