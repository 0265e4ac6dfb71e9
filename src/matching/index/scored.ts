import type { JobseekerId, OpeningId } from '../../kernel/ids.js';

/** A match as a list has it; its parts and words come from the reference when it is shown. */
export interface Scored<Id extends JobseekerId | OpeningId> {
  readonly id: Id;
  readonly score: number;
}
