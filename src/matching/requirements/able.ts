import { reason, type Reason } from '../reasons.js';
import { limitsOfMask } from '../scales.js';
import { functionalLimits, type FunctionalLimit } from '../types.js';
import { limitWords, list } from '../words.js';
import type { Requirement } from './requirement.js';

type Failure = Reason<'DEMAND_BEYOND_LIMITS', { demands: readonly FunctionalLimit[] }>;

/**
 * The work demands nothing that the person cannot do (F42: functional limits only, never a diagnosis).
 * Unknown passes on both sides: a limit or demand counts when it is on record. Safety: no override, but an employer can adapt the work (F45).
 */
export const able: Requirement<Failure> = {
  name: 'ABLE',
  rules: ['F42'],
  met: 'The work demands nothing that the person cannot do.',
  check({ limits }, { demands }) {
    const beyond = limits & demands;
    if (beyond === 0) return null;
    const named = limitsOfMask(beyond);
    return reason('DEMAND_BEYOND_LIMITS', { demands: named }, named.length);
  },
  columns: { bits: { width: functionalLimits.length, asked: ({ demands }) => demands, lacking: ({ limits }) => limits } },
  tell({ facts }) {
    const demands = list(facts.demands.map((demand) => limitWords[demand]));
    return {
      sentence: `The work demands ${demands}, which the person cannot do.`,
      changes: [{ by: 'EMPLOYER', action: 'ADAPT_WORK', facts, sentence: `The employer adapts the work so that it goes without ${demands}.` }],
    };
  },
};
