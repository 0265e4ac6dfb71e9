import type { Clock } from '../../kernel/clock.js';
import { addMonths, type Day } from '../../kernel/day.js';
import type { EmployerId, MissionId } from '../../kernel/ids.js';
import { missionDay, type Mission } from '../../office/missions/mission.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import type { EmployersService } from '../../openings/employers/employers.service.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { newId } from '../../platform/ids.js';
import type { Viewer } from '../../platform/viewer.js';
import { isOpenQuestion, reminded, reminderDay, type Question, type QuestionId, type QuestionStage } from './question.js';
import { askedOf, insertQuestion, isAnyToRemind, lockQuestionsOf, lockToRemind, openQuestionsOf, questionById, updateQuestion } from './question.store.js';
import { MONTHS_LOOKED_AT, responseOf, type Response } from './response.js';

/** Questions that are shown at once. */
const MOST_SHOWN = 100;

/** Which offer a question is about, and whom it is asked of. */
export type QuestionSubject = Pick<Question, 'offerId' | 'openingId' | 'employerId'>;

/** A question as the history of its offer tells it. */
export interface ToldQuestion extends Pick<Question, 'askedAt' | 'answeredAt' | 'closedAt'> {
  readonly stage: QuestionStage;
}

/** What a look at an offer's history changed. */
export interface KeptQuestions {
  /** Open, and not so before. */
  readonly asked: readonly Question[];
  /** Open before, and not any more. */
  readonly over: readonly Question[];
}

/** What employers were asked about candidates, and how well they answer. */
export class QuestionsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly missions: Pick<MissionsService, 'getIn'>,
    private readonly employers: Pick<EmployersService, 'seen'>,
  ) {}

  /** Brings the questions about an offer to what its history tells, in the caller's transaction; repeating it changes nothing. */
  async keep(tx: Tx, mission: Mission, subject: QuestionSubject, told: readonly ToldQuestion[]): Promise<KeptQuestions> {
    const before = await lockQuestionsOf(tx, mission.id, subject.offerId);
    const [asked, over]: [Question[], Question[]] = [[], []];
    for (const each of told) {
      const known = before.find(({ stage }) => stage === each.stage);
      const next = this.put(mission, subject, each, known ?? null);
      if (known === undefined ? await insertQuestion(tx, next) : !sameQuestion(known, next) && (await updateQuestion(tx, next)) !== null)
        if (isOpenQuestion(next) !== (known !== undefined && isOpenQuestion(known))) (isOpenQuestion(next) ? asked : over).push(next);
    }
    // An interview that was taken back was never asked about.
    for (const gone of before.filter((each) => isOpenQuestion(each) && !told.some(({ stage }) => stage === each.stage))) {
      const now = this.clock.now();
      await updateQuestion(tx, { ...gone, closedAt: now, closedOn: missionDay(mission, now) });
      over.push(gone);
    }
    return { asked, over };
  }

  /** Questions of which the employer is to be reminded now, in the caller's transaction, each marked as reminded. */
  async remind(tx: Tx, missionId: MissionId, today: Day, limit: number): Promise<Question[]> {
    const due: Question[] = [];
    for (const question of await lockToRemind(tx, missionId, today, limit)) {
      const next = reminded(question, today);
      const written = next === null ? null : await updateQuestion(tx, next);
      if (written !== null) due.push(written);
    }
    return due;
  }

  isAnyToRemind(tx: Tx, missionId: MissionId, today: Day): Promise<boolean> {
    return isAnyToRemind(tx, missionId, today);
  }

  /** The question, in the caller's transaction; null where there is none. */
  byId(tx: Tx, missionId: MissionId, id: QuestionId): Promise<Question | null> {
    return questionById(tx, missionId, id);
  }

  /** How these employers answer, in the caller's transaction. */
  async responses(tx: Tx, missionId: MissionId, employerIds: readonly EmployerId[], today: Day): Promise<(id: EmployerId) => Response> {
    const asked = await askedOf(tx, missionId, employerIds, addMonths(today, -MONTHS_LOOKED_AT));
    return (id) => responseOf(asked.filter(({ employerId }) => employerId === id), today);
  }

  /** How an employer answers, as of today; null for one that the viewer may not see. */
  response(viewer: Viewer, employerId: EmployerId): Promise<Response | null> {
    return this.work.run(viewer, async (tx) => {
      if (!(await this.employers.seen(tx, viewer, employerId)).ok) return null;
      const today = missionDay(await this.missions.getIn(tx, viewer.missionId), this.clock.now());
      return (await this.responses(tx, viewer.missionId, [employerId], today))(employerId);
    });
  }

  /** What an employer owes an answer to, the oldest first; nothing of one that the viewer may not see. */
  open(viewer: Viewer, employerId: EmployerId): Promise<Question[]> {
    return this.work.run(viewer, async (tx) => ((await this.employers.seen(tx, viewer, employerId)).ok ? openQuestionsOf(tx, viewer.missionId, employerId, MOST_SHOWN) : []));
  }

  private put(mission: Mission, { offerId, openingId, employerId }: QuestionSubject, told: ToldQuestion, known: Question | null): Question {
    const dayOf = (at: Date | null): Day | null => (at === null ? null : missionDay(mission, at));
    const askedOn = missionDay(mission, told.askedAt);
    const asked = { stage: told.stage, askedAt: told.askedAt, askedOn };
    const ends = { answeredAt: told.answeredAt, answeredOn: dayOf(told.answeredAt), closedAt: told.closedAt, closedOn: dayOf(told.closedAt) };
    const fresh = known === null || known.askedAt.getTime() !== told.askedAt.getTime();
    const reminders = fresh ? { reminders: 0, remindsOn: reminderDay(askedOn, 0) } : { reminders: known.reminders, remindsOn: known.remindsOn };
    const place = known ?? { missionId: mission.id, id: newId<QuestionId>(), offerId, openingId, employerId, version: 1 };
    return { ...place, ...asked, ...ends, ...reminders };
  }
}

function sameQuestion(a: Question, b: Question): boolean {
  const times = ({ askedAt, answeredAt, closedAt }: Question): string => [askedAt, answeredAt, closedAt].map((each) => each?.getTime() ?? null).join();
  return times(a) === times(b);
}
