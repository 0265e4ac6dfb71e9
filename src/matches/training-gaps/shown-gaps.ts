import { hideSmallCells, SMALLEST_SHOWN } from '../../kernel/small-cells.js';
import type { RankedGap, TrainingGapRun } from './training-gap-run.js';

/** A line of a report as it is shown: null for what would tell of few people. */
export interface ShownGap extends Pick<RankedGap, 'rank' | 'skillUri' | 'level' | 'openings' | 'seats'> {
  readonly people: number | null;
  readonly peopleWithoutMatch: number | null;
  readonly meanScore: number | null;
}

/** A report as it is shown. */
export interface ShownRun extends Omit<TrainingGapRun, 'done' | 'total'> {
  readonly done: number | null;
  readonly total: number | null;
}

/**
 * The lines of a whole report for whoever sees no single person (RULES "figures, de-identified"): counts of fewer than five people are hidden, with what they
 * would follow from. People who match nothing and people who match something are two groups with a sum. The mean score of few pairs is that of few people. The
 * rank of a line counts people, so lines that hide how many come last, by openings and seats, which are no secret; the others keep their order.
 */
export function withoutFewPeople(gaps: readonly RankedGap[]): ShownGap[] {
  const shown = gaps.filter((gap) => gap.people >= SMALLEST_SHOWN).map(shownGap);
  const few = gaps.filter((gap) => gap.people < SMALLEST_SHOWN).map((gap) => ({ ...shownGap(gap), people: null, peopleWithoutMatch: null, meanScore: null }));
  few.sort((a, b) => b.openings - a.openings || b.seats - a.seats || (a.skillUri < b.skillUri ? -1 : 1));
  return [...shown, ...few].map((gap, at) => ({ ...gap, rank: at + 1 }));
}

function shownGap({ rank, skillUri, level, openings, seats, people, peopleWithoutMatch, meanScore }: RankedGap): ShownGap {
  const { cells } = hideSmallCells([peopleWithoutMatch, people - peopleWithoutMatch]);
  return { rank, skillUri, level, openings, seats, people, peopleWithoutMatch: cells[0] ?? null, meanScore };
}

/** How many people a report looks at, where that is not few; how many of them it has looked at is hidden with it. */
export function withoutFewLookedAt(run: TrainingGapRun): ShownRun {
  const isFew = run.total > 0 && run.total < SMALLEST_SHOWN;
  return isFew ? { ...run, done: null, total: null } : run;
}
