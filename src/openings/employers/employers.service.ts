import type { Clock } from '../../kernel/clock.js';
import type { Day } from '../../kernel/day.js';
import type { AccountId, EmployerId, JobseekerId, MissionId } from '../../kernel/ids.js';
import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import { placeAlone } from '../../kernel/place.js';
import type { Account } from '../../office/accounts/account.js';
import type { AccountsService } from '../../office/accounts/accounts.service.js';
import { missionDay, type Mission } from '../../office/missions/mission.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { newId } from '../../platform/ids.js';
import { hasRole, type Act, type Viewer } from '../../platform/viewer.js';
import type { JobseekerRecords } from '../../people/jobseekers/jobseeker-records.service.js';
import type { PlacesService } from '../../reference/places/places.service.js';
import { checkEmployerFacts, checkExternalRef, type Employer, type EmployerDraft, type EmployerFacts, type EmployerStatus, type ExternalRef } from './employer.js';
import { mayChange, maySee, sameFacts, samePapers } from './employer-rights.js';
import { employerGoodUntil, moveEmployer, pledge, stoodWellOn, type EmployerGround, type EmployerMove } from './employer-standing.js';
import {
  employerByExternalRef,
  employerById,
  employersByIds,
  employersVerifiedUntil,
  firmsOwnedBy,
  groundsOfEmployers,
  insertEmployer,
  insertEmployerMove,
  lockEmployer,
  movesOfEmployers,
  pageOfEmployers,
  putOwner,
  updateEmployer,
  type EmployerFilter,
} from './employer.store.js';

/** An employer and the person whose microenterprise it is. */
export interface OwnFirm {
  readonly ownerId: JobseekerId;
  readonly employer: Employer;
}

/** What an import did with a row. */
export type PutChange = 'CREATED' | 'CHANGED' | 'UNCHANGED';

/**
 * Who hires. Staff see all employers of their mission; a partner sees its own employer, and every other as absent. Who may call
 * what is said at the doors; what a partner may change of its own employer is said here.
 */
export class EmployersService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly missions: MissionsService,
    private readonly accounts: AccountsService,
    private readonly places: PlacesService,
    private readonly people: Pick<JobseekerRecords, 'byIds' | 'openTo' | 'recordsOf'>,
  ) {}

  /** Keeps a new employer as UNVERIFIED. Its contact person is the acting officer unless another is named. */
  async create(act: Act, draft: EmployerDraft): Promise<Outcome<Employer>> {
    const wished = await this.wished(act.viewer, draft);
    return wished.ok ? this.work.act(act, (tx) => this.keepIn(tx, act.viewer, wished.value, null)) : wished;
  }

  /** As `create`, inside the caller's transaction, for a firm that is made with something else; `owner` is whose microenterprise it is. */
  async createIn(tx: Tx, viewer: Viewer, draft: EmployerDraft, owner: JobseekerId | null): Promise<Outcome<Employer>> {
    const wished = await this.wished(viewer, draft, tx);
    const created = wished.ok ? await this.keepIn(tx, viewer, wished.value, null) : wished;
    if (created.ok && owner !== null) await putOwner(tx, viewer.missionId, created.value.id, owner);
    return created;
  }

  /** Replaces the facts. Refuses a stale version, and a partner who changes what staff verified or the contact person. */
  async edit(act: Act, id: EmployerId, version: number, draft: EmployerDraft): Promise<Outcome<Employer>> {
    const wished = await this.wished(act.viewer, draft);
    if (!wished.ok) return wished;
    return this.work.act(act, async (tx) => {
      const employer = await this.at(tx, act.viewer, id, version);
      return employer.ok ? this.editIn(tx, act.viewer, employer.value, wished.value) : employer;
    });
  }

  /**
   * Creates or replaces the employer that `ref` names, inside the caller's transaction: an import that is repeated changes nothing.
   * The version is not asked for: the file is the register's word.
   */
  async putIn(tx: Tx, viewer: Viewer, ref: ExternalRef, draft: EmployerDraft): Promise<Outcome<{ employer: Employer; change: PutChange }>> {
    if (viewer.employerId !== null) return refused('NOT_ALLOWED', { act: 'importing employers' });
    const checked = checkExternalRef(ref);
    if (!checked.ok) return checked;
    const known = await employerByExternalRef(tx, viewer.missionId, checked.value);
    const wished = await this.wished(viewer, { ...draft, registration: draft.registration ?? known?.registration ?? null }, tx);
    if (!wished.ok) return wished;
    // A firm that staff have looked at does not become another one by a file.
    if (known !== null && known.status !== 'UNVERIFIED' && !samePapers(known, wished.value.facts)) return refused('NOT_ALLOWED', { act: 'changing what staff have verified' });
    const written = known === null ? await this.keepIn(tx, viewer, wished.value, checked.value) : await this.editIn(tx, viewer, known, wished.value);
    if (!written.ok) return written;
    const change = known === null ? 'CREATED' : written.value.version === known.version ? 'UNCHANGED' : 'CHANGED';
    return accepted({ employer: written.value, change });
  }

  /** Moves the employer to a status, with a reason that only staff will read (see `employerMoves`). */
  async move(act: Act, id: EmployerId, version: number, to: EmployerStatus, reason: string): Promise<Outcome<Employer>> {
    const today = this.missions.today(await this.missions.get(act.viewer.missionId));
    return this.work.act(act, async (tx) => {
      const employer = await this.at(tx, act.viewer, id, version);
      if (!employer.ok) return employer;
      const moved = moveEmployer(employer.value, to, reason, today);
      if (!moved.ok) return moved;
      const written = await this.written(tx, moved.value.employer);
      if (written.ok) await insertEmployerMove(tx, this.moveOf(act.viewer, employer.value.status, written.value, moved.value.reason));
      return written;
    });
  }

  /** Records the pledge of L7; it needs no version, because it is given once and nothing undoes it. */
  pledge(act: Act, id: EmployerId, signatory: string): Promise<Outcome<Employer>> {
    return this.work.act(act, async (tx) => {
      const employer = await lockEmployer(tx, act.viewer.missionId, id);
      if (employer === null || !maySee(act.viewer, employer.id)) return refused('NOT_FOUND', { what: 'employer' });
      const pledged = pledge(employer, signatory, act.viewer.accountId, this.clock.now());
      if (!pledged.ok || pledged.value === employer) return pledged;
      return this.written(tx, pledged.value);
    });
  }

  /** Says whose microenterprise it is, or with null nobody's; matching keeps apart there whom protection keeps apart. Refuses who is not there. */
  setOwner(act: Act, id: EmployerId, owner: JobseekerId | null): Promise<Outcome<Employer>> {
    const { viewer } = act;
    return this.work.act(act, async (tx): Promise<Outcome<Employer>> => {
      const employer = await this.seen(tx, viewer, id);
      if (!employer.ok) return employer;
      const there = owner === null || (await this.people.byIds(tx, viewer.missionId, [owner])).length > 0;
      if (!there) return refused('NOT_FOUND', { what: 'jobseeker' });
      await putOwner(tx, viewer.missionId, id, owner);
      return employer;
    });
  }

  /** The microenterprises of these people, those of records merged into theirs too; of whom the viewer knows the handle alone, none: a firm has a name. */
  ownedBy(viewer: Viewer, owners: readonly JobseekerId[]): Promise<OwnFirm[]> {
    return this.work.run(viewer, async (tx) => {
      const records = await this.people.recordsOf(tx, viewer.missionId, await this.people.openTo(tx, viewer, owners));
      const firms = await firmsOwnedBy(tx, viewer.missionId, [...records.keys()]);
      const employers = new Map((await employersByIds(tx, viewer.missionId, firms.map((firm) => firm.employerId))).map((each) => [each.id, each]));
      return firms.flatMap(({ employerId, record }) => {
        const [employer, ownerIds] = [employers.get(employerId), records.get(record) ?? []];
        return employer === undefined ? [] : ownerIds.map((ownerId) => ({ ownerId, employer }));
      });
    });
  }

  /** The employers among these that the viewer may see, in any order. */
  byIds(viewer: Viewer, ids: readonly EmployerId[]): Promise<Employer[]> {
    return this.work.run(viewer, async (tx) => (await employersByIds(tx, viewer.missionId, ids)).filter((each) => maySee(viewer, each.id)));
  }

  /** The employer that a partner speaks for; null for staff. */
  async own(viewer: Viewer): Promise<Employer | null> {
    const [own] = viewer.employerId === null ? [] : await this.byIds(viewer, [viewer.employerId]);
    return own ?? null;
  }

  /** The employer if the viewer may see it, inside the caller's transaction; refused as NOT_FOUND otherwise. */
  async seen(tx: Tx, viewer: Viewer, id: EmployerId): Promise<Outcome<Employer>> {
    const employer = await employerById(tx, viewer.missionId, id);
    return employer !== null && maySee(viewer, employer.id) ? accepted(employer) : refused('NOT_FOUND', { what: 'employer' });
  }

  /** The employer of an external reference, inside the caller's transaction; null where there is none the viewer may see. */
  async byExternalRef(tx: Tx, viewer: Viewer, ref: ExternalRef): Promise<Employer | null> {
    const employer = await employerByExternalRef(tx, viewer.missionId, ref);
    return employer !== null && maySee(viewer, employer.id) ? employer : null;
  }

  /** Employers of the mission, newest first, after the given one; for a partner none: a filter would tell where it stands. */
  page(viewer: Viewer, filter: EmployerFilter, after: EmployerId | null, limit: number): Promise<Employer[]> {
    if (viewer.employerId !== null) return Promise.resolve([]);
    return this.work.run(viewer, (tx) => pageOfEmployers(tx, viewer.missionId, filter, after, limit));
  }

  /** Where these employers stood and why, oldest first; for staff only. */
  history(viewer: Viewer, ids: readonly EmployerId[]): Promise<EmployerMove[]> {
    if (viewer.employerId !== null) return Promise.resolve([]);
    return this.work.run(viewer, (tx) => movesOfEmployers(tx, viewer.missionId, ids));
  }

  /** What matching reads of these employers, or with null of all in the mission, inside the caller's transaction. */
  async grounds(tx: Tx, missionId: MissionId, ids: readonly EmployerId[] | null): Promise<ReadonlyMap<EmployerId, EmployerGround>> {
    const rows = await groundsOfEmployers(tx, missionId, ids);
    return new Map(rows.map((employer) => [employer.id, { goodUntil: employerGoodUntil(employer), country: employer.country }]));
  }

  /** L15: as `stoodWellOn`, inside the caller's transaction. */
  async stoodWell(tx: Tx, mission: Pick<Mission, 'id' | 'timeZone'>, id: EmployerId, on: Day): Promise<boolean> {
    return stoodWellOn(await movesOfEmployers(tx, mission.id, [id]), (at) => missionDay(mission, at), on);
  }

  /** Those of these employers that are barred for good, inside the caller's transaction. */
  async barredIn(tx: Tx, missionId: MissionId, ids: readonly EmployerId[]): Promise<ReadonlySet<EmployerId>> {
    return new Set((await employersByIds(tx, missionId, ids)).flatMap((employer) => (employer.status === 'BARRED' ? [employer.id] : [])));
  }

  /** Where these employers stand and who at the mission is their contact person, inside the caller's transaction. */
  async contactsIn(tx: Tx, missionId: MissionId, ids: readonly EmployerId[]): Promise<ReadonlyMap<EmployerId, Pick<Employer, 'status' | 'contactAccountId'>>> {
    return new Map((await employersByIds(tx, missionId, ids)).map(({ id, status, contactAccountId }) => [id, { status, contactAccountId }]));
  }

  /** Employers whose verification ends on that day or before, with that day, inside the caller's transaction. */
  async verifiedUntilBy(tx: Tx, missionId: MissionId, by: Day): Promise<{ readonly id: EmployerId; readonly contactAccountId: AccountId | null; readonly verifiedUntil: Day }[]> {
    const rows = await employersVerifiedUntil(tx, missionId, by);
    return rows.flatMap(({ id, contactAccountId, verifiedUntil }) => (verifiedUntil === null ? [] : [{ id, contactAccountId, verifiedUntil }]));
  }

  private async keepIn(tx: Tx, viewer: Viewer, wished: Wished, ref: ExternalRef | null): Promise<Outcome<Employer>> {
    if (viewer.employerId !== null) return refused('NOT_ALLOWED', { act: 'creating an employer' });
    const officer = hasRole(viewer, 'JOB_PLACEMENT_OFFICER') ? viewer.accountId : null;
    const contact = contactOf(wished, officer);
    if (!contact.ok) return contact;
    const employer: Employer = {
      missionId: viewer.missionId,
      id: newId<EmployerId>(),
      ...wished.facts,
      contactAccountId: contact.value,
      status: 'UNVERIFIED',
      verifiedUntil: null,
      pledgedAt: null,
      pledgedBy: null,
      pledgeSignatory: null,
      externalSource: ref?.source ?? null,
      externalId: ref?.id ?? null,
      version: 1,
      createdAt: this.clock.now(),
    };
    if (!(await insertEmployer(tx, employer))) return refused('ALREADY_EXISTS', { what: 'employer', field: 'externalId' });
    await insertEmployerMove(tx, this.moveOf(viewer, null, employer, ref === null ? 'written down' : `imported from ${ref.source}`));
    return accepted(employer);
  }

  private async editIn(tx: Tx, viewer: Viewer, employer: Employer, wished: Wished): Promise<Outcome<Employer>> {
    const contact = contactOf(wished, employer.contactAccountId);
    if (!contact.ok) return contact;
    const next: Employer = { ...employer, ...wished.facts, contactAccountId: contact.value };
    const allowed = mayChange(viewer, employer, next);
    if (!allowed.ok) return allowed;
    return sameFacts(employer, next) ? accepted(employer) : this.written(tx, next);
  }

  /** Reads what the draft refers to, before a transaction is opened or in the caller's: nothing waits for a second connection while it holds one. */
  private async wished(viewer: Viewer, draft: EmployerDraft, tx: Tx | null = null): Promise<Outcome<Wished>> {
    const { name, legalForm, size, country, registration, geonameId, contactAccountId } = draft;
    const place = geonameId === null ? null : await this.places.byId(geonameId);
    if (place === null && geonameId !== null) return refused('INVALID_INPUT', { field: 'geonameId', problem: 'is no place that is known' });
    const facts = checkEmployerFacts({ name, legalForm, size, country, registration, place: place === null ? null : placeAlone(place) });
    if (!facts.ok) return facts;
    const contact = typeof contactAccountId === 'string' ? await this.contact(viewer, contactAccountId, tx) : null;
    const contactIsStaff = contact !== null && contact.status === 'ACTIVE' && contact.employerId === null;
    return accepted({ facts: facts.value, contact: contactAccountId, contactIsStaff });
  }

  private async contact(viewer: Viewer, id: AccountId, tx: Tx | null): Promise<Account | null> {
    if (tx !== null) return this.accounts.byIdIn(tx, viewer.missionId, id);
    const [contact] = await this.accounts.byIds(viewer, [id]);
    return contact ?? null;
  }

  private async at(tx: Tx, viewer: Viewer, id: EmployerId, version: number): Promise<Outcome<Employer>> {
    const employer = await this.seen(tx, viewer, id);
    if (!employer.ok || employer.value.version === version) return employer;
    return refused('STALE_EDIT', { what: 'employer', version: employer.value.version });
  }

  private async written(tx: Tx, next: Employer): Promise<Outcome<Employer>> {
    const written = await updateEmployer(tx, next);
    if (written !== null) return accepted(written);
    const now = await employerById(tx, next.missionId, next.id);
    return refused('STALE_EDIT', { what: 'employer', version: now?.version ?? next.version });
  }

  private moveOf(viewer: Viewer, from: EmployerStatus | null, employer: Employer, reason: string): EmployerMove {
    const { missionId, id: employerId, version, status: to } = employer;
    return { missionId, employerId, version, from, to, reason, by: viewer.accountId, at: this.clock.now() };
  }
}

/** A draft with what it refers to. */
interface Wished {
  readonly facts: EmployerFacts;
  readonly contact: AccountId | null | undefined;
  readonly contactIsStaff: boolean;
}

/** The contact person: `usual` where none is asked for; anyone else must be staff of the mission with an account in use. */
function contactOf({ contact, contactIsStaff }: Wished, usual: AccountId | null): Outcome<AccountId | null> {
  if (contact === undefined || contact === usual) return accepted(usual);
  if (contact === null || contactIsStaff) return accepted(contact);
  return refused('INVALID_INPUT', { field: 'contactAccountId', problem: 'is no staff account in use' });
}
