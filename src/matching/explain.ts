import type { Day } from '../kernel/day.js';
import type { MatchContext } from './context.js';
import type { Labels } from './labels.js';
import { scored, type Part } from './match.js';
import type { PreparedJobseeker } from './prepared-jobseeker.js';
import type { PreparedOpening } from './prepared-opening.js';
import { standingOf, type Reason, type Standing } from './reasons.js';
import type { Told } from './requirements/requirement.js';
import { requirements } from './requirements/requirements.js';
import { signals } from './signals/signals.js';
import { skillCoverage, type CoveredThrough, type NeedCoverage } from './skill-coverage.js';
import type { SkillNo } from './types.js';
import { evidenceWords, levelWords, perCent } from './words.js';

/** Everything that decides about a pair, as data and in plain words. */
export interface Explanation {
  /** Whether the pair meets every requirement: true exactly where `match` finds a match. */
  readonly matches: boolean;
  /** The score of the match; for a pair that fails, the score it would have. */
  readonly score: number;
  readonly policy: string;
  /** The weights are a first setting. */
  readonly provisional: boolean;
  readonly asOf: Day;
  /** All of them, in the order of `requirements`. */
  readonly requirements: readonly ExplainedRequirement[];
  /** One for each of `signalsOf` the kind of opening, in that order; the contributions add up to the score. */
  readonly parts: readonly ExplainedPart[];
  /** Heaviest need first. */
  readonly skills: readonly ExplainedNeed[];
  /** The gist, to be read out. */
  readonly summary: string;
}

export interface ExplainedRequirement extends Told {
  readonly name: string;
  readonly rules: readonly string[];
  /** Null where the requirement is met. */
  readonly failed: FailedRequirement | null;
}

export interface FailedRequirement extends Reason {
  readonly standing: Standing;
}

export interface ExplainedPart extends Part {
  /** Thousandths of the score. */
  readonly weight: number;
  /** What counted where the value is unknown. */
  readonly neutral: number;
  readonly sentence: string;
}

export interface ExplainedNeed extends NeedCoverage {
  readonly sentence: string;
}

/** Explains any pair, matching or not. What protection knows answers only "Not available.", here as everywhere. */
export function explain(jobseeker: PreparedJobseeker, opening: PreparedOpening, context: MatchContext, labels: Labels): Explanation {
  const checked = requirements.map((requirement): ExplainedRequirement => {
    const { name, rules, met } = requirement;
    const reason = requirement.check(jobseeker, opening, context.asOf);
    if (reason === null) return { name, rules, failed: null, sentence: met, changes: [] };
    return { name, rules, failed: { ...reason, standing: standingOf(reason) }, ...requirement.tell(reason, labels) };
  });
  const { score, parts } = scored(jobseeker, opening, context);
  const failed = checked.filter((requirement) => requirement.failed !== null);
  return {
    matches: failed.length === 0,
    score,
    policy: context.policy.name,
    provisional: context.policy.provisional,
    asOf: context.asOf,
    requirements: checked,
    parts: parts.map((part) => ({
      ...part,
      ...context.policy.signals[part.signal],
      sentence: signals[part.signal].tell(jobseeker, opening, context, labels),
    })),
    skills: skillCoverage(jobseeker, opening, context).map((need) => ({ ...need, sentence: needSentence(need, labels) })),
    summary: failed.length === 0 ? `A match, ${perCent(score)}.` : `No match. ${failed.map((requirement) => requirement.sentence).join(' ')}`,
  };
}

function needSentence({ skill, minLevel, through, credit }: NeedCoverage, labels: Labels): string {
  const asked = labels.skill(skill) + (minLevel === null ? '' : ` (${levelWords(minLevel)})`);
  if (through === null) return `${asked}: missing.`;
  const by = through.relation === 'SAME' ? 'held' : relatedWords(skill, through, labels);
  const shown = evidenceWords[through.evidence] + (through.expired ? ', as the certificate has expired' : '');
  return `${asked}: ${by} at ${levelWords(through.level)}, ${shown}; counts ${perCent(credit * 1_000)}.`;
}

function relatedWords(needed: SkillNo, { skill, degree }: CoveredThrough, labels: Labels): string {
  const why = labels.relation(skill, needed);
  return `through ${labels.skill(skill)}, ${perCent(degree)} related${why === '' ? '' : ` (${why}),`}`;
}
