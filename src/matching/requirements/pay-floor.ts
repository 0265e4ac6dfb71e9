import { reason, type Reason } from '../reasons.js';
import { UNKNOWN_FLOOR } from '../wage-floor.js';
import type { OpeningKind } from '../types.js';
import type { Requirement } from './requirement.js';

type Failure =
  | Reason<'PAY_BELOW_FLOOR', { floor: number; paysUpTo: number }>
  | Reason<'PAY_NOT_STATED', { floor: number }>
  | Reason<'FLOOR_WITHOUT_RATE', Record<never, never>>;

/** A training place teaches and a venture earns: neither states a wage as a matter of course. */
const WITHOUT_WAGE: ReadonlySet<OpeningKind> = new Set(['TRAINING', 'VENTURE_ROLE']);

/** Whether an opening of this kind states a wage as a matter of course. */
export function paysWage(kind: OpeningKind): boolean {
  return !WITHOUT_WAGE.has(kind);
}

/**
 * The opening can pay the least the person asks for: the top of its range reaches the floor. A person without a floor passes.
 * Unknown pay fails a person with a floor, except for training places and venture roles: a floor cannot be kept on silence.
 * A floor in a currency without an exchange rate is unknown and fails all that has a wage: it may be anything.
 * The floor is the person's word, so nobody overrides it.
 */
export const payFloor: Requirement<Failure> = {
  name: 'PAY_FLOOR',
  rules: ['Tailored'],
  met: 'The pay can reach what the person asks for.',
  check({ facts: { wageFloor: floor } }, { facts: { pay, kind } }) {
    if (floor === null) return null;
    if (pay === null && !paysWage(kind)) return null;
    if (floor === UNKNOWN_FLOOR) return reason('FLOOR_WITHOUT_RATE', {});
    if (pay === null) return reason('PAY_NOT_STATED', { floor });
    return pay.max >= floor ? null : reason('PAY_BELOW_FLOOR', { floor, paysUpTo: pay.max });
  },
  columns: {
    bits: {
      width: 1,
      asked: ({ facts: { pay, kind } }) => (pay === null && paysWage(kind) ? 1 : 0),
      lacking: ({ facts: { wageFloor } }) => (wageFloor === null ? 0 : 1),
    },
    bounds: [{ needs: ({ facts: { wageFloor } }) => (wageFloor === UNKNOWN_FLOOR ? Infinity : (wageFloor ?? -Infinity)), offers: ({ facts }) => facts.pay?.max ?? Infinity }],
  },
  tell(failed, labels) {
    if (failed.code === 'FLOOR_WITHOUT_RATE') {
      return {
        sentence: 'The least pay that the person asks for is in a currency without an exchange rate here, so it cannot be compared.',
        changes: [{ by: 'MISSION', action: 'RECORD_RATE', facts: {}, sentence: 'The mission records an exchange rate for that currency.' }],
      };
    }
    const floor = labels.money(failed.facts.floor);
    if (failed.code === 'PAY_NOT_STATED') {
      return {
        sentence: `The person asks for at least ${floor} a month, and the opening states no pay, or pay without an exchange rate.`,
        changes: [{ by: 'EMPLOYER', action: 'STATE_PAY', facts: failed.facts, sentence: `The employer states pay of ${floor} a month or more.` }],
      };
    }
    const paysUpTo = labels.money(failed.facts.paysUpTo);
    return {
      sentence: `The opening pays up to ${paysUpTo} a month; the person asks for at least ${floor}.`,
      changes: [
        { by: 'EMPLOYER', action: 'RAISE_PAY', facts: failed.facts, sentence: `The employer pays ${floor} a month.` },
        { by: 'JOBSEEKER', action: 'LOWER_FLOOR', facts: failed.facts, sentence: `The person would work for ${paysUpTo} a month.` },
      ],
    };
  },
};
