import type { INestApplicationContext, Type } from '@nestjs/common';

import { TasksService } from '../../office/tasks/tasks.service.js';
import { FiguresService } from '../../outcomes/figures/figures.service.js';
import { EmployerMoves } from '../../outcomes/offers/employer-moves.service.js';
import { OfferAnswers } from '../../outcomes/offers/offer-answers.service.js';
import { OffersInTime } from '../../outcomes/offers/offers-in-time.service.js';
import { OffersService } from '../../outcomes/offers/offers.service.js';
import { PlacementsService } from '../../outcomes/placements/placements.service.js';
import { DueSurveysService } from '../../outcomes/surveys/due/due-surveys.service.js';
import { CasesService } from '../../people/cases/cases.service.js';
import { ConsentsService } from '../../people/consents/consents.service.js';
import { IdentitiesService } from '../../people/vault/identities/identities.service.js';
import { ContactsService } from '../../sms/contact/contacts.service.js';
import { RelaysService } from '../../sms/relays/relays.service.js';
import { SendingService } from '../../sms/texts/sending.service.js';
import { demoServices, type DemoServices } from '../services.js';

/** What the year is made with: the services that everybody uses, and what jobs do day by day. */
export interface YearServices extends DemoServices {
  readonly consents: ConsentsService;
  readonly cases: CasesService;
  readonly offers: OffersService;
  readonly answers: OfferAnswers;
  readonly employerMoves: EmployerMoves;
  readonly offersInTime: OffersInTime;
  readonly identities: IdentitiesService;
  readonly contacts: ContactsService;
  readonly relays: RelaysService;
  readonly sending: SendingService;
  readonly placements: PlacementsService;
  readonly surveys: DueSurveysService;
  readonly tasks: TasksService;
  readonly figures: FiguresService;
}

/** The services of a running application. */
export function yearServices(app: INestApplicationContext): YearServices {
  const get = <T>(type: Type<T>): T => app.get(type, { strict: false });
  return {
    ...demoServices(app),
    consents: get(ConsentsService),
    cases: get(CasesService),
    offers: get(OffersService),
    answers: get(OfferAnswers),
    employerMoves: get(EmployerMoves),
    offersInTime: get(OffersInTime),
    identities: get(IdentitiesService),
    contacts: get(ContactsService),
    relays: get(RelaysService),
    sending: get(SendingService),
    placements: get(PlacementsService),
    surveys: get(DueSurveysService),
    tasks: get(TasksService),
    figures: get(FiguresService),
  };
}
