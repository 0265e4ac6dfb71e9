import type { EmployerId, JobseekerId, OpeningId } from '../../src/kernel/ids.js';
import { day } from '../../src/kernel/day.js';
import type { Clock } from '../../src/kernel/clock.js';
import type { Outcome } from '../../src/kernel/outcome.js';
import { differencesOf } from '../../src/matches/lists/list-differences.js';
import { ListCheck } from '../../src/matches/lists/list-check.js';
import { RefreshService } from '../../src/matches/lists/refresh.service.js';
import { RunJournal } from '../../src/matches/lists/run-journal.js';
import { MarketHost } from '../../src/matches/market/market-host.js';
import { CLOCK } from '../../src/platform/clock.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { MarketReader } from '../../src/matches/market/market-reader.js';
import { lists, type Match } from '../../src/matching/index.js';
import type { Lists } from '../../src/matches/lists/stored-lists.js';
import { ownersAfter, readLists } from '../../src/matches/lists/stored-lists.store.js';
import { EmployersService } from '../../src/openings/employers/employers.service.js';
import { VacanciesService } from '../../src/openings/vacancies/vacancies.service.js';
import type { OpeningDraft } from '../../src/openings/openings/terms.service.js';
import { ConsentsService } from '../../src/people/consents/consents.service.js';
import { JobseekersService } from '../../src/people/jobseekers/jobseekers.service.js';
import { emptyProfile, type SkillProfile } from '../../src/people/jobseekers/profile/skill-profile.js';
import { PlacesService } from '../../src/reference/places/places.service.js';
import { TaxonomyService } from '../../src/reference/taxonomy/taxonomy.service.js';
import type { Taxonomy } from '../../src/reference/taxonomy/taxonomy.js';
import { serviceViewer, type Act, type Viewer } from '../../src/platform/viewer.js';
import { openWorld, type Person, type World } from '../support/world.js';

/** Adama in Ethiopia, by its GeoNames id. */
export const ADAMA = 330186;
/** Sizes of lists in these tests: small, so that lists are cut. */
export const SIZES = { perOpening: 50, perJobseeker: 20 };

/** A market with its officer and a case manager, on the starter vocabulary. */
export interface MarketWorld extends World {
  readonly officer: Person;
  readonly caseManager: Person;
  readonly taxonomy: Taxonomy;
  readonly employerId: EmployerId;
  /** An employer that people can be put to. */
  employer(): Promise<EmployerId>;
  /** A published vacancy in Adama for the first occupation of the vocabulary. */
  opening(over?: Partial<OpeningDraft>, employerId?: EmployerId): Promise<OpeningId>;
  /** An adult in Adama who takes anything and agrees to be matched. */
  jobseeker(over?: Partial<SkillProfile>): Promise<JobseekerId>;
  /** Runs SQL in the mission, as a service would. */
  sql<T>(text: string, values?: readonly unknown[]): Promise<T[]>;
  /** A worker as another process would run it: with a market of its own in memory, through this unit of work. */
  worker(work?: Pick<UnitOfWork, 'run'>, host?: MarketHost): RefreshService;
  /** Markets in memory as another process would have them. */
  host(): MarketHost;
  /** In how many entries the stored lists differ from lists computed afresh. */
  differences(): Promise<number>;
}

export async function openMarket(options: { readonly worker?: boolean; readonly pool?: number } = {}): Promise<MarketWorld> {
  const world = await openWorld(options);
  const find = <T>(type: abstract new (...args: never[]) => T): T => world.app.get(type, { strict: false });
  const [employers, vacancies, jobseekers, reader] = [find(EmployersService), find(VacanciesService), find(JobseekersService), find(MarketReader)];
  const consents = find(ConsentsService);
  const officer = await world.signIn(['JOB_PLACEMENT_OFFICER']);
  const caseManager = await world.signIn(['CASE_MANAGER']);
  const taxonomy = await find(TaxonomyService).of('starter-1');
  const place = await find(PlacesService).byId(ADAMA);
  if (place === null) throw new Error('Adama is missing');
  const { geonameId, name, country, latitude, longitude } = place;
  const adama = { geonameId, name, country, latitude, longitude };

  const clock = find<Clock>(CLOCK as never);
  const newHost = (): MarketHost => new MarketHost(reader, clock, { caughtUp: () => undefined, dropped: () => undefined }, Infinity);

  const employer = async (): Promise<EmployerId> => {
    const made = value(
      await employers.create(act(officer.viewer), { name: 'Constructed employer', legalForm: 'COMPANY', size: 'SMALL', country: 'ET', geonameId: ADAMA, registration: null }),
    );
    value(await employers.pledge(act(officer.viewer), made.id, 'owner'));
    value(await employers.move(act(officer.viewer), made.id, 2, 'VERIFIED', 'visited'));
    return made.id;
  };
  const employerId = await employer();

  return {
    ...world,
    officer,
    caseManager,
    taxonomy,
    employerId,
    employer,
    opening: async (over = {}, of = employerId) => {
      const made = value(await vacancies.create(act(officer.viewer), of, { ...draft(taxonomy), ...over }));
      value(await vacancies.publish(act(officer.viewer), made.id, made.version, null));
      return made.id;
    },
    jobseeker: async (over = {}) => {
      const profile = { ...emptyProfile, place: adama, travelLimitKm: 30, ...over };
      const registered = await jobseekers.register(act(caseManager.viewer), {
        kind: 'RETURNEE',
        caseReference: null,
        age: { adultOn: day('2020-01-01') },
        profile,
        assignedTo: null,
        origin: null,
      });
      const { id } = value(registered);
      const said = { textVersion: 'constructed', language: 'en', channel: 'IN_PERSON', afterCounselling: true } as const;
      value(await consents.give(act(caseManager.viewer), id, { purpose: 'MATCHING' }, said));
      return id;
    },
    sql: <T>(text: string, values: readonly unknown[] = []) =>
      world.database.work.run(serviceViewer(world.missionId), async (tx): Promise<T[]> => tx.query(text, [...values])),
    host: newHost,
    worker: (through = find(UnitOfWork), host = newHost()) => {
      const work = through as UnitOfWork;
      const journal = new RunJournal(work, clock, { began: () => undefined, ended: () => undefined });
      return new RefreshService(work, clock, host, new ListCheck(reader, host, SIZES), journal, SIZES);
    },
    differences: async () => {
      const { index, context } = await reader.fresh(world.missionId);
      const jobseekers = index.market.jobseekerIds().map((id) => index.jobseeker(id)!);
      const openings = index.market.openingIds().map((id) => index.opening(id)!);
      // By the reference: every pair tried.
      const { byOpening, byJobseeker } = lists({ jobseekers, openings }, context, SIZES);
      return world.database.work.run(serviceViewer(world.missionId), async (tx) => {
        const owners = async (side: 'OPENING' | 'JOBSEEKER') => ownersAfter(tx, world.missionId, side, null, 100_000);
        const stored = await readLists(tx, world.missionId, 'OPENING', await owners('OPENING'));
        const others = await readLists(tx, world.missionId, 'JOBSEEKER', await owners('JOBSEEKER'));
        return differencesOf(stored, entries(byOpening, 'jobseekerId')) + differencesOf(others, entries(byJobseeker, 'openingId'));
      });
    },
  };
}

function entries(found: ReadonlyMap<string, readonly Match[]>, other: 'jobseekerId' | 'openingId'): Lists {
  return new Map([...found].map(([owner, list]) => [owner, list.map((each) => ({ id: each[other], score: each.score }))]));
}

/** Terms that ask for nothing but an adult in reach. */
export function draft(taxonomy: Taxonomy): OpeningDraft {
  return {
    title: 'Constructed post',
    description: '',
    occupation: taxonomy.occupation(0).uri,
    skills: [],
    languages: [],
    licences: [],
    minEducation: null,
    criteria: [],
    demands: [],
    hazards: [],
    seats: 2,
    remote: false,
    geonameId: ADAMA,
    startsOn: null,
    startsBy: null,
    closesOn: null,
    hoursPerWeek: null,
    pay: { min: 500_000, max: 600_000, currency: 'ETB', period: 'MONTH' },
    payUnstatedReason: null,
    teaches: [],
    leadsTo: [],
  };
}

export function act(viewer: Viewer): Act {
  return { viewer, name: 'test', key: null, digest: '' };
}

/** The value of an outcome that must be accepted. */
export function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`refused: ${outcome.code} ${outcome.message}`);
  return outcome.value;
}
