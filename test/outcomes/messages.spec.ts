import type { JobseekerId } from '../../src/kernel/ids.js';
import type { MessageDraft } from '../../src/outcomes/messages/message.js';
import { MessagesService } from '../../src/outcomes/messages/messages.service.js';
import { PersonalDataHolders } from '../../src/people/personal-data/holders.js';
import { readGlobalId } from '../../src/platform/graphql/global-id.js';
import { newId } from '../../src/platform/ids.js';
import { serviceViewer } from '../../src/platform/viewer.js';
import { Office, type Jobseeker } from '../journeys/office.js';
import { openWorld, type Person, type World } from '../support/world.js';

let world: World;
let office: Office;
let messages: MessagesService;
let now = new Date('2026-01-10T09:00:00Z');
beforeAll(async () => {
  world = await openWorld({ clock: { now: () => now } });
  office = await Office.open(world);
  messages = world.app.get(MessagesService, { strict: false });
});
afterAll(() => world.close());

const local = ({ id }: Pick<Jobseeker, 'id'>) => readGlobalId(id)!.id as JobseekerId;
const inTx = <T>(work: Parameters<typeof world.database.work.run<T>>[1]): Promise<T> => world.database.work.run(serviceViewer(office.missionId), work);
const queue = (person: Jobseeker, over: Partial<MessageDraft> = {}) => {
  const draft: MessageDraft = { jobseekerId: local(person), kind: 'CHECK_IN', subjectKind: 'CheckIn', subjectId: newId(), occasion: '1', ...over };
  return inTx((tx) => messages.queue(tx, serviceViewer(office.missionId), draft));
};
const relay = (): Promise<void> => messages.relay(office.missionId, new AbortController().signal);
const delivery = async (subjectId: string) => (await inTx((tx) => messages.deliveries(tx, office.missionId, 'CheckIn', [subjectId]))).get(subjectId);
const LIST = 'query ($id: ID!, $first: Int! = 50, $after: String) { messages(jobseekerId: $id, first: $first, after: $after) { pageInfo { hasNextPage endCursor } edges { node { kind status deliveredAt } } } }';
const listed = async (person: Jobseeker, who: Person = office.caseManager) => (await office.ask(who, LIST, { id: person.id })).messages.edges.map((edge: { node: object }) => edge.node);
const reachable = async (): Promise<Jobseeker> => {
  const person = await office.person();
  await office.agrees(person, { purpose: 'SMS' });
  return person;
};

describe('a text', () => {
  it('arises once, and is recorded once where the person agrees to texts', async () => {
    const [person, subjectId] = [await reachable(), newId()];
    const both = await Promise.all([queue(person, { subjectId }), queue(person, { subjectId })]);
    expect(both.filter((each) => each !== null)).toHaveLength(1);
    expect(await delivery(subjectId)).toEqual({ status: 'QUEUED', deliveredAt: null });
    await Promise.all([relay(), relay()]);
    expect(await delivery(subjectId)).toEqual({ status: 'RECORDED', deliveredAt: now });
    expect(await queue(person, { subjectId })).toBeNull();
    now = new Date(now.getTime() + 60_000);
    await queue(person, { subjectId, occasion: '2' });
    expect((await delivery(subjectId))?.status).toBe('QUEUED');
    expect(await listed(person)).toMatchObject([{ status: 'QUEUED' }, { status: 'RECORDED' }]);
    await relay();
  });

  it('does not go out against a wish, too late, cancelled, or to somebody forgotten', async () => {
    const never = await office.person();
    const changed = await reachable();
    const forgotten = await reachable();
    const ids = [1, 2, 3, 4, 5].map(() => newId());
    await queue(never, { subjectId: ids[0]! });
    await queue(changed, { subjectId: ids[1]! });
    await office.takesBack(changed, { purpose: 'SMS' });
    const late = await reachable();
    await queue(late, { subjectId: ids[2]!, notAfter: new Date(now.getTime() - 1) });
    await queue(late, { subjectId: ids[3]! });
    await inTx((tx) => messages.cancelOf(tx, office.missionId, 'CheckIn', ids[3]!));
    await queue(forgotten, { subjectId: ids[4]!, variables: { code: '4F7Q' } });
    await inTx((tx) => world.app.get(PersonalDataHolders, { strict: false }).forget(tx, office.missionId, local(forgotten), 'EVERYTHING'));
    await relay();
    expect(await Promise.all(ids.map(async (id) => (await delivery(id))?.status))).toEqual(['UNDELIVERABLE', 'UNDELIVERABLE', 'UNDELIVERABLE', 'CANCELLED', 'CANCELLED']);
    const left: { variables: object }[] = await inTx((tx) => tx.query('select variables from message where jobseeker_id = $1', [local(forgotten)]));
    expect(left).toEqual([{ variables: {} }]);
  });

  it('to a record that a merge closed does not go out once consent was taken back on the one that goes on', async () => {
    const ids: string[] = [];
    for (const takenBack of [false, true]) {
      const [closed, kept] = [await reachable(), await reachable()];
      await queue(closed, { subjectId: ids[ids.push(newId()) - 1]! });
      const [one, other] = [local(closed), local(kept)].sort();
      await inTx((tx) =>
        tx.query(
          `insert into jobseeker_duplicate (mission_id, id, one_id, other_id, state, points, reasons, kept_id, closed_from, proposed_at)
           values ($1, $2, $3, $4, 'MERGED', 90, '{PHONE}', $5, 'ACTIVE', $6)`,
          [office.missionId, newId(), one, other, local(kept), now],
        ),
      );
      if (takenBack) await office.takesBack(kept, { purpose: 'SMS' });
    }
    await relay();
    expect(await Promise.all(ids.map(async (id) => (await delivery(id))?.status))).toEqual(['RECORDED', 'UNDELIVERABLE']);
  });

  it('is shown to whoever accompanies the person and to protection, and each reading is recorded', async () => {
    const person = await reachable();
    await queue(person);
    const [other, protection] = [await office.signIn('CASE_MANAGER'), await office.signIn('PROTECTION')];
    expect(await office.refusalOf(other, LIST, { id: person.id })).toBe('NOT_FOUND');
    expect(await listed(person, protection)).toHaveLength(1);
    const read: { why: string }[] = await inTx((tx) => tx.query(`select why from audit_entry where act = 'messages' and subject_id = $1`, [local(person)]));
    expect(read).toEqual([{ why: 'PROTECTION' }]);
  });

  it('that was left by a relay that died is found by the sweep', async () => {
    await queue(await reachable());
    const asked = () => inTx(async (tx) => (await tx.query(`delete from outbox where job = 'relayMessages' returning id`))[1] as number);
    await asked();
    await messages.sweep(new AbortController().signal);
    expect(await asked()).toBe(1);
    await relay();
    await messages.sweep(new AbortController().signal);
    expect(await asked()).toBe(0);
  });
});
