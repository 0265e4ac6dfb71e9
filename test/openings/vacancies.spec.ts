import { addDays, day } from '../../src/kernel/day.js';
import type { EmployerId, MissionId, OpeningId } from '../../src/kernel/ids.js';
import { monthlyMinor } from '../../src/kernel/money.js';
import type { OpeningFacts } from '../../src/matching/index.js';
import type { OpeningTerms } from '../../src/openings/openings/opening.js';
import { openingFacts, type OpeningReading } from '../../src/openings/openings/opening-facts.js';
import type { OpeningDraft } from '../../src/openings/openings/terms.service.js';
import { newId } from '../../src/platform/ids.js';
import type { Viewer } from '../../src/platform/viewer.js';
import { act, ADAMA, BAKE_BREAD, baker, BAKER, MAKE_DOUGH, NAIROBI, OpeningsWorld, PASTRY_COOK, value } from './openings-world.js';

const now = { at: new Date('2026-03-01T10:00:00Z') };
const today = day('2026-03-01');
let world: OpeningsWorld;
let missionId: MissionId;
let officer: Viewer;
let employerId: EmployerId;

beforeAll(async () => {
  world = await OpeningsWorld.open(now);
  missionId = await world.mission();
  officer = await world.viewer(missionId, 'JOB_PLACEMENT_OFFICER');
  employerId = (await world.goodEmployer(officer)).id;
});
afterAll(() => world.close());

const everything = { kind: null, status: null, occupation: null, employerId: null, text: null };
const read = async (viewer: Viewer, id: OpeningId) => (await world.openings.byIds(viewer, [id]))[0];
const historyOf = async (viewer: Viewer, id: OpeningId) => (await world.openings.history(viewer, [id])).map(({ to, reason }) => [to, reason]);

const full: Partial<OpeningDraft> = {
  description: 'Bread before dawn.',
  skills: [
    { uri: MAKE_DOUGH, essential: true, minLevel: 3, hard: true },
    { uri: BAKE_BREAD, essential: false, minLevel: null, hard: false },
  ],
  languages: [{ language: 'amh', level: 'B1', hard: true }],
  licences: [{ code: 'FOOD_HANDLER', hard: false }],
  minEducation: 2,
  criteria: ['Own bicycle'],
  demands: ['STANDING', 'HEAT'],
  hazards: ['NIGHT_WORK'],
  startsOn: addDays(today, 10),
  startsBy: addDays(today, 40),
  closesOn: addDays(today, 30),
  hoursPerWeek: { min: 30, max: 40 },
};

describe('writing a vacancy down', () => {
  it('keeps every term as a draft and reads it back', async () => {
    const vacancy = await world.vacancy(officer, employerId, full);
    expect(vacancy).toMatchObject({ ...full, status: 'DRAFT', seatsTaken: 0, version: 1, kind: 'VACANCY', place: { geonameId: ADAMA, country: 'ET' } });
    expect(await read(officer, vacancy.id)).toEqual(vacancy);
    expect(await historyOf(officer, vacancy.id)).toEqual([['DRAFT', 'written down']]);
  });

  it('F61: keeps a place in a third country, with pay in its currency', async () => {
    const pay = { min: 30_000_00, max: 40_000_00, currency: 'KES', period: 'MONTH' } as const;
    const draft = { ...baker, geonameId: NAIROBI, pay };
    expect(await world.vacancies.create(act(officer), employerId, draft)).toMatchObject({ code: 'INVALID_INPUT', facts: { field: 'pay.currency' } });
    await world.database.work.run(officer, (tx) =>
      tx.query(`insert into exchange_rate (mission_id, currency, valid_from, rate) values ($1, 'KES', '2000-01-01', 1.25)`, [officer.missionId]),
    );
    expect(await world.vacancy(officer, employerId, { geonameId: NAIROBI, pay })).toMatchObject({ place: { country: 'KE' }, pay });
  });

  it.each<[string, Partial<OpeningDraft>]>([
    ['occupation', { occupation: MAKE_DOUGH }],
    ['skills', { skills: [{ uri: BAKER, essential: true, minLevel: null, hard: false }] }],
    ['geonameId', { geonameId: 1 }],
    ['seats', { seats: -1 }],
  ])('refuses a wrong %s', async (field, over) => {
    expect(await world.vacancies.create(act(officer), employerId, { ...baker, ...over })).toMatchObject({ code: 'INVALID_INPUT', facts: { field } });
  });

  it('refuses a criterion on a protected trait', async () => {
    const outcome = await world.vacancies.create(act(officer), employerId, { ...baker, criteria: ['Female only'] });
    expect(outcome).toMatchObject({ code: 'PROTECTED_TRAIT', facts: { field: 'criteria', trait: 'SEX' } });
  });

  it('answers the same for a foreign employer and for none', async () => {
    expect(await world.vacancies.create(act(officer), newId<EmployerId>(), baker)).toMatchObject({ code: 'NOT_FOUND', facts: { what: 'employer' } });
  });
});

describe('the life of a vacancy', () => {
  it('goes from draft to published, filled, published again, closed and back, with its reasons', async () => {
    const { id } = await world.vacancy(officer, employerId);
    value(await world.vacancies.publish(act(officer), id, 1, null));
    value(await world.lifecycle.reportSeats(act(officer), id, 2, 1));
    expect(await read(officer, id)).toMatchObject({ status: 'PUBLISHED', seatsTaken: 1, version: 3 });
    value(await world.lifecycle.reportSeats(act(officer), id, 3, 2));
    expect(await world.vacancies.publish(act(officer), id, 4, 'again')).toMatchObject({ code: 'NOT_PUBLISHABLE', facts: { field: 'seats' } });
    value(await world.lifecycle.reportSeats(act(officer), id, 4, 1));
    value(await world.vacancies.publish(act(officer), id, 5, 'one left'));
    value(await world.vacancies.close(act(officer), id, 6, 'the bakery burnt'));
    value(await world.vacancies.publish(act(officer), id, 7, 'the bakery was built again'));
    expect(await historyOf(officer, id)).toEqual([
      ['DRAFT', 'written down'],
      ['PUBLISHED', 'found fit to be published'],
      ['FILLED', 'every seat is taken'],
      ['PUBLISHED', 'one left'],
      ['CLOSED', 'the bakery burnt'],
      ['PUBLISHED', 'the bakery was built again'],
    ]);
  });

  it('L7: is not published before the pledge, and is after it', async () => {
    const { id: unpledged } = await world.employer(officer);
    const { id } = await world.vacancy(officer, unpledged);
    expect(await world.vacancies.publish(act(officer), id, 1, null)).toMatchObject({ code: 'RULE_FORBIDS', facts: { rule: 'L7' } });
    expect(await read(officer, id)).toMatchObject({ status: 'DRAFT', version: 1 });
    value(await world.employers.pledge(act(officer), unpledged, 'owner'));
    expect(await world.vacancies.publish(act(officer), id, 1, null)).toMatchObject({ ok: true });
  });

  it.each(['SUSPENDED', 'BARRED'] as const)('L15: is not published by an employer that is %s', async (to) => {
    const employer = await world.goodEmployer(officer);
    const { id } = await world.vacancy(officer, employer.id);
    value(await world.employers.move(act(officer), employer.id, employer.version, to, 'a fee was asked'));
    expect(await world.vacancies.publish(act(officer), id, 1, null)).toMatchObject({ code: 'RULE_FORBIDS', facts: { rule: 'L15' } });
  });

  it('wants a reason to close', async () => {
    const { id } = await world.vacancy(officer, employerId);
    expect(await world.vacancies.close(act(officer), id, 1, ' ')).toMatchObject({ code: 'REASON_NEEDED' });
  });

  it('lets nobody change its history', async () => {
    for (const statement of [`update opening_move set reason = 'x'`, 'delete from opening_move', 'delete from criterion_approval'])
      await expect(world.database.work.run(officer, (tx) => tx.query(statement))).rejects.toThrow(/permission denied/);
  });
});

describe('editing', () => {
  it('refuses a stale version and loses nothing', async () => {
    const { id } = await world.vacancy(officer, employerId);
    value(await world.vacancies.edit(act(officer), id, 1, { ...baker, title: 'First' }));
    expect(await world.vacancies.edit(act(officer), id, 1, { ...baker, title: 'Second' })).toMatchObject({ code: 'STALE_EDIT', facts: { version: 2 } });
    expect(await read(officer, id)).toMatchObject({ title: 'First', version: 2 });
  });

  it('lets one of several simultaneous acts through', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { id } = await world.published(officer, employerId);
      const outcomes = await Promise.all([
        world.vacancies.edit(act(officer), id, 2, { ...baker, title: 'First' }),
        world.vacancies.edit(act(officer), id, 2, { ...baker, title: 'Second' }),
        world.vacancies.close(act(officer), id, 2, 'raced'),
        world.lifecycle.reportSeats(act(officer), id, 2, 2),
      ]);
      expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
      for (const outcome of outcomes) if (!outcome.ok) expect(outcome).toMatchObject({ code: 'STALE_EDIT', facts: { version: 3 } });
    }
  });

  it('keeps a published vacancy fit to be published', async () => {
    const { id } = await world.published(officer, employerId);
    expect(await world.vacancies.edit(act(officer), id, 2, { ...baker, pay: null })).toMatchObject({ code: 'NOT_PUBLISHABLE', facts: { field: 'pay' } });
    expect(await world.vacancies.edit(act(officer), id, 2, { ...baker, closesOn: addDays(today, -1) })).toMatchObject({ facts: { field: 'closesOn' } });
    expect(await world.vacancies.edit(act(officer), id, 2, { ...baker, seats: 0 })).toMatchObject({ facts: { field: 'seats' } });
    expect(await read(officer, id)).toMatchObject({ status: 'PUBLISHED', version: 2 });
  });

  it('takes away no seat that is taken, and fills with the last', async () => {
    const { id } = await world.published(officer, employerId, { seats: 3 });
    value(await world.lifecycle.reportSeats(act(officer), id, 2, 2));
    expect(await world.vacancies.edit(act(officer), id, 3, { ...baker, seats: 1 })).toMatchObject({ code: 'INVALID_INPUT', facts: { field: 'seats' } });
    expect(await world.vacancies.edit(act(officer), id, 3, { ...baker, seats: 2 })).toMatchObject({ ok: true, value: { status: 'FILLED' } });
  });

  it('counts no version up when nothing changes', async () => {
    const vacancy = await world.vacancy(officer, employerId, full);
    expect(value(await world.vacancies.edit(act(officer), vacancy.id, 1, { ...baker, ...full }))).toEqual(vacancy);
  });

  it('refuses seats taken of a draft, and of one that was closed', async () => {
    const { id } = await world.vacancy(officer, employerId);
    expect(await world.lifecycle.reportSeats(act(officer), id, 1, 1)).toMatchObject({ code: 'MOVE_NOT_ALLOWED', facts: { from: 'DRAFT' } });
    value(await world.vacancies.publish(act(officer), id, 1, null));
    value(await world.vacancies.close(act(officer), id, 2, 'x'));
    expect(await world.lifecycle.reportSeats(act(officer), id, 3, 1)).toMatchObject({ code: 'MOVE_NOT_ALLOWED', facts: { from: 'CLOSED' } });
  });

  it('refuses pay beyond any pay, and says how much may be said', async () => {
    const pay = { min: 1, max: 1e15, currency: 'ETB', period: 'MONTH' } as const;
    expect(await world.vacancies.create(act(officer), employerId, { ...baker, pay })).toMatchObject({ code: 'INVALID_INPUT', facts: { field: 'pay', problem: expect.stringContaining('1,000,000,000,000') } });
  });

  it('refuses a number of seats taken that is not there', async () => {
    const { id } = await world.published(officer, employerId);
    expect(await world.lifecycle.reportSeats(act(officer), id, 2, 3)).toMatchObject({ code: 'INVALID_INPUT', facts: { field: 'seatsTaken' } });
  });

  it('has the database refuse what a fault in the code would let through', async () => {
    const { id } = await world.published(officer, employerId);
    const statement = `update opening set seats_taken = seats + 1 where id = '${id}'`;
    await expect(world.database.work.run(officer, (tx) => tx.query(statement))).rejects.toThrow(/opening_seats/);
  });
});

describe('a genuine criterion on a protected trait', () => {
  const criterion = 'Female only';
  it('is kept once an officer approved it with a reason, and no other', async () => {
    const { id } = await world.vacancy(officer, employerId);
    expect(await world.lifecycle.approveCriterion(act(officer), id, 1, criterion, '')).toMatchObject({ code: 'REASON_NEEDED' });
    value(await world.lifecycle.approveCriterion(act(officer), id, 1, criterion, 'a shelter for women'));
    expect(await read(officer, id)).toMatchObject({ criteria: [criterion], version: 2 });
    expect(await world.openings.approvals(officer, [id])).toMatchObject([
      { criterion, traits: ['SEX'], reason: 'a shelter for women', by: officer.accountId, at: now.at },
    ]);
    value(await world.vacancies.edit(act(officer), id, 2, { ...baker, title: 'Baker of the shelter', criteria: [criterion, 'Own bicycle'] }));
    expect(await world.vacancies.edit(act(officer), id, 3, { ...baker, criteria: ['Male only'] })).toMatchObject({ code: 'PROTECTED_TRAIT' });
  });

  it('is not for partners to approve', async () => {
    const partner = await world.viewer(missionId, 'PARTNER', employerId);
    const { id } = await world.vacancy(partner, employerId);
    expect(await world.lifecycle.approveCriterion(act(partner), id, 1, criterion, 'we like it')).toMatchObject({ code: 'NOT_ALLOWED' });
  });
});

describe('the last day for candidates', () => {
  const closing = (closesOn: OpeningTerms['closesOn']) => world.published(officer, employerId, { closesOn });

  it('expires the day after it, once, and can be published again with a later day', async () => {
    const due = await closing(today);
    const later = await closing(addDays(today, 1));
    const open = await closing(null);
    expect(await world.openings.expireDue(missionId, today)).toEqual([]);
    expect(await world.openings.expireDue(missionId, addDays(today, 1))).toEqual([due.id]);
    expect(await world.openings.expireDue(missionId, addDays(today, 1))).toEqual([]);
    expect(await read(officer, due.id)).toMatchObject({ status: 'EXPIRED', version: 3 });
    expect((await historyOf(officer, due.id)).at(-1)).toEqual(['EXPIRED', 'the last day for candidates was 2026-03-01']);
    for (const { id } of [later, open]) expect(await read(officer, id)).toMatchObject({ status: 'PUBLISHED' });
    now.at = new Date('2026-03-02T10:00:00Z');
    expect(await world.vacancies.publish(act(officer), due.id, 3, 'more time')).toMatchObject({ code: 'NOT_PUBLISHABLE', facts: { field: 'closesOn' } });
    value(await world.vacancies.edit(act(officer), due.id, 3, { ...baker, closesOn: addDays(today, 9) }));
    expect(await world.vacancies.publish(act(officer), due.id, 4, 'more time')).toMatchObject({ ok: true });
    now.at = new Date('2026-03-01T10:00:00Z');
  });

  it('is raced by edits without losing either', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id } = await closing(today);
      const [expired, edited] = await Promise.all([
        world.openings.expireDue(missionId, addDays(today, 1)),
        world.vacancies.edit(act(officer), id, 2, { ...baker, closesOn: addDays(today, 9) }),
      ]);
      if (edited.ok) {
        expect(expired).not.toContain(id);
        expect(await read(officer, id)).toMatchObject({ status: 'PUBLISHED', closesOn: addDays(today, 9), version: 3 });
      } else {
        expect(edited).toMatchObject({ code: 'STALE_EDIT', facts: { version: 3 } });
        expect(expired).toContain(id);
      }
    }
  });

  it('touches no other mission', async () => {
    const due = await closing(today);
    expect(await world.openings.expireDue(await world.mission(), addDays(today, 9))).toEqual([]);
    expect(await read(officer, due.id)).toMatchObject({ status: 'PUBLISHED' });
    await world.openings.expireDue(missionId, addDays(today, 1));
  });
});

describe('a partner', () => {
  let partner: Viewer;
  let own: OpeningId;
  let foreign: OpeningId;
  let foreignEmployer: EmployerId;
  beforeAll(async () => {
    partner = await world.viewer(missionId, 'PARTNER', employerId);
    foreignEmployer = (await world.goodEmployer(officer)).id;
    own = (await world.vacancy(partner, employerId)).id;
    foreign = (await world.published(officer, foreignEmployer)).id;
  });

  it('sees the vacancies of its own employer only', async () => {
    expect((await world.openings.byIds(partner, [own, foreign])).map((each) => each.id)).toEqual([own]);
    const page = await world.openings.page(partner, everything, null, 100);
    expect(new Set(page.map((each) => each.employerId))).toEqual(new Set([employerId]));
    expect(await world.openings.page(partner, { ...everything, employerId: foreignEmployer }, null, 100)).toEqual([]);
    expect(await world.openings.history(partner, [foreign])).toEqual([]);
    expect(await world.openings.history(partner, [own])).toHaveLength(1);
  });

  it('gets the same answer for a foreign vacancy and for none', async () => {
    const none = newId<OpeningId>();
    for (const attempt of [
      (id: OpeningId) => world.vacancies.edit(act(partner), id, 2, baker),
      (id: OpeningId) => world.vacancies.close(act(partner), id, 2, 'over'),
      (id: OpeningId) => world.lifecycle.reportSeats(act(partner), id, 2, 1),
    ]) {
      const answers = await Promise.all([attempt(foreign), attempt(none)]);
      expect(answers[0]).toMatchObject({ code: 'NOT_FOUND' });
      expect(answers[1]).toEqual(answers[0]);
    }
    const creations = await Promise.all([foreignEmployer, newId<EmployerId>()].map((id) => world.vacancies.create(act(partner), id, baker)));
    expect(creations[0]).toMatchObject({ code: 'NOT_FOUND' });
    expect(creations[1]).toEqual(creations[0]);
  });

  it('edits and closes its own, and publishes nothing', async () => {
    value(await world.vacancies.edit(act(partner), own, 1, { ...baker, title: 'Master baker' }));
    expect(await world.vacancies.publish(act(partner), own, 2, null)).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await world.vacancies.close(act(partner), own, 2, 'found somebody')).toMatchObject({ ok: true });
  });

  it('learns nothing of a suspension from editing what is published', async () => {
    const employer = await world.goodEmployer(officer);
    const speaker = await world.viewer(missionId, 'PARTNER', employer.id);
    const { id } = await world.published(officer, employer.id);
    value(await world.employers.move(act(officer), employer.id, employer.version, 'SUSPENDED', 'a fee was asked'));
    expect(await world.vacancies.edit(act(speaker), id, 2, { ...baker, title: 'Master baker' })).toMatchObject({ ok: true });
  });
});

describe('another mission', () => {
  it('sees nothing and changes nothing', async () => {
    const { id } = await world.published(officer, employerId);
    const elsewhere = await world.viewer(await world.mission(), 'JOB_PLACEMENT_OFFICER');
    expect(await read(elsewhere, id)).toBeUndefined();
    expect(await world.openings.page(elsewhere, everything, null, 100)).toEqual([]);
    expect(await world.openings.history(elsewhere, [id])).toEqual([]);
    expect(await world.vacancies.close(act(elsewhere), id, 2, 'over')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await world.vacancies.create(act(elsewhere), employerId, baker)).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('what matching reads', () => {
  const reading: OpeningReading = {
    skillNo: () => 0,
    occupationNo: () => 0,
    iscoGroup: () => '7512',
    monthly: (pay, hours) => monthlyMinor(pay, hours),
  };
  const factsOf = (viewer: Viewer, ids: readonly OpeningId[] | null) =>
    world.database.work.run(viewer, async (tx) => {
      const all: OpeningFacts[] = [];
      for await (const slice of world.openings.factsInSlices(tx, viewer.missionId, ids, reading, today)) all.push(...slice);
      return all;
    });

  it('is every opening or what is asked for, each with the standing of its employer', async () => {
    const mission = await world.mission();
    const viewer = await world.viewer(mission, 'JOB_PLACEMENT_OFFICER');
    const good = await world.goodEmployer(viewer);
    const unknown = await world.employer(viewer);
    const draft = await world.vacancy(viewer, good.id);
    const published = await world.published(viewer, good.id, { closesOn: addDays(today, 5), seats: 3 });
    value(await world.employers.pledge(act(viewer), unknown.id, 'owner'));
    const early = await world.published(viewer, unknown.id);
    const all = await factsOf(viewer, null);
    expect(all.map(({ id, employerGoodUntil, published: live }) => ({ id, employerGoodUntil, live }))).toEqual([
      { id: draft.id, employerGoodUntil: good.verifiedUntil, live: false },
      { id: published.id, employerGoodUntil: good.verifiedUntil, live: true },
      { id: early.id, employerGoodUntil: null, live: true },
    ]);
    expect(await factsOf(viewer, [published.id])).toEqual([all[1]]);
    expect(await factsOf(viewer, [draft.id])).toMatchObject([{ id: draft.id, published: false }]);
    expect(await factsOf(officer, [published.id])).toEqual([]);
    expect(await factsOf(viewer, [])).toEqual([]);
  });

  it.each<[string, Partial<OpeningDraft>]>([
    ['everything', full],
    ['little', { pay: null, payUnstatedReason: 'agreed with each person', remote: true, geonameId: null }],
  ])('is the same of an opening that says %s, from the row that matching reads and from the whole record', async (_, over) => {
    const opening = await world.published(officer, employerId, over);
    const grounds = await world.database.work.run(officer, (tx) => world.employers.grounds(tx, missionId, [employerId]));
    const ground = grounds.get(employerId);
    if (ground === undefined) throw new Error('no ground');
    const fromRecord = openingFacts(opening, ground, reading, today);
    const { place } = fromRecord;
    const point = place === null ? null : { country: place.country, latitude: place.latitude, longitude: place.longitude };
    expect(await factsOf(officer, [opening.id])).toEqual([{ ...fromRecord, place: point }]);
  });
});

describe('imports', () => {
  const row = (over: Partial<OpeningDraft> = {}, id = '7') => ({
    employerId,
    draft: { ...baker, ...over },
    ref: { source: 'register', id },
    constructedFields: ['pay', 'place'] as const,
    publish: true,
  });
  const put = async (viewer: Viewer, each: ReturnType<typeof row>) => {
    const ground = await world.vacancies.groundOfRows(viewer);
    return world.database.work.run(viewer, (tx) => world.vacancies.putIn(tx, viewer, ground, each));
  };

  it('create and publish once, change, and change nothing when repeated', async () => {
    const first = value(await put(officer, row()));
    expect(first).toMatchObject({ change: 'CREATED', opening: { status: 'PUBLISHED', constructedFields: ['pay', 'place'], externalId: '7' } });
    expect(value(await put(officer, row()))).toEqual({ ...first, change: 'UNCHANGED' });
    expect(value(await put(officer, row({ title: 'Pastry cook' })))).toMatchObject({ change: 'CHANGED', opening: { id: first.opening.id, title: 'Pastry cook' } });
  });

  it('publish nothing that somebody closed', async () => {
    const { opening: vacancy } = value(await put(officer, row({}, 'closed')));
    value(await world.vacancies.close(act(officer), vacancy.id, vacancy.version, 'over'));
    expect(value(await put(officer, row({ title: 'Again' }, 'closed')))).toMatchObject({ change: 'CHANGED', opening: { status: 'CLOSED' } });
  });

  it('forget that a term was made up when somebody says it anew', async () => {
    const { opening: vacancy } = value(await put(officer, row({}, 'made up')));
    const pay = { min: 1, max: 1, currency: 'ETB', period: 'DAY' } as const;
    const edited = value(await world.vacancies.edit(act(officer), vacancy.id, vacancy.version, { ...baker, pay }));
    expect(edited.constructedFields).toEqual(['place']);
  });

  it('let one of several that race create it', async () => {
    const outcomes = await Promise.all([1, 2, 3].map(() => put(officer, row({}, 'raced'))));
    for (const outcome of outcomes) if (!outcome.ok) expect(outcome.code).toBe('ALREADY_EXISTS');
    expect(new Set(outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value.opening.id] : []))).size).toBe(1);
  });

  it('keep names of a partner apart from those of others', async () => {
    const theirs = value(await put(officer, row({}, 'same name')));
    const partner = await world.viewer(missionId, 'PARTNER', employerId);
    expect(await put(partner, row({}, 'same name'))).toMatchObject({ code: 'NOT_ALLOWED' });
    const own = value(await put(partner, { ...row({}, 'same name'), publish: false }));
    expect(own.opening.id).not.toBe(theirs.opening.id);
    expect(own.opening).toMatchObject({ status: 'DRAFT', externalSource: `employer ${employerId}: ${row({}, 'x').ref.source}` });
  });
});

describe('the list', () => {
  it('pages newest first and narrows by status, occupation, employer and title', async () => {
    const mission = await world.mission();
    const viewer = await world.viewer(mission, 'JOB_PLACEMENT_OFFICER');
    const one = (await world.goodEmployer(viewer)).id;
    const two = (await world.goodEmployer(viewer)).id;
    const a = (await world.published(viewer, one, { title: 'Night baker' })).id;
    const b = (await world.vacancy(viewer, one, { title: 'Day BAKER', occupation: PASTRY_COOK })).id;
    const c = (await world.vacancy(viewer, two, { title: 'Miller' })).id;
    const page = async (over: object, after: OpeningId | null = null, limit = 9) =>
      (await world.openings.page(viewer, { ...everything, ...over }, after, limit)).map((each) => each.id);
    expect(await page({})).toEqual([c, b, a]);
    expect(await page({}, null, 2)).toEqual([c, b]);
    expect(await page({}, b)).toEqual([a]);
    expect(await page({ status: 'PUBLISHED' })).toEqual([a]);
    expect(await page({ occupation: PASTRY_COOK })).toEqual([b]);
    expect(await page({ employerId: two })).toEqual([c]);
    expect(await page({ text: 'baker' })).toEqual([b, a]);
    expect(await page({ kind: 'INTERNSHIP' })).toEqual([]);
  });
});
