import { day } from '../../src/kernel/day.js';
import type { EmployerId, MissionId } from '../../src/kernel/ids.js';
import { EmployerImport } from '../../src/openings/imports/employer-import.js';
import { internshipRows } from '../../src/openings/imports/internship-rows.js';
import { OpeningImport } from '../../src/openings/imports/opening-import.js';
import { trainingRows } from '../../src/openings/imports/training-rows.js';
import { vacancyRows } from '../../src/openings/imports/vacancy-rows.js';
import type { Opening } from '../../src/openings/openings/opening.js';
import type { Vacancy } from '../../src/openings/vacancies/vacancies.service.js';
import { globalId } from '../../src/platform/graphql/global-id.js';
import { ImportKinds } from '../../src/platform/imports/import-kind.js';
import type { Import } from '../../src/platform/imports/import.js';
import { PlaceNames } from '../../src/reference/places/place-names.js';
import { TaxonomyService } from '../../src/reference/taxonomy/taxonomy.service.js';
import { act, ADAMA, bakery, BAKE_BREAD, BAKER, MAKE_DOUGH, OpeningsWorld, value } from '../openings/openings-world.js';
import { ImportDesk, type Importer } from './imports-world.js';

let world: OpeningsWorld;
let desk: ImportDesk;
let missionId: MissionId;
let officer: Importer;
let employerId: EmployerId;
beforeAll(async () => {
  world = await OpeningsWorld.open({ at: new Date('2026-03-01T08:00:00Z') });
  const { employers, vacancies, internships, trainings, places } = world;
  const taxonomies = new TaxonomyService(world.database.work);
  const kinds = new ImportKinds();
  const ground = { employers, taxonomies, places: new PlaceNames(places) };
  kinds.add(new EmployerImport(ground));
  kinds.add(new OpeningImport(ground, vacancyRows(vacancies)));
  kinds.add(new OpeningImport(ground, internshipRows(internships)));
  kinds.add(new OpeningImport(ground, trainingRows(trainings)));
  desk = new ImportDesk(world.database.work, world.clock, kinds, world.accounts);
});
beforeEach(async () => {
  missionId = await world.mission();
  officer = await world.viewer(missionId, 'JOB_PLACEMENT_OFFICER');
  employerId = (await world.goodEmployer(officer)).id;
});
afterAll(() => world.close());

const anyVacancy = { kind: 'VACANCY', status: null, employerId: null, occupation: null, text: null } as const;
const lines = (...rows: readonly object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
const load = (file: string, who = officer, over: object = {}): Promise<Import> => desk.import(who, file, { kind: 'VACANCIES', source: 'board', ...over });
const all = async (who = officer): Promise<Vacancy[]> => {
  const found = await world.openings.page(who, anyVacancy, null, 100);
  return found.sort((a, b) => (a.title < b.title ? -1 : 1));
};
const hirer = () => ({ employerId: globalId('Employer', employerId) });
const baker = () => ({ externalId: 'V1', ...hirer(), title: 'Baker', occupationUri: BAKER, geonameId: ADAMA, payUnstatedReason: 'by agreement' });

describe('vacancies from a file', () => {
  it('are the same from columns and from JSON lines', async () => {
    const header =
      'external_id;employer_id;publish;title;description;occupation_uri;skills;languages;licences;min_education;criteria;demands;hazards;seats;remote;place;country;starts_on;starts_by;closes_on;hours_per_week_min;hours_per_week_max;pay_min;pay_max;pay_currency;pay_period;pay_unstated_reason;constructed_fields';
    const row = `V1;${hirer().employerId};yes;Baker;"Bread; and cake";${BAKER};"${MAKE_DOUGH}|true|3|true;${BAKE_BREAD}|false";"amh|B2|true";forklift|no;2;"Works early; Likes bread";lifting;night work;3;no;Adama;ET;2026-04-01;2026-05-01;2026-03-31;20;40;500000;600000;ETB;month;;pay;`;
    expect(await load(`${header}\n${row}\n`)).toMatchObject({ status: 'DONE', created: 1, refused: 0 });
    const [vacancy] = await all();
    expect(vacancy).toMatchObject({
      employerId,
      status: 'PUBLISHED',
      externalSource: 'board',
      externalId: 'V1',
      title: 'Baker',
      description: 'Bread; and cake',
      occupation: BAKER,
      skills: [
        { uri: MAKE_DOUGH, essential: true, minLevel: 3, hard: true },
        { uri: BAKE_BREAD, essential: false, minLevel: null, hard: false },
      ],
      languages: [{ language: 'amh', level: 'B2', hard: true }],
      licences: [{ code: 'FORKLIFT', hard: false }],
      minEducation: 2,
      criteria: ['Works early', 'Likes bread'],
      demands: ['LIFTING'],
      hazards: ['NIGHT_WORK'],
      seats: 3,
      remote: false,
      place: { geonameId: ADAMA },
      startsOn: day('2026-04-01'),
      startsBy: day('2026-05-01'),
      closesOn: day('2026-03-31'),
      hoursPerWeek: { min: 20, max: 40 },
      pay: { min: 500_000, max: 600_000, currency: 'ETB', period: 'MONTH' },
      payUnstatedReason: null,
      constructedFields: ['pay'],
    });
    const said = {
      external_id: 'V1', ...hirer(), publish: true, title: 'Baker', description: 'Bread; and cake', occupation_uri: BAKER,
      skills: [{ uri: MAKE_DOUGH, essential: true, minLevel: 3, hard: true }, { uri: BAKE_BREAD, essential: false }],
      languages: [{ language: 'amh', level: 'B2', hard: true }], licences: [{ code: 'FORKLIFT' }], minEducation: 2, criteria: ['Works early', 'Likes bread'],
      demands: ['LIFTING'], hazards: ['NIGHT_WORK'], seats: 3, geonameId: ADAMA, startsOn: '2026-04-01', startsBy: '2026-05-01', closesOn: '2026-03-31',
      hoursPerWeek: { min: 20, max: 40 }, pay: { min: 500_000, max: 600_000, currency: 'ETB', period: 'MONTH' }, constructedFields: ['pay'],
    };
    expect(await load(lines(said))).toMatchObject({ unchanged: 1, refused: 0 });
    expect(await load(lines({ ...said, seats: 4 }))).toMatchObject({ updated: 1, created: 0 });
    expect(await all()).toMatchObject([{ seats: 4, status: 'PUBLISHED' }]);
  });

  it('of a collection that knows title, text and occupation get their needs from the occupation', async () => {
    const file = lines({ id: 'HB-1', ...hirer(), title: 'Baker', description: 'Bakes.', sector: 'Food', esco_code: '7512.1', occupation_uri: BAKER, constructedFields: ['seats'] });
    expect(await load(file)).toMatchObject({ created: 1, refused: 0 });
    const [vacancy] = await all();
    expect(vacancy?.status).toBe('DRAFT');
    expect(vacancy?.skills.length).toBeGreaterThan(3);
    expect(vacancy?.skills.some((need) => need.essential)).toBe(true);
    expect(vacancy?.skills.some((need) => need.hard || need.minLevel !== null)).toBe(false);
    expect(vacancy?.constructedFields).toEqual(['seats']);
    expect(await load(file)).toMatchObject({ unchanged: 1 });
    expect(await load(lines({ ...baker(), externalId: 'V2', skills: [] }))).toMatchObject({ created: 1 });
    expect((await all()).map((each) => each.skills.length).sort()).toContain(0);
  });

  it('name their employer by what its source calls it', async () => {
    const put = await world.database.work.run(officer, (tx) => world.employers.putIn(tx, officer, { source: 'register', id: 'E9' }, { ...bakery, name: 'Nine' }));
    const { employer } = value(put);
    const { employerId: _, ...rest } = baker();
    expect(await load(lines({ ...rest, employerExternalId: 'E9', employerSource: 'register' }))).toMatchObject({ created: 1 });
    expect(await all()).toMatchObject([{ employerId: employer.id }]);
    expect(await load(lines({ ...rest, externalId: 'V2', employerExternalId: 'E9' }, { ...rest, externalId: 'V3' }, { ...rest, externalId: 'V4', employerId: 'x' }))).toMatchObject({ refused: 3 });
  });

  it.each([
    ['no title', { title: '' }, 'title'],
    ['a title without end', { title: 'x'.repeat(201) }, 'title'],
    ['an occupation nobody knows', { occupationUri: 'urn:x' }, 'occupationUri'],
    ['a skill nobody knows', { skills: [{ uri: 'urn:x' }] }, 'skills'],
    ['a place that is none', { geonameId: 1 }, 'geonameId'],
    ['a pay that is none', { pay: { min: 5, max: 1, currency: 'ETB', period: 'MONTH' } }, 'pay'],
    ['a criterion on a protected trait', { criteria: ['Only young women'] }, 'criteria'],
    ['a date that is none', { startsOn: '2026-02-30' }, 'startsOn'],
    ['a term that is none among the constructed', { constructedFields: ['phone'] }, 'constructedFields[0]'],
    ['a key that nothing reads', { salary: 5 }, 'salary'],
    ['nothing that publication needs', { publish: true, payUnstatedReason: null }, 'pay'],
  ])('are refused with %s', async (_, over, field) => {
    const record = await load(lines({ ...baker(), ...over }));
    expect(record).toMatchObject({ created: 0, refused: 1 });
    expect(await desk.refusals(officer, record.id)).toMatchObject([{ rowNumber: 1, field }]);
    expect(await all()).toEqual([]);
  });
});

describe('a partner', () => {
  it('imports vacancies of its own employer, as drafts', async () => {
    const partner = await world.viewer(missionId, 'PARTNER_SYSTEM', employerId);
    const { employerId: _, ...own } = baker();
    expect(await load(lines(own, { ...own, externalId: 'V2', ...hirer() }), partner)).toMatchObject({ created: 2, refused: 0 });
    expect(await all()).toMatchObject([{ employerId, status: 'DRAFT' }, { employerId, status: 'DRAFT' }]);
    const publishing = await load(lines({ ...own, externalId: 'V3', publish: true }), partner);
    expect(await desk.refusals(partner, publishing.id)).toMatchObject([{ code: 'NOT_ALLOWED' }]);
  });

  it('meets no other employer, nor its vacancies', async () => {
    const other = await world.employer(officer, { name: 'Bakery of the river' });
    await load(lines({ ...baker(), employerId: globalId('Employer', other.id) }));
    const partner = await world.viewer(missionId, 'PARTNER', employerId);
    const named = await load(lines({ ...baker(), employerId: globalId('Employer', other.id) }), partner);
    expect(await desk.refusals(partner, named.id)).toMatchObject([{ code: 'NOT_FOUND', message: 'There is no such employer here.' }]);
    expect(await load(lines(baker()), partner)).toMatchObject({ created: 1, updated: 0 });
    expect((await all()).map((each) => each.employerId).sort()).toEqual([employerId, other.id].sort());
  });
});

describe('a repeated import', () => {
  it('publishes nothing that somebody closed', async () => {
    await load(lines({ ...baker(), publish: true }));
    const [vacancy] = await all();
    value(await world.vacancies.close(act(officer), vacancy!.id, vacancy!.version, 'found somebody'));
    expect(await load(lines({ ...baker(), publish: true }))).toMatchObject({ unchanged: 1 });
    expect(await all()).toMatchObject([{ status: 'CLOSED' }]);
  });

  it('in a dry run changes nothing', async () => {
    expect(await load(lines({ ...baker(), publish: true }), officer, { dryRun: true })).toMatchObject({ created: 1 });
    expect(await all()).toEqual([]);
  });

  it('in another mission is another vacancy', async () => {
    await load(lines(baker()));
    const stranger = await world.viewer(await world.mission(), 'JOB_PLACEMENT_OFFICER');
    const record = await load(lines(baker()), stranger);
    expect(await desk.refusals(stranger, record.id)).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect(await all(stranger)).toEqual([]);
  });
});

const everyOpening = async (): Promise<Opening[]> => world.openings.page(officer, { ...anyVacancy, kind: null }, null, 100);

describe('internships from a file', () => {
  const own = { months: 3, mentor: 'head baker', learningGoals: ['Makes dough alone', 'Bakes bread'], insurance: 'of the firm', writtenAgreement: true };
  const intern = () => ({ ...baker(), externalId: 'I1', title: 'Intern', ...own, hoursPerWeek: { min: 30, max: 40 }, pay: { min: 500_000, max: 500_000, currency: 'ETB', period: 'MONTH' } });
  const loadInternships = (file: string, who = officer) => load(file, who, { kind: 'INTERNSHIPS' });
  const ownOf = async (id: Opening['id']) => (await world.internships.ownTerms(officer, [id])).get(id);

  it('are the same from columns and from JSON lines, with what is their own', async () => {
    const header =
      'external_id;employer_id;publish;title;occupation_uri;geoname_id;hours_per_week_min;hours_per_week_max;pay_min;pay_max;pay_currency;pay_period;form;months;mentor;learning_goals;insurance;written_agreement;start_windows';
    const row = `I1;${hirer().employerId};yes;Intern;${BAKER};${ADAMA};30;40;500000;500000;ETB;month;apprenticeship;12;head baker;"Makes dough alone; Bakes bread";of the firm;yes;"2026-05-01|2026-05-10; 2026-04-01|2026-04-10"`;
    expect(await loadInternships(`${header}\n${row}\n`)).toMatchObject({ status: 'DONE', created: 1, refused: 0 });
    const [internship] = await everyOpening();
    expect(internship).toMatchObject({ kind: 'INTERNSHIP', status: 'PUBLISHED', externalId: 'I1', skills: [], startsOn: day('2026-04-01'), startsBy: day('2026-05-10') });
    const windows = [{ from: day('2026-04-01'), to: day('2026-04-10') }, { from: day('2026-05-01'), to: day('2026-05-10') }];
    expect(await ownOf(internship!.id)).toEqual({ ...own, form: 'APPRENTICESHIP', months: 12, startWindows: windows });
    const { payUnstatedReason: _, ...said } = { ...intern(), form: 'APPRENTICESHIP', months: 12, publish: true, startWindows: [{ from: '2026-05-01', to: '2026-05-10' }, { from: '2026-04-01', to: '2026-04-10' }] };
    expect(await loadInternships(lines(said))).toMatchObject({ unchanged: 1, refused: 0 });
    expect(await loadInternships(lines({ ...said, months: 18 }))).toMatchObject({ updated: 1, created: 0 });
    expect(await ownOf(internship!.id)).toMatchObject({ months: 18 });
    expect(await everyOpening()).toMatchObject([{ status: 'PUBLISHED', version: internship!.version + 1 }]);
  });

  it.each([
    ['longer than any', { months: 49 }, 'INVALID_INPUT', 'months'],
    ['in windows that overlap', { startWindows: [{ from: '2026-04-01', to: '2026-04-10' }, { from: '2026-04-05', to: '2026-04-12' }] }, 'INVALID_INPUT', 'startWindows'],
    ['from a day that is none', { startWindows: [{ from: '2026-02-30', to: '2026-04-10' }] }, 'INVALID_INPUT', 'startWindows[0].from'],
    ['of a form that is none', { form: 'VOLUNTEERING' }, 'INVALID_INPUT', 'form'],
    ['published for 7 months (F04)', { months: 7, publish: true }, 'RULE_FORBIDS', null],
    ['published without a mentor (F04)', { mentor: null, publish: true }, 'RULE_FORBIDS', null],
    ['with what only a course says', { teaches: [BAKE_BREAD] }, 'INVALID_INPUT', 'teaches'],
  ])('are refused %s, and nothing of them stays', async (_, over, code, field) => {
    const record = await loadInternships(lines({ ...intern(), ...over }));
    expect(await desk.refusals(officer, record.id)).toMatchObject([{ rowNumber: 1, code, field }]);
    expect(await everyOpening()).toEqual([]);
  });

  it('whose change a published one may not take stay as they were', async () => {
    await loadInternships(lines({ ...intern(), publish: true }));
    const record = await loadInternships(lines({ ...intern(), months: 7 }));
    expect(await desk.refusals(officer, record.id)).toMatchObject([{ code: 'RULE_FORBIDS' }]);
    expect(await ownOf((await everyOpening())[0]!.id)).toMatchObject({ months: 3 });
  });

  it('never become another kind of opening by the name of a row', async () => {
    await loadInternships(lines(intern()));
    const record = await load(lines({ ...baker(), externalId: 'I1' }));
    expect(await desk.refusals(officer, record.id)).toMatchObject([{ code: 'ALREADY_EXISTS', field: 'externalId' }]);
    expect(await everyOpening()).toMatchObject([{ kind: 'INTERNSHIP' }]);
  });
});

describe('employers from a file', () => {
  const header = 'external_id,name,legal_form,size,country,place,registration';
  const loadEmployers = (file: string, who = officer) => load(file, who, { kind: 'EMPLOYERS', source: 'register' });
  const named = (text: string) => world.employers.page(officer, { status: null, text }, null, 9);

  it('can be named by a file of openings as their register does', async () => {
    expect(await loadEmployers(`${header}\nS1,School of trades,association,small,ET,Adama,\n`)).toMatchObject({ created: 1, refused: 0 });
    const [school] = await named('School of trades');
    expect(school).toMatchObject({ legalForm: 'ASSOCIATION', size: 'SMALL', status: 'UNVERIFIED', place: { geonameId: ADAMA }, registration: null, externalId: 'S1' });
    const { employerId: _, ...rest } = baker();
    expect(await load(lines({ ...rest, employerExternalId: 'S1', employerSource: 'register' }))).toMatchObject({ created: 1 });
    expect(await everyOpening()).toMatchObject([{ employerId: school!.id }]);
  });

  it('change where the register says something else, and keep where they stand', async () => {
    const row = (size: string) => lines({ externalId: 'S1', name: 'School of trades', legalForm: 'COMPANY', size, country: 'ET', geonameId: ADAMA });
    await loadEmployers(row('SMALL'));
    expect(await loadEmployers(row('SMALL'))).toMatchObject({ unchanged: 1 });
    const [school] = await named('School of trades');
    value(await world.employers.move(act(officer), school!.id, school!.version, 'SUPPORTED', 'has a plan'));
    expect(await loadEmployers(row('MEDIUM'))).toMatchObject({ updated: 1, created: 0 });
    expect(await named('School of trades')).toMatchObject([{ id: school!.id, size: 'MEDIUM', status: 'SUPPORTED', contactAccountId: officer.accountId }]);
    // The register may give its number to somebody else: a firm that staff have looked at does not become another one.
    expect(await loadEmployers(row('MEDIUM').replace('School of trades', 'Mine'))).toMatchObject({ refused: 1, updated: 0 });
    expect(await named('Mine')).toEqual([]);
    // What the file leaves out of its papers stands; another number is for whoever looks at it.
    const numbered = (registration: string) => row('MEDIUM').replace('"size"', `"registration":"${registration}","size"`);
    expect(await loadEmployers(numbered('TIN 7'))).toMatchObject({ refused: 1 });
    expect(await loadEmployers(row('SMALL'))).toMatchObject({ updated: 1, refused: 0 });
  });

  it.each([
    ['a form that is none', { legalForm: 'GUILD' }, 'legalForm'],
    ['a country that is none', { country: 'XX' }, 'country'],
    ['a place elsewhere', { country: 'KE', geonameId: ADAMA }, 'geonameId'],
    ['a place twice', { place: 'Adama', geonameId: ADAMA }, 'place'],
    ['where they stand', { status: 'VERIFIED' }, 'status'],
  ])('are refused with %s', async (_, over, field) => {
    const record = await loadEmployers(lines({ externalId: 'S1', name: 'School', legalForm: 'COMPANY', size: 'SMALL', country: 'ET', ...over }));
    expect(await desk.refusals(officer, record.id)).toMatchObject([{ code: 'INVALID_INPUT', field }]);
    expect(await named('School')).toEqual([]);
  });

  it('are not for partners', async () => {
    const partner = await world.viewer(missionId, 'PARTNER', employerId);
    expect(await desk.imports.receive(partner, { kind: 'EMPLOYERS', format: null, source: 'register', dryRun: false }, (async function* () {})())).toMatchObject({ code: 'NOT_ALLOWED' });
  });
});

describe('courses from a file', () => {
  const said = () => ({
    ...{ externalId: 'C1', ...hirer(), title: 'Baking course', geonameId: ADAMA, startsOn: '2026-04-01', endsOn: '2026-05-15', seats: 12 },
    ...{ teaches: [BAKE_BREAD, MAKE_DOUGH], leadsTo: [BAKER], certificate: 'Certificate of the school' },
    ...{ cost: { minor: 1_000_000, currency: 'ETB' }, shares: { programme: 80, provider: 10, participant: 10 } },
  });
  const loadCourses = (file: string, who = officer) => load(file, who, { kind: 'TRAININGS' });

  it('are the same from columns and from JSON lines, with what is their own', async () => {
    const header = 'external_id,employer_id,publish,title,geoname_id,starts_on,ends_on,seats,teaches,leads_to,certificate,cost_minor,cost_currency,shares_programme,shares_provider,shares_participant';
    const row = `C1,${hirer().employerId},true,Baking course,${ADAMA},2026-04-01,2026-05-15,12,${BAKE_BREAD}; ${MAKE_DOUGH},${BAKER},Certificate of the school,1000000,ETB,80,10,10`;
    expect(await loadCourses(`${header}\n${row}\n`)).toMatchObject({ status: 'DONE', created: 1, refused: 0 });
    const [course] = await everyOpening();
    expect(course).toMatchObject({ kind: 'TRAINING', status: 'PUBLISHED', seats: 12, skills: [], teaches: [BAKE_BREAD, MAKE_DOUGH], leadsTo: [BAKER], startsOn: day('2026-04-01') });
    const { cost, shares, certificate } = said();
    expect((await world.trainings.ownTerms(officer, [course!.id])).get(course!.id)).toEqual({ endsOn: day('2026-05-15'), cost, shares, certificate });
    expect(await loadCourses(lines(said()))).toMatchObject({ unchanged: 1, refused: 0 });
    expect(await loadCourses(lines({ ...said(), cost: { minor: 900_000, currency: 'ETB' } }))).toMatchObject({ updated: 1 });
  });

  it('may leave cost and its shares open, in empty cells, until they are published', async () => {
    const header = 'external_id,employer_id,publish,title,geoname_id,starts_on,ends_on,teaches,occupation_uri,cost_minor,cost_currency,shares_programme,shares_provider,shares_participant';
    const row = (id: string, publish: string) => `${id},${hirer().employerId},${publish},Baking course,${ADAMA},2026-04-01,2026-05-15,${BAKE_BREAD},${BAKER},,,,,`;
    const record = await loadCourses([header, row('C1', 'no'), row('C2', 'yes')].join('\n'));
    expect(record).toMatchObject({ created: 1, refused: 1 });
    expect(await desk.refusals(officer, record.id)).toMatchObject([{ code: 'NOT_PUBLISHABLE', field: 'cost' }]);
    expect(await everyOpening()).toMatchObject([{ status: 'DRAFT', skills: [] }]);
  });

  it.each([
    ['a skill nobody knows', { teaches: ['urn:x'] }, 'teaches'],
    ['an occupation nobody knows', { leadsTo: ['urn:x'] }, 'leadsTo'],
    ['shares that make no whole', { shares: { programme: 80, provider: 10, participant: 5 } }, 'shares'],
    ['a cost without its currency', { cost: { minor: 5 } }, 'cost.currency'],
    ['a day that is none', { endsOn: 'in May' }, 'endsOn'],
  ])('are refused with %s', async (_, over, field) => {
    const record = await loadCourses(lines({ ...said(), ...over }));
    expect(await desk.refusals(officer, record.id)).toMatchObject([{ code: 'INVALID_INPUT', field }]);
    expect(await everyOpening()).toEqual([]);
  });

  it('of a partner are drafts of its own', async () => {
    const partner = await world.viewer(missionId, 'PARTNER', employerId);
    const { employerId: _, ...own } = said();
    expect(await loadCourses(lines(own, { ...own, externalId: 'C2', publish: true }), partner)).toMatchObject({ created: 1, refused: 1 });
    expect(await everyOpening()).toMatchObject([{ kind: 'TRAINING', employerId, status: 'DRAFT' }]);
  });
});
