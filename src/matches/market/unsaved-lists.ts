import type { JobseekerId, OpeningId } from '../../kernel/ids.js';

/** Members of both sides of a market. */
export interface BothSides {
  readonly jobseekers: ReadonlySet<JobseekerId>;
  readonly openings: ReadonlySet<OpeningId>;
}

/**
 * In which lists a market in memory may differ from the stored ones. `since` names a snapshot that the stored lists showed when they were
 * equal to those in memory; whatever has changed in either since then is named here.
 */
export class UnsavedLists {
  /** Owners whose lists in memory have changed. */
  readonly touched = { jobseekers: new Set<JobseekerId>(), openings: new Set<OpeningId>() };
  /** Records that have changed: another worker may have stored them in lists that were never touched here. */
  readonly changed = { jobseekers: new Set<JobseekerId>(), openings: new Set<OpeningId>() };

  /** Null: any list may differ. */
  constructor(readonly since: string | null) {}

  touch({ jobseekers, openings }: BothSides): void {
    for (const id of jobseekers) this.touched.jobseekers.add(id);
    for (const id of openings) this.touched.openings.add(id);
  }

  change(jobseekers: Iterable<JobseekerId>, openings: Iterable<OpeningId>): void {
    for (const id of jobseekers) this.changed.jobseekers.add(id);
    for (const id of openings) this.changed.openings.add(id);
  }

  /** As if nothing of this had been saved. */
  and(later: UnsavedLists): UnsavedLists {
    const both = new UnsavedLists(later.since === null ? null : this.since);
    for (const part of [this, later]) {
      both.touch(part.touched);
      both.change(part.changed.jobseekers, part.changed.openings);
    }
    return both;
  }
}
