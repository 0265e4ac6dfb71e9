import { FollowUpsService } from '../../src/outcomes/venture-follow-ups/follow-ups.service.js';
import { Office, type Input } from '../journeys/office.js';
import { openWorld, type World } from '../support/world.js';

const now = { at: new Date('2026-01-31T09:00:00Z') };
let world: World;
let office: Office;
let followUps: FollowUpsService;
beforeAll(async () => {
  world = await openWorld({ clock: { now: () => now.at } });
  office = await Office.open(world);
  followUps = world.app.get(FollowUpsService, { strict: false });
});
afterAll(() => world.close());

const ADDIS_ABABA = 344979;
const heard = { familyWorkplaces: 1, communityWorkplaces: 2, incomeMinor: 150_000, partnerships: 0, needs: ['MARKET'] };
const record = (ventureId: string, over: Input) => office.attempt(office.officer, 'recordVentureFollowUp', { ventureId, ...heard, ...over }, 'VentureFollowUp', 'month number askedOn members familyWorkplaces incomeMinor needs');
const tasks = async (): Promise<Input[]> => (await office.ask(office.officer, '{ tasks(first: 50, status: null, kind: VENTURE_FOLLOW_UP) { edges { node { subjectId dueOn status outcome } } } }')).tasks.edges.map((edge: { node: Input }) => edge.node);
const searched = () => followUps.search(office.missionId);

/** A workshop of one founder, running since the last day of January. */
async function workshop(): Promise<{ readonly id: string }> {
  const person = await office.person();
  const terms = { kind: 'INDIVIDUAL', title: 'Tailor of the market (constructed)', activity: '1410', geonameId: ADDIS_ABABA, leastMembers: 1, mostMembers: 1, currency: 'ETB' };
  let venture = await office.act(office.caseManager, 'createVenture', { terms, jobseekerId: person.id }, 'Venture', 'id version');
  for (const to of ['FORMING', 'RUNNING']) venture = await office.act(office.officer, 'moveVenture', { id: venture.id, version: venture.version, to, reason: 'agreed (constructed)' }, 'Venture', 'id version');
  return venture as { readonly id: string };
}

describe('a venture that has started', () => {
  it('is looked at after three months and not before, once, and what was heard settles it', async () => {
    const { id } = await workshop();
    now.at = new Date('2026-04-29T09:00:00Z');
    await searched();
    expect(await tasks()).toEqual([]);
    expect(await record(id, { month: 'MONTH_6', askedOn: '2026-04-29' })).toMatchObject({ code: 'INVALID_INPUT', facts: [{ name: 'field', value: 'askedOn' }, expect.anything()] });
    now.at = new Date('2026-04-30T09:00:00Z');
    await Promise.all([searched(), searched()]);
    expect(await tasks()).toMatchObject([{ subjectId: id, dueOn: '2026-04-30', status: 'OPEN' }]);
    expect(await record(id, { month: 'MONTH_3', askedOn: '2026-04-30' })).toMatchObject({ month: 3, number: 1, members: 1, incomeMinor: 150_000, needs: ['MARKET'] });
    expect(await record(id, { month: 'MONTH_3', askedOn: '2026-04-30', incomeMinor: null })).toMatchObject({ number: 2, incomeMinor: null });
    await searched();
    expect(await tasks()).toMatchObject([{ status: 'DONE', outcome: 'SETTLED' }]);
    const { node } = await office.ask(office.officer, `{ node(id: "${id}") { ... on Venture { followUps { month number } } } }`);
    expect(node.followUps).toEqual([{ month: 3, number: 1 }, { month: 3, number: 2 }]);
  });

  it('is asked nothing once it has ended', async () => {
    const { id } = await workshop();
    now.at = new Date('2026-07-31T09:00:00Z');
    await searched();
    const open = (await tasks()).filter((task) => task['subjectId'] === id);
    expect(open).toMatchObject([{ status: 'OPEN' }]);
    const { node } = await office.ask(office.officer, `{ node(id: "${id}") { ... on Venture { version } } }`);
    await office.act(office.officer, 'moveVenture', { id, version: node.version, to: 'CLOSED_BY_CHOICE', reason: 'moved on (constructed)' }, 'Venture', 'id');
    await searched();
    expect((await tasks()).filter((task) => task['subjectId'] === id)).toMatchObject([{ status: 'CANCELLED' }]);
  });

  it('stands in figures beside published ones, which tell nothing of few', async () => {
    const { ventureFigures } = await office.ask(office.admin, '{ ventureFigures { yardsticks { name published of value } survival { month people hidden } } }');
    expect(ventureFigures.yardsticks).toContainEqual({ name: 'WORKPLACES_PER_RETURNEE', published: 2.75, of: null, value: null });
    expect(ventureFigures.survival).toContainEqual({ month: 3, people: null, hidden: true });
  });

  it('has a task for each need, until it is seen to, named no more, or the venture ends', async () => {
    const { id } = await workshop();
    const needs = async () =>
      (await office.ask(office.officer, '{ tasks(first: 50, status: null, kind: VENTURE_NEED) { edges { node { id subjectId topic dueOn status outcome } } } }')).tasks.edges
        .map((edge: { node: Input }) => edge.node)
        .filter((task: Input) => task['subjectId'] === id)
        .map(({ topic, dueOn, status }: Input) => [topic, dueOn, status]);
    now.at = new Date('2026-10-31T09:00:00Z');
    await record(id, { month: 'MONTH_3', askedOn: '2026-10-30', needs: ['MARKET', 'CHILD_CARE'] });
    expect((await needs()).sort()).toEqual([['CHILD_CARE', '2026-11-13', 'OPEN'], ['MARKET', '2026-11-13', 'OPEN']]);
    // Its case manager knows the founder; the same need has no second task, one that is gone none at all.
    now.at = new Date('2027-01-31T09:00:00Z');
    expect(await office.attempt(office.caseManager, 'recordVentureFollowUp', { ventureId: id, ...heard, month: 'MONTH_6', askedOn: '2027-01-30', communityWorkplaces: 3, partnerships: 1 }, 'VentureFollowUp', 'month')).toEqual({ __typename: 'VentureFollowUp', month: 6 });
    expect(await office.attempt(await office.signIn('CASE_MANAGER'), 'recordVentureFollowUp', { ventureId: id, ...heard, month: 'MONTH_6', askedOn: '2027-01-30' }, 'VentureFollowUp', 'month')).toMatchObject({ code: 'NOT_FOUND' });
    expect((await needs()).sort()).toEqual([['CHILD_CARE', '2026-11-13', 'CANCELLED'], ['MARKET', '2026-11-13', 'OPEN']]);
    const { node } = await office.ask(office.officer, `{ node(id: "${id}") { ... on Venture { version milestones { kind on workplaces } } } }`);
    expect(node.milestones).toEqual([{ kind: 'BEYOND_FAMILY', on: '2026-10-30', workplaces: 4 }, { kind: 'GREW', on: '2027-01-30', workplaces: 5 }, { kind: 'PARTNERSHIP', on: '2027-01-30', workplaces: 5 }]);
    await office.act(office.officer, 'moveVenture', { id, version: node.version, to: 'SOLD', reason: 'to a cousin (constructed)' }, 'Venture', 'id');
    expect((await needs()).map(([, , status]: string[]) => status)).toEqual(['CANCELLED', 'CANCELLED']);
  });

  it('is in the figures of each day that is over, beside jobs', async () => {
    for (const venture of [await workshop(), await workshop(), await workshop(), await workshop(), await workshop()]) {
      const before = now.at;
      now.at = new Date('2027-05-01T09:00:00Z');
      expect(await record(venture.id, { month: 'MONTH_3', askedOn: '2027-04-30' })).toMatchObject({ number: 1 });
      now.at = before;
    }
    now.at = new Date('2027-05-03T09:00:00Z');
    const rows = async (asOf: string) =>
      (await office.ask(office.admin, `{ figures(asOf: "${asOf}", names: [VENTURE_SURVIVAL, WORKPLACES_PER_RETURNEE]) { figures { name version rows { month people value hidden } } } }`)).figures.figures;
    const [survival, workplaces] = await rows('2027-05-02');
    expect(survival).toMatchObject({ name: 'VENTURE_SURVIVAL', version: 2 });
    expect(survival.rows[2]).toEqual({ month: 3, people: 8, value: null, hidden: true });
    // Seven that somebody heard of: one of four people at work, one of five, five of four.
    expect(workplaces).toMatchObject({ version: 2, rows: [{ people: 7, value: 29 / 7, hidden: false }] });
    expect((await rows('2027-04-30'))[1].rows).toEqual([{ month: null, people: null, value: null, hidden: true }]);
  });

  it('that never started is not followed', async () => {
    const venture = await office.act(office.officer, 'createVenture', { terms: { kind: 'COOPERATIVE', title: 'An idea (constructed)', leastMembers: 2, mostMembers: 5, currency: 'ETB' } }, 'Venture', 'id');
    expect(await record(String(venture.id), { month: 'MONTH_3', askedOn: '2026-07-01' })).toMatchObject({ code: 'VENTURE_NOT_READY' });
  });
});
