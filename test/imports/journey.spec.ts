import { openWorld, type Person, type World } from '../support/world.js';
import { ADAMA, BAKE_BREAD, BAKER, MAKE_DOUGH } from '../openings/openings-world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld({ worker: true });
}, 60_000);
afterAll(() => world.close());

/** Uploads as a form and waits until the worker has worked it off. */
async function upload(who: Person, kind: string, file: string): Promise<{ readonly [field: string]: unknown }> {
  const form = new FormData();
  form.append('kind', kind);
  form.append('source', 'office file');
  form.append('file', new Blob([file]), 'file.csv');
  const reply = await fetch(`${world.address}/imports`, { method: 'POST', headers: { authorization: `Bearer ${who.token}` }, body: form });
  const received = (await reply.json()) as { id: string };
  expect([reply.status, received]).toEqual([202, expect.objectContaining({ status: 'WAITING' })]);
  for (let tries = 0; tries < 400; tries += 1) {
    const { data } = await world.ask(who, 'query ($id: ID!) { import(id: $id) { status created updated unchanged refused refusalsPath failure { message } } }', received);
    if (data.import.status !== 'WAITING' && data.import.status !== 'RUNNING') return data.import;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the import was not worked off in time');
}

it('files of posts, of courses and of people meet, and a corrected row joins them', async () => {
  const officer = await world.signIn(['JOB_PLACEMENT_OFFICER']);
  const manager = await world.signIn(['CASE_MANAGER']);
  const created = await world.ask(
    officer,
    'mutation { createEmployer(input: { name: "Bakery", legalForm: COMPANY, size: SMALL, country: "ET" }) { ... on Employer { id } } }',
  );
  const employer = created.data.createEmployer as { id: string };
  const stand = `mutation ($id: ID!) {
    signPledge(input: { id: $id, signatory: "owner" }) { ... on Refused { message } }
    verifyEmployer(input: { id: $id, version: 2, reason: "visited" }) { ... on Refused { message } }
  }`;
  expect((await world.ask(officer, stand, employer)).data).toEqual({ signPledge: {}, verifyEmployer: {} });

  const posts = [
    'external_id;employer_id;publish;title;occupation_uri;geoname_id;pay_unstated_reason',
    `V1;${employer.id};true;Baker;${BAKER};${ADAMA};by agreement`,
    `V2;${employer.id};true;Baker at night;${BAKER};${ADAMA};`,
  ].join('\n');
  expect(await upload(officer, 'VACANCIES', posts)).toMatchObject({ status: 'DONE', created: 1, refused: 1 });

  const course = `external_id,employer_id,publish,title,geoname_id,starts_on,ends_on,teaches,leads_to,cost_minor,cost_currency\nC1,${employer.id},true,Dough,${ADAMA},2027-04-01,2027-05-15,${MAKE_DOUGH},${BAKER},0,ETB\n`;
  expect(await upload(officer, 'TRAININGS', course)).toMatchObject({ status: 'DONE', created: 1, refused: 0 });
  const intern = `{"externalId":"I1","employerId":"${employer.id}","title":"Intern","occupationUri":"${BAKER}","geonameId":${ADAMA},"months":3}\n`;
  expect(await upload(officer, 'INTERNSHIPS', intern)).toMatchObject({ status: 'DONE', created: 1, refused: 0 });
  const kinds = await world.ask(officer, '{ trainings(first: 5) { edges { node { status endsOn cost { minor } } } } internships(first: 5) { edges { node { status months } } } }');
  expect(kinds.data.trainings.edges).toEqual([{ node: { status: 'PUBLISHED', endsOn: '2027-05-15', cost: { minor: 0 } } }]);
  expect(kinds.data.internships.edges).toEqual([{ node: { status: 'DRAFT', months: 3 } }]);

  const people = (level: string) => `external_id;kind;adult_on;skills;occupations;place;country;consent_text_version;consent_language;consent_decided_on\nP1;RETURNEE;2026-01-01;${BAKE_BREAD}|${level};${BAKER}|24|2024;Adama;ET;v1;en;2026-01-01\n`;
  const first = await upload(manager, 'JOBSEEKERS', people('9'));
  expect(first).toMatchObject({ status: 'DONE', created: 0, refused: 1 });
  const file = await (await fetch(`${world.address}${String(first['refusalsPath'])}`, { headers: { authorization: `Bearer ${manager.token}` } })).text();
  expect(file).toContain('skills[0].level: must be 1 to 4. (INVALID_INPUT)');
  expect(await upload(manager, 'JOBSEEKERS', file.replace('|9', '|3'))).toMatchObject({ created: 1, refused: 0 });
  expect(await upload(manager, 'JOBSEEKERS', people('3'))).toMatchObject({ created: 0, unchanged: 1 });

  await world.upToDate();
  const { data } = await world.ask(officer, '{ vacancies(first: 5) { edges { node { id title status } } } }');
  expect(data.vacancies.edges).toMatchObject([{ node: { title: 'Baker', status: 'PUBLISHED' } }]);
  const { id } = data.vacancies.edges[0].node as { id: string };
  const found = await world.ask(officer, 'query ($id: ID!) { candidates(openingId: $id) { edges { node { score } } } }', { id });
  expect(found.data.candidates.edges).toHaveLength(1);
}, 60_000);
