import { contributionOf } from '../match.js';
import { timeLeft } from '../prepared-jobseeker.js';
import { countedMonths, ofFullMonths } from '../signals/experience.js';
import { languageWorth, meanWorth } from '../signals/languages.js';
import { shareValid } from '../signals/licences.js';
import { served } from '../signals/occupation.js';
import { coverage } from '../signals/skills.js';
import { Ages } from './ages.js';
import { CoursePoints } from './course-points.js';
import { Exclusions } from './exclusions.js';
import { CLASS_BITS, JobseekerRecord } from './jobseeker-record.js';
import type { Ground, MarketView } from './market-view.js';
import { COURSE, HARD, SOFT_LANGUAGES, SOFT_LICENCES, UNSTATED } from './opening-columns.js';
import { AskedRecord } from './opening-record.js';
import { heldToday, OpenProfile } from './open-profile.js';
import { OpenPost } from './open-post.js';
import { NULL, orNull } from './records.js';

/** Share of an occupation that was held. */
const HELD = 1_000_000;

/** One opening against any jobseeker, read from the jobseeker's record. */
export class CandidateScorer {
  readonly post: OpenPost;
  private readonly record = new JobseekerRecord();
  private readonly asked = new AskedRecord();
  private readonly ages = new Ages();
  private readonly exclusions: Exclusions;
  private readonly ground: Ground;
  private readonly payPoints: Int32Array;
  private held: Int32Array = new Int32Array(64);
  private opening = 0;
  private special = 0;
  private occupation = 0;
  private surePay = UNSTATED;
  private needsWeight = 1;
  private startsOn = 0;
  private words: Int32Array = new Int32Array(0);
  /** First day of work of the jobseeker of now. */
  private start = 0;
  private from = 0;
  private jobseeker = 0;
  /** Made for the first course: it asks for a person's skills laid open, which nothing else does. */
  private learning: { readonly profile: OpenProfile; readonly courses: CoursePoints } | null = null;

  constructor(private readonly market: MarketView) {
    this.ground = market.ground;
    this.post = new OpenPost(market);
    this.exclusions = new Exclusions(market);
    this.payPoints = market.ground.payPoints;
  }

  /** Goes on with another opening. */
  open(opening: number): void {
    const { openings } = this.market;
    this.post.open(openings, opening);
    this.opening = opening;
    this.special = openings.special[opening] ?? 0;
    this.occupation = openings.occupation[opening] ?? 0;
    this.surePay = openings.surePay[opening] ?? UNSTATED;
    this.needsWeight = Math.round(1 / (openings.perNeed[opening] ?? 1));
    this.startsOn = openings.startsOn[opening] ?? 0;
    this.words = openings.askedWords;
    this.asked.at(openings.askedWords, openings.askedStarts[opening] ?? 0, openings.askedEnds[opening] ?? 0);
  }

  /** Goes on with another jobseeker. */
  read(jobseeker: number): void {
    const { words, starts, from } = this.market.jobseekers;
    this.jobseeker = jobseeker;
    this.record.at(words, starts[jobseeker] ?? 0);
    this.from = from[jobseeker] ?? 0;
    this.start = Math.max(this.from, this.startsOn);
    this.exclusions.open(this.record);
  }

  isOldEnough(): boolean {
    const years = this.market.openings.age[this.opening] ?? 0;
    if (years < 0) return true;
    this.ages.open(this.record.bornOnOrBefore, this.from);
    return this.ages.reached(years, this.from, this.startsOn);
  }

  /** Whether the person refused the occupation, or is kept away from the employer or the place. */
  isOut(): boolean {
    return this.exclusions.has(this.market.openings, this.opening) || this.isRefused();
  }

  private isRefused(): boolean {
    if (!this.ground.rules.tables.has('REFUSALS')) return false;
    const { words, refused, inferred } = this.record;
    for (let at = refused; at < inferred; at++) if (words[at] === this.occupation) return true;
    return false;
  }

  /** How many skills, languages and licences that the opening insists on are not held. */
  hardGaps(): number {
    if ((this.special & HARD) === 0) return 0;
    const { words, asked } = this;
    let gaps = 0;
    for (let at = asked.hardSkills; at < asked.hardLanguages; at++) if (this.levelOf((words[at] ?? 0) >> 3) < ((words[at] ?? 0) & 7)) gaps++;
    for (let at = asked.hardLanguages; at < asked.softLanguages; at++) if (this.rankOf((words[at] ?? 0) >> 3) < ((words[at] ?? 0) & 7)) gaps++;
    for (let at = asked.hardLicences; at < asked.softLicences; at++) if (!this.isLicensed(words[at] ?? 0)) gaps++;
    return gaps;
  }

  /** Everything that the columns know of the score, given what nearness contributes. */
  points(nearness: number): number {
    return nearness + this.occupationPoints() + this.skillPoints() + this.payPoint() + this.languagePoints() + this.licencePoints();
  }

  private occupationPoints(): number {
    if ((this.special & COURSE) !== 0) return this.coursePoints();
    const { neutral } = this.ground.weights;
    if (this.occupation === this.ground.space.occupationCount) return neutral.OCCUPATION + neutral.EXPERIENCE + neutral.WISH;
    return this.nearestPoints() + this.experiencePoints() + this.wishPoints();
  }

  private coursePoints(): number {
    const { jobseekers, openings } = this.market;
    const { profile, courses } = (this.learning ??= { profile: new OpenProfile(this.market), courses: new CoursePoints(this.ground) });
    profile.openCredits(jobseekers, this.jobseeker);
    courses.open(profile.record, profile.credits);
    return courses.of(openings, this.opening);
  }

  private nearestPoints(): number {
    const { words, occupations, languages, inferred, end } = this.record;
    const { weight, neutral } = this.ground.weights;
    const { related } = this.post;
    if (occupations === languages && inferred === end) return neutral.OCCUPATION;
    let best = 0;
    for (let at = occupations; at < languages; at += 3) best = Math.max(best, HELD * (related[words[at] ?? 0] ?? 0));
    for (let at = inferred; at < end; at += 2) best = Math.max(best, (words[at + 1] ?? 0) * (related[words[at] ?? 0] ?? 0));
    return contributionOf(weight.OCCUPATION, served(best, this.ground.space.shared.unit));
  }

  private experiencePoints(): number {
    const { words, occupations, languages } = this.record;
    const { policy, thisYear, weights, space } = this.ground;
    if (occupations === languages) return weights.neutral.EXPERIENCE;
    let months = 0;
    for (let at = occupations; at < languages; at += 3) {
      const faded = (words[at + 1] ?? 0) * timeLeft(orNull(words[at + 2] ?? 0), thisYear, policy);
      months += countedMonths(faded, (this.post.related[words[at] ?? 0] ?? 0) * space.shared.unit, policy);
    }
    return contributionOf(weights.weight.EXPERIENCE, ofFullMonths(months, policy));
  }

  private wishPoints(): number {
    const { words, wanted, refused } = this.record;
    const { weights, space } = this.ground;
    if (wanted === refused) return weights.neutral.WISH;
    let best = 0;
    for (let at = wanted; at < refused; at++) best = Math.max(best, this.post.related[words[at] ?? 0] ?? 0);
    return contributionOf(weights.weight.WISH, best * space.shared.unit);
  }

  private skillPoints(): number {
    const { skills, untils } = this.record;
    const { weight, neutral } = this.ground.weights;
    if (this.post.needCount === 0 || skills === untils) return neutral.SKILLS;
    this.held = heldToday(this.record, this.ground.asOf, this.held);
    const covered = this.post.covered(this.held, untils - skills);
    return covered === 0 ? 0 : contributionOf(weight.SKILLS, coverage(covered, this.needsWeight));
  }

  private payPoint(): number {
    const wageFloor = this.record.wageFloor ?? 0;
    if (!(wageFloor > 0)) return this.ground.weights.neutral.PAY;
    const thousandths = Math.min((this.surePay * 1_000) / wageFloor, this.payPoints.length - 2);
    return this.payPoints[Math.trunc(Math.max(-1, thousandths)) + 1] ?? 0;
  }

  private languagePoints(): number {
    const { weight, neutral } = this.ground.weights;
    const { softLanguages, hardLicences } = this.asked;
    if ((this.special & SOFT_LANGUAGES) === 0 || this.record.languages === this.record.licences) return neutral.LANGUAGES;
    let worth = 0;
    for (let at = softLanguages; at < hardLicences; at++) {
      const word = this.words[at] ?? 0;
      worth += languageWorth(this.rankOf(word >> 3), word & 7, this.ground.policy);
    }
    return contributionOf(weight.LANGUAGES, meanWorth(worth, hardLicences - softLanguages));
  }

  private licencePoints(): number {
    const { weight, neutral } = this.ground.weights;
    const { softLicences, end } = this.asked;
    if ((this.special & SOFT_LICENCES) === 0 || this.record.licences === this.record.wanted) return neutral.LICENCES;
    let valid = 0;
    for (let at = softLicences; at < end; at++) if (this.isLicensed(this.words[at] ?? 0)) valid++;
    return contributionOf(weight.LICENCES, shareValid(valid, end - softLicences));
  }

  /** Best level of a skill, 0 where it is not held. */
  private levelOf(skill: number): number {
    const { words, skills, untils } = this.record;
    let level = 0;
    for (let at = skills; at < untils; at++) {
      const word = words[at] ?? 0;
      if (word >> CLASS_BITS === skill) level = Math.max(level, ((word >> 2) & 3) + 1);
    }
    return level;
  }

  /** Best CEFR rank of a language, 0 where it is not spoken. */
  private rankOf(language: number): number {
    const { words, languages, licences } = this.record;
    let rank = 0;
    for (let at = languages; at < licences; at++) if ((words[at] ?? 0) >> 3 === language) rank = Math.max(rank, (words[at] ?? 0) & 7);
    return rank;
  }

  /** Whether a licence is held and valid on the first day of work. */
  private isLicensed(licence: number): boolean {
    const { words, licences, wanted } = this.record;
    for (let at = licences; at < wanted; at += 2) {
      if (words[at] === licence && (words[at + 1] === NULL || (words[at + 1] ?? 0) >= this.start)) return true;
    }
    return false;
  }
}
