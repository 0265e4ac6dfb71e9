import type { Clock } from '../../kernel/clock.js';
import type { Day } from '../../kernel/day.js';
import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import type { VentureId } from '../../matching/team/team.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import type { JobseekerRecords } from '../../people/jobseekers/jobseeker-records.service.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { newId } from '../../platform/ids.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import type { VenturesService } from '../ventures/ventures.service.js';
import { attendedMinutes, checkSession, type Attended, type SessionDraft, type VentureSession, type VentureSessionId } from './session.js';
import { insertSession, sessionsAttendedBy, sessionsOfVentures, withdrawSession } from './session.store.js';

/** Mentoring and group training of ventures, by handle: who led a session is a code, and who was there are members. */
export class MentoringService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly missions: Pick<MissionsService, 'getIn' | 'today'>,
    private readonly ventures: Pick<VenturesService, 'lockIn' | 'membersOf'>,
    private readonly people: Pick<JobseekerRecords, 'recordsOf'>,
  ) {}

  /** Writes down a session that was held. Refuses what `checkSession` refuses; whoever was there belongs to the venture today. */
  record(act: Act, ventureId: VentureId, draft: SessionDraft): Promise<Outcome<VentureSession>> {
    const { viewer } = act;
    return this.work.act(act, async (tx): Promise<Outcome<VentureSession>> => {
      const venture = await this.ventures.lockIn(tx, viewer.missionId, ventureId);
      if (venture === null) return refused('NOT_FOUND', { what: 'venture' });
      const today = this.missions.today(await this.missions.getIn(tx, viewer.missionId));
      const checked = checkSession(draft, await this.ventures.membersOf(tx, venture), today);
      if (!checked.ok) return checked;
      const session = { missionId: viewer.missionId, id: newId<VentureSessionId>(), ventureId, ...checked.value, by: viewer.accountId, at: this.clock.now(), withdrawnAt: null };
      await insertSession(tx, session);
      return accepted(session);
    });
  }

  /** Takes back a session that was written down wrongly; the line stays, and counts for nothing. */
  withdraw(act: Act, id: VentureSessionId): Promise<Outcome<VentureSession>> {
    const { viewer } = act;
    return this.work.act(act, async (tx): Promise<Outcome<VentureSession>> => {
      const withdrawn = await withdrawSession(tx, viewer.missionId, id, this.clock.now());
      return withdrawn === null ? refused('NOT_FOUND', { what: 'venture session' }) : accepted(withdrawn);
    });
  }

  /** The sessions of these ventures, oldest first; for staff, a partner is told of none. */
  of(viewer: Viewer, ids: readonly VentureId[]): Promise<VentureSession[]> {
    return viewer.employerId === null ? this.work.run(viewer, (tx) => sessionsOfVentures(tx, viewer.missionId, ids)) : Promise.resolve([]);
  }

  /** What each of these people attended up to a day, in records that were merged into theirs too, inside the caller's transaction. */
  async attendedIn(tx: Tx, missionId: MissionId, ids: readonly JobseekerId[], until: Day): Promise<ReadonlyMap<JobseekerId, Attended>> {
    const records = await this.people.recordsOf(tx, missionId, ids);
    const sessions = await sessionsAttendedBy(tx, missionId, [...new Set([...ids, ...records.keys()])], until);
    return new Map(ids.map((id) => [id, attendedMinutes(sessions.filter(({ attended }) => attended.some((each) => each === id || (records.get(each)?.includes(id) ?? false))))]));
  }
}
