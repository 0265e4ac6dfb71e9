import type { Day } from '../kernel/day.js';
import { evidenceLevels, type Evidence, type HeldSkill } from './types.js';

/** The evidence that counts on a day: a certificate past its last day counts as the level below (F13). */
export function evidenceOn(held: Pick<HeldSkill, 'evidence' | 'certifiedUntil'>, asOf: Day): Evidence {
  if (held.evidence !== 'CERTIFIED' || held.certifiedUntil === null || held.certifiedUntil >= asOf) return held.evidence;
  return BELOW_CERTIFIED;
}

const BELOW_CERTIFIED: Evidence = evidenceLevels[evidenceLevels.indexOf('CERTIFIED') - 1] ?? 'SELF_DECLARED';
