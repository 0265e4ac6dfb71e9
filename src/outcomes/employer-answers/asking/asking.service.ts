import type { Clock } from '../../../kernel/clock.js';
import type { Id, MissionId } from '../../../kernel/ids.js';
import { missionDay, type Mission } from '../../../office/missions/mission.js';
import type { MissionsService } from '../../../office/missions/missions.service.js';
import type { TasksService } from '../../../office/tasks/tasks.service.js';
import type { EmployersService } from '../../../openings/employers/employers.service.js';
import type { MailboxesService } from '../../../openings/employers/mailboxes/mailboxes.service.js';
import type { Tx, UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { MailsService } from '../../../platform/mail/mails.service.js';
import { catalogue } from '../../../platform/queue/catalogue.js';
import { requestJob } from '../../../platform/queue/outbox.js';
import { serviceViewer } from '../../../platform/viewer.js';
import type { EmployerReadings } from '../../offers/employer-readings.service.js';
import { isOpenQuestion, type Question } from '../../response-rates/question.js';
import type { QuestionsService } from '../../response-rates/questions.service.js';
import type { AnswerLinks } from '../links/answer-links.service.js';
import { questionsOf } from '../asked.js';
import { beginLook, isAnyToLookAt, offersToLookAt } from './look.store.js';
import { callOccasions, callTask, reachOf } from './reach.js';

/** Offers looked at, and questions reminded of, before the next look at what there is. */
const SLICE = 50;

/**
 * Asks employers about candidates: by a letter with a link, or by a call of an officer where no letter can go. Each offer and each reminder has a
 * transaction of its own; whoever is killed leaves the rest to the next, and nothing is asked twice.
 */
export class AskingService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly missions: Pick<MissionsService, 'all' | 'get' | 'getIn' | 'today'>,
    private readonly offers: EmployerReadings,
    private readonly questions: QuestionsService,
    private readonly employers: Pick<EmployersService, 'seen'>,
    private readonly mailboxes: Pick<MailboxesService, 'ofIn'>,
    private readonly mails: Pick<MailsService, 'isOn' | 'queue' | 'cancelOf'>,
    private readonly tasks: Pick<TasksService, 'open' | 'settle'>,
    private readonly links: Pick<AnswerLinks, 'dropExpired'>,
  ) {}

  /** Asks for the job of each mission that has something to ask or to remind of, and removes links that are over. Safe in two processes at once. */
  async sweep(signal: AbortSignal): Promise<void> {
    for (const mission of await this.missions.all()) {
      signal.throwIfAborted();
      await this.work.run(serviceViewer(mission.id), async (tx) => {
        await this.links.dropExpired(tx, mission.id);
        const due = (await isAnyToLookAt(tx, mission.id)) || (await this.questions.isAnyToRemind(tx, mission.id, this.missions.today(mission)));
        if (due) await requestJob(tx, catalogue.askEmployers, { missionId: mission.id });
      });
    }
  }

  /** Does all that is due in a mission. */
  async run(missionId: MissionId, signal: AbortSignal): Promise<void> {
    const inTx = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => this.work.run(serviceViewer(missionId), work);
    for (let more = true; more; ) {
      const ids = await inTx((tx) => offersToLookAt(tx, missionId, SLICE));
      for (const id of ids) {
        signal.throwIfAborted();
        await inTx((tx) => this.look(tx, missionId, id));
      }
      more = ids.length === SLICE;
    }
    while ((await inTx((tx) => this.remind(tx, missionId))) > 0) signal.throwIfAborted();
  }

  /** What a letter that did not go out leads to, in the transaction that records it. */
  async call(tx: Tx, missionId: MissionId, question: Question): Promise<void> {
    if (!isOpenQuestion(question)) return;
    const mission = await this.missions.getIn(tx, missionId);
    await this.tasks.open(tx, serviceViewer(missionId), callTask(question, await this.contactOf(tx, question), missionDay(mission, this.clock.now())));
  }

  private async look(tx: Tx, missionId: MissionId, offerId: Id<'Offer'>): Promise<void> {
    await beginLook(tx, missionId, offerId);
    const offer = await this.offers.named(tx, missionId, offerId);
    if (offer === null) return;
    const mission = await this.missions.getIn(tx, missionId);
    const subject = { offerId, openingId: offer.openingId, employerId: offer.employerId };
    const { asked, over } = await this.questions.keep(tx, mission, subject, questionsOf(await this.offers.events(tx, missionId, [offerId])));
    for (const question of over) await this.settle(tx, missionId, question);
    // An interview takes its time: about that the reminders ask.
    for (const question of asked) if (question.stage === 'CANDIDATE') await this.reach(tx, mission, question);
  }

  /** One question at a time; answers how many. */
  private async remind(tx: Tx, missionId: MissionId): Promise<number> {
    const mission = await this.missions.getIn(tx, missionId);
    const due = await this.questions.remind(tx, missionId, missionDay(mission, this.clock.now()), 1);
    for (const question of due) await this.reach(tx, mission, question);
    return due.length;
  }

  private async reach(tx: Tx, mission: Mission, question: Question): Promise<void> {
    const byLetter = this.mails.isOn && (await this.mailboxes.ofIn(tx, mission.id, question.employerId)) !== null;
    const { letter, call } = reachOf(question, byLetter, await this.contactOf(tx, question), missionDay(mission, this.clock.now()));
    if (letter !== null) await this.mails.queue(tx, mission.id, letter);
    if (call !== null) await this.tasks.open(tx, serviceViewer(mission.id), call);
  }

  private async settle(tx: Tx, missionId: MissionId, question: Question): Promise<void> {
    await this.mails.cancelOf(tx, missionId, question.id);
    for (const occasion of callOccasions(question)) await this.tasks.settle(tx, serviceViewer(missionId), { kind: 'CALL', subjectId: question.employerId, occasion });
  }

  private async contactOf(tx: Tx, { missionId, employerId }: Pick<Question, 'missionId' | 'employerId'>) {
    const employer = await this.employers.seen(tx, serviceViewer(missionId), employerId);
    return employer.ok ? employer.value.contactAccountId : null;
  }
}
