import { UNKNOWN_FLOOR } from '../wage-floor.js';
import { FULL, type Signal } from './signal.js';

/**
 * What the opening surely pays against the least the person asks for: half at the floor, full or empty at the policy's spread above or below.
 * Unknown where no floor above 0 or no pay is stated.
 */
export const pay: Signal = {
  value({ facts: { wageFloor: floor } }, { facts: { pay: offered } }, { policy }) {
    if (floor === null || floor <= 0 || offered === null) return null;
    return payAgainst(floor, offered.min, policy.paySpread);
  },
  tell({ facts: { wageFloor: floor } }, { facts: { pay: offered } }, _, labels) {
    if (offered === null) return 'The opening states no pay, or pay without an exchange rate.';
    if (floor === null || floor <= 0) return 'The person has named no least pay.';
    if (floor === UNKNOWN_FLOOR) return 'There is no exchange rate for the least pay that the person has named.';
    return `The opening pays from ${labels.money(offered.min)} a month; the person asks for at least ${labels.money(floor)}.`;
  },
};

/** The value of sure pay against a floor above 0. */
export function payAgainst(floor: number, surePay: number, paySpread: number): number {
  const above = Math.trunc((surePay * 1_000) / floor) - 1_000;
  const within = Math.min(Math.max(above, -paySpread), paySpread);
  return Math.trunc(((within + paySpread) * FULL) / (2 * paySpread));
}
