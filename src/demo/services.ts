import type { INestApplicationContext, Type } from '@nestjs/common';

import { MarketWatch } from '../matches/lists/market-watch.js';
import { MatchesService } from '../matches/answers/matches.service.js';
import { RefreshService } from '../matches/lists/refresh.service.js';
import { StoredListsService } from '../matches/lists/stored-lists.service.js';
import { AboutService } from '../office/about/about.service.js';
import { AccountsService } from '../office/accounts/accounts.service.js';
import { MissionsService } from '../office/missions/missions.service.js';
import { DecentWorkService } from '../openings/decent-work/decent-work.service.js';
import { EmployersService } from '../openings/employers/employers.service.js';
import { InternshipsService } from '../openings/internships/internships.service.js';
import { OpeningsService } from '../openings/openings/openings.service.js';
import { PayrollsService } from '../openings/payrolls/payrolls.service.js';
import { SupportService } from '../openings/support/support.service.js';
import { TrainingsService } from '../openings/trainings/trainings.service.js';
import { VentureRolesService } from '../openings/ventures/roles/venture-roles.service.js';
import { VenturesService } from '../openings/ventures/ventures.service.js';
import { VacanciesService } from '../openings/vacancies/vacancies.service.js';
import { JobseekersService } from '../people/jobseekers/jobseekers.service.js';
import { ConsentsService } from '../people/consents/consents.service.js';
import { IdentitiesService } from '../people/vault/identities/identities.service.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { ImportsService } from '../platform/imports/imports.service.js';
import { CatalogueService } from '../programmes/catalogue/catalogue.service.js';
import { FundsService } from '../programmes/funds/funds.service.js';
import { ProgrammesService } from '../programmes/rules/programmes/programmes.service.js';
import { KitsService } from '../programmes/kits/kits.service.js';
import { PlacesService } from '../reference/places/places.service.js';
import { TaxonomyService } from '../reference/taxonomy/taxonomy.service.js';
import { ContactsService } from '../sms/contact/contacts.service.js';
import { RelaysService } from '../sms/relays/relays.service.js';

/** What the demonstration is made with: the services that everybody uses. */
export interface DemoServices {
  readonly work: UnitOfWork;
  readonly about: AboutService;
  readonly missions: MissionsService;
  readonly accounts: AccountsService;
  readonly employers: EmployersService;
  readonly openings: OpeningsService;
  readonly vacancies: VacanciesService;
  readonly internships: InternshipsService;
  readonly trainings: TrainingsService;
  readonly ventures: VenturesService;
  readonly ventureRoles: VentureRolesService;
  readonly support: SupportService;
  readonly payrolls: PayrollsService;
  readonly decentWork: DecentWorkService;
  readonly programmes: ProgrammesService;
  readonly funds: FundsService;
  readonly catalogue: CatalogueService;
  readonly kits: KitsService;
  readonly jobseekers: JobseekersService;
  readonly consents: ConsentsService;
  readonly identities: IdentitiesService;
  readonly contacts: ContactsService;
  readonly relays: RelaysService;
  readonly imports: ImportsService;
  readonly places: PlacesService;
  readonly taxonomies: TaxonomyService;
  readonly matches: MatchesService;
  readonly stored: StoredListsService;
  readonly market: MarketWatch;
  readonly lists: RefreshService;
}

/** The services of a running application. */
export function demoServices(app: INestApplicationContext): DemoServices {
  const get = <T>(type: Type<T>): T => app.get(type, { strict: false });
  return {
    work: get(UnitOfWork),
    about: get(AboutService),
    missions: get(MissionsService),
    accounts: get(AccountsService),
    employers: get(EmployersService),
    openings: get(OpeningsService),
    vacancies: get(VacanciesService),
    internships: get(InternshipsService),
    trainings: get(TrainingsService),
    ventures: get(VenturesService),
    ventureRoles: get(VentureRolesService),
    support: get(SupportService),
    payrolls: get(PayrollsService),
    decentWork: get(DecentWorkService),
    programmes: get(ProgrammesService),
    funds: get(FundsService),
    catalogue: get(CatalogueService),
    kits: get(KitsService),
    jobseekers: get(JobseekersService),
    consents: get(ConsentsService),
    identities: get(IdentitiesService),
    contacts: get(ContactsService),
    relays: get(RelaysService),
    imports: get(ImportsService),
    places: get(PlacesService),
    taxonomies: get(TaxonomyService),
    matches: get(MatchesService),
    stored: get(StoredListsService),
    market: get(MarketWatch),
    lists: get(RefreshService),
  };
}
