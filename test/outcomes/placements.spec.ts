import type { EmployerId, JobseekerId } from '../../src/kernel/ids.js';
import { sensitiveReasons } from '../../src/outcomes/placements/lifecycle/end-reasons.js';
import { presentOf } from '../../src/outcomes/placements/lifecycle/fold.js';
import type { Placement } from '../../src/outcomes/placements/placement.js';
import { eventsOf, placementsByIds } from '../../src/outcomes/placements/placement.store.js';
import { PersonalDataHolders } from '../../src/people/personal-data/holders.js';
import { readGlobalId } from '../../src/platform/graphql/global-id.js';
import { newId } from '../../src/platform/ids.js';
import { Office, type Input, type Jobseeker, type Vacancy } from '../journeys/office.js';
import { openWorld, type Person, type World } from '../support/world.js';
import { agreed } from './placed.js';

let world: World;
let office: Office;
let protection: Person;
let partner: Person;
let post: Vacancy;
const TODAY = new Date('2026-03-10T09:00:00Z');
let now = TODAY;
beforeAll(async () => {
  world = await openWorld({ clock: { now: () => now } });
  office = await Office.open(world);
  protection = await office.signIn('PROTECTION');
  partner = await world.signIn(['PARTNER'], { missionId: office.missionId, employerId: readGlobalId(office.employer.id)!.id as EmployerId });
  post = await office.post();
});
beforeEach(() => void (now = TODAY));
afterAll(() => world.close());

type Placed = Awaited<ReturnType<typeof agreed>>;
const placed = async (person?: Jobseeker): Promise<Placed> => agreed(office, person ?? (await office.person()), post);
const FIELDS = 'id state startedOn endedOn endReason skillsHelped wagesGoOn convertedFrom convertedTo replacementAsked history { number act actor channel on reason }';
const move = (placement: { globalId: string }, name: string, over: Input = {}, who: Person = office.officer) =>
  office.attempt(who, 'movePlacement', { id: placement.globalId, move: name, ...over }, 'Placement', FIELDS);
const LIST = `query ($reason: ShownReason, $person: ID, $state: PlacementState) { placements(endReason: $reason, jobseekerId: $person, state: $state, first: 100) { edges { node { ${FIELDS} } } } }`;
const list = async (who: Person, over: Input = {}) => (await office.ask(who, LIST, over)).placements.edges.map((edge: { node: Input }) => edge.node);
const HIRED = '{ hiredPlacements(first: 100) { edges { node { id state startedOn endedOn replacementAsked } } } }';
const hired = async (placement: Placed) => (await office.ask(partner, HIRED)).hiredPlacements.edges.map((edge: { node: Input }) => edge.node).find((node: Input) => node.id === placement.globalId);
const answer = (placement: { globalId: string }, name: string, over: Input = {}, who: Person = partner) =>
  office.attempt(who, 'answerPlacement', { id: placement.globalId, move: name, ...over }, 'HiredPlacement', 'state startedOn replacementAsked');
const inTx = <T>(work: Parameters<typeof world.database.work.run<T>>[1]): Promise<T> => world.database.work.run(office.officer.viewer, work);
const tasksOf = (placement: Placed) => inTx((tx) => tx.query('select kind, key, queue, owner, ended_at as ended, due_on::text as due from task where subject_id = $1 order by opened_at', [placement.id]));

describe('a placement', () => {
  it('is agreed once an offer, also by two at once', async () => {
    const [person, offerId] = [await office.person(), newId()];
    const both = await Promise.all([agreed(office, person, post, { offerId }), agreed(office, person, post, { offerId })]);
    expect(both[0].id).toBe(both[1].id);
    expect(await list(office.officer, { person: person.id })).toHaveLength(1);
  });

  it('starts when both sides say the same day, and asks somebody to look where they do not', async () => {
    const placement = await placed();
    expect(await answer(placement, 'CONFIRM_START', { on: '2026-03-09' })).toMatchObject({ state: 'AGREED', startedOn: null });
    expect(await move(placement, 'CONFIRM_START', { saidBy: 'PERSON', channel: 'CALL', on: '2026-03-08' })).toMatchObject({ state: 'AGREED' });
    expect(await tasksOf(placement)).toMatchObject([{ kind: 'REVIEW', queue: 'JOB_PLACEMENT_OFFICER', due: '2026-03-10' }]);
    expect(await move(placement, 'CONFIRM_START', { saidBy: 'PERSON', channel: 'CALL', on: '2026-03-09' })).toMatchObject({ state: 'STARTED', startedOn: '2026-03-09' });
  });

  it('is confirmed by staff alone, and its day can be corrected', async () => {
    const placement = await placed();
    expect(await move(placement, 'CONFIRM_START', { on: '2026-03-01' })).toMatchObject({ state: 'STARTED', startedOn: '2026-03-01', wagesGoOn: true });
    expect(await move(placement, 'CORRECT_START', { on: '2026-03-03' })).toMatchObject({ state: 'STARTED', startedOn: '2026-03-03' });
    expect(await move(placement, 'CONFIRM_START', { on: '2026-03-01' })).toMatchObject({ code: 'MOVE_NOT_ALLOWED' });
  });

  it('does not start where a rule forbids it on that day: staff are told which, the employer nothing, and somebody sees to both', async () => {
    const young = await office.person({}, { age: { adultOn: '2026-03-09' } });
    const firm = await office.judged(await office.unverified(), 'verifyEmployer');
    const roofs = await office.post({ hazards: ['HEIGHTS'] }, firm);
    const placement = await agreed(office, young, roofs, { employer: firm });
    const theirs = await world.signIn(['PARTNER'], { missionId: office.missionId, employerId: placement.employerId });
    const open = async () => (await tasksOf(placement)).filter(({ ended }: Input) => ended === null).map(({ kind, key }: { kind: string; key: string }) => `${kind} ${key.split('/')[2]}`).sort();
    // Its word alone starts nothing, and is answered alike on every day: else it would find the birthday, day by day.
    for (const on of ['2026-03-09', '2026-03-08']) expect(await answer(placement, 'CONFIRM_START', { on }, theirs)).toMatchObject({ state: 'AGREED', startedOn: null });
    expect(await open()).toEqual(['CALL start-blocked-1', 'REVIEW start-blocked-1.L2']);
    const saidByPerson = (on: string) => move(placement, 'CONFIRM_START', { saidBy: 'PERSON', channel: 'CALL', on }, office.caseManager);
    expect(await saidByPerson('2026-03-08')).toMatchObject({ code: 'RULE_FORBIDS', facts: [{ name: 'rule', value: 'L2' }, expect.anything()] });
    const suspended = await office.judged(firm, 'suspendEmployer');
    expect(await move(placement, 'CONFIRM_START', { on: '2026-03-08' })).toMatchObject({ code: 'RULE_FORBIDS', facts: [{ name: 'rule', value: 'L2, L15' }, expect.anything()] });
    expect(await open()).toEqual(['CALL start-blocked-1', 'REVIEW start-blocked-1.L15', 'REVIEW start-blocked-1.L2']);
    // What somebody ended comes back as long as the start is refused.
    await inTx((tx) => tx.query(`update task set status = 'DONE', outcome = 'REFERRED', ended_at = now(), escalates_on = null where subject_id = $1 and key like '%.L2'`, [placement.id]));
    expect(await saidByPerson('2026-03-08')).toMatchObject({ code: 'RULE_FORBIDS' });
    expect(await open()).toEqual(['CALL start-blocked-1', 'REVIEW start-blocked-1.L15', 'REVIEW start-blocked-2.L2']);
    await office.judged(await office.judged(suspended, 'liftSuspension'), 'verifyEmployer');
    expect(await move(placement, 'CONFIRM_START', { on: '2026-03-09' })).toMatchObject({ state: 'STARTED', startedOn: '2026-03-09' });
    expect(await open()).toEqual([]);
    // The day of a start that happened is put right whatever it was, and looked at.
    expect(await move(placement, 'CORRECT_START', { on: '2026-03-08' })).toMatchObject({ startedOn: '2026-03-08' });
    expect(await open()).toEqual(['REVIEW start-corrected-1.L2']);
    expect((await office.ask(office.officer, '{ tasks(kind: REVIEW, first: 100) { edges { node { subjectId rule } } } }')).tasks.edges.map(({ node }: Input) => node)).toContainEqual({ subjectId: placement.globalId, rule: 'L2' });
    // Until it is put right again, and anew where it is not.
    for (const [on, left] of [['2026-03-09', []], ['2026-03-08', ['REVIEW start-corrected-2.L2']], ['2026-03-07', ['REVIEW start-corrected-2.L2']]] as const) {
      expect(await move(placement, 'CORRECT_START', { on })).toMatchObject({ startedOn: on });
      expect(await open()).toEqual(left);
    }
  });

  it('starts on a day on which the firm stood well, whatever became of it since (L15)', async () => {
    const firm = await office.judged(await office.unverified(), 'verifyEmployer');
    const placement = await agreed(office, await office.person(), await office.post({}, firm), { employer: firm });
    now = new Date('2026-03-12T09:00:00Z');
    await office.judged(firm, 'suspendEmployer');
    expect(await move(placement, 'CONFIRM_START', { on: '2026-03-12' })).toMatchObject({ code: 'RULE_FORBIDS', facts: [{ name: 'rule', value: 'L15' }, expect.anything()] });
    expect(await move(placement, 'CONFIRM_START', { on: '2026-03-11' })).toMatchObject({ state: 'STARTED', startedOn: '2026-03-11' });
  });

  it('that nobody came to is looked after, and a replacement is asked for once', async () => {
    const placement = await placed();
    expect(await answer(placement, 'ASK_REPLACEMENT')).toMatchObject({ code: 'MOVE_NOT_ALLOWED' });
    expect(await answer(placement, 'REPORT_NO_SHOW')).toMatchObject({ state: 'NO_SHOW' });
    expect(await answer(placement, 'ASK_REPLACEMENT')).toMatchObject({ replacementAsked: true });
    expect(await answer(placement, 'ASK_REPLACEMENT')).toMatchObject({ code: 'ALREADY_EXISTS' });
    expect(await tasksOf(placement)).toMatchObject([
      { kind: 'CALL', queue: 'CASE_MANAGER', owner: office.caseManager.viewer.accountId },
      { kind: 'REVIEW', queue: 'JOB_PLACEMENT_OFFICER' },
    ]);
  });

  it('in dispute goes on being paid, and the employer is not shown that there is one', async () => {
    const placement = await placed();
    await move(placement, 'CONFIRM_START', { on: '2026-03-01' });
    expect(await move(placement, 'DISPUTE', { saidBy: 'PERSON', channel: 'CALL' }, office.caseManager)).toMatchObject({ state: 'DISPUTED', wagesGoOn: true });
    expect(await hired(placement)).toMatchObject({ state: 'STARTED' });
    expect(await move(placement, 'PAUSE')).toMatchObject({ state: 'PAUSED', wagesGoOn: true });
    expect(await move(placement, 'SETTLE')).toMatchObject({ state: 'PAUSED', wagesGoOn: false });
    expect(await move(placement, 'RESUME')).toMatchObject({ state: 'STARTED', wagesGoOn: true });
    expect(await tasksOf(placement)).toMatchObject([{ kind: 'INCIDENT', queue: 'CASE_MANAGER' }]);
  });

  it('is converted into another, and both know it', async () => {
    const placement = await agreed(office, await office.person(), post, { kind: 'INTERNSHIP' });
    await move(placement, 'CONFIRM_START', { on: '2026-02-01' });
    const convert = () => office.attempt(office.officer, 'convertPlacement', { id: placement.globalId, kind: 'VACANCY', on: '2026-03-09', startsOn: '2026-03-10' }, 'Placement', FIELDS);
    const next = await convert();
    expect(next).toMatchObject({ state: 'AGREED', convertedFrom: placement.globalId });
    const [before] = (await inTx((tx) => placementsByIds(tx, office.missionId, [placement.id]))) as [Placement];
    expect(before).toMatchObject({ state: 'CONVERTED', endReason: 'CONVERTED', convertedTo: readGlobalId(next.id)!.id });
    expect(await convert()).toMatchObject({ facts: expect.anything() });
  });

  it('is what its events fold into, and two moves at once are two events', async () => {
    const placement = await placed();
    await move(placement, 'CONFIRM_START', { on: '2026-03-01' });
    const both = await Promise.all([move(placement, 'HEAR', { on: '2026-03-08' }), move(placement, 'HEAR', { on: '2026-03-09' })]);
    expect(both.map((each) => each.state)).toEqual(['ACTIVE', 'ACTIVE']);
    await move(placement, 'PAUSE', { saidBy: 'PERSON', channel: 'CALL' });
    const { id } = placement;
    const [[kept], events] = await inTx(async (tx) => [await placementsByIds(tx, office.missionId, [id]), await eventsOf(tx, office.missionId, [id])] as const);
    expect(events.map((event) => event.number)).toEqual([1, 2, 3, 4, 5]);
    expect(kept).toMatchObject({ ...presentOf(events), version: 5 });
    await expect(inTx((tx) => tx.query('update placement_event set act = $1 where placement_id = $2', ['END', id]))).rejects.toThrow(/permission denied/);
  });

  it('is seen by case managers of own cases only, and by nobody else', async () => {
    const [placement, other] = [await placed(), await office.signIn('CASE_MANAGER')];
    expect(await move(placement, 'PAUSE', {}, other)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await list(other)).toEqual([]);
    const rival = await world.signIn(['PARTNER'], { missionId: office.missionId, employerId: readGlobalId((await office.unverified()).id)!.id as EmployerId });
    expect(await answer(placement, 'REPORT_NO_SHOW', {}, rival)).toMatchObject({ code: 'NOT_FOUND' });
    expect((await office.ask(rival, HIRED)).hiredPlacements.edges).toEqual([]);
  });
});

describe('a person', () => {
  it.each(['AGREED', 'STARTED', 'NO_SHOW', 'ENDED'])('withdraws and pauses, also from %s', async (from) => {
    for (const wish of ['PAUSE', 'WITHDRAW']) {
      const placement = await placed();
      if (from === 'STARTED' || from === 'ENDED') await move(placement, 'CONFIRM_START', { on: '2026-03-01' });
      if (from === 'NO_SHOW') await move(placement, 'REPORT_NO_SHOW');
      if (from === 'ENDED') await move(placement, 'END', { reason: 'BETTER_JOB' });
      expect(await move(placement, wish, { saidBy: 'PERSON', channel: 'CALL' }, office.caseManager)).toMatchObject({
        state: from === 'ENDED' ? 'ENDED' : wish === 'PAUSE' ? 'PAUSED' : 'ENDED',
        endReason: from === 'ENDED' ? 'BETTER_JOB' : wish === 'PAUSE' ? null : 'OWN_WISH',
      });
    }
  });
});

describe('a reason', () => {
  it.each(sensitiveReasons)('%s is "personal" to all but protection and the case manager: in answers, lists, filters, history and kept answers', async (reason) => {
    const person = await office.person();
    const placement = await placed(person);
    await move(placement, 'CONFIRM_START', { on: '2026-03-01' });
    const idempotencyKey = newId();
    const ended = await move(placement, 'END', { reason, idempotencyKey });
    expect(ended).toMatchObject({ state: 'ENDED', endReason: 'PERSONAL' });
    expect(await move(placement, 'END', { reason, idempotencyKey })).toEqual(ended);
    for (const [who, shown] of [[office.officer, 'PERSONAL'], [office.caseManager, reason], [protection, reason]] as const) {
      const [found] = await list(who, { person: person.id });
      expect([found.endReason, found.history.at(-1).reason]).toEqual([shown, shown]);
      for (const filter of [reason, 'PERSONAL', 'OWN_WISH']) expect(await list(who, { person: person.id, reason: filter })).toHaveLength(filter === shown ? 1 : 0);
      const { node } = await office.ask(who, 'query ($id: ID!) { node(id: $id) { ... on Placement { endReason } } }', { id: placement.globalId });
      expect(node).toEqual({ endReason: shown });
    }
    expect(JSON.stringify(await hired(placement))).not.toContain(reason);
    const trail: { text: string }[] = await inTx((tx) => tx.query(`select to_jsonb(a)::text as text from audit_entry a where subject_id = $1`, [placement.id]));
    expect(trail.length).toBeGreaterThan(0);
    expect(trail.filter(({ text }) => text.includes(reason))).toEqual([]);
    const kept: { answer: Buffer }[] = await inTx((tx) => tx.query('select answer from idempotency_key where key = $1', [idempotencyKey]));
    expect(kept[0]!.answer.toString('latin1')).not.toContain(reason);
  });

  it('that is not sensitive is the same to all', async () => {
    const placement = await placed();
    await move(placement, 'CONFIRM_START', { on: '2026-03-01' });
    expect(await move(placement, 'END', { reason: 'LEFT_LEGALLY' })).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await move(placement, 'END', { reason: 'LEFT_LEGALLY', skillsHelped: true })).toMatchObject({ endReason: 'LEFT_LEGALLY', skillsHelped: true });
  });

  it('that is personal is no more than that after the person was forgotten, who can be told it before', async () => {
    const person = await office.person();
    const placement = await placed(person);
    await move(placement, 'CONFIRM_START', { on: '2026-03-01' });
    await move(placement, 'END', { reason: 'RESIGNED_HEALTH' });
    const holders = world.app.get(PersonalDataHolders, { strict: false });
    const id = readGlobalId(person.id)!.id as JobseekerId;
    const told = await world.database.work.run(office.caseManager.viewer, (tx) => holders.tell(tx, office.caseManager.viewer, id));
    expect(told.find((part) => part.title === 'Where you worked')?.lines).toEqual(['vacancy from 2026-03-01 until 2026-03-10: ended, resigned health']);
    await inTx((tx) => holders.forget(tx, office.missionId, id, 'EVERYTHING'));
    const [[kept], events] = await inTx(async (tx) => [await placementsByIds(tx, office.missionId, [placement.id]), await eventsOf(tx, office.missionId, [placement.id])] as const);
    expect([kept?.endReason, events.at(-1)?.reason]).toEqual(['PERSONAL', 'PERSONAL']);
  });
});
