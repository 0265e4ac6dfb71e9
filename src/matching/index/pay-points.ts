import { contributionOf } from '../match.js';
import { payAgainst } from '../signals/pay.js';
import type { Ground } from './market-view.js';

/** Points by thousandths of the wage floor, from none of it to where more adds nothing: `payAgainst` without its divisions. */
export function payPointsOf({ weights, policy: { paySpread } }: Ground): Int32Array {
  return Int32Array.from({ length: Math.ceil(1_000 + paySpread) + 1 }, (_, thousandths) =>
    contributionOf(weights.weight.PAY, payAgainst(1_000, thousandths, paySpread)),
  );
}
