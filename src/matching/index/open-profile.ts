import type { Day } from '../../kernel/day.js';
import { evidenceOn } from '../evidence.js';
import type { Policy } from '../policy.js';
import { evidenceLevels } from '../types.js';
import type { SharedSpace } from './flat-space.js';
import type { JobseekerArrays } from './jobseeker-columns.js';
import { CERTIFIED, CLASS_BITS, JobseekerRecord } from './jobseeker-record.js';
import type { Ground, MarketView } from './market-view.js';
import { OccupationPoints } from './occupation-points.js';
import { ASKS } from './opening-record.js';
import { NULL } from './records.js';
import type { SkillUserRows } from './skill-users.js';

/** A licence that does not expire. */
const FOR_EVER = 2_147_483_647;
/** Levels times kinds of evidence: what a held skill can be, beside which skill it is. */
export const CLASSES = 16;

/**
 * One jobseeker laid open as tables, so that what any opening asks is one look-up. There is one of these a search: opening the next
 * person wipes only what the last one wrote.
 */
export class OpenProfile {
  /** Thousandths to which a need is covered, at `skill * ASKS + level asked`. */
  readonly credits: Uint16Array;
  /** Best level of each skill, 0 where not held. */
  readonly levels: Uint8Array;
  languages = new Uint8Array(0);
  /** Last day of each licence, `NULL` where not held. */
  licences = new Int32Array(0);
  readonly occupations: OccupationPoints;
  readonly record = new JobseekerRecord();
  /** The greatest of all credits. */
  mostCredit = 0;
  hasSkills = false;
  hasLanguages = false;
  hasLicences = false;
  /** Not-a-number where none was named. */
  wageFloor = NaN;
  bornOnOrBefore: Day | null = null;
  /** First day on which the person could begin anywhere. */
  from = 0;
  private readonly worths: Float64Array;
  // What has been written for this person, to be wiped for the next: the record itself may have changed by then.
  private readonly credited: Int32Array;
  private readonly isCredited: Uint8Array;
  private creditedCount = 0;
  private held: Int32Array = new Int32Array(64);
  private heldCount = 0;
  private readonly spoken: number[] = [];
  private readonly licensed: number[] = [];
  private readonly space: SharedSpace;
  private readonly ground: Ground;

  constructor(private readonly market: Pick<MarketView, 'ground' | 'words'>) {
    this.ground = market.ground;
    this.space = market.ground.space.shared;
    this.credits = new Uint16Array(this.space.skillCount * ASKS);
    this.levels = new Uint8Array(this.space.skillCount);
    this.credited = new Int32Array(this.space.skillCount);
    this.isCredited = new Uint8Array(this.space.skillCount);
    this.worths = worthsOf(market.ground.policy);
    this.occupations = new OccupationPoints(market.ground);
  }

  open(jobseekers: JobseekerArrays, slot: number, users: SkillUserRows): void {
    this.openCredits(jobseekers, slot);
    const { record } = this;
    this.from = jobseekers.from[slot] ?? 0;
    this.wageFloor = record.wageFloor ?? NaN;
    this.bornOnOrBefore = record.bornOnOrBefore;
    this.hasSkills = record.untils > record.skills;
    this.hasLanguages = record.licences > record.languages;
    this.hasLicences = record.wanted > record.licences;
    this.openLanguages();
    this.openLicences();
    this.occupations.open(record);
    this.occupations.touch(this.credited, this.creditedCount, users);
  }

  /** Lays open only what the skills of a person are worth: all that a course asks. */
  openCredits({ words, starts }: JobseekerArrays, slot: number): void {
    this.wipe();
    this.record.at(words, starts[slot] ?? 0);
    this.openSkills();
  }

  private openSkills(): void {
    const held = heldToday(this.record, this.ground.asOf, this.held);
    this.held = held;
    this.heldCount = this.record.untils - this.record.skills;
    const { starts, numbers, degrees } = this.space.standsFor;
    for (let i = 0; i < this.heldCount; i++) {
      const word = held[i] ?? 0;
      const skill = word >> CLASS_BITS;
      const level = ((word >> 2) & 3) + 1;
      if (level > (this.levels[skill] ?? 0)) this.levels[skill] = level;
      this.raise(skill, 1_000_000, word & 15);
      for (let at = starts[skill] ?? 0, end = starts[skill + 1] ?? 0; at < end; at++) {
        this.raise(numbers[at] ?? 0, degrees[at] ?? 0, word & 15);
      }
    }
  }

  /**
   * Of several skills that cover one need the best counts. The quotient is by a reciprocal: it is at most 1,000 and, where not whole, at least a
   * thousand-millionth away from a whole number; half of that is added, far more than the reciprocal can be wrong.
   */
  private raise(skill: number, degree: number, heldClass: number): void {
    const { credits, worths } = this;
    const row = skill * ASKS;
    if (this.isCredited[skill] === 0) {
      this.isCredited[skill] = 1;
      this.credited[this.creditedCount++] = skill;
    }
    for (let asked = 0; asked < ASKS; asked++) {
      const credit = ((degree * (worths[heldClass * ASKS + asked] ?? 0) + 0.5) * 1e-9) | 0;
      if (credit > (credits[row + asked] ?? 0)) credits[row + asked] = credit;
      if (credit > this.mostCredit) this.mostCredit = credit;
    }
  }

  private openLanguages(): void {
    const { record } = this;
    const count = this.market.words.languages.size;
    if (this.languages.length < count) this.languages = new Uint8Array(count + 16);
    for (let at = record.languages; at < record.licences; at++) {
      const word = record.words[at] ?? 0;
      const language = word >> 3;
      if ((word & 7) > (this.languages[language] ?? 0)) this.languages[language] = word & 7;
      this.spoken.push(language);
    }
  }

  private openLicences(): void {
    const { record } = this;
    const count = this.market.words.licences.size;
    if (this.licences.length < count) this.licences = new Int32Array(count + 16).fill(NULL);
    for (let at = record.licences; at < record.wanted; at += 2) {
      const code = record.words[at] ?? 0;
      const until = record.words[at + 1] ?? NULL;
      this.licences[code] = Math.max(this.licences[code] ?? NULL, until === NULL ? FOR_EVER : until);
      this.licensed.push(code);
    }
  }

  private wipe(): void {
    const { credits, isCredited, levels, languages, licences } = this;
    for (let i = 0; i < this.creditedCount; i++) {
      const skill = this.credited[i] ?? 0;
      isCredited[skill] = 0;
      for (let at = skill * ASKS; at < (skill + 1) * ASKS; at++) credits[at] = 0;
    }
    for (let i = 0; i < this.heldCount; i++) levels[(this.held[i] ?? 0) >> CLASS_BITS] = 0;
    for (const language of this.spoken) languages[language] = 0;
    for (const code of this.licensed) licences[code] = NULL;
    this.creditedCount = 0;
    this.mostCredit = 0;
    this.heldCount = 0;
    this.spoken.length = 0;
    this.licensed.length = 0;
  }
}

/** Skills of a record as they count on a day, in `into` or a longer array: an expired certificate counts as the evidence below it. */
export function heldToday({ words, skills, untils, occupations }: JobseekerRecord, asOf: Day, into: Int32Array): Int32Array {
  const count = untils - skills;
  const held = into.length >= count ? into : new Int32Array(count * 2);
  for (let i = 0; i < count; i++) held[i] = words[skills + i] ?? 0;
  for (let at = untils; at < occupations; at += 2) {
    const i = words[at] ?? 0;
    const word = held[i] ?? 0;
    if ((word & 3) !== CERTIFIED) continue;
    const evidence = evidenceOn({ evidence: 'CERTIFIED', certifiedUntil: (words[at + 1] ?? 0) as Day }, asOf);
    held[i] = (word & ~3) | evidenceLevels.indexOf(evidence);
  }
  return held;
}

/** Millionths that a held skill is worth, before how far it stands in, at `class * ASKS + level asked`. */
export function worthsOf({ skills: { levels, evidence } }: Policy): Float64Array {
  return Float64Array.from({ length: CLASSES * ASKS }, (_, i) => {
    const heldClass = Math.trunc(i / ASKS);
    const worth = levels[i % ASKS]?.[heldClass >> 2] ?? 0;
    return worth * evidence[evidenceLevels[heldClass & 3] ?? 'SELF_DECLARED'];
  });
}
