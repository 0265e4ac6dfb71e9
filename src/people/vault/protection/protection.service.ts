import type { Clock } from '../../../kernel/clock.js';
import type { JobseekerId, MissionId } from '../../../kernel/ids.js';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.js';
import { checkReason } from '../../../kernel/text.js';
import type { FunctionalLimit } from '../../../matching/types.js';
import type { ReasonToRead } from '../../../platform/audit/audit.js';
import { recordAudit } from '../../../platform/audit/record-audit.js';
import type { Tx, UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { violatedConstraint } from '../../../platform/database/violations.js';
import { newId } from '../../../platform/ids.js';
import { hasRole, type Act, type Viewer } from '../../../platform/viewer.js';
import type { PlacesService } from '../../../reference/places/places.service.js';
import type { CaseFiles, OpenCase } from '../../jobseekers/case-files.service.js';
import type { Jobseeker } from '../../jobseekers/jobseeker.js';
import type { JobseekerRecords } from '../../jobseekers/jobseeker-records.service.js';
import { blindedAct } from '../keys/blinded-act.js';
import type { PersonKey } from '../keys/person-key.js';
import type { PersonKeys } from '../keys/person-keys.service.js';
import {
  callsOnly,
  checkExclusion,
  fileInWords,
  stopsOffers,
  waitsForAssessment,
  type ExclusionDraft,
  type ExclusionId,
  type ExclusionTarget,
  type KnownNeeds,
  type ProtectionFile,
  type VulnerabilityCategory,
  type VulnerabilityId,
} from './protection.js';
import {
  endVulnerability,
  forgetProtection,
  insertExclusion,
  insertVulnerability,
  isCalledOnly,
  lastVulnerability,
  liftExclusion,
  putCallsOnly,
  putLimitSource,
  putStopsOffers,
  removeLimitSource,
  vulnerabilitiesOf,
  type Recording,
} from './protection.store.js';
import { inExclusion, inLimit, inVulnerability, openFile, sealedFile, type SealedFile, type SealedWords } from './sealed-file.js';

/** What a change of the vault answers with: ids alone, since answers are kept for repeated calls. */
export interface Recorded {
  readonly jobseekerId: JobseekerId;
  readonly vulnerabilityId: VulnerabilityId | null;
  readonly exclusionId: ExclusionId | null;
}

/** Whether the risks of a person's return need no assessment any more, inside the caller's transaction. */
export type RiskSettled = (tx: Tx, missionId: MissionId, id: JobseekerId) => Promise<boolean>;

/**
 * What only protection knows of people. Everybody else learns of it no more than that somebody is not available; the reasons are
 * encrypted by the person's key, and go with it.
 */
export class ProtectionService {
  private readonly settled: RiskSettled[] = [];

  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly files: CaseFiles,
    private readonly keys: PersonKeys,
    private readonly places: PlacesService,
    private readonly records: Pick<JobseekerRecords, 'recordsOf'>,
  ) {}

  /** A feature adds how it knows that the risks of a return need no assessment (F41), when the application is built. */
  settlesRisk(asked: RiskSettled): void {
    this.settled.push(asked);
  }

  /** All that protection keeps of a person, and what names them in the files of others. */
  forgetIn(tx: Tx, missionId: MissionId, id: JobseekerId): Promise<void> {
    return forgetProtection(tx, missionId, id);
  }

  /** What protection keeps, in words, for telling the person; nothing for whoever is not of protection. */
  async tellIn(tx: Tx, viewer: Viewer, id: JobseekerId): Promise<readonly string[]> {
    if (!hasRole(viewer, 'PROTECTION')) return [];
    const records = await this.files.recordsOf(tx, viewer.missionId, id);
    return fileInWords(await this.openIn(viewer.missionId, records, await sealedFile(tx, viewer.missionId, records)));
  }

  /** When protection last recorded that the person needs more than others, for the length of follow-up; why is not told. Null for never. */
  async needsKnownIn(tx: Tx, missionId: MissionId, id: JobseekerId): Promise<Date | null> {
    return lastVulnerability(tx, missionId, await this.files.recordsOf(tx, missionId, id));
  }

  /**
   * Why these people need more than others at present, also by records that merges closed, for rules alone: the caller tells nobody else but protection, and
   * records the reading of everybody of whom it asks, so that the log does not tell of whom anything is known.
   */
  async categoriesIn(tx: Tx, missionId: MissionId, ids: readonly JobseekerId[]): Promise<ReadonlyMap<JobseekerId, KnownNeeds>> {
    const owners = await this.records.recordsOf(tx, missionId, ids);
    const lasting = (await vulnerabilitiesOf(tx, missionId, [...owners.keys()])).filter((row) => row.endedAt === null);
    const keys = await this.keys.of(missionId, [...new Set(lasting.map((row) => row.jobseekerId))]);
    const found = new Map(ids.map((id) => [id, { categories: new Set<VulnerabilityCategory>(), waits: false }]));
    for (const { id, jobseekerId, sealed, stopsOffers: stops } of lasting) {
      const category = keys.get(jobseekerId)?.open<SealedWords>(inVulnerability(id), sealed).category ?? (stops ? 'NOT_ABLE_TO_WORK' : null);
      for (const owner of owners.get(jobseekerId) ?? []) {
        const known = found.get(owner);
        if (known === undefined || category === null) continue;
        known.categories.add(category);
        known.waits ||= category === 'TRAFFICKING' && stops;
      }
    }
    return found;
  }

  /**
   * All that protection keeps of a person, also on records of theirs that merges closed; null where there is nobody whom the viewer may see. The reading of
   * each record and its reason are recorded.
   */
  async read(viewer: Viewer, id: JobseekerId, why: ReasonToRead): Promise<ProtectionFile | null> {
    const { missionId } = viewer;
    const stored = await this.work.run(viewer, async (tx) => {
      const [seen] = hasRole(viewer, 'PROTECTION') ? await this.files.seen(tx, viewer, [id]) : [];
      if (seen === undefined) return null;
      const records = await this.files.recordsOf(tx, missionId, id);
      await recordAudit(tx, viewer, records.map((record) => ({ deed: 'READ', act: 'protectionFile', subject: { kind: 'Jobseeker', id: record }, why })));
      return { records, sealed: await sealedFile(tx, missionId, records) };
    });
    return stored === null ? null : this.openIn(missionId, stored.records, stored.sealed);
  }

  private async openIn(missionId: MissionId, records: readonly [JobseekerId, ...JobseekerId[]], sealed: SealedFile): Promise<ProtectionFile> {
    return openFile(records[0], sealed, await this.keys.of(missionId, records));
  }

  /** Records why a person needs more than others. */
  async recordVulnerability(act: Act, id: JobseekerId, category: VulnerabilityCategory, reason: string): Promise<Outcome<Recorded>> {
    const checked = checkReason('recording a vulnerability', reason);
    if (!checked.ok) return checked;
    return this.write(act, id, async (tx, recording, key, person) => {
      const entryId = newId<VulnerabilityId>();
      const sealed = key.seal(inVulnerability(entryId), { category, reason: checked.value } satisfies SealedWords);
      const stops = stopsOffers(category) || (waitsForAssessment(category, person.kind) && !(await this.isSettled(tx, recording.missionId, id)));
      await insertVulnerability(tx, recording, { id: entryId, sealed, stopsOffers: stops, callsOnly: callsOnly(category) });
      return accepted({ vulnerabilityId: entryId });
    });
  }

  /**
   * F41: looks again whether a person waits for the assessment of risks, inside the transaction in which protection has said something of it. Nothing else ends the
   * waiting: if an arrival did, whoever writes it down would see what the person had waited for.
   */
  async lookAtRisk(tx: Tx, viewer: Viewer, id: JobseekerId): Promise<void> {
    const { missionId } = viewer;
    const [person] = await this.files.seen(tx, viewer, [id]);
    if (person === undefined) return;
    const lasting = (await vulnerabilitiesOf(tx, missionId, await this.files.recordsOf(tx, missionId, id))).filter(({ endedAt }) => endedAt === null);
    const keys = await this.keys.of(missionId, [...new Set(lasting.map(({ jobseekerId }) => jobseekerId))]);
    const settled = await this.isSettled(tx, missionId, id);
    for (const { id: entryId, jobseekerId, sealed, stopsOffers: stops } of lasting) {
      const category = keys.get(jobseekerId)?.open<SealedWords>(inVulnerability(entryId), sealed).category ?? null;
      if (category === null || !waitsForAssessment(category, person.jobseeker.kind) || stops !== settled) continue;
      await putStopsOffers(tx, missionId, entryId, !settled);
    }
  }

  /** Says whether the person is called and never texted because of one that lasts, also on a record of theirs that a merge closed. */
  setCallsOnly(act: Act, id: JobseekerId, entryId: VulnerabilityId, only: boolean): Promise<Outcome<Recorded>> {
    return this.write(act, id, async (tx, { missionId }) =>
      (await putCallsOnly(tx, missionId, await this.files.recordsOf(tx, missionId, id), entryId, only)) ? accepted({ vulnerabilityId: entryId }) : refused('NOT_FOUND', { what: 'vulnerability' }),
    );
  }

  /** Whether the person is called and never texted; why is not told. */
  async calledOnlyIn(tx: Tx, missionId: MissionId, id: JobseekerId): Promise<boolean> {
    return isCalledOnly(tx, missionId, await this.files.recordsOf(tx, missionId, id));
  }

  /** Ends one, also on a record of the person that a merge closed; it stays in the file. */
  endVulnerability(act: Act, id: JobseekerId, entryId: VulnerabilityId): Promise<Outcome<Recorded>> {
    return this.write(act, id, async (tx, { missionId, at }) =>
      (await endVulnerability(tx, missionId, await this.files.recordsOf(tx, missionId, id), entryId, at)) ? accepted({ vulnerabilityId: entryId }) : refused('NOT_FOUND', { what: 'vulnerability' }),
    );
  }

  /** Keeps a person from an employer, from a place and what lies around it, or from another person (F44). */
  async exclude(act: Act, id: JobseekerId, draft: ExclusionDraft): Promise<Outcome<Recorded>> {
    const checked = checkExclusion(draft, id);
    if (!checked.ok) return checked;
    const target = await this.targetOf(checked.value);
    if (!target.ok) return target;
    try {
      return await this.write(act, id, async (tx, recording, key) => {
        const entryId = newId<ExclusionId>();
        await insertExclusion(tx, recording, entryId, target.value, key.seal(inExclusion(entryId), checked.value.reason));
        return accepted({ exclusionId: entryId });
      });
    } catch (error) {
      if (violatedConstraint(error) === 'exclusion_employer') return refused('NOT_FOUND', { what: 'employer' });
      if (violatedConstraint(error) === 'exclusion_person') return refused('NOT_FOUND', { what: 'jobseeker' });
      throw error;
    }
  }

  /** Lifts one, also on a record of the person that a merge closed; it stays in the file. */
  liftExclusion(act: Act, id: JobseekerId, entryId: ExclusionId): Promise<Outcome<Recorded>> {
    return this.write(act, id, async (tx, { missionId, at }) =>
      (await liftExclusion(tx, missionId, await this.files.recordsOf(tx, missionId, id), entryId, at)) ? accepted({ exclusionId: entryId }) : refused('NOT_FOUND', { what: 'exclusion' }),
    );
  }

  /** Records what a person cannot do and what that rests on; null takes it away. Matching reads the limit alone. */
  async setLimit(act: Act, id: JobseekerId, limit: FunctionalLimit, source: string | null): Promise<Outcome<Recorded>> {
    const checked = source === null ? accepted(null) : checkReason('recording a limit', source);
    if (!checked.ok) return checked;
    return this.write(act, id, async (tx, recording, key) => {
      if (checked.value === null) await removeLimitSource(tx, recording.missionId, await this.files.recordsOf(tx, recording.missionId, id), limit);
      else await putLimitSource(tx, recording, limit, key.seal(inLimit(limit), checked.value));
      return accepted({});
    });
  }

  private async write(
    act: Act,
    id: JobseekerId,
    work: (tx: Tx, recording: Recording, key: PersonKey, person: Jobseeker) => Promise<Outcome<Partial<Recorded>>>,
  ): Promise<Outcome<Recorded>> {
    const { missionId, accountId } = act.viewer;
    const may = async (): Promise<boolean> => (await this.work.run(act.viewer, (tx) => this.lock(tx, act.viewer, id))).ok;
    return this.work.act(
      await blindedAct(this.keys, act, id, may),
      async (tx) => {
        const locked = await this.lock(tx, act.viewer, id);
        if (!locked.ok) return locked;
        const key = await this.keys.make(missionId, id);
        if (key === null) return refused('NOT_FOUND', { what: 'jobseeker' });
        const written = await work(tx, { missionId, jobseekerId: id, by: accountId, at: this.clock.now() }, key, locked.value.jobseeker);
        return written.ok ? accepted({ vulnerabilityId: null, exclusionId: null, ...written.value, jobseekerId: id }) : written;
      },
      ({ jobseekerId }) => ({ kind: 'Jobseeker', id: jobseekerId }),
    );
  }

  private async isSettled(tx: Tx, missionId: MissionId, id: JobseekerId): Promise<boolean> {
    for (const asked of this.settled) if (await asked(tx, missionId, id)) return true;
    return false;
  }

  private async lock(tx: Tx, viewer: Viewer, id: JobseekerId): Promise<Outcome<OpenCase>> {
    return hasRole(viewer, 'PROTECTION') ? this.files.lock(tx, viewer, id) : refused('NOT_FOUND', { what: 'jobseeker' });
  }

  private async targetOf({ employerId, geonameId, km, personId }: ExclusionDraft): Promise<Outcome<ExclusionTarget>> {
    if (geonameId === null || km === null) return accepted({ employerId, personId, place: null });
    const place = await this.places.byId(geonameId);
    if (place === null) return refused('INVALID_INPUT', { field: 'placeId', problem: 'is no place of GeoNames' });
    return accepted({ employerId, personId, place: { geonameId, latitude: place.latitude, longitude: place.longitude, km } });
  }
}
