import type { Clock } from '../../kernel/clock.js';
import { addDays, formatDay, type Day } from '../../kernel/day.js';
import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import type { TaskDraft } from '../../office/tasks/task.js';
import type { TasksService } from '../../office/tasks/tasks.service.js';
import { moveJobseeker, type Jobseeker } from '../../people/jobseekers/jobseeker.js';
import type { JobseekerRecords } from '../../people/jobseekers/jobseeker-records.service.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { serviceViewer } from '../../platform/viewer.js';
import type { ContactsService } from '../contact/contacts.service.js';
import type { TextAct } from '../conversation/conversation.js';
import type { SenderId } from '../texts/attempt.js';
import type { AnsweringAct } from './question-sources.js';

/** What acts by text ask of others. */
export interface ActGround {
  readonly missions: Pick<MissionsService, 'getIn' | 'today'>;
  readonly records: Pick<JobseekerRecords, 'byIds' | 'lock' | 'stand'>;
  readonly tasks: Pick<TasksService, 'open'>;
  readonly contacts: Pick<ContactsService, 'stop' | 'start' | 'setLanguage'>;
}

/** Whom a text came from. */
export interface TextFrom {
  readonly missionId: MissionId;
  readonly numberIndex: Buffer;
  /** For a number that nobody knows. */
  readonly senderId: SenderId | null;
}

/** Why a person is paused who asked for it by text: by text they may end it too. What staff paused, staff look at first. */
const ASKED_BY_TEXT = 'Asked by text.';

/** Acts that answer no question. */
export type OwnAct = Exclude<TextAct, AnsweringAct>;

/** What a text leads to besides answers to questions. Acts of staff are asked for by tasks; a person's own wishes are done at once. */
export class TextActs {
  constructor(
    private readonly clock: Clock,
    private readonly ground: ActGround,
  ) {}

  /** Does an act, in the caller's transaction. True where it was done as asked; false where a person looks at it first. */
  async do(tx: Tx, from: TextFrom, act: OwnAct): Promise<boolean> {
    const { missionId, numberIndex } = from;
    const today = this.ground.missions.today(await this.ground.missions.getIn(tx, missionId));
    const task = async (draft: Pick<TaskDraft, 'kind' | 'occasion' | 'dueOn'> & Partial<TaskDraft>, jobseekerId: JobseekerId) => {
      const [person] = await this.ground.records.byIds(tx, missionId, [jobseekerId]);
      const whose = { subjectKind: 'Jobseeker', subjectId: jobseekerId, jobseekerId, queue: 'CASE_MANAGER', owner: person?.assignedTo ?? null } as const;
      return this.ground.tasks.open(tx, serviceViewer(missionId), { ...whose, ...draft });
    };
    switch (act.act) {
      case 'STOP':
        await this.ground.contacts.stop(tx, missionId, numberIndex, false);
        return true;
      case 'START':
        await this.ground.contacts.start(tx, missionId, numberIndex);
        return true;
      case 'CALL_ME':
        // The same day; once a day, however often somebody asks.
        await task({ kind: 'CALL', occasion: `asked-by-text.${formatDay(today)}`, dueOn: today, priority: 'HIGH' }, act.jobseekerId);
        return true;
      case 'FOUND_JOB':
        await task({ kind: 'REVIEW', occasion: `found-job.${formatDay(today)}`, dueOn: addDays(today, 3) }, act.jobseekerId);
        return true;
      case 'LANGUAGE':
        await this.ground.contacts.setLanguage(tx, missionId, act.jobseekerId, act.language);
        return true;
      case 'PAUSE':
      case 'RESUME':
        return this.move(tx, missionId, act.jobseekerId, act.act, () => task({ kind: 'REVIEW', occasion: `${act.act.toLowerCase()}-by-text.${formatDay(today)}`, dueOn: addDays(today, 1) }, act.jobseekerId));
      case 'TO_PERSON':
        await task(lookedAt(act.why, today, this.clock.now()), act.jobseekerId);
        return true;
      case 'UNKNOWN_SENDER':
        await this.callUnknown(tx, from, act.why, today);
        return true;
    }
  }

  /** Pauses at once; goes on at once only where the person had paused by text. Where that cannot be, staff look at it: the person was told that somebody calls. */
  private async move(tx: Tx, missionId: MissionId, id: JobseekerId, act: 'PAUSE' | 'RESUME', review: () => Promise<unknown>): Promise<boolean> {
    const [person] = await this.ground.records.lock(tx, missionId, [id]);
    if (person === undefined) return false;
    const done = await this.moved(tx, missionId, person, act);
    if (!done) await review();
    return done;
  }

  private async moved(tx: Tx, missionId: MissionId, person: Jobseeker, act: 'PAUSE' | 'RESUME'): Promise<boolean> {
    const { status, statusReason } = person;
    if (act === 'PAUSE') return status === 'PAUSED' || this.stand(tx, missionId, person, 'PAUSED', ASKED_BY_TEXT);
    return status === 'ACTIVE' || (status === 'PAUSED' && statusReason === ASKED_BY_TEXT && this.stand(tx, missionId, person, 'ACTIVE', null));
  }

  private async stand(tx: Tx, missionId: MissionId, person: Jobseeker, to: 'PAUSED' | 'ACTIVE', reason: string | null): Promise<boolean> {
    const moved = moveJobseeker(person, to, reason);
    if (!moved.ok) return false;
    return (await this.ground.records.stand(tx, serviceViewer(missionId), person, moved.value)).ok;
  }

  /** Somebody calls back within a day, or at once; once a day for each number and reason. */
  private async callUnknown(tx: Tx, { missionId, senderId }: TextFrom, why: 'FIRST' | 'DANGER', today: Day): Promise<void> {
    if (senderId === null) return;
    await this.ground.tasks.open(tx, serviceViewer(missionId), {
      kind: why === 'DANGER' ? 'INCIDENT' : 'CALL',
      subjectKind: 'UnknownSender',
      subjectId: senderId,
      jobseekerId: null,
      occasion: `${why === 'DANGER' ? 'danger' : 'text'}.${formatDay(today)}`,
      queue: 'CASE_MANAGER',
      dueOn: why === 'DANGER' ? today : addDays(today, 1),
      dueAt: why === 'DANGER' ? new Date(this.clock.now().getTime() + AT_ONCE) : null,
      priority: why === 'DANGER' ? 'URGENT' : 'NORMAL',
    });
  }
}

/** Words of danger or of money are somebody's within this (SMS "Talking with people"). */
const AT_ONCE = 60 * 60_000;

/** Danger and money within the hour, before all others; the rest within a day. */
function lookedAt(why: 'DANGER' | 'MONEY' | 'UNCLEAR' | 'WHICH_PERSON', today: Day, now: Date): Pick<TaskDraft, 'kind' | 'occasion' | 'dueOn'> & Partial<TaskDraft> {
  const on = formatDay(today);
  const atOnce = { dueOn: today, dueAt: new Date(now.getTime() + AT_ONCE), priority: 'URGENT' } as const;
  if (why === 'DANGER') return { kind: 'INCIDENT', occasion: `text.${on}`, ...atOnce };
  if (why === 'MONEY') return { kind: 'FEE_ASKED', occasion: `text.${on}`, ...atOnce };
  return { kind: 'CALL', occasion: `${why === 'UNCLEAR' ? 'unclear' : 'which'}-text.${on}`, dueOn: addDays(today, 1) };
}
