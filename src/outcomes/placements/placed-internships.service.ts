import type { EmployerId, JobseekerId, MissionId } from '../../kernel/ids.js';
import { refused } from '../../kernel/outcome.js';
import { recordsOfAll } from '../../people/jobseekers/facts/merged-records.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { Placement } from './placement.js';
import { internshipsAt } from './placement.store.js';

/** A person at a firm. */
export interface AtFirm {
  readonly employerId: EmployerId;
  readonly jobseekerId: JobseekerId;
}

/** F04: one internship for a person at a firm. */
export const ONE_INTERNSHIP = refused('RULE_FORBIDS', { rule: 'F04', problem: 'There is one internship for a person at a firm' });

/** How many internships each of these people had at that firm, or is to have there, in the caller's transaction. */
export async function internshipsIn(tx: Tx, missionId: MissionId, pairs: readonly AtFirm[]): Promise<(pair: AtFirm) => number> {
  const there = await internshipsAtFirms(tx, missionId, pairs);
  return (pair) => there(pair).length;
}

/** Those internships themselves. What stands under a record that was merged into the person's is the person's own. */
export async function internshipsAtFirms(tx: Tx, missionId: MissionId, pairs: readonly AtFirm[]): Promise<(pair: AtFirm) => readonly Placement[]> {
  if (pairs.length === 0) return () => [];
  const people = await recordsOfAll(tx, missionId, [...new Set(pairs.map((each) => each.jobseekerId))]);
  const there = await internshipsAt(tx, missionId, [...new Set(pairs.map((each) => each.employerId))], [...people.keys()]);
  return ({ employerId, jobseekerId }) => there.filter((each) => each.employerId === employerId && (people.get(each.jobseekerId) ?? []).includes(jobseekerId));
}
