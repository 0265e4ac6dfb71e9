import { contributionOf } from '../match.js';
import { payAgainst } from '../signals/pay.js';
import type { Weights } from './rules.js';

/**
 * Points by thousandths of the wage floor, from none of it to where more adds nothing: `payAgainst` without its divisions. They stand
 * one place further on; the first place is for pay that is not stated.
 */
export function payPointsOf(weights: Weights, paySpread: number): Int32Array {
  const most = Math.ceil(1_000 + paySpread);
  return Int32Array.from({ length: most + 2 }, (_, at) =>
    at === 0 ? weights.neutral.PAY : contributionOf(weights.weight.PAY, payAgainst(1_000, at - 1, paySpread)),
  );
}
