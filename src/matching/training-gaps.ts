import type { MatchContext } from './context.js';
import { match } from './match.js';
import { prepareJobseeker, type PreparedJobseeker } from './prepared-jobseeker.js';
import type { AskedSkill, PreparedOpening } from './prepared-opening.js';
import { withChange } from './profile-change.js';
import { raisedTo, TAUGHT_LEVEL } from './raised-skill.js';
import { hardSkills } from './requirements/hard-skills.js';
import { requirements } from './requirements/requirements.js';
import type { JobseekerFacts, SkillLevel, SkillNo } from './types.js';

/**
 * What one skill would unlock. A pair counts as unlocked when it is no match and becomes one, by a re-run of every requirement and the score,
 * once the person has the skill at the level the opening asks for (level 2 where it asks for none), and nothing else is changed.
 */
export interface TrainingGap {
  readonly skill: SkillNo;
  /** The level that unlocks all of the openings counted. */
  readonly level: SkillLevel;
  /** Openings that somebody would match who cannot now because of this skill alone. */
  readonly openings: number;
  /** Seats left in them. */
  readonly seats: number;
  /** People who would match at least one of them. */
  readonly people: number;
  /** Of these, people who match nothing today. */
  readonly peopleWithoutMatch: number;
  /** Pairs unlocked. */
  readonly pairs: number;
  /** Mean score of the pairs after the change, rounded down. */
  readonly meanScore: number;
}

/** Openings tried for one person before others get a turn. */
const OPENINGS_A_STEP = 500;
/** A report names at most so many skills. */
export const MOST_TRAINING_GAPS = 200;

/**
 * Ranks the skills that open the most doors: first the seats that trained people could fill at most (the lesser of seats and people), then
 * openings, seats, people, pairs, and last the lower number. Gives way after each person, and now and then within one, with the number done.
 *
 * Nothing is estimated or sampled. Only skills that some opening insists on are looked at, as no other skill is a requirement; and of all
 * pairs only those whose one failure is one missing hard skill are re-run, as a single skill can mend no other.
 */
export function* trainingGapsStepwise(
  jobseekers: Iterable<JobseekerFacts>,
  openings: Iterable<PreparedOpening>,
  context: MatchContext,
  most: number = MOST_TRAINING_GAPS,
): Generator<number, readonly TrainingGap[], void> {
  const all = [...openings];
  const insisting = all.filter((opening) => opening.hardSkills.length > 0);
  const tallies = new Map<SkillNo, Tally>();
  let done = 0;
  for (const facts of jobseekers) {
    const person = prepareJobseeker(facts, context);
    const unlocked = yield* unlockedBy(person, insisting, context, done);
    if (unlocked.length > 0) count(unlocked, tallies, !all.some((opening) => meetsAll(person, opening, context)));
    yield ++done;
  }
  return [...tallies.values()].map(gapOf).sort(byUse).slice(0, most);
}

/** As `trainingGapsStepwise`, in one go. */
export function trainingGaps(
  jobseekers: Iterable<JobseekerFacts>,
  openings: Iterable<PreparedOpening>,
  context: MatchContext,
  most?: number,
): readonly TrainingGap[] {
  const steps = trainingGapsStepwise(jobseekers, openings, context, most);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

interface Unlocked {
  readonly asked: AskedSkill;
  readonly level: SkillLevel;
  readonly opening: PreparedOpening;
  readonly score: number;
}

interface Tally {
  readonly skill: SkillNo;
  level: SkillLevel;
  readonly openings: Set<PreparedOpening>;
  seats: number;
  people: number;
  peopleWithoutMatch: number;
  pairs: number;
  scores: number;
}

/** Gives way in the middle of a long market too, with what was done before. */
function* unlockedBy(
  person: PreparedJobseeker,
  openings: readonly PreparedOpening[],
  context: MatchContext,
  done: number,
): Generator<number, Unlocked[], void> {
  // The same person with the same skill is prepared once, for all openings that ask for it at that level.
  const trained = new Map<number, PreparedJobseeker>();
  const unlocked: Unlocked[] = [];
  for (const [at, opening] of openings.entries()) {
    if (at > 0 && at % OPENINGS_A_STEP === 0) yield done;
    const asked = onlyMissing(person, opening);
    if (asked === null || !meetsAll(person, opening, context, hardSkills.name)) continue;
    const level = asked.level === 0 ? TAUGHT_LEVEL : asked.level;
    const key = asked.skill * 8 + level;
    const now = trained.get(key) ?? withSkill(person.facts, asked.skill, level, context);
    trained.set(key, now);
    const found = match(now, opening, context);
    if (found !== null) unlocked.push({ asked, level, opening, score: found.score });
  }
  return unlocked;
}

/** The one hard skill that is missing or too low; null where none or several are. */
function onlyMissing({ levels }: PreparedJobseeker, { hardSkills: asked }: PreparedOpening): AskedSkill | null {
  let only: AskedSkill | null = null;
  for (const need of asked) {
    const held = levels.get(need.skill) ?? 0;
    if (held > 0 && held >= need.level) continue;
    if (only !== null) return null;
    only = need;
  }
  return only;
}

/** Whether every requirement, but for the one that is named, is met. */
function meetsAll(person: PreparedJobseeker, opening: PreparedOpening, { asOf }: MatchContext, except: string | null = null): boolean {
  for (const requirement of requirements) {
    if (requirement.name !== except && requirement.check(person, opening, asOf) !== null) return false;
  }
  return true;
}

function withSkill(facts: JobseekerFacts, skill: SkillNo, level: SkillLevel, context: MatchContext): PreparedJobseeker {
  const own = facts.skills.filter((held) => held.skill === skill);
  return prepareJobseeker(withChange(facts, { kind: 'SKILL', skill, held: raisedTo(own, level, context.asOf) }), context);
}

function count(unlocked: readonly Unlocked[], tallies: Map<SkillNo, Tally>, withoutMatch: boolean): void {
  const counted = new Set<SkillNo>();
  for (const { asked, level, opening, score } of unlocked) {
    const tally = tallies.get(asked.skill) ?? emptyTally(asked.skill);
    tallies.set(asked.skill, tally);
    if (!tally.openings.has(opening)) tally.seats += opening.facts.seatsLeft;
    tally.openings.add(opening);
    if (level > tally.level) tally.level = level;
    tally.pairs++;
    tally.scores += score;
    if (counted.has(asked.skill)) continue;
    counted.add(asked.skill);
    tally.people++;
    if (withoutMatch) tally.peopleWithoutMatch++;
  }
}

function emptyTally(skill: SkillNo): Tally {
  return { skill, level: 1, openings: new Set(), seats: 0, people: 0, peopleWithoutMatch: 0, pairs: 0, scores: 0 };
}

function gapOf({ openings, scores, ...tally }: Tally): TrainingGap {
  return { ...tally, openings: openings.size, meanScore: Math.trunc(scores / tally.pairs) };
}

function byUse(a: TrainingGap, b: TrainingGap): number {
  const seatsFilled = (gap: TrainingGap): number => Math.min(gap.seats, gap.people);
  return (
    seatsFilled(b) - seatsFilled(a) || b.openings - a.openings || b.seats - a.seats || b.people - a.people || b.pairs - a.pairs || a.skill - b.skill
  );
}
