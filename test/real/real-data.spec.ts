import { dirname } from 'node:path';

import { judgedFiles, linesOf, shapes } from '../../src/commands/evaluation/judged-files.js';
import { scoreOf, type TaskScore } from '../../src/commands/evaluation/metrics.js';
import { profileToVacancy } from '../../src/commands/evaluation/profile-to-vacancy.js';
import { tasksIn } from '../../src/commands/evaluation/tasks.js';
import { ethiopia } from '../../src/demo/markets.js';
import { readRealVacancies } from '../../src/demo/real-vacancies.js';
import { sampleAccount, type SampleViewer } from '../../src/demo/sample-accounts.js';
import { sendFile } from '../../src/demo/sent-files.js';
import { demoServices, type DemoServices } from '../../src/demo/services.js';
import type { JobseekerId, MissionId } from '../../src/kernel/ids.js';
import type { Outcome } from '../../src/kernel/outcome.js';
import { serviceViewer, type Act } from '../../src/platform/viewer.js';
import type { Taxonomy } from '../../src/reference/taxonomy/taxonomy.js';
import { makeMission } from '../support/database.js';
import { makeDemo, type ToldDemo } from '../support/demo.js';
import { openWorld, type World } from '../support/world.js';

const escoSource = process.env['REJOIN_ESCO'] ?? '';
const vacanciesFile = process.env['REJOIN_VACANCIES'] ?? '';
const folder = dirname(vacanciesFile);
const WAIT = 300_000;

let world: World;
let services: DemoServices;
let demo: ToldDemo;
let esco: string;
let taxonomy: Taxonomy;
beforeAll(async () => {
  world = await openWorld({ worker: true });
  services = demoServices(world.app);
  demo = await makeDemo(world, { config: { escoSource, vacanciesFile } });
  esco = demo.markets[1]?.mission.classification ?? '';
  taxonomy = await services.taxonomies.of(esco);
}, WAIT);
afterAll(() => world.close());

describe('the classification', () => {
  it('is loaded whole', () => {
    expect(esco).toMatch(/^esco-\d/);
    expect(taxonomy.classification.occupations.length).toBeGreaterThan(2_900);
    expect(taxonomy.classification.skills.length).toBeGreaterThan(13_000);
    expect(taxonomy.classification.occupationSkills.length).toBeGreaterThan(100_000);
  });

  it('is credited with the sentence that the Commission asks for, and the vacancies by their names', async () => {
    const { credits } = (await world.ask(null, '{ about { credits { subject text licence } } }')).data.about;
    expect(credits).toContainEqual(expect.objectContaining({ text: 'This service uses the ESCO classification of the European Commission.' }));
    expect(credits).toContainEqual(expect.objectContaining({ subject: 'HaHu Jobs', licence: 'CC BY 4.0' }));
  });
});

describe('the mission in Ethiopia', () => {
  it('has every vacancy of the file, published, with the needs of its occupation and what was made up marked', async () => {
    const { officer } = demo.markets[1]!;
    const file = await readRealVacancies(vacanciesFile);
    const kept = await services.vacancies.page(officer, { status: 'PUBLISHED', occupation: null, employerId: null, text: null }, null, 1_000);
    expect(kept.map((vacancy) => vacancy.externalId).sort()).toEqual(file.map((line) => line.id).sort());
    const titles = new Map(file.map((line) => [line.id, line.title]));
    for (const vacancy of kept) {
      expect(vacancy.skills.length).toBeGreaterThan(0);
      expect(vacancy.constructedFields).toEqual(expect.arrayContaining(['pay', 'place', 'seats']));
      if (!vacancy.constructedFields.includes('title')) expect(vacancy.title).toBe(titles.get(vacancy.externalId ?? ''));
    }
  });

  it('is matched, and says why', async () => {
    expect(demo.lines[1]).toMatch(/^Constructed mission: Ethiopia, real vacancies: 200 people and \d+ openings matched in/);
    const officer = await world.signIn(['JOB_PLACEMENT_OFFICER'], { missionId: demo.markets[1]!.mission.id });
    const { vacancies } = (await world.ask(officer, '{ vacancies(first: 40) { edges { node { id } } } }')).data;
    const counts = await Promise.all(
      vacancies.edges.map(async ({ node }: { node: { id: string } }) => {
        const { data, errors } = await world.ask(
          officer,
          `query ($id: ID!) { candidates(openingId: $id, first: 3) { edges { node { score jobseeker { handle } explanation { matches summary parts { sentence } skills { sentence } } } } } }`,
          node,
        );
        expect(errors).toBeUndefined();
        for (const edge of data.candidates.edges) expect(edge.node.explanation).toMatchObject({ matches: true, summary: expect.stringMatching(/^A match, \d+ %\.$/) });
        return data.candidates.edges.length as number;
      }),
    );
    expect(counts.filter((count) => count > 0).length).toBeGreaterThan(20);
  });

  it('finds occupations and skills by words', () => {
    expect(taxonomy.searchOccupations('sewing machne operators', { limit: 3 }).map((found) => found.concept.names['en']?.preferred)).toContain('sewing machine operator');
    expect(taxonomy.searchSkills('drive a lorry', { limit: 10 }).length).toBeGreaterThan(0);
  });
});

describe('eval on the files beside the vacancies', () => {
  const scores = new Map<string, TaskScore>();

  it('beats plain set overlap at ranking vacancies for profiles, and does its other tasks', async () => {
    for await (const run of tasksIn(folder, taxonomy, { skillsOnly: false })) scores.set(run.task, scoreOf(run.task, run.rankings));
    expect(scores.get('profile_to_vacancy')?.ndcg10).toBeGreaterThan(0.46);
    for (const [task, { ndcg10 }] of scores) expect([task, ndcg10 > 0.2]).toEqual([task, true]);
  }, WAIT);

  it('ranks as the stored lists of a mission do that holds the same files', async () => {
    const files = await judgedFiles(folder);
    const profiles = await linesOf(files.get('profiles') ?? '', shapes.profile);
    const vacancies = await readRealVacancies(vacanciesFile);
    const at = { missionId: await makeMission(world.database, { classification: esco }), key: 'eval' };
    const [officer, caseManager] = [await sampleAccount(services, at, 'officer'), await sampleAccount(services, at, 'case')];
    await employer(officer);
    const watch = { signal: new AbortController().signal, progress: () => undefined };
    // What the files do not say is left open. The work is hazardous where ISCO says so, hence adults.
    const rows = vacancies.map(({ id, occupation_uri }) => ({ id, title: `Post ${id}`, occupationUri: occupation_uri, ...OPEN }));
    await sendFile(services, officer, { what: 'vacancies', kind: 'VACANCIES', source: 'eval', rows }, watch);
    const people = profiles.map(({ id, skills, past_occupations }) => ({
      id,
      kind: 'RETURNEE',
      age: { adultOn: '2020-01-01' },
      consent: { textVersion: 'constructed', language: 'en', decidedOn: '2020-01-01' },
      profile: { skills, occupations: past_occupations.map(({ uri, months, lastYear }) => ({ uri, months: months ?? 24, lastYear })), acceptedKinds: ['VACANCY'] },
    }));
    await sendFile(services, caseManager, { what: 'profiles', kind: 'JOBSEEKERS', source: 'eval', rows: people }, watch);
    await world.upToDate();

    const wanted = profileToVacancy(taxonomy, profiles, vacancies, { skillsOnly: false, most: 20 });
    const nameOf = await vacancyNames(officer);
    for (const [index, { id }] of profiles.entries()) {
      const found = await services.matches.openings(caseManager, await personOf(caseManager, id), UNSPREAD);
      const listed = found.ok ? found.value.map((match) => nameOf.get(match.openingId)) : found.code;
      expect([id, listed]).toEqual([id, wanted[index]]);
    }
  }, WAIT);
});

const OPEN = { employerExternalId: 'employer', publish: true, remote: true, payUnstatedReason: 'the file does not say' };

const UNSPREAD = { filter: null, page: { after: null, limit: 20 }, spread: false, language: 'en' } as const;

/** A verified employer that has pledged. */
async function employer(officer: SampleViewer): Promise<void> {
  const facts = { name: 'Employer', legalForm: 'COMPANY', size: 'LARGE', country: ethiopia.mission.country, geonameId: null, registration: null } as const;
  const ref = { source: 'eval', id: 'employer' };
  const put = await services.work.run(officer, (tx) => services.employers.putIn(tx, officer, ref, { ...facts, contactAccountId: officer.accountId }));
  const { id, version } = value(put).employer;
  value(await services.employers.move(actOf(officer), id, version, 'VERIFIED', 'papers seen'));
  value(await services.employers.pledge(actOf(officer), id, 'owner'));
}

async function personOf(viewer: SampleViewer, externalId: string): Promise<JobseekerId> {
  const person = await services.work.run(viewer, (tx) => services.jobseekers.byExternalId(tx, viewer, 'eval', externalId));
  return person!.id;
}

async function vacancyNames(officer: SampleViewer): Promise<ReadonlyMap<string, string>> {
  const viewer = serviceViewer(officer.missionId as MissionId);
  const all = await services.vacancies.page(viewer, { status: null, occupation: null, employerId: null, text: null }, null, 1_000);
  return new Map(all.map((vacancy) => [vacancy.id, vacancy.externalId ?? '']));
}

function actOf(viewer: SampleViewer): Act {
  return { viewer, name: 'test', key: null, digest: '' };
}

function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.value;
}
