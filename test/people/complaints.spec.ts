import type { JobseekerId } from '../../src/kernel/ids.js';
import { ComplaintsService } from '../../src/people/complaints/complaints.service.js';
import { PersonKeys } from '../../src/people/vault/keys/person-keys.service.js';
import { globalId } from '../../src/platform/graphql/global-id.js';
import { newId } from '../../src/platform/ids.js';
import { serviceViewer, type Act, type Role } from '../../src/platform/viewer.js';
import { openWorld, type Person, type World } from '../support/world.js';
import { Office, type Input, type Jobseeker } from '../journeys/office.js';

let world: World;
let office: Office;
let protection: Person;
beforeAll(async () => {
  world = await openWorld();
  office = await Office.open(world);
  protection = await office.signIn('PROTECTION');
});
afterAll(() => world.close());

const WORDS = 'The constructed manager shouted at me.';
const file = (who: Person, person: Jobseeker, over: Input = {}) =>
  office.attempt(who, 'fileComplaint', { handle: person.handle, about: 'CONDUCT', statement: WORDS, ...over }, 'FiledComplaint', 'reference');
const LIST = '{ complaintsOfPeople(first: 100) { edges { node { id reference jobseekerId about status filedAt inReviewAt answeredAt } } } }';
const listed = async (who: Person = protection): Promise<{ id: string; reference: string; status: string }[]> =>
  (await office.ask(who, LIST)).complaintsOfPeople.edges.map((edge: { node: Input }) => edge.node);
const words = (who: Person, id: string) => world.ask(who, 'query ($id: ID!) { complaintWords(id: $id) { statement answer } }', { id });
const move = (who: Person, id: string, to: string, answer: string | null = null) => office.attempt(who, 'moveComplaint', { id, to, answer }, 'Complaint', 'status inReviewAt answeredAt');
const filed = async (person: Jobseeker, who: Person = office.officer) => {
  const { reference } = await file(who, person);
  return (await listed()).find((each) => each.reference === reference)!;
};

describe('a complaint', () => {
  it('is filed by any member of staff and read and answered by protection, with dates', async () => {
    const person = await office.person();
    const complaint = await filed(person);
    expect(complaint).toMatchObject({ status: 'OPEN', about: 'CONDUCT', jobseekerId: person.id, inReviewAt: null, answeredAt: null });
    expect((await words(protection, complaint.id)).data.complaintWords).toEqual({ statement: WORDS, answer: null });
    expect(await move(protection, complaint.id, 'ANSWERED', 'x')).toMatchObject({ code: 'MOVE_NOT_ALLOWED' });
    expect(await move(protection, complaint.id, 'IN_REVIEW')).toMatchObject({ status: 'IN_REVIEW', inReviewAt: expect.any(String) });
    expect(await move(protection, complaint.id, 'ANSWERED')).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await move(protection, complaint.id, 'ANSWERED', 'We spoke with them.')).toMatchObject({ status: 'ANSWERED', answeredAt: expect.any(String) });
    expect((await words(protection, complaint.id)).data.complaintWords).toEqual({ statement: WORDS, answer: 'We spoke with them.' });
    expect(await move(protection, complaint.id, 'IN_REVIEW')).toMatchObject({ status: 'IN_REVIEW' });
  });

  it.each(['CASE_MANAGER', 'RETURN_COUNSELLOR', 'FINANCE', 'MONITORING', 'REVIEWER', 'AUDITOR', 'ADMIN'] as const)('is taken from %s, who reads none', async (role: Role) => {
    const who = await office.signIn(role);
    const person = await office.person();
    expect(await file(who, person)).toMatchObject({ reference: expect.stringMatching(/^R-/) });
    expect(await office.refusalOf(who, LIST)).toBe('NOT_ALLOWED');
    expect(await file(who, { ...person, handle: 'J-NOBODY22' })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await file(who, person, { statement: ' ' })).toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('is never read or answered by whoever holds the case, or held it when it was filed, though they be protection too', async () => {
    const both = await office.signIn('CASE_MANAGER', 'PROTECTION');
    const person = await office.person({}, {}, both);
    const complaint = await filed(person);
    const tries = async (): Promise<unknown[]> => [
      (await listed(both)).map((each) => each.id).filter((id) => id === complaint.id),
      (await words(both, complaint.id)).errors?.[0]?.extensions?.['code'],
      (await move(both, complaint.id, 'IN_REVIEW')).code,
    ];
    expect(await tries()).toEqual([[], 'NOT_FOUND', 'NOT_FOUND']);
    await office.act(both, 'assignJobseeker', { id: person.id, to: globalId('Account', office.caseManager.viewer.accountId) }, 'Jobseeker', 'id');
    expect(await tries()).toEqual([[], 'NOT_FOUND', 'NOT_FOUND']);
    // And whoever takes the case over is not told of it either.
    await office.act(office.caseManager, 'assignJobseeker', { id: person.id, to: globalId('Account', (await office.signIn('CASE_MANAGER')).viewer.accountId) }, 'Jobseeker', 'id');
    expect((await listed()).map((each) => each.id)).toContain(complaint.id);
  });

  it('leaves no trace where whoever accompanies the person can ask who looked', async () => {
    const person = await office.person();
    const complaint = await filed(person);
    await words(protection, complaint.id);
    await move(protection, complaint.id, 'IN_REVIEW');
    const { whoLooked } = await office.ask(office.caseManager, 'query ($id: ID!) { whoLooked(jobseekerId: $id, first: 100) { edges { node { act } } } }', { id: person.id });
    expect(JSON.stringify(whoLooked)).not.toMatch(/omplaint/);
    const auditor = await office.signIn('AUDITOR');
    const log = await office.ask(auditor, '{ auditLog(first: 100) { edges { node { act subjectKind subjectId } } } }');
    const entries: Input[] = log.auditLog.edges.map((edge: { node: Input }) => edge.node).filter((entry: Input) => /omplaint/.test(String(entry['act'])));
    expect(new Set(entries.map((entry) => entry['subjectKind']))).toEqual(new Set(['Complaint']));
    expect(entries.map((entry) => entry['act'])).toEqual(expect.arrayContaining(['fileComplaint', 'complaintWords', 'moveComplaint']));
  });

  it('of somebody who is not there makes no key', async () => {
    const nobody = newId<JobseekerId>();
    const act: Act = { viewer: office.officer.viewer, name: 'fileComplaint', key: null, digest: '' };
    const service = world.app.get(ComplaintsService, { strict: false });
    expect(await service.file(act, nobody, 'CONDUCT', WORDS)).toMatchObject({ ok: false, code: 'NOT_FOUND' });
    expect((await world.app.get(PersonKeys, { strict: false }).of(office.missionId, [nobody])).size).toBe(0);
  });

  it('is counted for the auditor, who reads none', async () => {
    const auditor = await office.signIn('AUDITOR');
    const { complaintCounts } = await office.ask(auditor, '{ complaintCounts { about status count } }');
    expect(complaintCounts).toContainEqual({ about: 'CONDUCT', status: 'OPEN', count: expect.any(Number) });
    expect(JSON.stringify(complaintCounts)).not.toContain('shouted');
  });

  it('is in no count of whoever holds the case, or held it when it was filed, though they audit', async () => {
    const aside = await Office.open(world);
    const [both, auditor] = [await aside.signIn('CASE_MANAGER', 'AUDITOR'), await aside.signIn('AUDITOR')];
    const counted = async (who: Person): Promise<unknown> => (await aside.ask(who, '{ complaintCounts { about status count } }')).complaintCounts;
    const person = await aside.person({}, {}, both);
    await aside.act(aside.officer, 'fileComplaint', { handle: person.handle, about: 'CONDUCT', statement: WORDS }, 'FiledComplaint', 'reference');
    expect([await counted(both), await counted(auditor)]).toEqual([[], [{ about: 'CONDUCT', status: 'OPEN', count: 1 }]]);
    await aside.act(both, 'assignJobseeker', { id: person.id, to: globalId('Account', aside.caseManager.viewer.accountId) }, 'Jobseeker', 'id');
    expect(await counted(both)).toEqual([]);
  });

  it('needs an account for protection that accompanies nobody, which administrators and auditors are told, whether or not there is a complaint', async () => {
    const aside = await Office.open(world);
    const auditor = await aside.signIn('AUDITOR');
    const need = async (who: Person = aside.admin): Promise<unknown> => (await aside.ask(who, '{ complaintChannel { need } }')).complaintChannel.need;
    const complains = ({ handle }: Jobseeker) => aside.act(aside.officer, 'fileComplaint', { handle, about: 'CONDUCT', statement: WORDS }, 'FiledComplaint', 'reference');
    const hand = (by: Person, { id }: Jobseeker, to: Person) => aside.act(by, 'assignJobseeker', { id, to: globalId('Account', to.viewer.accountId) }, 'Jobseeker', 'id');
    expect([await need(), await need(auditor)]).toEqual(['NO_PROTECTION', 'NO_PROTECTION']);
    const first = await aside.signIn('CASE_MANAGER', 'PROTECTION', 'ADMIN');
    expect(await need()).toBeNull();
    const person = await aside.person({}, {}, first);
    expect(await need()).toBe('PROTECTION_HAS_CASES');
    await complains(person);
    expect([await need(), await need(auditor), await need(first)]).toEqual(['PROTECTION_HAS_CASES', 'PROTECTION_HAS_CASES', 'PROTECTION_HAS_CASES']);
    // Whoever held the case when it was filed never reads it. They are told of nothing, though they administer.
    await hand(first, person, aside.caseManager);
    expect([await need(), await need(first)]).toEqual(['COMPLAINT_WAITS', null]);
    const second = await aside.signIn('PROTECTION');
    expect(await need()).toBeNull();
    expect((await aside.ask(second, LIST)).complaintsOfPeople.edges).toHaveLength(1);
    expect((await aside.ask(second, '{ tasks(first: 10, status: OPEN) { edges { node { kind } } } }')).tasks.edges).toEqual([{ node: { kind: 'COMPLAINT' } }]);
  });

  it('lies encrypted, happens once for its key, and its words are in no kept answer', async () => {
    const person = await office.person();
    const over = { idempotencyKey: 'once' };
    const [first, again] = [await file(office.officer, person, over), await file(office.officer, person, over)];
    expect(again).toEqual(first);
    expect(await file(office.officer, person, { ...over, statement: 'Something else.' })).toMatchObject({ code: 'KEY_REUSED' });
    const rows = await world.database.work.run(serviceViewer(office.missionId), async (tx) => [
      await tx.query(`select encode(statement, 'escape') as text from complaint`),
      await tx.query(`select digest, encode(answer, 'escape') as text from idempotency_key`),
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/shouted|Something else/);
  });
});
