import type { EmployerId, Id, JobseekerId, OpeningId } from '../src/kernel/ids.js';
import { EmployersService } from '../src/openings/employers/employers.service.js';
import { OpeningsService } from '../src/openings/openings/openings.service.js';
import { JobseekersService } from '../src/people/jobseekers/jobseekers.service.js';
import { readGlobalId } from '../src/platform/graphql/global-id.js';
import { newId } from '../src/platform/ids.js';
import { Office } from './journeys/office.js';
import { openWorld, type World } from './support/world.js';

let world: World;
let office: Office;
beforeAll(async () => {
  world = await openWorld();
  office = await Office.open(world);
});
afterAll(() => world.close());

/** More than PostgreSQL takes parameters. */
const MANY = 70_000;
const local = (id: string): string => readGlobalId(id)?.id ?? '';
const among = <Key extends Id<string>>(id: string): Key[] => [...Array.from({ length: MANY }, () => newId<Key>()), local(id) as Key];

describe('records are read by any number of ids', () => {
  it('people', async () => {
    const person = await office.person();
    const jobseekers = world.app.get(JobseekersService, { strict: false });
    const ids = among<JobseekerId>(person.id);
    expect(await jobseekers.byIds(office.officer.viewer, ids)).toMatchObject([{ handle: person.handle }]);
    expect(await jobseekers.histories(office.caseManager.viewer, ids)).toMatchObject([{ to: 'ACTIVE' }]);
  });

  it('openings and employers', async () => {
    const post = await office.post();
    const [openings, employers] = [world.app.get(OpeningsService, { strict: false }), world.app.get(EmployersService, { strict: false })];
    expect(await openings.byIds(office.officer.viewer, among<OpeningId>(post.id))).toHaveLength(1);
    expect(await employers.byIds(office.officer.viewer, among<EmployerId>(office.employer.id))).toHaveLength(1);
  });
});
