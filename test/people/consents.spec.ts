import { globalId } from '../../src/platform/graphql/global-id.js';
import { newId } from '../../src/platform/ids.js';
import { serviceViewer } from '../../src/platform/viewer.js';
import { openWorld, type World } from '../support/world.js';
import { Office, type Input } from '../journeys/office.js';

let world: World;
let office: Office;
beforeAll(async () => {
  world = await openWorld();
  office = await Office.open(world);
});
afterAll(() => world.close());

const MATCHING = { purpose: 'MATCHING' };
const disclosure = (over: Input = {}): Input => ({ purpose: 'DISCLOSURE', employerId: office.employer.id, step: 'CANDIDATE', ...over });
const HISTORY = 'query ($id: ID!) { consentHistory(jobseekerId: $id) { kind purpose step channel recordedBy } }';
const NOW = 'query ($id: ID!) { jobseeker(id: $id) { agreesToMatching consentsNow { kind purpose guardianReference } } }';
const yes = { channel: 'IN_PERSON', textVersion: 'v1', language: 'en', afterCounselling: true };

describe('matching', () => {
  it('waits for consent, follows it, and stops when it is taken back', async () => {
    const post = await office.post();
    const person = await office.unasked();
    await office.refresh();
    expect(await office.candidates(post)).not.toContain(person.handle);
    await office.agrees(person, MATCHING);
    await office.refresh();
    expect(await office.candidates(post)).toContain(person.handle);
    expect(await office.openingsFor(person)).toContain(post.id);
    await office.takesBack(person, MATCHING, office.officer);
    // Before any job has run: the next step already stops.
    expect(await office.candidates(post)).not.toContain(person.handle);
    expect(await office.openingsFor(person)).toEqual([]);
    await office.refresh();
    const listed = await world.database.work.run(serviceViewer(office.missionId), (tx) => tx.query('select from opening_match m join jobseeker j on j.id = m.jobseeker_id where j.handle = $1', [person.handle]));
    expect(listed).toEqual([]);
    const pair = await office.explained(person, post);
    expect(pair.requirements.find((each) => each.name === 'SEEKING' || each.name === 'seeking')).toMatchObject({ met: false, sentence: 'Not available.' });
  });
});

describe('what a person said', () => {
  it('is told whole to those who accompany them, in part by handle', async () => {
    const person = await office.unasked();
    await office.act(office.caseManager, 'giveConsent', { jobseekerId: person.id, scope: MATCHING, ...yes, guardianReference: 'G-1' }, 'Consent', 'kind');
    await office.agrees(person, { purpose: 'STORY' });
    expect((await office.ask(office.caseManager, NOW, { id: person.id })).jobseeker).toEqual({
      agreesToMatching: true,
      consentsNow: [{ kind: 'GIVEN', purpose: 'MATCHING', guardianReference: 'G-1' }, { kind: 'GIVEN', purpose: 'STORY', guardianReference: null }],
    });
    expect((await office.ask(office.officer, NOW, { id: person.id })).jobseeker).toEqual({
      agreesToMatching: true,
      consentsNow: [{ kind: 'GIVEN', purpose: 'MATCHING', guardianReference: null }],
    });
    const protection = await office.signIn('PROTECTION');
    expect((await office.ask(protection, HISTORY, { id: person.id })).consentHistory).toMatchObject([{ purpose: 'MATCHING' }, { purpose: 'STORY' }]);
    const colleague = await office.signIn('CASE_MANAGER');
    expect(await office.refusalOf(colleague, HISTORY, { id: person.id })).toBe('NOT_FOUND');
  });

  it('is only ever added to', async () => {
    const person = await office.person();
    await office.takesBack(person, MATCHING);
    expect((await office.ask(office.caseManager, HISTORY, { id: person.id })).consentHistory).toEqual([
      { kind: 'GIVEN', purpose: 'MATCHING', step: null, channel: 'IN_PERSON', recordedBy: globalId('Account', office.caseManager.viewer.accountId) },
      { kind: 'WITHDRAWN', purpose: 'MATCHING', step: null, channel: 'CALL', recordedBy: globalId('Account', office.caseManager.viewer.accountId) },
    ]);
    const change = (sql: string): Promise<unknown> => world.database.work.run(serviceViewer(office.missionId), (tx) => tx.query(sql));
    await expect(change(`update consent_event set kind = 'GIVEN'`)).rejects.toThrow('permission denied');
    await expect(change('delete from consent_event')).rejects.toThrow('permission denied');
  });

  it('is recorded by those who accompany the person, and taken back by whoever hears it', async () => {
    const person = await office.unasked();
    const colleague = await office.signIn('CASE_MANAGER');
    const attempt = (who: typeof colleague, name: string, scope: Input = MATCHING, over: Input = {}) =>
      office.attempt(who, name, { jobseekerId: person.id, scope, ...yes, ...over }, 'Consent', 'kind');
    expect(await attempt(colleague, 'giveConsent')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await attempt(colleague, 'withdrawConsent')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await attempt(office.officer, 'giveConsent')).toMatchObject({ code: 'NOT_ALLOWED' });
    for (const who of [office.officer, await office.signIn('PROTECTION')]) expect(await attempt(who, 'withdrawConsent')).toMatchObject({ kind: 'WITHDRAWN' });
    expect(await attempt(office.caseManager, 'giveConsent', disclosure(), { channel: 'TEXT' })).toMatchObject({ code: 'INVALID_INPUT', facts: expect.arrayContaining([{ name: 'field', value: 'channel' }]) });
    expect(await attempt(office.caseManager, 'giveConsent', disclosure({ employerId: globalId('Employer', newId()) }))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await attempt(office.caseManager, 'giveConsent', { purpose: 'DISCLOSURE' })).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await attempt(office.caseManager, 'giveConsent', { ...MATCHING, office: 'RETURN_OFFICE' })).toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('is in the order in which it was recorded, whoever races', async () => {
    const person = await office.unasked();
    const words = Array.from({ length: 8 }, (_, n) => (n % 2 === 0 ? office.agrees(person, MATCHING) : office.takesBack(person, MATCHING)));
    await Promise.all(words);
    const numbers: { number: number }[] = await world.database.work.run(serviceViewer(office.missionId), (tx) =>
      tx.query('select c.number from consent_event c join jobseeker j on j.id = c.jobseeker_id where j.handle = $1 order by 1', [person.handle]),
    );
    expect(numbers.map((row) => row.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });
});
