import type { Clock } from '../../kernel/clock.js';
import { addDays, type Day } from '../../kernel/day.js';
import { missionDay } from '../../office/missions/mission.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import type { TaskDraft } from '../../office/tasks/task.js';
import type { TasksService } from '../../office/tasks/tasks.service.js';
import type { OpeningKind } from '../../matching/types.js';
import type { DecentWorkService } from '../../openings/decent-work/decent-work.service.js';
import { workFacts } from '../../openings/eligibility/case-facts.js';
import type { EmployersService } from '../../openings/employers/employers.service.js';
import type { Opening } from '../../openings/openings/opening.js';
import type { OpeningRecords } from '../../openings/openings/opening-records.service.js';
import type { PayStandardsService } from '../../openings/pay-standards/pay-standards.service.js';
import { leastMonthlyPay } from '../../openings/openings/legal-pay.js';
import type { JobseekerRecords } from '../../people/jobseekers/jobseeker-records.service.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { Viewer } from '../../platform/viewer.js';
import type { TaxonomyService } from '../../reference/taxonomy/taxonomy.service.js';
import { isOver } from '../placements/lifecycle/fold.js';
import type { Placement, PlacementEvent } from '../placements/placement.js';
import { idsOf, type BlockedStart, type BrokenRule, type StartGuard } from '../placements/start-gate.js';
import type { SupportedSeats } from '../supported-seats/supported-seats.service.js';
import { brokenAtStart, payAtStart, type StartGround } from './start-check.js';

/** What checks at a start ask of other features. */
export interface StartChecksGround {
  readonly missions: Pick<MissionsService, 'getIn'>;
  readonly taxonomies: Pick<TaxonomyService, 'iscoGroupIn'>;
  readonly openings: Pick<OpeningRecords, 'byIds'>;
  readonly records: Pick<JobseekerRecords, 'byIds'>;
  readonly employers: Pick<EmployersService, 'grounds' | 'stoodWell'>;
  readonly checks: Pick<DecentWorkService, 'faultOf'>;
  readonly standards: Pick<PayStandardsService, 'factsOf'>;
  readonly seats: Pick<SupportedSeats, 'startOf'>;
  readonly tasks: Pick<TasksService, 'open' | 'standing' | 'settleAbout'>;
}

/** Kinds that are work for an employer. */
const WORK: readonly OpeningKind[] = ['VACANCY', 'INTERNSHIP'];

/** Days within which officers look at a start that breaks a rule, and somebody talks with the person [P]. */
const WITHIN = { rule: 2, person: 1 } as const;

/**
 * Work is judged once more when it starts: somebody may be too young on another day than was agreed, tables change, and a firm may stand otherwise by then. A start
 * that breaks a rule is not recorded, and stays on the lists of staff until it is or the placement ends: what stands in the way with officers, the person with
 * whoever accompanies them. The day of a start that is recorded can be corrected whatever it breaks, since hiding it would help nobody: officers look.
 */
export class StartChecks implements StartGuard {
  constructor(
    private readonly clock: Clock,
    private readonly ground: StartChecksGround,
  ) {}

  async broken(tx: Tx, _: Viewer, placement: Placement, startedOn: Day): Promise<readonly BrokenRule[]> {
    const ground = await this.groundOf(tx, placement, startedOn);
    return ground === null ? [] : brokenAtStart(ground, startedOn);
  }

  async tell(tx: Tx, viewer: Viewer, { placement, broken }: BlockedStart): Promise<void> {
    const { missionId, jobseekerId } = placement;
    const today = await this.today(tx, missionId);
    const [person] = await this.ground.records.byIds(tx, missionId, [jobseekerId]);
    for (const { rule } of broken) await this.openAgain(tx, viewer, { ...aboutRule(placement, today), priority: 'HIGH' }, BLOCKED, rule);
    const call = { kind: 'CALL', queue: 'CASE_MANAGER', owner: person?.assignedTo ?? null, priority: 'HIGH', dueOn: addDays(today, WITHIN.person) } as const;
    await this.openAgain(tx, viewer, { ...aboutRule(placement, today), ...call }, BLOCKED, null);
  }

  /** What an event of a placement means for it, in its transaction. */
  async follow(tx: Tx, viewer: Viewer, placement: Placement, { act }: Pick<PlacementEvent, 'act'>): Promise<void> {
    const { missionId, id, startedOn, jobseekerId } = placement;
    if (act === 'CONFIRM_START' ? startedOn !== null : isOver(placement)) await this.ground.tasks.settleAbout(tx, viewer, jobseekerId, id, BLOCKED);
    if (act !== 'CORRECT_START' || startedOn === null) return;
    const broken = await this.broken(tx, viewer, placement, startedOn);
    // An event may be told more than once: a task whose rule is still broken stays.
    await this.ground.tasks.settleAbout(tx, viewer, jobseekerId, id, CORRECTED, idsOf(broken));
    const draft = aboutRule(placement, await this.today(tx, missionId));
    for (const { rule } of broken) await this.openAgain(tx, viewer, draft, CORRECTED, rule);
  }

  /** Null where the person is forgotten: of them nothing is known any more. */
  private async groundOf(tx: Tx, placement: Placement, startedOn: Day): Promise<StartGround | null> {
    const { missionId, kind, terms, employerId, instrument } = placement;
    const { openings, records, employers, checks, standards, seats, missions, taxonomies } = this.ground;
    const [found] = await openings.byIds(tx, missionId, [placement.openingId]);
    const [person] = await records.byIds(tx, missionId, [placement.jobseekerId]);
    const employer = (await employers.grounds(tx, missionId, [employerId])).get(employerId);
    if (found === undefined || person === undefined || employer === undefined || person.erasedAt !== null) return null;
    const mission = await missions.getIn(tx, missionId);
    const opening: Opening = { ...found, ...payAtStart(terms, found), kind, startsOn: startedOn };
    const isco = opening.occupation === null ? null : await taxonomies.iscoGroupIn(tx, mission.classification, opening.occupation);
    const home = person.profile.place?.country ?? mission.country;
    const { seat, displaced } = await seats.startOf(tx, missionId, placement, startedOn);
    return {
      facts: {
        ...workFacts(opening, { home, isco, employerCountry: employer.country }, startedOn),
        ...(await standards.factsOf(tx, missionId, [opening], startedOn))(opening),
        bornOn: person.bornOnOrBefore,
        // The advertised wage: only steps of training at work are lower (F05), so the instrument is left out, as at publication.
        payMinor: leastMonthlyPay(opening),
        programmeWageMinor: seat?.referenceWageMinor ?? null,
      },
      displaced,
      notDecent: WORK.includes(kind) ? await checks.faultOf(tx, missionId, opening, instrument !== null, startedOn) : null,
      employerGoodUntil: employer.goodUntil,
      employerStoodWell: await employers.stoodWell(tx, mission, employerId, startedOn),
    };
  }

  /** One open task for each need: where it was ended, and the need arises again, another one. */
  private async openAgain(tx: Tx, viewer: Viewer, draft: Omit<TaskDraft, 'occasion'>, prefix: string, rule: string | null): Promise<void> {
    for (let time = 1; ; time += 1) {
      const occasion = `${prefix}-${time}${rule === null ? '' : `.${rule}`}`;
      const before = await this.ground.tasks.standing(tx, viewer.missionId, { ...draft, occasion });
      if (before === null) await this.ground.tasks.open(tx, viewer, { ...draft, occasion });
      if (before === null || before.status === 'OPEN') return;
    }
  }

  private async today(tx: Tx, missionId: Placement['missionId']): Promise<Day> {
    return missionDay(await this.ground.missions.getIn(tx, missionId), this.clock.now());
  }
}

/** How the occasions of tasks about a start that was refused begin. */
const BLOCKED = 'start-blocked';
/** And of those about a recorded start whose day was corrected. */
const CORRECTED = 'start-corrected';

const aboutRule = ({ id, jobseekerId }: Placement, today: Day) =>
  ({ kind: 'REVIEW', subjectKind: 'Placement', subjectId: id, jobseekerId, queue: 'JOB_PLACEMENT_OFFICER', dueOn: addDays(today, WITHIN.rule) }) as const;
