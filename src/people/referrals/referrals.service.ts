import type { Clock } from '../../kernel/clock.js';
import { addDays, addMonths, type Day } from '../../kernel/day.js';
import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import { missionDay } from '../../office/missions/mission.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import type { TasksService } from '../../office/tasks/tasks.service.js';
import { recordAudit } from '../../platform/audit/record-audit.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { newId } from '../../platform/ids.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import type { CatalogueEntry, CatalogueEntryId } from '../../programmes/catalogue/catalogue-entry.js';
import type { CatalogueService } from '../../programmes/catalogue/catalogue.service.js';
import { moveReferral, needAfter, type ReferralStatus } from '../../programmes/catalogue/referral.js';
import type { RuleOverride } from '../../programmes/rules/programmes/programme.js';
import type { ProgrammesService } from '../../programmes/rules/programmes/programmes.service.js';
import { refusalOf } from '../../programmes/rules/refusal.js';
import type { Verdict } from '../../programmes/rules/rule-set.js';
import type { CaseFiles } from '../jobseekers/case-files.service.js';
import type { JobseekerRecords } from '../jobseekers/jobseeker-records.service.js';
import type { Jobseeker } from '../jobseekers/jobseeker.js';
import { sightOfOne } from '../jobseekers/sight/sight.js';
import { referralInWords } from './benefit.js';
import type { ReferralRules } from './referral-rules.service.js';
import { insertReferral, putStatus, referralById, referralsOf, type KeptReferral, type ReferralId } from './referral.store.js';

/** A referral with what it is to, and whether what the person needed is met. */
export interface ShownReferral extends KeptReferral {
  readonly entry: CatalogueEntry;
  readonly need: 'MET' | 'WAITING' | 'OPEN';
  /** While it waits, what the entry asks: from when the person may have it, and through which tasks. Never in the answer of a change, since those are kept. */
  readonly verdict: Verdict | null;
}

/** Days within which what a referral leaves to do is done [P]. */
const WITHIN = 10;
/** Months after it at which somebody who took credit is asked how it goes, as of a venture that starts [P]. */
const CREDIT_MONTHS = [3, 6, 9, 12] as const;

/**
 * People who are pointed to what states and partners offer, and what came of it (F10-F12, F29, F33, F45). Pointed to is not served: a refusal opens the need again,
 * as a task. Residence that is too short is a day and no refusal, a paper that is missing a task.
 */
export class ReferralsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly missions: Pick<MissionsService, 'getIn'>,
    private readonly files: CaseFiles,
    private readonly people: Pick<JobseekerRecords, 'byIds'>,
    private readonly catalogue: Pick<CatalogueService, 'records'>,
    private readonly rules: Pick<ReferralRules, 'judge'>,
    private readonly programmes: Pick<ProgrammesService, 'overrideIn'>,
    private readonly tasks: Pick<TasksService, 'open'>,
  ) {}

  /**
   * Refers an own case. Refuses who waits for an answer to the same already, and under a rule that warns and that nobody with the right has let pass: the funding
   * ends before the work does (F10), or the person has the like already (F59). Refuses credit while basic needs are not met (F28): a grant with training comes first.
   */
  async refer(act: Act, jobseekerId: JobseekerId, entryId: CatalogueEntryId): Promise<Outcome<ShownReferral>> {
    const { viewer } = act;
    const { missionId, accountId: referredBy } = viewer;
    const done = await this.work.act(act, async (tx): Promise<Outcome<ShownReferral>> => {
      const own = await this.files.lockOwn(tx, viewer, jobseekerId);
      if (!own.ok) return own;
      const [entry] = await this.catalogue.records(tx, missionId, [entryId]);
      if (entry === undefined) return refused('NOT_FOUND', { what: 'entry' });
      const today = await this.today(tx, missionId);
      const referral: KeptReferral = { missionId, id: newId<ReferralId>(), jobseekerId, entryId, status: 'REFERRED', referredOn: today, statusOn: today, referredBy, version: 1 };
      if (!(await insertReferral(tx, referral))) return refused('ALREADY_EXISTS', { what: 'referral', field: 'entryId' });
      await recordRead(tx, viewer, jobseekerId);
      const { verdict, stops, forbids } = await this.rules.judge(tx, missionId, jobseekerId, entry, today);
      if (forbids !== null) return refusalOf(forbids);
      const [warning] = stops;
      if (warning !== undefined) return refusalOf(warning);
      if (verdict.blocks.some(({ task }) => task !== null)) await this.open(tx, viewer, own.value, referral, 'PAPER_MISSING', 'papers', today);
      return accepted({ ...referral, entry, need: needAfter(referral), verdict: null });
    });
    // A refusal undoes what was recorded; what was read stays on record all the same.
    if (!done.ok && (done.code === 'RULE_WARNS' || done.code === 'RULE_FORBIDS')) await this.work.run(viewer, (tx) => recordRead(tx, viewer, jobseekerId));
    return done;
  }

  /** Lets a warning pass for a person who is to be pointed to an entry, with who and why. Whoever knows the person by handle may, by their role. */
  async override(act: Act, jobseekerId: JobseekerId, entryId: CatalogueEntryId, rule: string, reason: string): Promise<Outcome<RuleOverride>> {
    const { viewer } = act;
    const { missionId } = viewer;
    return this.work.act(
      act,
      async (tx): Promise<Outcome<RuleOverride>> => {
        const [person] = await this.people.byIds(tx, missionId, [jobseekerId]);
        if (person === undefined || person.erasedAt !== null || sightOfOne(viewer, person) === 'NONE') return refused('NOT_FOUND', { what: 'jobseeker' });
        const [entry] = await this.catalogue.records(tx, missionId, [entryId]);
        if (entry === undefined) return refused('NOT_FOUND', { what: 'entry' });
        await recordRead(tx, viewer, jobseekerId);
        const { verdict } = await this.rules.judge(tx, missionId, jobseekerId, entry, await this.today(tx, missionId));
        // What blocks is a matter of the case, and stops no referral: it is a day or a task.
        return this.programmes.overrideIn(tx, viewer, { ...verdict, blocks: [] }, rule, reason, { programmeId: null, openingId: null, jobseekerId, entryId });
      },
      () => ({ kind: 'Jobseeker', id: jobseekerId }),
    );
  }

  /** Writes down what came of a referral of an own case. A refusal, or that it was not taken up, opens the need again: a task for whoever accompanies the person. */
  move(act: Act, id: ReferralId, to: ReferralStatus): Promise<Outcome<ShownReferral>> {
    const { viewer } = act;
    return this.work.act(act, async (tx): Promise<Outcome<ShownReferral>> => {
      const seen = await referralById(tx, viewer.missionId, id);
      const own = seen === null ? null : await this.files.lockOwn(tx, viewer, seen.jobseekerId);
      // Read again under the lock of the person: two who move it come one after the other.
      const held = own?.ok === true ? await referralById(tx, viewer.missionId, id) : null;
      if (own?.ok !== true || held === null) return ABSENT;
      const today = await this.today(tx, viewer.missionId);
      const moved = moveReferral(held, to, today);
      if (!moved.ok) return moved;
      await putStatus(tx, moved.value);
      if (needAfter(moved.value) === 'OPEN') await this.open(tx, viewer, own.value, held, 'REVIEW', 'need', today);
      const [entry] = await this.catalogue.records(tx, viewer.missionId, [held.entryId]);
      if (entry?.rule === 'F28' && to === 'SERVED') await this.followCredit(tx, viewer, own.value, held, today);
      if (entry !== undefined && to === 'ACCEPTED') await this.askOnce(tx, viewer, held, entry, today);
      return entry === undefined ? ABSENT : accepted({ ...moved.value, version: held.version + 1, entry, need: needAfter(moved.value), verdict: null });
    });
  }

  /** The referrals of a person whom the viewer accompanies, or looks after as protection, the last one first; others have none. The reading is recorded. */
  of(viewer: Viewer, id: JobseekerId): Promise<ShownReferral[]> {
    return this.work.run(viewer, async (tx) => {
      const [found] = await this.files.seen(tx, viewer, [id]);
      if (found === undefined) return [];
      await recordAudit(tx, viewer, [{ deed: 'READ', act: 'referrals', subject: { kind: 'Jobseeker', id }, why: found.why }]);
      const all = await this.shown(tx, viewer.missionId, await referralsOf(tx, viewer.missionId, id));
      const today = await this.today(tx, viewer.missionId);
      return Promise.all(all.map(async (each) => (each.need === 'WAITING' ? { ...each, verdict: (await this.rules.judge(tx, viewer.missionId, id, each.entry, today)).verdict } : each)));
    });
  }

  /** In words, for telling the person; the caller has made sure that the viewer may. */
  async tellIn(tx: Tx, missionId: MissionId, id: JobseekerId): Promise<readonly string[]> {
    const all = await this.shown(tx, missionId, await referralsOf(tx, missionId, id));
    return all.map((referral) => referralInWords(referral, referral.entry));
  }

  /** F59: what is promised now may have come from elsewhere since the person was pointed here: then an officer settles it with those who pay. */
  private async askOnce(tx: Tx, viewer: Viewer, { id, jobseekerId }: KeptReferral, entry: CatalogueEntry, today: Day): Promise<void> {
    await recordRead(tx, viewer, jobseekerId);
    const { stops } = await this.rules.judge(tx, viewer.missionId, jobseekerId, entry, today);
    if (!stops.some(({ rule }) => rule === 'F59')) return;
    const occasion = `referral.${id}.F59`;
    await this.tasks.open(tx, viewer, { kind: 'REVIEW', subjectKind: 'Jobseeker', subjectId: jobseekerId, jobseekerId, occasion, queue: 'JOB_PLACEMENT_OFFICER', dueOn: addDays(today, WITHIN) });
  }

  private async shown(tx: Tx, missionId: MissionId, referrals: readonly KeptReferral[]): Promise<ShownReferral[]> {
    const entries = new Map((await this.catalogue.records(tx, missionId, [...new Set(referrals.map(({ entryId }) => entryId))])).map((entry) => [entry.id, entry]));
    return referrals.flatMap((referral) => {
      const entry = entries.get(referral.entryId);
      return entry === undefined ? [] : [{ ...referral, entry, need: needAfter(referral), verdict: null }];
    });
  }

  /** F28: whoever took credit is followed for the first year. */
  private async followCredit(tx: Tx, viewer: Viewer, person: Jobseeker, referral: KeptReferral, today: Day): Promise<void> {
    for (const month of CREDIT_MONTHS) await this.open(tx, viewer, person, referral, 'REVIEW', `credit-${month}`, addMonths(today, month), 0);
  }

  private async open(tx: Tx, viewer: Viewer, { id: jobseekerId, assignedTo: owner }: Jobseeker, referral: KeptReferral, kind: 'PAPER_MISSING' | 'REVIEW', about: string, from: Day, within = WITHIN): Promise<void> {
    const occasion = `referral.${referral.id}.${about}`;
    await this.tasks.open(tx, viewer, { kind, subjectKind: 'Jobseeker', subjectId: jobseekerId, jobseekerId, occasion, queue: 'CASE_MANAGER', owner, dueOn: addDays(from, within) });
  }

  private async today(tx: Tx, missionId: MissionId): Promise<Day> {
    return missionDay(await this.missions.getIn(tx, missionId), this.clock.now());
  }
}

function recordRead(tx: Tx, viewer: Viewer, id: JobseekerId): Promise<void> {
  return recordAudit(tx, viewer, [{ deed: 'READ', act: 'eligibility', subject: { kind: 'Jobseeker', id }, why: 'RULES' }]);
}

const ABSENT = refused('NOT_FOUND', { what: 'referral' });
