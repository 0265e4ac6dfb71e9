import type { Clock } from '../../kernel/clock.js';
import { missionDay } from '../../office/missions/mission.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import type { EmployersService } from '../../openings/employers/employers.service.js';
import type { OpeningRecords } from '../../openings/openings/opening-records.service.js';
import type { ConsentsService } from '../../people/consents/consents.service.js';
import type { Jobseeker } from '../../people/jobseekers/jobseeker.js';
import type { JobseekerRecords } from '../../people/jobseekers/jobseeker-records.service.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { Viewer } from '../../platform/viewer.js';
import type { Candidacy, Standing } from './candidacy.js';

/** What decides about a candidacy, with the person's record. */
export interface Stood extends Standing {
  readonly jobseeker: Jobseeker;
}

/** Who is before whom, for which opening. */
type Pair = Pick<Candidacy, 'jobseekerId' | 'employerId' | 'openingId'>;

/** Reads what decides about candidacies at the moment of a transaction, in a fixed number of statements for any number of them. */
export class Standings {
  constructor(
    private readonly clock: Clock,
    private readonly missions: Pick<MissionsService, 'getIn'>,
    private readonly records: JobseekerRecords,
    private readonly consents: Pick<ConsentsService, 'eventsOfIn'>,
    private readonly employers: Pick<EmployersService, 'grounds'>,
    private readonly openings: Pick<OpeningRecords, 'byIds'>,
  ) {}

  /** Null for a person who is not there any more. */
  async of(tx: Tx, viewer: Viewer, pairs: readonly Pair[]): Promise<(pair: Pair) => Stood | null> {
    const { missionId } = viewer;
    const ids = [...new Set(pairs.map((pair) => pair.jobseekerId))];
    const people = new Map((await this.records.byIds(tx, missionId, ids)).map((jobseeker) => [jobseeker.id, jobseeker]));
    const events = await this.consents.eventsOfIn(tx, viewer, ids);
    const grounds = await this.employers.grounds(tx, missionId, [...new Set(pairs.map((pair) => pair.employerId))]);
    const openings = await this.openings.byIds(tx, missionId, [...new Set(pairs.map((pair) => pair.openingId))]);
    // Where the work is now, not where it was when the person was put forward.
    const places = new Map(openings.map(({ id, place }) => [id, place]));
    const isKeptAway = await this.records.keptAway(tx, missionId, ids);
    const today = missionDay(await this.missions.getIn(tx, missionId), this.clock.now());
    return ({ jobseekerId, employerId, openingId }) => {
      const jobseeker = people.get(jobseekerId);
      if (jobseeker === undefined) return null;
      const consents = events.filter((event) => event.jobseekerId === jobseekerId);
      const keptAway = isKeptAway({ jobseekerId, employerId, place: places.get(openingId) ?? null });
      return { jobseeker, consents, keptAway, employerGoodUntil: grounds.get(employerId)?.goodUntil ?? null, today };
    };
  }
}
