import pg from 'pg';

import { readGlobalId } from '../../src/platform/graphql/global-id.js';
import type { JobseekerId } from '../../src/kernel/ids.js';
import { IdentitiesService } from '../../src/people/vault/identities/identities.service.js';
import { PersonKeys } from '../../src/people/vault/keys/person-keys.service.js';
import { Office, type Input, type Jobseeker } from '../journeys/office.js';
import { openWorld, type Person, type World } from '../support/world.js';

const IDENTITY = `query ($person: ID!, $reason: IdentityReason!) { identity(jobseekerId: $person, reason: $reason) {
  jobseekerId fullName otherNames bornOn notes version papers { kind number country validUntil } phones { number whose } } }`;

const full: Input = {
  fullName: 'Abebech Constructed',
  otherNames: ['Abeba'],
  bornOn: '1990-05-05',
  notes: 'Lives above the constructed shop.',
  papers: [{ kind: 'PASSPORT', number: 'EP1234567', country: 'ET', validUntil: '2030-01-01' }],
  phones: [{ number: '0911 234 567', whose: 'OWN' }, { number: '+233241234567', whose: 'FAMILY' }],
};

let world: World;
let office: Office;
let protection: Person;
beforeAll(async () => {
  world = await openWorld();
  office = await Office.open(world);
  protection = await office.signIn('PROTECTION');
});
afterAll(() => world.close());

const idOf = ({ id }: Pick<Jobseeker, 'id'>): JobseekerId => readGlobalId(id)!.id as JobseekerId;
const set = (person: Jobseeker, edit: Input, version = 0, who = office.caseManager) =>
  office.attempt(who, 'setIdentity', { jobseekerId: person.id, version, ...edit }, 'KeptIdentity', 'version');
const read = async (who: Person, { id }: Pick<Jobseeker, 'id'>, reason = 'CONTACT') => (await office.ask(who, IDENTITY, { person: id, reason })).identity;
const sql = <Row>(text: string, values: unknown[] = []): Promise<Row[]> => world.database.work.run(office.officer.viewer, (tx) => tx.query(text, values));
const service = () => world.app.get(IdentitiesService, { strict: false });

describe('an identity', () => {
  it('is kept and read again, by the case manager and by protection', async () => {
    const person = await office.person();
    expect(await read(office.caseManager, person)).toMatchObject({ fullName: null, phones: [], version: 0 });
    expect(await set(person, full)).toMatchObject({ version: 1 });
    const kept = { ...full, phones: [{ number: '+251911234567', whose: 'OWN' }, { number: '+233241234567', whose: 'FAMILY' }] };
    expect(await read(office.caseManager, person)).toEqual({ jobseekerId: person.id, ...kept, version: 1 });
    expect(await read(protection, person)).toEqual({ jobseekerId: person.id, ...kept, version: 1 });
    expect(await set(person, { notes: null, phones: [] }, 1)).toMatchObject({ version: 2 });
    expect(await read(office.caseManager, person)).toMatchObject({ fullName: full['fullName'], notes: null, phones: [], version: 2 });
  });

  it('is nobody else’s: other case managers, officers, auditors and administrators, and another mission, are answered as for nobody', async () => {
    const person = await office.person();
    await set(person, full);
    const stranger = await office.signIn('CASE_MANAGER');
    const elsewhere = (await Office.open(world)).caseManager;
    for (const who of [stranger, elsewhere]) {
      expect(await read(who, person)).toBeNull();
      expect(await set(person, { notes: 'x' }, 1, who)).toEqual(await set({ ...person, id: 'made up' }, { notes: 'x' }, 1, who));
    }
    for (const role of ['JOB_PLACEMENT_OFFICER', 'AUDITOR', 'ADMIN', 'MONITORING', 'REVIEWER', 'FINANCE'] as const)
      expect(await office.refusalOf(await office.signIn(role), IDENTITY, { person: person.id, reason: 'CONTACT' })).toBe('NOT_ALLOWED');
  });

  it('is read with who and why in the audit log, also where nothing is kept, and not where there was nobody to read', async () => {
    const person = await office.person();
    const stranger = await office.signIn('CASE_MANAGER');
    await read(office.caseManager, person, 'PAPERS');
    await read(protection, person, 'KEEP_SAFE');
    await read(stranger, person);
    const entries = await sql<{ account_id: string; why: string }>(
      `select account_id, why from audit_entry where act = 'identity' and subject_id = $1 order by at`,
      [idOf(person)],
    );
    expect(entries).toEqual([
      { account_id: office.caseManager.viewer.accountId, why: 'PAPERS' },
      { account_id: protection.viewer.accountId, why: 'KEEP_SAFE' },
    ]);
  });

  it('refuses what it cannot keep and a stale edit, and says no word of what was typed', async () => {
    const person = await office.person();
    const faults: readonly (readonly [Input, string])[] = [
      [{ phones: [{ number: '12', whose: 'OWN' }] }, 'phones[0].number'],
      [{ phones: [{ number: '0911234567', whose: 'OWN' }, { number: '+251911234567', whose: 'FAMILY' }] }, 'phones[1].number'],
      [{ bornOn: '2099-01-01' }, 'bornOn'],
      [{ bornOn: '1905-01-01' }, 'bornOn'],
      [{ fullName: 'x'.repeat(201) }, 'fullName'],
      [{ otherNames: [' '] }, 'otherNames[0]'],
      [{ papers: [{ kind: 'PASSPORT', country: 'Ethiopia' }] }, 'papers[0].country'],
    ];
    for (const [edit, field] of faults) {
      expect(await set(person, edit)).toMatchObject({ code: 'INVALID_INPUT', facts: expect.arrayContaining([{ name: 'field', value: field }]) });
    }
    await set(person, full);
    expect(await set(person, full)).toMatchObject({ code: 'STALE_EDIT', facts: expect.arrayContaining([{ name: 'version', value: '1' }]) });
  });

  it('gives one of two who write at once, and one answer to a repeated key without keeping what was typed', async () => {
    const person = await office.person();
    const both = await Promise.all([set(person, { notes: 'one' }), set(person, { notes: 'two' })]);
    expect(both.map((each) => each.__typename).sort()).toEqual(['KeptIdentity', 'Refused']);
    const again = { idempotencyKey: `identity ${person.id}`, phones: full['phones'] };
    expect(await set(person, again, 1)).toMatchObject({ version: 2 });
    expect(await set(person, again, 1)).toMatchObject({ version: 2 });
    expect(await set(person, { ...again, phones: [] }, 1)).toMatchObject({ code: 'KEY_REUSED' });
    const [kept] = await sql<{ digest: string; answer: Buffer }>('select digest, answer from idempotency_key where key = $1', [again.idempotencyKey]);
    expect(kept!.answer.toString('latin1')).not.toContain('911234567');
  });
});

describe('a birth date', () => {
  const BOUND = 'select born_on_or_before::text as bound from jobseeker where id = $1';

  it('settles in the same transaction what law asks, and tells matching no more', async () => {
    const person = await office.person({}, { age: null });
    await set(person, { bornOn: '1990-05-05' });
    const [adult] = await sql<{ bound: string }>(BOUND, [idOf(person)]);
    expect(adult!.bound).toMatch(/^20\d\d-/);
    const post = await office.post();
    expect(await office.explained(person, post)).toMatchObject({ matches: true });

    const child = await office.person({}, { age: null });
    await set(child, { bornOn: '2014-02-03' });
    expect(await sql(BOUND, [idOf(child)])).toEqual([{ bound: '2014-02-28' }]);
    expect(await office.explained(child, post)).toMatchObject({ matches: false });
  });
});

describe('what is stored', () => {
  it('opens in no other row, column or mission', async () => {
    const [one, two] = [await office.person(), await office.person()];
    await set(one, full);
    await set(two, { ...full, fullName: 'Somebody Else' });
    const move = (what: string) => sql(`update identity i set ${what} from identity o where i.jobseeker_id = $1 and o.jobseeker_id = $2`, [idOf(one), idOf(two)]);
    await move('names = o.names');
    await expect(service().read(office.caseManager.viewer, [idOf(one)], 'CONTACT')).rejects.toThrow('cannot be opened here');
    await set(two, {}, 1);
    await move('names = i.notes');
    await expect(service().read(office.caseManager.viewer, [idOf(one)], 'CONTACT')).rejects.toThrow('cannot be opened here');
    expect((await service().read(office.caseManager.viewer, [idOf(two)], 'CONTACT'))[0]).toMatchObject({ fullName: 'Somebody Else' });
  });

  it('opens with no key but the person’s: one that is put in its place, by whoever writes to the store of keys, opens nothing', async () => {
    const [one, two] = [await office.person(), await office.person()];
    await set(one, full);
    await set(two, full);
    const client = new pg.Client(world.database.keysUrl);
    await client.connect();
    await client.query(`select set_config('app.mission', $1, false)`, [office.missionId]);
    await client.query(`update person_key k set wrapped = o.wrapped from person_key o where k.jobseeker_id = $1 and o.jobseeker_id = $2`, [idOf(one), idOf(two)]);
    await client.end();
    await expect(service().read(office.caseManager.viewer, [idOf(one)], 'CONTACT')).rejects.toThrow('cannot be opened here');
  });

  it('shows nothing once the key is destroyed, and no second key is made', async () => {
    const person = await office.person();
    await set(person, full);
    const keys = world.app.get(PersonKeys, { strict: false });
    await keys.destroy(office.missionId, [idOf(person)]);
    await keys.destroy(office.missionId, [idOf(person)]);
    expect(await keys.make(office.missionId, idOf(person))).toBeNull();
    expect(await read(office.caseManager, person)).toMatchObject({ fullName: null, phones: [] });
    expect(await set(person, full, 1)).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a phone', () => {
  it('finds the people who have it, in this mission only, by an index that differs from mission to mission', async () => {
    const other = await Office.open(world);
    const [mother, son, foreign] = [await office.person(), await office.person(), await other.person()];
    const phones = [{ number: '0912 345 678', whose: 'FAMILY' }];
    await set(mother, { phones });
    await set(son, { phones });
    await other.act(other.caseManager, 'setIdentity', { jobseekerId: foreign.id, version: 0, phones }, 'KeptIdentity', 'version');
    const family = [idOf(mother), idOf(son)].sort();
    expect(await service().whoHasPhone(office.missionId, '+251 912 345 678')).toEqual(family);
    expect(await service().whoHasPhone(other.missionId, '0912345678')).toEqual([idOf(foreign)]);
    expect(await service().whoHasPhone(office.missionId, '0912345679')).toEqual([]);
    expect(await service().whoHasPhone(office.missionId, 'nobody')).toEqual([]);
    expect(await service().sharedPhones(office.missionId)).toContainEqual(family);
    const rows = [...(await sql<{ i: string }>(`select blind_index::text as i from person_phone where jobseeker_id = $1`, [idOf(son)]))];
    const theirs: { i: string }[] = await world.database.work.run(other.officer.viewer, (tx) => tx.query('select blind_index::text as i from person_phone'));
    expect(theirs.map(({ i }) => i)).not.toContain(rows[0]!.i);
  });
});
