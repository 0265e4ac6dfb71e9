import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import { checkReason } from '../../kernel/text.js';
import type { Role } from '../../platform/viewer.js';
import type { Finding, Verdict } from './rule-set.js';

/** Who may let something happen though a rule warns (RULES "Who may do what"). */
export const overridingRoles: readonly Role[] = ['JOB_PLACEMENT_OFFICER'];

/** That somebody let something happen though a rule warned. */
export interface Overriding {
  readonly rule: string;
  readonly reason: string;
}

/** Warnings that nobody has overridden: what they warn of does not happen before. */
export function openWarnings(verdict: Pick<Verdict, 'warnings'>, overridden: readonly Pick<Overriding, 'rule'>[]): Finding[] {
  return verdict.warnings.filter((warning) => !overridden.some((each) => each.rule === warning.rule));
}

/**
 * The override of a warning, by somebody whose role may, with a reason. Refuses what does not warn: a BLOCK is never overridden. Several conditions can stand under
 * one rule (F04 warns of experience and blocks until the agreement is signed); a warning is let pass whatever else of its rule still blocks.
 */
export function override(verdict: Verdict, rule: string, said: string, roles: readonly Role[]): Outcome<Overriding> {
  if (!roles.some((role) => overridingRoles.includes(role))) return refused('NOT_ALLOWED', { act: 'overriding a warning' });
  if (!verdict.warnings.some((warning) => warning.rule === rule)) {
    const blocks = verdict.blocks.some((block) => block.rule === rule);
    return blocks ? refused('RULE_FORBIDS', { rule, problem: 'What blocks cannot be overridden' }) : refused('NOT_FOUND', { what: 'warning' });
  }
  const reason = checkReason('overriding a warning', said);
  return reason.ok ? accepted({ rule, reason: reason.value }) : reason;
}
