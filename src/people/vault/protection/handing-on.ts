import { addDays } from '../../../kernel/day.js';
import type { JobseekerId, MissionId } from '../../../kernel/ids.js';
import type { MissionsService } from '../../../office/missions/missions.service.js';
import type { TasksService } from '../../../office/tasks/tasks.service.js';
import type { Tx } from '../../../platform/database/unit-of-work.js';
import { newId } from '../../../platform/ids.js';
import type { Viewer } from '../../../platform/viewer.js';
import type { CaseFiles } from '../../jobseekers/case-files.service.js';
import type { PersonKey } from '../keys/person-key.js';
import type { PersonKeys } from '../keys/person-keys.service.js';
import type { ExclusionId, VulnerabilityId } from './protection.js';
import { endVulnerability, insertExclusion, insertVulnerability, keepLimitSource, liftExclusion, turnExclusionsTo, type SealedExclusion, type SealedVulnerability } from './protection.store.js';
import { inExclusion, inLimit, inVulnerability, sealedFile, type SealedWords } from './sealed-file.js';

/** Days within which protection looks at what was handed on [P]. */
const DAYS_TO_LOOK = 5;
/** Stands for a reason that went with its key. */
const LOST = 'The reason went with the record of this person that was forgotten.';

/** The two ends of a handing on. */
interface Ends {
  readonly missionId: MissionId;
  readonly into: JobseekerId;
  readonly key: PersonKey;
  /** Those of the records that are given up whose words still open. */
  readonly keys: ReadonlyMap<JobseekerId, PersonKey>;
}

/**
 * A record that a merge closed is of somebody who is still served under the one that goes on: what keeps them safe stays in force there when the closed
 * record is forgotten (F41 to F44), until protection lifts it. It is written anew with the key of the record that goes on, in the words of protection, which
 * protection alone reads; where the key is gone already (a restored backup) without them.
 */
export class HandingOn {
  constructor(
    private readonly files: CaseFiles,
    private readonly keys: Pick<PersonKeys, 'make' | 'of'>,
    private readonly missions: Pick<MissionsService, 'getIn' | 'today'>,
    private readonly tasks: Pick<TasksService, 'open'>,
  ) {}

  /**
   * Gives the record `into` what stands on `id` and on whatever was merged into `id`, turns exclusions of others from `id` to it, and puts a task on the list
   * of protection where there was anything. The caller has locked both.
   */
  async handOn(tx: Tx, viewer: Viewer, id: JobseekerId, into: JobseekerId): Promise<void> {
    const { missionId } = viewer;
    const records = await this.files.recordsOf(tx, missionId, id);
    const { vulnerabilities, exclusions, limits } = await sealedFile(tx, missionId, records);
    const turned = await turnExclusionsTo(tx, missionId, id, into);
    if (vulnerabilities.length + exclusions.length + limits.length > 0) {
      const key = await this.keys.make(missionId, into);
      if (key === null) return;
      const ends: Ends = { missionId, into, key, keys: await this.keys.of(missionId, records) };
      for (const each of vulnerabilities) await takeVulnerability(tx, ends, each);
      for (const each of exclusions) if (each.personId !== into) await takeExclusion(tx, ends, each);
      for (const { limit, source, jobseekerId, recordedBy: by, recordedAt: at } of limits) {
        const words = ends.keys.get(jobseekerId)?.open<string>(inLimit(limit), source) ?? LOST;
        await keepLimitSource(tx, { missionId, jobseekerId: into, by, at }, limit, key.seal(inLimit(limit), words));
      }
    } else if (turned === 0) return;
    const dueOn = addDays(this.missions.today(await this.missions.getIn(tx, missionId)), DAYS_TO_LOOK);
    const about = { subjectKind: 'Jobseeker', subjectId: into, jobseekerId: into } as const;
    await this.tasks.open(tx, viewer, { kind: 'REVIEW', ...about, occasion: `protection-of.${id}`, queue: 'PROTECTION', priority: 'HIGH', dueOn });
  }
}

/** Of one whose words do not open only that nothing is offered, or that the person is called, can be known; the others are lost with the key. */
async function takeVulnerability(tx: Tx, { missionId, into, key, keys }: Ends, row: SealedVulnerability): Promise<void> {
  const { stopsOffers, callsOnly } = row;
  const lost: SealedWords | null = stopsOffers ? { category: 'NOT_ABLE_TO_WORK', reason: LOST } : callsOnly ? { category: 'THREAT', reason: LOST } : null;
  const words = keys.get(row.jobseekerId)?.open<SealedWords>(inVulnerability(row.id), row.sealed) ?? lost;
  if (words === null) return;
  const id = newId<VulnerabilityId>();
  const recording = { missionId, jobseekerId: into, by: row.recordedBy, at: row.recordedAt };
  await insertVulnerability(tx, recording, { id, sealed: key.seal(inVulnerability(id), words), stopsOffers, callsOnly });
  if (row.endedAt !== null) await endVulnerability(tx, missionId, [into], id, row.endedAt);
}

async function takeExclusion(tx: Tx, { missionId, into, key, keys }: Ends, row: SealedExclusion): Promise<void> {
  const { employerId, personId, geonameId, latitude, longitude, km } = row;
  const place = geonameId === null || latitude === null || longitude === null || km === null ? null : { geonameId, latitude, longitude, km };
  const words = keys.get(row.jobseekerId)?.open<string>(inExclusion(row.id), row.reason) ?? LOST;
  const id = newId<ExclusionId>();
  const recording = { missionId, jobseekerId: into, by: row.recordedBy, at: row.recordedAt };
  await insertExclusion(tx, recording, id, { employerId, personId, place }, key.seal(inExclusion(id), words));
  if (row.liftedAt !== null) await liftExclusion(tx, missionId, [into], id, row.liftedAt);
}
