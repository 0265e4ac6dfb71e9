import { day } from '../../src/kernel/day.js';
import type { JobseekerId } from '../../src/kernel/ids.js';
import { CasesService } from '../../src/people/cases/cases.service.js';
import { vulnerabilityCategories } from '../../src/people/vault/protection/protection.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { globalId, localId } from '../../src/platform/graphql/global-id.js';
import { newId } from '../../src/platform/ids.js';
import { openWorld, type Person, type World } from '../support/world.js';
import { Office, type Input, type Jobseeker } from '../journeys/office.js';

let world: World;
let office: Office;
let counsellor: Person;
let protection: Person;
beforeAll(async () => {
  world = await openWorld();
  office = await Office.open(world);
  counsellor = await office.signIn('RETURN_COUNSELLOR');
  protection = await office.signIn('PROTECTION');
});
afterAll(() => world.close());

const accountOf = (who: Person): string => globalId('Account', who.viewer.accountId);
const CASE = 'heldBy sentBy arrivedOn followUpUntil bestInterestReference version';
const find = <T>(type: abstract new (...args: never[]) => T): T => world.app.get(type, { strict: false });
const record = (who: Person, person: Jobseeker, version: number, over: Input) =>
  office.attempt(who, 'recordCase', { jobseekerId: person.id, version, ...over }, 'CaseFile', CASE);
const write = (who: Person, person: Jobseeker, version: number, ...items: readonly Input[]) =>
  office.attempt(who, 'writePlan', { jobseekerId: person.id, version, items }, 'Plan', 'status version');
const move = (who: Person, person: Jobseeker, version: number, to: string) =>
  office.attempt(who, 'movePlan', { jobseekerId: person.id, version, to }, 'Plan', 'status finalOn version');
const transfer = (who: Person, person: Jobseeker, to: Person) => office.attempt(who, 'transferCase', { jobseekerId: person.id, to: accountOf(to) }, 'CaseFile', CASE);
const sharing = (recipient: string): Input => ({ purpose: 'SHARING', office: recipient });
const FOLLOWED = '{ followedCases(first: 50) { edges { node { handle stage plannedArrival arrivedOn planFinalOn } } } }';
const followed = async (who: Person): Promise<Input[]> => (await office.ask(who, FOLLOWED)).followedCases.edges.map((edge: { node: Input }) => edge.node);
const rule = (answer: { facts?: { name: string; value: string }[] }): unknown => answer.facts?.find((fact) => fact.name === 'rule')?.value;

describe('a case that begins in the host country', () => {
  it('is matched before arrival, transferred with consent, its plan final in the country of return, its progress followed', async () => {
    const post = await office.post();
    const person = await office.person({}, {}, counsellor);
    await office.refresh();
    expect(await office.candidates(post)).toContain(person.handle);
    expect(await record(counsellor, person, 0, { plannedArrival: '2030-05-01' })).toMatchObject({ heldBy: accountOf(counsellor), sentBy: null, followUpUntil: null, version: 1 });
    expect(await write(counsellor, person, 0, { type: 'JOB_PLACEMENT' })).toMatchObject({ status: 'DRAFT', version: 1 });
    expect(await move(counsellor, person, 1, 'IN_REVIEW')).toMatchObject({ status: 'IN_REVIEW', version: 2 });
    expect(rule(await move(counsellor, person, 2, 'FINAL'))).toBe('F14');

    expect(await transfer(counsellor, person, office.caseManager)).toMatchObject({ code: 'CONSENT_NEEDED' });
    await office.agrees(person, sharing('RETURN_OFFICE'), counsellor);
    expect(await transfer(counsellor, person, office.caseManager)).toMatchObject({ heldBy: accountOf(office.caseManager), sentBy: accountOf(counsellor) });
    expect(await office.refusalOf(counsellor, 'query ($id: ID!) { caseFile(jobseekerId: $id) { version } }', { id: person.id })).toBe('NOT_FOUND');
    expect(await move(office.caseManager, person, 2, 'FINAL')).toMatchObject({ status: 'FINAL', version: 3 });

    // The sending office follows only with the person's consent, and then a stage and dates.
    expect(await followed(counsellor)).toEqual([]);
    await office.agrees(person, sharing('SENDING_OFFICE'));
    expect(await followed(counsellor)).toEqual([{ handle: person.handle, stage: 'PLAN_FINAL', plannedArrival: '2030-05-01', arrivedOn: null, planFinalOn: expect.stringMatching(/^\d{4}/) }]);
    expect(await followed(await office.signIn('RETURN_COUNSELLOR'))).toEqual([]);
    await office.moved(person, 'PAUSED');
    expect(await followed(counsellor)).toMatchObject([{ stage: 'PLAN_FINAL' }]);
    await office.takesBack(person, sharing('SENDING_OFFICE'));
    expect(await followed(counsellor)).toEqual([]);
  });

  it('does not reach the other office by another door', async () => {
    const person = await office.person({}, {}, counsellor);
    const input = { id: person.id, to: accountOf(office.caseManager) };
    for (const who of [counsellor, office.admin]) expect(await office.attempt(who, 'assignJobseeker', input, 'Jobseeker', 'id')).toMatchObject({ code: 'INVALID_INPUT' });
    const registered = { kind: 'RETURNEE', assignedTo: accountOf(office.caseManager) };
    expect(await office.attempt(counsellor, 'registerJobseeker', registered, 'Jobseeker', 'id')).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await transfer(counsellor, person, await office.signIn('RETURN_COUNSELLOR'))).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await transfer(counsellor, person, office.officer)).toMatchObject({ code: 'INVALID_INPUT' });
  });
});

describe('a plan', () => {
  it('of a child alone waits for a guardian and for protection; what is urgent does not', async () => {
    const child = await office.person({}, { age: { bornInMonth: '2012-01-01' } });
    const school = { type: 'EDUCATION' };
    expect(await write(office.caseManager, child, 0, { type: 'MEDICAL', urgent: true })).toMatchObject({ version: 1 });
    expect(rule(await write(office.caseManager, child, 1, school))).toBe('F40');
    await record(office.caseManager, child, 0, { guardianReference: 'G-1', unaccompanied: true });
    expect(rule(await write(office.caseManager, child, 1, school))).toBe('F40');
    const sign = (who: Person) => office.attempt(who, 'signBestInterest', { jobseekerId: child.id, reference: 'B-1' }, 'CaseFile', CASE);
    expect(await sign(office.caseManager)).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await sign(protection)).toMatchObject({ bestInterestReference: 'B-1', version: 2 });
    expect(await write(office.caseManager, child, 1, school)).toMatchObject({ status: 'DRAFT', version: 2 });
  });

  it('of another version is not overwritten, and a final one is opened first', async () => {
    const person = await office.person();
    await write(office.caseManager, person, 0, { type: 'BUSINESS', state: 'DOES_NOT_FIT' });
    expect(await write(office.caseManager, person, 0, { type: 'HOUSING' })).toMatchObject({ code: 'STALE_EDIT' });
    const { planSuggestions } = await office.ask(office.caseManager, 'query ($id: ID!) { planSuggestions(jobseekerId: $id) }', { id: person.id });
    expect(planSuggestions).toEqual(['VOCATIONAL_TRAINING', 'EDUCATION', 'JOB_PLACEMENT', 'REFERRAL']);
    await move(office.caseManager, person, 1, 'IN_REVIEW');
    await move(office.caseManager, person, 2, 'FINAL');
    expect(await write(office.caseManager, person, 3, { type: 'HOUSING' })).toMatchObject({ code: 'MOVE_NOT_ALLOWED' });
    expect(await move(office.caseManager, person, 3, 'DRAFT')).toMatchObject({ status: 'DRAFT', finalOn: null });
  });
});

describe('follow-up', () => {
  it('begins with arrival, which is not recorded ahead', async () => {
    const person = await office.person();
    expect(await record(office.caseManager, person, 0, { arrivedOn: '2030-01-01' })).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await record(office.caseManager, person, 0, { arrivedOn: '2026-01-31' })).toMatchObject({ followUpUntil: '2027-01-31', version: 1 });
    expect(await record(office.caseManager, person, 1, { followUpAtLeast: '2027-06-30' })).toMatchObject({ arrivedOn: '2026-01-31', followUpUntil: '2027-06-30' });
  });

  it('is lengthened by what protection records, the same for every category and without a trace in the file', async () => {
    const whole = async (over: Input): Promise<unknown> => {
      const person = await office.person();
      await record(office.caseManager, person, 0, { arrivedOn: '2020-01-31' });
      if (over['category'] !== undefined)
        await office.act(protection, 'recordVulnerability', { jobseekerId: person.id, reason: 'constructed', ...over }, 'ProtectionRecord', 'vulnerabilityId');
      const fields = 'arrivedOn assistanceFrom unaccompanied bestInterestReference monthlyFollowUp followUpAtLeast followUpUntil version';
      return (await office.ask(office.caseManager, `query ($id: ID!) { caseFile(jobseekerId: $id) { ${fields} } }`, { id: person.id })).caseFile;
    };
    const none = (await whole({})) as Input;
    const files = [];
    for (const category of vulnerabilityCategories) files.push(await whole({ category }));
    expect(new Set(files.map((file) => JSON.stringify(file))).size).toBe(1);
    const { followUpUntil } = files[0] as Input;
    expect(files[0]).toEqual({ ...none, followUpUntil });
    expect(String(followUpUntil) > String(none['followUpUntil'])).toBe(true);
  });

  it('is told to calendars as a day and whether it is monthly, which can be chosen for anyone', async () => {
    const person = await office.person();
    const id = localId<'Jobseeker'>('Jobseeker', person.id);
    const told = (of: JobseekerId) => find(UnitOfWork).run(protection.viewer, (tx) => find(CasesService).followUpOf(tx, office.missionId, of));
    await record(office.caseManager, person, 0, { arrivedOn: '2026-01-31' });
    expect(await told(id)).toEqual({ until: day('2027-01-31'), monthly: false });
    await record(office.caseManager, person, 1, { monthlyFollowUp: true, followUpAtLeast: '2040-06-30' });
    expect(await told(id)).toEqual({ until: day('2040-06-30'), monthly: true });
    expect(await told(newId())).toBeNull();
  });
});
