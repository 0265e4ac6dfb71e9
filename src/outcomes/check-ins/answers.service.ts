import type { Clock } from '../../kernel/clock.js';
import type { Day } from '../../kernel/day.js';
import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import { accepted, invalid, refused, type Outcome } from '../../kernel/outcome.js';
import { missionDay } from '../../office/missions/mission.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import type { TasksService } from '../../office/tasks/tasks.service.js';
import type { JobseekerRecords } from '../../people/jobseekers/jobseeker-records.service.js';
import type { RetentionService } from '../../people/personal-data/retention.service.js';
import { blindedAct } from '../../people/vault/keys/blinded-act.js';
import type { PersonKey } from '../../people/vault/keys/person-key.js';
import type { PersonKeys } from '../../people/vault/keys/person-keys.service.js';
import { recordAudit } from '../../platform/audit/record-audit.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import type { MessagesService } from '../messages/messages.service.js';
import type { PlacementId } from '../placements/placement.js';
import type { PlacementsService } from '../placements/placements.service.js';
import type { AskingService } from './asking.service.js';
import { afterSilentCall, occasionIn } from './asking/steps.js';
import { presentTask, undo, voiceTask } from './asking/undone.js';
import { openStatuses, type AnswerLine, type CheckIn, type CheckInAnswer, type CheckInId } from './check-in.js';
import { answersTo, checkInById, checkInsOfPerson, checkInsOfPlacements, insertAnswer, lockCheckIn, openOfEmployer, putCheckIn, type SealedAnswer } from './check-in.store.js';
import type { FeesService } from './fees/fees.service.js';
import { checkAnswer, goesOn, isTooEarly, tasksOf, type AnswerDraft, type VoiceAnswers } from './answers/answers.js';

/** What answers ask of other features. */
export interface AnswerGround {
  readonly missions: Pick<MissionsService, 'getIn'>;
  readonly placements: Pick<PlacementsService, 'sightIn' | 'lockKept' | 'moveIn'>;
  readonly records: Pick<JobseekerRecords, 'goingOn'>;
  readonly keys: PersonKeys;
  readonly messages: Pick<MessagesService, 'cancelOf'>;
  readonly tasks: Pick<TasksService, 'open' | 'endNamed'>;
  readonly fees: Pick<FeesService, 'reportIn'>;
  readonly asking: Pick<AskingService, 'applyIn'>;
  readonly retention: Pick<RetentionService, 'heardIn'>;
}

/** What was answered, with what follows from it in one transaction: nothing that needs a person is only noted. */
export class AnswersService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly ground: AnswerGround,
  ) {}

  /** An answer that staff who follow the placement write down. Refuses what `checkAnswer` refuses; others' check-ins as absent. */
  async record(act: Act, id: CheckInId, draft: AnswerDraft): Promise<Outcome<CheckIn>> {
    const { viewer } = act;
    const found = await this.work.run(viewer, (tx) => this.seen(tx, viewer, id));
    if (found === null) return ABSENT;
    const { missionId, jobseekerId } = found;
    const key = draft.voice === null ? null : await this.ground.keys.make(missionId, jobseekerId);
    if (draft.voice !== null && key === null) return ABSENT;
    // What was said is among few words: a digest of it would tell.
    const blinded = await blindedAct(this.ground.keys, act, jobseekerId, () => Promise.resolve(true));
    return this.work.act(blinded, async (tx) => ((await this.seen(tx, viewer, id)) === null ? ABSENT : this.answerIn(tx, viewer, id, draft, key)), named);
  }

  /** An answer of an employer about a placement at its own firm. */
  recordByEmployer(act: Act, id: CheckInId, answer: CheckInAnswer): Promise<Outcome<CheckIn>> {
    const { viewer } = act;
    return this.work.act(
      act,
      async (tx): Promise<Outcome<CheckIn>> => {
        const checkIn = await checkInById(tx, viewer.missionId, id);
        const own = checkIn !== null && checkIn.side === 'EMPLOYER' && viewer.employerId !== null && checkIn.employerId === viewer.employerId;
        return own ? this.answerIn(tx, viewer, id, { answer, channel: 'API', voice: null }, null) : ABSENT;
      },
      named,
    );
  }

  /** An answer, in the caller's transaction; whether it may be written by the viewer is the caller's to know. A later answer counts instead of an earlier one. */
  async answerIn(tx: Tx, viewer: Viewer, id: CheckInId, draft: AnswerDraft, key: PersonKey | null): Promise<Outcome<CheckIn>> {
    const before = await this.locked(tx, viewer.missionId, id);
    if (before === null) return ABSENT;
    const checked = checkAnswer(draft, before);
    if (!checked.ok) return checked;
    if (isTooEarly(before, missionDay(await this.ground.missions.getIn(tx, viewer.missionId), this.clock.now()))) return invalid('id', 'is of a check-in whose day has not come');
    const number = await this.write(tx, viewer, before, draft, key);
    const answered: CheckIn = { ...before, status: 'ANSWERED', nextAt: null, version: before.version + 1 };
    await putCheckIn(tx, answered);
    if (openStatuses.includes(before.status)) await undo(tx, viewer, before, { to: 'DONE', outcome: 'REACHED' }, this.ground);
    if (draft.voice?.talksFreely === true) await this.ground.tasks.endNamed(tx, viewer, voiceTask(before), 'DONE', 'REACHED');
    if (before.side === 'PERSON') await this.ground.retention.heardIn(tx, viewer.missionId, before.jobseekerId);
    if (goesOn(draft)) await this.hear(tx, viewer, before, draft);
    if (draft.voice?.moneyAsked === true) await this.ground.fees.reportIn(tx, before, draft.voice.mayConfront === true);
    await this.openTasks(tx, viewer, before, draft, number);
    return accepted(answered);
  }

  /** A call, or a visit, at which nobody was there: the next call, after the third a visit, after the visit no more. */
  silent(act: Act, id: CheckInId): Promise<Outcome<CheckIn>> {
    const { viewer } = act;
    return this.work.act(
      act,
      async (tx): Promise<Outcome<CheckIn>> => {
        if ((await this.seen(tx, viewer, id)) === null) return ABSENT;
        const checkIn = await this.locked(tx, viewer.missionId, id);
        if (checkIn === null) return ABSENT;
        if (checkIn.status !== 'CALLING' && checkIn.status !== 'VISITING') return refused('MOVE_NOT_ALLOWED', { what: 'check-in', from: checkIn.status, to: 'SILENT' });
        await this.ground.tasks.endNamed(tx, viewer, presentTask(checkIn), 'DONE', 'NOT_REACHED');
        const now = this.clock.now();
        const today = missionDay(await this.ground.missions.getIn(tx, viewer.missionId), now);
        const ended = { next: { ...checkIn, status: 'UNREACHED' as const, nextAt: null, version: checkIn.version + 1 }, effects: [] };
        const step = checkIn.status === 'VISITING' ? ended : afterSilentCall(checkIn, { now, today });
        await this.ground.asking.applyIn(tx, viewer, step, await this.ground.records.goingOn(tx, viewer.missionId, checkIn.jobseekerId));
        return accepted(step.next);
      },
      named,
    );
  }

  /** The check-ins of a placement that the viewer may see, by day; refuses others as absent. */
  ofPlacement(viewer: Viewer, id: PlacementId): Promise<Outcome<CheckIn[]>> {
    return this.work.run(viewer, async (tx): Promise<Outcome<CheckIn[]>> =>
      (await this.ground.placements.sightIn(tx, viewer, id)) === null ? refused('NOT_FOUND', { what: 'placement' }) : accepted(await checkInsOfPlacements(tx, viewer.missionId, [id])),
    );
  }

  /**
   * The answers to check-ins of a placement that the viewer may see, in order, without what was said by voice. A word of money is a wish to be called for
   * whoever does not know the case and did not write it down: officers know at which employer, and not of whom (L7).
   */
  linesOf(viewer: Viewer, ids: readonly CheckInId[]): Promise<AnswerLine[]> {
    return this.work.run(viewer, async (tx) => {
      const lines = (await answersTo(tx, viewer.missionId, ids)).map(({ voice: _, ...line }): AnswerLine => line);
      const guarded = (line: AnswerLine): boolean => line.answer === 'MONEY' && (line.by === null || line.by !== viewer.accountId);
      const whole = new Set<CheckInId>();
      for (const id of new Set(lines.filter(guarded).map((line) => line.checkInId))) if (await this.knowsCase(tx, viewer, id)) whole.add(id);
      return lines.map((line) => (guarded(line) && !whole.has(line.checkInId) ? { ...line, answer: 'CALL_ME' } : line));
    });
  }

  /** What somebody said by voice, for protection and the case manager alone; each reading is recorded. */
  async voiceOf(viewer: Viewer, id: CheckInId): Promise<Outcome<VoiceAnswers[]>> {
    const found = await this.work.run(viewer, async (tx): Promise<Outcome<{ readonly checkIn: CheckIn; readonly lines: SealedAnswer[] }>> => {
      const checkIn = await checkInById(tx, viewer.missionId, id);
      if (checkIn === null || (await this.ground.placements.sightIn(tx, viewer, checkIn.placementId)) !== 'WHOLE') return ABSENT;
      const why = viewer.roles.includes('PROTECTION') ? 'PROTECTION' : 'OWN_CASE';
      await recordAudit(tx, viewer, [{ deed: 'READ', act: 'checkInVoice', subject: { kind: 'Jobseeker', id: checkIn.jobseekerId }, why }]);
      return accepted({ checkIn, lines: await answersTo(tx, viewer.missionId, [id]) });
    });
    if (!found.ok) return found;
    const { checkIn, lines } = found.value;
    const key = (await this.ground.keys.of(viewer.missionId, [checkIn.jobseekerId])).get(checkIn.jobseekerId);
    return accepted(lines.flatMap(({ voice, number }) => (voice === null || key === undefined ? [] : [key.open<VoiceAnswers>(at(id, number), voice)])));
  }

  /** What an employer is asked at present about placements at its own firm. */
  askedOfEmployer(viewer: Viewer): Promise<CheckIn[]> {
    const { employerId, missionId } = viewer;
    return employerId === null ? Promise.resolve([]) : this.work.run(viewer, (tx) => openOfEmployer(tx, missionId, employerId));
  }

  /** What a person is asked at present, the last first, in the caller's transaction: to find what a text answers. */
  async askedOf(tx: Tx, missionId: MissionId, id: JobseekerId): Promise<CheckIn[]> {
    const open = (await checkInsOfPerson(tx, missionId, id)).filter((each) => each.side === 'PERSON' && each.status !== 'PLANNED' && openStatuses.includes(each.status));
    return open.reverse();
  }

  /** The last check-in of a person of which nothing is awaited any more, due on a day or after, with the last answer: for whoever answers late, or thinks better of it. */
  async overOf(tx: Tx, missionId: MissionId, id: JobseekerId, since: Day): Promise<{ readonly checkIn: CheckIn; readonly said: CheckInAnswer | null } | null> {
    const over = (await checkInsOfPerson(tx, missionId, id)).filter((each) => each.side === 'PERSON' && OVER.includes(each.status) && each.dueOn >= since);
    const checkIn = over.at(-1);
    return checkIn === undefined ? null : { checkIn, said: (await answersTo(tx, missionId, [checkIn.id])).at(-1)?.answer ?? null };
  }

  private async write(tx: Tx, viewer: Viewer, { missionId, id, side }: CheckIn, { answer, channel, voice }: AnswerDraft, key: PersonKey | null): Promise<number> {
    const number = (await answersTo(tx, missionId, [id])).length + 1;
    const sealed = voice === null || key === null ? null : key.seal(at(id, number), voice);
    await insertAnswer(tx, { missionId, checkInId: id, number, answer, channel, saidBy: side, by: viewer.accountId, at: this.clock.now(), voice: sealed });
    return number;
  }

  /** That it goes on is an event of the placement, where it can be one: after the end it is only an answer. */
  private async hear(tx: Tx, viewer: Viewer, { placementId, side }: CheckIn, { channel }: AnswerDraft): Promise<void> {
    await this.ground.placements.moveIn(tx, viewer, placementId, 'HEAR', { actor: side, channel: channel === 'VISIT' ? 'IN_PERSON' : channel });
  }

  private async openTasks(tx: Tx, viewer: Viewer, checkIn: CheckIn, draft: AnswerDraft, number: number): Promise<void> {
    const now = this.clock.now();
    const today = missionDay(await this.ground.missions.getIn(tx, viewer.missionId), now);
    const person = await this.ground.records.goingOn(tx, viewer.missionId, checkIn.jobseekerId);
    for (const { about, withinMinutes, ...task } of tasksOf(draft, checkIn, today))
      await this.ground.tasks.open(tx, viewer, {
        ...task,
        subjectKind: 'Placement',
        subjectId: checkIn.placementId,
        jobseekerId: person?.id ?? checkIn.jobseekerId,
        occasion: occasionIn(checkIn, `${about}-${number}`),
        owner: task.queue === 'CASE_MANAGER' ? (person?.assignedTo ?? null) : null,
        dueAt: withinMinutes === null ? null : new Date(now.getTime() + withinMinutes * 60_000),
      });
  }

  /** Placement first, then the check-in: in the order of whoever remakes a calendar. */
  private async locked(tx: Tx, missionId: MissionId, id: CheckInId): Promise<CheckIn | null> {
    const found = await checkInById(tx, missionId, id);
    if (found === null) return null;
    await this.ground.placements.lockKept(tx, missionId, found.placementId);
    return lockCheckIn(tx, missionId, id);
  }

  private async knowsCase(tx: Tx, viewer: Viewer, id: CheckInId): Promise<boolean> {
    const found = await checkInById(tx, viewer.missionId, id);
    return found !== null && (await this.ground.placements.sightIn(tx, viewer, found.placementId)) === 'WHOLE';
  }

  private async seen(tx: Tx, viewer: Viewer, id: CheckInId): Promise<CheckIn | null> {
    const found = await checkInById(tx, viewer.missionId, id);
    return found === null || (await this.ground.placements.sightIn(tx, viewer, found.placementId)) === null ? null : found;
  }
}

/** Nobody waits for an answer, and one still counts. */
const OVER: readonly CheckIn['status'][] = ['ANSWERED', 'UNREACHED'];
const ABSENT = refused('NOT_FOUND', { what: 'check-in' });
const at = (id: CheckInId, number: number) => ({ table: 'check_in_answer', column: 'voice', row: `${id}/${number}` });
const named = ({ jobseekerId }: CheckIn) => ({ kind: 'Jobseeker', id: jobseekerId });
