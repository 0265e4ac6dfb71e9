import pg from 'pg';

import { day } from '../../src/kernel/day.js';
import type { JobseekerId } from '../../src/kernel/ids.js';
import { TasksService } from '../../src/office/tasks/tasks.service.js';
import { globalId, readGlobalId } from '../../src/platform/graphql/global-id.js';
import { ErasuresService } from '../../src/people/personal-data/erasures.service.js';
import { PersonalDataHolders } from '../../src/people/personal-data/holders.js';
import { RetentionService } from '../../src/people/personal-data/retention.service.js';
import { PersonKeys } from '../../src/people/vault/keys/person-keys.service.js';
import { ADAMA, BAKER, Office, type Input, type Jobseeker } from '../journeys/office.js';
import { Offering } from '../outcomes/offering.js';
import { freshKeys } from '../support/database.js';
import { openWorld, type Person, type World } from '../support/world.js';
import { tablesOfPeople } from './tables-of-people.js';

const WORDS = ['Abebech Constructed', '911234567', 'EP1234567', 'above the constructed shop', 'the constructed threat', 'C-4711', 'the constructed quarrel', 'A constructed issuer'];

let world: World;
let office: Office;
let protection: Person;
beforeAll(async () => {
  world = await openWorld({ keysUrl: (await freshKeys()).serviceUrl });
  office = await Office.open(world);
  protection = await office.signIn('PROTECTION');
});
afterAll(() => world.close());

const idOf = ({ id }: Pick<Jobseeker, 'id'>): JobseekerId => readGlobalId(id)!.id as JobseekerId;
const find = <T>(type: abstract new (...args: never[]) => T): T => world.app.get(type, { strict: false });
const sql = <Row>(text: string, values: unknown[] = []): Promise<Row[]> => world.database.work.run(office.officer.viewer, (tx) => tx.query(text, values));
const going = new AbortController().signal;

/** Somebody of whom everything is kept that can be. */
async function wholePerson(): Promise<Jobseeker> {
  const person = await office.person(
    { occupations: [{ uri: BAKER, months: 24, lastYear: 2020 }], skills: [{ uri: 'urn:rejoin:skill:bake-bread', level: 3, evidence: 'CERTIFIED', issuer: 'A constructed issuer' }] },
    { caseReference: `C-4711 ${Math.random()}`, idempotencyKey: `erasure ${Math.random()}` },
  );
  const input = { jobseekerId: person.id, version: 0, fullName: WORDS[0], phones: [{ number: '0911 234 567', whose: 'OWN' }], notes: `Lives ${WORDS[3]}.`, bornOn: '1990-05-05' };
  await office.act(office.caseManager, 'setIdentity', { ...input, papers: [{ kind: 'PASSPORT', number: WORDS[2] }] }, 'KeptIdentity', 'version');
  await office.act(protection, 'excludePlace', { jobseekerId: person.id, placeId: ADAMA, km: 1, reason: WORDS[4] }, 'ProtectionRecord', 'exclusionId');
  await office.moved(person, 'PAUSED', WORDS[6]!);
  await office.moved(person, 'ACTIVE');
  return person;
}

const erase = (person: Jobseeker, over: Input = {}, who = office.caseManager) =>
  office.attempt(who, 'eraseJobseeker', { jobseekerId: person.id, handle: person.handle, basis: 'PERSON_ASKED', ...over }, 'Erasure', 'basis askedAt finishedAt');

/** Every row of every table of the mission as text, sealed bytes as letters too. */
async function everything(): Promise<string> {
  const tables = await sql<{ name: string }>(`select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'mission_id'`);
  const texts = await Promise.all(
    tables.map(async ({ name }) => JSON.stringify((await sql<{ text: string }>(`select to_jsonb(t)::text as text from "${name}" t where mission_id = $1`, [office.missionId])).map((row) => row.text))),
  );
  const answers = await sql<{ answer: Buffer | null }>('select answer from idempotency_key');
  return texts.join('\n') + answers.map(({ answer }) => answer?.toString('latin1') ?? '').join('\n');
}

describe('erasing a person', () => {
  it('leaves no word of them anywhere, and the counts', async () => {
    const person = await wholePerson();
    await office.post();
    await office.refresh();
    const before = await sql<{ count: number }>('select count(*)::int as count from jobseeker');
    expect(await everything()).toContain('C-4711');
    expect(await erase(person)).toMatchObject({ basis: 'PERSON_ASKED', finishedAt: expect.any(String) });
    const left = await everything();
    for (const word of [...WORDS, person.handle]) expect(left).not.toContain(word);
    expect(await sql('select count(*)::int as count from jobseeker')).toEqual(before);
    expect(await sql('select status, kind, born_on_or_before, profile -> \'skills\' as skills from jobseeker where id = $1', [idOf(person)])).toEqual([
      { status: 'CLOSED', kind: 'RETURNEE', born_on_or_before: null, skills: [] },
    ]);
    for (const table of ['identity', 'person_phone', 'exclusion', 'vulnerability', 'limit_source', 'opening_match', 'jobseeker_match'])
      expect([table, await sql(`select from ${table} where jobseeker_id = $1`, [idOf(person)])]).toEqual([table, []]);
    expect((await sql(`select from audit_entry where subject_id = $1`, [idOf(person)])).length).toBeGreaterThan(3);
  });

  it('is answered again to whoever asked, and hides the person from everybody', async () => {
    const person = await wholePerson();
    const key = { idempotencyKey: `once ${person.id}` };
    const first = await erase(person, key);
    expect(await erase(person, key)).toMatchObject({ basis: first.basis, askedAt: first.askedAt });
    expect(await erase(person)).toEqual(first);
    expect(await erase(person, {}, protection)).toMatchObject({ code: 'NOT_FOUND' });
    for (const who of [office.caseManager, office.officer, protection])
      expect((await office.ask(who, 'query ($id: ID!) { jobseeker(id: $id) { id } }', { id: person.id })).jobseeker).toBeNull();
    const { jobseekers } = await office.ask(office.caseManager, '{ jobseekers(first: 100) { edges { node { id } } } }');
    expect(jobseekers.edges.map((edge: { node: { id: string } }) => edge.node.id)).not.toContain(person.id);
  });

  it('needs the handle, and an own case or protection', async () => {
    const person = await wholePerson();
    expect(await erase(person, { handle: 'J-WRONG' })).toMatchObject({ code: 'INVALID_INPUT' });
    const stranger = await office.signIn('CASE_MANAGER');
    expect(await erase(person, {}, stranger)).toEqual(await erase({ ...person, id: 'made up' }, {}, stranger));
    expect(await erase(person, {}, await office.signIn('ADMIN'))).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await erase(person, {}, protection)).toMatchObject({ finishedAt: expect.any(String) });
  });

  it('goes on by itself when it was broken off after any step', async () => {
    const keys = find(PersonKeys);
    const [one, two] = [await wholePerson(), await wholePerson()];
    // As a process leaves it that is killed before the key is destroyed, and after.
    for (const person of [one, two]) {
      await sql('update jobseeker set erased_at = now() where id = $1', [idOf(person)]);
      await sql(`insert into erasure (mission_id, jobseeker_id, extent, basis, asked_at) values ($1, $2, 'EVERYTHING', 'PERSON_ASKED', now())`, [office.missionId, idOf(person)]);
    }
    await keys.destroy(office.missionId, [idOf(two)]);
    await Promise.all([find(ErasuresService).sweep(office.missionId, going), find(ErasuresService).sweep(office.missionId, going)]);
    expect(await sql('select from erasure where finished_at is null')).toEqual([]);
    const left = await everything();
    for (const word of [...WORDS, one.handle, two.handle]) expect(left).not.toContain(word);
    expect((await keys.of(office.missionId, [idOf(one), idOf(two)])).size).toBe(0);
  });

  it('loses to no writer that was under way, and none comes after it', async () => {
    const people = await Promise.all(Array.from({ length: 8 }, () => office.person()));
    const write = (person: Jobseeker) =>
      office.attempt(office.caseManager, 'setIdentity', { jobseekerId: person.id, version: 0, fullName: WORDS[0] }, 'KeptIdentity', 'version');
    const ends = await Promise.all(people.flatMap((person) => [write(person), erase(person)]));
    expect(ends.filter((end) => end.__typename === 'Erasure')).toHaveLength(people.length);
    expect(await sql('select from identity where jobseeker_id = any($1)', [people.map(idOf)])).toEqual([]);
  });
});

describe('a backup of the main database from before an erasure', () => {
  it('shows nothing of the person beside today’s store of keys, and is erased again by itself', async () => {
    const person = await wholePerson();
    const rows = async (table: string, key = 'jobseeker_id') => sql<{ row: object }>(`select to_jsonb(t) as row from ${table} t where ${key} = $1`, [idOf(person)]);
    const backup = { jobseeker: await rows('jobseeker', 'id'), identity: await rows('identity'), person_phone: await rows('person_phone'), exclusion: await rows('exclusion') };
    await erase(person);
    // The rows as they were, and no erasure: what a restored dump holds.
    const client = new pg.Client(world.database.urls.ownerUrl);
    await client.connect();
    await client.query(`select set_config('app.mission', $1, false)`, [office.missionId]);
    await client.query('delete from erasure where jobseeker_id = $1', [idOf(person)]);
    await client.query(`update jobseeker j set (handle, case_reference, status, profile, erased_at, born_on_or_before) =
      (select handle, case_reference, status, profile, null::timestamptz, born_on_or_before from jsonb_populate_record(j, $1)) where id = $2`, [backup.jobseeker[0]!.row, idOf(person)]);
    await client.end();
    for (const table of ['identity', 'person_phone', 'exclusion'] as const)
      for (const { row } of backup[table]) await sql(`insert into ${table} select * from jsonb_populate_record(null::${table}, $1)`, [row]);

    const identity = 'query ($id: ID!) { identity(jobseekerId: $id, reason: CONTACT) { fullName otherNames bornOn notes papers { number } phones { number } } }';
    expect((await office.ask(office.caseManager, identity, { id: person.id })).identity).toEqual({ fullName: null, otherNames: [], bornOn: null, notes: null, papers: [], phones: [] });
    const file = 'query ($id: ID!) { protectionFile(jobseekerId: $id, reason: KEEP_SAFE) { exclusions { reason } } }';
    expect((await office.ask(protection, file, { id: person.id })).protectionFile).toEqual({ exclusions: [] });

    await find(ErasuresService).sweep(office.missionId, going);
    expect(await sql('select basis from erasure where jobseeker_id = $1', [idOf(person)])).toEqual([{ basis: 'ERASED_BEFORE_RESTORE' }]);
    const left = await everything();
    for (const word of [...WORDS, person.handle]) expect(left).not.toContain(word);
  });
});

describe('a backup of the store of keys from before an erasure', () => {
  it('loses the key again by itself', async () => {
    const person = await wholePerson();
    await erase(person);
    const client = new pg.Client(world.database.keysUrl);
    await client.connect();
    await client.query(`select set_config('app.mission', $1, false)`, [office.missionId]);
    const lost = 'select from person_key where jobseeker_id = $1 and destroyed_at is not null';
    expect((await client.query(lost, [idOf(person)])).rowCount).toBe(1);
    const owner = new pg.Client(world.database.keysUrl.replace('rejoin_service', 'rejoin_owner'));
    await owner.connect();
    await owner.query(`alter table person_key disable trigger user; alter table person_key no force row level security`);
    await owner.query(`update person_key set destroyed_at = null, wrapped = 'x', wrapped_by = 'x' where jobseeker_id = $1`, [idOf(person)]);
    await owner.query(`alter table person_key enable trigger user; alter table person_key force row level security`);
    await owner.end();
    await find(ErasuresService).sweep(office.missionId, going);
    expect((await client.query(lost, [idOf(person)])).rowCount).toBe(1);
    await client.end();
  });
});

describe('what is kept of a person', () => {
  const TELL = 'query ($id: ID!) { personalData(jobseekerId: $id) { parts { title lines } } }';

  it('is told in words by whoever accompanies them; what protection keeps, by protection', async () => {
    const person = await wholePerson();
    const told = JSON.stringify(await office.ask(office.caseManager, TELL, { id: person.id }));
    for (const word of [WORDS[0]!, '+251911234567', WORDS[2]!, WORDS[3]!, 'C-4711', WORDS[6]!, 'baker', 'agreed to matching', '1990-05-05']) expect(told).toContain(word);
    expect(told).not.toContain(WORDS[4]!);
    expect(JSON.stringify(await office.ask(protection, TELL, { id: person.id }))).toContain(WORDS[4]!);
    const stranger = await office.signIn('CASE_MANAGER');
    expect(await office.ask(stranger, TELL, { id: person.id })).toEqual({ personalData: null });
    expect((await sql(`select from audit_entry where act = 'personalData' and subject_id = $1`, [idOf(person)])).length).toBe(2);
  });

  it('has a holder for every table that names a person: one that is new says here what it tells and forgets', async () => {
    const tables = await sql<{ name: string }>(
      `select distinct table_name as name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
       where table_schema = 'public' and table_type = 'BASE TABLE' and column_name = 'jobseeker_id'
       union select c.relname from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class o on o.oid = k.confrelid where k.contype = 'f' and o.relname = 'jobseeker'
       union select 'jobseeker'`,
    );
    const held = find(PersonalDataHolders).tables;
    expect(tables.map(({ name }) => name).filter((name) => !held.includes(name))).toEqual([]);
    expect(new Set(held).size).toBe(held.length);
    // And what becomes of it when the person is erased, merged with another record, handed over or told is written down, of each table and of no other.
    expect(Object.keys(tablesOfPeople).sort()).toEqual([...held].sort());
  });

  it('is gone from every table of which it is said so', async () => {
    const person = await wholePerson();
    await sql(`insert into safe_contact (mission_id, jobseeker_id, number_index, seen_by, texts, quiet, language, asked_on, version)
      values ($1, $2, $3, 'ALONE', 'YES', '{}', 'en', current_date, 1)`, [office.missionId, idOf(person), Buffer.alloc(32)]);
    await office.post();
    await office.refresh();
    const named = await sql<{ name: string }>(`select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'jobseeker_id' order by 1`);
    const deleted = named.map(({ name }) => name).filter((name) => tablesOfPeople[name]?.[0] === 'DELETED');
    const rows = async () => Object.fromEntries(await Promise.all(deleted.map(async (name) => [name, (await sql(`select from "${name}" where jobseeker_id = $1`, [idOf(person)])).length] as const)));
    const before = await rows();
    expect(Object.entries(before).filter(([, count]) => count > 0).map(([name]) => name)).toEqual(expect.arrayContaining(['exclusion', 'identity', 'person_phone', 'safe_contact']));
    await erase(person);
    expect(Object.values(await rows()).filter((count) => count > 0)).toEqual([]);
  });
});

describe('a record that nobody works with', () => {
  const DUE = '{ reviewsDue(first: 100) { edges { node { jobseekerId handle } } } }';
  const months = (person: Jobseeker, count: number) =>
    sql(`update person_activity set active_at = now() - make_interval(months => $2) where jobseeker_id = $1`, [idOf(person), count]);
  /** Whoever did something about the person did it long ago. */
  const untouched = async (person: Jobseeker) => {
    const client = new pg.Client(world.database.urls.ownerUrl);
    await client.connect();
    await client.query(`alter table audit_entry disable trigger user; alter table audit_entry no force row level security`);
    await client.query(`update audit_entry set at = at - interval '3 years' where subject_id = $1`, [idOf(person)]);
    await client.query(`alter table audit_entry enable trigger user; alter table audit_entry force row level security`);
    await client.end();
  };
  const due = async () => (await office.ask(office.caseManager, DUE)).reviewsDue.edges.map((edge: { node: { handle: string } }) => edge.node.handle);

  it('is put to its case holder after twelve months, and kept another year when that confirms it', async () => {
    const [old, worked] = [await office.person(), await office.person()];
    await untouched(old);
    await months(old, 13);
    await months(worked, 13);
    expect(await due()).toContain(old.handle);
    expect(await due()).not.toContain(worked.handle);
    await office.act(office.caseManager, 'confirmJobseeker', { jobseekerId: old.id }, 'ConfirmedJobseeker', 'activeAt');
    expect(await due()).not.toContain(old.handle);
  });

  const acts: readonly (readonly [string, (person: Jobseeker) => Promise<unknown>])[] = [
    ['answers a survey', (person) => sql(`insert into survey_response select mission_id, gen_random_uuid(), id, 'x', 'BASELINE', 'GENERAL', 1, 'TEXT', now(), false, null, now(), '' from jobseeker where id = $1`, [idOf(person)])],
    ['agrees to something by text message', (person) => office.agrees(person, { purpose: 'RESEARCH' })],
    ['was reached for a task', (person) => task(person, 'REACHED')],
  ];
  it.each(acts)('is worked with where the person %s', async (_, act) => {
    const person = await office.person();
    await months(person, 13);
    await untouched(person);
    expect(await due()).toContain(person.handle);
    await act(person);
    await untouched(person);
    expect(await due()).not.toContain(person.handle);
  });
  it('is worked with where somebody makes or moves an offer, and not where the service ends one', async () => {
    const person = await office.person();
    const drawn = await new Offering(office).drafts(await office.post(), [person]);
    const id = readGlobalId(drawn.changed[0].id)!.id;
    const line = (number: number, actor: string) =>
      sql(`insert into offer_event (mission_id, offer_id, number, act, to_state, actor, at) values ($1, $2, $3, 'CONSTRUCTED', 'DRAFT', $4, now())`, [office.missionId, id, number, actor]);
    await unworked(person);
    await line(100, 'SERVICE');
    await untouched(person);
    expect(await due()).toContain(person.handle);
    for (const [at, actor] of ['STAFF', 'PERSON', 'EMPLOYER'].entries()) {
      await unworked(person);
      await line(101 + at, actor);
      expect([actor, await due()]).toEqual([actor, expect.not.arrayContaining([person.handle])]);
    }
  });
  it('does not keep an act waiting that somebody else does about the same person', async () => {
    const person = await office.person();
    await unworked(person);
    const client = new pg.Client(world.database.urls.ownerUrl);
    await client.connect();
    await client.query(`select set_config('app.mission', $1, false)`, [office.missionId]);
    await client.query('begin');
    await client.query('select from person_activity where jobseeker_id = $1 for update', [idOf(person)]);
    expect((await new Offering(office).drafts(await office.post(), [person])).changed).toHaveLength(1);
    await client.query('rollback');
    await client.end();
  });
  /** Nobody worked with the person for thirteen months, and it is seen. */
  async function unworked(person: Jobseeker): Promise<void> {
    await months(person, 13);
    await untouched(person);
    expect(await due()).toContain(person.handle);
  }
  it('is not worked with where nobody was reached', async () => {
    const person = await office.person();
    await months(person, 13);
    await task(person, 'NOT_REACHED');
    await untouched(person);
    expect(await due()).toContain(person.handle);
  });
  /** A task about the person that an officer ends. */
  async function task(person: Jobseeker, outcome: string): Promise<unknown> {
    const draft = { kind: 'CALL', subjectKind: 'Jobseeker', subjectId: idOf(person), jobseekerId: idOf(person), occasion: 'x', queue: 'CASE_MANAGER', dueOn: day('2026-01-01') } as const;
    const opened = await world.database.work.run(office.officer.viewer, (tx) => find(TasksService).open(tx, office.officer.viewer, draft));
    return office.act(office.officer, 'endTasks', { ids: [globalId('Task', opened!.id)], to: 'DONE', outcome }, 'TasksChanged', '__typename');
  }

  it('is pseudonymised after twenty-four: nobody knows whose it was, and what they could do stays for figures', async () => {
    const [old, young] = [await wholePerson(), await wholePerson()];
    await untouched(old);
    await months(old, 25);
    await months(young, 25);
    await find(RetentionService).sweep(office.missionId, going);
    expect(await sql('select basis, extent from erasure where jobseeker_id = $1', [idOf(old)])).toEqual([{ basis: 'KEPT_LONG_ENOUGH', extent: 'IDENTITY' }]);
    expect(await sql('select from erasure where jobseeker_id = $1', [idOf(young)])).toEqual([]);
    const [left] = await sql<{ row: string }>('select to_jsonb(j)::text as row from jobseeker j where id = $1', [idOf(old)]);
    expect(left!.row).toContain(BAKER);
    for (const word of [...WORDS, old.handle, 'Adama']) expect(left!.row).not.toContain(word);
    expect((await find(PersonKeys).of(office.missionId, [idOf(old)])).size).toBe(0);
  });
});
