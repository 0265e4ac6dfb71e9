import type { JobseekerId, MissionId } from '../../src/kernel/ids.js';
import { OpenCases } from '../../src/programmes/rules/programmes/open-cases.js';
import { ProgrammesService } from '../../src/programmes/rules/programmes/programmes.service.js';
import { JobseekerRecords } from '../../src/people/jobseekers/jobseeker-records.service.js';
import { OpeningRecords } from '../../src/openings/openings/opening-records.service.js';
import { VentureCommentsService } from '../../src/openings/ventures/comments/venture-comments.service.js';
import { ventureHolding } from '../../src/openings/ventures/venture-holding.js';
import { TasksService } from '../../src/office/tasks/tasks.service.js';
import { TwinTasks } from '../../src/openings/ventures/twins/twin-tasks.service.js';
import { VentureMembers } from '../../src/openings/ventures/members.js';
import { VentureRolesService } from '../../src/openings/ventures/roles/venture-roles.service.js';
import { VentureRoleRecords } from '../../src/openings/ventures/roles/venture-role-records.service.js';
import { VenturesService, type VentureDraft } from '../../src/openings/ventures/ventures.service.js';
import type { Venture } from '../../src/openings/ventures/venture.js';
import { TermsService } from '../../src/openings/openings/terms.service.js';
import { TaxonomyService } from '../../src/reference/taxonomy/taxonomy.service.js';
import { newId } from '../../src/platform/ids.js';
import type { ProgrammeId } from '../../src/programmes/rules/programmes/programme.js';
import type { Viewer } from '../../src/platform/viewer.js';
import { sunflowerTerms } from './a-venture.js';
import { act, ADAMA, baker, OpeningsWorld, value } from './openings-world.js';

const now = { at: new Date('2026-03-01T10:00:00Z') };
let world: OpeningsWorld;
let ventures: VenturesService;
let roles: VentureRoleRecords;
let posts: VentureRolesService;
let members: readonly JobseekerId[] = [];
let missionId: MissionId;
let officer: Viewer;
let caseManager: Viewer;

beforeAll(async () => {
  world = await OpeningsWorld.open(now);
  const { work } = world.database;
  const joined = new VentureMembers();
  joined.add(async () => members, async () => []);
  roles = new VentureRoleRecords();
  const programmes = new ProgrammesService(work, world.clock, world.missions, new OpenCases());
  const ground = { missions: world.missions, places: world.places, programmes, employers: world.employers, openings: world.openings, people: new JobseekerRecords(world.clock), records: new OpeningRecords() };
  ventures = new VenturesService(work, world.clock, ground, roles, joined);
  const twins = new TwinTasks(world.missions, new TasksService(work, world.clock, world.missions, { byIdIn: async () => null }), ventures);
  ventures.follow((...change) => twins.look(...change));
  const termsService = new TermsService(world.missions, new TaxonomyService(work), world.places);
  posts = new VentureRolesService(work, ventures, roles, world.openings, world.lifecycle, termsService);
  world.openings.beforePublication((tx, _, opening) => posts.checkPublishedRole(tx, opening));
  missionId = await world.mission();
  officer = await world.viewer(missionId, 'JOB_PLACEMENT_OFFICER');
  caseManager = await world.viewer(missionId, 'CASE_MANAGER');
});
afterAll(() => world.close());
beforeEach(() => (members = []));

const { place: _, ...terms } = sunflowerTerms;
const sunflower: VentureDraft = { ...terms, geonameId: ADAMA };
const written = async (over: Partial<VentureDraft> = {}): Promise<Venture> => value(await ventures.create(act(officer), { ...sunflower, ...over }, null));
const moved = async (venture: Venture, to: Parameters<VenturesService['move']>[3], despite: readonly string[] = []) => ventures.move(act(officer), venture.id, venture.version, to, 'said', despite);
const historyOf = async ({ id }: Venture) => (await ventures.history(officer, [id])).map(({ to, despite }) => [to, ...despite]);

/** A person of a kind, as a case of the case manager unless said otherwise. */
async function person(kind: 'RETURNEE' | 'COMMUNITY_MEMBER', assignedTo = caseManager.accountId): Promise<JobseekerId> {
  const id = newId<JobseekerId>();
  await world.database.work.run(officer, (tx) =>
    tx.query(
      `insert into jobseeker (mission_id, id, handle, kind, status, assigned_to, profile, version, created_at) values ($1, $2, $3, $4, 'ACTIVE', $5, '{}', 1, now())`,
      [missionId, id, `J-${id.slice(-6).toUpperCase()}`, kind, assignedTo],
    ),
  );
  return id;
}

const presser = { ...baker, title: 'Presser', geonameId: null, pay: null };
/** A role as a draft. */
const role = async (venture: Venture, own = { leastSeats: 1, sharePercent: 0 }) => value(await posts.create(act(officer), venture.id, presser, own));

describe('a venture', () => {
  it('is kept with an employer of its own, which nobody has verified', async () => {
    const venture = await written();
    expect(venture).toMatchObject({ ...terms, status: 'IDEA', place: { geonameId: ADAMA }, proposedBy: null });
    expect(await ventures.byIds(officer, [venture.id])).toEqual([venture]);
    expect(await world.employers.byIds(officer, [venture.employerId])).toMatchObject([{ name: terms.title, legalForm: 'COOPERATIVE', size: 'MICROENTERPRISE', status: 'UNVERIFIED', place: { geonameId: ADAMA } }]);
    expect(await historyOf(venture)).toEqual([['IDEA']]);
  });

  it('refuses a programme that is not there, a place that is not known, and a stale edit', async () => {
    expect(await ventures.create(act(officer), { ...sunflower, programmeId: newId<ProgrammeId>() }, null)).toMatchObject({ code: 'NOT_FOUND', facts: { what: 'programme' } });
    expect(await ventures.create(act(officer), { ...sunflower, geonameId: 1 }, null)).toMatchObject({ facts: { field: 'geonameId' } });
    const venture = await written();
    value(await ventures.edit(act(officer), venture.id, 1, { ...sunflower, title: 'Oil' }));
    expect(await ventures.edit(act(officer), venture.id, 1, sunflower)).toMatchObject({ code: 'STALE_EDIT', facts: { version: 2 } });
  });

  it('goes from idea to running and an end, with its history; a pause and an end close its roles', async () => {
    let venture = await written();
    expect(await moved(venture, 'OPEN')).toMatchObject({ code: 'VENTURE_NOT_READY', facts: { field: 'roles' } });
    const { id } = await role(venture);
    venture = value(await moved(venture, 'OPEN'));
    venture = value(await moved(venture, 'FORMING'));
    expect(await moved(venture, 'FUNDED')).toMatchObject({ code: 'VENTURE_NOT_READY', facts: { field: 'members' } });
    members = [await person('RETURNEE'), await person('COMMUNITY_MEMBER')];
    venture = value(await moved(venture, 'FUNDED'));
    venture = value(await moved(venture, 'RUNNING'));
    venture = value(await moved(venture, 'PAUSED'));
    expect(await world.openings.byIds(officer, [id])).toMatchObject([{ status: 'CLOSED' }]);
    venture = value(await moved(venture, 'RUNNING'));
    venture = value(await moved(venture, 'SOLD'));
    expect(await historyOf(venture)).toEqual([['IDEA'], ['OPEN'], ['FORMING'], ['FUNDED'], ['RUNNING'], ['PAUSED'], ['RUNNING'], ['SOLD']]);
    expect(await moved(venture, 'RUNNING')).toMatchObject({ code: 'MOVE_NOT_ALLOWED' });
    expect(await ventures.edit(act(officer), venture.id, venture.version, sunflower)).toMatchObject({ code: 'MOVE_NOT_ALLOWED' });
  });

  it('F24: of returnees alone warns, and goes on with the rule named and the reason kept', async () => {
    let venture = await written({ leastCommunityMembers: 0 });
    members = [await person('RETURNEE'), await person('RETURNEE')];
    venture = value(await moved(venture, 'FORMING'));
    expect(await moved(venture, 'FUNDED')).toMatchObject({ code: 'RULE_WARNS', facts: { rule: 'F24' } });
    venture = value(await moved(venture, 'FUNDED', ['F24']));
    expect(await historyOf(venture)).toEqual([['IDEA'], ['FORMING'], ['FUNDED', 'F24']]);
  });

  it('F55: a case manager writes down what a person of their own proposes, and no other', async () => {
    const own = await person('RETURNEE');
    const alone = { ...sunflower, kind: 'INDIVIDUAL', members: { least: 1, most: 1 }, leastReturnees: 0, leastCommunityMembers: 0 } as const;
    let venture = value(await ventures.create(act(caseManager), alone, own));
    expect(await ventures.create(act(caseManager), alone, null)).toMatchObject({ facts: { field: 'jobseekerId' } });
    expect(await ventures.create(act(caseManager), alone, await person('RETURNEE', officer.accountId))).toMatchObject({ code: 'NOT_FOUND' });
    venture = value(await ventures.edit(act(caseManager), venture.id, 1, { ...alone, title: 'Oil of mine' }));
    // Who founds alone belongs to it.
    venture = value(await moved(venture, 'FORMING'));
    expect(await ventures.edit(act(caseManager), venture.id, venture.version, alone)).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await moved(venture, 'FUNDED')).toMatchObject({ ok: true });
    const rows: unknown[] = await world.database.work.run(officer, (tx) => tx.query('select 1 from employer where id = $1 and owner_jobseeker_id = $2', [venture.employerId, own]));
    expect(rows).toHaveLength(1);
  });

  it('F25: is shown to staff beside others of the same trade at the same place', async () => {
    const venture = await written({ activity: '9602' });
    const twin = await written({ activity: '96' });
    await written({ activity: '1410' });
    const twins = await ventures.twins(officer, [venture.id, twin.id]);
    expect([venture.id, twin.id].map((id) => twins.get(id)?.map((each) => each.venture.id))).toEqual([[twin.id], [venture.id]]);
  });

  it('F25: is a task of officers beside others, of money twice once both are funded, and none any more where it moves elsewhere', async () => {
    const tasks = async ({ id }: Venture) => (await world.database.work.run(officer, (tx) => tx.query('select topic, queue, status from task where subject_id = $1 order by opened_at, id', [id]))).map(Object.values);
    const own = await person('RETURNEE');
    const alone = { ...sunflower, kind: 'INDIVIDUAL', members: { least: 1, most: 1 }, leastReturnees: 0, leastCommunityMembers: 0, activity: '4711' } as const;
    let first = value(await ventures.create(act(caseManager), alone, own));
    let second = value(await ventures.create(act(caseManager), { ...alone, activity: '47' }, own));
    expect([await tasks(first), await tasks(second)]).toEqual([[], [[null, 'JOB_PLACEMENT_OFFICER', 'OPEN']]]);
    for (const to of ['FORMING', 'FUNDED'] as const) first = value(await moved(first, to));
    for (const to of ['FORMING', 'FUNDED'] as const) second = value(await moved(second, to));
    expect(await tasks(second)).toEqual([[null, 'JOB_PLACEMENT_OFFICER', 'CANCELLED'], ['MONEY', 'JOB_PLACEMENT_OFFICER', 'OPEN']]);
    value(await ventures.edit(act(officer), second.id, second.version, { ...alone, activity: '1420' }));
    expect((await tasks(second)).map((task: string[]) => task[2])).toEqual(['CANCELLED', 'CANCELLED']);
  });

  it('tells whoever speaks for its employer nothing of others like it, of its history, or of what offices said', async () => {
    const venture = await written({ activity: '9603' });
    await written({ activity: '9603' });
    const comments = new VentureCommentsService(world.database.work, world.clock, ventures, { agreesIn: async () => true });
    value(await comments.add(act(officer), venture.id, { office: 'TOWN_HALL', text: 'x' }));
    const partner = { ...officer, roles: ['PARTNER'], employerId: venture.employerId } as const;
    expect(await ventures.byIds(partner, [venture.id])).toHaveLength(1);
    expect([(await ventures.twins(partner, [venture.id])).size, await ventures.history(partner, [venture.id]), await comments.of(partner, [venture.id])]).toEqual([0, [], []]);
  });

  it('lets one of several simultaneous moves through, and nobody change its history', async () => {
    const venture = await written({ leastReturnees: 0, leastCommunityMembers: 0 });
    const outcomes = await Promise.all([moved(venture, 'FORMING'), moved(venture, 'CLOSED_BY_CHOICE'), ventures.edit(act(officer), venture.id, 1, { ...sunflower, title: 'Other' })]);
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    await expect(world.database.work.run(officer, (tx) => tx.query(`update venture_move set reason = 'x'`))).rejects.toThrow(/permission denied/);
  });

  it('is absent in another mission', async () => {
    const venture = await written();
    const stranger = await world.viewer(await world.mission(), 'JOB_PLACEMENT_OFFICER');
    expect(await ventures.byIds(stranger, [venture.id])).toEqual([]);
    expect(await ventures.move(act(stranger), venture.id, 1, 'CLOSED_BY_CHOICE', 'x', [])).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a comment (F55)', () => {
  const alone = { ...sunflower, kind: 'INDIVIDUAL', members: { least: 1, most: 1 }, leastReturnees: 0, leastCommunityMembers: 0 } as const;
  const said = { office: 'TOWN_HALL', text: 'The hall is free on Mondays.' };

  it('is kept with the consent of the person whose idea it is, and forgotten with them', async () => {
    const own = await person('RETURNEE');
    const venture = value(await ventures.create(act(caseManager), alone, own));
    const agrees = { yes: false };
    const comments = new VentureCommentsService(world.database.work, world.clock, ventures, { agreesIn: async (_, __, id, scope) => agrees.yes && id === own && 'office' in scope && scope.office === 'TOWN_HALL' });
    expect(await comments.add(act(caseManager), venture.id, said)).toMatchObject({ code: 'CONSENT_NEEDED' });
    agrees.yes = true;
    value(await comments.add(act(caseManager), venture.id, said));
    expect(await comments.add(act(caseManager), venture.id, { ...said, office: 'town' })).toMatchObject({ facts: { field: 'office' } });
    expect(await comments.add(act(await world.viewer(missionId, 'CASE_MANAGER')), venture.id, said)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await comments.of(officer, [venture.id])).toMatchObject([said]);
    await world.database.work.run(officer, (tx) => ventureHolding.forget(tx, missionId, own, 'IDENTITY'));
    expect(await comments.of(officer, [venture.id])).toEqual([]);
    expect(await ventures.byIds(officer, [venture.id])).toMatchObject([{ proposedBy: null, description: '' }]);
  });

  it('on an idea of the mission needs nobody', async () => {
    const comments = new VentureCommentsService(world.database.work, world.clock, ventures, { agreesIn: async () => false });
    const venture = await written();
    expect(await comments.add(act(officer), venture.id, said)).toMatchObject({ ok: true });
    expect(await comments.add(act(caseManager), venture.id, said)).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a role', () => {
  it('is an opening of the employer that the venture is, at its place, whose members share the income', async () => {
    const venture = await written();
    const opening = await role(venture, { leastSeats: 2, sharePercent: 20 });
    expect(opening).toMatchObject({ kind: 'VENTURE_ROLE', employerId: venture.employerId, place: { geonameId: ADAMA }, pay: null, payUnstatedReason: expect.any(String), status: 'DRAFT' });
    expect(await posts.termsOf(officer, [opening.id])).toMatchObject([{ ventureId: venture.id, leastSeats: 2, sharePercent: 20 }]);
    expect(await posts.ofVentures(officer, [venture.id])).toMatchObject([{ ventureId: venture.id, opening: { id: opening.id } }]);
    expect(await posts.create(act(officer), venture.id, presser, { leastSeats: 1, sharePercent: 61 })).toMatchObject({ facts: { field: 'sharePercent' } });
    const edited = value(await posts.edit(act(officer), opening.id, 1, presser, { leastSeats: 1, sharePercent: 61 }));
    expect(edited).toMatchObject({ version: 2, title: 'Presser' });
    expect(await posts.edit(act(officer), opening.id, 2, { ...presser, seats: 1 }, { leastSeats: 2, sharePercent: 0 })).toMatchObject({ facts: { field: 'leastSeats' } });
    expect(await posts.edit(act(officer), (await world.vacancy(officer, venture.employerId)).id, 1, presser, { leastSeats: 1, sharePercent: 0 })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('gives no more than the whole away, however many are written at once', async () => {
    const venture = await written();
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => posts.create(act(officer), venture.id, presser, { leastSeats: 1, sharePercent: 40 })));
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(2);
  });

  it('is published once its venture takes people and has pledged (L7), and never again after its end', async () => {
    let venture = await written();
    const { id } = await role(venture);
    value(await world.employers.pledge(act(officer), venture.employerId, 'the group'));
    expect(await posts.publish(act(officer), id, 1, null)).toMatchObject({ code: 'NOT_PUBLISHABLE', facts: { field: 'venture' } });
    venture = value(await moved(venture, 'OPEN'));
    expect(value(await posts.publish(act(officer), id, 1, null))).toMatchObject({ status: 'PUBLISHED' });
    venture = value(await moved(venture, 'CLOSED_BY_CHOICE'));
    expect(await posts.publish(act(officer), id, 3, null)).toMatchObject({ code: 'NOT_PUBLISHABLE', facts: { field: 'venture' } });
    expect(await posts.create(act(officer), venture.id, presser, { leastSeats: 1, sharePercent: 0 })).toMatchObject({ code: 'MOVE_NOT_ALLOWED' });
  });
});
