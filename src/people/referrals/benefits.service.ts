import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { CatalogueService } from '../../programmes/catalogue/catalogue.service.js';
import type { AwardsService } from '../../programmes/funds/awards/awards.service.js';
import { recordsOfAll } from '../jobseekers/facts/merged-records.js';
import { benefitOfAward, benefitOfReferral, type HeldBenefit } from './benefit.js';
import { referralsOfPeople } from './referral.store.js';

/** F59: what people have at present, of all programmes and partners. What stands under a record that was merged into somebody's is theirs. */
export class BenefitsService {
  constructor(
    private readonly awards: Pick<AwardsService, 'heldOfPeople'>,
    private readonly catalogue: Pick<CatalogueService, 'records'>,
  ) {}

  /** In the caller's transaction, who has recorded the reading, and in a fixed number of statements for any number of people. */
  async of(tx: Tx, missionId: MissionId, ids: readonly JobseekerId[]): Promise<(id: JobseekerId) => readonly HeldBenefit[]> {
    if (ids.length === 0) return () => [];
    const people = await recordsOfAll(tx, missionId, ids);
    const awards = await this.awards.heldOfPeople(tx, missionId, [...people.keys()]);
    const referrals = await referralsOfPeople(tx, missionId, [...people.keys()]);
    const entries = new Map((await this.catalogue.records(tx, missionId, [...new Set(referrals.map(({ entryId }) => entryId))])).map((entry) => [entry.id, entry]));
    const isOf = (record: JobseekerId | null, id: JobseekerId): boolean => record !== null && (people.get(record) ?? []).includes(id);
    return (id) => [
      ...awards.flatMap((award) => (isOf(award.jobseekerId, id) ? [benefitOfAward(award)] : [])),
      ...referrals.flatMap((referral) => {
        const entry = entries.get(referral.entryId);
        const held = entry === undefined || !isOf(referral.jobseekerId, id) ? null : benefitOfReferral(referral, entry);
        return held === null ? [] : [held];
      }),
    ];
  }
}
