import { Module } from '@nestjs/common';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';

import type { EmployerId, MissionId } from '../../src/kernel/ids.js';
import { EmployersApiModule } from '../../src/openings/employers/employers-api.module.js';
import { InternshipsApiModule } from '../../src/openings/internships/internships-api.module.js';
import { TrainingsApiModule } from '../../src/openings/trainings/trainings-api.module.js';
import { VacanciesApiModule } from '../../src/openings/vacancies/vacancies-api.module.js';
import { CLOCK } from '../../src/platform/clock.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { faultsOfDoors } from '../../src/platform/graphql/access.js';
import { VIEWER_SOURCE, type ViewerRequest } from '../../src/platform/graphql/context.js';
import { globalId } from '../../src/platform/graphql/global-id.js';
import { graphqlModule } from '../../src/platform/graphql/graphql.module.js';
import { undescribed } from '../../src/platform/graphql/schema.js';
import { HttpModule } from '../../src/platform/http/http.module.js';
import { httpAdapter, prepareHttp } from '../../src/platform/http/server.js';
import { createLog } from '../../src/platform/log/log.js';
import type { Viewer } from '../../src/platform/viewer.js';
import { ADAMA, BAKER, MAKE_DOUGH, OpeningsWorld } from './openings-world.js';

const now = { at: new Date('2026-03-01T10:00:00Z') };
let world: OpeningsWorld;
let app: NestFastifyApplication;
let url: string;
let missionId: MissionId;
let officer: Viewer;
const signedIn = new Map<string, Viewer>();

beforeAll(async () => {
  world = await OpeningsWorld.open(now);
  const globals = [
    { provide: CLOCK, useValue: world.clock },
    { provide: UnitOfWork, useValue: world.database.work },
    { provide: VIEWER_SOURCE, useValue: { resolve: async (request: ViewerRequest) => signedIn.get(String(request.headers['x-as'])) ?? null } },
  ];
  @Module({ providers: globals, exports: globals.map((each) => each.provide) })
  class Globals {}
  const log = createLog({ level: 'error', destination: { write: () => undefined } });
  const built = await Test.createTestingModule({
    imports: [HttpModule.with(log), { module: Globals, global: true }, graphqlModule({ development: true }), EmployersApiModule, VacanciesApiModule, InternshipsApiModule, TrainingsApiModule],
  }).compile();
  app = built.createNestApplication<NestFastifyApplication>(httpAdapter(), { logger: false });
  await prepareHttp(app);
  await app.listen(0, '127.0.0.1');
  url = `${(await app.getUrl()).replace('[::1]', '127.0.0.1')}/graphql`;
  missionId = await world.mission();
  officer = await world.viewer(missionId, 'JOB_PLACEMENT_OFFICER');
  signedIn.set('officer', officer);
});
afterAll(async () => {
  await app.close();
  await world.close();
});

interface Answer {
  readonly data: Readonly<Record<string, unknown>>;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

async function ask(as: string, query: string, variables: object = {}): Promise<Answer> {
  const headers = { 'content-type': 'application/json', 'x-as': as };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
  return (await answer.json()) as Answer;
}

/** Runs one mutation whose answer is a union, and gives that answer. */
async function act(as: string, name: string, type: string, input: object, fields: string) {
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ... on Refused { code message facts { name value } } ${fields} } }`;
  const answer = await ask(as, query, { input });
  expect(answer.errors).toBeUndefined();
  return answer.data[name] as Record<string, unknown> & { __typename: string; id: string; version: number };
}

const employerInput = { name: 'Bakery', legalForm: 'INFORMAL', size: 'MICROENTERPRISE', country: 'ET', geonameId: ADAMA };
const onEmployer = '... on Employer { id version name standing { status verifiedUntil history { to reason } } contact { id label } pledgedAt place { name country } }';
const onVacancy = '... on Vacancy { id version status title seats seatsTaken skills { uri minLevel hard } pay { min currency } place { geonameId } employer { name } history { to reason } approvedCriteria { criterion reason } }';

const terms = {
  title: 'Baker',
  occupationUri: BAKER,
  geonameId: ADAMA,
  seats: 2,
  skills: [{ uri: MAKE_DOUGH, essential: true, hard: true, minLevel: 2 }],
  pay: { min: 500000, max: 600000, currency: 'ETB', period: 'MONTH' },
  startsOn: '2026-04-01',
};

async function goodEmployer(): Promise<string> {
  const { id } = await act('officer', 'createEmployer', 'CreateEmployerInput', employerInput, onEmployer);
  await act('officer', 'signPledge', 'SignPledgeInput', { id, signatory: 'owner' }, onEmployer);
  await act('officer', 'verifyEmployer', 'JudgeEmployerInput', { id, version: 2, reason: 'visited' }, onEmployer);
  return id;
}

async function partnerOf(globalEmployerId: string, name: string): Promise<void> {
  const raw = Buffer.from(globalEmployerId, 'base64url').toString().split(':')[1] as EmployerId;
  signedIn.set(name, await world.viewer(missionId, 'PARTNER', raw));
}

describe('the doors to employers and vacancies', () => {
  it('name their access rules, can refuse, and are described', () => {
    const { schema } = app.get(GraphQLSchemaHost, { strict: false });
    expect(faultsOfDoors(schema)).toEqual([]);
    expect(undescribed(schema)).toEqual([]);
  });

  it('take a vacancy from nothing to published', async () => {
    const employer = await act('officer', 'createEmployer', 'CreateEmployerInput', employerInput, onEmployer);
    expect(employer).toMatchObject({
      __typename: 'Employer',
      name: 'Bakery',
      standing: { status: 'UNVERIFIED', verifiedUntil: null, history: [{ to: 'UNVERIFIED' }] },
      contact: { id: globalId('Account', officer.accountId ?? ''), label: 'JOB_PLACEMENT_OFFICER' },
      place: { country: 'ET' },
    });
    const vacancy = await act('officer', 'createVacancy', 'CreateVacancyInput', { employerId: employer.id, terms }, onVacancy);
    expect(vacancy).toMatchObject({
      __typename: 'Vacancy',
      status: 'DRAFT',
      skills: [{ uri: MAKE_DOUGH, minLevel: 2, hard: true }],
      place: { geonameId: ADAMA },
      employer: { name: 'Bakery' },
    });
    const publish = { id: vacancy.id, version: 1 };
    expect(await act('officer', 'publishVacancy', 'PublishVacancyInput', publish, onVacancy)).toMatchObject({
      __typename: 'Refused',
      code: 'RULE_FORBIDS',
      facts: expect.arrayContaining([{ name: 'rule', value: 'L7' }]),
    });
    await act('officer', 'signPledge', 'SignPledgeInput', { id: employer.id, signatory: 'owner' }, onEmployer);
    const verified = await act('officer', 'verifyEmployer', 'JudgeEmployerInput', { id: employer.id, version: 2, reason: 'visited' }, onEmployer);
    expect(verified).toMatchObject({ standing: { status: 'VERIFIED', verifiedUntil: '2027-03-01' }, pledgedAt: '2026-03-01T10:00:00.000Z' });
    expect(await act('officer', 'publishVacancy', 'PublishVacancyInput', publish, onVacancy)).toMatchObject({
      status: 'PUBLISHED',
      history: [{ to: 'DRAFT' }, { to: 'PUBLISHED' }],
    });
    expect(await act('officer', 'reportSeats', 'ReportSeatsInput', { id: vacancy.id, version: 2, seatsTaken: 2 }, onVacancy)).toMatchObject({ status: 'FILLED' });
    expect(await act('officer', 'closeVacancy', 'CloseVacancyInput', { id: vacancy.id, version: 3, reason: 'over' }, onVacancy)).toMatchObject({ status: 'CLOSED' });
  });

  it('take an internship from nothing to published, and show it as an opening', async () => {
    const employerId = await goodEmployer();
    const own = { months: 3, mentor: 'head baker', learningGoals: ['Make dough alone'], insurance: 'Of the firm', writtenAgreement: true };
    const windows = { startWindows: [{ from: '2026-05-01', to: '2026-05-20' }] };
    const fields = 'id version status kind pay { min } months form mentor learningGoals insurance writtenAgreement startWindows { from to } startsOn startsBy employer { name }';
    const made = await act('officer', 'createInternship', 'CreateInternshipInput', { employerId, terms: { ...terms, ...own, ...windows } }, `... on Internship { ${fields} }`);
    expect(made).toMatchObject({ __typename: 'Internship', kind: 'INTERNSHIP', form: 'INTERNSHIP', ...own, ...windows, startsOn: '2026-05-01', startsBy: '2026-05-20' });
    const publish = { id: made.id, version: 1 };
    const refusal = { __typename: 'Refused', code: 'RULE_FORBIDS', facts: expect.arrayContaining([{ name: 'rule', value: 'F04' }]) };
    expect(await act('officer', 'publishInternship', 'PublishInternshipInput', publish, '')).toMatchObject(refusal);
    const edit = { id: made.id, version: 1, terms: { ...terms, ...own, hoursPerWeek: { min: 30, max: 40 } } };
    expect(await act('officer', 'editInternship', 'EditInternshipInput', edit, `... on Internship { ${fields} }`)).toMatchObject({ version: 2, startWindows: [] });
    await act('officer', 'publishInternship', 'PublishInternshipInput', { id: made.id, version: 2 }, '');
    expect(await act('officer', 'reportSeats', 'ReportSeatsInput', { id: made.id, version: 3, seatsTaken: 1 }, '... on Opening { title seatsTaken }')).toMatchObject({ __typename: 'Internship', seatsTaken: 1 });
    const { data } = await ask('officer', `query ($id: ID!) { node(id: $id) { __typename id ... on Opening { title employer { name } } ... on Internship { months } } internships(first: 1) { edges { node { id months } } } }`, { id: made.id });
    expect(data).toMatchObject({ node: { __typename: 'Internship', id: made.id, title: 'Baker', employer: { name: 'Bakery' }, months: 3 }, internships: { edges: [{ node: { id: made.id, months: 3 } }] } });
    expect(await act('officer', 'closeInternship', 'CloseInternshipInput', { id: made.id, version: 4, reason: 'over' }, '... on Internship { status }')).toMatchObject({ status: 'CLOSED' });
  });

  it('take a course from nothing to published', async () => {
    const employerId = await goodEmployer();
    const { pay: _, skills: __, ...course } = terms;
    const own = { teaches: [MAKE_DOUGH], leadsTo: [BAKER], endsOn: '2026-06-01', cost: { minor: 500_000, currency: 'ETB' }, certificate: 'Of the provider' };
    const fields = '... on Training { id version status kind teaches leadsTo endsOn cost { minor currency } shares { programme provider participant } certificate pay { min } employer { name } }';
    const made = await act('officer', 'createTraining', 'CreateTrainingInput', { employerId, terms: { ...course, ...own } }, fields);
    expect(made).toMatchObject({ __typename: 'Training', kind: 'TRAINING', ...own, shares: null, pay: null });
    expect(await act('officer', 'publishTraining', 'PublishTrainingInput', { id: made.id, version: 1 }, '')).toMatchObject({
      code: 'NOT_PUBLISHABLE',
      facts: expect.arrayContaining([{ name: 'field', value: 'shares' }]),
    });
    const shares = { programme: 75, provider: 25, participant: 0 };
    expect(await act('officer', 'editTraining', 'EditTrainingInput', { id: made.id, version: 1, terms: { ...course, ...own, shares } }, fields)).toMatchObject({ version: 2, shares });
    expect(await act('officer', 'publishTraining', 'PublishTrainingInput', { id: made.id, version: 2 }, fields)).toMatchObject({ status: 'PUBLISHED', version: 3 });
    const { data } = await ask('officer', `query ($id: ID!) { training(id: $id) { id endsOn } trainings(first: 1) { edges { node { id teaches } } } vacancy(id: $id) { id } }`, { id: made.id });
    expect(data).toEqual({ training: { id: made.id, endsOn: own.endsOn }, trainings: { edges: [{ node: { id: made.id, teaches: [MAKE_DOUGH] } }] }, vacancy: null });
    expect(await act('officer', 'closeTraining', 'CloseTrainingInput', { id: made.id, version: 3, reason: 'no teacher' }, fields)).toMatchObject({ status: 'CLOSED' });
  });

  it('move an employer through every status', async () => {
    const { id } = await act('officer', 'createEmployer', 'CreateEmployerInput', employerInput, onEmployer);
    const judged = (name: string, version: number) => act('officer', name, 'JudgeEmployerInput', { id, version, reason: 'why' }, onEmployer);
    expect(await judged('supportEmployer', 1)).toMatchObject({ standing: { status: 'SUPPORTED' } });
    expect(await judged('suspendEmployer', 2)).toMatchObject({ standing: { status: 'SUSPENDED' } });
    expect(await judged('verifyEmployer', 3)).toMatchObject({ code: 'MOVE_NOT_ALLOWED' });
    expect(await judged('liftSuspension', 3)).toMatchObject({ standing: { status: 'UNVERIFIED' } });
    expect(await judged('barEmployer', 3)).toMatchObject({ code: 'STALE_EDIT' });
    expect(await judged('barEmployer', 4)).toMatchObject({ standing: { status: 'BARRED' } });
  });

  it('repeat the first answer to a repeated mutation', async () => {
    const input = { ...employerInput, name: 'Once', idempotencyKey: 'once' };
    const first = await act('officer', 'createEmployer', 'CreateEmployerInput', input, onEmployer);
    expect(await act('officer', 'createEmployer', 'CreateEmployerInput', input, onEmployer)).toEqual(first);
    expect(await act('officer', 'createEmployer', 'CreateEmployerInput', { ...input, name: 'Twice' }, onEmployer)).toMatchObject({ code: 'KEY_REUSED' });
  });

  it('approve a genuine criterion', async () => {
    const employerId = await goodEmployer();
    const { id } = await act('officer', 'createVacancy', 'CreateVacancyInput', { employerId, terms }, onVacancy);
    const refused = await act('officer', 'editVacancy', 'EditVacancyInput', { id, version: 1, terms: { ...terms, criteria: ['Female only'] } }, onVacancy);
    expect(refused).toMatchObject({ code: 'PROTECTED_TRAIT' });
    const input = { id, version: 1, criterion: 'Female only', reason: 'a shelter for women' };
    expect(await act('officer', 'approveCriterion', 'ApproveCriterionInput', input, onVacancy)).toMatchObject({
      version: 2,
      approvedCriteria: [{ criterion: 'Female only', reason: 'a shelter for women' }],
    });
  });

  it('show a partner its own employer without where it stands, and no other', async () => {
    const [own, foreign] = [await goodEmployer(), await goodEmployer()];
    await partnerOf(own, 'partner');
    const both = `{ own: employer(id: "${own}") { id standing { status } contact { label } } foreign: employer(id: "${foreign}") { id } mine: myEmployer { id } }`;
    expect((await ask('partner', both)).data).toEqual({
      own: { id: own, standing: null, contact: { label: 'JOB_PLACEMENT_OFFICER' } },
      foreign: null,
      mine: { id: own },
    });
    expect((await ask('partner', `{ nodes(ids: ["${own}", "${foreign}"]) { id } }`)).data).toEqual({ nodes: [{ id: own }, null] });
    expect((await ask('partner', '{ employers { edges { node { id } } } }')).errors?.[0]?.extensions.code).toBe('NOT_ALLOWED');
    expect(await act('partner', 'verifyEmployer', 'JudgeEmployerInput', { id: own, version: 3, reason: 'we are good' }, onEmployer)).toMatchObject({ code: 'NOT_ALLOWED' });
  });

  it('let a partner write, but not publish, for its own employer', async () => {
    const [own, foreign] = [await goodEmployer(), await goodEmployer()];
    await partnerOf(own, 'writer');
    const vacancy = await act('writer', 'createVacancy', 'CreateVacancyInput', { employerId: own, terms }, onVacancy);
    expect(vacancy).toMatchObject({ status: 'DRAFT' });
    expect(await act('writer', 'createVacancy', 'CreateVacancyInput', { employerId: foreign, terms }, onVacancy)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await act('writer', 'publishVacancy', 'PublishVacancyInput', { id: vacancy.id, version: 1 }, onVacancy)).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await act('writer', 'closeVacancy', 'CloseVacancyInput', { id: vacancy.id, version: 1, reason: 'found' }, onVacancy)).toMatchObject({ status: 'CLOSED' });
    const foreignVacancy = await act('officer', 'createVacancy', 'CreateVacancyInput', { employerId: foreign, terms }, onVacancy);
    expect((await ask('writer', `{ vacancy(id: "${foreignVacancy.id}") { id } }`)).data).toEqual({ vacancy: null });
    const list = await ask('writer', '{ vacancies { edges { node { employer { id } } } } }');
    expect(list.data).toEqual({ vacancies: { edges: [{ node: { employer: { id: own } } }] } });
  });

  it.each(['REVIEWER', 'MONITORING', 'AUDITOR'] as const)('are shut to a %s', async (role) => {
    signedIn.set(role, await world.viewer(missionId, role));
    const answer = await ask(role, '{ vacancies { edges { node { id } } } }');
    expect(answer.errors?.[0]?.extensions.code).toBe('NOT_ALLOWED');
  });

  it('page and narrow the lists', async () => {
    const mission = await world.mission();
    signedIn.set('elsewhere', await world.viewer(mission, 'JOB_PLACEMENT_OFFICER'));
    const as = 'elsewhere';
    const ids: string[] = [];
    for (const name of ['Alpha', 'Beta', 'Gamma']) ids.push((await act(as, 'createEmployer', 'CreateEmployerInput', { ...employerInput, name }, onEmployer)).id);
    const first = await ask(as, '{ employers(first: 2) { edges { node { id } } pageInfo { endCursor hasNextPage } } }');
    expect(first.data).toMatchObject({ employers: { edges: [{ node: { id: ids[2] } }, { node: { id: ids[1] } }], pageInfo: { hasNextPage: true } } });
    const cursor = (first.data as { employers: { pageInfo: { endCursor: string } } }).employers.pageInfo.endCursor;
    const second = await ask(as, `{ employers(first: 2, after: "${cursor}") { edges { node { id } } pageInfo { hasNextPage } } }`);
    expect(second.data).toEqual({ employers: { edges: [{ node: { id: ids[0] } }], pageInfo: { hasNextPage: false } } });
    expect((await ask(as, '{ employers(text: "ALPHA", status: UNVERIFIED) { edges { node { name } } } }')).data).toEqual({
      employers: { edges: [{ node: { name: 'Alpha' } }] },
    });
    expect((await ask(as, '{ vacancies(status: PUBLISHED) { edges { node { id } } } }')).data).toEqual({ vacancies: { edges: [] } });
  });

  it('read a page of vacancies with a fixed number of queries', async () => {
    const mission = await world.mission();
    signedIn.set('counter', await world.viewer(mission, 'JOB_PLACEMENT_OFFICER'));
    const query = '{ vacancies(first: 50) { edges { node { title employer { name contact { label } } history { reason } approvedCriteria { reason } } } } }';
    const counts: number[] = [];
    for (const wanted of [1, 6]) {
      for (let i = 0; i < wanted; i += 1) {
        const { id } = await act('counter', 'createEmployer', 'CreateEmployerInput', { ...employerInput, name: `E${i}` }, onEmployer);
        await act('counter', 'createVacancy', 'CreateVacancyInput', { employerId: id, terms }, onVacancy);
      }
      const before = world.transactions;
      expect((await ask('counter', query)).errors).toBeUndefined();
      counts.push(world.transactions - before);
    }
    expect(counts[1]).toBe(counts[0]);
    expect(counts[0]).toBeLessThanOrEqual(5);
  });
});
