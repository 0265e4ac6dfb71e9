import fc from 'fast-check';

import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import { messageStatuses, newMessage, relayed, type MessageDraft, type MessageId } from './message.js';

const draft: MessageDraft = { jobseekerId: 'p' as JobseekerId, kind: 'CHECK_IN', subjectKind: 'CheckIn', subjectId: 'c', occasion: '1' };
const now = new Date('2026-03-01T08:00:00Z');
const at = { missionId: 'm' as MissionId, id: 'x' as MessageId, queuedAt: now };
const queued = newMessage(draft, at);
const reached = { there: true, agrees: true };

describe('a message', () => {
  it('holds codes only', () => {
    expect(newMessage({ ...draft, variables: { code: '4F7Q' } }, at).variables).toEqual({ code: '4F7Q' });
    for (const occasion of ['', 'a b', 'Ayşe', 'x'.repeat(81)]) expect(() => newMessage({ ...draft, occasion }, at)).toThrow(RangeError);
    const wrong: Record<string, string>[] = [{ code: 'Bakery of Ayşe' }, { code: '' }, { 'a b': 'x' }];
    for (const variables of wrong) expect(() => newMessage({ ...draft, variables }, at)).toThrow(RangeError);
  });
  it('is recorded where the person agrees to texts', () => expect(relayed(queued, reached, now)).toMatchObject({ status: 'RECORDED', deliveredAt: now, version: 2 }));
  it('is not sent against a wish', () => expect(relayed(queued, { ...reached, agrees: false }, now)).toMatchObject({ status: 'UNDELIVERABLE', deliveredAt: null }));
  it('is not sent to somebody who was forgotten', () => expect(relayed(queued, { ...reached, there: false }, now)).toMatchObject({ status: 'CANCELLED' }));
  it('is sent up to its last instant and not after', () => {
    expect(relayed({ ...queued, notAfter: now }, reached, now)?.status).toBe('RECORDED');
    expect(relayed({ ...queued, notAfter: new Date(now.getTime() - 1) }, reached, now)?.status).toBe('UNDELIVERABLE');
  });
  it('is dealt with once', () =>
    fc.assert(
      fc.property(fc.constantFrom(...messageStatuses), fc.boolean(), fc.boolean(), (status, there, agrees) => {
        expect(relayed({ ...queued, status }, { there, agrees }, now) === null).toBe(status !== 'QUEUED');
      }),
    ));
});
