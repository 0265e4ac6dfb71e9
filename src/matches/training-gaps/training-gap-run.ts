import type { Day } from '../../kernel/day.js';
import type { Id } from '../../kernel/ids.js';
import type { SkillLevel } from '../../matching/index.js';

export type TrainingGapRunId = Id<'TrainingGapRun'>;

/** One report on training gaps, from being asked for on. */
export interface TrainingGapRun {
  readonly id: TrainingGapRunId;
  readonly state: 'REQUESTED' | 'RUNNING' | 'DONE' | 'FAILED';
  /** The day, weights and classification it holds for; null until it runs. */
  readonly asOf: Day | null;
  readonly policy: string | null;
  readonly classification: string | null;
  /** People looked at so far, and how many there are. */
  readonly done: number;
  readonly total: number;
  readonly requestedAt: Date;
  readonly finishedAt: Date | null;
}

/** A line of a report; see `TrainingGap` of matching. */
export interface RankedGap {
  /** 1 for the skill that would unlock the most. */
  readonly rank: number;
  readonly skillUri: string;
  readonly level: SkillLevel;
  readonly openings: number;
  readonly seats: number;
  readonly people: number;
  readonly peopleWithoutMatch: number;
  readonly pairs: number;
  readonly meanScore: number;
}
