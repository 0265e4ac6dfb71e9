import { dayIn, formatDay } from '../../src/kernel/day.js';
import type { EmployerId } from '../../src/kernel/ids.js';
import type { VentureId } from '../../src/matching/team/team.js';
import { faultOfFunding } from '../../src/openings/funding/applying.js';
import { FundingService } from '../../src/openings/funding/funding.service.js';
import type { ProgrammeId } from '../../src/programmes/rules/programmes/programme.js';
import { TeamSolving } from '../../src/outcomes/teams/solving/team-solving.service.js';
import { TeamsProcessor } from '../../src/outcomes/teams/teams.processor.js';
import type { TeamRunId } from '../../src/outcomes/teams/team.js';
import { globalId, readGlobalId } from '../../src/platform/graphql/global-id.js';
import { wholePlan } from '../openings/a-plan.js';
import { Offering } from '../outcomes/offering.js';
import { openWorld, type Person, type World } from '../support/world.js';
import { ADAMA, BAKER, CAIRO, Office, PASTRY_COOK, type Input, type Jobseeker } from './office.js';
import { bakeryTerms, openVenture } from './open-venture.js';

let world: World;
let office: Office;
beforeAll(async () => {
  world = await openWorld();
});
beforeEach(async () => {
  office = await Office.open(world);
});
afterAll(() => world.close());

const RUN = `id state outcome done total around asOf policy ventures { title } clash { meaning conditions }
  proposals { rank state fit bound gap seats { score word channel language jobseeker { handle kind } role { id title } } }`;

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
  readonly proposals: readonly { readonly rank: number; readonly state: string; readonly fit: number; readonly gap: number; readonly seats: readonly Seat[] }[];
}

const opened = (over: Input, roles: readonly Input[]) => openVenture(office, over, roles);
const read = async (id: string): Promise<Run> => (await office.ask(office.officer, `query ($id: ID!) { teamRun(id: $id) { ${RUN} } }`, { id })).teamRun;
const quiet = { signal: new AbortController().signal, progress: () => undefined, lastAttempt: false };

/** What the job does. */
async function solved(id: string): Promise<Run> {
  await world.app.get(TeamSolving, { strict: false }).compute(office.missionId, readGlobalId(id)!.id as TeamRunId, quiet);
  return read(id);
}

/** What the job does that looks for whoever can be asked no more. */
const looked = () => world.app.get(TeamsProcessor, { strict: false }).check({ missionId: office.missionId }, { ...quiet, attempt: 1 } as never);

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
    expect(run).toMatchObject({ state: 'DONE', outcome: 'TEAMS', clash: null, around: null, ventures: [{ title: bakeryTerms.title }], policy: expect.any(String) });
    expect(run.proposals.length).toBeGreaterThan(1);
    for (const { seats, gap } of run.proposals) {
      expect(gap).toBeLessThanOrEqual(0.001);
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
    expect(askedSeats).toMatchObject([{ state: 'AGREED', word: 'AGREED', runId: next.id, jobseeker: { handle: first!.handle }, role: { venture: { title: bakeryTerms.title } } }]);

    // Their words stand for the employer's; the person is told of all and accepts as anybody does.
    const offering = new Offering(office);
    const role = next.proposals[0]!.seats.find((seat) => seat.jobseeker.handle === first!.handle)!.role;
    const offer = role.id === baker!.id ? before : await offering.interested({ id: role.id, version: 1 }, first!);
    for (const step of ['CANDIDATE', 'NAME']) await office.agrees(first!, { purpose: 'DISCLOSURE', employerId: venture.employer.id, step });
    expect(await offering.release(offer)).toMatchObject({ state: 'IDENTITY_RELEASED' });
    expect(await offering.employer(offer, 'CONFIRM')).toMatchObject({ code: 'VENTURE_NOT_READY', message: expect.stringContaining('agreement') });
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

  it('L15: looks for nobody while it is suspended as an employer, and says so', async () => {
    const { id, employer } = await opened({}, [{ title: 'Baker', seats: 2 }]);
    const { version } = (await office.ask(office.officer, 'query ($id: ID!) { employer(id: $id) { version } }', { id: employer.id })).employer;
    await office.judged({ id: employer.id, version }, 'suspendEmployer');
    const refusal = await office.attempt(office.officer, 'proposeTeams', { ventureIds: [id] }, 'TeamRun', 'id');
    expect(refusal).toMatchObject({ code: 'RULE_FORBIDS', message: expect.stringContaining('support or verify it') });
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

  it('F44: asks two no more who are kept apart since their team was chosen, and makes no other of both', async () => {
    const venture = await opened({ leastMembers: 2, mostMembers: 2, leastReturnees: 0, leastCommunityMembers: 0 }, [{ title: 'Baker', seats: 2, leastSeats: 2 }]);
    const people = [await office.person(), await office.person()];
    const protection = await office.signIn('PROTECTION');
    const run = await proposed([venture.id]);
    await office.act(office.officer, 'chooseTeam', { runId: run.id, rank: 1 }, 'TeamRun', 'id');
    await word(run, 1, people[0]!, yes);
    await office.act(protection, 'excludePerson', { jobseekerId: people[0]!.id, personId: people[1]!.id, reason: 'the constructed quarrel' }, 'ProtectionRecord', 'exclusionId');
    await looked();
    expect((await read(run.id)).proposals[0]).toMatchObject({ state: 'BROKEN', seats: [{ word: null }, { word: null }] });
    for (const person of people) expect(await new Offering(office).tasks(person)).toEqual([]);
    const [again] = (await office.ask(office.officer, 'query ($id: ID!) { teamRuns(ventureId: $id) { id around } }', { id: venture.id })).teamRuns;
    expect(again.around).toBe(run.id);
    expect(await solved(again.id)).toMatchObject({ outcome: 'CLASH', proposals: [] });
  });

  it('F44: confirms nobody for a team that agreed once they are kept apart, and asks whoever left anew', async () => {
    const venture = await opened({ leastMembers: 2, mostMembers: 2, leastReturnees: 0, leastCommunityMembers: 0 }, [{ title: 'Baker', seats: 2, leastSeats: 2 }]);
    const offering = new Offering(office);
    const [leaves, stays] = [await offering.person(), await office.person()];
    const choose = (run: Run) => office.act(office.officer, 'chooseTeam', { runId: run.id, rank: 1 }, 'TeamRun', 'id');
    const wordOf = ({ proposals }: Run, { handle }: Jobseeker) => proposals[0]!.seats.find((seat) => seat.jobseeker.handle === handle)!.word;
    const run = await proposed([venture.id]);
    await choose(run);
    for (const person of [leaves, stays]) await word(run, 1, person, yes);
    const offer = await offering.released(venture.roles[0]!, leaves, venture.employer);
    const confirmed = () => office.attempt(office.officer, 'confirmJoining', { offerId: offer.id }, 'Offer', 'state');
    const protection = await office.signIn('PROTECTION');
    const { exclusionId } = await office.act(protection, 'excludePerson', { jobseekerId: stays.id, personId: leaves.id, reason: 'the constructed quarrel' }, 'ProtectionRecord', 'exclusionId');
    await looked();
    expect((await read(run.id)).proposals[0]).toMatchObject({ state: 'AGREED' });
    expect(await confirmed()).toMatchObject({ code: 'NOT_AVAILABLE', message: 'Not available at present.' });
    await office.act(protection, 'liftExclusion', { jobseekerId: stays.id, exclusionId }, 'ProtectionRecord', 'exclusionId');
    expect(await confirmed()).toMatchObject({ state: 'EMPLOYER_CONFIRMED' });
    expect(await offering.accept(offer)).toMatchObject({ state: 'ACCEPTED' });

    // Leaving a venture is no agreement to join it again: they are called, and a team does not wait for them as for somebody seated.
    const { placements } = await office.ask(office.officer, 'query ($id: ID) { placements(jobseekerId: $id) { edges { node { id } } } }', { id: leaves.id });
    const moved = (who: Person, move: string, saidBy: string) => office.act(who, 'movePlacement', { id: placements.edges[0].node.id, move, saidBy, channel: 'CALL' }, 'Placement', 'state');
    await moved(office.caseManager, 'WITHDRAW', 'PERSON');
    await moved(office.officer, 'ASK_REPLACEMENT', 'EMPLOYER');
    const again = (await offering.drafts(venture.roles[0]!, [leaves])).changed[0];
    expect(await office.attempt(office.officer, 'confirmJoining', { offerId: again.id }, 'Offer', 'state')).toMatchObject({ code: 'VENTURE_NOT_READY' });
    const next = await proposed([venture.id]);
    expect([wordOf(next, leaves), wordOf(next, stays)]).toEqual([null, 'AGREED']);
    await choose(next);
    expect((await read(next.id)).proposals[0]).toMatchObject({ state: 'CHOSEN' });
    expect((await offering.tasks(leaves)).filter(({ kind, subjectKind }) => kind === 'CALL' && subjectKind === 'Opening')).toHaveLength(1);
    await office.moved(leaves, 'PAUSED');
    await looked();
    expect((await read(next.id)).proposals[0]).toMatchObject({ state: 'BROKEN' });
  });

  it('goes on without whoever can be asked no more: nobody is called, an officer is told without a name, and another team is looked for around those who agreed', async () => {
    const alone = { leastMembers: 2, mostMembers: 2, leastReturnees: 0, leastCommunityMembers: 0 };
    const group = await opened(alone, [{ title: 'Baker', seats: 2, leastSeats: 2 }]);
    const people = new Map((await Promise.all([1, 2, 3].map(() => office.person()))).map((person) => [person.handle, person] as const));
    const jobs = world.app.get(TeamsProcessor, { strict: false });
    const asked = () => world.database.work.run(office.officer.viewer, (tx) => tx.query(`select 1 from outbox where job = 'checkTeams' and payload ->> 'missionId' = $1`, [office.missionId]));
    const searches = async (): Promise<{ id: string; around: string | null }[]> => (await office.ask(office.officer, 'query ($id: ID!) { teamRuns(ventureId: $id) { id around } }', { id: group.id })).teamRuns;
    const reviews = async (): Promise<Input[]> =>
      (await office.ask(office.officer, '{ tasks(first: 50, status: null, kind: REVIEW) { edges { node { status subjectId jobseekerId } } } }')).tasks.edges.map((edge: { node: Input }) => edge.node);
    const chosen = async (run: Run) => {
      await office.act(office.officer, 'chooseTeam', { runId: run.id, rank: 1 }, 'TeamRun', 'id');
      return run.proposals[0]!.seats.map((seat) => people.get(seat.jobseeker.handle)!);
    };

    const first = await proposed([group.id]);
    const [stays, pauses] = await chosen(first);
    await word(first, 1, stays!, yes);
    await looked();
    expect((await read(first.id)).proposals[0]).toMatchObject({ state: 'CHOSEN' });
    await office.moved(pauses!, 'PAUSED');
    await jobs.sweep(quiet.signal);
    expect(await asked()).toHaveLength(1);
    await looked();
    await looked();
    expect((await read(first.id)).proposals[0]).toMatchObject({ state: 'BROKEN' });
    expect(await new Offering(office).tasks(pauses!)).toEqual([]);
    expect(await reviews()).toEqual([{ status: 'OPEN', subjectId: group.id, jobseekerId: null }]);
    const [again, ...older] = await searches();
    expect([again!.around, older.length]).toEqual([first.id, 1]);
    // By whatever search the next team comes: the officer has looked after it.
    expect(await solved(again!.id)).toMatchObject({ outcome: 'TEAMS' });
    const second = await proposed([group.id]);
    expect(second.around).toBeNull();
    const next = await chosen(second);
    expect(next.map(({ handle }) => handle)).not.toContain(pauses!.handle);
    expect(second.proposals[0]!.seats.find((seat) => seat.jobseeker.handle === stays!.handle)).toMatchObject({ word: 'AGREED' });
    expect((await reviews()).map((task) => task['status'])).toEqual(['DONE']);
    // Whoever is asked again by now says no to that team, not to the one that broke.
    expect(await word(first, 1, stays!, no)).toMatchObject({ code: 'MOVE_NOT_ALLOWED' });

    // A team that agreed waits a pause out, and goes on without whoever takes their word back for good: what they agreed to does not come back with them.
    await word(second, 1, next.find(({ handle }) => handle !== stays!.handle)!, yes);
    await office.moved(stays!, 'PAUSED');
    await looked();
    expect((await read(second.id)).proposals[0]).toMatchObject({ state: 'AGREED' });
    await office.moved(stays!, 'ACTIVE');
    await office.takesBack(stays!, { purpose: 'MATCHING' });
    await looked();
    const broken = (await read(second.id)).proposals[0]!;
    expect(broken).toMatchObject({ state: 'BROKEN' });
    expect(broken.seats.map((seat) => [seat.jobseeker.handle === stays!.handle, seat.word]).sort()).toEqual([[false, 'AGREED'], [true, null]]);
    await office.agrees(stays!, { purpose: 'MATCHING' });
    const third = await solved((await searches())[0]!.id);
    expect(third.outcome).toBe('TEAMS');
    for (const { seats } of third.proposals) for (const seat of seats) if (seat.jobseeker.handle === stays!.handle) expect(seat.word).toBeNull();

    // Of a venture that has ended there is nothing to look after.
    const statuses = async () => (await reviews()).map((task) => task['status']).sort();
    expect(await statuses()).toEqual(['DONE', 'OPEN']);
    const last = await chosen(third);
    for (const person of last) await word(third, 1, person, yes);
    await office.takesBack(last[0]!, { purpose: 'MATCHING' });
    await looked();
    expect(await statuses()).toEqual(['DONE', 'DONE', 'OPEN']);
    await office.act(office.officer, 'moveVenture', { id: group.id, version: group.version, to: 'CLOSED_BY_CHOICE', reason: 'constructed' }, 'Venture', 'id');
    expect(await statuses()).toEqual(['DONE', 'DONE', 'DONE']);
  });

  it('puts nobody into two ventures, whoever chooses at once, and asks nobody who has left meanwhile', async () => {
    const alone = { leastMembers: 2, mostMembers: 2, leastReturnees: 0, leastCommunityMembers: 0 };
    const bakers = { title: 'Baker', occupationUri: BAKER, seats: 2, leastSeats: 2 };
    const [one, other] = [await opened(alone, [bakers]), await opened(alone, [bakers])];
    const people = await Promise.all([1, 2].map(() => office.person({ occupations: [{ uri: BAKER, months: 60, lastYear: 2026 }] })));
    const runs = [await proposed([one.id]), await proposed([other.id])];
    const choose = (run: Run) => office.attempt(office.officer, 'chooseTeam', { runId: run.id, rank: 1 }, 'TeamRun', 'id');
    const chosen = await Promise.all(runs.map(choose));
    expect(chosen.map((answer) => answer.code ?? 'CHOSEN').sort()).toEqual(['CHOSEN', 'VENTURE_NOT_READY']);
    const [taken, left] = chosen[0]!.code === undefined ? [runs[0]!, other] : [runs[1]!, one];
    expect(await proposed([left.id])).toMatchObject({ outcome: 'CLASH' });
    await office.act(office.officer, 'dropTeam', { runId: taken.id, rank: 1 }, 'TeamRun', 'id');
    const again = await proposed([left.id]);
    await office.act(office.caseManager, 'moveJobseeker', { id: people[0]!.id, to: 'WITHDRAWN', reason: null }, 'Jobseeker', 'id');
    const refusal = await choose(again);
    expect(refusal).toMatchObject({ code: 'VENTURE_NOT_READY' });
    for (const { handle } of people) expect(JSON.stringify(refusal)).not.toContain(handle);
  });

  it('offers no role to whoever is in another venture or is asked to join one, at every step, until that is over', async () => {
    const pair = { leastMembers: 2, mostMembers: 2, leastReturnees: 0, leastCommunityMembers: 0 };
    const [one, other] = [await opened(pair, [{ title: 'Baker', seats: 2, leastSeats: 2 }]), await opened(pair, [{ title: 'Baker', seats: 2 }])];
    const offering = new Offering(office);
    const [asked, founder] = [await offering.person(), await office.person()];
    const role = { id: other.roles[0]!.id, version: 1 };
    const refusal = (changed: { code?: string }) => changed.code ?? null;
    const draft = (await offering.drafts(role, [asked])).changed[0];
    const chosen = async () => {
      const run = await proposed([one.id]);
      await office.act(office.officer, 'chooseTeam', { runId: run.id, rank: 1 }, 'TeamRun', 'id');
      return run;
    };
    const run = await chosen();
    expect(refusal(await offering.approve([draft.id]))).toBe('IN_ANOTHER_VENTURE');
    expect(refusal(await offering.drafts(role, [founder]))).toBe('IN_ANOTHER_VENTURE');
    // Of the venture that asks them, they are offered roles.
    expect(refusal(await offering.drafts({ id: one.roles[0]!.id, version: 1 }, [asked]))).toBeNull();
    await office.act(office.officer, 'dropTeam', { runId: run.id, rank: 1 }, 'TeamRun', 'id');
    expect(refusal(await offering.approve([draft.id]))).toBeNull();
    expect(refusal(await offering.send([draft.id]))).toBeNull();
    const again = await chosen();
    expect(await offering.answer(draft, 'INTERESTED')).toMatchObject({ code: 'IN_ANOTHER_VENTURE' });
    await office.act(office.officer, 'dropTeam', { runId: again.id, rank: 1 }, 'TeamRun', 'id');
    expect(await offering.answer(draft, 'INTERESTED')).toMatchObject({ heard: 'RECORDED' });

    const stall = { kind: 'INDIVIDUAL', title: 'Stall (constructed)', activity: '4711', geonameId: ADAMA, leastMembers: 1, mostMembers: 1, currency: 'ETB' };
    let own = await office.act(office.caseManager, 'createVenture', { terms: stall, jobseekerId: founder.id }, 'Venture', 'id version');
    const moved = async (to: string) => (own = await office.act(office.officer, 'moveVenture', { id: own.id, version: own.version, to, reason: 'constructed' }, 'Venture', 'id version'));
    await moved('FORMING');
    expect(refusal(await offering.drafts(role, [founder]))).toBe('IN_ANOTHER_VENTURE');
    await moved('CLOSED_BY_CHOICE');
    expect(refusal(await offering.drafts(role, [founder]))).toBeNull();
  });

  it('puts nobody into a venture who founds one alone, once that is more than an idea and until it ends', async () => {
    const group = await opened({ leastMembers: 2, mostMembers: 2, leastReturnees: 0, leastCommunityMembers: 0 }, [{ title: 'Baker', seats: 2, leastSeats: 2 }]);
    const [founder] = [await office.person(), await office.person()];
    const stall = { kind: 'INDIVIDUAL', title: 'Stall (constructed)', activity: '4711', geonameId: ADAMA, leastMembers: 1, mostMembers: 1, currency: 'ETB' };
    let own = await office.act(office.caseManager, 'createVenture', { terms: stall, jobseekerId: founder.id }, 'Venture', 'id version');
    const moved = (to: string) => office.act(office.officer, 'moveVenture', { id: own.id, version: own.version, to, reason: 'constructed' }, 'Venture', 'id version');
    expect(await proposed([group.id])).toMatchObject({ outcome: 'TEAMS' });
    own = await moved('FORMING');
    expect(await proposed([group.id])).toMatchObject({ outcome: 'CLASH' });
    await moved('CLOSED_BY_CHOICE');
    expect(await proposed([group.id])).toMatchObject({ outcome: 'TEAMS' });
  });

  it('F17: reviewers of its plan read no name of whoever was asked to join, joined or not, in any record of theirs', async () => {
    const group = await opened({ leastMembers: 2, mostMembers: 2, leastReturnees: 0, leastCommunityMembers: 0 }, [{ title: 'Baker', seats: 2, leastSeats: 2 }]);
    const named = async (fullName: string) => {
      const person = await office.person();
      await office.act(office.caseManager, 'setIdentity', { jobseekerId: person.id, version: 0, fullName }, 'KeptIdentity', 'version');
      return person;
    };
    const [agreed, gone] = [await named('Yeshimebet Constructed'), await named('Gudeta Constructed')];
    const sections = wholePlan.sections.map(({ section }) => ({ section, text: 'Yeshimebet bakes, Gudeta sells, Wubalem, once Desta, counts.' }));
    const reviewer = await office.signIn('REVIEWER');
    const given = async (ventureId: string) => {
      const draft = await office.act(office.officer, 'writeBusinessPlan', { ventureId, plan: { ...wholePlan, sections } }, 'BusinessPlan', 'id version');
      const plan = await office.act(office.officer, 'submitBusinessPlan', { id: draft.id, version: draft.version }, 'BusinessPlan', 'id version');
      await office.act(office.officer, 'sendBusinessPlan', { id: plan.id, version: plan.version, reviewerIds: [globalId('Account', reviewer.viewer.accountId)], namesNobody: true }, 'BusinessPlan', 'id');
      return (await office.ask(reviewer, '{ plansToReview { edges { node { id } } } }')).plansToReview.edges[0].node.id as string;
    };
    const text = async (id: string) => (await office.ask(reviewer, 'query ($id: ID!) { planToReview(planReviewId: $id) { plan { sections { text } } } }', { id })).planToReview.plan.sections[0].text;
    const review = await given(group.id);
    const run = await proposed([group.id]);
    expect(await text(review)).toContain('Yeshimebet bakes, Gudeta sells');
    await office.act(office.officer, 'chooseTeam', { runId: run.id, rank: 1 }, 'TeamRun', 'id');
    await word(run, 1, agreed, yes);
    expect(await text(review)).toBe('[…] bakes, […] sells, Wubalem, once Desta, counts.');
    // Whoever refused stays held back, and so does whoever is offered a role without a team.
    await word(run, 1, gone, no);
    const third = await named('Wubalem Constructed');
    await office.act(office.officer, 'draftOffers', { openingId: group.roles[0]!.id, jobseekerIds: [third.id] }, 'OffersChanged', 'changed { id }');
    expect(await text(review)).toBe('[…] bakes, […] sells, […], once Desta, counts.');

    // A founder's idea stays with the record that a merge closed; the name is in the one that goes on.
    const [closed, kept] = [await office.person(), await named('Desta Constructed')];
    const stall = { kind: 'GROUP_MICROENTERPRISE', title: 'Stall (constructed)', activity: '4711', geonameId: ADAMA, leastMembers: 2, mostMembers: 3, currency: 'ETB' };
    const own = await office.act(office.caseManager, 'createVenture', { terms: stall, jobseekerId: closed.id }, 'Venture', 'id');
    const other = await given(own.id);
    expect(await text(other)).toContain('once Desta');
    const [one, two] = [closed, kept].map(({ id }) => readGlobalId(id)!.id);
    await world.database.work.run(office.officer.viewer, (tx) =>
      tx.query(
        `insert into jobseeker_duplicate (mission_id, id, one_id, other_id, state, points, reasons, kept_id, closed_from, proposed_at, decided_by, decided_at)
         values ($1, gen_random_uuid(), least($2::uuid, $3::uuid), greatest($2::uuid, $3::uuid), 'MERGED', 1, '{SAME_PHONE}', $3, 'ACTIVE', now(), $4, now())`,
        [office.missionId, one, two, office.officer.viewer.accountId],
      ),
    );
    expect(await text(other)).toBe('Yeshimebet bakes, Gudeta sells, Wubalem, once […], counts.');
  });

  it('calls nobody about a venture that has ended, and looks for another team for those that were sought together with it', async () => {
    const pair = { leastMembers: 1, mostMembers: 1, leastReturnees: 0, leastCommunityMembers: 0, kind: 'FAMILY' };
    const [ends, stays] = [await opened(pair, [{ title: 'Baker', seats: 1 }]), await opened(pair, [{ title: 'Baker', seats: 1 }])];
    const people = [await office.person(), await office.person()];
    const alone = await proposed([ends.id]);
    const both = await proposed([ends.id, stays.id]);
    await office.act(office.officer, 'chooseTeam', { runId: both.id, rank: 1 }, 'TeamRun', 'id');
    const calls = async () => (await Promise.all(people.map((person) => new Offering(office).tasks(person)))).flat().filter(({ kind }) => kind === 'CALL').length;
    expect(await calls()).toBe(2);
    const [agreed, silent] = [stays, ends].map(({ roles }) => {
      const { handle } = both.proposals[0]!.seats.find((seat) => seat.role.id === roles[0]!.id)!.jobseeker;
      return people.find((person) => person.handle === handle)!;
    });
    await word(both, 1, agreed!, yes);
    await office.act(office.officer, 'moveVenture', { id: ends.id, version: ends.version, to: 'CLOSED_BY_CHOICE', reason: 'constructed' }, 'Venture', 'id');
    expect(await calls()).toBe(0);
    expect((await read(both.id)).proposals[0]).toMatchObject({ state: 'BROKEN' });
    expect(await word(both, 1, silent!, no)).toMatchObject({ code: 'MOVE_NOT_ALLOWED' });
    const searches = async () => (await office.ask(office.officer, 'query ($id: ID!) { teamRuns(ventureId: $id) { id around ventures { id } } }', { id: stays.id })).teamRuns;
    const [again, ...older] = await searches();
    expect([again, older.length]).toEqual([{ id: expect.any(String), around: both.id, ventures: [{ id: stays.id }] }, 1]);
    expect(await solved(again.id)).toMatchObject({ outcome: 'TEAMS' });
    // Whoever agreed to the team that broke may take it back; the next is made without them.
    expect(await word(both, 1, agreed!, no)).toMatchObject({ __typename: 'TeamRun' });
    expect(await word(both, 1, agreed!, no)).toMatchObject({ code: 'MOVE_NOT_ALLOWED' });
    const next = await solved((await searches())[0].id);
    expect([next.around, next.proposals.flatMap(({ seats }) => seats.map((seat) => seat.jobseeker.handle))]).toEqual([both.id, [silent!.handle]]);
    expect(await office.attempt(office.officer, 'chooseTeam', { runId: alone.id, rank: 1 }, 'TeamRun', 'id')).toMatchObject({ code: 'VENTURE_NOT_READY' });

    // A team that had agreed goes with its venture: whoever leaves it then is no task for anybody.
    await office.act(office.officer, 'chooseTeam', { runId: next.id, rank: 1 }, 'TeamRun', 'id');
    await word(next, 1, silent!, yes);
    await office.act(office.officer, 'moveVenture', { id: stays.id, version: stays.version, to: 'CLOSED_BY_CHOICE', reason: 'constructed' }, 'Venture', 'id');
    await office.takesBack(silent!, { purpose: 'MATCHING' });
    await looked();
    expect((await read(next.id)).proposals[0]).toMatchObject({ state: 'BROKEN', seats: [{ word: null }] });
    expect((await office.ask(office.officer, '{ tasks(first: 50, status: null, kind: REVIEW) { edges { node { subjectId } } } }')).tasks.edges).toEqual([]);
  });

  it('asks once while a search is under way, and refuses ventures that take nobody', async () => {
    const venture = await opened({}, [{ title: 'Baker', seats: 3 }]);
    const both = await Promise.all([1, 2, 3].map(() => office.act(office.officer, 'proposeTeams', { ventureIds: [venture.id] }, 'TeamRun', 'id')));
    expect(new Set(both.map((run) => run.id)).size).toBe(1);
    const idea = await office.act(office.officer, 'createVenture', { terms: bakeryTerms }, 'Venture', 'id joinInstead { venture { id } }');
    expect(idea.joinInstead).toEqual([{ venture: { id: venture.id } }]);
    expect(await office.attempt(office.officer, 'proposeTeams', { ventureIds: [idea.id, venture.id] }, 'TeamRun', 'id')).toMatchObject({ code: 'VENTURE_NOT_READY' });
  });
});

describe('ways to money', () => {
  const OPTIONS = `query ($venture: ID, $person: ID) { fundingOptions(ventureId: $venture, jobseekerId: $person) {
    kind name standing from moreToAsk insteadOfCredit blocks { rule task } warnings { rule } } }`;
  const options = async (who: Person, of: { venture?: string; person?: string }) => (await office.ask(who, OPTIONS, of)).fundingOptions as Option[];
  interface Option {
    readonly name: string;
    readonly standing: string;
    readonly from: string | null;
    readonly insteadOfCredit: boolean;
    readonly blocks: readonly { readonly rule: string; readonly task: string | null }[];
  }
  const brief = (all: readonly Option[]) => all.map(({ name, standing, insteadOfCredit, blocks }) => [name, standing, insteadOfCredit, blocks.map(({ rule }) => rule).join(' ')]);
  const CUCAYO = 'Matching fund El Cucayo, Ecuador (F26)';
  const founder: Input = { nationality: 'EC', monthsAbroad: 12, legalImpediment: false };
  let version = 0;

  /** A stall of one person that asks for half of its cost, beside a fund and two lenders. */
  async function stall(costMinor = 250_000, over: Input = {}) {
    version = 0;
    const lender = { rule: 'F28', service: 'LOAN', name: 'Lender (constructed)', provider: 'A lender', conditions: 'Founders', source: 'constructed' };
    await office.act(office.admin, 'createCatalogueEntry', { terms: lender }, 'CatalogueEntry', 'id');
    await office.act(office.admin, 'createCatalogueEntry', { terms: { ...lender, service: 'TRAINING', rule: 'F10', name: 'Course (constructed)', residencyMonths: 6 } }, 'CatalogueEntry', 'id');
    const fund = await office.act(office.admin, 'adoptProgramme', { code: 'EL_CUCAYO' }, 'Programme', 'id');
    await office.act(office.admin, 'adoptProgramme', { code: 'WAGE_SUBSIDY' }, 'Programme', 'id');
    const person = await office.person();
    const money = { currency: 'USD', publicPercent: 50, budget: [{ what: 'a stall', purpose: 'INCOME', amountMinor: costMinor }], contributions: [{ from: 'MEMBERS', form: 'CASH', what: 'savings', amountMinor: 1 }] };
    const idea = { kind: 'INDIVIDUAL', title: 'Tours (constructed)', activity: '7911', geonameId: ADAMA, leastMembers: 1, mostMembers: 1, ...money, ...over };
    const venture = await office.act(office.caseManager, 'createVenture', { terms: idea, jobseekerId: person.id }, 'Venture', 'id version');
    return { person, venture, fund };
  }
  const say = async (person: Jobseeker, facts: Input) => {
    await office.act(office.caseManager, 'recordRuleFacts', { jobseekerId: person.id, version, ...facts }, 'KeptRuleFacts', 'version');
    version += 1;
  };

  it('F28: names the grant before credit where basic needs are not met, and credit last when it is open', async () => {
    const { person, venture } = await stall();
    await say(person, { ...founder, basicNeedsMet: false, residentSince: '2026-01-01' });
    const of = { venture: venture.id };
    const told = await options(office.caseManager, of);
    expect(brief(told)).toEqual([[CUCAYO, 'OPEN', true, ''], ['Course (constructed)', expect.stringMatching(/OPEN|NOT_YET/), true, expect.any(String)], ['Lender (constructed)', 'NOT_OPEN', false, 'F28 F28 F28 F28 F28']]);
    await say(person, { basicNeedsMet: true, guaranteed: true, knowsLocalMarket: true, shownAbility: true });
    expect((await options(office.caseManager, of)).at(-1)).toMatchObject({ kind: 'CREDIT', standing: 'NOT_YET', blocks: [{ rule: 'F28', task: 'Train in running a business.' }] });
    await say(person, { trainedForBusiness: true });
    expect(brief(await options(office.caseManager, of)).at(-1)).toEqual(['Lender (constructed)', 'OPEN', false, '']);
  });

  it('tells an officer nothing of the founder, whoever that is, and the case manager the rule', async () => {
    const { person, venture } = await stall();
    const of = { venture: venture.id };
    const before = await options(office.officer, of);
    expect(before[0]).toMatchObject({ standing: 'NOT_YET', moreToAsk: true, blocks: [{ rule: 'F26', task: 'Whoever accompanies the founders finds this out with them.' }, expect.anything(), expect.anything()] });
    await say(person, { ...founder, nationality: 'CO', basicNeedsMet: false, residentSince: '2026-01-01' });
    expect(await options(office.officer, of)).toEqual(before);
    expect(brief(await options(office.caseManager, of))).toContainEqual([CUCAYO, 'NOT_OPEN', false, 'F26']);
    // Who accompanies others sees no more of this venture than an officer.
    expect(await options(await office.signIn('CASE_MANAGER'), of)).toEqual(before);
    const seen: unknown[] = await world.database.work.run(office.officer.viewer, (tx) => tx.query(`select 1 from audit_entry where act = 'eligibility' and subject_id = $1`, [readGlobalId(person.id)!.id]));
    expect(seen.length).toBe(4);
  });

  it('F43: is not available to all but protection where protection knows why', async () => {
    const { person, venture } = await stall();
    await say(person, founder);
    const protection = await office.signIn('PROTECTION');
    await office.act(protection, 'recordVulnerability', { jobseekerId: person.id, category: 'NOT_ABLE_TO_WORK', reason: 'constructed' }, 'ProtectionRecord', 'jobseekerId');
    for (const who of [office.officer, office.caseManager]) expect(new Set((await options(who, { venture: venture.id })).map(({ standing }) => standing))).toEqual(new Set(['NOT_AVAILABLE']));
    expect(brief(await options(protection, { venture: venture.id }))).toContainEqual([CUCAYO, 'NOT_OPEN', false, 'F43']);
  });

  it('F26: judges an award by the same records: 2,500.00 and 2,500.01, and who may be told why not', async () => {
    const { person, venture, fund } = await stall(250_001);
    await say(person, founder);
    const funding = world.app.get(FundingService, { strict: false });
    const judged = (who: Person) => world.database.work.run(who.viewer, (tx) => funding.judge(tx, who.viewer, { ventureId: readGlobalId(venture.id)!.id as VentureId }, readGlobalId(fund.id)!.id as ProgrammeId));
    const fault = async (who: Person) => {
      const judgement = await judged(who);
      return judgement.ok ? faultOfFunding(judgement.value, []) : judgement;
    };
    expect(await fault(office.officer)).toMatchObject({ code: 'RULE_FORBIDS', facts: { rule: 'F26' } });
    expect((await options(office.caseManager, { venture: venture.id })).find(({ name }) => name === CUCAYO)).toMatchObject({ standing: 'NOT_OPEN', blocks: [{ rule: 'F26' }] });
    await world.database.work.run(office.officer.viewer, (tx) => tx.query(`update venture set budget = jsonb_set(budget, '{0,amountMinor}', '250000') where id = $1`, [readGlobalId(venture.id)!.id]));
    expect(await fault(office.officer)).toBeNull();
    // The plan that was approved comes before what was written down as an idea.
    const budget = [{ what: 'a larger stall', purpose: 'INCOME', amountMinor: 250_002 }];
    const plan = await office.act(office.officer, 'writeBusinessPlan', { ventureId: venture.id, plan: { budget } }, 'BusinessPlan', 'id');
    expect(await fault(office.officer)).toBeNull();
    const stand = (stage: string) => world.database.work.run(office.officer.viewer, (tx) => tx.query('update business_plan set stage = $2 where id = $1', [readGlobalId(plan.id)!.id, stage]));
    await stand('APPROVED');
    expect(await fault(office.officer)).toMatchObject({ code: 'RULE_FORBIDS', facts: { rule: 'F26' } });
    await stand('REFUSED');
    await say(person, { nationality: 'CO' });
    expect(await fault(office.officer)).toMatchObject({ code: 'NOT_AVAILABLE' });
    expect(await fault(office.caseManager)).toMatchObject({ code: 'RULE_FORBIDS', facts: { rule: 'F26' } });
  });

  it('F22, F34: counts the plan from the arrival, and warns of what the law of the country keeps from some, without hiding anything', async () => {
    const { person, venture } = await stall(250_000, { geonameId: CAIRO, needs: ['LAND'], plannedUntil: '2026-10-31' });
    await say(person, founder);
    await office.act(office.caseManager, 'recordCase', { jobseekerId: person.id, version: 0, arrivedOn: '2025-10-31' }, 'CaseFile', 'version');
    const cucayo = async () => (await options(office.caseManager, { venture: venture.id })).find(({ name }) => name === CUCAYO);
    expect(await cucayo()).toMatchObject({ standing: 'NOT_YET', blocks: [{ rule: 'F22', task: 'Plan beyond the first year.' }], warnings: [{ rule: 'F34' }] });
    await world.database.work.run(office.officer.viewer, (tx) => tx.query(`update venture set planned_until = '2026-11-01' where id = $1`, [readGlobalId(venture.id)!.id]));
    expect(await cucayo()).toMatchObject({ standing: 'OPEN', blocks: [], warnings: [{ rule: 'F34' }] });
    await office.act(office.officer, 'moveVenture', { id: venture.id, version: venture.version, to: 'CLOSED_BY_CHOICE', reason: 'constructed' }, 'Venture', 'id');
    expect(await office.refusalOf(office.officer, OPTIONS, { venture: venture.id })).toBe('MOVE_NOT_ALLOWED');
    const { node } = await office.ask(office.officer, 'query ($id: ID!) { node(id: $id) { ... on Venture { needs plannedUntil } } }', { id: venture.id });
    expect(node).toEqual({ needs: ['LAND'], plannedUntil: '2026-11-01' });
  });

  it('asks the database as often for many ways as for a few', async () => {
    const { venture } = await stall();
    const { dataSource } = world.database;
    const silent = dataSource.logger;
    let statements = 0;
    dataSource.logger = { logQuery: () => (statements += 1) } as unknown as typeof silent;
    const cost = async () => {
      statements = 0;
      const { length } = await options(office.caseManager, { venture: venture.id });
      return [length, statements];
    };
    const [few = 0, before] = await cost();
    for (const name of ['One', 'Two', 'Three']) await office.act(office.admin, 'createCatalogueEntry', { terms: { rule: 'F26', service: 'MATCHING_FUND', name, provider: 'A state', conditions: 'Founders', source: 'constructed' } }, 'CatalogueEntry', 'id');
    await office.act(office.admin, 'adoptProgramme', { code: 'FAFPA' }, 'Programme', 'id');
    expect(await cost()).toEqual([few + 4, before]);
    dataSource.logger = silent;
  });

  it('F10, F22: of a person alone says from when, and what is to be done first', async () => {
    await stall();
    const person = await office.person();
    const month = new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 10);
    await say(person, { ...founder, hasCapital: true, residentSince: month, guaranteed: true });
    const told = await options(office.caseManager, { person: person.id });
    const cucayo = (all: readonly Option[]) => all.find(({ name }) => name === CUCAYO);
    // Nothing is written down: that is something to do, and no refusal. What was agreed in a plan without amounts is enough.
    expect(cucayo(told)).toMatchObject({ standing: 'NOT_YET' });
    expect(cucayo(told)?.blocks).toContainEqual({ rule: 'F22', task: expect.stringContaining('INDIVIDUAL') });
    await office.act(office.caseManager, 'writePlan', { jobseekerId: person.id, version: 0, items: [{ type: 'BUSINESS', state: 'AGREED' }] }, 'Plan', 'version');
    expect(cucayo(await options(office.caseManager, { person: person.id }))?.blocks.map(({ rule }) => rule)).not.toContain('F22');
    expect(told.find(({ name }) => name.startsWith('Course'))).toMatchObject({ standing: 'NOT_YET', from: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/), blocks: [{ rule: 'F10' }] });
    const refusal = (who: Person, of: object) => office.refusalOf(who, OPTIONS, of);
    expect(await refusal(await office.signIn('CASE_MANAGER'), { person: person.id })).toBe('NOT_FOUND');
    expect(await refusal(office.caseManager, {})).toBe('INVALID_INPUT');
    const elsewhere = await Office.open(world);
    expect(await elsewhere.refusalOf(elsewhere.officer, OPTIONS, { person: person.id })).toBe('NOT_FOUND');
  });
});

describe('a single founder who has a business of their own', () => {
  it('F22: is judged by its budget, whatever else was agreed, and by the furthest of several', async () => {
    const terms = { kind: 'INDIVIDUAL', title: 'Tours (constructed)', activity: '7911', geonameId: ADAMA, leastMembers: 1, mostMembers: 1, currency: 'USD' };
    await office.act(office.admin, 'adoptProgramme', { code: 'EL_CUCAYO' }, 'Programme', 'id');
    const person = await office.person();
    const write = (purpose: string) => office.act(office.caseManager, 'createVenture', { terms: { ...terms, budget: [{ what: 'a roof', purpose, amountMinor: 100_000 }] }, jobseekerId: person.id }, 'Venture', 'id version');
    const F22 = async () =>
      (await office.ask(office.caseManager, 'query ($id: ID!) { fundingOptions(jobseekerId: $id) { kind blocks { rule task } } }', { id: person.id })).fundingOptions
        .filter((option: Input) => option['kind'] === 'GRANT')
        .flatMap((option: { blocks: readonly { rule: string; task: string }[] }) => option.blocks.filter(({ rule }) => rule === 'F22').map(({ task }) => task));
    await office.act(office.caseManager, 'writePlan', { jobseekerId: person.id, version: 0, items: [{ type: 'BUSINESS', state: 'AGREED' }] }, 'Plan', 'version');
    expect(await F22()).toEqual([]);
    const roof = await write('OTHER');
    expect(await F22()).toEqual(['Add income or skills to the plan.']);
    await write('INCOME');
    expect(await F22()).toEqual([]);
    await office.act(office.officer, 'moveVenture', { id: roof.id, version: roof.version, to: 'FORMING', reason: 'constructed' }, 'Venture', 'id');
    expect(await F22()).toEqual(['Add income or skills to the plan.']);
  });
});

describe('a pilot (F32)', () => {
  it('shows its last day to those in it: at a venture that it funds, at an opening that it supports, to the employer too', async () => {
    const own = { name: 'Tried out (constructed)', funder: 'A donor', instruments: ['GRANT'], targetGroup: 'People', level: 'Some', conditions: 'None', evaluation: 'Yearly', pilot: true };
    expect(await office.attempt(office.admin, 'createProgramme', { code: 'TRIED', terms: own }, 'Programme', 'id')).toMatchObject({ code: 'RULE_FORBIDS' });
    const programme = await office.act(office.admin, 'createProgramme', { code: 'TRIED', terms: { ...own, endsOn: '2031-12-31' } }, 'Programme', 'id pilot');
    expect(programme['pilot']).toBe(true);
    const written = (over: Input) => office.act(office.officer, 'createVenture', { terms: { ...bakeryTerms, ...over } }, 'Venture', 'pilotEndsOn');
    expect([await written({ programmeId: programme.id }), await written({})]).toMatchObject([{ pilotEndsOn: '2031-12-31' }, { pilotEndsOn: null }]);
    const rules = JSON.stringify([{ id: 'X1', level: 'WARN', holds: { fact: 'members', atLeast: 2 }, sentence: 'x' }]);
    await office.act(office.admin, 'writeRuleSet', { programmeId: programme.id, validFrom: formatDay(dayIn('Africa/Addis_Ababa', new Date())), source: 'constructed', rules }, 'RuleSet', 'id');
    const post = await office.draft();
    await office.act(office.officer, 'setOpeningSupport', { openingId: post.id, programmeId: programme.id }, 'OpeningSupport', 'version');
    const partner = await world.signIn(['PARTNER'], { missionId: office.missionId, employerId: readGlobalId(office.employer.id)!.id as EmployerId });
    for (const who of [office.officer, partner])
      expect((await office.ask(who, 'query ($id: ID!) { openingSupport(openingId: $id) { pilotEndsOn } }', { id: post.id })).openingSupport).toEqual({ pilotEndsOn: '2031-12-31' });
  });
});

describe('an employer that a person proposes (F55)', () => {
  const PROPOSAL = 'id state name declinedFor place { geonameId } jobseeker { handle } employer { id } comments { office text }';
  const proposals = async (who: Person, over: Input = {}): Promise<Input[]> =>
    (await office.ask(who, `query ($jobseekerId: ID) { employerProposals(jobseekerId: $jobseekerId) { edges { node { ${PROPOSAL} } } } }`, over)).employerProposals.edges.map((edge: { node: Input }) => edge.node);
  const tasks = async () => (await office.ask(office.officer, '{ tasks(first: 50, status: null, kind: EMPLOYER_PROPOSED) { edges { node { status outcome queue } } } }')).tasks.edges.map((edge: { node: Input }) => edge.node);
  const propose = (who: Person, jobseekerId: string, name = 'Mill by the river (constructed)') => office.attempt(who, 'proposeEmployer', { jobseekerId, name, geonameId: ADAMA, about: 'They grind for the whole valley.' }, 'EmployerProposal', PROPOSAL);

  it('is written down for an own case, looked at by officers, and taken up or declined once', async () => {
    const person = await office.person();
    const another = await office.signIn('CASE_MANAGER');
    expect(await propose(another, person.id)).toMatchObject({ code: 'NOT_FOUND' });
    const proposal = await propose(office.caseManager, person.id);
    expect(proposal).toMatchObject({ state: 'PROPOSED', place: { geonameId: ADAMA }, jobseeker: { handle: person.handle }, employer: null });
    expect(await tasks()).toMatchObject([{ status: 'OPEN', queue: 'JOB_PLACEMENT_OFFICER' }]);
    expect([await proposals(office.officer), await proposals(office.caseManager, { jobseekerId: person.id })].map((each) => each.length)).toEqual([1, 1]);
    expect([await proposals(office.caseManager), await proposals(another, { jobseekerId: person.id })]).toEqual([[], []]);

    const said = { proposalId: proposal['id'], office: 'TOWN_HALL', text: 'It pays its taxes.' };
    expect(await office.attempt(office.caseManager, 'commentOnEmployerProposal', said, 'EmployerProposalComment', 'office')).toMatchObject({ code: 'CONSENT_NEEDED' });
    await office.agrees(person, { purpose: 'SHARING', office: 'TOWN_HALL' });
    const once = { ...said, idempotencyKey: 'what the town hall said' };
    const comment = () => office.attempt(office.caseManager, 'commentOnEmployerProposal', once, 'EmployerProposalComment', 'office text');
    expect([await comment(), await comment()]).toMatchObject(Array(2).fill({ office: 'TOWN_HALL', text: 'It pays its taxes.' }));
    expect(await office.attempt(another, 'commentOnEmployerProposal', said, 'EmployerProposalComment', 'office')).toMatchObject({ code: 'NOT_FOUND' });

    const taken = await office.attempt(office.officer, 'takeUpEmployerProposal', { proposalId: proposal['id'], employerId: office.employer.id }, 'EmployerProposal', PROPOSAL);
    expect(taken).toMatchObject({ state: 'TAKEN_UP', employer: { id: office.employer.id }, comments: [{ text: 'It pays its taxes.' }] });
    expect(await tasks()).toMatchObject([{ status: 'DONE', outcome: 'SETTLED' }]);
    expect(await office.attempt(office.officer, 'declineEmployerProposal', { proposalId: proposal['id'], reason: 'NOT_FIT' }, 'EmployerProposal', 'id')).toMatchObject({ code: 'MOVE_NOT_ALLOWED' });

    const other = await propose(office.caseManager, person.id, 'Another (constructed)');
    expect(await office.attempt(office.officer, 'declineEmployerProposal', { proposalId: other['id'], reason: 'NOT_REACHED' }, 'EmployerProposal', PROPOSAL)).toMatchObject({ state: 'DECLINED', declinedFor: 'NOT_REACHED' });
    await office.act(office.caseManager, 'eraseJobseeker', { jobseekerId: person.id, handle: person.handle, basis: 'PERSON_ASKED' }, 'Erasure', 'askedAt');
    expect(await proposals(office.officer)).toMatchObject([{ state: 'DECLINED' }, { state: 'TAKEN_UP', jobseeker: null, comments: [] }]);
    // Neither the answer that was kept for a repetition, nor a new comment: nobody is there to agree to it.
    expect(await comment()).toMatchObject({ code: 'NOT_FOUND' });
    expect(await office.attempt(office.officer, 'commentOnEmployerProposal', said, 'EmployerProposalComment', 'office')).toMatchObject({ code: 'NOT_FOUND' });
  });
});
