import { TeamSolving } from '../../src/outcomes/teams/solving/team-solving.service.js';
import type { TeamRunId } from '../../src/outcomes/teams/team.js';
import { readGlobalId } from '../../src/platform/graphql/global-id.js';
import { Offering } from '../outcomes/offering.js';
import { openWorld, type Person, type World } from '../support/world.js';
import { ADAMA, BAKER, Office, PASTRY_COOK, plainPost, type Input, type Jobseeker } from './office.js';

let world: World;
let office: Office;
beforeAll(async () => {
  world = await openWorld();
});
beforeEach(async () => {
  office = await Office.open(world);
});
afterAll(() => world.close());

const terms = { kind: 'GROUP_MICROENTERPRISE', title: 'Bakery of the square', activity: '1071', geonameId: ADAMA, leastMembers: 3, mostMembers: 4, leastReturnees: 1, leastCommunityMembers: 1, currency: 'ETB' };
const RUN = `id state outcome done total around asOf policy ventures { title } clash { meaning conditions }
  proposals { rank state fit bound seats { score word channel language jobseeker { handle kind } role { id title } } }`;

interface Seat {
  readonly word: string | null;
  readonly channel: string | null;
  readonly jobseeker: { readonly handle: string; readonly kind: string };
  readonly role: { readonly id: string; readonly title: string };
}
interface Run {
  readonly id: string;
  readonly outcome: string | null;
  readonly around: string | null;
  readonly clash: { readonly conditions: readonly string[] } | null;
  readonly proposals: readonly { readonly rank: number; readonly state: string; readonly fit: number; readonly seats: readonly Seat[] }[];
}

/** A venture that is open, with published roles of an employer in good standing. */
async function opened(over: Input, roles: readonly Input[]) {
  const { officer } = office;
  const venture = await office.act(officer, 'createVenture', { terms: { ...terms, ...over } }, 'Venture', 'id version employer { id }');
  const made: { id: string; version: number }[] = [];
  for (const role of roles) {
    const { pay: _, ...plain } = plainPost;
    made.push(await office.act(officer, 'createVentureRole', { ventureId: venture.id, terms: { ...plain, ...role } }, 'VentureRole', 'id version'));
  }
  const pledged = await office.act(officer, 'signPledge', { id: venture.employer.id, signatory: 'the group' }, 'Employer', 'id version');
  await office.judged(pledged, 'supportEmployer');
  const open = await office.act(officer, 'moveVenture', { id: venture.id, version: venture.version, to: 'OPEN', reason: 'constructed' }, 'Venture', 'id version status');
  for (const { id, version } of made) await office.act(officer, 'publishVentureRole', { id, version }, 'VentureRole', 'id');
  return { ...open, employer: venture.employer as { id: string; version: number }, roles: made };
}

const read = async (id: string): Promise<Run> => (await office.ask(office.officer, `query ($id: ID!) { teamRun(id: $id) { ${RUN} } }`, { id })).teamRun;
const quiet = { signal: new AbortController().signal, progress: () => undefined, lastAttempt: false };

/** What the job does. */
async function solved(id: string): Promise<Run> {
  await world.app.get(TeamSolving, { strict: false }).compute(office.missionId, readGlobalId(id)!.id as TeamRunId, quiet);
  return read(id);
}

async function proposed(ventureIds: readonly string[]): Promise<Run> {
  return solved((await office.act(office.officer, 'proposeTeams', { ventureIds }, 'TeamRun', 'id')).id);
}

const word = (run: Run, rank: number, person: Pick<Jobseeker, 'id'>, said: Input, who: Person = office.caseManager) =>
  office.attempt(who, 'recordTeamWord', { runId: run.id, rank, jobseekerId: person.id, channel: 'CALL', ...said }, 'TeamRun', 'id');
const yes = { word: 'AGREED', language: 'am', heardTerms: true };
const no = { word: 'REFUSED' };

describe('a venture', () => {
  it('goes from an idea to a team that agreed: roles are listed both ways, a refusal is solved around, and their words confirm the offers', async () => {
    const bakers = { title: 'Baker', occupationUri: BAKER, seats: 3, leastSeats: 2 };
    const venture = await opened({}, [bakers, { title: 'Pastry cook', occupationUri: PASTRY_COOK, seats: 1 }]);
    const people = new Map<string, Jobseeker>();
    for (const [kind, months] of [['RETURNEE', 60], ['RETURNEE', 48], ['COMMUNITY_MEMBER', 36], ['COMMUNITY_MEMBER', 24], ['DISPLACED', 12], ['COMMUNITY_MEMBER', 6]] as const) {
      const person = await new Offering(office).person({ occupations: [{ uri: BAKER, months, lastYear: 2026 }] });
      if (kind !== 'RETURNEE') await world.database.work.run(office.officer.viewer, (tx) => tx.query('update jobseeker set kind = $2 where id = $1', [readGlobalId(person.id)!.id, kind]));
      people.set(person.handle, person);
    }
    const [baker] = venture.roles;
    const [somebody] = [...people.values()];
    await office.refresh();
    expect(await office.candidates(baker!)).toHaveLength(6);
    expect(await office.openingsFor(somebody!)).toContain(baker!.id);

    const run = await proposed([venture.id]);
    expect(run).toMatchObject({ state: 'DONE', outcome: 'TEAMS', clash: null, around: null, ventures: [{ title: terms.title }], policy: expect.any(String) });
    expect(run.proposals.length).toBeGreaterThan(1);
    for (const { seats } of run.proposals) {
      expect(new Set(seats.map((seat) => seat.jobseeker.handle)).size).toBe(seats.length);
      expect([seats.length >= 3, seats.length <= 4]).toEqual([true, true]);
      expect(['RETURNEE', 'COMMUNITY_MEMBER'].filter((kind) => !seats.some((seat) => seat.jobseeker.kind === kind))).toEqual([]);
      expect(seats.filter((seat) => seat.role.title === 'Pastry cook')).toHaveLength(1);
    }
    expect(run.proposals.map(({ fit }) => fit)).toEqual([...run.proposals.map(({ fit }) => fit)].sort((a, b) => b - a));

    await office.act(office.officer, 'chooseTeam', { runId: run.id, rank: 1 }, 'TeamRun', 'id');
    const chosen = (await read(run.id)).proposals;
    expect(chosen.map(({ state }) => state)).toEqual(['CHOSEN', ...run.proposals.slice(1).map(() => 'DROPPED')]);
    const [first, second] = chosen[0]!.seats.map((seat) => people.get(seat.jobseeker.handle)!);
    expect(await new Offering(office).tasks(first!)).toMatchObject([{ kind: 'CALL', subjectKind: 'Opening' }]);
    // Not by somebody else, not unread, and never by text: there is no such channel.
    expect(await word(run, 1, first!, yes, await office.signIn('CASE_MANAGER'))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await word(run, 1, first!, { ...yes, heardTerms: false })).toMatchObject({ code: 'RULE_FORBIDS' });
    expect((await world.ask(office.caseManager, `mutation { recordTeamWord(input: { runId: "x", rank: 1, jobseekerId: "x", word: AGREED, channel: TEXT }) { __typename } }`)).errors).toBeDefined();
    await word(run, 1, first!, yes);
    expect(await new Offering(office).tasks(first!)).toEqual([]);
    const before = await new Offering(office).interested(baker!, first!);
    expect(await office.attempt(office.officer, 'confirmJoining', { offerId: before.id }, 'Offer', 'state')).toMatchObject({ code: 'VENTURE_NOT_READY' });

    // A refusal: another team around the one who agreed, without the one who refused.
    expect(await word(run, 1, second!, no)).toMatchObject({ __typename: 'TeamRun' });
    const [again] = (await office.ask(office.officer, 'query ($id: ID!) { teamRuns(ventureId: $id) { id around state } }', { id: venture.id })).teamRuns;
    expect(again).toMatchObject({ around: run.id, state: 'REQUESTED' });
    const next = await solved(again.id);
    expect(next.outcome).toBe('TEAMS');
    for (const { seats } of next.proposals) {
      expect(seats.find((seat) => seat.jobseeker.handle === first!.handle)).toMatchObject({ word: 'AGREED', channel: 'CALL' });
      expect(seats.map((seat) => seat.jobseeker.handle)).not.toContain(second!.handle);
    }
    await office.act(office.officer, 'chooseTeam', { runId: next.id, rank: 1 }, 'TeamRun', 'id');
    const members = next.proposals[0]!.seats.map((seat) => people.get(seat.jobseeker.handle)!);
    for (const member of members) await word(next, 1, member, yes);
    expect((await read(next.id)).proposals[0]).toMatchObject({ state: 'AGREED' });
    const { askedSeats } = await office.ask(office.caseManager, 'query ($id: ID!) { askedSeats(jobseekerId: $id) { state rank word runId role { title venture { title } } jobseeker { handle } } }', { id: first!.id });
    expect(askedSeats).toMatchObject([{ state: 'AGREED', word: 'AGREED', runId: next.id, jobseeker: { handle: first!.handle }, role: { venture: { title: terms.title } } }]);

    // Their words stand for the employer's; the person is told of all and accepts as anybody does.
    const offering = new Offering(office);
    const role = next.proposals[0]!.seats.find((seat) => seat.jobseeker.handle === first!.handle)!.role;
    const offer = role.id === baker!.id ? before : await offering.interested({ id: role.id, version: 1 }, first!);
    for (const step of ['CANDIDATE', 'NAME']) await office.agrees(first!, { purpose: 'DISCLOSURE', employerId: venture.employer.id, step });
    expect(await offering.release(offer)).toMatchObject({ state: 'IDENTITY_RELEASED' });
    expect(await office.attempt(office.officer, 'confirmJoining', { offerId: offer.id }, 'Offer', 'state')).toMatchObject({ state: 'EMPLOYER_CONFIRMED' });
    expect(await offering.accept(offer)).toMatchObject({ state: 'ACCEPTED' });
    const { placements } = await office.ask(office.officer, 'query ($id: ID) { placements(jobseekerId: $id) { edges { node { kind } } } }', { id: first!.id });
    expect(placements.edges).toMatchObject([{ node: { kind: 'VENTURE_ROLE' } }]);
    // One of at least three belongs to it by now.
    const { version } = (await office.ask(office.officer, 'query ($id: ID!) { venture(id: $id) { version } }', { id: venture.id })).venture;
    const forming = await office.act(office.officer, 'moveVenture', { id: venture.id, version, to: 'FORMING', reason: 'x' }, 'Venture', 'version');
    const funded = await office.attempt(office.officer, 'moveVenture', { id: venture.id, version: forming.version, to: 'FUNDED', reason: 'x' }, 'Venture', 'id');
    expect(funded).toMatchObject({ code: 'VENTURE_NOT_READY', message: expect.stringContaining('are 1') });
  });

  it('F26: says which conditions clash, in words that name nobody, and asks nobody in vain', async () => {
    const programme = await office.act(office.admin, 'adoptProgramme', { code: 'EL_CUCAYO' }, 'Programme', 'id');
    const cooperative = { kind: 'COOPERATIVE', marketAssessment: 'Chapter 3', trainingPlan: 'Three weeks', programmeId: programme.id, publicPercent: 25 };
    const venture = await opened(cooperative, [{ title: 'Presser', seats: 6 }]);
    const person = await office.person();
    const run = await proposed([venture.id]);
    expect(run).toMatchObject({ outcome: 'CLASH', proposals: [] });
    const { conditions } = run.clash!;
    expect(conditions.length).toBeGreaterThan(0);
    expect(conditions.join(' ')).toMatch(/F26|at most|at least/);
    expect(JSON.stringify(run)).not.toContain(person.handle);
    expect(await office.attempt(office.officer, 'chooseTeam', { runId: run.id, rank: 1 }, 'TeamRun', 'id')).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('F44: puts nobody beside whom they are kept from, and tells nobody why', async () => {
    const venture = await opened({ leastMembers: 2, mostMembers: 2, leastReturnees: 0, leastCommunityMembers: 0 }, [{ title: 'Baker', seats: 2, leastSeats: 2 }]);
    const [one, other] = [await office.person(), await office.person()];
    const protection = await office.signIn('PROTECTION');
    await office.act(protection, 'excludePerson', { jobseekerId: one.id, personId: other.id, reason: 'the constructed quarrel' }, 'ProtectionRecord', 'exclusionId');
    const run = await proposed([venture.id]);
    expect(run).toMatchObject({ outcome: 'CLASH', proposals: [] });
    expect(JSON.stringify(run)).not.toMatch(/quarrel|kept|apart|exclu/i);
    for (const { handle } of [one, other]) expect(JSON.stringify(run)).not.toContain(handle);
    await office.person();
    const found = await proposed([venture.id]);
    expect(found.outcome).toBe('TEAMS');
    for (const { seats } of found.proposals) expect(seats.map((seat) => seat.jobseeker.handle).filter((handle) => handle === one.handle || handle === other.handle)).toHaveLength(1);
  });

  it('asks once while a search is under way, and refuses ventures that take nobody', async () => {
    const venture = await opened({}, [{ title: 'Baker', seats: 3 }]);
    const both = await Promise.all([1, 2, 3].map(() => office.act(office.officer, 'proposeTeams', { ventureIds: [venture.id] }, 'TeamRun', 'id')));
    expect(new Set(both.map((run) => run.id)).size).toBe(1);
    const idea = await office.act(office.officer, 'createVenture', { terms }, 'Venture', 'id joinInstead { venture { id } }');
    expect(idea.joinInstead).toEqual([{ venture: { id: venture.id } }]);
    expect(await office.attempt(office.officer, 'proposeTeams', { ventureIds: [idea.id, venture.id] }, 'TeamRun', 'id')).toMatchObject({ code: 'VENTURE_NOT_READY' });
  });
});
