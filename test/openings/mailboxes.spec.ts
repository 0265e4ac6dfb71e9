import type { EmployerId } from '../../src/kernel/ids.js';
import { readGlobalId } from '../../src/platform/graphql/global-id.js';
import { Office, type Employer, type Input } from '../journeys/office.js';
import { openWorld, type Person, type World } from '../support/world.js';

let world: World;
let office: Office;
beforeAll(async () => {
  world = await openWorld();
  office = await Office.open(world, { languages: ['en', 'ar'] });
});
afterAll(() => world.close());

const put = (of: Employer, over: Input = {}, who: Person = office.officer) =>
  office.attempt(who, 'setEmployerMailbox', { employerId: of.id, address: 'hiring@example.org', language: 'ar', ...over }, 'EmployerMailbox', 'address language changedAt');
const MAILBOX = 'query ($id: ID!) { employerMailbox(employerId: $id) { employerId address language } }';

describe('the mailbox of an employer', () => {
  it('is one plain address, in a language of the mission, written down by officers', async () => {
    expect(await put(office.employer)).toMatchObject({ address: 'hiring@example.org', language: 'ar' });
    expect(await put(office.employer, { address: ' other@example.org ', language: 'en' })).toMatchObject({ address: 'other@example.org' });
    expect((await office.ask(office.officer, MAILBOX, { id: office.employer.id })).employerMailbox).toEqual({ employerId: office.employer.id, address: 'other@example.org', language: 'en' });
    for (const over of [{ address: 'Boss <a@example.org>' }, { address: 'a@example.org\nBcc: b@example.org' }, { language: 'fr' }]) expect(await put(office.employer, over)).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await put({ id: 'made up', version: 1 })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is not for partners to change or read: who answers for a firm is checked by staff', async () => {
    const partner = await world.signIn(['PARTNER'], { missionId: office.missionId, employerId: readGlobalId(office.employer.id)!.id as EmployerId });
    expect(await put(office.employer, {}, partner)).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await office.refusalOf(partner, MAILBOX, { id: office.employer.id })).toBe('NOT_ALLOWED');
  });

  it('of a person\'s own firm is told to them, and forgotten with them', async () => {
    const person = await office.person();
    const firm = await office.judged(await office.unverified(), 'verifyEmployer');
    await office.act(office.officer, 'setEmployerOwner', { employerId: firm.id, jobseekerId: person.id }, 'Employer', 'id');
    await put(firm, { address: 'own-firm@example.org' });
    const TOLD = 'query ($id: ID!) { personalData(jobseekerId: $id) { parts { title lines } } }';
    const { parts } = (await office.ask(office.caseManager, TOLD, { id: person.id })).personalData;
    expect(parts).toContainEqual({ title: 'Where your own firm is written to', lines: ['own-firm@example.org'] });
    const erased = await office.attempt(office.caseManager, 'eraseJobseeker', { jobseekerId: person.id, handle: person.handle, basis: 'PERSON_ASKED' }, 'Erasure', 'finishedAt');
    expect(erased.finishedAt).not.toBeNull();
    expect((await office.ask(office.officer, MAILBOX, { id: firm.id })).employerMailbox).toBeNull();
  });
});
