import type { AccountId, EmployerId, MissionId } from '../../src/kernel/ids.js';
import type { Outcome } from '../../src/kernel/outcome.js';
import { AccountsService } from '../../src/office/accounts/accounts.service.js';
import { MissionsService } from '../../src/office/missions/missions.service.js';
import type { Employer, EmployerDraft } from '../../src/openings/employers/employer.js';
import { EmployersService } from '../../src/openings/employers/employers.service.js';
import { JobseekerRecords } from '../../src/people/jobseekers/jobseeker-records.service.js';
import { OpeningsService } from '../../src/openings/openings/openings.service.js';
import { TermsService, type OpeningDraft } from '../../src/openings/openings/terms.service.js';
import { OpeningLifecycle } from '../../src/openings/lifecycle/opening-lifecycle.service.js';
import { InternshipsService } from '../../src/openings/internships/internships.service.js';
import { TrainingsService } from '../../src/openings/trainings/trainings.service.js';
import { VacanciesService, type Vacancy } from '../../src/openings/vacancies/vacancies.service.js';
import { newId } from '../../src/platform/ids.js';
import type { Act, Role, Viewer } from '../../src/platform/viewer.js';
import { TaxonomyService } from '../../src/reference/taxonomy/taxonomy.service.js';
import { PlacesService } from '../../src/reference/places/places.service.js';
import { freshDatabase, makeMission, type TestDatabase } from '../support/database.js';
import { plainTerms } from './an-opening.js';

/** Adama in Ethiopia, as GeoNames knows it. */
export const ADAMA = 330186;
/** Concepts of the starter vocabulary. */
export const BAKER = 'http://data.europa.eu/esco/occupation/1aadb308-432a-4d01-b54b-b4f7f76dd419';
export const PASTRY_COOK = 'http://data.europa.eu/esco/occupation/ff42d44c-34f8-46be-ad3a-2aad9a5e43f0';
export const MAKE_DOUGH = 'urn:rejoin:skill:make-dough';
export const BAKE_BREAD = 'urn:rejoin:skill:bake-bread';
/** Nairobi in Kenya. */
export const NAIROBI = 184745;

/** A mission with its officer, and the services of the openings floor on a database of the test's own. */
export class OpeningsWorld {
  readonly missions: MissionsService;
  readonly accounts: AccountsService;
  readonly places = new PlacesService();
  readonly employers: EmployersService;
  readonly openings: OpeningsService;
  readonly lifecycle: OpeningLifecycle;
  readonly vacancies: VacanciesService;
  readonly internships: InternshipsService;
  readonly trainings: TrainingsService;

  /** Units of work opened so far. */
  transactions = 0;

  private constructor(
    readonly database: TestDatabase,
    readonly clock: { now(): Date },
  ) {
    const { work } = database;
    const run = work.run.bind(work);
    work.run = (...args) => {
      this.transactions += 1;
      return run(...args);
    };
    this.missions = new MissionsService(work, clock, new TaxonomyService(work));
    this.accounts = new AccountsService(work, clock);
    this.employers = new EmployersService(work, clock, this.missions, this.accounts, this.places, new JobseekerRecords(clock));
    this.openings = new OpeningsService(work, clock, this.employers);
    const terms = new TermsService(this.missions, new TaxonomyService(work), this.places);
    this.lifecycle = new OpeningLifecycle(work, this.openings, this.employers, terms);
    this.vacancies = new VacanciesService(work, this.openings, this.lifecycle, terms);
    const ground = { work, openings: this.openings, lifecycle: this.lifecycle, terms };
    this.internships = new InternshipsService(ground);
    this.trainings = new TrainingsService(ground);
    this.openings.beforePublication((tx, _, opening) => this.trainings.mayStand(tx, opening));
    this.openings.beforePublication((tx, _, opening) => this.internships.mayStand(tx, opening));
  }

  /** The clock says `now.at` until the test changes it. */
  static async open(now: { at: Date }): Promise<OpeningsWorld> {
    return new OpeningsWorld(await freshDatabase(), { now: () => now.at });
  }

  close(): Promise<void> {
    return this.database.close();
  }

  mission(): Promise<MissionId> {
    return makeMission(this.database);
  }

  /** An account with its viewer. */
  async viewer(missionId: MissionId, role: Role, employerId: EmployerId | null = null): Promise<Viewer & { readonly accountId: AccountId }> {
    const subject = Buffer.from(`${role} ${newId()}`);
    const accountId = await this.accounts.ensure(missionId, subject, { label: role, roles: [role], employerId });
    return { missionId, accountId, roles: [role], employerId };
  }

  /** An employer that the officer wrote down. */
  async employer(officer: Viewer, over: Partial<EmployerDraft> = {}): Promise<Employer> {
    return value(await this.employers.create(act(officer), { ...bakery, ...over }));
  }

  /** An employer in good standing that has pledged. */
  async goodEmployer(officer: Viewer): Promise<Employer> {
    const { id } = await this.employer(officer);
    value(await this.employers.pledge(act(officer), id, 'owner'));
    return value(await this.employers.move(act(officer), id, 2, 'VERIFIED', 'visited'));
  }

  /** A draft of a vacancy. */
  async vacancy(viewer: Viewer, employerId: EmployerId, over: Partial<OpeningDraft> = {}): Promise<Vacancy> {
    return value(await this.vacancies.create(act(viewer), employerId, { ...baker, ...over }));
  }

  /** A published vacancy. */
  async published(officer: Viewer, employerId: EmployerId, over: Partial<OpeningDraft> = {}): Promise<Vacancy> {
    const vacancy = await this.vacancy(officer, employerId, over);
    return value(await this.vacancies.publish(act(officer), vacancy.id, vacancy.version, null));
  }
}

const { place: _, ...baseTerms } = plainTerms;
/** The terms of `plainTerms`, in Adama, as a door words them. */
export const baker: OpeningDraft = { ...baseTerms, occupation: BAKER, geonameId: ADAMA };

export const bakery: EmployerDraft = {
  name: 'Bakery of the three roads',
  legalForm: 'INFORMAL',
  size: 'ONE_PERSON',
  country: 'ET',
  geonameId: ADAMA,
  registration: null,
};

/** One call of a mutation without idempotency key. */
export function act(viewer: Viewer, key: string | null = null): Act {
  return { viewer, name: 'test', key, digest: 'digest' };
}

/** The value of an outcome that must be accepted. */
export function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`refused: ${outcome.code} ${outcome.message}`);
  return outcome.value;
}
