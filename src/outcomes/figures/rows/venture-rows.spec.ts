import { addDays, day, type Day } from '../../../kernel/day.js';
import type { VentureStatus } from '../../../openings/ventures/venture.js';
import { venturesKnownOn, type VentureHistory } from '../measures/known-venture.js';
import { ventureSurvivalRows, workplaceRows } from './venture-rows.js';

const start = day('2025-01-31');
const asOf = day('2026-06-01');
const moves = (...of: readonly (readonly [VentureStatus, number])[]) => of.map(([to, after]) => ({ to, knownOn: addDays(start, after) }));
const heard = (after: number, over: Partial<VentureHistory['heard'][number]> = {}): VentureHistory['heard'][number] => ({
  ...{ month: 3, askedOn: addDays(start, after), knownOn: addDays(start, after), members: 1, returnees: 1, familyWorkplaces: 1, communityWorkplaces: 0 },
  ...over,
});
const many = (count: number, history: VentureHistory): VentureHistory[] => Array.from({ length: count }, () => history);
const known = (histories: readonly VentureHistory[], on: Day = asOf) => venturesKnownOn(histories, on);

describe('ventures as they were known on a day', () => {
  it('are those that had started, from their first start, through every pause, to their end', () => {
    const one: VentureHistory = { kind: 'GROUP_MICROENTERPRISE', moves: moves(['IDEA', 0], ['RUNNING', 5], ['PAUSED', 40], ['RUNNING', 60], ['SOLD', 90]), heard: [heard(70)] };
    expect(known([one, { kind: 'FAMILY', moves: moves(['IDEA', 0], ['FUNDED', 9]), heard: [] }])).toMatchObject([{ startedOn: addDays(start, 5), endedOn: addDays(start, 90), lastHeardOn: addDays(start, 70) }]);
    expect(known([one], addDays(start, 89))).toMatchObject([{ endedOn: null }]);
    expect(known([one], addDays(start, 69))).toMatchObject([{ lastHeardOn: addDays(start, 5), work: null }]);
    expect(known([one], addDays(start, 4))).toEqual([]);
  });
});

describe('survival of ventures', () => {
  it('stands on those that ended, and on those heard of since (Kaplan-Meier)', () => {
    const goesOn: VentureHistory = { kind: 'GROUP_MICROENTERPRISE', moves: moves(['RUNNING', 0]), heard: [heard(400)] };
    const failed: VentureHistory = { kind: 'GROUP_MICROENTERPRISE', moves: moves(['RUNNING', 0], ['FAILED', 100]), heard: [] };
    const at = (month: number) => ventureSurvivalRows(known([...many(15, goesOn), ...many(5, failed)])).find((row) => row.month === month);
    expect(at(3)).toMatchObject({ hidden: true, value: null });
    expect(at(4)).toMatchObject({ people: 20, value: 0.75, hidden: false });
    // Of whom nobody heard since the start nothing is known, and nobody is taken to last.
    const silent: VentureHistory = { kind: 'GROUP_MICROENTERPRISE', moves: moves(['RUNNING', 0]), heard: [] };
    expect(ventureSurvivalRows(known([...many(15, goesOn), ...many(5, failed), ...many(20, silent)])).find((row) => row.month === 4)).toMatchObject({ people: 40, value: 0.75 });
  });
  it('shows no month of fewer than five', () => {
    const failed: VentureHistory = { kind: 'GROUP_MICROENTERPRISE', moves: moves(['RUNNING', 0], ['FAILED', 100]), heard: [] };
    expect(ventureSurvivalRows(known(many(4, failed))).every((row) => row.hidden && row.people === null)).toBe(true);
  });
});

describe('survival by kind of venture', () => {
  const of = (kind: VentureHistory['kind'], lasting: number, ended: number): VentureHistory[] => [
    ...many(lasting, { kind, moves: moves(['RUNNING', 0]), heard: [heard(400)] }),
    ...many(ended, { kind, moves: moves(['RUNNING', 0], ['FAILED', 100]), heard: [] }),
  ];
  const at6 = (histories: readonly VentureHistory[]) => ventureSurvivalRows(known(histories), 'VENTURE_KIND').filter((row) => row.group !== null && row.month === 6);
  it('is told of each kind, beside all of them', () => {
    const histories = [...of('COOPERATIVE', 10, 10), ...of('INDIVIDUAL', 15, 5)];
    expect(at6(histories)).toMatchObject([{ group: 'COOPERATIVE', people: 20, value: 0.5, hidden: false }, { group: 'INDIVIDUAL', people: 20, value: 0.75, hidden: false }]);
    expect(ventureSurvivalRows(known(histories), 'VENTURE_KIND').filter((row) => row.group === null)).toEqual(ventureSurvivalRows(known(histories)));
    expect(ventureSurvivalRows(known(histories), 'INSTRUMENT').filter((row) => row.group !== null)).toEqual([]);
  });
  it('tells nothing of fewer than five of a kind, nor what would tell of them', () => {
    const rows = at6([...of('COOPERATIVE', 10, 10), ...of('FAMILY', 2, 1), ...of('INDIVIDUAL', 15, 5)]);
    const family = rows.find((row) => row.group === 'FAMILY');
    expect(family ?? { hidden: true, people: null, value: null }).toMatchObject({ hidden: true, people: null, value: null });
    expect(rows.filter((row) => row.people === null).length).not.toBe(1);
  });
});

describe('workplaces for each returnee', () => {
  const venture = (over: Partial<VentureHistory['heard'][number]>): VentureHistory => ({ kind: 'FAMILY', moves: moves(['RUNNING', 0]), heard: [heard(90, { communityWorkplaces: 50 }), heard(90, over)] });
  it('take what was heard last', () => expect(workplaceRows(known(many(8, venture({ members: 2, communityWorkplaces: 1 }))))).toMatchObject([{ people: 8, value: 4, hidden: false }]));
  it('count no venture without a returnee', () => expect(workplaceRows(known(many(8, venture({ returnees: 0 }))))).toEqual([]));
  it('are hidden for fewer than five returnees', () => expect(workplaceRows(known(many(4, venture({}))))).toMatchObject([{ people: null, value: null, hidden: true }]));
});
