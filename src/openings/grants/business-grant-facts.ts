import type { JobseekerRecords } from '../../people/jobseekers/jobseeker-records.service.js';
import type { FactSource } from '../eligibility/case-facts.service.js';
import { holdersAmong } from './grant.store.js';

/**
 * F07: whoever was granted something to start a business with, alone or with their family, has a business grant, whatever was written down; of others nothing is
 * said here. What stands under a record that was merged into theirs is theirs.
 */
export function businessGrantFacts(people: Pick<JobseekerRecords, 'recordsOf'>): FactSource {
  return {
    name: 'business grants',
    facts: ['hasBusinessGrant'],
    factsOf: async (tx, missionId, cases) => {
      const records = await people.recordsOf(tx, missionId, [...new Set(cases.map(({ person }) => person.id))]);
      const holders = new Set((await holdersAmong(tx, missionId, [...records.keys()])).flatMap((record) => records.get(record) ?? []));
      return ({ person }) => (holders.has(person.id) ? { hasBusinessGrant: true } : {});
    },
  };
}
