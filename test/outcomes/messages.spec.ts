import { MessagesAreTexts2026112204200 } from '../../migrations/202611220420-messages-are-texts.js';
import type { JobseekerId } from '../../src/kernel/ids.js';
import type { MessageDraft } from '../../src/outcomes/messages/message.js';
import { MessagesService } from '../../src/outcomes/messages/messages.service.js';
import { PersonalDataHolders } from '../../src/people/personal-data/holders.js';
import { openOwner } from '../../src/platform/database/data-source.js';
import { readGlobalId } from '../../src/platform/graphql/global-id.js';
import { newId } from '../../src/platform/ids.js';
import { serviceViewer } from '../../src/platform/viewer.js';
import { Office, type Jobseeker } from '../journeys/office.js';
import { reachable, recordingRelay, sendTexts } from '../sms/reachable.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
let office: Office;
let messages: MessagesService;
let now = new Date('2026-01-10T09:00:00Z');
beforeAll(async () => {
  world = await openWorld({ clock: { now: () => now } });
  office = await Office.open(world);
  messages = world.app.get(MessagesService, { strict: false });
  await recordingRelay(world, office.missionId);
});
afterAll(() => world.close());

const local = ({ id }: Pick<Jobseeker, 'id'>) => readGlobalId(id)!.id as JobseekerId;
const inTx = <T>(work: Parameters<typeof world.database.work.run<T>>[1]): Promise<T> => world.database.work.run(serviceViewer(office.missionId), work);
const queue = (person: Jobseeker, over: Partial<MessageDraft> = {}) => {
  const draft: MessageDraft = { jobseekerId: local(person), kind: 'CHECK_IN', subjectKind: 'CheckIn', subjectId: newId(), occasion: '1', ...over };
  return inTx((tx) => messages.queue(tx, serviceViewer(office.missionId), draft));
};
const relay = (): Promise<void> => sendTexts(world, office.missionId);
const delivery = async (subjectId: string) => (await inTx((tx) => messages.deliveries(tx, office.missionId, 'CheckIn', [subjectId]))).get(subjectId);
const withPhone = async (): Promise<Jobseeker> => {
  const person = await office.person();
  await office.agrees(person, { purpose: 'SMS' });
  await reachable(office, person);
  return person;
};

describe('a message', () => {
  it('arises once, and goes out once where the person agrees to texts', async () => {
    const [person, subjectId] = [await withPhone(), newId()];
    const both = await Promise.all([queue(person, { subjectId }), queue(person, { subjectId })]);
    expect(both.filter((queued) => queued)).toHaveLength(1);
    expect(await delivery(subjectId)).toEqual({ status: 'QUEUED', deliveredAt: null });
    await Promise.all([relay(), relay()]);
    expect(await delivery(subjectId)).toEqual({ status: 'DELIVERED', deliveredAt: now });
    expect(await queue(person, { subjectId })).toBe(false);
    now = new Date(now.getTime() + 60_000);
    await queue(person, { subjectId, occasion: '2' });
    expect((await delivery(subjectId))?.status).toBe('QUEUED');
    const attempts = await inTx((tx) => tx.query('select t.occasion, a.state from outgoing_text t join text_attempt a on a.text_id = t.id where t.cause_id = $1', [subjectId]));
    expect(attempts).toEqual([{ occasion: 'checkIn.1', state: 'DELIVERED' }]);
    await relay();
  });

  it('does not go out against a wish, too late, cancelled, or to somebody forgotten', async () => {
    const never = await office.person();
    await reachable(office, never);
    const [changed, forgotten, late, unasked] = [await withPhone(), await withPhone(), await withPhone(), await office.person()];
    await office.agrees(unasked, { purpose: 'SMS' });
    const ids = [1, 2, 3, 4, 5, 6].map(() => newId());
    await queue(never, { subjectId: ids[0]! });
    await queue(changed, { subjectId: ids[1]! });
    await office.takesBack(changed, { purpose: 'SMS' });
    await queue(late, { subjectId: ids[2]!, notAfter: new Date(now.getTime() - 1) });
    await queue(late, { subjectId: ids[3]! });
    await inTx((tx) => messages.cancelOf(tx, office.missionId, 'CheckIn', ids[3]!));
    await queue(forgotten, { subjectId: ids[4]!, kind: 'OFFER', variables: { code: '4F7Q' } });
    await inTx((tx) => world.app.get(PersonalDataHolders, { strict: false }).forget(tx, office.missionId, local(forgotten), 'EVERYTHING'));
    // No number, and nobody has asked how to reach them.
    await queue(unasked, { subjectId: ids[5]! });
    await relay();
    expect(await Promise.all(ids.map(async (id) => (await delivery(id))?.status))).toEqual(['UNDELIVERABLE', 'UNDELIVERABLE', 'UNDELIVERABLE', 'CANCELLED', 'CANCELLED', 'UNDELIVERABLE']);
    const left: { body: unknown }[] = await inTx((tx) => tx.query('select body from outgoing_text where jobseeker_id = $1', [local(forgotten)]));
    expect(left).toEqual([{ body: null }]);
    expect(await inTx((tx) => tx.query('select 1 from text_attempt a join outgoing_text t on t.id = a.text_id where t.cause_id = any($1)', [ids]))).toEqual([]);
  });

  it('to a record that a merge closed does not go out once consent was taken back on the one that goes on', async () => {
    const ids: string[] = [];
    for (const takenBack of [false, true]) {
      const [closed, kept] = [await withPhone(), await withPhone()];
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
    expect(await Promise.all(ids.map(async (id) => (await delivery(id))?.status))).toEqual(['DELIVERED', 'UNDELIVERABLE']);
  });
});

it('messages of before stay known as what they were, and what waited is called', async () => {
  await queue(await withPhone(), { occasion: 'waits' });
  const standing = (): Promise<{ cause_id: string; occasion: string; status: string }[]> =>
    inTx((tx) => tx.query(`select cause_id, occasion, case status when 'WAITING' then 'CANCELLED' else status end as status from outgoing_text where jobseeker_id is not null order by cause_id, occasion`));
  const before = await standing();
  const owner = await openOwner(world.database.urls.ownerUrl);
  try {
    const runner = owner.createQueryRunner();
    const migration = new MessagesAreTexts2026112204200();
    await migration.down(runner);
    await inTx(async (tx) => {
      await tx.query('delete from text_attempt');
      await tx.query('delete from outgoing_text');
    });
    await migration.up(runner);
    await runner.release();
  } finally {
    await owner.destroy();
  }
  expect(await standing()).toEqual(before);
  expect(new Set(before.map((row) => row.status))).toEqual(new Set(['DELIVERED', 'WITHHELD', 'CANCELLED']));
});
