import { refused, type Refused } from '../../kernel/outcome.js';
import type { Finding } from './rule-set.js';

/** A finding that stands in the way, as a refusal: of a warning one that an override lets pass, of everything else none. It says what can be done about it. */
export function refusalOf({ rule, level, sentence, task }: Pick<Finding, 'rule' | 'level' | 'sentence' | 'task'>): Refused {
  // The words of the refusal set the last full stop.
  const problem = (task === null ? sentence : `${sentence} ${task}`).replace(/\.$/, '');
  return level === 'WARN' ? refused('RULE_WARNS', { rule, problem }) : refused('RULE_FORBIDS', { rule, problem });
}
