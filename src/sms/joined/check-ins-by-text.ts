import { addDays, type Day } from '../../kernel/day.js';
import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import type { AnswersService } from '../../outcomes/check-ins/answers.service.js';
import type { CheckIn, CheckInId } from '../../outcomes/check-ins/check-in.js';
import type { JobseekerRecords } from '../../people/jobseekers/jobseeker-records.service.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { serviceViewer } from '../../platform/viewer.js';
import type { OpenQuestion } from '../conversation/conversation.js';
import type { AnsweringAct, AsksByText, SaidTo } from '../hearing/question-sources.js';
import { checkInQuestion, LATE_DAYS } from './check-in-questions.js';

/** What check-ins by text ask of others. */
export interface CheckInsByTextGround {
  readonly missions: Pick<MissionsService, 'getIn' | 'today'>;
  readonly records: Pick<JobseekerRecords, 'recordsOf'>;
  readonly answers: Pick<AnswersService, 'askedOf' | 'overOf' | 'answerIn'>;
}

/** Answers to check-ins by text, through the service that staff write answers down with. */
export class CheckInsByText implements AsksByText {
  readonly name = 'check-ins';

  constructor(private readonly ground: CheckInsByTextGround) {}

  async open(tx: Tx, missionId: MissionId, people: readonly JobseekerId[]): Promise<OpenQuestion[]> {
    const today = this.ground.missions.today(await this.ground.missions.getIn(tx, missionId));
    const records = await this.ground.records.recordsOf(tx, missionId, people);
    const all: OpenQuestion[] = [];
    for (const id of people) {
      const question = await this.of(tx, missionId, id, [...records].flatMap(([record, whose]) => (whose.includes(id) ? [record] : [])), addDays(today, -LATE_DAYS));
      if (question !== null) all.push(question);
    }
    return all;
  }

  async answer(tx: Tx, missionId: MissionId, act: AnsweringAct): Promise<SaidTo> {
    if (act.act !== 'CHECK_IN') return 'TO_PERSON';
    const { questionId, answer } = act;
    const heard = await this.ground.answers.answerIn(tx, serviceViewer(missionId), questionId as CheckInId, { answer, channel: 'TEXT', voice: null }, null);
    return heard.ok ? undefined : 'TO_PERSON';
  }

  /** What was asked last, under whichever of the person's records; where nothing is asked, what was asked last before. */
  private async of(tx: Tx, missionId: MissionId, id: JobseekerId, records: readonly JobseekerId[], since: Day): Promise<OpenQuestion | null> {
    const { answers } = this.ground;
    const [asked, over] = [[], []] as [CheckIn[], NonNullable<Awaited<ReturnType<AnswersService['overOf']>>>[]];
    for (const record of records) {
      asked.push(...(await answers.askedOf(tx, missionId, record)));
      over.push(...[await answers.overOf(tx, missionId, record, since)].flatMap((each) => each ?? []));
    }
    const [open] = asked.sort((a, b) => b.dueOn - a.dueOn);
    if (open !== undefined) return checkInQuestion(open, id, 'OPEN', null);
    const [last] = over.sort((a, b) => b.checkIn.dueOn - a.checkIn.dueOn);
    return last === undefined ? null : checkInQuestion(last.checkIn, id, 'LATE', last.said);
  }
}
