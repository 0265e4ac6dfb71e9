import type { JobseekerId, MissionId } from '../../../kernel/ids.js';
import type { FunctionalLimit } from '../../../matching/types.js';
import type { Tx } from '../../../platform/database/unit-of-work.js';
import type { PersonKey } from '../keys/person-key.js';
import type { ExclusionId, ProtectionFile, Vulnerability, VulnerabilityId } from './protection.js';
import { exclusionsOf, limitSourcesOf, vulnerabilitiesOf, type SealedExclusion, type SealedLimitSource, type SealedVulnerability } from './protection.store.js';

/** What protection keeps on some records of one person, as it lies encrypted. */
export interface SealedFile {
  readonly vulnerabilities: readonly SealedVulnerability[];
  readonly exclusions: readonly SealedExclusion[];
  readonly limits: readonly SealedLimitSource[];
}

export async function sealedFile(tx: Tx, missionId: MissionId, records: readonly JobseekerId[]): Promise<SealedFile> {
  const vulnerabilities = await vulnerabilitiesOf(tx, missionId, records);
  const exclusions = await exclusionsOf(tx, missionId, records);
  return { vulnerabilities, exclusions, limits: await limitSourcesOf(tx, missionId, records) };
}

/** The file of a person, by the keys of its records; what no key opens is left out. */
export function openFile(jobseekerId: JobseekerId, sealed: SealedFile, keys: ReadonlyMap<JobseekerId, PersonKey>): ProtectionFile {
  const opened = <Row extends { readonly jobseekerId: JobseekerId }, Entry>(rows: readonly Row[], open: (row: Row, key: PersonKey) => Entry): Entry[] =>
    rows.flatMap((row) => {
      const key = keys.get(row.jobseekerId);
      return key === undefined ? [] : [open(row, key)];
    });
  return {
    jobseekerId,
    vulnerabilities: opened(sealed.vulnerabilities, ({ id, jobseekerId: recordedFor, sealed: words, callsOnly, recordedAt, endedAt }, key) => ({
      ...{ id, recordedFor, callsOnly, recordedAt, endedAt },
      ...key.open<SealedWords>(inVulnerability(id), words),
    })),
    exclusions: opened(sealed.exclusions, ({ id, jobseekerId: recordedFor, employerId, personId, geonameId, latitude, longitude, km, reason, recordedAt, liftedAt }, key) => ({
      ...{ id, recordedFor, employerId, personId, recordedAt, liftedAt },
      place: geonameId === null || latitude === null || longitude === null || km === null ? null : { geonameId, latitude, longitude, km },
      reason: key.open<string>(inExclusion(id), reason),
    })),
    limits: opened(sealed.limits, ({ jobseekerId: recordedFor, limit, source, recordedAt }, key) => ({ recordedFor, limit, recordedAt, source: key.open<string>(inLimit(limit), source) })),
  };
}

/** What of a vulnerability is encrypted. */
export type SealedWords = Pick<Vulnerability, 'category' | 'reason'>;

export const inVulnerability = (row: VulnerabilityId) => ({ table: 'vulnerability', column: 'sealed', row });
export const inExclusion = (row: ExclusionId) => ({ table: 'exclusion', column: 'reason', row });
export const inLimit = (row: FunctionalLimit) => ({ table: 'limit_source', column: 'source', row });
