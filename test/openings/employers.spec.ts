import { day } from '../../src/kernel/day.js';
import type { EmployerId, MissionId } from '../../src/kernel/ids.js';
import { newId } from '../../src/platform/ids.js';
import type { Viewer } from '../../src/platform/viewer.js';
import { act, ADAMA, bakery, NAIROBI, OpeningsWorld, value } from './openings-world.js';

const now = { at: new Date('2026-03-01T21:30:00Z') };
let world: OpeningsWorld;
let missionId: MissionId;
let officer: Viewer;

beforeAll(async () => {
  world = await OpeningsWorld.open(now);
  missionId = await world.mission();
  officer = await world.viewer(missionId, 'JOB_PLACEMENT_OFFICER');
});
afterAll(() => world.close());

const everything = { status: null, text: null };

describe('writing an employer down', () => {
  it('keeps it as UNVERIFIED with the officer as contact person, and its place without what changes', async () => {
    const employer = await world.employer(officer);
    const [read] = await world.employers.byIds(officer, [employer.id]);
    expect(read).toEqual(employer);
    expect(read).toMatchObject({ status: 'UNVERIFIED', contactAccountId: officer.accountId, version: 1, place: { geonameId: ADAMA, country: 'ET' } });
    expect(Object.keys(read?.place ?? {}).sort()).toEqual(['country', 'geonameId', 'latitude', 'longitude', 'name']);
    expect(await world.employers.history(officer, [employer.id])).toMatchObject([{ from: null, to: 'UNVERIFIED', version: 1, by: officer.accountId }]);
  });

  it.each([
    ['geonameId', { geonameId: 1 }],
    ['geonameId', { geonameId: NAIROBI }],
    ['name', { name: '' }],
  ])('refuses a wrong %s', async (field, over) => {
    expect(await world.employers.create(act(officer), { ...bakery, ...over })).toMatchObject({ code: 'INVALID_INPUT', facts: { field } });
  });

  it('takes as contact person only staff whose account is in use', async () => {
    const employer = await world.employer(officer);
    const partner = await world.viewer(missionId, 'PARTNER', employer.id);
    for (const contactAccountId of [partner.accountId, newId<typeof partner.accountId>()])
      expect(await world.employers.create(act(officer), { ...bakery, contactAccountId })).toMatchObject({ facts: { field: 'contactAccountId' } });
    const colleague = await world.viewer(missionId, 'CASE_MANAGER');
    expect(await world.employer(officer, { contactAccountId: colleague.accountId })).toMatchObject({ contactAccountId: colleague.accountId });
  });
});

describe('L15: where an employer stands', () => {
  it('verifies for twelve months from the day of the mission, and keeps every step with its reason', async () => {
    const employer = await world.employer(officer);
    const verified = value(await world.employers.move(act(officer), employer.id, 1, 'VERIFIED', 'visited'));
    // 21:30 in London is 2 March in Addis Ababa.
    expect(verified).toMatchObject({ status: 'VERIFIED', verifiedUntil: day('2027-03-02'), version: 2 });
    value(await world.employers.move(act(officer), employer.id, 2, 'SUSPENDED', 'a fee was asked'));
    value(await world.employers.move(act(officer), employer.id, 3, 'UNVERIFIED', 'the fee was paid back'));
    value(await world.employers.move(act(officer), employer.id, 4, 'BARRED', 'it happened again'));
    const history = await world.employers.history(officer, [employer.id]);
    expect(history.map(({ to, reason }) => [to, reason])).toEqual([
      ['UNVERIFIED', 'written down'],
      ['VERIFIED', 'visited'],
      ['SUSPENDED', 'a fee was asked'],
      ['UNVERIFIED', 'the fee was paid back'],
      ['BARRED', 'it happened again'],
    ]);
  });

  it('refuses the moves that are not allowed, and changes nothing then', async () => {
    const employer = await world.employer(officer);
    value(await world.employers.move(act(officer), employer.id, 1, 'BARRED', 'fraud'));
    expect(await world.employers.move(act(officer), employer.id, 2, 'VERIFIED', 'changed my mind')).toMatchObject({ code: 'MOVE_NOT_ALLOWED' });
    expect(await world.employers.byIds(officer, [employer.id])).toMatchObject([{ status: 'BARRED', version: 2 }]);
    expect(await world.employers.history(officer, [employer.id])).toHaveLength(2);
  });

  it('lets the service role add to the history only', async () => {
    const employer = await world.employer(officer);
    for (const statement of [`update employer_move set reason = 'x'`, 'delete from employer_move'])
      await expect(world.database.work.run(officer, (tx) => tx.query(statement))).rejects.toThrow(/permission denied/);
    expect(await world.employers.history(officer, [employer.id])).toHaveLength(1);
  });

  it('repeats the first answer to a repeated call with its key', async () => {
    const employer = await world.employer(officer);
    const first = await world.employers.move(act(officer, 'verify once'), employer.id, 1, 'VERIFIED', 'visited');
    expect(await world.employers.move(act(officer, 'verify once'), employer.id, 1, 'VERIFIED', 'visited')).toEqual(first);
    expect(await world.employers.history(officer, [employer.id])).toHaveLength(2);
  });
});

describe('editing', () => {
  it('refuses a stale version and says the present one', async () => {
    const employer = await world.employer(officer);
    value(await world.employers.edit(act(officer), employer.id, 1, { ...bakery, name: 'Bakery of the four roads' }));
    expect(await world.employers.edit(act(officer), employer.id, 1, { ...bakery, name: 'Late' })).toMatchObject({ code: 'STALE_EDIT', facts: { version: 2 } });
    expect(await world.employers.byIds(officer, [employer.id])).toMatchObject([{ name: 'Bakery of the four roads' }]);
  });

  it('lets one of two simultaneous edits through', async () => {
    for (let round = 0; round < 10; round += 1) {
      const employer = await world.employer(officer);
      const outcomes = await Promise.all(
        ['A', 'B', 'C'].map((name) => world.employers.edit(act(officer), employer.id, 1, { ...bakery, name })),
      );
      expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
      for (const outcome of outcomes) if (!outcome.ok) expect(outcome).toMatchObject({ code: 'STALE_EDIT', facts: { version: 2 } });
    }
  });

  it('keeps a contact person while the employer is verified', async () => {
    const employer = await world.employer(officer);
    value(await world.employers.move(act(officer), employer.id, 1, 'SUPPORTED', 'registers next year'));
    expect(await world.employers.edit(act(officer), employer.id, 2, { ...bakery, contactAccountId: null })).toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('counts no version up when nothing changes', async () => {
    const employer = await world.employer(officer);
    expect(value(await world.employers.edit(act(officer), employer.id, 1, bakery)).version).toBe(1);
  });
});

describe('L7: the pledge', () => {
  it('is recorded once, by the partner or an officer, also when two do it at once', async () => {
    const employer = await world.employer(officer);
    const partner = await world.viewer(missionId, 'PARTNER', employer.id);
    const outcomes = await Promise.all([partner, officer].map((viewer) => world.employers.pledge(act(viewer), employer.id, 'owner')));
    const pledged = outcomes.map(value);
    expect(pledged[0]).toEqual(pledged[1]);
    expect(pledged[0]).toMatchObject({ pledgedAt: now.at, pledgeSignatory: 'owner', version: 2 });
  });
});

describe('a partner', () => {
  let own: EmployerId;
  let foreign: EmployerId;
  let partner: Viewer;
  beforeAll(async () => {
    own = (await world.employer(officer)).id;
    foreign = (await world.employer(officer)).id;
    partner = await world.viewer(missionId, 'PARTNER', own);
  });

  it('finds its own employer and no other', async () => {
    expect((await world.employers.byIds(partner, [own, foreign])).map((each) => each.id)).toEqual([own]);
    expect(await world.employers.page(partner, everything, null, 10)).toEqual([]);
    expect(await world.employers.history(partner, [own])).toEqual([]);
  });

  it('gets the same answer for a foreign employer and for none', async () => {
    const none = newId<EmployerId>();
    for (const attempt of [
      (id: EmployerId) => world.employers.edit(act(partner), id, 1, bakery),
      (id: EmployerId) => world.employers.pledge(act(partner), id, 'owner'),
    ]) {
      const answers = await Promise.all([attempt(foreign), attempt(none)]);
      expect(answers[0]).toMatchObject({ code: 'NOT_FOUND' });
      expect(answers[1]).toEqual(answers[0]);
    }
  });

  it('edits ordinary facts, but not what staff verified', async () => {
    value(await world.employers.move(act(officer), own, 1, 'VERIFIED', 'visited'));
    expect(value(await world.employers.edit(act(partner), own, 2, { ...bakery, size: 'SMALL' })).size).toBe('SMALL');
    expect(await world.employers.edit(act(partner), own, 3, { ...bakery, size: 'SMALL', name: 'Other' })).toMatchObject({ code: 'NOT_ALLOWED' });
  });

  it('creates no employer', async () => {
    expect(await world.employers.create(act(partner), bakery)).toMatchObject({ code: 'NOT_ALLOWED' });
  });
});

describe('another mission', () => {
  it('sees nothing and names nothing', async () => {
    const employer = await world.employer(officer);
    const elsewhere = await world.viewer(await world.mission(), 'JOB_PLACEMENT_OFFICER');
    expect(await world.employers.byIds(elsewhere, [employer.id])).toEqual([]);
    expect(await world.employers.page(elsewhere, everything, null, 10)).toEqual([]);
    expect(await world.employers.history(elsewhere, [employer.id])).toEqual([]);
    expect(await world.employers.move(act(elsewhere), employer.id, 1, 'VERIFIED', 'visited')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await world.employers.create(act(officer), { ...bakery, contactAccountId: elsewhere.accountId })).toMatchObject({ code: 'INVALID_INPUT' });
  });
});

describe('an account of a partner', () => {
  it('speaks for an employer of its own mission only', async () => {
    const employer = await world.employer(officer);
    const elsewhere = await world.viewer(await world.mission(), 'ADMIN');
    const draft = { label: 'owner', roles: ['PARTNER'] as const, employerId: employer.id };
    expect(await world.accounts.invite(act(elsewhere), draft)).toMatchObject({ code: 'NOT_FOUND', facts: { what: 'employer' } });
    expect(await world.accounts.invite(act(officer), draft)).toMatchObject({ ok: true });
  });
});

describe('imports', () => {
  const ref = { source: 'register', id: '17' };
  const put = (viewer: Viewer, draft = bakery) => world.database.work.run(viewer, (tx) => world.employers.putIn(tx, viewer, ref, draft));

  it('create once, change, and change nothing when repeated', async () => {
    const first = value(await put(officer));
    expect(first).toMatchObject({ change: 'CREATED', employer: { externalSource: 'register', externalId: '17' } });
    expect(value(await put(officer))).toEqual({ ...first, change: 'UNCHANGED' });
    expect(value(await put(officer, { ...bakery, size: 'LARGE' }))).toMatchObject({ change: 'CHANGED', employer: { id: first.employer.id, version: 2 } });
  });

  it('lets one of two that race create it', async () => {
    const raced = { source: 'register', id: 'raced' };
    const outcomes = await Promise.all(
      [1, 2, 3].map(() => world.database.work.run(officer, (tx) => world.employers.putIn(tx, officer, raced, bakery))),
    );
    for (const outcome of outcomes) if (!outcome.ok) expect(outcome.code).toBe('ALREADY_EXISTS');
    const ids = new Set(outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value.employer.id] : [])));
    expect(ids.size).toBe(1);
  });
});

describe('the list', () => {
  it('pages newest first and narrows by status and name', async () => {
    const mission = await world.mission();
    const viewer = await world.viewer(mission, 'JOB_PLACEMENT_OFFICER');
    const names = ['Alpha mill', 'Beta MILL', 'Gamma 100% forge'];
    const ids: EmployerId[] = [];
    for (const name of names) ids.push((await world.employer(viewer, { name })).id);
    const page = async (filter: Parameters<typeof world.employers.page>[1], after: EmployerId | null, limit: number) =>
      (await world.employers.page(viewer, filter, after, limit)).map((each) => each.id);
    expect(await page(everything, null, 2)).toEqual([ids[2], ids[1]]);
    expect(await page(everything, ids[1] ?? null, 2)).toEqual([ids[0]]);
    expect(await page({ status: null, text: 'mill' }, null, 9)).toEqual([ids[1], ids[0]]);
    expect(await page({ status: null, text: '%' }, null, 9)).toEqual([ids[2]]);
    value(await world.employers.move(act(viewer), ids[0] as EmployerId, 1, 'VERIFIED', 'visited'));
    expect(await page({ status: 'VERIFIED', text: null }, null, 9)).toEqual([ids[0]]);
  });
});
