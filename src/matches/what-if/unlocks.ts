import type { Day } from '../../kernel/day.js';
import { courseChanges, prepareJobseeker, skillsLearnt, withChanges, type JobseekerFacts, type Labels, type OpeningFacts } from '../../matching/index.js';
import type { MissionMarket } from '../market/mission-market.js';
import { told, type ShownMove } from './what-if.js';

/** What a course would open to a person, as it is shown. */
export interface ShownUnlocks {
  readonly asOf: Day;
  readonly policy: string;
  /** Names of the skills that the person would learn. */
  readonly learns: readonly string[];
  /** How many openings would match that do not today. */
  readonly count: number;
  /** The first of them, best first. */
  readonly openings: readonly ShownMove[];
}

/**
 * Every requirement and score of the person run again over the whole market, once with what the course teaches and once without: nothing is
 * estimated. Dates stay as they are: an opening that closes before the course ends counts all the same.
 */
export function shownUnlocks(market: MissionMarket, facts: JobseekerFacts, course: OpeningFacts, size: number, labels: Labels): ShownUnlocks {
  const { index, context, asOf } = market;
  const changes = courseChanges(facts, course, asOf);
  const matching = new Set(index.openingsFor(facts.id, market.counts.openings).map(({ id }) => id));
  const then = changes.length === 0 ? [] : index.openingsIf(withChanges(facts, changes));
  const unlocked = then.filter(({ id }) => id !== course.id && !matching.has(id));
  const now = prepareJobseeker(facts, context);
  return {
    asOf,
    policy: context.policy.name,
    learns: skillsLearnt(changes).map((skill) => labels.skill(skill)),
    count: unlocked.length,
    openings: unlocked.slice(0, size).map(({ id, score }) => {
      const { score: before, reasons } = told(market, now, id, labels);
      return { openingId: id, before, after: score, reasons };
    }),
  };
}
