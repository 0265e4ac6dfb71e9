import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import type { TaskId } from '../../office/tasks/task.js';
import type { TasksService } from '../../office/tasks/tasks.service.js';
import type { EmployersService } from '../../openings/employers/employers.service.js';
import type { OpeningRecords } from '../../openings/openings/opening-records.service.js';
import type { Offer, OfferId } from '../../outcomes/offers/lifecycle/offer.js';
import type { OfferReadings } from '../../outcomes/offers/offer-readings.service.js';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Viewer } from '../../platform/viewer.js';
import type { ContactsService } from '../contact/contacts.service.js';
import type { TextLanguage } from '../phrases/phrase.js';
import { languageFor } from '../phrases/phrases.js';
import { readOutOf, type ReadOut } from './read-out.js';

/** What read-outs ask of others. */
export interface ReadOutGround {
  readonly missions: Pick<MissionsService, 'getIn'>;
  readonly tasks: Pick<TasksService, 'byIds'>;
  readonly offers: Pick<OfferReadings, 'byIds'>;
  readonly openings: Pick<OpeningRecords, 'byIds'>;
  readonly employers: Pick<EmployersService, 'seen'>;
  readonly contacts: Pick<ContactsService, 'of'>;
}

const ABSENT = refused('NOT_FOUND', { what: 'read-out' });

/** What is said in the call or at the visit that a task asks for. */
export class ReadOuts {
  constructor(
    private readonly work: UnitOfWork,
    private readonly ground: ReadOutGround,
  ) {}

  /** The read-out for a task about an offer, in the language of the person unless another is asked for. Refuses as absent what the viewer may not see, and a task about anything else. */
  async ofTask(viewer: Viewer, id: TaskId, language: TextLanguage | null): Promise<Outcome<ReadOut>> {
    const [task] = await this.ground.tasks.byIds(viewer, [id]);
    if (task === undefined || task.subjectKind !== 'Offer') return ABSENT;
    const [offer] = await this.ground.offers.byIds(viewer, [task.subjectId as OfferId]);
    return offer === undefined ? ABSENT : this.ofOffer(viewer, offer, language);
  }

  private ofOffer(viewer: Viewer, offer: Offer, wished: TextLanguage | null): Promise<Outcome<ReadOut>> {
    const { missionId } = viewer;
    return this.work.run(viewer, async (tx): Promise<Outcome<ReadOut>> => {
      const [opening] = await this.ground.openings.byIds(tx, missionId, [offer.openingId]);
      const employer = await this.ground.employers.seen(tx, viewer, offer.employerId);
      if (opening === undefined || !employer.ok) return ABSENT;
      const own = (await this.ground.contacts.of(tx, missionId, offer.jobseekerId))?.language;
      const language = wished ?? own ?? languageFor((await this.ground.missions.getIn(tx, missionId)).languages);
      return accepted(readOutOf({ ...opening, employer: employer.value.name, state: offer.state }, language));
    });
  }
}
