import type { Clock } from '../../kernel/clock.js';
import { addDays } from '../../kernel/day.js';
import { missionDay } from '../../office/missions/mission.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import type { TasksService } from '../../office/tasks/tasks.service.js';
import type { OpeningKind } from '../../matching/types.js';
import type { DecentWorkService } from '../../openings/decent-work/decent-work.service.js';
import type { EmployersService } from '../../openings/employers/employers.service.js';
import type { OpeningRecords } from '../../openings/openings/opening-records.service.js';
import type { JobseekerRecords } from '../../people/jobseekers/jobseeker-records.service.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { Viewer } from '../../platform/viewer.js';
import type { Placement, PlacementEvent } from '../placements/placement.js';
import { brokenAtStart } from './start-check.js';

/** What checks at a start ask of other features. */
export interface StartChecksGround {
  readonly missions: Pick<MissionsService, 'getIn'>;
  readonly openings: Pick<OpeningRecords, 'byIds'>;
  readonly records: Pick<JobseekerRecords, 'byIds'>;
  readonly employers: Pick<EmployersService, 'grounds'>;
  readonly checks: Pick<DecentWorkService, 'faultOf'>;
  readonly tasks: Pick<TasksService, 'open'>;
}

/** Kinds that are work for an employer. */
const WORK: readonly OpeningKind[] = ['VACANCY', 'INTERNSHIP'];

/** Days within which officers look at a start that breaks a rule [P]. */
const WITHIN = 2;

/**
 * Work is looked at once more when it starts: on another day than was agreed somebody may be too young, and a firm may stand otherwise by then. A start that happened
 * stands, and so does the wage; officers look, one task for each rule.
 */
export class StartChecks {
  constructor(
    private readonly clock: Clock,
    private readonly ground: StartChecksGround,
  ) {}

  /** What an event of a placement means for it, in its transaction. */
  async follow(tx: Tx, viewer: Viewer, placement: Placement, { act }: Pick<PlacementEvent, 'act'>): Promise<void> {
    const { missionId, id, startedOn, jobseekerId, kind } = placement;
    if (startedOn === null || !WORK.includes(kind) || (act !== 'CONFIRM_START' && act !== 'CORRECT_START')) return;
    const { openings, records, employers, checks, tasks, missions } = this.ground;
    const [opening] = await openings.byIds(tx, missionId, [placement.openingId]);
    const [person] = await records.byIds(tx, missionId, [jobseekerId]);
    const employer = (await employers.grounds(tx, missionId, [placement.employerId])).get(placement.employerId);
    if (opening === undefined || person === undefined || employer === undefined || person.erasedAt !== null) return;
    const ground = {
      bornOnOrBefore: person.bornOnOrBefore,
      country: opening.place?.country ?? employer.country,
      employerGoodUntil: employer.goodUntil,
      decentWorkFault: (await checks.faultOf(tx, missionId, opening, placement.instrument !== null)) !== null,
    };
    const dueOn = addDays(missionDay(await missions.getIn(tx, missionId), this.clock.now()), WITHIN);
    for (const rule of brokenAtStart(ground, startedOn))
      await tasks.open(tx, viewer, { kind: 'REVIEW', subjectKind: 'Placement', subjectId: id, jobseekerId, queue: 'JOB_PLACEMENT_OFFICER', occasion: `start-${rule}`, dueOn });
  }
}
