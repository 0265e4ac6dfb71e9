import type { AccountId } from '../../kernel/ids.js';
import { decided, faultOfProposal, type PolicyReview } from './policy-review.js';

const [one, other] = ['one' as AccountId, 'other' as AccountId];
const at = new Date('2026-03-01T08:00:00Z');
const review = { from: 'fit-2', to: 'fit-3', state: 'PROPOSED', proposedBy: one, decidedBy: null, decidedAt: null, decisionReason: null } as unknown as PolicyReview;

describe('a change of policy', () => {
  it('is decided by somebody else, once', () => {
    expect(decided(review, 'fit-2', 'ACCEPTED', one, 'x', at)).toMatchObject({ code: 'NOT_ALLOWED' });
    const done = decided(review, 'fit-2', 'ACCEPTED', other, 'x', at);
    expect(done).toMatchObject({ value: { state: 'ACCEPTED', decidedBy: other, decidedAt: at, decisionReason: 'x' } });
    for (const state of ['ACCEPTED', 'REJECTED'] as const) expect(decided({ ...review, state }, 'fit-2', 'REJECTED', other, 'x', at)).toMatchObject({ code: 'MOVE_NOT_ALLOWED' });
  });
  it('is accepted in the place of the policy that its figures are about, and rejected whatever is in use', () => {
    expect(decided(review, 'fit-9', 'ACCEPTED', other, 'x', at)).toMatchObject({ code: 'MOVE_NOT_ALLOWED' });
    expect(decided(review, 'fit-9', 'REJECTED', other, 'x', at).ok).toBe(true);
  });
  it('is to another policy that there is', () => {
    expect(faultOfProposal('fit-2', 'fit-3')).toBeNull();
    expect(faultOfProposal('fit-2', 'fit-2')).toMatchObject({ code: 'INVALID_INPUT' });
    expect(faultOfProposal('fit-2', 'fit-1')).toMatchObject({ code: 'INVALID_INPUT' });
  });
});
