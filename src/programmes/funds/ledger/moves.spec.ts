import fc from 'fast-check';

import type { JobseekerId } from '../../../kernel/ids.js';
import { balanceOf, isBalanced, nothing, posted, replayed, type Balances, type Entry } from './balances.js';
import { accountKey, accountSides, awardAccount, fundAccount, personAccount, type AwardId } from './ledger-account.js';
import {
  budget,
  budgetCut,
  clawBack,
  commitment,
  entitlement,
  entitlementCut,
  instalment,
  MOST_MINOR,
  recovery,
  release,
  reservation,
  stageOf,
  type AwardShape,
  type Move,
} from './moves.js';
import type { Outcome } from '../../../kernel/outcome.js';

const people = ['p1', 'p2'] as JobseekerId[];
const awards: readonly AwardShape[] = [0, 1, 2].map((at) => ({ id: `a${at}` as AwardId, jobseekerId: people[at % 2]!, perPerson: at !== 1 }));

/** A fund of 100 for which person p1 may have 60. */
const start = run(nothing, [budget(100), entitlement(people[0]!, 60)]);
const [award] = awards as [AwardShape];

describe('the moves of a fund', () => {
  it('leads money from the budget to what was paid', () => {
    const paid = run(start, [reservation(award, 50), (at) => commitment(award, at), instalment(award, 20), instalment(award, 30)]);
    expect(shown(paid)).toEqual({ FUNDED: 100, AVAILABLE: 50, 'PAID a0': 50, 'ENTITLED p1': 60, 'ENTITLEMENT_LEFT p1': 10, 'ENTITLEMENT_USED p1': 50 });
    expect(stageAt(paid)).toBe('SETTLED');
  });

  it('gives back at drop-out what was not paid, to the fund and to the person', () => {
    const left = run(start, [reservation(award, 50), (at) => commitment(award, at), instalment(award, 20), (at) => release(award, at)]);
    expect(shown(left)).toEqual({ FUNDED: 100, AVAILABLE: 80, 'PAID a0': 20, 'ENTITLED p1': 60, 'ENTITLEMENT_LEFT p1': 40, 'ENTITLEMENT_USED p1': 20 });
  });

  it('gives back a reservation that never started, and nothing twice', () => {
    const reserved = run(start, [reservation(award, 50)]);
    expect(stageAt(reserved)).toBe('RESERVED');
    const back = run(reserved, [(at) => release(award, at)]);
    expect(shown(back)).toEqual(shown(start));
    expect(release(award, back)).toMatchObject({ code: 'MOVE_NOT_ALLOWED', facts: { from: 'SETTLED', to: 'RELEASED' } });
    expect(commitment(award, back)).toMatchObject({ code: 'MOVE_NOT_ALLOWED', facts: { to: 'COMMITTED' } });
  });

  it('counts what is clawed back only when it arrives', () => {
    const paid = run(start, [reservation(award, 50), (at) => commitment(award, at), instalment(award, 50), clawBack(award, 30)]);
    expect([balanceOf(paid, fundAccount('AVAILABLE')), balanceOf(paid, awardAccount('CLAIMED', award.id))]).toEqual([50, 30]);
    const arrived = run(paid, [recovery(award, 30)]);
    expect(shown(arrived)).toEqual({ FUNDED: 100, AVAILABLE: 80, 'PAID a0': 20, 'ENTITLED p1': 60, 'ENTITLEMENT_LEFT p1': 40, 'ENTITLEMENT_USED p1': 20 });
  });

  it.each<[string, Balances, Outcome<Move>, string, number]>([
    ['more than is available', start, reservation(awards[1]!, 101), 'AVAILABLE', 100],
    ['more than the person may have', start, reservation(award, 61), 'ENTITLEMENT_LEFT', 60],
    ['somebody who may have nothing', start, reservation({ ...award, jobseekerId: people[1]! }, 1), 'ENTITLEMENT_LEFT', 0],
    ['a payment of what is only reserved', run(start, [reservation(award, 50)]), instalment(award, 1), 'COMMITTED', 0],
    ['a claim of what was not paid', start, clawBack(award, 1), 'PAID', 0],
    ['a recovery of what was not claimed', start, recovery(award, 1), 'CLAIMED', 0],
    ['a cut of what is held', run(start, [reservation(award, 50)]), budgetCut(51), 'AVAILABLE', 50],
    ['a cut of an entitlement in use', run(start, [reservation(award, 50)]), entitlementCut(people[0]!, 11), 'ENTITLEMENT_LEFT', 10],
  ])('refuses %s', (_, at, move, what, left) => {
    if (!move.ok) throw new Error(move.message);
    expect(posted(at, move.value.entries, 'USD')).toMatchObject({ code: 'MONEY_SHORT', facts: { what, left, currency: 'USD' } });
  });

  it('takes the last unit, and not one more', () => {
    expect(shown(run(start, [reservation(awards[1]!, 100)]))).toMatchObject({ 'RESERVED a1': 100 });
    expect(balanceOf(run(start, [reservation(awards[1]!, 100)]), fundAccount('AVAILABLE'))).toBe(0);
  });

  it.each([0, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, MOST_MINOR + 1])('refuses the amount %p', (minor) => {
    for (const move of [budget(minor), budgetCut(minor), reservation(award, minor), instalment(award, minor), clawBack(award, minor), recovery(award, minor), entitlement(people[0]!, minor)])
      expect(move).toMatchObject({ code: 'INVALID_INPUT', facts: { field: 'amount' } });
  });

  it('throws for entries that do not balance', () => {
    const one: Entry = { account: fundAccount('AVAILABLE'), minor: 1 };
    for (const entries of [[], [one], [one, one], [one, { account: fundAccount('FUNDED'), minor: 1 }]]) expect(() => posted(nothing, entries, 'USD')).toThrow('do not balance');
  });
});

describe('any sequence of moves', () => {
  const amount = fc.integer({ min: 1, max: 60 });
  const anyAward = fc.constantFrom(...awards);
  const anyPerson = fc.constantFrom(...people);
  const anyMove: fc.Arbitrary<(at: Balances) => Outcome<Move>> = fc.oneof(
    fc.tuple(fc.constantFrom(budget, budgetCut), amount).map(([of, minor]) => () => of(minor)),
    fc.tuple(fc.constantFrom(entitlement, entitlementCut), anyPerson, amount).map(([of, person, minor]) => () => of(person, minor)),
    fc.tuple(anyAward, fc.integer({ min: 1, max: 30 })).map(([each, minor]) => () => reservation(each, minor)),
    {
      weight: 4,
      arbitrary: fc
        .tuple(fc.constantFrom([instalment, 'COMMITTED'] as const, [clawBack, 'PAID'] as const, [recovery, 'CLAIMED'] as const), anyAward, fc.integer({ min: 1, max: 9 }), fc.boolean())
        .map(([[of, source], each, minor, within]) => (at: Balances) => of(each, within ? Math.min(minor, balanceOf(at, awardAccount(source, each.id)) || minor) : minor)),
    },
    { weight: 2, arbitrary: fc.tuple(fc.constantFrom(commitment, commitment, release), anyAward).map(([of, each]) => (at: Balances) => of(each, at)) },
  );
  /** What chance alone seldom brings together: one award from reservation to recovery. */
  const life = anyAward.map((each) => [() => reservation(each, 9), (at: Balances) => commitment(each, at), () => instalment(each, 5), () => clawBack(each, 3), () => recovery(each, 2)]);
  const given = [budget(100), ...people.map((person) => entitlement(person, 60))].map((move) => () => move);

  it('keeps every account at or above zero, every transaction balanced, and replays to the same balances', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.array(fc.oneof({ weight: 12, arbitrary: anyMove.map((one) => [one]) }, { weight: 1, arbitrary: life }), { minLength: 10, maxLength: 120 }), (moves) => {
        let at: Balances = nothing;
        const history: Entry[] = [];
        for (const make of [...given, ...moves.flat()]) {
          const move = make(at);
          if (!move.ok) continue;
          expect(isBalanced(move.value.entries)).toBe(true);
          const after = posted(at, move.value.entries, 'USD');
          if (!after.ok) continue;
          seen.add(move.value.kind);
          history.push(...move.value.entries);
          at = after.value;
          for (const balance of at.values()) expect(balance).toBeGreaterThanOrEqual(0);
          expectToAddUp(at);
        }
        expect(shown(replayed(history))).toEqual(shown(at));
      }),
      { numRuns: 300 },
    );
    // Otherwise the property says nothing about the moves that never came to pass.
    expect(seen.size).toBe(10);
  });

  /** What was given is somewhere, and so is what people may have; what is held for people of an entitlement is what they used. */
  function expectToAddUp(at: Balances): void {
    const sum = (kinds: readonly string[], of: (key: string) => boolean = () => true) =>
      [...at].filter(([key]) => kinds.includes(key.split(' ')[0]!) && of(key)).reduce((total, [, minor]) => total + minor, 0);
    const held = ['RESERVED', 'COMMITTED', 'PAID', 'CLAIMED'];
    expect(sum(['FUNDED'])).toBe(sum(['AVAILABLE', ...held]));
    expect(sum(['ENTITLED'])).toBe(sum(['ENTITLEMENT_LEFT', 'ENTITLEMENT_USED']));
    expect(sum(['ENTITLEMENT_USED'])).toBe(sum(held, (key) => awards.some((each) => each.perPerson && key.endsWith(` ${each.id}`))));
  }
});

it('has a side for every account, and tells accounts apart', () => {
  expect(Object.values(accountSides)).toHaveLength(9);
  expect(accountKey(personAccount('ENTITLED', people[0]!))).not.toBe(accountKey(personAccount('ENTITLED', people[1]!)));
});

function run(from: Balances, moves: readonly (Outcome<Move> | ((at: Balances) => Outcome<Move>))[]): Balances {
  return moves.reduce((at, made) => {
    const move = typeof made === 'function' ? made(at) : made;
    if (!move.ok) throw new Error(move.message);
    const after = posted(at, move.value.entries, 'USD');
    if (!after.ok) throw new Error(after.message);
    return after.value;
  }, from);
}

const stageAt = (at: Balances) => stageOf({ reserved: balanceOf(at, awardAccount('RESERVED', award.id)), committed: balanceOf(at, awardAccount('COMMITTED', award.id)) });

/** What holds something, by account. */
function shown(balances: Balances): Record<string, number> {
  return Object.fromEntries([...balances].filter(([, minor]) => minor !== 0).map(([key, minor]) => [key.trim(), minor]));
}
