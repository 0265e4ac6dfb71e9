import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import type { Task, TaskId } from '../../office/tasks/task.js';
import type { TasksService } from '../../office/tasks/tasks.service.js';
import type { EmployersService } from '../../openings/employers/employers.service.js';
import type { InternshipsService } from '../../openings/internships/internships.service.js';
import type { OpeningRecords } from '../../openings/openings/opening-records.service.js';
import { ownPartOf } from '../../openings/trainings/training.js';
import type { TrainingsService } from '../../openings/trainings/trainings.service.js';
import type { Offer, OfferId } from '../../outcomes/offers/lifecycle/offer.js';
import type { OfferReadings } from '../../outcomes/offers/offer-readings.service.js';
import type { CaseFiles } from '../../people/jobseekers/case-files.service.js';
import { recordAudit } from '../../platform/audit/record-audit.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { hasRole, type Viewer } from '../../platform/viewer.js';
import type { ContactsService } from '../contact/contacts.service.js';
import type { HearingService } from '../hearing/hearing.service.js';
import type { TextLanguage } from '../phrases/phrase.js';
import { languageFor } from '../phrases/phrases.js';
import type { OutgoingTextId, SenderId } from '../texts/attempt.js';
import type { OutgoingTexts } from '../texts/outgoing-texts.service.js';
import { textCalledFor } from '../texts/text-ends.service.js';
import { checkInReadOut, messageReadOut, readOutOf, senderReadOut, type ReadOut } from './read-out.js';

/** What read-outs ask of others. */
export interface ReadOutGround {
  readonly missions: Pick<MissionsService, 'getIn'>;
  readonly tasks: Pick<TasksService, 'byIds'>;
  readonly offers: Pick<OfferReadings, 'byIds'>;
  readonly openings: Pick<OpeningRecords, 'byIds'>;
  readonly internships: Pick<InternshipsService, 'ownTermsIn'>;
  readonly trainings: Pick<TrainingsService, 'ownTermsIn'>;
  readonly employers: Pick<EmployersService, 'seen'>;
  readonly contacts: Pick<ContactsService, 'of' | 'numberOfSender'>;
  readonly hearing: Pick<HearingService, 'wordsOfSender'>;
  readonly files: Pick<CaseFiles, 'seen'>;
  readonly texts: Pick<OutgoingTexts, 'wordsOf'>;
}

/** Occasions of the tasks of check-ins (`outcomes/check-ins/asking/steps.ts`). */
const OF_CHECK_IN = /-(?:call-[0-9]+|visit|voice)(?:-[0-9]+)?$/;
const ABSENT = refused('NOT_FOUND', { what: 'read-out' });

/** What is said in the call or at the visit that a task asks for. */
export class ReadOuts {
  constructor(
    private readonly work: UnitOfWork,
    private readonly ground: ReadOutGround,
  ) {}

  /** What to say for a task, in the language of the person unless another is asked for. Refuses as absent what the viewer may not see, and tasks with nothing to read out. */
  async ofTask(viewer: Viewer, id: TaskId, language: TextLanguage | null): Promise<Outcome<ReadOut>> {
    const [task] = await this.ground.tasks.byIds(viewer, [id]);
    if (task === undefined) return ABSENT;
    const occasion = task.key.split('/')[2] ?? '';
    const textId = textCalledFor(occasion);
    if (textId !== null) return this.ofText(viewer, task, textId);
    if (task.subjectKind === 'Placement' && OF_CHECK_IN.test(occasion)) return this.ofCheckIn(viewer, task, language);
    if (task.subjectKind === 'UnknownSender') return this.ofSender(viewer, task);
    if (task.subjectKind !== 'Offer') return ABSENT;
    const [offer] = await this.ground.offers.byIds(viewer, [task.subjectId as OfferId]);
    return offer === undefined ? ABSENT : this.ofOffer(viewer, offer, language);
  }

  /** The words of a text that was not sent: for whoever accompanies the person, and protection. The reading is recorded. */
  private ofText(viewer: Viewer, { jobseekerId }: Task, textId: OutgoingTextId): Promise<Outcome<ReadOut>> {
    return this.work.run(viewer, async (tx): Promise<Outcome<ReadOut>> => {
      const [seen] = jobseekerId === null ? [] : await this.ground.files.seen(tx, viewer, [jobseekerId]);
      if (seen === undefined) return ABSENT;
      await recordAudit(tx, viewer, [{ deed: 'READ', act: 'readOut', subject: { kind: 'Jobseeker', id: seen.jobseeker.id }, why: seen.why }]);
      const said = await this.ground.texts.wordsOf(tx, viewer.missionId, textId);
      return said === null ? ABSENT : accepted(messageReadOut(said.words, said.language));
    });
  }

  /** For whoever may do the task, and protection: without the number nobody could call back. The reading is recorded. */
  private async ofSender(viewer: Viewer, { queue, subjectId, status }: Task): Promise<Outcome<ReadOut>> {
    // Once somebody has called there is nothing to read the number for.
    if (!hasRole(viewer, queue, 'PROTECTION') || status !== 'OPEN') return ABSENT;
    const [missionId, id] = [viewer.missionId, subjectId as SenderId];
    return this.work.run(viewer, async (tx): Promise<Outcome<ReadOut>> => {
      const sender = await this.ground.contacts.numberOfSender(tx, missionId, id);
      if (sender === null) return ABSENT;
      await recordAudit(tx, viewer, [{ deed: 'READ', act: 'readOut', subject: { kind: 'UnknownSender', id }, why: 'CONTACT' }]);
      return accepted(senderReadOut(sender.number, await this.ground.hearing.wordsOfSender(tx, missionId, id), sender.language));
    });
  }

  private ofCheckIn(viewer: Viewer, { jobseekerId }: Task, wished: TextLanguage | null): Promise<Outcome<ReadOut>> {
    return this.work.run(viewer, async (tx) => accepted(checkInReadOut(wished ?? (await this.languageOf(tx, viewer.missionId, jobseekerId)))));
  }

  private ofOffer(viewer: Viewer, offer: Offer, wished: TextLanguage | null): Promise<Outcome<ReadOut>> {
    const { missionId } = viewer;
    return this.work.run(viewer, async (tx): Promise<Outcome<ReadOut>> => {
      const [opening] = await this.ground.openings.byIds(tx, missionId, [offer.openingId]);
      const employer = await this.ground.employers.seen(tx, viewer, offer.employerId);
      if (opening === undefined || !employer.ok) return ABSENT;
      const language = wished ?? (await this.languageOf(tx, missionId, offer.jobseekerId));
      const intern = (await this.ground.internships.ownTermsIn(tx, missionId, [opening.id])).get(opening.id);
      const course = (await this.ground.trainings.ownTermsIn(tx, missionId, [opening.id])).get(opening.id);
      const own = { months: intern?.months ?? null, until: course?.endsOn ?? null, ownPart: course === undefined ? null : ownPartOf(course) };
      return accepted(readOutOf({ ...opening, ...own, employer: employer.value.name, state: offer.state }, language));
    });
  }

  /** The person's, else the mission's. */
  private async languageOf(tx: Tx, missionId: MissionId, id: JobseekerId | null): Promise<TextLanguage> {
    const own = id === null ? undefined : (await this.ground.contacts.of(tx, missionId, id))?.language;
    return own ?? languageFor((await this.ground.missions.getIn(tx, missionId)).languages);
  }
}
