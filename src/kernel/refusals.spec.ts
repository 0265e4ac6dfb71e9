import { cannotBecome, refused } from './outcome.js';

describe('refusals', () => {
  it('put the article that goes with what they speak of', () => {
    expect(refused('MOVE_NOT_ALLOWED', { what: 'opening', from: 'CLOSED', to: 'DRAFT' }).message).toBe('An opening that is CLOSED cannot become DRAFT.');
    expect(refused('MOVE_NOT_ALLOWED', { what: 'jobseeker', from: 'CLOSED', to: 'PAUSED' }).message).toBe('A jobseeker that is CLOSED cannot become PAUSED.');
    expect(refused('ALREADY_EXISTS', { what: 'account', field: 'name' }).message).toBe('There is already an account with this name.');
  });

  it('say what can be done in place of a step that cannot', () => {
    expect(cannotBecome('venture', 'FUNDED', 'OPEN', ['FORMING', 'RUNNING', 'PAUSED']).message).toBe('A venture that is FUNDED cannot become OPEN. It can become FORMING, RUNNING or PAUSED.');
    expect(cannotBecome('plan', 'REFUSED', 'DRAFT', [])).toMatchObject({ message: 'A plan that is REFUSED cannot become DRAFT.', facts: { what: 'plan', from: 'REFUSED', to: 'DRAFT' } });
    expect(refused('MOVE_NOT_ALLOWED', { what: 'payment', from: 'APPROVED', to: 'APPROVED' }).message).toBe('This payment is APPROVED already.');
  });

  it('say whose an act is', () => {
    expect(refused('NOT_ALLOWED', { act: 'funds', roles: 'FINANCE or ADMIN' }).message).toBe('Your role does not allow this: funds. It is for FINANCE or ADMIN.');
    expect(refused('NOT_ALLOWED', { act: 'funds' }).message).toBe('Your role does not allow this: funds.');
  });
});
