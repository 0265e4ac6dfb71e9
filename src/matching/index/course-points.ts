import { learntCredit, measureOf } from '../learning-goals.js';
import { contributionOf } from '../match.js';
import { TAUGHT_LEVEL } from '../raised-skill.js';
import { learned } from '../signals/learning.js';
import { JobseekerRecord } from './jobseeker-record.js';
import type { Ground } from './market-view.js';
import type { OpeningArrays } from './opening-columns.js';
import { ASKS, CourseRecord } from './opening-record.js';
import { NULL } from './records.js';

/** What the person of now lacks for one occupation: `LearningGoal` as a table. */
interface Goal {
  /** By skill; 0 for what is not lacking. */
  readonly gains: Int32Array;
  occupation: number;
  measure: number;
}

/**
 * Points that a course earns with one person by LEARNING and WISH, which stand for it where `OccupationPoints` stand for work. Courses are few,
 * so nothing is worked out of a person before the first one is asked about.
 */
export class CoursePoints {
  private readonly course = new CourseRecord();
  private readonly learnt: number;
  private record = new JobseekerRecord();
  private credits: Uint16Array = new Uint16Array(0);
  private readonly goals: Goal[] = [];
  private goalCount = 0;
  private isLaidOpen = false;
  /** The last course that teaches each skill: one that is named twice counts once. */
  private readonly taughtBy: Int32Array;
  private turn = 0;

  constructor(private readonly ground: Ground) {
    this.learnt = learntCredit(ground.policy);
    this.taughtBy = new Int32Array(ground.space.skillCount);
  }

  /** Goes on with another person, whose credits are those of `OpenProfile`; both must stay as they are until the next. */
  open(record: JobseekerRecord, credits: Uint16Array): void {
    this.record = record;
    this.credits = credits;
    this.isLaidOpen = false;
  }

  of({ words, starts }: OpeningArrays, slot: number): number {
    if (!this.isLaidOpen) this.layOpen();
    this.course.at(words, starts[slot] ?? 0);
    return this.learningPoints(words) + this.wishPoints(words);
  }

  private learningPoints(words: Int32Array): number {
    const { weight, neutral } = this.ground.weights;
    const { teaches, leadsTo } = this.course;
    if (teaches === leadsTo || this.goalCount === 0) return neutral.LEARNING;
    let most = 0;
    for (let i = 0; i < this.goalCount; i++) {
      const goal = this.goals[i];
      if (goal !== undefined) most = Math.max(most, learned(this.taughtFor(goal, words), goal.measure));
    }
    return contributionOf(weight.LEARNING, most);
  }

  private taughtFor({ gains }: Goal, words: Int32Array): number {
    const { taughtBy, course } = this;
    const turn = (this.turn = (this.turn + 1) | 0);
    let taught = 0;
    for (let at = course.teaches; at < course.leadsTo; at++) {
      const skill = words[at] ?? 0;
      if (taughtBy[skill] !== turn) taught += gains[skill] ?? 0;
      taughtBy[skill] = turn;
    }
    return taught;
  }

  private wishPoints(words: Int32Array): number {
    const { weight, neutral } = this.ground.weights;
    const { wanted, refused } = this.record;
    const { leadsTo, end, occupation } = this.course;
    if (wanted === refused) return neutral.WISH;
    if (leadsTo === end) return occupation === NULL ? neutral.WISH : contributionOf(weight.WISH, this.wishedFor(occupation));
    let nearest = 0;
    for (let at = leadsTo; at < end; at++) nearest = Math.max(nearest, this.wishedFor(words[at] ?? 0));
    return contributionOf(weight.WISH, nearest);
  }

  /** How near an occupation is to one that the person wants. */
  private wishedFor(occupation: number): number {
    const { relatedness, unit, occupationCount } = this.ground.space.shared;
    const { words, wanted, refused } = this.record;
    let nearest = 0;
    for (let at = wanted; at < refused; at++) nearest = Math.max(nearest, relatedness[(words[at] ?? 0) * occupationCount + occupation] ?? 0);
    return nearest * unit;
  }

  private layOpen(): void {
    const { words, wanted, refused, occupations, languages } = this.record;
    this.wipe();
    for (let at = wanted; at < refused; at++) this.addGoal(words[at] ?? 0);
    for (let at = occupations; at < languages; at += 3) this.addGoal(words[at] ?? 0);
    this.isLaidOpen = true;
  }

  /** An occupation that is wanted and held makes two goals that say the same. */
  private addGoal(occupation: number): void {
    const { starts, numbers, degrees } = this.ground.space.shared.uses;
    const goal = (this.goals[this.goalCount] ??= { gains: new Int32Array(this.ground.space.skillCount), occupation, measure: 0 });
    let lacking = 0;
    let whole = 0;
    for (let at = starts[occupation] ?? 0, end = starts[occupation + 1] ?? 0; at < end; at++) {
      const skill = numbers[at] ?? 0;
      const weight = degrees[at] ?? 0;
      const gain = weight * Math.max(0, this.learnt - (this.credits[skill * ASKS + TAUGHT_LEVEL] ?? 0));
      goal.gains[skill] = gain;
      lacking += gain;
      whole += weight * this.learnt;
    }
    if (whole === 0) return;
    goal.occupation = occupation;
    goal.measure = measureOf(lacking, whole, this.ground.policy);
    this.goalCount++;
  }

  private wipe(): void {
    const { starts, numbers } = this.ground.space.shared.uses;
    for (let i = 0; i < this.goalCount; i++) {
      const { occupation, gains } = this.goals[i] ?? NO_GOAL;
      for (let at = starts[occupation] ?? 0, end = starts[occupation + 1] ?? 0; at < end; at++) gains[numbers[at] ?? 0] = 0;
    }
    this.goalCount = 0;
  }
}

const NO_GOAL: Goal = { gains: new Int32Array(0), occupation: 0, measure: 1 };
