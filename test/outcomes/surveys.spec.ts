import { dayIn, formatDay } from '../../src/kernel/day.js';
import { DueSurveysService } from '../../src/outcomes/surveys/due/due-surveys.service.js';
import { reintegration1 } from '../../src/outcomes/surveys/instruments/reintegration-1.js';
import { readGlobalId } from '../../src/platform/graphql/global-id.js';
import { serviceViewer } from '../../src/platform/viewer.js';
import { Office, type Input, type Jobseeker } from '../journeys/office.js';
import { openWorld, type Person, type World } from '../support/world.js';

let world: World;
let office: Office;
let protection: Person;
let now = new Date('2026-01-10T09:00:00Z');
beforeAll(async () => {
  world = await openWorld({ clock: { now: () => now } });
  office = await Office.open(world);
  protection = await office.signIn('PROTECTION');
});
afterAll(() => world.close());

/** The best or worst answer to every question of a part that is always asked. */
const answers = (part: string, best = true) =>
  reintegration1.questions
    .filter((each) => (each.dimension === 'PSYCHOSOCIAL') === (part === 'PSYCHOSOCIAL') && (best || each.skip === null))
    .map(({ code, answers: options }) => {
      const ranked = options.filter((each) => each.value !== null).sort((a, b) => a.value! - b.value!);
      return { question: code, answer: ranked.at(best ? -1 : 0)!.code };
    });
const today = (): string => formatDay(dayIn('Africa/Addis_Ababa', now));
const record = (who: Person, person: Jobseeker, over: Input = {}) => {
  const part = (over['part'] as string | undefined) ?? 'GENERAL';
  const draft = { jobseekerId: person.id, round: 'BASELINE', part, channel: 'IN_PERSON', conductedOn: today(), referralReady: part === 'PSYCHOSOCIAL', answers: answers(part), ...over };
  return office.attempt(who, 'recordSurvey', draft, 'RecordedSurvey', 'round part revision instrument');
};
const PSYCHOSOCIAL = { part: 'PSYCHOSOCIAL' };
const RESULTS =
  'query ($id: ID!) { surveyResults(jobseekerId: $id) { round parts weightsSource conductedOn dimensions { dimension score coverage band } composite { score coverage band } answers { question answer } } }';
const results = async (who: Person, person: Jobseeker) => (await office.ask(who, RESULTS, { id: person.id })).surveyResults;
const returnee = async (by: Person = office.caseManager): Promise<Jobseeker> => {
  const person = await office.person({}, {}, by);
  await office.act(by, 'recordCase', { jobseekerId: person.id, version: 0, arrivedOn: '2026-01-05' }, 'CaseFile', 'version');
  return person;
};
const later = async <T>(moment: string, tell: () => Promise<T>): Promise<T> => {
  const before = now;
  now = new Date(moment);
  try {
    return await tell();
  } finally {
    now = before;
  }
};

describe('the questionnaire', () => {
  it('is read out in three languages, and says which nobody reviewed', async () => {
    const ask = async (language: string) => (await office.ask(office.officer, `{ surveyInstrument(language: ${language}) { version weightsSource reviewed questions { code part text sensitive answers { code text } } } }`)).surveyInstrument;
    const [en, ar] = [await ask('en'), await ask('ar')];
    expect(en).toMatchObject({ version: 'reintegration-1', weightsSource: 'provisional', reviewed: true });
    expect(ar.reviewed).toBe(false);
    expect(en.questions.length).toBe(reintegration1.questions.length);
    expect(ar.questions[0].text).not.toBe(en.questions[0].text);
    expect(en.questions.every((each: { answers: { code: string }[] }) => each.answers.at(-1)?.code === 'RATHER_NOT_SAY')).toBe(true);
  });
});

describe('a survey', () => {
  it('is two parts by two people, and each sees no more than theirs', async () => {
    const person = await returnee();
    expect(await record(office.caseManager, person)).toMatchObject({ round: 'BASELINE', part: 'GENERAL', revision: 1, instrument: 'reintegration-1' });
    expect(await record(protection, person, { ...PSYCHOSOCIAL, answers: answers('PSYCHOSOCIAL', false) })).toMatchObject({ revision: 1 });
    const [whole] = await results(protection, person);
    expect(whole).toMatchObject({ round: 'BASELINE', weightsSource: 'provisional', composite: { score: 0.666667, coverage: 1, band: 'MIDDLE' } });
    expect(whole.dimensions).toEqual([
      { dimension: 'ECONOMIC', score: 1, coverage: 1, band: 'HIGH' },
      { dimension: 'SOCIAL', score: 1, coverage: 1, band: 'HIGH' },
      { dimension: 'PSYCHOSOCIAL', score: 0, coverage: 1, band: 'LOW' },
    ]);
    expect(whole.answers.length).toBe(reintegration1.questions.length);
    const [own] = await results(office.caseManager, person);
    expect(own).toMatchObject({ parts: ['GENERAL'], composite: null, dimensions: whole.dimensions.slice(0, 2) });
    expect(own.answers).toEqual(expect.arrayContaining(answers('GENERAL')));
    expect(own.answers.length).toBe(answers('GENERAL').length);
    const [byHandle] = await results(office.officer, person);
    expect(byHandle).toMatchObject({ parts: ['GENERAL'], composite: null, answers: [] });
  });

  it('keeps the psychosocial part from whoever accompanies the person, though they be protection too', async () => {
    const both = await office.signIn('CASE_MANAGER', 'PROTECTION');
    const person = await returnee(both);
    for (const who of [both, office.officer]) expect(await record(who, person, PSYCHOSOCIAL)).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await record(protection, person, PSYCHOSOCIAL)).toMatchObject({ revision: 1 });
    expect(await results(both, person)).toEqual([]);
    expect(await results(office.officer, person)).toEqual([]);
  });

  it('is refused to other case managers as if there were nobody', async () => {
    const [person, other] = [await returnee(), await office.signIn('CASE_MANAGER')];
    expect(await record(other, person)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await office.refusalOf(other, RESULTS, { id: person.id })).toBe('NOT_FOUND');
  });

  it('asks psychosocial questions only at their rounds, by voice and with a referral ready', () =>
    later('2026-12-20T09:00:00Z', async () => {
      const person = await returnee();
      for (const round of ['MONTH_3', 'MONTH_9']) expect(await record(protection, person, { ...PSYCHOSOCIAL, round })).toMatchObject({ code: 'INVALID_INPUT', facts: expect.arrayContaining([{ name: 'field', value: 'round' }]) });
      for (const round of ['BASELINE', 'MONTH_6', 'MONTH_12']) expect(await record(protection, person, { ...PSYCHOSOCIAL, round })).toMatchObject({ revision: 1 });
      expect(await record(protection, person, { ...PSYCHOSOCIAL, channel: 'TEXT' })).toMatchObject({ code: 'INVALID_INPUT' });
      expect(await record(protection, person, { ...PSYCHOSOCIAL, referralReady: false })).toMatchObject({ code: 'INVALID_INPUT' });
    }));

  it('goes by text only where the person agreed, and never with what is sensitive', async () => {
    const person = await returnee();
    const text = { channel: 'TEXT', answers: [{ question: 'WORK', answer: 'REGULARLY' }] };
    expect(await record(office.caseManager, person, text)).toMatchObject({ code: 'CONSENT_NEEDED' });
    await office.agrees(person, { purpose: 'SMS' });
    expect(await record(office.caseManager, person, text)).toMatchObject({ revision: 1 });
    expect(await record(office.caseManager, person, { ...text, answers: [{ question: 'DEBT_WEIGHS', answer: 'NEVER' }] })).toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('has its time: after arrival, from a month before its day, never in the future', async () => {
    const person = await office.person();
    expect(await record(office.caseManager, person)).toMatchObject({ code: 'INVALID_INPUT' });
    await office.act(office.caseManager, 'recordCase', { jobseekerId: person.id, version: 0, arrivedOn: '2026-01-05' }, 'CaseFile', 'version');
    for (const conductedOn of ['2026-01-04', '2026-01-11']) expect(await record(office.caseManager, person, { conductedOn })).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await record(office.caseManager, person, { conductedOn: '2026-01-05' })).toMatchObject({ revision: 1 });
    await later('2026-03-04T20:00:00Z', async () => expect(await record(office.caseManager, person, { round: 'MONTH_3' })).toMatchObject({ code: 'INVALID_INPUT' }));
    await later('2026-03-04T21:00:00Z', async () => expect(await record(office.caseManager, person, { round: 'MONTH_3' })).toMatchObject({ revision: 1 }));
    // Whoever did not go away is followed from registration.
    const neighbour = await office.person({}, { kind: 'COMMUNITY_MEMBER' });
    await later('2030-01-10T09:00:00Z', async () => expect(await record(office.caseManager, neighbour, { round: 'MONTH_12' })).toMatchObject({ revision: 1 }));
  });

  it.each([
    ['none', []],
    ['one twice', [{ question: 'WORK', answer: 'NO' }, { question: 'WORK', answer: 'NO' }]],
    ['one of the other part', [{ question: 'BELONGS', answer: 'FULLY' }]],
    ['one that there is not', [{ question: 'WORK', answer: 'MAYBE' }]],
    ['one to a question that was skipped', [{ question: 'WORK', answer: 'NO' }, { question: 'SKILLS_USED', answer: 'FULLY' }]],
  ])('takes no answers such as %s', async (_, said) => expect(await record(office.caseManager, await returnee(), { answers: said })).toMatchObject({ code: 'INVALID_INPUT' }));

  it('is corrected by another line, also when two are written at once, and done once by its key', async () => {
    const person = await returnee();
    const idempotencyKey = `survey ${person.id}`;
    const [first, again] = [await record(office.caseManager, person, { idempotencyKey }), await record(office.caseManager, person, { idempotencyKey })];
    expect([first.revision, again.revision]).toEqual([1, 1]);
    const both = await Promise.all([1, 2].map(() => record(office.caseManager, person, { answers: [{ question: 'WORK', answer: 'NO' }] })));
    expect(both.map((each) => each.revision).sort()).toEqual([2, 3]);
    const [result] = await results(office.caseManager, person);
    expect(result.dimensions[0]).toMatchObject({ score: 0, band: 'LOW' });
  });

  it('is kept encrypted, its readings are recorded, and it is forgotten with the person', async () => {
    const person = await returnee();
    await record(office.caseManager, person);
    const rows = (query: string) => world.database.work.run(serviceViewer(office.missionId), (tx) => tx.query(query, [readGlobalId(person.id)!.id]));
    const [row] = await rows('select answers from survey_response where jobseeker_id = $1');
    expect(row.answers.length).toBeGreaterThan(100);
    expect((row.answers as Buffer).includes('WORK')).toBe(false);
    for (const who of [office.caseManager, office.officer, protection]) await results(who, person);
    expect((await rows(`select why from audit_entry where act = 'surveyResults' and subject_id = $1 order by 1`)).map((each: { why: string }) => each.why)).toEqual(['FOLLOW_UP', 'OWN_CASE', 'PROTECTION']);
    const told = await office.ask(office.caseManager, 'query ($id: ID!) { personalData(jobseekerId: $id) { parts { lines } } }', { id: person.id });
    expect(JSON.stringify(told)).toContain('general questions on 2026-01-10');
    await office.act(office.caseManager, 'eraseJobseeker', { jobseekerId: person.id, handle: person.handle, basis: 'PERSON_ASKED' }, 'Erasure', 'askedAt');
    expect(await rows('select length(answers) as size from survey_response where jobseeker_id = $1')).toEqual([{ size: 0 }]);
    expect(await office.refusalOf(protection, RESULTS, { id: person.id })).toBe('NOT_FOUND');
  });
});

describe('a round that falls due', () => {
  const never = new AbortController().signal;
  const search = () => world.app.get(DueSurveysService, { strict: false }).search(office.missionId, never);
  const tasksOf = async (who: Person, person: Jobseeker): Promise<string[]> => {
    const { tasks } = await office.ask(who, 'query ($id: ID!) { tasks(first: 100, status: null, kind: SURVEY, jobseekerId: $id) { edges { node { queue dueOn status outcome } } } }', { id: person.id });
    return tasks.edges.map(({ node }: { node: Record<string, string> }) => `${node['queue']} ${node['dueOn']} ${node['status']} ${node['outcome'] ?? ''}`.trim()).sort();
  };

  it('is a task once for whoever accompanies the person, another for protection, settled by the answer', async () => {
    const person = await returnee();
    await Promise.all([search(), search()]);
    await search();
    expect(await tasksOf(office.caseManager, person)).toEqual(['CASE_MANAGER 2026-02-05 OPEN']);
    expect(await tasksOf(protection, person)).toEqual(['CASE_MANAGER 2026-02-05 OPEN', 'PROTECTION 2026-02-05 OPEN']);
    await record(office.caseManager, person);
    expect(await tasksOf(protection, person)).toEqual(['CASE_MANAGER 2026-02-05 DONE SETTLED', 'PROTECTION 2026-02-05 OPEN']);
    await record(protection, person, PSYCHOSOCIAL);
    await search();
    expect(await tasksOf(protection, person)).toEqual(['CASE_MANAGER 2026-02-05 DONE SETTLED', 'PROTECTION 2026-02-05 DONE SETTLED']);
  });

  it('comes at months 3, 6, 9 and 12 by the day of the mission, and takes the place of the one before', async () => {
    const person = await returnee();
    await search();
    const at = async (moment: string): Promise<string[]> => {
      await later(moment, search);
      return (await tasksOf(protection, person)).filter((each) => each.includes('OPEN'));
    };
    // Midnight in Addis Ababa is 21:00 UTC.
    expect(await at('2026-04-04T20:59:00Z')).toEqual(['CASE_MANAGER 2026-02-05 OPEN', 'PROTECTION 2026-02-05 OPEN']);
    expect(await at('2026-04-04T21:00:00Z')).toEqual(['CASE_MANAGER 2026-04-19 OPEN']);
    expect(await at('2026-07-05T09:00:00Z')).toEqual(['CASE_MANAGER 2026-07-19 OPEN', 'PROTECTION 2026-07-19 OPEN']);
    expect(await at('2026-10-05T09:00:00Z')).toEqual(['CASE_MANAGER 2026-10-19 OPEN']);
    expect(await at('2027-01-05T09:00:00Z')).toEqual(['CASE_MANAGER 2027-01-19 OPEN', 'PROTECTION 2027-01-19 OPEN']);
    expect(await at('2027-04-05T09:00:00Z')).toEqual([]);
    expect(await tasksOf(protection, person)).toHaveLength(8);
  });

  it('is nothing for protection who accompany the person themselves, nor for anybody once the person withdrew', async () => {
    const both = await office.signIn('CASE_MANAGER', 'PROTECTION');
    const person = await returnee(both);
    await search();
    expect(await tasksOf(both, person)).toEqual(['CASE_MANAGER 2026-02-05 OPEN']);
    await office.act(both, 'moveJobseeker', { id: person.id, to: 'WITHDRAWN', reason: null }, 'Jobseeker', 'id');
    await search();
    expect(await tasksOf(protection, person)).toEqual(['CASE_MANAGER 2026-02-05 CANCELLED NOT_NEEDED', 'PROTECTION 2026-02-05 CANCELLED NOT_NEEDED']);
  });

  it('of whoever did not go away counts from registration, and of whoever has not arrived waits', async () => {
    const [neighbour, abroad] = [await office.person({}, { kind: 'COMMUNITY_MEMBER' }), await office.person()];
    await search();
    const [day] = await tasksOf(office.caseManager, neighbour);
    expect(day).toMatch(/^CASE_MANAGER 2026-02-10 OPEN/);
    expect(await tasksOf(protection, abroad)).toEqual([]);
  });

  it('is looked for once a day of the mission', async () => {
    const due = world.app.get(DueSurveysService, { strict: false });
    const aside = await Office.open(world);
    const asked = async (): Promise<number> =>
      (await world.database.work.outside((tx) => tx.query(`select count(*)::int as n from outbox where job = 'findDueSurveys' and payload->>'missionId' = $1`, [aside.missionId])))[0].n;
    await due.sweep(never);
    expect(await asked()).toBe(1);
    await due.search(aside.missionId, never);
    await due.sweep(never);
    expect(await asked()).toBe(1);
  });
});
