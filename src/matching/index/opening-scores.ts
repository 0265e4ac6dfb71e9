import { contributionOf } from '../match.js';
import { CoursePoints } from './course-points.js';
import type { MarketView } from './market-view.js';
import { POINTS_SHIFT, TOUCHED } from './occupation-points.js';
import type { OpenProfile } from './open-profile.js';
import { COURSE, NO_NEEDS, SOFT_LANGUAGES, SOFT_LICENCES } from './opening-columns.js';
import { WEIGHT_BITS, WEIGHT_MASK } from './opening-record.js';
import { OwnFloor } from './own-floor.js';
import type { PairQuestions } from './pair-questions.js';
import { WishedWords } from './wished-words.js';

/** What a search may leave out: a match that can come on neither list has some score that cannot either, and not its own. */
export interface ListsToFill {
  /** By opening, the score below which nobody comes on its list. */
  readonly leastScores: Int32Array;
  /** How many a jobseeker's own list takes. */
  readonly own: number;
}

/** What a search works on: the person laid open, and the openings found with what nearness contributes. */
interface AtWork {
  readonly profile: OpenProfile;
  readonly questions: PairQuestions;
  readonly found: Int32Array;
  readonly scores: Int32Array;
}

/** The scores of the openings that one search found. */
export interface OpeningScores {
  /** For the occupations of the openings found, each once; of these count as many as `asks` says. */
  readonly asked: Int32Array;
  asks(count: number): void;
  /** Adds everything beside nearness to the scores of the first openings found. */
  add(jobseeker: number, count: number): void;
  /** Below this no score comes on the jobseeker's own list. */
  ownFloor(): number;
}

/** What is looked at beside the columns once they have spoken. */
const WISHES = SOFT_LANGUAGES | SOFT_LICENCES;

/** 1 for true, without a branch. */
const one = (is: boolean): number => (is as unknown as number) | 0;

/** Step by step over all openings found; one closure over its arrays, as the search is. Products stay within 32 bits, or are made so by `| 0`. */
export function openingScores(market: MarketView, { profile, questions, found, scores }: AtWork, lists: ListsToFill | null): OpeningScores {
  const { ground, openings } = market;
  const { occupation, special, surePay, perNeed, needWords, needStarts, needEnds } = openings;
  const { weight, neutral } = ground.weights;
  const neutralWishes = neutral.LANGUAGES + neutral.LICENCES;
  const skillWeight = weight.SKILLS;
  const most = (signal: 'LANGUAGES' | 'LICENCES'): number => contributionOf(weight[signal], 1_000_000) - neutral[signal];
  const wishMost = most('LANGUAGES') + most('LICENCES');
  const { credits, occupations } = profile;
  const { points: occupationPoints } = occupations;
  const { payPoints } = ground;
  const wished = new WishedWords(ground, openings, profile);
  const courses = new CoursePoints(ground);

  const asked = new Int32Array(ground.space.occupationCount + 2);
  let askedCount = 0;
  /** Places in `found` of openings whose skills count, and of those whose wishes do or that are courses. */
  const touchedAt = new Int32Array(found.length);
  const wishedAt = new Int32Array(found.length);
  let touchedCount = 0;
  let wishedCount = 0;
  const ownFloor = new OwnFloor();
  const leastScores = lists?.leastScores ?? new Int32Array(0);
  let floor = 0;

  /** Adds what the occupation earns and `also`, and notes by place in `found` what needs a look at its skills, its wishes or what it teaches. */
  function addOccupations(count: number, also: number): void {
    occupations.work(asked, askedCount);
    const withoutNeeds = also + neutral.SKILLS;
    const withNeeds = profile.hasSkills ? also : withoutNeeds;
    let touched = 0;
    let softCount = 0;
    for (let i = 0; i < count; i++) {
      const opening = found[i] ?? 0;
      const looks = special[opening] ?? 0;
      const entry = occupationPoints[occupation[opening] ?? 0] ?? 0;
      scores[i] = ((scores[i] ?? 0) + (entry >> POINTS_SHIFT) + ((looks & NO_NEEDS) === 0 ? withNeeds : withoutNeeds)) | 0;
      touchedAt[touched] = i;
      touched = (touched + (entry & TOUCHED)) | 0;
      wishedAt[softCount] = i;
      softCount = (softCount + one((looks & (WISHES | COURSE)) !== 0)) | 0;
    }
    touchedCount = touched;
    wishedCount = softCount;
  }

  /** Gives courses what they teach in place of what their occupation earned, and keeps of those noted the ones with wishes. */
  function addCourses(): void {
    courses.open(profile.record, profile.credits);
    let kept = 0;
    for (let i = 0; i < wishedCount; i++) {
      const at = wishedAt[i] ?? 0;
      const opening = found[at] ?? 0;
      const looks = special[opening] ?? 0;
      if ((looks & COURSE) !== 0) {
        const asWork = (occupationPoints[occupation[opening] ?? 0] ?? 0) >> POINTS_SHIFT;
        scores[at] = (scores[at] ?? 0) - asWork + courses.of(openings, opening);
      }
      wishedAt[kept] = at;
      kept += one((looks & WISHES) !== 0);
    }
    wishedCount = kept;
  }

  /**
   * Adds what skills earn. The quotient is `coverage` by a reciprocal: it is at most 1,000,000 and, where it is not whole, at least
   * 1 / weight away from a whole number; half of that is added, far more than the reciprocal can be wrong.
   */
  function addSkills(): void {
    const rest = skillWeight * profile.mostCredit + wishMost;
    for (let i = 0; i < touchedCount; i++) {
      const at = touchedAt[i] ?? 0;
      const opening = found[at] ?? 0;
      if (isLeftOut(opening, (scores[at] ?? 0) + rest)) continue;
      let covered = 0;
      for (let word = needStarts[opening] ?? 0, end = needEnds[opening] ?? 0; word < end; word++) {
        const need = needWords[word] ?? 0;
        covered = (covered + Math.imul(need & WEIGHT_MASK, credits[need >> WEIGHT_BITS] ?? 0)) | 0;
      }
      if (covered === 0) continue;
      const value = ((covered * 1_000 + 0.5) * (perNeed[opening] ?? 0)) | 0;
      scores[at] = ((scores[at] ?? 0) + ((Math.imul(skillWeight, value) / 1_000) | 0)) | 0;
    }
  }

  function addPay(count: number, wageFloor: number): void {
    const most = payPoints.length - 2;
    for (let i = 0; i < count; i++) {
      const thousandths = ((surePay[found[i] ?? 0] ?? 0) * 1_000) / wageFloor;
      const at = (Math.max(-1, Math.min(thousandths, most)) | 0) + 1;
      scores[i] = ((scores[i] ?? 0) + (payPoints[at] ?? 0)) | 0;
    }
  }

  /** Whether a match that reaches so much at most comes on no list, so that its score need not be finished. */
  function isLeftOut(opening: number, atMost: number): boolean {
    return lists !== null && atMost < floor && atMost < (leastScores[opening] ?? 0);
  }

  /** Adds what wished-for languages and licences earn beyond being unknown, which every score has already. */
  function addWishes(): void {
    for (let i = 0; i < wishedCount; i++) {
      const at = wishedAt[i] ?? 0;
      if (isLeftOut(found[at] ?? 0, (scores[at] ?? 0) + wishMost)) continue;
      scores[at] = ((scores[at] ?? 0) + wished.points(found[at] ?? 0)) | 0;
    }
  }

  /** Adds what only the reference knows. */
  function addAsked(jobseeker: number, count: number): void {
    for (let i = 0; i < count; i++) scores[i] = (scores[i] ?? 0) + questions.points(jobseeker, found[i] ?? 0);
  }

  function add(jobseeker: number, count: number): void {
    const hasFloor = profile.wageFloor > 0;
    addOccupations(count, neutralWishes + (hasFloor ? 0 : neutral.PAY));
    addCourses();
    if (hasFloor) addPay(count, profile.wageFloor);
    if (questions.any) addAsked(jobseeker, count);
    // What is still to come of skills only adds; wishes may take away what not knowing them had earned.
    if (lists !== null) {
      ownFloor.count(scores, count);
      for (let i = 0; i < wishedCount; i++) ownFloor.lower(scores[wishedAt[i] ?? 0] ?? 0, neutralWishes);
      floor = ownFloor.reachedBy(lists.own);
    }
    addSkills();
    addWishes();
  }

  return { asked, asks: (count) => void (askedCount = count), add, ownFloor: () => floor };
}
