import { day, formatDay } from '../../src/kernel/day.js';
import type { MissionId } from '../../src/kernel/ids.js';
import { consentTo } from '../../src/people/consents/consent.js';
import { ConsentsService } from '../../src/people/consents/consents.service.js';
import { JobseekerImport } from '../../src/people/jobseekers/imports/jobseeker-import.js';
import type { Jobseeker } from '../../src/people/jobseekers/jobseeker.js';
import { JobseekersService } from '../../src/people/jobseekers/jobseekers.service.js';
import { ProfileWords } from '../../src/people/jobseekers/profile/profile-words.js';
import { ImportKinds } from '../../src/platform/imports/import-kind.js';
import { PlaceNames } from '../../src/reference/places/place-names.js';
import { TaxonomyService } from '../../src/reference/taxonomy/taxonomy.service.js';
import { act, ADAMA, BAKE_BREAD, BAKER, MAKE_DOUGH, OpeningsWorld, PASTRY_COOK, value } from '../openings/openings-world.js';
import { ImportDesk, type Importer } from './imports-world.js';

let world: OpeningsWorld;
let jobseekers: JobseekersService;
let consents: ConsentsService;
let desk: ImportDesk;
let missionId: MissionId;
let manager: Importer;
beforeAll(async () => {
  world = await OpeningsWorld.open({ at: new Date('2026-03-01T08:00:00Z') });
  const { work } = world.database;
  jobseekers = new JobseekersService(work, world.clock, world.missions, new TaxonomyService(work), world.accounts);
  consents = new ConsentsService(work, world.clock, world.missions, jobseekers);
  const kinds = new ImportKinds();
  kinds.add(new JobseekerImport(jobseekers, consents, new ProfileWords(world.places), new PlaceNames(world.places)));
  desk = new ImportDesk(work, world.clock, kinds, world.accounts);
});
beforeEach(async () => {
  missionId = await world.mission();
  manager = await world.viewer(missionId, 'CASE_MANAGER');
});
afterAll(() => world.close());

const load = (file: string | object, over: object = {}, who = manager) =>
  desk.import(who, typeof file === 'string' ? file : `${JSON.stringify(file)}\n`, { kind: 'JOBSEEKERS', source: 'kobo', ...over });
const person = (externalId: string, source = 'kobo'): Promise<Jobseeker | null> =>
  world.database.work.run(manager, (tx) => jobseekers.byExternalId(tx, manager, source, externalId));

/** A person of whom everything is said, in columns and in JSON. */
const header =
  'external_id,kind,case_reference,adult_on,skills,occupations,education,languages,licences,place_id,travel_limit_km,would_move_to,wage_floor_minor,wage_floor_currency,wage_floor_period,hours_per_week_min,hours_per_week_max,available_from,wanted_occupations,refused_occupations,accepted_kinds,limits';
const row = `P1,returnee,ET-17,2026-02-01,"${MAKE_DOUGH}|3;${BAKE_BREAD}|4|CERTIFIED|Bakers' guild|2027-01-31|DE","${BAKER}|30|2024",3,"amh|C2; eng|B1",forklift|2027-05-31,${ADAMA},15,ET;KE,300000,ETB,month,20,48,2026-04-01,${PASTRY_COOK},,vacancy;internship,lifting; night work`;
const profile = {
  skills: [
    { uri: MAKE_DOUGH, level: 3, evidence: 'SELF_DECLARED', issuer: null, certifiedUntil: null, gainedIn: null },
    { uri: BAKE_BREAD, level: 4, evidence: 'CERTIFIED', issuer: "Bakers' guild", certifiedUntil: '2027-01-31', gainedIn: 'DE' },
  ],
  occupations: [{ uri: BAKER, months: 30, lastYear: 2024 }],
  education: 3,
  languages: [{ language: 'amh', level: 'C2' }, { language: 'eng', level: 'B1' }],
  licences: [{ code: 'FORKLIFT', validUntil: '2027-05-31' }],
  placeId: ADAMA,
  travelLimitKm: 15,
  wouldMoveTo: ['ET', 'KE'],
  wageFloor: { minor: 300_000, currency: 'ETB', period: 'MONTH' },
  hoursPerWeek: { min: 20, max: 48 },
  availableFrom: '2026-04-01',
  wantedOccupations: [PASTRY_COOK],
  refusedOccupations: [],
  acceptedKinds: ['VACANCY', 'INTERNSHIP'],
  limits: ['LIFTING', 'NIGHT_WORK'],
};
const line = { externalId: 'P1', kind: 'RETURNEE', caseReference: 'ET-17', age: { adultOn: '2026-02-01' }, profile };

describe('people from a file', () => {
  it('are the same from columns and from JSON lines, and registered as cases of whoever imports them', async () => {
    expect(await load(`${header}\n${row}\n`)).toMatchObject({ status: 'DONE', created: 1, refused: 0 });
    const found = await person('P1');
    const { placeId, ...parts } = profile;
    expect(found).toMatchObject({
      kind: 'RETURNEE',
      caseReference: 'ET-17',
      status: 'ACTIVE',
      assignedTo: manager.accountId,
      bornOnOrBefore: day('2008-02-01'),
      profile: {
        ...parts,
        skills: [profile.skills[0], { ...profile.skills[1], certifiedUntil: day('2027-01-31') }],
        licences: [{ code: 'FORKLIFT', validUntil: day('2027-05-31') }],
        availableFrom: day('2026-04-01'),
        place: { geonameId: placeId, country: 'ET' },
      },
    });
    expect(await load(line)).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
    expect(await load(`${header}\n${row}\n`)).toMatchObject({ unchanged: 1 });
    expect((await person('P1'))?.version).toBe(1);
  });

  it('change where the file says something else; what it has no column for stays', async () => {
    await load(line);
    expect(await load('external_id;kind;education;case_reference\nP1;RETURNEE;5;\n')).toMatchObject({ updated: 1 });
    expect(await person('P1')).toMatchObject({ version: 2, caseReference: 'ET-17', bornOnOrBefore: day('2008-02-01'), profile: { education: 5, skills: [{}, {}] } });
    expect(await load('external_id;kind;skills;place_id;wage_floor_minor;wage_floor_currency;wage_floor_period\nP1;RETURNEE;;;;;\n')).toMatchObject({ updated: 1 });
    expect(await person('P1')).toMatchObject({ version: 3, profile: { skills: [], place: null, wageFloor: null, education: 5, occupations: [{}] } });
    expect(await load({ externalId: 'P1', kind: 'RETURNEE', profile: { education: null } })).toMatchObject({ updated: 1 });
    expect((await person('P1'))?.profile.education).toBeNull();
  });

  const agreeing = { ...line, consent: { textVersion: 'matching-1', language: 'amh', decidedOn: '2026-02-20' } };
  const agreement = async () => consentTo(await world.database.work.run(manager, async (tx) => consents.eventsIn(tx, manager, (await person('P1'))!.id)), { purpose: 'MATCHING' });

  it('are kept without consent to matching, which the import says', async () => {
    expect(await load(line)).toMatchObject({ created: 1, remarks: { NO_CONSENT: 1 } });
    expect(await agreement()).toBeNull();
    expect(await load(agreeing)).toMatchObject({ updated: 1, remarks: {} });
    expect(await agreement()).toMatchObject({ textVersion: 'matching-1', language: 'amh', channel: 'PAPER', decidedOn: day('2026-02-20'), recordedBy: manager.accountId });
    expect(await load(agreeing)).toMatchObject({ unchanged: 1, remarks: {} });
    expect(await load(line)).toMatchObject({ unchanged: 1, remarks: {} });
  });

  it('agree in columns too, all three or none', async () => {
    const columns = 'external_id;kind;consent_text_version;consent_language;consent_decided_on\n';
    expect(await load(`${columns}P1;RETURNEE;v1;en;2026-02-01\nP2;RETURNEE;;;\n`)).toMatchObject({ created: 2, remarks: { NO_CONSENT: 1 } });
    expect(await agreement()).toMatchObject({ textVersion: 'v1' });
    const record = await load(`${columns}P3;RETURNEE;v1;;\nP4;RETURNEE;v1;en;2027-01-01\n`);
    expect((await desk.refusals(manager, record.id)).map((refusal) => refusal.field)).toEqual(['consent_language', 'consent_decided_on']);
  });

  it('who took consent back are not made to agree by a file', async () => {
    await load(agreeing);
    const { id } = (await person('P1'))!;
    value(await consents.withdraw(act(manager), id, { purpose: 'MATCHING' }, { channel: 'CALL' }));
    expect(await load(agreeing)).toMatchObject({ unchanged: 1, remarks: { NO_CONSENT: 1 } });
    expect(await agreement()).toBeNull();
  });

  it('are not brought back by a file once they withdrew', async () => {
    await load(line);
    const { id } = (await person('P1'))!;
    value(await jobseekers.move(act(manager), id, 'WITHDRAWN', null));
    expect(await load({ ...line, profile: { ...profile, education: 4 } })).toMatchObject({ updated: 1 });
    expect(await person('P1')).toMatchObject({ status: 'WITHDRAWN', profile: { education: 4 } });
  });

  it('live where the file says by name', async () => {
    expect(await load('external_id;kind;place;country\nA;DISPLACED;Adama;ET\nB;DISPLACED;Adama;XX\n')).toMatchObject({ created: 1, refused: 1 });
    expect((await person('A'))?.profile.place).toMatchObject({ geonameId: ADAMA });
    expect(await load('external_id;kind;place;country\nA;DISPLACED;adama;ET\n')).toMatchObject({ unchanged: 1 });
  });

  it.each([
    ['kind', { ...line, kind: 'TOURIST' }, 'kind'],
    ['a skill nobody knows', { ...line, profile: { skills: [{ uri: 'urn:x', level: 1 }] } }, 'skills[0].uri'],
    ['a level out of bounds', { ...line, profile: { skills: [{ uri: BAKE_BREAD, level: 5 }] } }, 'profile.skills[0].level'],
    ['a certificate without its issuer', { ...line, profile: { skills: [{ uri: BAKE_BREAD, level: 2, evidence: 'CERTIFIED' }] } }, 'skills[0].issuer'],
    ['an age said twice', { ...line, age: { adultOn: '2026-01-01', bornInMonth: '2010-01-01' } }, 'age'],
    ['a place that is none', { ...line, profile: { placeId: 1 } }, 'profile.placeId'],
    ['a place said twice', { ...line, profile: { placeId: ADAMA, place: 'Adama' } }, 'profile.place'],
    ['a case reference without end', { ...line, caseReference: 'x'.repeat(201) }, 'caseReference'],
    ['a name', { ...line, name: 'Abebe' }, 'name'],
    ['a phone', { ...line, profile: { ...profile, phone: '0911' } }, 'profile.phone'],
    ['a text with NUL', { ...line, caseReference: 'a\0b' }, null],
  ])('are refused with %s', async (_, said, field) => {
    const record = await load(said);
    expect(record).toMatchObject({ created: 0, refused: 1 });
    const [refusal] = await desk.refusals(manager, record.id);
    expect(refusal?.field).toBe(field);
    expect(JSON.stringify(refusal)).not.toMatch(/Abebe|0911/);
    expect(await person('P1')).toBeNull();
  });

  it('are refused by the column, where the file has columns', async () => {
    const record = await load(`external_id;kind;skills;wage_floor_minor;wage_floor_currency;wage_floor_period\nA;RETURNEE;${BAKE_BREAD}|9;;;\nB;RETURNEE;;100;;MONTH\nC;RETURNEE;${BAKE_BREAD}|1|TESTED||||x;;;\n`);
    expect((await desk.refusals(manager, record.id)).map((refusal) => refusal.message)).toEqual([
      'skills[0].level: must be 1 to 4.',
      'wage_floor_currency: must be a text.',
      'skills[0].part7: is not read here.',
    ]);
  });

  it('are refused as a whole where a column is none that may be kept', async () => {
    const record = await load('external_id;kind;name\nA;RETURNEE;Abebe\n');
    expect(record).toMatchObject({ status: 'FAILED', created: 0 });
    expect(record.failureMessage).toContain('column 3');
  });

  it('keep their case references apart, within a file and from those who were typed', async () => {
    const record = await load('external_id;kind;case_reference\nA;RETURNEE;X1\nB;RETURNEE;X1\nC;RETURNEE;X2\n');
    expect(record).toMatchObject({ created: 2, refused: 1 });
    expect(await desk.refusals(manager, record.id)).toMatchObject([{ rowNumber: 3, code: 'ALREADY_EXISTS', field: 'case_reference' }]);
  });

  it('of a colleague are not changed, and their kind never is', async () => {
    await load(line);
    const colleague = await world.viewer(missionId, 'CASE_MANAGER');
    const record = await load({ ...line, profile: { education: 1 } }, {}, colleague);
    expect(await desk.refusals(colleague, record.id)).toMatchObject([{ code: 'NOT_ALLOWED' }]);
    expect(await load({ ...line, kind: 'DISPLACED' })).toMatchObject({ refused: 1 });
    expect(await person('P1')).toMatchObject({ version: 1, kind: 'RETURNEE' });
  });

  it('of one mission are not seen by another, even under the same names', async () => {
    await load(line);
    const other = await world.viewer(await world.mission(), 'RETURN_COUNSELLOR');
    expect(await load({ ...line, profile: { education: 1 } }, {}, other)).toMatchObject({ created: 1, updated: 0 });
    expect((await person('P1'))?.profile.education).toBe(3);
  });

  it('stay as they are in a dry run, which says what would happen', async () => {
    await load(line);
    const said = [line, { ...line, externalId: 'P2', caseReference: 'ET-18' }, { ...line, externalId: 'P3', kind: 'X' }].map((each) => JSON.stringify(each)).join('\n');
    expect(await load(said, { dryRun: true })).toMatchObject({ created: 1, unchanged: 1, refused: 1 });
    expect(await person('P2')).toBeNull();
  });

  it('come back corrected', async () => {
    const lines = ['external_id,kind,available_from', 'A,RETURNEE,soon', 'B,RETURNEE,2026-05-01'].join('\r\n');
    const record = await load(lines);
    expect(record).toMatchObject({ created: 1, refused: 1 });
    const corrected = (await desk.correction(manager, record.id)).replace('"soon"', '"2026-06-01"');
    expect(await load(corrected)).toMatchObject({ created: 1, refused: 0 });
    expect(formatDay((await person('A'))!.profile.availableFrom!)).toBe('2026-06-01');
  });
});

describe('importing people', () => {
  it.each(['JOB_PLACEMENT_OFFICER', 'ADMIN', 'PROTECTION', 'PARTNER_SYSTEM'] as const)('is not for %s', async (role) => {
    const who = await world.viewer(missionId, role, null);
    expect(await desk.imports.receive(who, { kind: 'JOBSEEKERS', source: 'x', format: null, dryRun: false }, (async function* () {})())).toMatchObject({ code: 'NOT_ALLOWED' });
  });
});
