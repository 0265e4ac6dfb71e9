import fc from 'fast-check';

import type { OpeningId } from '../kernel/ids.js';
import { arbitraryChange, arbitraryWorld } from '../../test/support/arbitrary-market.js';
import { addis, held, jobseeker, need, north, opening, testId } from '../../test/support/market-facts.js';
import { contextOf } from '../../test/support/matching.js';
import { match } from './match.js';
import { prepareJobseeker } from './prepared-jobseeker.js';
import { prepareOpening } from './prepared-opening.js';
import { withChanges, type ProfileChange } from './profile-change.js';
import type { JobseekerFacts, OpeningFacts } from './types.js';
import { whatIf, type OpeningMove, type WhatIf } from './whatif.js';

const id = (n: number): OpeningId => testId(n);
const ids = (moves: readonly OpeningMove[]): string[] => moves.map((move) => move.openingId);

function asked(facts: JobseekerFacts, changes: readonly ProfileChange[], openings: readonly OpeningFacts[]): WhatIf {
  const context = contextOf();
  return whatIf(facts, changes, openings.map((each) => prepareOpening(each, context)), context);
}

describe('what if', () => {
  const near = opening({ id: id(1), pay: { min: 500, max: 800 } });
  const far = opening({ id: id(2), place: north(addis, 24.5) });
  const insists = opening({ id: id(3), skills: [need({ skill: 1, hard: true, minLevel: 2 })] });
  const market = [near, far, insists];

  it('a skill were learnt', () => {
    const found = asked(jobseeker(), [{ kind: 'SKILL', skill: 1, held: { level: 2, evidence: 'TESTED', certifiedUntil: null } }], market);
    expect(ids(found.gained)).toEqual([id(3)]);
    expect(found.gained[0]!.after).toBeGreaterThan(found.gained[0]!.before);
    expect(found.gained[0]!.failed.map(({ reason }) => reason.code)).toEqual(['SKILLS_MISSING']);
    expect([found.matchesBefore, found.matchesAfter, found.lost]).toEqual([1, 2, []]);
  });

  it('the person could travel further, or less far', () => {
    expect(ids(asked(jobseeker(), [{ kind: 'TRAVEL_LIMIT', km: 25 }], market).gained)).toEqual([id(2)]);
    const less = asked(jobseeker({ travelLimitKm: 25 }), [{ kind: 'TRAVEL_LIMIT', km: 24 }], market);
    expect(less.lost).toMatchObject([{ openingId: id(2), failed: [{ reason: { code: 'TOO_FAR' } }] }]);
  });

  it('the person asked for more pay: lost, or with another score', () => {
    expect(ids(asked(jobseeker(), [{ kind: 'PAY_FLOOR', minor: 801 }], market).lost)).toEqual([id(1)]);
    const found = asked(jobseeker({ wageFloor: 500 }), [{ kind: 'PAY_FLOOR', minor: 800 }], [near]);
    expect(found.lost).toEqual([]);
    expect(found.rescored).toHaveLength(1);
    expect(found.rescored[0]!.after).toBeLessThan(found.rescored[0]!.before);
  });

  it('a skill were lost again: the mirror image of gaining it', () => {
    const without = jobseeker();
    const skill = { level: 3, evidence: 'SELF_DECLARED', certifiedUntil: null } as const;
    const gaining = asked(without, [{ kind: 'SKILL', skill: 1, held: skill }], market);
    const losing = asked({ ...without, skills: [held({ skill: 1 })] }, [{ kind: 'SKILL', skill: 1, held: null }], market);
    expect(ids(losing.lost)).toEqual(ids(gaining.gained));
    expect(losing.lost.map(({ before, after }) => [after, before])).toEqual(gaining.gained.map(({ before, after }) => [before, after]));
  });

  it('several things changed at once', () => {
    const distant = opening({ id: id(4), place: north(addis, 24.5), licences: [{ code: 'B', hard: true }] });
    const licence: ProfileChange = { kind: 'LICENCE', code: 'B', held: { validUntil: null } };
    expect(ids(asked(jobseeker(), [licence], [distant]).gained)).toEqual([]);
    expect(ids(asked(jobseeker(), [licence, { kind: 'TRAVEL_LIMIT', km: 30 }], [distant]).gained)).toEqual([id(4)]);
  });

  it('nothing changed', () => {
    expect(asked(jobseeker(), [], market)).toEqual({ matchesBefore: 1, matchesAfter: 1, gained: [], lost: [], rescored: [] });
  });

  it('tells every opening whose match or score differs, by the very reference', () =>
    fc.assert(
      fc.property(arbitraryWorld({ jobseekers: 3 }), fc.array(arbitraryChange(), { maxLength: 3 }), ({ space, asOf, market }, changes) => {
        const context = contextOf(space, asOf);
        const openings = market.openings.map((facts) => prepareOpening(facts, context));
        for (const facts of market.jobseekers) {
          const found = whatIf(facts, changes, openings, context);
          const [now, then] = [prepareJobseeker(facts, context), prepareJobseeker(withChanges(facts, changes), context)];
          const expected = { gained: new Set<string>(), lost: new Set<string>(), rescored: new Set<string>() };
          let [before, after] = [0, 0];
          for (const each of openings) {
            const [a, b] = [match(now, each, context), match(then, each, context)];
            before += Number(a !== null);
            after += Number(b !== null);
            if (a === null && b !== null) expected.gained.add(`${each.facts.id} ${b.score}`);
            if (a !== null && b === null) expected.lost.add(`${each.facts.id} ${a.score}`);
            if (a !== null && b !== null && a.score !== b.score) expected.rescored.add(`${each.facts.id} ${b.score - a.score}`);
          }
          expect(new Set(found.gained.map((move) => `${move.openingId} ${move.after}`))).toEqual(expected.gained);
          expect(new Set(found.lost.map((move) => `${move.openingId} ${move.before}`))).toEqual(expected.lost);
          expect(new Set(found.rescored.map((move) => `${move.openingId} ${move.after - move.before}`))).toEqual(expected.rescored);
          expect([found.matchesBefore, found.matchesAfter]).toEqual([before, after]);
          expect(whatIf(facts, changes, [...openings].reverse(), context)).toEqual(found);
        }
      }),
    ));
});
